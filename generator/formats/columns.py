"""Widths of a table's columns, from the words that stand in them."""

from collections.abc import Sequence

_LINE = 95
"""Characters that fit beside each other on a page, all columns together."""


def weights(rows: Sequence[Sequence[str]], count: int) -> list[float]:
    """A weight for each column: no narrower than its longest word, wider with more text.

    The square root keeps a long column from starving a short one: area grows with width and height.
    """
    found: list[float] = []
    for number in range(count):
        column = [row[number] for row in rows if number < len(row)]
        word = max((len(part) for text in column for part in text.split()), default=1)
        longest = max((len(text) for text in column), default=1)
        total = sum(len(text) for text in column) / max(len(column), 1)
        wish = min(longest, 4 + 2.2 * (total + longest / 2) ** 0.62)
        found.append(max(min(word, 18) + 2.0, wish, 5.0))
    total_wish = sum(found)
    if total_wish > _LINE:
        floor = [max(min(max((len(p) for r in rows if n < len(r) for p in r[n].split()), default=1), 18) + 2.0, 5.0) for n in range(count)]
        spare = max(_LINE - sum(floor), 1.0)
        more = [wish - low for wish, low in zip(found, floor, strict=True)]
        share = spare / max(sum(more), 1.0)
        found = [low + extra * share for low, extra in zip(floor, more, strict=True)]
    return found
