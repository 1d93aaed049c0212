"""A document's tree cut into the parts that the model names: activities, steps, slides, learners' sections."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from lxml import etree

from generator.model.curriculum import Activity, Aside, Assessment, Cue, Pause, Session, Slide, Step, Tree
from generator.model.finding import Finding
from generator.source.blocks import ASIDES
from generator.source.codes import fault
from generator.source.document import Document
from generator.source.tree import to_tree, words_in

_FOR_LEARNERS = ("task", "must-pass", "rubric")


def block_of(element: etree._Element) -> str:
    """The name of the block that an element is, or nothing."""
    return str(element.get("data-block", ""))


def tree_of(elements: Iterable[etree._Element]) -> Tree:
    """A tree of copies of elements."""
    root = etree.Element("div")
    root.text = "\n"
    for element in elements:
        root.append(deepcopy(element))
    return to_tree(root) if len(root) else Tree()


def words_of(tree: Tree) -> int:
    """Words of a tree: what stands between white space and holds a letter or a digit."""
    return sum(any(letter.isalnum() for letter in word) for word in tree.text.split())


def _inside(section: etree._Element) -> list[etree._Element]:
    """What a block holds, without its title."""
    return [child for child in section if child.get("class") != "block-title"]


def _title(section: etree._Element) -> str:
    first = next(iter(section), None)
    if first is None or first.get("class") != "block-title":
        return ""
    return words_in(first)


def _own(section: etree._Element, document: Document) -> tuple[int, Any]:
    """The line of a block and its options."""
    line = int(section.get("data-line", "0"))
    return line, document.opened[line][1]


def session_of(document: Document) -> Session | None:
    """The session in a document whose tree stands."""
    if document.root is None or document.matter is None:
        return None
    parts: list[Activity | Pause] = []
    intro = []
    for element in document.root:
        name = block_of(element)
        if name == "activity":
            parts.append(_activity(element, document))
        elif name == "break":
            line, options = _own(element, document)
            parts.append(Pause(_title(element) or "Break", options.minutes, line))
        else:
            intro.append(element)
    return Session(document.file, document.matter, tree_of(intro), tuple(parts))


def _activity(section: etree._Element, document: Document) -> Activity:
    line, options = _own(section, document)
    inside = _inside(section)
    return Activity(
        title=_title(section),
        options=options,
        line=line,
        body=tree_of(child for child in inside if block_of(child) not in ("step", *ASIDES)),
        steps=tuple(_step(child, document) for child in inside if block_of(child) == "step"),
        asides=tuple(_aside(child, document) for child in inside if block_of(child) in ASIDES),
    )


def _step(section: etree._Element, document: Document) -> Step:
    line, options = _own(section, document)
    inside = _inside(section)
    taken = ("say", "do", "listen-for", "watch-for")

    def spoken(name: str) -> Tree:
        return tree_of(part for child in inside if block_of(child) == name for part in child)

    def cues(name: str) -> tuple[Cue, ...]:
        return tuple(Cue(_title(child), tree_of(_inside(child))) for child in inside if block_of(child) == name)

    return Step(
        title=_title(section),
        minutes=options.minutes,
        line=line,
        slide=options.slide,
        say=spoken("say"),
        do=spoken("do"),
        listen_for=cues("listen-for"),
        watch_for=cues("watch-for"),
        rest=tree_of(child for child in inside if block_of(child) not in taken),
    )


def _aside(section: etree._Element, document: Document) -> Aside:
    line, options = _own(section, document)
    return Aside(
        kind=block_of(section),
        title=_title(section),
        body=tree_of(_inside(section)),
        line=line,
        minutes=getattr(options, "minutes", 0),
        slide=getattr(options, "slide", None),
    )


def slides_of(document: Document) -> tuple[tuple[Slide, ...], tuple[Finding, ...]]:
    """One slide for each `##`, with its notes apart."""
    if document.root is None:
        return (), ()
    before, parts = _by_heading(document.root)
    findings: tuple[Finding, ...] = ()
    if before:
        findings = (fault("SRC-040", document.file, "text before the first slide", document.source.first_line),)
    slides = []
    for heading, content in parts:
        notes = [part for child in content if block_of(child) == "notes" for part in child]
        slides.append(
            Slide(
                id=str(heading.get("id")),
                title=words_in(heading),
                line=document.line_of(str(heading.get("id"))),
                body=tree_of(child for child in content if block_of(child) != "notes"),
                notes=tree_of(notes),
            )
        )
    return tuple(slides), findings


def _by_heading(root: etree._Element) -> tuple[list[etree._Element], list[tuple[etree._Element, list[etree._Element]]]]:
    """What stands before the first `##`, and each `##` with what follows it."""
    before: list[etree._Element] = []
    parts: list[tuple[etree._Element, list[etree._Element]]] = []
    for element in root:
        if element.tag == "h2":
            parts.append((element, []))
        elif parts:
            parts[-1][1].append(element)
        else:
            before.append(element)
    return before, parts


def assessment_of(document: Document) -> tuple[Assessment | None, tuple[Finding, ...]]:
    """The learners' three sections, and apart from them what is for markers."""
    if document.root is None:
        return None, ()
    before, parts = _by_heading(document.root)
    marking = tuple(_aside(child, document) for child in document.root if block_of(child) in ("marking", "answer"))
    before = [element for element in before if block_of(element) not in ("marking", "answer")]
    findings = _wrong_sections(document, before, [str(heading.get("id")) for heading, _ in parts])
    if findings or document.matter is None:
        return None, findings
    sections = {
        str(heading.get("id")): tree_of(child for child in content if block_of(child) not in ("marking", "answer"))
        for heading, content in parts
    }
    task, must_pass, rubric = (sections[name] for name in _FOR_LEARNERS)
    return Assessment(document.file, document.matter, task, must_pass, rubric, marking), ()


def _wrong_sections(document: Document, before: list[etree._Element], ids: list[str]) -> tuple[Finding, ...]:
    found = []
    if before:
        found.append(fault("SRC-040", document.file, "text before the first heading", document.source.first_line))
    strays = [name for name in ids if name not in _FOR_LEARNERS]
    found += [
        fault("SRC-040", document.file, f"the heading `{{#{name}}}` is none of the three", document.line_of(name))
        for name in strays
    ]
    # A stray heading is most often one of the three, misspelt: saying it once is enough.
    found += [
        fault("SRC-040", document.file, f"the section `{{#{name}}}` is missing", document.source.first_line)
        for name in _FOR_LEARNERS
        if name not in ids and not strays
    ]
    return tuple(found)
