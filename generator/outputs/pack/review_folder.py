"""What a reviewer who is no programmer is handed: what to know first, the whole text, a form for comments, a record to sign.

Files and their titles are plain: they may lie where somebody else looks on.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from generator.formats.docx import write
from generator.formats.docx_look import Look
from generator.formats.docx_parts import Cell, Doc, Heading, Para, Part, Run, Table, Tick, cell, runs, words_of
from generator.formats.docx_text import Reading, parts_of
from generator.formats.typst_spans import Links
from generator.model.catalogue import say
from generator.model.catalogue import words as catalogue_words
from generator.model.curriculum import Module, ReviewText, Shelf
from generator.model.reference import Service
from generator.model.review import NAMINGS, OUTCOMES
from generator.model.standing import Reviewed, digest_of, name_of, standing
from generator.outputs.pack.frame import listed, long_date
from generator.outputs.pack.review_numbers import Numbers
from generator.outputs.pack.review_text import whole
from generator.outputs.pack.standing import said

_LANGUAGE = "en-GB"
_LEAST = 10
"""Letters for which any column has room."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORT = 12
"""Letters of a digest that people compare."""
_WIDE = "3-comments"
"""The form for comments has many columns to write in."""
_BODY = Look(size=10.5)


def missing(shelf: Shelf) -> tuple[str, ...]:
    """The parts of a review for which the curriculum has no text yet."""
    there = {text.matter.part for text in shelf.review}
    return tuple(part for part in ("note", "comments", "questions", "sign-off") if part not in there)


def folder_name(part: Reviewed) -> str:
    """A plain name: a module's id; for another text, letters that say nothing about it."""
    if isinstance(part, Module):
        return part.id.lower()
    return f"t{hashlib.sha256(name_of(part).encode()).hexdigest()[:6]}"


def files(part: Reviewed, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Names of files with their bytes, in the order in which they are read."""
    name = folder_name(part)
    made: tuple[tuple[str, list[Part], dict[str, bytes]], ...] = (
        ("1-first", _note(part, shelf), {}),
        ("2-text", *_text(part, shelf)),
        (_WIDE, _comments(part, shelf), {}),
        ("4-sign", _sign(part, shelf), {}),
    )
    for number, (kind, parts, pictures) in enumerate(made, 1):
        title = f"{name.upper()}: {say(f'review.file-{number}')}"
        house = shelf.settings
        doc = Doc(
            title=title,
            author=house.name,
            lang=_LANGUAGE,
            made=house.released,
            parts=tuple(parts),
            foot=say("review.foot", title=title, version=house.version, digest=digest_of(part)[:_SHORT]),
            pictures=pictures,
            look=_BODY,
            number=say("review.page"),
            landscape=kind == _WIDE,
        )
        yield f"{name}-{kind}.docx", write(doc)


# ------------------------------------------------------------ 1, what to know first


def _note(part: Reviewed, shelf: Shelf) -> list[Part]:
    out: list[Part] = []
    for given in _of(shelf, "note"):
        out += [Heading(1, runs(given.matter.title)), *_touches(part, shelf), *_body(given, shelf)]
    return [*out, *_help(shelf)]


def _touches(part: Reviewed, shelf: Shelf) -> Iterator[Part]:
    """What the text is about: said before anybody opens it."""
    names = {term.id: term.term.partition(" (")[0] for term in shelf.glossary}
    told = [names.get(id, id.replace("-", " ")) for id in getattr(part.matter, "content_note", ())]
    yield Para((Run(f"{say('review.what')} ", bold=True), Run(f"{_code(part)}. {part.matter.title}")))
    if told:
        topics = listed([name if name[:2].isupper() else name[:1].lower() + name[1:] for name in told])
        yield Para(runs(say("review.touches", topics=topics)))


def _help(shelf: Shelf) -> Iterator[Part]:
    """Whom a reader can turn to."""
    help = shelf.services
    group = shelf.settings.support_group
    services = help.reachable([group]) if help and group else ()
    if help and services:
        yield Heading(2, runs(say("review.help")))
        yield Para(runs(help.note))
        heads = tuple(cell(say(f"review.col-{key}")) for key in ("where", "service", "reach"))
        yield Table(heads, tuple(_service(service, shelf) for service in services))


def _service(service: Service, shelf: Shelf) -> tuple[Cell, ...]:
    reach = "\n".join(f"{say(f'pack.line.{line.kind}')}: {line.value}" for line in service.lines)
    where = listed([shelf.nation.get(nation, nation) for nation in service.nations])
    return cell(where), cell(service.name), cell(reach)


# ------------------------------------------------------------ 2, the whole text


def _text(part: Reviewed, shelf: Shelf) -> tuple[list[Part], dict[str, bytes]]:
    house = shelf.settings
    facts = (
        ("code", name_of(part)),
        ("version", f"{house.version}, {long_date(house.released)}"),
        ("digest", digest_of(part)[:_SHORT]),
        ("status", said(standing(part, shelf), house.status_line)),
    )
    rows = tuple((cell(say(f"review.fact-{key}")), cell(text)) for key, text in facts)
    parts, pictures = whole(part, shelf)
    top: list[Part] = [
        Para(runs(say("review.kind")), "kind"),
        Heading(1, runs(part.matter.title)),
        Table((cell(say("review.col-fact")), cell(say("review.col-value"))), rows, widths=(1.0, 3.2)),
        Para(runs(say("review.how", code=_code(part)))),
    ]
    return [*top, *Numbers(_code(part)).of(parts)], pictures


def _code(part: Reviewed) -> str:
    """What the numbers of a text begin with."""
    return part.id if isinstance(part, Module) else folder_name(part).upper()


# ------------------------------------------------------------ 3, comments and questions


def _comments(part: Reviewed, shelf: Shelf) -> list[Part]:
    out: list[Part] = []
    for given in _of(shelf, "comments"):
        what = Para((Run(f"{say('review.what')} ", bold=True), Run(f"{_code(part)}. {part.matter.title}")))
        out += [Heading(1, runs(given.matter.title)), what, *map(_to_write, _body(given, shelf))]
    for given in _of(shelf, "questions"):
        out += [Heading(1, runs(given.matter.title), fresh=True), *_body(given, shelf)]
    return out


def _to_write(part: Part) -> Part:
    """A table with nothing in it has columns as wide as what they ask for is long."""
    if not isinstance(part, Table) or words_of(tuple(inner for row in part.rows for held in row for inner in held)):
        return part
    return replace(part, widths=tuple(float(max(len(words_of(held)), _LEAST)) for held in part.head))


# ------------------------------------------------------------ 4, the record to sign


def _sign(part: Reviewed, shelf: Shelf) -> list[Part]:
    out: list[Part] = []
    for given in _of(shelf, "sign-off"):
        out += [Heading(1, runs(given.matter.title)), *_body(given, shelf)]
    heads = (cell(say("review.col-number")), cell(say("review.col-question")), cell(say("review.col-answer")))
    return [*out, Table(heads, tuple(_rows(part, shelf)), widths=(0.7, 5.2, 4.1))]


def _rows(part: Reviewed, shelf: Shelf) -> Iterator[tuple[Cell, ...]]:
    """The rows of the record. Their numbers are what the program reads: `checks/returned.py` names them."""
    yield _row("1", say("review.sign-what"), cell(name_of(part)))
    yield _row("2", say("review.sign-version"), cell(shelf.settings.version))
    yield _row("3", say("review.sign-digest"), (Para(runs(digest_of(part), style="Address")),))
    readers = [given.matter.reader or "" for given in _of(shelf, "questions")]
    yield from _choices("4", say("review.sign-reader"), readers)
    yield from _choices("5", say("review.sign-outcome"), [say(f"review.outcome-{key}") for key in OUTCOMES])
    yield from _choices("6", say("review.sign-naming"), [say(f"review.naming-{key}") for key in NAMINGS])
    for number in ("7", "8"):
        yield _row(number, say(f"review.sign-{number}"), ())
    yield _row("9", say("review.sign-9"), _box(say("review.sign-9")))
    for number in ("10", "11"):
        yield _row(number, say(f"review.sign-{number}"), ())


def _choices(number: str, question: str, choices: list[str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each choice, with a box. The question stands in the first."""
    for letter, choice in zip(_LETTERS, choices, strict=False):
        asked = (Para(runs(question, bold=True)),) if letter == "a" else ()
        yield cell(f"{number}{letter}"), (*asked, Para(runs(choice))), _box(choice)


def _box(name: str) -> Cell:
    return (Para((Tick(name),)),)


def _row(number: str, question: str, answer: Cell) -> tuple[Cell, ...]:
    return cell(number), cell(question, bold=True), answer


def _of(shelf: Shelf, part: str) -> list[ReviewText]:
    return [given for given in shelf.review if given.matter.part == part]


def _body(given: ReviewText, shelf: Shelf) -> tuple[Part, ...]:
    """A text of the curriculum for reviewers."""
    links = Links(names=shelf.nation, prefix=f"{given.matter.id}-", level=2)
    return parts_of(given.body.xml, Reading(links, catalogue_words("pack")))
