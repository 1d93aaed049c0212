"""Slides as sheets: shared out where one is too long, with their short lines of sources, the sources last."""

from collections.abc import Iterator

from lxml import etree

from generator.formats.citations import cite_texts
from generator.formats.quotes import curl
from generator.formats.slide_room import (
    LEADING,
    LINE,
    OPENING_ROOM,
    ROOM,
    SIZES,
    SMALL_SIZE,
    SOURCE_ROOM,
    SOURCE_SIZE,
    fitted,
    lines,
    para_height,
    total,
)
from generator.formats.slide_text import Para, Part, Picture, Run, Sayings, Sheet, Table, cited, flat, parts_of
from generator.model.catalogue import say, words
from generator.model.curriculum import Tree
from generator.model.reference import Reference, Service
from generator.outputs.slides.view import SlidesView

LANGUAGE = "en-GB"
_SHORTEST = 60
"""Letters of a title in the short line of sources."""


def sayings(view: SlidesView) -> Sayings:
    """Numbers and names that a text needs."""
    numbers = {reference.id: number for number, reference in enumerate(view.references, 1)}
    places = {nation.id: nation.title for nation in view.nations}
    labels = {key.rpartition(".")[2]: label for key, label in words("pack").items() if key.startswith("block.")}
    return Sayings(numbers, labels, places)


def sheets(view: SlidesView, notes: tuple[Tree, ...]) -> tuple[Sheet, ...]:
    """Every sheet of a deck. `notes` are none, or one for each slide."""
    said = sayings(view)
    out: list[Sheet] = []
    named: set[int] = set()
    for number, slide in enumerate(view.slides):
        parts = parts_of(slide.body.xml, said)
        named.update(cited(parts))
        opening = number == 0 and _opens(parts)
        told = _notes(notes[number], view, said, first=number == 0) if notes else ()
        out += _of_one(curl(slide.title), parts, told, view, opening=opening)
    return (*out, *_help(view, noted=bool(notes)), *_sources(view, sorted(named), noted=bool(notes)))


def _opens(parts: tuple[Part, ...]) -> bool:
    """Whether a first slide is a title with some words, and no more."""
    plain = all(isinstance(part, Para) and part.kind == "text" for part in parts)
    return plain and total(parts, SIZES[-1]) <= OPENING_ROOM


def _of_one(
    title: str, parts: tuple[Part, ...], notes: tuple[Para, ...], view: SlidesView, *, opening: bool
) -> Iterator[Sheet]:
    """The sheets of one slide: the first has the notes."""
    for place, page in enumerate(fitted(parts, OPENING_ROOM if opening else ROOM)):
        more = (_line(say("slides.notes-above")),)
        yield Sheet(
            title=say("slides.continued", title=title) if place else title,
            parts=page.parts,
            notes=more if place else notes,
            layout="title" if opening else "",
            size=page.size,
            source="" if opening else short_line(cited(page.parts), view.references),
        )


def short_line(numbers: tuple[int, ...], references: tuple[Reference, ...]) -> str:
    """The sources of a sheet in one line, by number and name."""
    if not numbers:
        return ""
    named = [f"[{number}] {_short(references[number - 1])}" for number in numbers]
    return say("slides.source", sources="; ".join(named))


def _short(reference: Reference) -> str:
    """A source's title, cut at a word if it is long, with its year where the title has none."""
    title = reference.title
    if len(title) > _SHORTEST:
        title = f"{title[:_SHORTEST].rpartition(' ')[0]} …"
    year = reference.issued[:4]
    return title if year in title else f"{title} ({year})"


def _notes(notes: Tree, view: SlidesView, said: Sayings, *, first: bool) -> tuple[Para, ...]:
    """A slide's notes, and under them in full the sources that they name."""
    parts = parts_of(notes.xml, said)
    out = list(flat(parts)) or [_line(say("slides.no-notes"))]
    if first:
        out.append(_line(say("slides.blank-screen")))
    numbers = cited(parts)
    if numbers:
        texts = cite_texts(tuple(view.references[n - 1] for n in numbers))
        out += [_source(n, view.references[n - 1], texts) for n in numbers]
    return tuple(out)


def _help(view: SlidesView, *, noted: bool) -> Iterator[Sheet]:
    """Whom to ring, and how far that was checked."""
    if not view.services:
        return
    names = {nation.id: nation.title for nation in view.nations}
    head = tuple(_line(say(f"slides.help-{key}")) for key in ("where", "service", "reach"))
    rows = [
        (_line(_where(service, names)), _line(curl(service.name)), _line(_reach(service))) for service in view.services
    ]
    notes = (_line(say("slides.notes-help")),) if noted else ()
    note = curl(view.services_note)
    room = ROOM - max(lines(note, SOURCE_SIZE, LINE) * SOURCE_SIZE * LEADING - SOURCE_ROOM, 0.0)
    title = say("slides.help")
    for place, page in enumerate(fitted((Table((head, *rows)),), room)):
        heading = say("slides.continued", title=title) if place else title
        yield Sheet(heading, page.parts, notes, size=page.size, source=note)


def _where(service: Service, names: dict[str, str]) -> str:
    whole = not names or set(names) <= set(service.nations)
    return say("pack.every-nation") if whole else ", ".join(names.get(id, id) for id in service.nations)


def _reach(service: Service) -> str:
    """Numbers to ring, unbroken; where there is none, what there is instead, under its kind."""
    numbers = [line.value.replace(" ", "\u00a0") for line in service.lines if line.kind == "phone"]
    others = [f"{say(f'pack.line.{line.kind}')} {line.value.removeprefix('https://')}" for line in service.lines]
    return ", ".join(numbers or others)


def _sources(view: SlidesView, numbers: list[int], *, noted: bool) -> Iterator[Sheet]:
    """The sources that the slides name, in full, and whose the deck is."""
    held = tuple(view.references[number - 1] for number in numbers)
    texts = cite_texts(held)
    paras = [_source(number, reference, texts) for number, reference in zip(numbers, held, strict=True)]
    about = say("slides.about", code=view.code, name=view.name, version=view.version, licence=view.licence)
    paras.append(_line(about))
    notes = (_line(say("slides.notes-sources")),) if noted else ()
    pages: list[list[Para]] = [[]]
    for para in paras:
        high = sum(para_height(given, SMALL_SIZE, LINE) for given in (*pages[-1], para))
        if pages[-1] and high > ROOM:
            pages.append([])
        pages[-1].append(para)
    title = say("slides.sources" if numbers else "slides.about-title")
    for place, page in enumerate(pages):
        heading = say("slides.continued", title=title) if place else title
        yield Sheet(heading, tuple(page), notes, "sources", SMALL_SIZE if numbers else SIZES[-1])


def _source(number: int, reference: Reference, texts: dict[str, str]) -> Para:
    note = f" {reference.note}" if reference.note else ""
    root = etree.fromstring(f"<div><p>[{number}] {texts[reference.id]}</p></div>")
    (para,) = flat(parts_of(etree.tostring(root, encoding="unicode"), Sayings()))
    return Para((*para.runs, Run(note))) if note else para


def _line(text: str) -> Para:
    return Para((Run(text),))


def pictured(sheets: tuple[Sheet, ...]) -> frozenset[str]:
    """Names of the pictures that sheets show."""
    return frozenset(part.src for sheet in sheets for part in sheet.parts if isinstance(part, Picture))
