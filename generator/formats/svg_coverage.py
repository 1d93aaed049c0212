"""The coverage grid: what stands in which column for which row, wide and tall."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.formats.svg import GRID, LINE, MUTED, ON, PAPER, SERIF, SOLID, Said, hatch, key, line, rect, svg, text

Pair = tuple[int, int]
"""How often solid, how often hatched."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its short label and a small number or word above it."""

    label: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a code, a word for it, one pair for each column, and what stands at its end."""

    code: str
    words: str
    pairs: tuple[Pair, ...]
    total: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of numbers: columns in groups, rows across all of them."""

    groups: tuple[tuple[str, tuple[Column, ...]], ...]
    rows: tuple[Row, ...]
    solid: str
    """What a solid cell means."""
    hatched: str
    empty: str
    above: str = ""
    """What the small number above a column is."""
    total: str = ""


def cell(box: tuple[float, float, float, float], pair: Pair, pattern: str, size: float = 14) -> str:
    """Solid, hatched, or both side by side, each with its number; nothing is a dot."""
    x, y, w, h = box
    solid, hatched = pair
    if not (solid or hatched):
        return f'<circle cx="{x + w / 2:g}" cy="{y + h / 2:g}" r="1.3" fill="{MUTED}"/>'
    parts, split = [], (w * 0.54 if solid and hatched else w)
    foot = y + h / 2 + size * 0.35
    if solid:
        parts += [rect(x, y, split, h, SOLID), text(x + split / 2, foot, solid, size, "middle", 700, ON)]
    if hatched:
        left, room = (x + split, w - split) if solid else (x, w)
        parts.append(rect(left, y, room, h, PAPER))
        if room < 20:  # noqa: PLR2004  too narrow for a strip beside the number: put it below
            parts.append(rect(left, y + h * 0.68, room, h * 0.32, f"url(#{pattern})"))
            middle, foot = left + room / 2, y + h * 0.34 + size * 0.35
        else:
            parts.append(rect(left + room * 0.6, y, room * 0.4, h, f"url(#{pattern})"))
            middle = left + room * 0.3 + 0.5
        parts.append(rect(left + 0.6, y + 0.6, room - 1.2, h - 1.2, "none", LINE, 1.2))
        parts.append(text(middle, foot, hatched, size, "middle", 700))
    return "".join(parts)


def _key(grid: Grid, pattern: str) -> Sequence[tuple[str, str]]:
    return ((SOLID, grid.solid), (f"url(#{pattern})", grid.hatched), ("", grid.empty))


def coverage_wide(said: Said, grid: Grid) -> str:
    """Rows down, columns across: for a wide page."""
    left, top, cw, ch, gap = 156.0, 92.0, 39.0, 34.0, 14.0
    pattern, parts, xs, x = f"{said.name}-h", [], [], left
    for title, columns in grid.groups:
        end = x + cw * len(columns)
        parts += [line(x + 1, 34, end - 3, 34, LINE, 4), text(x + 1, 24, title, 16, weight=600, face=SERIF)]
        for number, column in enumerate(columns):
            middle = x + number * cw + cw / 2 - 1
            parts.append(text(middle, top - 14, column.label, 13, "middle"))
            parts.append(text(middle, top - 31, column.above, 12, "middle", fill=MUTED))
            xs.append(x + number * cw)
        x = max(end, x + 14 + 9 * len(title)) + gap
    right, bottom = x - gap, top + len(grid.rows) * ch
    parts.append(text(left - 14, top - 31, grid.above, 12, "end", fill=MUTED))
    for number, row in enumerate(grid.rows):
        y = top + number * ch
        parts.append(line(0, y, right + 62, y, GRID))
        parts += [text(0, y + 22, row.code, 14, weight=700), text(42, y + 22, row.words, 14)]
        parts += [cell((cx + 1, y + 4, cw - 4, ch - 7), pair, pattern) for cx, pair in zip(xs, row.pairs, strict=True)]
        parts.append(text(right + 60, y + 22, row.total, 13, "end"))
    parts.append(line(0, bottom, right + 62, bottom, LINE, 2))
    parts.append(text(right + 60, top - 14, grid.total, 13, "end", fill=MUTED))
    width = max(right + 64, 620)
    parts += key(_key(grid, pattern), 0, bottom + 18)
    return svg(said, width, bottom + 42, [hatch(pattern)], parts)


def coverage_tall(said: Said, grid: Grid) -> str:
    """The same grid on its side, for a narrow page: a line for each column."""
    left, top, cw, ch, gap = 52.0, 84.0, 27.0, 27.0, 26.0
    pattern, parts, y, at = f"{said.name}-h", [], top, 0
    right = left + len(grid.rows) * cw
    for number, row in enumerate(grid.rows):
        place = f"translate({left + number * cw + 17:g} {top - 30:g}) rotate(-60)"
        parts.append(f'<g transform="{place}">{text(0, 0, row.words, 12.5)}</g>')
    for title, columns in grid.groups:
        parts += [text(0, y + 2, title, 15, weight=600, face=SERIF), line(0, y + 9, right, y + 9, LINE, 3)]
        y += 14
        for column in columns:
            parts.append(text(0, y + 18, column.label, 14))
            for number, row in enumerate(grid.rows):
                box = (left + number * cw + 1, y + 2, cw - 3, ch - 4)
                parts.append(cell(box, row.pairs[at], pattern, 12.5))
            y, at = y + ch, at + 1
            parts.append(line(0, y, right, y, GRID))
        y += gap
    parts += key(_key(grid, pattern), 0, y - 8, 14, stacked=True)
    return svg(said, max(right + 26, 200), y + 66, [hatch(pattern, 5, 1.8)], parts)
