"""The five shelves of reference pages in `curriculum/`: one Markdown file each, called as its id."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lxml import etree

from generator.model.curriculum import Guide, Tree
from generator.model.finding import Finding
from generator.model.guide import QUICK_CARD, SHELVES, GuideMatter
from generator.source.codes import addressed_fault, fault
from generator.source.document import read_document, split_matter
from generator.source.files import File, text_of
from generator.source.inline_values import Value, inline_source
from generator.source.tree import to_tree

Shelves = dict[str, tuple[Guide, ...]]


def read_guides(by_name: Mapping[str, File]) -> tuple[Shelves, tuple[Finding, ...]]:
    """The pages of each shelf by the shelf's name, in the order of their files, and all findings."""
    shelves: dict[str, list[Guide]] = {shelf: [] for shelf in SHELVES}
    findings: list[Finding] = []
    for name in sorted(by_name):
        shelf, _, rest = name.partition("/")
        if shelf in SHELVES and rest.endswith(".md") and "/" not in rest:
            guide, wrong = _read(by_name[name], shelf)
            findings += wrong
            shelves[shelf] += [guide] if guide else []
    return {shelf: tuple(guides) for shelf, guides in shelves.items()}, tuple(findings)


def _read(file: File, shelf: str) -> tuple[Guide | None, tuple[Finding, ...]]:
    document = read_document(file, GuideMatter, "guide")
    matter = document.matter
    if document.root is None or matter is None:
        return None, document.findings
    findings = [*document.findings, *misnamed(file.path, matter.id)]
    text = text_of(file)
    front = "" if isinstance(text, Finding) else split_matter(text)[0] or ""
    summed, wrong = inline_source(file.path, front, _values(matter), (2, 1))
    findings += wrong
    body, card = _parts(document.root)
    source = replace(document.source, pointers=(*summed.pointers, *document.source.pointers))
    return Guide(file.path, SHELVES[shelf], matter, body, card, document.headings, source), tuple(findings)


def _values(matter: GuideMatter) -> Iterator[Value]:
    for number, text in enumerate(matter.in_short):
        yield ("in_short", number), text, False


def _parts(root: etree._Element) -> tuple[Tree, Tree]:
    """The text, and the quick card that closes it."""
    children = list(root)
    start = next((n for n, child in enumerate(children) if child.tag == "h2" and child.get("id") == QUICK_CARD), None)
    card = etree.Element("div")
    if start is not None:
        card.extend(children[start:])
    return to_tree(root), to_tree(card)


def misnamed(path: str, id: str) -> Iterator[Finding]:
    """A finding where a file is not called as the id in it."""
    if PurePosixPath(path).stem != id:
        yield addressed_fault("SRC-042", path, f"`{id}` is not the name of the file", ("id",))


def strays(folder: str, by_name: Mapping[str, File]) -> Iterator[Finding]:
    """Files in folders of one file each that are of another kind, or lie deeper."""
    for name in sorted(by_name):
        room, _, rest = name.partition("/")
        texts, data = (*SHELVES, "forms", "posters", "review"), ("courses", "reviews")
        ending = ".md" if room in texts else ".yml" if room in data else ""
        if ending and ("/" in rest or not rest.endswith(ending)):
            yield fault("SRC-017", f"{folder}/{name}", f"only files `{room}/name{ending}` stand here")
