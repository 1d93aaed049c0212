"""A room drawn from above: groups of chairs, the screen, the way to the door that stays free."""

from dataclasses import dataclass
from math import cos, pi, radians, sin
from typing import Literal

from generator.formats.svg import LINE, MUTED, SOLID, Said, dots, hatch, line, rect, svg, text, width_of

_WIDE, _HIGH = 688.0, 384.0
_LEFT, _TOP, _RIGHT, _FOOT = 8.0, 14.0, 520.0, 338.0
"""The four walls."""
_WAY = 284.0
"""Top of the strip that stays free, from the far wall to the door."""
_CHAIR = 15.0
_WHITE = "#FFFFFF"
_SMALL = 13.0


@dataclass(frozen=True, slots=True)
class RoomWords:
    """What stands in the drawing. Empty words leave the thing out."""

    screen: str
    quiet: str
    way_out: str
    wall: str
    """What one wall is kept free for."""
    apart: str
    """What the table apart is for."""
    chair: str
    free_chair: str
    trainers: str
    way: str


@dataclass(frozen=True, slots=True)
class Room:
    """Who sits how: people at each table, or in each ring from the inside."""

    shape: Literal["tables", "rings"]
    groups: tuple[int, ...]
    trainers: int


def room_plan(said: Said, room: Room, names: RoomWords) -> str:
    """The plan of a room; it is not to scale."""
    way = f"url(#{said.name}-dot)"
    parts = [rect(_LEFT + 2, _WAY, _RIGHT - _LEFT - 2, _FOOT - _WAY - 8, way)]
    parts += _walls(names)
    parts += _rings(room.groups) if room.shape == "rings" else _tables(room.groups)
    parts += _front(names, room.trainers) + _by_the_door(said.name, room.trainers)
    parts += _outside(names) + _key(said.name, names, room.trainers)
    return svg(said, _WIDE, _HIGH, [dots(f"{said.name}-dot"), hatch(f"{said.name}-h", 5, 1.8)], parts)


def _walls(names: RoomWords) -> list[str]:
    """The room with its door, and the wall that something hangs on."""
    door = _FOOT - 46
    parts = [
        _path(f"M{_RIGHT:g} {door:g}V{_TOP:g}H{_LEFT:g}V{_FOOT:g}H{_RIGHT:g}", 3.5),
        _path(f"M{_RIGHT:g} {door:g}h38a38 38 0 0 1 -38 38", 1.3),
        line(_RIGHT, door + 38, _RIGHT, _FOOT, width=3.5),
    ]
    if names.wall:
        wide = width_of(names.wall, _SMALL) + 20
        parts += [
            line(110, _TOP + 6, max(300, 110 + wide), _TOP + 6, width=5),
            text(110, _TOP + 25, names.wall, _SMALL),
        ]
    return parts


def _front(names: RoomWords, trainers: int) -> list[str]:
    """The screen, and the trainer who leads beside it."""
    middle = (_TOP + _WAY) / 2
    parts = [line(_LEFT + 9, middle - 66, _LEFT + 9, middle + 66, width=6)]
    parts.append(
        f'<g transform="translate({_LEFT + 30:g} {middle:g}) rotate(-90)">{text(0, 0, names.screen, _SMALL, "middle")}</g>'
    )
    return [*parts, _person(_LEFT + 44, middle + 92, "A")] if trainers else parts


def _by_the_door(name: str, trainers: int) -> list[str]:
    """Free chairs for whoever wants one near the way out, and the trainer who watches."""
    parts = [_chair(_RIGHT - 22, y, 0, f"url(#{name}-h)") for y in (_WAY - 84, _WAY - 60)]
    return [
        *parts,
        *(_person(_RIGHT - 22, _WAY - 26 - 112 * (n - 1), chr(ord("A") + n)) for n in range(1, min(trainers, 3))),
    ]


def _outside(names: RoomWords) -> list[str]:
    """The way out, and where there is one the quiet room, reached without crossing the room again."""
    foot = _FOOT - 26
    parts = [
        text(622, foot + 5, names.way_out, _SMALL, "start", 700),
        _arrow(f"M{_RIGHT + 4:g} {foot:g}H610", 616, foot),
    ]
    if names.quiet:
        parts += [
            rect(582, _TOP, 104, 120, "none", LINE, 2.5),
            line(582, _TOP + 76, 582, _TOP + 106, _WHITE, 5),
            text(634, _TOP + 26, names.quiet, _SMALL, "middle", 700),
            _chair(614, _TOP + 60, 0, _WHITE),
            _chair(656, _TOP + 60, 0, _WHITE),
            _arrow(f"M562 {foot:g}V{_TOP + 91:g}H590", 596, _TOP + 91),
        ]
    if names.apart:
        parts += [rect(440, _TOP + 22, 64, 24, _WHITE, LINE, 1.5), _chair(472, _TOP + 58, 0, _WHITE)]
        parts.append(text(504, _TOP + 16, names.apart, _SMALL, "end"))
    return parts


def _tables(groups: tuple[int, ...]) -> list[str]:
    """Tables in one row or two; nobody sits with the back to the screen."""
    rows = 1 if len(groups) <= 2 else 2  # noqa: PLR2004  two tables stand side by side
    columns = -(-len(groups) // rows)
    left, right, top, foot = 92.0, 440.0, _TOP + 40, _WAY - 8
    wide, high = (right - left) / columns, (foot - top) / rows
    most = max(groups)
    reach = max(38.0, most * 27 / (2 * pi * 0.75))
    scale = min(1.35, wide / (2 * reach + 26), high / (2 * reach + 22))
    parts = []
    for number, people in enumerate(groups):
        x = left + wide * (number // rows + 0.5)
        y = top + high * (number % rows + 0.5)
        parts += [f'<g transform="translate({x:g} {y:g}) scale({scale:.3f})">', *_table(people, reach), "</g>"]
    return parts


def _table(people: int, reach: float) -> list[str]:
    parts = [f'<circle r="{reach - 14:g}" fill="{_WHITE}" stroke="{LINE}" stroke-width="1.8"/>']
    parts.append(text(0, 6, people, 17, "middle", 700))
    step = 250 / max(people - 1, 1)
    turns = [-125 + step * n for n in range(people)] if people > 1 else [0.0]
    return parts + [_chair(reach * cos(radians(t)), reach * sin(radians(t)), t, _WHITE) for t in turns]


def _rings(groups: tuple[int, ...]) -> list[str]:
    """Rings round one middle, the inner one first."""
    x, y, parts = 266.0, (_TOP + _WAY) / 2 + 4, []
    first, gap = 42.0, 56.0
    for number, people in enumerate(groups):
        reach = first + gap * number
        parts.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="{reach:g}" fill="none" stroke="{MUTED}" stroke-dasharray="2 5"/>'
        )
        turns = [360 / people * (n + 0.5) for n in range(people)]
        parts += [_chair(x + reach * cos(radians(t)), y + reach * sin(radians(t)), t, _WHITE) for t in turns]
        parts.append(text(x, y + 6 - (reach - gap / 2 if number else 0), people, 17, "middle", 700))
    return parts


def _chair(x: float, y: float, turn: float, fill: str) -> str:
    half = _CHAIR / 2
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f})"><rect x="{-half:g}" y="{-half:g}" width="{_CHAIR:g}" '
        f'height="{_CHAIR:g}" rx="3.5" fill="{fill}" stroke="{LINE}" stroke-width="1.5"/></g>'
    )


def _person(x: float, y: float, letter: str) -> str:
    """A trainer: white letter on a dark disc."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="13" fill="{SOLID}"/>{text(x, y + 5.5, letter, 16, "middle", 700, _WHITE)}'


def _arrow(path: str, x: float, y: float) -> str:
    """A dashed way that ends in a head."""
    return _path(path, 2, "6 4") + f'<path d="M{x:g} {y:g}l-9 -5v10z" fill="{LINE}"/>'


def _path(path: str, width: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="{width:g}"{dashes}/>'


def _key(name: str, names: RoomWords, trainers: int) -> list[str]:
    """What each sign means, in one line."""
    y, x = _FOOT + 32, _LEFT
    parts: list[str] = []
    signs = [(_chair(0, 0, 0, _WHITE), names.chair), (_chair(0, 0, 0, f"url(#{name}-h)"), names.free_chair)]
    if trainers:
        signs.append((_person(0, 0, "A"), names.trainers))
    signs.append((rect(-13, -8, 26, 16, f"url(#{name}-dot)", MUTED, 0.8), names.way))
    for sign, said in signs:
        parts += [f'<g transform="translate({x + 13:g} {y - 5:g})">{sign}</g>', text(x + 33, y, said, _SMALL)]
        x += 60 + width_of(said, _SMALL)
    return parts
