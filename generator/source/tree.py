"""The parser's XHTML to the semantic tree: only known elements and attributes, blocks with their data.

Whatever an author wrote, nothing leaves this room that is not on the lists below.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from generator.formats.inline import SCHEMES, split_scheme
from generator.model.curriculum import Heading, Tree
from generator.model.finding import Finding
from generator.model.written import Written
from generator.source.codes import fault
from generator.source.scan import Opened, Scan

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_HEADINGS, ("id",)),
    "p": ("class",),
    **dict.fromkeys(("ul", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "blockquote", "pre"), ()),
    **dict.fromkeys(("strong", "br"), ()),
    "div": ("class",),
    "hr": (),
    "ol": ("start",),
    "li": ("id",),
    "th": ("align",),
    "td": ("align",),
    "a": ("href", "title", "class", "data-cite", "data-locator"),
    "img": ("src", "alt", "title"),
    "em": ("class",),
    "code": ("class",),
    "sup": ("id",),
    "cite": ("class",),
    "section": ("data-n", "data-closed"),
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SLASHES = re.compile(r"(?:^|\n) *(/{3,}[^\n]*)")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Grown:
    """The tree of one text as elements, its headings in order, and what had to be refused."""

    root: etree._Element
    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the walk needs to know about the text."""

    file: str
    lines: tuple[str, ...]
    first: int
    found: Scan
    options: tuple[Written | None, ...]

    def fault(self, code: str, message: str, needle: str, *, last: bool = False) -> Finding:
        """A finding where `needle` first stands in the source, or where it stands last."""
        rows = list(enumerate(self.lines))
        for row, line in reversed(rows) if last else rows:
            if needle in line and row + self.first not in self.found.fenced:
                return fault(code, self.file, message, row + self.first, line.index(needle) + 1)
        return fault(code, self.file, message, self.first, 1)


def grow(xhtml: str, text: str, file: str, first: int, found: Scan, *, options: tuple[Written | None, ...]) -> Grown:
    """The semantic tree of what the parser made of a text."""
    ground = _Ground(file, tuple(text.split("\n")), first, found, options)
    try:
        root = etree.fromstring(f"<div>{xhtml}</div>", _PARSER)
    except etree.XMLSyntaxError as error:
        finding = fault("SRC-005", file, f"too deep or too strange for the parser: {error.msg}", first, 1)
        return Grown(etree.Element("div"), (), (finding,))
    findings = [*_agreement(root, ground)]
    for element in list(root.iter("*")):
        if element is not root:
            findings += _strange(element, ground)
    if not findings:
        _footnotes(root)
        _mark(root, ground)
    headings, twice = _headings(root, ground)
    return Grown(root, headings, (*findings, *twice))


def to_tree(root: etree._Element | None) -> Tree:
    """An element's tree as canonical XHTML; the empty tree when there is nothing in it."""
    if root is None or (not len(root) and not (root.text or "").strip()):
        return Tree()
    return Tree(etree.tostring(root, encoding="unicode", with_tail=False))


def words_in(element: etree._Element) -> str:
    """All words of an element, without marks, white space joined."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _parent(element: etree._Element) -> etree._Element:
    """The element around; a root is its own."""
    around = element.getparent()
    return element if around is None else around


def _agreement(root: etree._Element, ground: _Ground) -> Iterator[Finding]:
    """Parser and scan must see the same blocks, in the same order and in the same places."""
    blocks = ground.found.blocks
    seen = [section.get("data-n", "") for section in root.iter("section")]
    for number, block in enumerate(blocks):
        if number >= len(seen) or seen[number] != str(number):
            yield _unseen(block, ground)
            return
    if len(seen) > len(blocks):
        yield ground.fault("SRC-041", "a block stands where none may stand", "> ///")
        return
    for section, block in zip(root.iter("section"), blocks, strict=True):
        around = next(section.iterancestors("section"), None)
        parent = None if around is None else int(around.get("data-n", "-1"))
        if parent != block.parent or section.get("data-closed") is None:
            yield _unseen(block, ground)
            return
    for element in root.iter("p", "li", "td", "dd"):
        slashes = _SLASHES.search("".join(str(text) for text in element.itertext()))
        if slashes:
            yield ground.fault("SRC-041", "slashes are left in the text", slashes[1].strip())
            return


def _unseen(block: Opened, ground: _Ground) -> Finding:
    return fault(
        "SRC-041", ground.file, f"the parser does not see the block `{block.name}` here", block.line, block.column
    )


def _strange(element: etree._Element, ground: _Ground) -> Iterator[Finding]:
    tag = str(element.tag)
    if tag not in _ALLOWED or (tag == "hr" and _parent(element).get("class") != "footnote"):
        yield ground.fault("SRC-038", f"the format has no `{tag}`", words_in(element)[:30])
        return
    for name, value in ((str(name), str(value)) for name, value in element.attrib.items()):
        if name not in _ALLOWED[tag] or not _fits(element, tag, name, value):
            needle = f"#{value}" if name == "id" else f".{value.split(' ')[-1]}" if name == "class" else name
            yield ground.fault("SRC-037", f"`{name}` with `{value[:60]}` may not stand in braces here", needle)
    if tag == "a" and not element.get("href") and _parent(element).tag != "cite":
        yield ground.fault("SRC-035", "a link leads nowhere", "]()")


def _fits(element: etree._Element, tag: str, name: str, value: str) -> bool:
    """Whether an attribute has a value that the format knows; braces in the source can set any."""
    if name in ("data-cite", "data-locator"):
        return _parent(element).tag == "cite" and "href" not in element.attrib
    if name == "id":
        return bool(_SLUG.fullmatch(value)) if tag in _HEADINGS else value.startswith(("fn-", "fnref"))
    if name == "class":
        titled = _parent(element).tag == "section" and element.getprevious() is None
        return bool(re.fullmatch(_CLASSES.get(tag, ""), value)) and (tag != "p" or titled)
    if name == "href":
        scheme, rest = split_scheme(value)
        return scheme in (*SCHEMES, "http", "https") or (not scheme and rest.startswith("#"))
    pattern = _VALUES.get(name)
    return pattern is None or (bool(pattern.fullmatch(value)) and ".." not in value)


_VALUES: Mapping[str, "re.Pattern[str]"] = {
    "src": re.compile(r"media/[A-Za-z0-9._/-]+"),
    "align": re.compile(r"left|right|center"),
    "start": re.compile(r"[0-9]{1,4}"),
}
_CLASSES: Mapping[str, str] = {
    "em": "as-said",
    "cite": "citation",
    "p": "block-title",
    "div": "footnote",
    "a": "footnote-ref|footnote-backref",
    "code": r"language-[\w#.+-]+",
}


def _footnotes(root: etree._Element) -> None:
    """Turn the parser's box of footnotes into a list at the end, without arrows back."""
    for box in root.findall("div[@class='footnote']"):
        for notes in box.findall("ol"):
            notes.set("class", "footnotes")
            for arrow in list(notes.iter("a")):
                if arrow.get("class") == "footnote-backref":
                    _remove(arrow)
            root.replace(box, notes)
    for reference in root.iter("a"):
        if reference.get("class") == "footnote-ref":
            del reference.attrib["class"]


def _remove(arrow: etree._Element) -> None:
    """Take an arrow out, and the space before it."""
    before, around = arrow.getprevious(), _parent(arrow)
    if before is not None:
        before.tail = (before.tail or "").rstrip("\xa0 ")
    else:
        around.text = (around.text or "").rstrip("\xa0 ")
    around.remove(arrow)


def _mark(root: etree._Element, ground: _Ground) -> None:
    """Give links, citations, tables and blocks the attributes that the outputs read."""
    for element in root.iter("*"):
        if element.tag == "section":
            _mark_block(element, ground)
        elif element.tag == "a":
            _mark_link(element)
        elif element.tag == "th":
            element.set("scope", "col")
        elif element.tag == "img" and element.get("alt") is None:
            element.set("alt", "")


def _mark_link(element: etree._Element) -> None:
    if _parent(element).tag == "cite":
        element.text = ""
        return
    scheme, target = split_scheme(element.get("href", ""))
    if scheme in SCHEMES:
        del element.attrib["href"]
        element.set("data-scheme", scheme)
        element.set("data-target", target)


def _mark_block(section: etree._Element, ground: _Ground) -> None:
    number = int(section.get("data-n", "0"))
    block, options = ground.found.blocks[number], ground.options[number]
    section.attrib.clear()
    section.set("class", f"block {block.name}")
    section.set("data-block", block.name)
    section.set("data-line", str(block.line))
    for name, value in () if options is None else options:
        if name == "id" and value:
            section.set("data-nation" if block.name == "nation" else "id", str(value))
        elif value not in (None, "", ()) and name in ("nation", "checked", "lines", "minutes", "slide"):
            section.set(f"data-{name}", _attribute(value))


def _attribute(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _headings(root: etree._Element, ground: _Ground) -> tuple[tuple[Heading, ...], list[Finding]]:
    """Every heading with its id. One without gets the words of its text, numbered when taken."""
    elements = list(root.iter(*_HEADINGS))
    used = {str(section.get("id")) for section in root.iter("section") if section.get("id")}
    findings, headings = [], []
    for heading in elements:
        own = heading.get("id")
        if own in used:
            findings.append(
                ground.fault("SRC-039", f"the id `{own}` stands twice in this file", f"{{#{own}}}", last=True)
            )
        used.add(own or "")
    for heading in elements:
        text = words_in(heading)
        if heading.get("id") is None:
            slug, number = slug_of(text), 1
            while (slug if number == 1 else f"{slug}-{number}") in used:
                number += 1
            heading.set("id", slug if number == 1 else f"{slug}-{number}")
            used.add(str(heading.get("id")))
        headings.append(Heading(int(str(heading.tag)[1]), str(heading.get("id")), text))
    return tuple(headings), findings


def slug_of(text: str) -> str:
    """A text as lower-case words joined by hyphens; `section` when no letter is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "section"
