"""The decks to make: for the facilitator with notes, to edit; for everyone as PDF, without."""

import re
from collections.abc import Iterator

from generator.formats.pptx import DeckOf, pptx_bytes
from generator.formats.slide_typst import sheet as typst_sheet
from generator.formats.typst_press import drawn, facts, tagged, theme_files
from generator.formats.typst_text import array, call, literal, pairs
from generator.formats.typst_text import words as said
from generator.jobs.job import Job
from generator.model.audience import LearnerModule, for_learner
from generator.model.catalogue import say, words
from generator.model.curriculum import Curriculum, Media, Module, Shelf
from generator.model.reference import Service
from generator.outputs.output import Output
from generator.outputs.slides.sheets import LANGUAGE, pictured, sheets
from generator.outputs.slides.view import NotedView, SlidesView

_CITED = re.compile(r'data-cite="([^"]+)"')
_SERVICE = re.compile(r'data-scheme="service" data-target="([^"]+)"')


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """Two files for each module that has slides."""
    theme = theme_files()
    for module in curriculum.modules:
        if not module.slides:
            continue
        stem = f"packs/{module.slug}/{module.id.lower()}"
        sources = (module.index,)
        noted = noted_view(module, curriculum.shelf)
        shown = shown_view(for_learner(module), module.media, curriculum.shelf)
        yield Job(f"{stem}-facilitator-slides.pptx", render_deck, noted, theme, sources, module.id)
        yield Job(f"{stem}-slides.pdf", render_pdf, shown, theme, sources, module.id, facts)


def shown_view(module: LearnerModule, media: tuple[Media, ...], shelf: Shelf) -> SlidesView:
    """The slides as everyone may have them."""
    return _view(module, media, shelf, ())


def noted_view(module: Module, shelf: Shelf) -> NotedView:
    """The slides as the facilitator has them: the sources keep the numbers that everyone has."""
    notes = tuple(slide.notes for slide in module.slides)
    return NotedView(_view(for_learner(module), module.media, shelf, tuple(note.xml for note in notes)), notes)


def _view(module: LearnerModule, media: tuple[Media, ...], shelf: Shelf, more: tuple[str, ...]) -> SlidesView:
    texts = [*(slide.body.xml for slide in module.slides), *more]
    keys = dict.fromkeys(key for text in texts for key in _CITED.findall(text))
    used = " ".join(texts)
    settings = shelf.settings
    return SlidesView(
        code=module.matter.id,
        title=module.matter.title,
        discreet_title=module.matter.discreet_title,
        name=settings.name,
        version=settings.version,
        released=settings.released,
        licence=settings.licence,
        nations=settings.nations,
        slides=module.slides,
        references=tuple(shelf.reference[key] for key in keys if key in shelf.reference),
        media=tuple(picture for picture in media if f'src="{picture.path}"' in used),
        services=_services(used, shelf),
        services_note=shelf.services.note if shelf.services else "",
    )


def _services(used: str, shelf: Shelf) -> tuple[Service, ...]:
    """The services of the support group, and those that the slides link to by name; only what can be reached."""
    names = [shelf.settings.support_group or "", *_SERVICE.findall(used)]
    return shelf.services.reachable(names) if shelf.services else ()


def render_deck(view: NotedView) -> bytes:
    """The deck with notes; the same view gives the same bytes."""
    shown = view.shown
    made = sheets(shown, view.notes)
    wanted = pictured(made)
    deck = DeckOf(
        title=_file_title(shown),
        subject=say("slides.kind"),
        author=shown.name,
        lang=LANGUAGE,
        footer=_footer(shown),
        made=shown.released,
        sheets=made,
        pictures={picture.path: _bitmap(picture) for picture in shown.media if picture.path in wanted},
        words=words("slides"),
    )
    return pptx_bytes(deck)


def _bitmap(picture: Media) -> bytes:
    return drawn(picture.data) if picture.path.endswith(".svg") else picture.data


def render_pdf(view: SlidesView) -> bytes:
    """The slides as a tagged PDF; the same view gives the same bytes."""
    pdf = tagged(document(view), view.released, words("pack"))
    wanted = len(sheets(view, ())) + 1
    if (pages := facts(pdf)["pages"]) != wanted:
        raise RuntimeError(f"{pages} pages for {wanted} sheets: one runs over its edge")
    return pdf


def document(view: SlidesView) -> str:
    """The Typst source of the slides."""
    language, _, region = LANGUAGE.partition("-")
    set_up = f"title: {literal(_file_title(view))}, lang: {literal(language)}, region: {literal(region)}"
    out = f'#import "slides.typ": *\n#show: deck.with({set_up})\n'
    if view.media:
        held = {picture.path: f"bytes({array(map(str, picture.data))})" for picture in view.media}
        out += call("pictures.update", pairs(held))
    out += call("foot-words.update", said(_footer(view)))
    lines = (f"{view.name}, {say('slides.version', version=view.version)}", view.licence)
    out += call(
        "cover", code=literal(view.code), title=said(view.discreet_title), lines=array(said(line) for line in lines)
    )
    for number, sheet in enumerate(sheets(view, ()), 1):
        out += typst_sheet(sheet, number)
    return out


def _file_title(view: SlidesView) -> str:
    """Plain words: the title of a file shows in windows, lists and on the desk of whoever shares a computer."""
    return say("slides.file-title", code=view.code, title=view.discreet_title)


def _footer(view: SlidesView) -> str:
    return say("slides.footer", code=view.code, name=view.name, version=view.version, licence=view.licence)


OUTPUT = Output("slides", "Slides of each module: PPTX with notes, and PDF without", plan)
