"""How much room the parts of a slide take, and how they are shared out over as many slides as they need.

Estimated by lines with wide letters: whoever lacks our fonts gets others in their place, and nothing
may run over the edge there either. All lengths are in points.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.formats.columns import weights
from generator.formats.slide_text import Callout, Para, Part, Picture, Quote, Table

WIDE, HIGH = 960.0, 540.0
"""A slide of 16 to 9."""
MARGIN = 52.0
LINE = WIDE - 2 * MARGIN
"""Width of the text."""
TOP, BOTTOM = 134.0, 456.0
"""Where the text begins and ends; below are the short line of sources and the footer."""
ROOM = BOTTOM - TOP
OPENING_TOP = 272.0
OPENING_ROOM = BOTTOM - OPENING_TOP
"""The same on the first slide, which is a title with some words."""
SIZES = (28.0, 24.0, 22.0, 20.0)
"""Sizes of the text: a smaller one only where it saves a second slide."""
SMALL_SIZE = 16.0
"""Of the sources in full."""
SOURCE_SIZE, SOURCE_ROOM = 14.0, 34.0
"""Of the short line of sources: a longer one grows upwards."""
TITLE_SIZE, TITLE_SMALL, TITLE_LINES = 34.0, 24.0, 2
GAP = 16.0
"""Between two parts."""
PAD = 10.0
"""Inside a frame."""
INDENT = 26.0
NUMBERED = 1.5, 2.1
"""Indent of a numbered item in parts of its size: for one digit, for two. Bold digits of a substitute are wide."""
LETTER = 0.53
"""Mean width of a letter, in parts of its size: wider than our own, as wide as common substitutes."""
LEADING = 1.2
SMALLER = 4.0
"""A table's text is that much smaller than the text around it."""
AFTER = 0.4
"""Space after a paragraph, in parts of its size."""
_CELL = 6.0
"""Above and below the text of a cell."""
_SIDE = 7.0
_PICTURE = 210.0
_ONE_DIGIT = 9


def lines(text: str, size: float, width: float) -> int:
    """Lines that a text takes: words are not broken unless they are longer than a line."""
    room = max(int(width / (size * LETTER)), 4)
    count = 0
    for line in text.split("\n"):
        count += 1
        used = 0
        for word in line.split(" "):
            if used and used + 1 + len(word) <= room:
                used += 1 + len(word)
                continue
            more = (len(word) - 1) // room
            count += more + (1 if used else 0)
            used = len(word) - more * room
    return count


def para_height(para: Para, size: float, width: float) -> float:
    """The height of a paragraph and of the space after it."""
    inner = width - sum(hang(para, size))
    return lines(para.text, size, inner) * size * LEADING + size * AFTER


def hang(para: Para, size: float) -> tuple[float, float]:
    """How far an item is set in, and the room for its mark: a bullet's, or its number's."""
    if para.kind == "number":
        return INDENT * para.level, size * NUMBERED[para.number > _ONE_DIGIT]
    return (INDENT * para.level, INDENT) if para.kind == "bullet" else (0.0, 0.0)


def widths(table: Table, width: float) -> list[float]:
    """Widths of a table's columns."""
    shares = weights([[cell.text for cell in row] for row in table.rows], len(table.rows[0]) if table.rows else 0)
    return [share * width / sum(shares) for share in shares]


def row_heights(table: Table, size: float, width: float) -> list[float]:
    """The height of each row."""
    columns = widths(table, width)
    small = size - SMALLER
    return [
        max(lines(cell.text, small, room - 2 * _SIDE) for cell, room in zip(row, columns, strict=True))
        * small
        * LEADING
        + 2 * _CELL
        for row in table.rows
    ]


def height(part: Part, size: float, width: float = LINE) -> float:
    """The height of a part."""
    if isinstance(part, Para):
        return para_height(part, size, width)
    if isinstance(part, Quote):
        return sum(para_height(para, size * 1.15, width - 3 * PAD) for para in part.paras) + 2 * PAD
    if isinstance(part, Callout):
        inner = width - 4 * PAD
        return size * LEADING + size * AFTER + sum(para_height(para, size, inner) for para in part.paras) + 2 * PAD
    if isinstance(part, Table):
        return sum(row_heights(part, size, width))
    return _PICTURE


def total(parts: tuple[Part, ...], size: float) -> float:
    """The height of parts that stand below each other."""
    pairs = pairwise(parts)
    gaps = sum(GAP for one, two in pairs if not (isinstance(one, Para) and isinstance(two, Para)))
    return sum(height(part, size) for part in parts) + gaps


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one slide holds, and the size of its text."""

    parts: tuple[Part, ...]
    size: float


def fitted(parts: tuple[Part, ...], room: float = ROOM) -> tuple[Fitted, ...]:
    """Parts on one slide if they fit at some size, or shared out over several at the smallest that is needed."""
    for size in SIZES:
        if total(parts, size) <= room:
            return (Fitted(parts, size),)
    size = SIZES[-1]
    pieces = [piece for part in parts for piece in _pieces(part, size, room)]
    count = math.ceil(total(tuple(pieces), size) / room)
    pages = _shared(pieces, size, room, total(tuple(pieces), size) / count)
    if len(pages) > count:
        pages = _shared(pieces, size, room, room)
    return tuple(Fitted(_joined(page), size) for page in pages)


def _shared(pieces: list[Part], size: float, room: float, wish: float) -> list[list[Part]]:
    """Pieces in turn, a new page where one is full or has its fair share; a heading is never last."""
    pages: list[list[Part]] = [[]]
    for piece in pieces:
        page = pages[-1]
        with_it = total(_joined([*page, piece]), size)
        if page and (with_it > room or with_it - height(piece, size) / 2 > wish):
            moved = [page.pop()] if len(page) > 1 and _leads(page[-1]) else []
            pages.append([*moved, piece])
        else:
            page.append(piece)
    return pages


def _leads(part: Part) -> bool:
    return isinstance(part, Para) and (part.kind == "head" or part.text.endswith(":"))


def _pieces(part: Part, size: float, room: float) -> Iterator[Part]:
    """A part in the smallest pieces that may be parted."""
    if isinstance(part, Table) and len(part.rows) > 1:
        for row in part.rows[1:]:
            yield Table((part.rows[0], row))
    elif isinstance(part, Para):
        yield from _cut(part, lambda para: para_height(para, size, LINE) <= room)
    elif isinstance(part, Callout | Quote) and height(part, size) > room:
        whole = replace(part, paras=())
        fits: Callable[[Para], bool] = lambda para: height(replace(whole, paras=(para,)), size) <= room  # noqa: E731
        held: tuple[Para, ...] = ()
        for para in [piece for given in part.paras for piece in _cut(given, fits)]:
            if held and height(replace(whole, paras=(*held, para)), size) > room:
                yield replace(whole, paras=held)
                held = ()
            held = (*held, para)
        yield replace(whole, paras=held)
    else:
        yield part


def _cut(para: Para, fits: Callable[[Para], bool]) -> Iterator[Para]:
    """A paragraph in pieces that fit, each of whole words where it can be."""
    while not fits(para) and len(para.text) > 1:
        at = len(para.text) // 2
        at = para.text.rfind(" ", 1, at) + 1 or at
        first, para = _parted(para, at)
        yield from _cut(first, fits)
    yield para


def _parted(para: Para, at: int) -> tuple[Para, Para]:
    one, two = [], []
    for run in para.runs:
        if at > 0 and run.text[:at]:
            one.append(replace(run, text=run.text[:at]))
        if run.text[max(at, 0) :]:
            two.append(replace(run, text=run.text[max(at, 0) :]))
        at -= len(run.text)
    rest = replace(para, runs=tuple(two), kind="text" if para.kind != "head" else "head")
    return replace(para, runs=tuple(one)), rest


def _joined(pieces: list[Part]) -> tuple[Part, ...]:
    """Rows of one table that ended up on one page, as one table again."""
    out: list[Part] = []
    for piece in pieces:
        last = out[-1] if out else None
        if isinstance(piece, Table) and isinstance(last, Table) and last.rows[0] is piece.rows[0]:
            out[-1] = Table((*last.rows, *piece.rows[1:]))
        else:
            out.append(piece)
    return tuple(out)


def text_parts(parts: tuple[Part, ...]) -> Iterator[tuple[Para, ...] | Quote | Callout | Table | Picture]:
    """Parts with neighbouring paragraphs taken together."""
    held: tuple[Para, ...] = ()
    for part in parts:
        if isinstance(part, Para):
            held = (*held, part)
            continue
        if held:
            yield held
            held = ()
        yield part
    if held:
        yield held
