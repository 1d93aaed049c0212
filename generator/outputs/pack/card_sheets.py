"""The cards of a module, to print on both sides and cut out; and apart from them their answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.typst_press import facts, theme_files
from generator.formats.typst_text import call, words
from generator.jobs.job import Job
from generator.model.audience import for_learner
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.module import CardSet
from generator.outputs.output import Output
from generator.outputs.pack.document import group
from generator.outputs.pack.frame import letter_of
from generator.outputs.pack.learner import LearnerFrame, LetteredCards, learner_opening, lettered_cards
from generator.outputs.pack.plan import marked, names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.sheets import cards_sheet, has_key, key_table, sheet_sources
from generator.outputs.pack.view import PackView


@dataclass(frozen=True, slots=True)
class CardsView:
    """All that the cards of one module show."""

    pack: PackView
    module: str
    """Its id."""
    sets: tuple[LetteredCards, ...]


@dataclass(frozen=True, slots=True)
class KeysView:
    """All that the answers to the cards of one module show: for facilitators."""

    pack: PackView
    module: str
    """Its id."""
    sets: tuple[tuple[str, CardSet], ...]
    """Each with its letter."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """For each module that has cards: the cards, and where any has an answer the answers."""
    theme = theme_files()
    for module in curriculum.modules:
        if module.cards:
            path = f"packs/{module.slug}/{module.id.lower()}-cards.pdf"
            view = _view(module, curriculum.shelf)
            yield Job(path, render, view, media=theme, sources=(module.index,), about=module.id, info=facts)
        if any(has_key(given.set) for given in module.cards):
            path = f"packs/{module.slug}/{module.id.lower()}-card-answers-facilitator.pdf"
            keys = _keys_view(module, curriculum.shelf)
            yield Job(path, render_keys, keys, media=theme, sources=(module.index,), about=module.id, info=facts)


def _view(module: Module, shelf: Shelf) -> CardsView:
    sets = lettered_cards(for_learner(module).cards)
    texts = [marked(text) for given in sets for _, text in given.cards.cards]
    title = module.matter.discreet_title
    return CardsView(names_view(title, module.id, module.matter.review, shelf, texts), module.id, sets)


def render(view: CardsView) -> bytes:
    """The cards as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: CardsView) -> str:
    """The Typst source of the cards: each side of fronts is followed by its backs."""
    frame = LearnerFrame(view.pack, view.module, course=view.pack.title)
    back = words(say("pack.card-back", code=view.module, title=view.pack.title))
    return learner_opening(view.pack, say("pack.cards-kind"), ()) + "".join(
        cards_sheet(frame, given.cards, given.letter, (text for _, text in given.cards.cards), back)
        for given in view.sets
    )


def _keys_view(module: Module, shelf: Shelf) -> KeysView:
    sets = tuple((letter_of(place), given.set) for place, given in enumerate(module.cards) if has_key(given.set))
    texts = [marked(text) for _, given in sets for card in given.cards for text in (card.answer, card.because)]
    matter = module.matter
    return KeysView(names_view(matter.title, module.id, matter.review, shelf, texts), module.id, sets)


def render_keys(view: KeysView) -> bytes:
    """The answers as a tagged PDF; the same view gives the same bytes."""
    return tagged(keys_document(view), view.pack)


def keys_document(view: KeysView) -> str:
    """The Typst source of the answers: a table for each set, and the sources that they cite."""
    frame = LearnerFrame(view.pack, view.module)
    out = learner_opening(view.pack, say("pack.answers-kind"), (), shift=0) + group("answers")
    for letter, given in view.sets:
        out += call("part", words(say("pack.cards-code", letter=letter)), words(given.title))
        out += call("banner", words(say("pack.trainers-only"))) + key_table(frame.sheet_line, letter, given)
    cited = tuple(frame.citations)
    return out + (sheet_sources(frame, cited, "answers", alone=True) if cited else "")


OUTPUT = Output("cards", "Cards to print on both sides and cut out as PDF, and apart from them their answers", plan)
