"""Glyph coverage: which characters of a text no vendored font can show.

Typst leaves a blank box without a word where no font holds a character, so this is asked before.
"""

import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path

VENDORED = Path(__file__).resolve().parents[2] / "overrides" / "print" / "fonts"
"""The fonts of this project."""

_UNSEEN = frozenset({0x09, 0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF, 0xAD})
"""Characters that need no glyph: white space, joiners, marks of direction, variation selectors."""

_UNICODE = (0, 3)
"""Platforms whose tables speak of Unicode."""
_LAST = 0xFFFF
"""Closes a table of format 4 and stands for nothing."""


def missing(text: str, folder: Path = VENDORED) -> tuple[str, ...]:
    """The characters of a text that no font of a folder holds, each once, in order."""
    if text.isascii():
        return ()
    held = coverage(folder)
    return tuple(char for char in dict.fromkeys(text) if ord(char) not in held and ord(char) not in _UNSEEN)


@cache
def coverage(folder: Path) -> frozenset[int]:
    """Code points that some font of a folder holds."""
    fonts = sorted(path for path in folder.iterdir() if path.suffix in {".ttf", ".otf"})
    return frozenset(point for path in fonts for point in code_points(path.read_bytes()))


def code_points(font: bytes) -> Iterable[int]:
    """Code points of a TrueType or OpenType font, from its `cmap` table (formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == b"cmap":
            return _of_cmap(font[offset:])
    return ()


def _of_cmap(cmap: bytes) -> set[int]:
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        form = struct.unpack_from(">H", cmap, offset)[0]
        read = _FORMS.get(form)
        if read and platform in _UNICODE:
            found |= read(cmap[offset:])
    return found


def _segments(table: bytes) -> set[int]:
    """Format 4: runs of code points, each with a shift or a list of glyphs."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    shifts = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 6 * count)
    found: set[int] = set()
    for index, (start, end, shift, offset) in enumerate(zip(starts, ends, shifts, offsets, strict=True)):
        for point in range(start, end + 1):
            if offset == 0:
                glyph = (point + shift) & 0xFFFF
            else:
                place = 16 + 6 * count + 2 * index + offset + 2 * (point - start)
                glyph = struct.unpack_from(">H", table, place)[0] if place + 2 <= len(table) else 0
            if glyph and point != _LAST:
                found.add(point)
    return found


def _groups(table: bytes) -> set[int]:
    """Format 12: runs of code points with running glyphs."""
    count = struct.unpack_from(">L", table, 12)[0]
    runs = (struct.unpack_from(">LLL", table, 16 + 12 * number) for number in range(count))
    return {point for start, end, _ in runs for point in range(start, end + 1)}


_FORMS = {4: _segments, 12: _groups}
