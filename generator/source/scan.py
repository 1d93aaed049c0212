"""The line scan: every block of a Markdown text with its line, and what the parser would pass over in silence.

The parser turns a block that it does not understand into text, or lets the rest of the page fall into
one that is not closed, and says nothing. So the lines are read first, by rules that can speak.
"""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.model.finding import Finding
from generator.source.blocks import KINDS, OPTIONS
from generator.source.codes import fault

_SLASHES = re.compile(r"( *)(/{3,})(.*)")
_START = re.compile(r" *([\w-]+) *(?:\|(.*))?")
_FENCE = re.compile(r"(`{3,}|~{3,}) *\.?[\w#.+-]* *")
_KEY = re.compile(r" *([A-Za-z_][\w-]*):(?: |$)")
_MARKED = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]|:[ \t]|\[\^[^\]\n]*\]:))+[ \t]*(/{3,}) *[\w-]*")
_ITEM = re.compile(r" *(?:[-*+]|\d+[.)]) ")
_CLOSERS = ("end", "close", "stop", "fin")
_INDENT = 4
"""Spaces before an option, counted from its header."""

_MOST_BRACKETS = 500
"""`[` in one paragraph: the parser's time grows with their square."""
_MOST_BLOCKS = 2_000
_LONG_RUN = re.compile(r"([`*_~\[\]])\1{199}")


@dataclass(frozen=True, slots=True)
class Opened:
    """One block as it stands in the source. Lines count from 1 in the file."""

    name: str
    title: str
    line: int
    column: int
    end: int
    parent: int | None
    """Number of the block around it."""
    within: tuple[str, ...]
    options: str
    """The option lines, set back to the margin."""
    options_line: int
    options_column: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What the lines of one text hold.

    `parser_text` is what the parser gets: each header carries the number of its block in place of
    its title, and no option is left for the parser to read in its own way.
    """

    blocks: tuple[Opened, ...]
    parser_text: str
    fenced: frozenset[int]
    """Lines inside code fences, fences included."""
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Open:
    number: int
    slashes: int
    name: str
    line: int
    column: int
    twin: bool = False
    """It has at least as many slashes as the block around it."""


@dataclass(slots=True)
class _Walk:
    file: str
    lines: list[str]
    first: int
    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    blocks: list[Opened] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    fenced: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, code: str, message: str, row: int, column: int = 1) -> None:
        self.findings.append(fault(code, self.file, message, row + self.first, column))


def nearest(word: str, known: tuple[str, ...] | list[str]) -> str:
    """`; did you mean …?` with the closest known word, or nothing."""
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""


def scan(text: str, file: str, first_line: int = 1) -> Scan:
    """The blocks of a text, and what is wrong with the way they are written."""
    walk = _Walk(
        file, [line.expandtabs(4) if line.startswith(("\t", " ")) else line for line in text.split("\n")], first_line
    )
    row = 0
    while row < len(walk.lines):
        row = _line(walk, row)
    _close_rest(walk)
    _heavy(walk)
    blocks = tuple(_ended(block, walk.ends.get(number, block.line)) for number, block in enumerate(walk.blocks))
    walk.findings.sort(key=lambda finding: (finding.line, finding.column))
    return Scan(blocks, "\n".join(walk.out), frozenset(walk.fenced), tuple(walk.findings))


def _heavy(walk: _Walk) -> None:
    """Refuse what no author writes and what would stall the parser."""
    brackets = 0
    for row, line in enumerate(walk.lines):
        run = _LONG_RUN.search(line)
        if run:
            walk.refuse("SRC-046", f"200 times `{run[1]}` in a row", row, run.start() + 1)
            return
        brackets = brackets + line.count("[") if line.strip() else 0
        if brackets > _MOST_BRACKETS:
            walk.refuse("SRC-046", f"more than {_MOST_BRACKETS} brackets in one paragraph", row)
            return
    if len(walk.blocks) > _MOST_BLOCKS:
        walk.refuse("SRC-046", f"more than {_MOST_BLOCKS} blocks", walk.blocks[_MOST_BLOCKS].line - walk.first)


def _ended(block: Opened, end: int) -> Opened:
    return Opened(
        block.name,
        block.title,
        block.line,
        block.column,
        end,
        block.parent,
        block.within,
        block.options,
        block.options_line,
        block.options_column,
    )


def _line(walk: _Walk, row: int) -> int:
    """Take one line, or a fence, or a header with its options. The row that comes next."""
    line = walk.lines[row]
    fence = _FENCE.fullmatch(line)
    if fence:
        return _fence(walk, row, fence[1])
    slashes = _SLASHES.match(line)
    marked = _MARKED.match(line)
    if marked and not any(finding.code == "SRC-041" for finding in walk.findings):
        walk.refuse("SRC-041", "a block may not begin or end on a line with another mark", row, marked.start(1) + 1)
    if not slashes:
        walk.out.append(line)
        return row + 1
    rest = slashes[3].strip()
    start = _START.fullmatch(slashes[3].rstrip())
    if not rest:
        _close(walk, row, len(slashes[2]), len(slashes[1]) + 1)
    elif start and not (start[1] in _CLOSERS and start[2] is None):
        return _open(walk, row, slashes, start)
    else:
        walk.refuse("SRC-023", f"`{line.strip()[:60]}` neither opens nor closes a block", row, len(slashes[1]) + 1)
        if walk.stack and walk.stack[-1].slashes == len(slashes[2]):
            _close(walk, row, len(slashes[2]), 1)
    walk.out.append(line)
    return row + 1


def _fence(walk: _Walk, row: int, fence: str) -> int:
    for end in range(row + 1, len(walk.lines)):
        if walk.lines[end].rstrip() == fence:
            walk.out += walk.lines[row : end + 1]
            walk.fenced.update(range(row + walk.first, end + walk.first + 1))
            return end + 1
    walk.refuse("SRC-031", f"the code that begins with `{fence}` does not end", row)
    walk.out.append("")
    return row + 1


def _open(walk: _Walk, row: int, slashes: "re.Match[str]", start: "re.Match[str]") -> int:
    indent, count, name = len(slashes[1]), len(slashes[2]), start[1]
    column = indent + count + len(slashes[3]) - len(slashes[3].lstrip()) + 1
    if name not in KINDS:
        walk.refuse("SRC-022", f"no block is called `{name}`{nearest(name, list(KINDS))}", row, column)
    if indent >= _INDENT and not _in_item(walk, row, indent):
        walk.refuse("SRC-041", f"`{name}` is indented and stands in no list item", row, column)
    number = len(walk.blocks)
    parent = walk.stack[-1] if walk.stack else None
    last = _options_end(walk, row, indent, name)
    body = walk.lines[row + 1 : last]
    margin = min((len(line) - len(line.lstrip()) for line in body), default=0)
    walk.blocks.append(
        Opened(
            name,
            (start[2] or "").strip(),
            row + walk.first,
            column,
            0,
            parent.number if parent else None,
            tuple(block.name for block in walk.stack),
            "\n".join(line[margin:] for line in body),
            row + walk.first + 1,
            margin + 1,
        )
    )
    twin = parent is not None and count >= parent.slashes
    walk.stack.append(_Open(number, count, name, row + walk.first, indent + 1, twin))
    walk.out += [f"{slashes[1]}{slashes[2]} {name} | {number}", *([""] * (last - row - 1))]
    return last


def _in_item(walk: _Walk, row: int, indent: int) -> bool:
    """Whether an indented header belongs to a list item, with a blank line or another block before it."""
    before = walk.lines[row - 1].strip() if row else ""
    if before.strip("/") and not before.startswith("///"):
        return False
    for line in reversed(walk.lines[:row]):
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            return bool(_ITEM.match(line))
    return False


def _options_end(walk: _Walk, row: int, indent: int, name: str) -> int:
    """The row after the last option of the block that opens at `row`. Options in the wrong place are refused."""
    end = row + 1
    while end < len(walk.lines) and _is_indented(walk.lines[end], indent + _INDENT):
        end += 1
    if end < len(walk.lines):
        _stray_option(walk, end, indent, name)
    return end


def _is_indented(line: str, least: int) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) >= least


def _stray_option(walk: _Walk, row: int, indent: int, name: str) -> None:
    """Refuse a line that was meant as an option and stands where none is read."""
    known = OPTIONS.get(name, ())
    blank = row
    while blank < len(walk.lines) and not walk.lines[blank].strip():
        blank += 1
    if blank == len(walk.lines):
        return
    line = walk.lines[blank]
    key = _KEY.match(line)
    if not key:
        return
    depth = len(line) - len(line.lstrip()) - indent
    column = len(line) - len(line.lstrip()) + 1
    meant = key[1].lower() in known or (depth > 0 and key[1].islower())
    if blank > row and depth >= _INDENT and meant:
        walk.refuse("SRC-025", f"`{key[1]}:` comes after a blank line, so it is read as code", blank, column)
    elif blank == row and depth < _INDENT and meant:
        walk.refuse(
            "SRC-025", f"`{key[1]}:` has fewer than four spaces before it, so it is read as text", blank, column
        )


def _close(walk: _Walk, row: int, count: int, column: int) -> None:
    """Close the block with `count` slashes, and report each block that this leaves open."""
    top = walk.stack[-1] if walk.stack else None
    if top and top.slashes == count and abs(top.column - column) >= _INDENT and not _told(walk):
        walk.refuse("SRC-021", "this closing line is not indented as its opening line is", row, column)
    if not any(block.slashes == count for block in walk.stack):
        _stray_close(walk, row, count, column)
        return
    while walk.stack[-1].slashes != count:
        _lost(walk, walk.stack.pop())
    block = walk.stack.pop()
    walk.ends[block.number] = row + walk.first
    if block.twin:
        _twin(walk, block)


def _told(walk: _Walk) -> bool:
    """Whether a fault is known that makes later closing lines look wrong."""
    return any(finding.code in ("SRC-020", "SRC-021", "SRC-041") for finding in walk.findings)


def _stray_close(walk: _Walk, row: int, count: int, column: int) -> None:
    """Report a close that fits no block: once a text, for one lost line makes every later one look stray."""
    inner = walk.stack[-1] if walk.stack else None
    if not _told(walk):
        wanted = f"; `{inner.name}`, which is open, has {inner.slashes}" if inner else ""
        walk.refuse("SRC-021", f"{count} slashes close nothing here{wanted}", row, column)
    if inner and (count > inner.slashes or len(walk.stack) == 1):
        walk.ends[inner.number] = row + walk.first
        walk.stack.pop()


def _close_rest(walk: _Walk) -> None:
    while walk.stack:
        _lost(walk, walk.stack.pop())


def _lost(walk: _Walk, block: _Open) -> None:
    """Report a block without an end. What only looked wrong because of it is forgiven."""
    walk.ends[block.number] = len(walk.lines) + walk.first - 1
    walk.findings[:] = [
        finding
        for finding in walk.findings
        if not (finding.code == "SRC-024" and walk.blocks[block.number].line < finding.line)
    ]
    walk.refuse(
        "SRC-020", f"the block `{block.name}` that opens here is not closed", block.line - walk.first, block.column
    )


def _twin(walk: _Walk, block: _Open) -> None:
    around = walk.stack[-1]
    walk.refuse(
        "SRC-024",
        f"`{block.name}` has as many slashes as `{around.name}` around it (line {around.line})",
        block.line - walk.first,
        block.column,
    )
