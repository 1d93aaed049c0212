"""LNK: does every link lead somewhere?"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.checks.check import curriculum_check, module_check, prose_check
from generator.checks.places import GLOSSARY, nearest
from generator.checks.prose import Prose
from generator.model.curriculum import Curriculum, Module, Pointer, Shelf
from generator.model.finding import Address, Finding
from generator.model.guide import SHELVES

_YAML_LINK = re.compile(r"\]\(([a-z]+):([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class _Link:
    """A link from Markdown or YAML, with a place for findings."""

    scheme: str
    target: str
    file: str
    line: int = 0
    column: int = 0
    address: Address = ()

    def leads_nowhere(self, known: Collection[str]) -> Finding:
        message = f"No {self.scheme} is called {self.target}{nearest(self.target, known)}"
        return Finding(self.file, message, self.address, self.line, self.column)


def _link_of(pointer: Pointer) -> _Link:
    return _Link(pointer.scheme, pointer.target, pointer.file, pointer.line, pointer.column)


def _links(prose: Prose) -> Iterator[_Link]:
    yield from map(_link_of, prose.pointers)
    for passage in prose.passages:
        for scheme, target in _YAML_LINK.findall(passage.raw) if passage.raw else ():
            yield _Link(scheme, target, passage.file, address=passage.address)


def _on_the_shelf(shelf: Shelf) -> dict[str, frozenset[str]]:
    services = shelf.services
    groups = {group.id for group in services.groups} if services else set()
    return {
        "term": frozenset(shelf.term),
        "outcome": frozenset(shelf.outcome),
        "service": frozenset({service.id for service in services.services} | groups) if services else frozenset(),
        "local": frozenset(slot.id for slot in shelf.slots),
        "page": frozenset(page.matter.id for page in shelf.pages),
        **{kind: frozenset(guide.id for guide in shelf.guides if guide.kind == kind) for kind in SHELVES.values()},
    }


@prose_check("LNK-001", fix="Write the id as its list has it, or add it there.")
def links_lead_to_the_shelf(prose: Prose) -> Iterator[Finding]:
    """Every link to a term, outcome, service, local slot, page or reference page leads to something that exists.

    Why: a dead link to a helpline is a closed door.
    Source: docs/authoring.md, "Links and sources".
    """
    shelf = _on_the_shelf(prose.shelf)
    for link in _links(prose):
        if link.scheme in shelf and link.target not in shelf[link.scheme]:
            yield link.leads_nowhere(shelf[link.scheme])


@prose_check("LNK-002", fix="Write the id of a handout, card set or slide of this module; another module's as `K1/id`.")
def links_stay_in_the_module(prose: Prose) -> Iterator[Finding]:
    """Every `handout:`, `cards:` and `slide:` link without a module leads to one of this module's.

    Why: a trainer looks for the sheet in the pack and does not find it.
    Source: docs/authoring.md, "Links and sources".
    """
    module = prose.module
    known: dict[str, list[str]] = {"handout": [], "cards": [], "slide": []}
    if module:
        known["handout"] = [handout.matter.id for handout in module.handouts]
        known["cards"] = [cards.set.id for cards in module.cards]
        known["slide"] = [slide.id for slide in module.slides]
    for link in _links(prose):
        if link.scheme in known and "/" not in link.target and link.target not in known[link.scheme]:
            yield link.leads_nowhere(known[link.scheme])


@curriculum_check("LNK-003", fix="Write the module's id as its front matter has it, and the id of what it holds.")
def links_lead_to_modules(curriculum: Curriculum) -> Iterator[Finding]:
    """Every `module:` link, and every link into another module, leads to something that exists.

    Why: readers follow the path that the text lays.
    Source: docs/authoring.md, "Links and sources".
    """
    inside: dict[str, set[str]] = {"handout": set(), "cards": set(), "slide": set()}
    for module in curriculum.modules:
        inside["handout"].update(f"{module.id}/{handout.matter.id}" for handout in module.handouts)
        inside["cards"].update(f"{module.id}/{cards.set.id}" for cards in module.cards)
        inside["slide"].update(f"{module.id}/{slide.id}" for slide in module.slides)
    sources = [source for module in curriculum.modules for source in module.sources]
    for source in (*sources, *curriculum.shelf.sources):
        for pointer in source.pointers:
            known = curriculum.module if pointer.scheme == "module" else inside.get(pointer.scheme, ())
            elsewhere = pointer.scheme == "module" or (pointer.scheme in inside and "/" in pointer.target)
            if elsewhere and pointer.target not in known:
                yield _link_of(pointer).leads_nowhere(known)


@prose_check("LNK-004", fix="Write the id of a heading or block on this page, as it stands in `{#…}`.")
def links_within_a_page_lead_somewhere(prose: Prose) -> Iterator[Finding]:
    """Every `#id` link leads to a heading or a block of its own file.

    Why: a jump that does not jump leaves a reader with a screen reader lost.
    Source: WCAG 2.2, 2.4.1 and 2.4.4.
    """
    ids: dict[str, set[str]] = {}
    for passage in prose.passages:
        if passage.root is not None:
            found = {str(element.get("id")) for element in passage.root.iter() if element.get("id")}
            ids.setdefault(passage.file, set()).update(found)
    for link in _links(prose):
        known = ids.get(link.file, set())
        if link.scheme == "id" and link.target not in known:
            message = f"Nothing on this page has the id {link.target}{nearest(link.target, known)}"
            yield Finding(link.file, message, link.address, link.line, link.column)


@module_check("LNK-005", fix="Put the picture into the module's media folder under that name, or take it out.")
def pictures_exist_and_are_used(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every picture that a text shows is in the module's media folder, and every file there is shown.

    Why: a missing picture leaves a hole on paper; a forgotten one may be one that nobody has a licence for.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    there = [media.path for media in module.media]
    shown = set()
    for pointer in module.pointers:
        if pointer.scheme == "media":
            shown.add(pointer.target)
            if pointer.target not in there:
                message = f"There is no picture {pointer.target}{nearest(pointer.target, there)}"
                yield Finding(pointer.file, message, line=pointer.line, column=pointer.column)
    for media in module.media:
        if media.path not in shown:
            yield Finding(media.file, f"Nothing shows {media.path}", level="warn")


@curriculum_check("LNK-006", fix="Write the id as its list has it.")
def the_shelf_holds_together(curriculum: Curriculum) -> Iterator[Finding]:
    """Pages, reference pages and terms name modules, outcomes, sheets, pages and terms that exist.

    Why: related links, the index and search are made from them.
    Source: docs/authoring.md, "Links and sources".
    """
    shelf = curriculum.shelf
    for number, term in enumerate(shelf.glossary):
        for other in term.see_also:
            if other not in shelf.term:
                message = f"{term.id}: no term is called {other}{nearest(other, shelf.term)}"
                yield Finding(GLOSSARY, message, (number, "see_also"))
    known: dict[str, Collection[str]] = {
        "modules": curriculum.module,
        "outcomes": shelf.outcome,
        "handouts": _to_keep(curriculum),
        "related": shelf.guide,
    }
    matters = [(page.file, page.matter) for page in (*shelf.pages, *shelf.delivery)]
    for file, matter in (*matters, *((guide.file, guide.matter) for guide in shelf.guides)):
        for key, names in known.items():
            for name in getattr(matter, key, ()):
                if name not in names:
                    yield Finding(file, f"Nothing in {key} is called {name}{nearest(name, names)}", (key,))


def _to_keep(curriculum: Curriculum) -> frozenset[str]:
    """Sheets and sets of cards that a learner may keep, as `K1/safe-sheet`."""
    sheets = {
        f"{module.id}/{handout.matter.id}"
        for module in curriculum.modules
        for handout in module.handouts
        if not handout.matter.kept_back
    }
    return frozenset(
        sheets | {f"{module.id}/{cards.set.id}" for module in curriculum.modules for cards in module.cards}
    )


@prose_check("LNK-007", fix="Use https://, or take the link out.", level="warn")
def web_links_are_private(prose: Prose) -> Iterator[Finding]:
    """Every link to another site is an https address.

    Why: over http, anybody on the same network can read which page was opened.
    Source: RFC 9110, 4.2.2, the https scheme.
    """
    for link in _links(prose):
        if link.scheme == "web" and not link.target.startswith("https://"):
            yield Finding(link.file, f"{link.target} is not https", link.address, link.line, link.column)
