"""The files of `curriculum/` to a Shelf: the standard and everything that modules point at."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.model.course import Cases, Course
from generator.model.curriculum import Page, Shelf
from generator.model.finding import Finding
from generator.model.guide import SHELVES
from generator.model.reference import Figure, Language, PageMatter, Reference, Role, Services, Settings, Slot, Term
from generator.model.review import ReviewRecord
from generator.model.standard import Demands, Framework, Programme, Standard
from generator.model.unread import UNREAD, given
from generator.source.codes import addressed_fault, fault
from generator.source.document import read_document
from generator.source.editions import ROOM as EDITIONS
from generator.source.editions import read_editions
from generator.source.files import File, check_svg, digest_of_files
from generator.source.forms import POSTERS, read_forms, read_posters
from generator.source.forms import ROOM as FORMS
from generator.source.guides import misnamed, read_guides, strays
from generator.source.reviews import ROOM as REVIEW
from generator.source.reviews import read_review_texts
from generator.source.scan import nearest
from generator.source.tree import to_tree
from generator.source.typed import typed_file

_HARMLESS = ("SRC-017", "SRC-039", "SRC-042")
"""Faults that leave the shelf whole."""

NEEDED = ("settings.yml", "standard.yml", "language.yml", "references.yml")

SHAPES: dict[str, Any] = {
    "settings.yml": Settings,
    "standard.yml": Standard,
    "language.yml": Language,
    "references.yml": tuple[Reference, ...],
    "demands.yml": Demands,
    "glossary.yml": tuple[Term, ...],
    "services.yml": Services,
    "roles.yml": tuple[Role, ...],
    "slots.yml": tuple[Slot, ...],
    "figures.yml": tuple[Figure, ...],
    "cases.yml": Cases,
}
_LISTS: dict[str, Any] = {"frameworks": Framework, "programmes": Programme, "courses": Course, "reviews": ReviewRecord}
_PAGES = ("pages", "delivery")
_ROOMS = (*_LISTS, *SHELVES, FORMS, POSTERS, EDITIONS, REVIEW, *_PAGES)
"""Folders of `curriculum/`."""


def read_shelf(folder: str, files: tuple[File, ...]) -> tuple[Shelf, tuple[Finding, ...]]:
    """The shelf in `curriculum/`, with a gap for each part that cannot be read, and all findings."""
    by_name = {file.path[len(folder) + 1 :]: file for file in files}
    findings: list[Finding] = [*_layout(folder, by_name)]
    values: dict[str, Any] = {}
    for name, shape in SHAPES.items():
        if name in by_name:
            values[name], wrong = typed_file(by_name[name], shape)
            findings += wrong
    rooms, wrong = _rooms(by_name)
    findings += wrong
    for name, file in by_name.items():
        if name.startswith("pages/media/") and name.endswith(".svg"):
            findings += check_svg(file)
    shelf = Shelf(
        settings=values.get("settings.yml", UNREAD),
        standard=values.get("standard.yml", UNREAD),
        demands=values.get("demands.yml"),
        references=values.get("references.yml", UNREAD),
        glossary=values.get("glossary.yml", ()),
        services=values.get("services.yml"),
        language=values.get("language.yml", UNREAD),
        roles=values.get("roles.yml", ()),
        slots=values.get("slots.yml", ()),
        figures=values.get("figures.yml", ()),
        cases=values.get("cases.yml"),
        **rooms,
        digest=digest_of_files(files),
        local=None,
    )
    shelf = shelf_with_gaps(shelf, folder, (finding.file for finding in findings if finding.code not in _HARMLESS))
    return shelf, tuple(sorted((*findings, *_twice(folder, shelf))))


def _rooms(by_name: dict[str, File]) -> tuple[dict[str, tuple[Any, ...]], tuple[Finding, ...]]:
    """What each folder holds by the folder's name, which is also the shelf's field, and all findings."""
    read = {room: _each(by_name, f"{room}/", shape) for room, shape in _LISTS.items()}
    read |= {room: _pages(by_name, f"{room}/") for room in _PAGES}
    guides, wrong = read_guides(by_name)
    forms, faults = read_forms(by_name)
    editions, refused = read_editions(by_name)
    texts, missed = read_review_texts(by_name)
    posters, flaws = read_posters(by_name)
    told_of = (told for _, told in read.values())
    findings = [*wrong, *faults, *flaws, *refused, *missed, *(finding for told in told_of for finding in told)]
    sheets = {FORMS: forms, POSTERS: posters, EDITIONS: editions, REVIEW: texts}
    return {**guides, **sheets, **{room: values for room, (values, _) in read.items()}}, tuple(findings)


def shelf_with_gaps(shelf: Shelf, folder: str, broken: Iterable[str]) -> Shelf:
    """The shelf without the parts that come from broken files. Its fields are called as its files and folders are."""
    rooms = {file.removeprefix(f"{folder}/").partition("/")[0].removesuffix(".yml") for file in broken}
    gaps = {room: UNREAD for room in rooms if hasattr(shelf, room)}
    return replace(shelf, **gaps, digest=" ".join((shelf.digest, *sorted(rooms)))) if rooms else shelf


def _layout(folder: str, by_name: dict[str, File]) -> Iterator[Finding]:
    unknown = [name for name in by_name if "/" not in name and name not in SHAPES]
    for name in NEEDED:
        if name not in by_name:
            close = [other for other in unknown if name in nearest(other, tuple(SHAPES))]
            if close:
                unknown.remove(close[0])
            yield fault(
                "SRC-010", f"{folder}/{name}", "the file is missing" + (f"; `{close[0]}` is there" if close else "")
            )
    if not any(name.startswith("programmes/") for name in by_name):
        yield fault("SRC-010", f"{folder}/programmes", "no programme is there")
    for name in unknown:
        yield fault("SRC-017", f"{folder}/{name}", f"the format has no such file{nearest(name, tuple(SHAPES))}")

    rooms = {name.partition("/")[0] for name in by_name if "/" in name}
    for room in sorted(rooms - set(_ROOMS)):
        yield fault("SRC-017", f"{folder}/{room}", f"the format has no such folder{nearest(room, _ROOMS)}")
    yield from strays(folder, by_name)


def _each(by_name: dict[str, File], room: str, shape: Any) -> tuple[tuple[Any, ...], tuple[Finding, ...]]:
    """One value for each YAML file of a folder."""
    values: list[Any] = []
    findings: list[Finding] = []
    for name in sorted(by_name):
        if name.startswith(room) and name.endswith(".yml"):
            value, wrong = typed_file(by_name[name], shape)
            values.append(value)
            findings += wrong if value is None else (*wrong, *misnamed(by_name[name].path, value.id))
    return tuple(values), tuple(findings)


def _pages(by_name: dict[str, File], room: str) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    pages: list[Page] = []
    findings: list[Finding] = []
    private = room == "delivery/"
    for name in sorted(by_name):
        if not (name.startswith(room) and name.endswith(".md")):
            continue
        document = read_document(by_name[name], PageMatter, "delivery" if private else "page")
        findings += document.findings
        if document.root is not None and document.matter is not None:
            pages.append(
                Page(
                    document.file,
                    document.matter,
                    to_tree(document.root),
                    document.headings,
                    document.source,
                    "facilitator" if private else "everyone",
                )
            )
    return tuple(pages), tuple(findings)


def _twice(folder: str, shelf: Shelf) -> Iterator[Finding]:
    """Ids that stand twice, or differ only in case, within what they are ids of."""
    held = None if shelf.services is UNREAD else shelf.services
    services, groups = (held.services, held.groups) if held else ((), ())
    for room in ("references", "glossary", "roles", "slots", "figures"):
        items = given(getattr(shelf, room))
        yield from same_ids((f"{folder}/{room}.yml", (number,), item.id) for number, item in enumerate(items))
    path = f"{folder}/services.yml"
    yield from same_ids((path, ("services", number), item.id) for number, item in enumerate(services))
    yield from same_ids((path, ("groups", number), item.id) for number, item in enumerate(groups))
    yield from same_ids((form.file, (), form.id) for form in given(shelf.forms))
    yield from same_ids((text.file, (), text.matter.id) for text in given(shelf.review))
    yield from same_ids((f"{folder}/reviews/{record.id}.yml", (), record.id) for record in given(shelf.reviews))
    yield from same_ids((poster.file, (), poster.id) for poster in given(shelf.posters))
    yield from same_ids((page.file, (), page.matter.id) for page in (*given(shelf.pages), *given(shelf.delivery)))


def same_ids(rows: Iterable[tuple[str, tuple[str | int, ...], str]]) -> Iterator[Finding]:
    """A finding for each id that is there already, letter for letter or but for case."""
    first: dict[str, tuple[str, str]] = {}
    for file, address, id in rows:
        if id.lower() in first:
            other, where = first[id.lower()]
            message = f"the id `{id}` is there already, as `{other}` in {where}"
            yield addressed_fault("SRC-039", file, message, (*address, "id"))
        else:
            first[id.lower()] = (id, file)
