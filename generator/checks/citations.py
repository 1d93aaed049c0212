"""CIT: can every claim be traced, and does every source say where it holds and when it was looked up?"""

import re
from collections.abc import Iterator

from generator.checks.check import curriculum_check, module_check, prose_check
from generator.checks.passages import Passage, Unit
from generator.checks.places import GLOSSARY, REFERENCES, SERVICES, framework_file, nearest, repeated
from generator.checks.prose import Prose
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Address, Finding
from generator.model.reference import Reference

_WIDER = ("uk", "international")
_CITED_KINDS = frozenset({"reading", "page", "guide", "handout", "quick-card", "slide"})
_INVENTED = frozenset({"case", "poor-practice", "better-practice", "try-it", "reflect", "write-on", "say"})
"""Blocks whose figures are part of a story or of speech."""
_FIGURE = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:%|per cent\b)|(?<![£$€\d,.])\b\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)? (?:million|billion)\b"
)
_ACT = re.compile(
    r"\b[A-Z][\w’'-]*(?: (?:[A-Z(][\w’'()-]*|and|of|for|the))*"
    r" (?:Act|Order|Regulations|Measure)(?: \([^)]*\))? (?:19|20)\d\d\b"
)
_CITE_KEY = re.compile(r"@([\w-]+)")
_BRACKETS = re.compile(r"\[@[^\]]*\]")
_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "legislation": (("number", "authority"),),
    "bill": (("number", "authority"),),
    "legal_case": (("number", "authority", "container_title"),),
    "article-journal": (("author",), ("container_title",)),
    "book": (("author",), ("publisher",)),
    "chapter": (("author",), ("container_title",)),
    "report": (("author", "publisher"),),
    "webpage": (("author", "publisher"), ("URL",)),
    "treaty": (("authority", "publisher", "number"),),
}
"""For each type, groups of fields of which one must stand."""


def cited(prose: Prose) -> Iterator[tuple[str, Finding]]:
    """Every key that is cited, with a finding that points at the place."""
    for pointer in prose.pointers:
        if pointer.scheme == "cite":
            yield pointer.target, Finding(pointer.file, "", line=pointer.line, column=pointer.column)
    for passage in prose.passages:
        if passage.raw:
            for group in _BRACKETS.findall(passage.raw):
                for key in _CITE_KEY.findall(group):
                    yield key, Finding(passage.file, "", passage.address)


@prose_check("CIT-001", fix="Write the key as references.yml has it, or add the reference there.")
def cited_keys_exist(prose: Prose) -> Iterator[Finding]:
    """Every key that is cited stands in references.yml.

    Why: a citation that leads nowhere is worse than none.
    Source: docs/authoring.md, "Rules for content", 1.
    """
    known = prose.shelf.reference
    for key, place in cited(prose):
        if key not in known:
            message = f"No reference is called {key}{nearest(key, known)}"
            yield Finding(place.file, message, place.address, place.line, place.column)
    for number, term in enumerate(prose.shelf.glossary if prose.module is None else ()):
        for key in term.sources:
            if key not in known:
                message = f"{term.id}: no reference is called {key}{nearest(key, known)}"
                yield Finding(GLOSSARY, message, (number, "sources"))
    for guide in prose.shelf.guides if prose.module is None else ():
        for key in guide.matter.act:
            if key not in known:
                yield Finding(guide.file, f"No reference is called {key}{nearest(key, known)}", ("act",))


@curriculum_check("CIT-002", fix="Cite it where it is used, or take it out of references.yml.", level="warn")
def references_are_used(curriculum: Curriculum) -> Iterator[Finding]:
    """Every reference is cited somewhere, and has its own DOI.

    Why: a list of sources that nobody used claims more than the text does.
    Source: docs/authoring.md, "Links and sources": each source is used.
    """
    shelf = curriculum.shelf
    rows = shelf.references
    dois = (((n, "DOI"), row.DOI) for n, row in enumerate(rows) if row.DOI)
    yield from repeated(REFERENCES, "DOI", dois)
    used = {framework.source for framework in shelf.frameworks} | {
        key for term in shelf.glossary for key in term.sources
    }
    used |= {course.source for course in shelf.courses if course.source}
    used |= {key for guide in shelf.guides for key in guide.matter.act}
    used |= {p.target for source in shelf.sources for p in source.pointers if p.scheme == "cite"}
    used |= {p.target for module in curriculum.modules for p in module.pointers if p.scheme == "cite"}
    for number, row in enumerate(rows):
        if row.id not in used:
            yield Finding(REFERENCES, f"Nothing cites {row.id}", (number, "id"))


@prose_check("CIT-003", fix="Cite the Act, rule or case that the block states, or the study that it reports.")
def boxes_cite_something(prose: Prose) -> Iterator[Finding]:
    """Every `law` block and every `evidence` block cites something.

    Why: a box looks like authority; it must say whose.
    Source: docs/authoring.md, "Rules for content", 1.
    """
    for passage in prose.passages:
        for section in passage.root.iter("section") if passage.root is not None else ():
            name = section.get("data-block")
            if name in ("law", "evidence") and section.find(".//cite") is None:
                line = int(section.get("data-line") or passage.line or 1)
                yield Finding(passage.file, f"This `{name}` block cites nothing", line=line, column=1)


def _statements(prose: Prose) -> Iterator[tuple[Passage, Unit]]:
    """Paragraphs in which a claim needs its source beside it: not cases, speech, titles or definitions."""
    for passage in prose.passages:
        if passage.kind in _CITED_KINDS:
            for unit in passage.units:
                if unit.tag in ("p", "li", "dd") and not unit.cited and not _INVENTED.intersection(unit.within):
                    yield passage, unit


def _covered(prose: Prose, passage: Passage, unit: Unit) -> bool:
    """Whether the box about one source, or the slide with its notes, cites something elsewhere."""
    if passage.kind == "slide":
        slide = (other for other in prose.of("slide", "notes") if other.line == passage.line)
        return any(other.cited for part in slide for other in part.units)
    if not {"evidence", "law"}.intersection(unit.within):
        return False
    return any(other.cited and other.within == unit.within and other.line == unit.line for other in passage.units)


@prose_check("CIT-004", fix="Put the citation behind the figure, in the same paragraph.")
def figures_are_cited(prose: Prose) -> Iterator[Finding]:
    """A paragraph with a percentage or a large figure has a citation in it, or stands in a box or on a slide that has.

    Why: figures travel without their source; the paragraph is the least that people copy.
    Source: docs/authoring.md, "Links and sources": every figure has a source in its paragraph.
    """
    for passage, unit in _statements(prose):
        match = _FIGURE.search(unit.text)
        if match and not _covered(prose, passage, unit):
            yield prose.finding(passage, f"The figure “{match[0]}” has no citation in its paragraph", match[0], unit)


@prose_check("CIT-005", fix="Cite the Act where it is named, with its section.")
def laws_are_cited(prose: Prose) -> Iterator[Finding]:
    """A paragraph that names an Act with its year has a citation in it, or stands in a box or on a slide that has.

    Why: Acts are amended, and hold in some nations only; the reference says which and when it was checked.
    Source: docs/authoring.md, "Rules for content", 1 and 8.
    """
    for passage, unit in _statements(prose):
        match = _ACT.search(unit.text)
        if match and not _covered(prose, passage, unit):
            yield prose.finding(passage, f"“{match[0]}” has no citation in its paragraph", match[0], unit)


@curriculum_check(
    "CIT-006", fix="Add the field if you are certain of it; a reader needs it to find the source.", level="warn"
)
def references_are_complete(curriculum: Curriculum) -> Iterator[Finding]:
    """A reference has the fields that its type needs to be found.

    Why: an article without its journal cannot be fetched, so the claim cannot be checked.
    Source: Citation Style Language 1.0.2, item types.
    """
    for number, row in enumerate(curriculum.shelf.references):
        for fields in _NEEDED[row.type]:
            if not any(getattr(row, field) for field in fields):
                names = " or ".join(field.replace("_", "-") for field in fields)
                yield Finding(REFERENCES, f"{row.id} ({row.type}) has no {names}", (number,))


@curriculum_check("CIT-007", fix="Write the day on which the source was last looked up.")
def references_are_dated(curriculum: Curriculum) -> Iterator[Finding]:
    """A reference was checked no later than the release, and not before it came out.

    Why: a date in the future was not a check.
    Source: docs/authoring.md, "Links and sources".
    """
    released = curriculum.shelf.settings.released
    for number, row in enumerate(curriculum.shelf.references):
        if row.checked > released:
            message = f"{row.id} was checked on {row.checked}, after the release of {released}"
            yield Finding(REFERENCES, message, (number, "checked"))
        year = _year(row)
        if year and year > row.checked.year:
            yield Finding(REFERENCES, f"{row.id} came out in {year}, after it was checked", (number, "issued"))


def _year(row: Reference) -> int:
    found = re.match(r"\d{4}", row.issued)
    return int(found[0]) if found else 0


@prose_check("CIT-008", fix="Write a nation's id as settings.yml has it; a source may also be `uk` or `international`.")
def nations_are_known(prose: Prose) -> Iterator[Finding]:
    """Every nation that is named (by a module, a law block, a source, a term, a service) is one of the settings'.

    Why: a law without its nation is a trap for the reader next door.
    Source: docs/authoring.md, "Rules for content", 8.
    """
    known = prose.shelf.nation
    for file, address, names, wider in _nations(prose):
        for name in names:
            if name not in known and name not in wider:
                yield Finding(file, f"No nation is called {name}{nearest(name, (*known, *wider))}", address)
    for passage in prose.passages:
        for section in passage.root.iter("section") if passage.root is not None else ():
            for name in (section.get("data-nation") or "").split():
                if name not in known and name not in _WIDER:
                    line = int(section.get("data-line") or 1)
                    yield Finding(
                        passage.file, f"No nation is called {name}{nearest(name, known)}", line=line, column=1
                    )


def _nations(prose: Prose) -> Iterator[tuple[str, Address, tuple[str, ...], tuple[str, ...]]]:
    """Places in YAML that name nations: file, address, names, and what else is allowed there."""
    if prose.module:
        yield prose.module.index, ("nations",), prose.module.matter.nations, ()
        return
    shelf = prose.shelf
    for number, row in enumerate(shelf.references):
        yield REFERENCES, (number, "nations"), row.nations, _WIDER
    for number, term in enumerate(shelf.glossary):
        yield GLOSSARY, (number, "nations"), term.nations, _WIDER
    for number, service in enumerate(shelf.services.services if shelf.services else ()):
        yield SERVICES, ("services", number, "nations"), service.nations, _WIDER
    for framework in shelf.frameworks:
        yield framework_file(framework.id), ("nations",), framework.nations, _WIDER
    for page in (*shelf.pages, *shelf.delivery):
        yield page.file, ("nations",), page.matter.nations, ()
    for guide in shelf.guides:
        yield guide.file, ("nations",), guide.matter.nations, ()


@module_check(
    "CIT-009", fix="Say in a `law` or `nation` block what holds there, or that you are silent on it.", level="warn"
)
def every_nation_is_spoken_for(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A reading that states law says, for each nation of the module, what holds there.

    Why: one nation is not the default that goes without saying.
    Source: docs/authoring.md, "Rules for content", 8.
    """
    del shelf
    sections = list(module.reading.root.iter("section"))
    if any(section.get("data-block") == "law" for section in sections):
        spoken = {name for section in sections for name in (section.get("data-nation") or "").split()}
        spoken |= {section.get("id", "") for section in sections if section.get("data-block") == "nation"}
        for nation in module.matter.nations:
            if nation not in spoken and "uk" not in spoken:
                yield Finding(module.index, f"The reading states law, and says nothing for {nation}", ("nations",))
