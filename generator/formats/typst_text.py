"""Texts and calls in Typst's own writing: nothing here knows what is being written.

Every text is a string literal (`#"…";`), so nothing that an author writes can be Typst code. Every
call ends with `;`, so that the next bracket or stop can't become part of it.
"""

import math
import re
from collections.abc import Iterable, Mapping

from generator.formats.quotes import curl

_BLANK = re.compile(r"_{4,}")
_LONG = re.compile(r"\S{25,}")
_PIECE = 24
"""Characters of a very long address before it may break."""
_LETTERS = 12
"""The same of a very long word that is all letters."""
_LEAST = 8
_SEAM = re.compile(r"[/?&=._-]")


def literal(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") + '"'


def words(text: str) -> str:
    """A text as a content block, with quotation marks curled."""
    return f"[{Quotes().set(' '.join(text.split()))}]"


def block(markup: str) -> str:
    """Markup as a content block."""
    return f"[{markup}]"


def array(items: Iterable[str]) -> str:
    """An array of expressions."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def pairs(items: Mapping[str, str]) -> str:
    """A dictionary of expressions."""
    return "(" + "".join(f"{literal(key)}: {value}, " for key, value in items.items()) + ")" if items else "(:)"


def call(name: str, /, *given: str, **named: str) -> str:
    """A call of a template's function as a line of its own; arguments are Typst expressions."""
    told = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"#{name}({', '.join([*given, *told])});\n"


class Quotes:
    """Text as literals. Straight quotation marks are curled by what stands before them."""

    def __init__(self) -> None:
        self.before = " "
        self.room = math.inf
        """Characters of the narrowest place in which the text stands."""

    def set(self, text: str) -> str:
        """Literals and blanks for one run of text."""
        out: list[str] = []
        at = 0
        for gap in _BLANK.finditer(text):
            out.append(self._literal(_kept(text[at : gap.start()], self.room - len(gap.group()))))
            out.append(f"#blank({len(gap.group())});")
            self.before = " "
            at = gap.end()
        out.append(self._literal(text[at:]))
        return "".join(out)

    def _literal(self, text: str) -> str:
        if not text:
            return ""
        curled = curl(text, self.before)
        self.before = curled[-1]
        return f"#{literal(breakable(curled, self.room))};"


def _kept(text: str, room: float) -> str:
    """A text whose last space does not break, where its last word has room: a blank stays with what names it."""
    bare = text.rstrip()
    if bare == text or len(bare) - bare.rfind(" ") > room:
        return text
    return f"{bare}\N{NO-BREAK SPACE}"


def breakable(text: str, room: float = math.inf) -> str:
    """A text whose very long words have places where they may break; in a narrow column all that are wider."""
    least = int(min(_PIECE, max(room, _LEAST)))
    long = _LONG if least == _PIECE else re.compile(rf"\S{{{least + 1},}}")
    return long.sub(lambda found: _parted(found.group(), least), text)


def _parted(rest: str, room: int) -> str:
    parts: list[str] = []
    while len(rest) > (piece := room if _SEAM.search(rest[:room]) else min(room, _LETTERS)):
        cut = next((m.end() for m in _SEAM.finditer(rest[:piece]) if m.end() > _LEAST), piece)
        parts.append(rest[:cut])
        rest = rest[cut:]
    return "\u200b".join([*parts, rest])
