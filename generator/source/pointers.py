"""Links, citations and headings of a Markdown text by line and column, and the marks that are refused."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.inline import SCHEMES, citation_parts, inline_pointers, split_scheme
from generator.model.curriculum import Pointer
from generator.model.finding import Finding
from generator.source.blocks import KINDS
from generator.source.codes import fault
from generator.source.markdown import NO_HEADING
from generator.source.scan import Scan, nearest

_PARAGRAPH = re.compile(r"(?:^(?![ \t]*$)[^\n]+(?:\n|\Z))+", re.MULTILINE)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_HTML = re.compile(r"(?<!\\)<(?!https?://)(?:/?([A-Za-z][A-Za-z0-9]*)|!|\?)[^\s<>]{0,40}")
_CITE = re.compile(r"(?<!\\)\[(@[^\[\]]*)\](\(|:)?")
_LATE_CITE = re.compile(r"(?<!\\)\[[^\[\]@]*\s@[a-z][\w-]*[^\[\]]*\](?!\()")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^@\n][^\]\n]*\]:[ ]*(?:<|[a-z]+:\S)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^()\s]*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
_HEADING = re.compile(rf"^ *{NO_HEADING}(#{{1,6}})(?!#)[ \t]*([^\n]*)", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:([-*_])(?: *\1){2,}|=+) *$", re.MULTILINE)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\n]+)\](?!:)")
_MEDIA = re.compile(r"media/[A-Za-z0-9_-][A-Za-z0-9._/-]*")
_WEB = re.compile(r"//[^\s/]\S*")
_TARGET = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9][A-Za-z0-9.-]*)?")


@dataclass(frozen=True, slots=True)
class Seen:
    """A heading in the source."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """Everything that a text points at, its headings, and what is wrong with its marks."""

    pointers: tuple[Pointer, ...]
    headings: tuple[Seen, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text whose code is blanked out, with the place of each offset."""

    file: str
    bare: str
    starts: tuple[int, ...]
    first: int
    kind: str
    innermost: dict[int, int]
    found: Scan

    def place(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.starts, offset) - 1
        return row + self.first, offset - self.starts[row] + 1

    def fault(self, code: str, message: str, offset: int) -> Finding:
        line, column = self.place(offset)
        return fault(code, self.file, message, line, column)

    def pointer(self, scheme: str, target: str, offset: int) -> Pointer:
        line, column = self.place(offset)
        number = self.innermost.get(line)
        chain: tuple[str, ...] = ()
        if number is not None:
            block = self.found.blocks[number]
            chain = (*block.within, block.name)
        private = self.kind == "delivery" or (self.kind == "session" and "activity" not in chain)
        private = private or any(name in KINDS and KINDS[name].facilitator for name in chain if name != "activity")
        return Pointer(scheme, target, self.file, line, column, "facilitator" if private else "everyone")


def point(text: str, file: str, first_line: int, kind: str, found: Scan) -> Pointed:
    """The links, citations and headings of a text; `kind` is the kind of file, such as `session`."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    innermost = {line: number for number, block in enumerate(found.blocks) for line in range(block.line, block.end + 1)}
    bare = _without_code(lines, first_line, found.fenced)
    seen = _Text(file, bare, tuple(starts), first_line, kind, innermost, found)
    pointers: list[Pointer] = []
    findings: list[Finding] = []
    for item in (*_citations(seen), *_links(seen), *_refused(seen)):
        if isinstance(item, Pointer):
            pointers.append(item)
        else:
            findings.append(item)
    headings = tuple(
        Seen(len(heading[1]), heading[2].strip(), seen.place(heading.start(1))[0])
        for heading in _HEADING.finditer(bare)
    )
    pointers.sort(key=lambda pointer: (pointer.line, pointer.column))
    return Pointed(tuple(pointers), headings, tuple(findings))


def _without_code(lines: list[str], first: int, fenced: frozenset[int]) -> str:
    """The text with code blanked out, every offset kept."""
    text = "\n".join(" " * len(line) if row + first in fenced else line for row, line in enumerate(lines))
    if "`" not in text:
        return text

    def blank(code: "re.Match[str]") -> str:
        return re.sub(r"[^\n]", " ", code[0])

    return _PARAGRAPH.sub(lambda paragraph: _CODE.sub(blank, paragraph[0]), text)


def _citations(text: _Text) -> Iterator[Pointer | Finding]:
    for cited in _CITE.finditer(text.bare):
        parts = citation_parts(cited[1])
        if cited[2] == "(":
            yield text.fault("SRC-033", f"`[{cited[1]}](` is a link and no citation", cited.start())
        elif cited[2] == ":" and not text.bare[text.bare.rfind("\n", 0, cited.start()) + 1 : cited.start()].strip():
            yield text.fault("SRC-033", f"`[{cited[1]}]:` at the start of a line is a link definition", cited.start())
        elif parts is None:
            yield text.fault("SRC-034", f"`[{cited[1]}]` is no citation", cited.start())
        else:
            yield from (text.pointer("cite", key, cited.start()) for key, _ in parts)
    for late in _LATE_CITE.finditer(text.bare):
        yield text.fault("SRC-034", f"`{late[0][:60]}` has words before the key", late.start())
    for definition in _DEFINITION.finditer(text.bare):
        offset = definition.start() + definition[0].index("[")
        yield text.fault("SRC-033", f"`{definition[0].strip()[:60]}` is a link definition", offset)


def _links(text: _Text) -> Iterator[Pointer | Finding]:
    for link in _LINK.finditer(text.bare):
        if link[2].startswith("@"):
            continue
        yield _picture(text, link) if link[1] else _link(text, link[3].strip("<>"), link.start(3))
        # A picture may stand inside a link's words.
        for inner in _LINK.finditer(text.bare, link.start(2), link.end(2)):
            yield _picture(text, inner)
    for auto in _AUTOLINK.finditer(text.bare):
        yield text.pointer("web", auto[1], auto.start(1))


def _picture(text: _Text, link: "re.Match[str]") -> Pointer | Finding:
    source = link[3].strip("<>")
    if _MEDIA.fullmatch(source) and ".." not in source:
        return text.pointer("media", source, link.start(3))
    return text.fault("SRC-036", f"the picture `{source[:80]}` is not in this folder's `media/`", link.start(3))


def _link(text: _Text, href: str, offset: int) -> Pointer | Finding:
    scheme, target = split_scheme(href)
    if scheme in ("https", "http") and _WEB.fullmatch(target):
        return text.pointer("web", href, offset)
    if scheme in SCHEMES and _TARGET.fullmatch(target):
        return text.pointer(scheme, target, offset)
    if not scheme and len(href) > 1 and href.startswith("#"):
        return text.pointer("id", href[1:], offset)
    code, message = "SRC-035", f"the link `{href[:80]}` has no scheme"
    if scheme in SCHEMES:
        message = f"`{href[:80]}` names nothing after `{scheme}:`"
    elif scheme:
        message = f"no link begins with `{scheme}:`{nearest(scheme, SCHEMES)}"
    elif href.startswith(("/", "\\")) or ".." in href:
        code, message = "SRC-036", f"the link `{href[:80]}` leaves this folder"
    return text.fault(code, message, offset)


def inline_faults(text: str) -> Iterator[tuple[str, str]]:
    """Code and message of each link or citation in one paragraph of inline Markdown that cannot be read."""
    for cited in _CITE.finditer(_CODE.sub("", text)):
        if cited[2] != "(" and citation_parts(cited[1]) is None:
            yield "SRC-034", f"`[{cited[1]}]` is no citation"
    for scheme, target, _ in inline_pointers(text):
        if scheme not in (*SCHEMES, "cite", "web"):
            href = f"{scheme}:{target}" if scheme else target
            yield "SRC-035", f"no link begins as `{href[:60]}` does{nearest(scheme, SCHEMES)}"


def _refused(text: _Text) -> Iterator[Finding]:
    opened: list[str] = []
    for mark in _HTML.finditer(text.bare):
        name = (mark[1] or "").lower()
        if mark[0].startswith("</") and name in opened:
            opened.remove(name)  # told where it begins: an element is one finding
        else:
            opened.append(name)
            yield text.fault("SRC-032", f"`{mark[0]}` is raw HTML", mark.start())
    for heading in _HEADING.finditer(text.bare):
        if len(heading[1]) == 1:
            yield text.fault("SRC-038", "a heading with one `#` is the title of the page", heading.start(1))
    notes: set[str] = set()
    for note in _NOTE.finditer(text.bare):
        if note[1] in notes:
            yield text.fault("SRC-043", f"the footnote `[^{note[1]}]` has two texts", note.start())
        notes.add(note[1])
    for reference in _REFERENCE.finditer(text.bare):
        if reference[1] not in notes:
            yield text.fault("SRC-043", f"the footnote `{reference[0]}` has no text", reference.start())
    for rule in _RULE.finditer(text.bare):
        yield text.fault("SRC-038", f"a line of `{rule[0].strip()}` is a rule or underlines a heading", rule.start())
