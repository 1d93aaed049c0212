"""Widths of a table's columns, from the words that stand in them."""

import math
from collections.abc import Sequence

LINE = 95
"""Characters that fit beside each other on a page, all columns together."""
WIDE = 140
"""The same on a page that lies on its side."""
_WORD = 18
"""A longer word may break."""
_TALL = 24
"""Lines of a cell that is broken over pages rather than kept whole."""
_TO_WRITE = 30.0
"""Wish of a column that is left empty: somebody will write in it."""


def weights(rows: Sequence[Sequence[str]], count: int, line: int = LINE) -> list[float]:
    """A weight for each column: no narrower than its longest word, wider with more text."""
    columns = [[row[number] for row in rows if number < len(row)] for number in range(count)]
    least = [_least(column) for column in columns]
    wishes = [max(low, _wish(column)) for low, column in zip(least, columns, strict=True)]
    if sum(wishes) <= line:
        return wishes
    spare = max(line - sum(least), 1.0)
    share = spare / max(sum(wishes) - sum(least), 1.0)
    return [low + (wish - low) * share for low, wish in zip(least, wishes, strict=True)]


def rooms(weighted: Sequence[float], line: int = LINE) -> list[float]:
    """Characters that fit on a line of each column; a longer word must be broken."""
    return [weight / sum(weighted) * line - 2.0 for weight in weighted]


def tall_rows(rows: Sequence[Sequence[str]], room: Sequence[float]) -> list[int]:
    """Numbers of the rows that are so tall that a page should break them."""
    return [
        number
        for number, row in enumerate(rows)
        if any(len(text) / max(wide, 1.0) > _TALL for text, wide in zip(row, room, strict=False))
    ]


def _least(column: Sequence[str]) -> float:
    longest = max((len(word) for text in column for word in text.split()), default=1)
    return max(min(longest, _WORD) + 2.0, 5.0)


def _wish(column: Sequence[str]) -> float:
    """Grows more slowly than the text does: a long cell grows in height as well as in width."""
    if len(column) > 1 and not any(column[1:]):
        return _TO_WRITE
    longest = max((len(text) for text in column), default=1)
    mean = sum(len(text) for text in column) / max(len(column), 1)
    return min(float(longest), 4.0 + 2.2 * math.pow(mean + longest / 2, 0.62))
