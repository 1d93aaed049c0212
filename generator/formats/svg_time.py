"""Time drawn: the running order of a session, and the map of a programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.formats.svg import (
    GRID,
    LINE,
    MUTED,
    ON,
    PAPER,
    SERIF,
    SOFT,
    SOLID,
    Said,
    clock,
    dots,
    hatch,
    key,
    line,
    rect,
    svg,
    text,
    wrap,
)

_MAP = 760
"""Width that a map with few blocks grows to."""

Fill = Literal["plain", "dotted", "hatched", "solid", "none"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a session. `heat` is a level from 0 to 3."""

    label: str
    minutes: int
    fill: Fill
    heat: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A block in a lane: its code, the minutes that make its width, a label, the codes that come first."""

    code: str
    minutes: int
    label: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of blocks with its title and a small note."""

    title: str
    note: str
    blocks: tuple[Block, ...]


def timeline(  # noqa: PLR0917  a drawing is numbers in a row
    said: Said,
    spans: Sequence[Span],
    start: str,
    heat_title: str,
    legend: Sequence[tuple[Fill, str]],
    width: float = 720,
) -> str:
    """Blocks as wide as their minutes; below, the heat as steps of height."""
    fills = {
        "plain": PAPER,
        "dotted": f"url(#{said.name}-dot)",
        "hatched": f"url(#{said.name}-h)",
        "solid": SOLID,
        "none": "none",
    }
    per_minute, y, h = width / max(sum(span.minutes for span in spans), 1), 58.0, 52.0
    labels = [wrap(s.label, s.minutes * per_minute - 6, 13, 3) if s.minutes * per_minute > 40 else [] for s in spans]  # noqa: PLR2004
    base = y + h + 72 + 15 * max((len(lines) for lines in labels), default=0)
    parts = [line(0, base - n * 13, width, base - n * 13, GRID, dash="2 4") for n in (1, 2, 3)]
    parts.append(text(0, base - 47, heat_title, 13, fill=MUTED))
    x, at = 0.0, 0
    for span, lines in zip(spans, labels, strict=True):
        w = span.minutes * per_minute
        parts.append(_span(span, x, y, w, h, fills[span.fill]))
        if w > (88 if span is spans[-1] else 44):  # a clock time needs that much room, the last one twice
            parts.append(text(x + 1, y - 14, clock(start, at), 13))
        parts += [text(x + 1, y + h + 17 + n * 15, words, 13) for n, words in enumerate(lines)]
        if span.heat:
            parts.append(
                rect(x + 1, base - span.heat * 13, w - 2, span.heat * 13, SOLID if span.heat > 1 else PAPER, LINE, 1.2)
            )
        x, at = x + w, at + span.minutes
    parts += [line(0, base, width, base, LINE, 2), line(width - 1, y - 8, width - 1, y + h, LINE, 1.5)]
    parts.append(text(width, y - 14, clock(start, at), 13, "end"))
    parts += key([(fills[fill], words) for fill, words in legend], 0, 2)
    return svg(said, width, base + 8, [hatch(f"{said.name}-h", 7, 2), dots(f"{said.name}-dot")], parts)


def _span(span: Span, x: float, y: float, w: float, h: float, fill: str) -> str:  # noqa: PLR0917  a drawing is numbers in a row
    parts = [rect(x + 1, y, max(w - 2, 1), h, fill, LINE, 1.5)]
    middle = x + w / 2
    if span.fill in ("hatched", "dotted"):
        parts.append(rect(middle - 13, y + h / 2 - 12, 26, 24, PAPER))
    ink = ON if span.fill == "solid" else LINE
    parts.append(text(middle, y + h / 2 + 6, span.minutes, 17, "middle", 700, ink))
    parts.append(line(x + 1, y - 8, x + 1, y + h, LINE, 1.5))
    return "".join(parts)


def programme_map(said: Said, lanes: Sequence[Lane]) -> str:
    """Lanes of blocks; a block's width is its minutes; a line below says what must come first."""
    left, tall, gap = 130.0, 60.0, 14.0
    longest = max((sum(b.minutes for b in lane.blocks) for lane in lanes), default=1)
    most = max((len(lane.blocks) for lane in lanes), default=1)
    shortest = min((b.minutes for lane in lanes for b in lane.blocks), default=60)
    scale = max(1.16, 70 / max(shortest, 1), min(3, (_MAP - left) / max(longest, 1)))
    wide, y, parts = left + longest * scale + (most - 1) * gap, 12.0, []
    for number, lane in enumerate(lanes):
        parts.append(line(0, y, wide, y, GRID if number else LINE, 1 if number else 4))
        parts += [text(0, y + 32, lane.title, 19, weight=600, face=SERIF), text(0, y + 53, lane.note, 14, fill=MUTED)]
        at, x = {}, left
        for block in lane.blocks:
            w = block.minutes * scale
            parts.append(_block(block, x, y, w, tall))
            at[block.code] = (x, w)
            x += w + gap
        links, depth = _links(lane, at, y + tall + 14)
        parts += links
        y += tall + 44 + depth
    return svg(said, wide + 1, y, [], parts)


def _block(block: Block, x: float, y: float, w: float, tall: float) -> str:
    parts = [rect(x, y + 14, w, tall, SOFT, LINE, 1.5), text(x + 6, y + 31, block.code, 13.5, weight=700)]
    parts.append(text(x + w - 6, y + 31, block.minutes, 12.5, "end", fill=MUTED))
    parts += [text(x + 6, y + 48 + n * 15, words, 13) for n, words in enumerate(wrap(block.label, w - 8, 13, 2))]
    return "".join(parts)


def _links(lane: Lane, at: dict[str, tuple[float, float]], foot: float) -> tuple[list[str], float]:
    """Lines from the foot of what comes first to what needs it, each first on its own level."""
    parts: list[str] = []
    firsts = [b.code for b in lane.blocks if any(b.code in other.needs for other in lane.blocks)]
    for level, first in enumerate(firsts):
        depth, start = foot + 8 + level * 6, at[first][0] + at[first][1] - 14
        ends = [at[b.code][0] + 12 + 9 * level for b in lane.blocks if first in b.needs]
        parts.append(
            f'<path d="M{start:g} {foot:g}V{depth:g}H{max(ends):g}" fill="none" stroke="{LINE}" stroke-width="1.4"/>'
        )
        parts.append(f'<circle cx="{start:g}" cy="{foot:g}" r="3" fill="{LINE}"/>')
        parts += [
            f'<path d="M{end:g} {depth:g}V{foot + 1:g}M{end - 3.5:g} {foot + 6:g}L{end:g} {foot + 1:g}'
            f'L{end + 3.5:g} {foot + 6:g}" fill="none" stroke="{LINE}" stroke-width="1.4"/>'
            for end in ends
        ]
    return parts, 6.0 * len(firsts)
