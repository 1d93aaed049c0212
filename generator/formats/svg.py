"""Diagrams as plain SVG: pattern first, colour second, live text, a title and a description.

Each drawing takes plain numbers and words and gives one SVG string. It stands alone, and takes the
page's colours when it is set into a page (`var(--plot-solid, #123C43)`); `flat` writes the light
colours in, for print tools that do not know custom properties.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SOLID, ON, LINE = "var(--plot-solid, #123C43)", "var(--plot-on-solid, #FFFFFF)", "var(--plot-line, #1E2A2E)"
SOFT, GRID, MUTED = "var(--plot-soft, #E3EDE6)", "var(--plot-grid, #CFD3CC)", "var(--muted, #4A585C)"
PAPER = "var(--paper, #FBFAF6)"
SANS = "'Atkinson Hyperlegible Next', Verdana, sans-serif"
SERIF = "'Source Serif 4', Georgia, serif"
_LETTER = 0.53
"""Mean width of a letter, as a share of its size. A rough count, on the wide side."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a drawing is called and what it shows, for people who do not see it. `name` makes its ids."""

    name: str
    title: str
    description: str


def text(  # noqa: PLR0917  a drawing is numbers in a row
    x: float, y: float, words: object, size: float = 14, anchor: str = "start", weight: int = 400, fill: str = LINE,
    face: str = SANS,
) -> str:  # fmt: skip
    """One line of live text; `y` is its base line."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{face}" font-size="{size:g}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(str(words))}</text>'
    )


def rect(x: float, y: float, w: float, h: float, fill: str = "none", stroke: str = "none", width: float = 1) -> str:  # noqa: PLR0917  a drawing is numbers in a row
    """A box."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{width:g}"/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, width: float = 1, dash: str = "") -> str:  # noqa: PLR0917  a drawing is numbers in a row
    """A straight line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{stroke}" stroke-width="{width:g}"{dashes}/>'


def hatch(name: str, gap: float = 6, width: float = 2.2) -> str:
    """A pattern of slanting lines."""
    return (
        f'<pattern id="{name}" width="{gap:g}" height="{gap:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{gap:g}" height="{gap:g}" fill="{PAPER}"/>'
        f'<rect width="{width:g}" height="{gap:g}" fill="{LINE}"/></pattern>'
    )


def dots(name: str) -> str:
    """A pattern of sparse dots: it stays apart from white on a photocopy."""
    return (
        f'<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<rect width="7" height="7" fill="{PAPER}"/><circle cx="2.5" cy="2.5" r="1.1" fill="{LINE}"/></pattern>'
    )


def svg(said: Said, w: float, h: float, defs: Iterable[str], parts: Iterable[str]) -> str:
    """A whole drawing of w by h pixels, with its title and description."""
    name = said.name
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:g}" height="{h:g}" viewBox="0 0 {w:g} {h:g}" role="img" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(said.title)}</title>'
        f'<desc id="{name}-d">{escape(said.description)}</desc><defs>{"".join(defs)}</defs>{"".join(parts)}</svg>'
    )


def flat(source: str) -> str:
    """The same SVG with the light colours written in."""
    return re.sub(r"var\(--[\w-]+, (#\w+)\)", r"\1", source)


def width_of(words: str, size: float) -> float:
    """About how wide some words are."""
    return len(words) * size * _LETTER


def wrap(words: str, room: float, size: float, most: int = 9) -> list[str]:
    """The words in lines that fit a width, by a rough count of letters; what is over is cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if width_of(longer, size) <= room or not lines[-1] else [*lines, word]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return lines


def clock(start: str, minutes: int) -> str:
    """The time of day so many minutes after `start`, as `09:30`."""
    hour, minute = map(int, start.split(":"))
    total = hour * 60 + minute + minutes
    return f"{total // 60 % 24:02}:{total % 60:02}"


def key(items: Sequence[tuple[str, str]], x: float, y: float, size: float = 13, *, stacked: bool = False) -> list[str]:
    """A key: for each item a box with its fill, or a dot for an empty fill, and its words."""
    parts = []
    for fill, words in items:
        if fill:
            parts.append(rect(x + 1, y, 16, 16, fill, LINE, 1.5))
        else:
            parts.append(f'<circle cx="{x + 9:g}" cy="{y + 8:g}" r="1.6" fill="{MUTED}"/>')
        parts.append(text(x + 25, y + 13, words, size))
        if stacked:
            y += 24
        else:
            x += 46 + width_of(words, size)
    return parts
