"""Handouts and sets of cards: a PDF of each, and one of all that a learner may keep of a module.

What is handed back in the room has a file too, for whoever runs it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.formats.typst_press import facts, theme_files
from generator.jobs.job import Job
from generator.model.audience import LearnerHandout, for_learner
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Media, Module, Shelf
from generator.outputs.output import Output
from generator.outputs.pack.frame import code_of
from generator.outputs.pack.learner import (
    KeptHandout,
    LearnerFrame,
    LetteredCards,
    kept_handouts,
    learner_opening,
    lettered_cards,
    shown,
)
from generator.outputs.pack.plan import help_of, marked, names_view, topics_of
from generator.outputs.pack.render import tagged
from generator.outputs.pack.sheets import cards_sheet, handout_sheet
from generator.outputs.pack.view import PackView


@dataclass(frozen=True, slots=True)
class SheetsView:
    """All that some sheets of one module show."""

    pack: PackView
    module: str
    """Its id."""
    handouts: tuple[KeptHandout, ...]
    cards: tuple[LetteredCards, ...]
    media: tuple[Media, ...]
    course: str
    """Discreet title of the module."""
    noted: tuple[str, ...] = ()
    """What the content note of all these sheets together mentions: the first of several carries it."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """The sheets of each module one by one, then all of them."""
    theme = theme_files()
    for module in curriculum.modules:
        for path, view in _views(module, curriculum.shelf):
            yield Job(path, render, view, media=theme, sources=(module.index,), about=module.id, info=facts)


def _views(module: Module, shelf: Shelf) -> Iterator[tuple[str, SheetsView]]:
    """Paths with what each file shows."""
    learner = for_learner(module)
    handouts, sets = kept_handouts(module, learner.handouts), lettered_cards(learner.cards)
    folder = f"packs/{module.slug}"
    for kept in handouts:
        matter = kept.handout.matter
        yield f"{folder}/handouts/{matter.id}.pdf", _view(matter.title, module, shelf, (kept,), ())
    for place, handout in enumerate(module.handouts):
        if handout.matter.kept_back:  # handed back in the room: whoever runs it prints it
            kept = KeptHandout(code_of(place), LearnerHandout(handout.matter, handout.body))
            path = f"{folder}/handouts/{handout.matter.id}-facilitator.pdf"
            yield path, _view(handout.matter.title, module, shelf, (kept,), ())
    for lettered in sets:
        given = lettered.cards
        yield f"{folder}/handouts/cards-{given.id}.pdf", _view(given.title, module, shelf, (), (lettered,))
    if handouts or sets:
        title = module.matter.discreet_title
        yield f"{folder}/{module.id.lower()}-handouts.pdf", _view(title, module, shelf, handouts, sets)


def _view(
    title: str,
    module: Module,
    shelf: Shelf,
    handouts: tuple[KeptHandout, ...],
    sets: tuple[LetteredCards, ...],
) -> SheetsView:
    bodies = [kept.handout.body for kept in handouts]
    texts = [*(body.xml for body in bodies), *(marked(text) for given in sets for _, text in given.cards.cards)]
    pack = names_view(title, module.id, module.matter.review, shelf, texts)
    noted = module.matter.content_note if len(handouts) + len(sets) > 1 else ()
    noted_here = (*noted, *(note for kept in handouts for note in kept.handout.matter.content_note))
    help = help_of(shelf) if any('data-scheme="service"' in text for text in texts) else None
    pack = replace(pack, help=help, topics=topics_of(shelf, noted_here))
    return SheetsView(pack, module.id, handouts, sets, shown(module.media, bodies), module.matter.discreet_title, noted)


def render(view: SheetsView) -> bytes:
    """The sheets as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: SheetsView) -> str:
    """The Typst source of the sheets: each is a heading of the first level."""
    frame = LearnerFrame(view.pack, view.module, view.media, course=view.course)
    several = len(view.handouts) + len(view.cards) > 1
    kind = say(f"pack.{'sheets' if several else 'handouts' if view.handouts else 'cards'}-kind")
    out = learner_opening(view.pack, kind, ((view.module, picture) for picture in view.media))
    for place, kept in enumerate(view.handouts):
        noted = () if place else view.noted
        out += handout_sheet(frame, kept.handout.matter, kept.handout.body, kept.code, noted=noted)
    return out + "".join(
        cards_sheet(frame, given.cards, given.letter, (text for _, text in given.cards.cards)) for given in view.cards
    )


OUTPUT = Output("handouts", "Handouts and cards as PDF: each, and all of a module that a learner may keep", plan)
