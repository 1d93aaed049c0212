"""One Markdown file: front matter, semantic tree, and what the text points at."""

from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree

from generator.model.curriculum import Block, Heading, Source
from generator.model.finding import Finding
from generator.model.written import Written
from generator.source.addressed import read_yaml
from generator.source.blocks import KINDS
from generator.source.codes import fault
from generator.source.files import File, text_of
from generator.source.markdown import to_xhtml
from generator.source.pointers import Seen, point
from generator.source.scan import Opened, Scan, scan
from generator.source.tree import grow
from generator.source.typed import typed

Reader = Literal[
    "reading",
    "handout",
    "quick-card",
    "page",
    "guide",
    "form",
    "poster",
    "delivery",
    "session",
    "slides",
    "assessment",
]
"""The kinds of Markdown file."""

_EVERYONE = ("reading", "handout", "quick-card", "page", "guide", "form", "poster")
_FOOTNOTES = ("reading", "handout", "quick-card", "page", "delivery")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file as read. `root` is None when the text could not become a tree."""

    file: str
    matter: Any
    """Front matter as its model, or None."""
    root: etree._Element | None
    headings: tuple[Heading, ...]
    seen: tuple[Seen, ...]
    source: Source
    opened: dict[int, tuple[Opened, Any]]
    """Each block with its options, by the line of its header."""
    findings: tuple[Finding, ...]

    def line_of(self, heading: str) -> int:
        """The line of the heading with an id; the first of the body when it cannot be told."""
        if len(self.seen) == len(self.headings):
            for seen, known in zip(self.seen, self.headings, strict=True):
                if known.id == heading:
                    return seen.line
        return self.source.first_line


def read_document(file: File, shape: type[Written], kind: Reader) -> Document:
    """A Markdown file with front matter of a shape. Whatever is wrong with it is in `findings`."""
    text = text_of(file)
    if isinstance(text, Finding):
        return _nothing(file.path, (text,))
    matter_text, body, first = split_matter(text)
    if matter_text is None:
        finding = fault("SRC-019", file.path, "the file does not begin with front matter between two lines of `---`")
        return _nothing(file.path, (finding,))
    matter, findings = _matter(matter_text, shape, file.path)
    found = scan(body, file.path, first)
    options, more = _options(found, file.path)
    pointed = point(body, file.path, first, kind, found)
    misplaced = () if any(item.code in _TORN for item in found.findings) else _placement(found, file.path, kind)
    findings += (*more, *misplaced, *pointed.findings)
    if kind not in _FOOTNOTES and "\n[^" in f"\n{body}":
        row = f"\n{body}".index("\n[^")
        findings += (
            fault(
                "SRC-043",
                file.path,
                "a footnote stands in a file that is cut into parts",
                first + body.count("\n", 0, row),
                1,
            ),
        )
    root: etree._Element | None = None
    headings: tuple[Heading, ...] = ()
    if not found.findings and not any(item.code in _NO_TREE for item in (*more, *pointed.findings)):
        root, headings, grown = _tree(found, body, file.path, first, options)
        findings += grown
    blocks = tuple(Block(block.name, block.title, block.line, block.end, block.within) for block in found.blocks)
    source = Source(file.path, body, first, blocks, pointed.pointers)
    opened = {block.line: (block, own) for block, own in zip(found.blocks, options, strict=True)}
    return Document(file.path, matter, root, headings, pointed.headings, source, opened, (*findings, *found.findings))


_TORN = ("SRC-020", "SRC-021", "SRC-024")
"""Faults after which nobody can say what stands in what."""

_NO_TREE = ("SRC-026", "SRC-027", "SRC-028", "SRC-032", "SRC-033", "SRC-034", "SRC-035", "SRC-036", "SRC-038")
"""Faults that the tree would only tell a second time."""


def _nothing(path: str, findings: tuple[Finding, ...]) -> Document:
    return Document(path, None, None, (), (), Source(path, "", 1), {}, findings)


def split_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter, body, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for row in range(1, len(lines)):
            if lines[row].rstrip() == "---":
                return "\n".join(lines[1:row]) + "\n", "\n".join(lines[row + 1 :]), row + 2
    return None, "", 1


def _matter(text: str, shape: type[Written], path: str) -> tuple[Any, tuple[Finding, ...]]:
    parsed = read_yaml(text, path, 2)
    if parsed.findings:
        return None, parsed.findings
    return typed(shape, {} if parsed.value is None else parsed.value, path, text, (2, 1))


def _options(found: Scan, path: str) -> tuple[tuple[Any, ...], tuple[Finding, ...]]:
    """The options of each block as its model, None where they cannot be read."""
    options: list[Any] = []
    findings: list[Finding] = []
    for block in found.blocks:
        own, wrong = _own_options(block, path)
        options.append(own)
        findings += wrong
        if block.name in KINDS and KINDS[block.name].titled and not block.title:
            findings.append(
                fault("SRC-027", path, f"`{block.name}` needs a title after a bar", block.line, block.column)
            )
    return tuple(options), tuple(findings)


def _own_options(block: Opened, path: str) -> tuple[Any, tuple[Finding, ...]]:
    if block.name not in KINDS:
        return None, ()
    line, column = (block.options_line, block.options_column) if block.options else (block.line, block.column)
    parsed = read_yaml(block.options, path, line, column)
    if parsed.findings:
        return None, parsed.findings
    if parsed.value is not None and not isinstance(parsed.value, dict):
        text = block.options.split("\n")[0].strip()
        return None, (fault("SRC-025", path, f"`{text[:60]}` is read as an option, and is none", line, column),)
    return typed(KINDS[block.name].options, parsed.value or {}, path, block.options, (line, column), option=True)


def _placement(found: Scan, path: str, kind: Reader) -> tuple[Finding, ...]:
    """Blocks that may not stand where they are; those inside a misplaced one are passed over."""
    findings: list[Finding] = []
    wrong: set[int] = set()
    for number, block in enumerate(found.blocks):
        if block.parent in wrong:
            wrong.add(number)
        elif block.name in KINDS and (code := _misplaced(block, kind)):
            wrong.add(number)
            around = f"in `{block.within[-1]}`" if block.within else "at the top"
            findings.append(
                fault(code, path, f"`{block.name}` may not stand {around} of this file", block.line, block.column)
            )
    return tuple(findings)


def _misplaced(block: Opened, kind: Reader) -> str:
    """The code of what is wrong with a block's place, or nothing."""
    around = block.within[-1] if block.within else f"{kind}/"
    private = [name for name in block.within if name in KINDS and KINDS[name].facilitator and name != "activity"]
    if KINDS[block.name].facilitator:
        if around in KINDS[block.name].inside:
            return ""
        return "SRC-029" if kind in (*_EVERYONE, "slides") else "SRC-030"
    if block.name in ("say", "do") and kind in ("session", "slides", "assessment") and not private:
        return "SRC-029"
    return ""


def _tree(
    found: Scan, body: str, path: str, first: int, options: tuple[Any, ...]
) -> tuple[etree._Element | None, tuple[Heading, ...], tuple[Finding, ...]]:
    try:
        xhtml = to_xhtml(found.parser_text, tuple(block.title for block in found.blocks))
    except RecursionError:
        return None, (), (fault("SRC-005", path, "the parser comes to no end with this nesting", first),)
    grown = grow(xhtml, body, path, first, found, options=options)
    return grown.root, grown.headings, grown.findings
