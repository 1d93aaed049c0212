"""Tables of the semantic tree as the site's HTML: they stack on a narrow page, or scroll in a box of their own."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.model.catalogue import say

_STACKS = 5
"""A table of up to so many columns is stacked on a narrow page; a wider one scrolls in its own box."""

_NUMBER = re.compile(r"[+0-9][0-9 ]{4,}")
"""A telephone number: kept on one line."""
_DIALLED = 10
"""As many digits make a number that can be dialled from anywhere."""


def words_of(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(str(part) for part in element.itertext()).strip()


def set_table(table: etree._Element) -> None:
    """A table that fits is stacked on a narrow page; a wide one, or a form, scrolls in a box of its own."""
    heads = [words_of(cell) for cell in table.iterfind("thead/tr/th")]
    cells = list(table.iter("td"))
    for cell in (*table.iter("th"), *cells):
        if cell.attrib.pop("align", "") == "right":
            cell.set("class", "num")
        if _NUMBER.fullmatch(words_of(cell)):
            _number(cell)
    blank = sum(1 for cell in cells if not words_of(cell))
    if heads and len(heads) <= _STACKS and blank * 2 < len(cells):
        table.set("class", "stack wide" if len(heads) >= _STACKS - 1 else "stack")
        for cell, name in _named(table, heads):
            cell.set("data-h", name)
        return
    box = etree.Element("div", {"class": "tablewrap", "role": "region", "tabindex": "0"})
    box.set("aria-label", say("site.table-of", heads=", ".join(head for head in heads if head)))
    box.tail, table.tail = table.tail, None
    parent = table.getparent()
    if parent is not None:
        parent.replace(table, box)
    box.append(table)


def _number(cell: etree._Element) -> None:
    """A telephone number stays on one line, and a full one can be dialled."""
    cell.set("class", "tel")
    digits = words_of(cell).replace(" ", "")
    if len(cell) or len(digits) < _DIALLED or digits[0] not in "+0":
        return
    link = etree.SubElement(cell, "a", {"href": f"tel:{digits}"})
    link.text, cell.text = cell.text, None


def _named(table: etree._Element, heads: list[str]) -> Iterator[tuple[etree._Element, str]]:
    """Every cell with the head of its column, but for the first, which reads as the row's own."""
    for row in table.iterfind("tbody/tr"):
        for number, cell in enumerate(row):
            if 0 < number < len(heads):
                yield cell, heads[number]
