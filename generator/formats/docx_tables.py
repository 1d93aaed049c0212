"""Tables and callouts as WordprocessingML: header rows that repeat, widths that are said, rows that stay whole."""

from dataclasses import dataclass, replace
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from generator.formats.columns import weights
from generator.formats.docx_look import CALLOUTS, INDENT, TINTED, USUAL_CALLOUT, Look, colour
from generator.formats.docx_parts import Callout, Cell, Inline, Para, Part, Run, Table, words_of

_IN_ONE_PIECE = 16
"""Lines of a row that a page does not break, in a table whose rows may break."""
_LETTER = 9.6
"""Width of a letter in twentieths of the size of type, with the room that words lose at the ends of lines."""
_TO_WRITE, _TO_FILL, _TO_LIST = 62, 60, 46
"""Least height of a row with nothing in it, of one with an empty cell, and of one in a long list of rows with nothing
in them, in twentieths of the size of type."""
_LONG = 12
"""Rows of a list that have all the room they like."""
_GUTTER, _INSET = 140, 360
"""Room beside the text of a cell, and of a callout, in twentieths of a point."""
_LEAST = 400
_KIND = (
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
    'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)

Rules = tuple[tuple[str, str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where parts stand."""

    wide: int
    """Twentieths of a point."""
    style: str = "Normal"
    """Style of plain text there."""
    level: int = -1
    """Level of the list around them, from 0."""
    item: str = ""
    """Style and number of the item that begins here."""
    below: bool = False
    """Right below a table, which has no room of its own there."""

    @property
    def indent(self) -> int:
        """How far the lists around them set in what is no text."""
        return (self.level + 1) * INDENT


class Writer(Protocol):
    """Who writes what stands in a cell."""

    @property
    def look(self) -> Look:
        """The look of the document."""

    def inside(self, parts: tuple[Part, ...], room: Room) -> str:
        """Parts in a cell."""

    def inline(self, given: tuple[Inline, ...]) -> str:
        """Running text."""

    def paragraph(self, style: str, more: str, inner: str) -> str:
        """A paragraph."""


def table_xml(writer: Writer, table: Table, room: Room) -> str:
    """A table; nothing without columns."""
    if not table.head:
        return ""
    columns = _shares(table, room.wide - room.indent)
    name = table.name or " · ".join(words_of(held) for held in table.head)
    rules = ""
    if table.cut:
        dashes = f'w:val="dashed" w:sz="6" w:space="0" w:color="{writer.look.ink}"'
        rules = f"<w:tblBorders><w:bottom {dashes}/><w:insideH {dashes}/></w:tblBorders>"
    rows = [_row(writer, table.head, columns, table, head=True)]
    rows += [_row(writer, row, columns, table) for row in table.rows]
    return _table("Sheet", columns, room.indent, name, "".join(rows), rules)


def _table(style: str, columns: list[int], indent: int, name: str, rows: str, rules: str = "") -> str:  # noqa: PLR0917  private, called twice
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/>{rules}{_KIND}<w:tblCaption w:val={quoteattr(name)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _shares(table: Table, wide: int) -> list[int]:
    """Widths of the columns; together exactly the room that there is."""
    texts = [[words_of(held, room=True) for held in row] for row in (table.head, *table.rows)]
    given = list(table.widths) or weights(texts, len(table.head))
    found = [int(wide * weight / sum(given)) for weight in given]
    return [*found[:-1], wide - sum(found[:-1])]


def _row(writer: Writer, cells: tuple[Cell, ...], columns: list[int], table: Table, *, head: bool = False) -> str:
    traits = (
        "" if table.loose and not head and _lines(writer.look, cells, columns) > _IN_ONE_PIECE else "<w:cantSplit/>"
    )
    if not (head or table.loose or all(cells)):
        share = _TO_FILL if any(cells) else _TO_LIST if _long(table) else _TO_WRITE
        least = share * writer.look.size * writer.look.hand
        traits += f'<w:trHeight w:val="{round(least)}" w:hRule="atLeast"/>'
    traits += "<w:tblHeader/>" if head else ""
    style = "TableHead" if head else "TableText"
    out = ""
    for place, wide in enumerate(columns):
        align = table.aligns[place] if place < len(table.aligns) else ""
        held = tuple(_aligned(part, align) for part in (cells[place] if place < len(cells) else ()))
        inner = writer.inside(held, Room(max(wide - _GUTTER, _LEAST), style))
        out += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
    return f"<w:tr>{f'<w:trPr>{traits}</w:trPr>' if traits else ''}{out}</w:tr>"


def _long(table: Table) -> bool:
    """Whether a table is nothing but many rows to write in, as a list of names is."""
    return len(table.rows) > _LONG and not any(any(row) for row in table.rows)


def _aligned(part: Part, align: str) -> Part:
    return replace(part, align=part.align or align) if isinstance(part, Para) else part


def _lines(look: Look, cells: tuple[Cell, ...], columns: list[int]) -> float:
    """About how many lines the longest cell of a row takes."""
    letter = look.size * _LETTER
    return max(len(words_of(held)) * letter / wide + len(held) for held, wide in zip(cells, columns, strict=False))


def callout_xml(writer: Writer, callout: Callout, room: Room) -> str:
    """A table of one column whose first row says what it is: it holds anything, and can be typed in."""
    look = writer.look
    rules, sign = CALLOUTS.get(callout.kind, USUAL_CALLOUT)
    wide = room.wide - room.indent
    tone = colour(look, "warning" if callout.kind == "safety" else "ink")
    label = (
        f'<w:r><w:rPr><w:color w:val="{tone}"/></w:rPr>'
        f'<w:t xml:space="preserve">{sign} {escape(callout.label)}</w:t></w:r>'
    )
    label += writer.inline((Run(f"  {callout.note}", style="Address"),)) if callout.note else ""
    title = writer.paragraph("CalloutTitle", "", writer.inline(callout.title)) if callout.title else ""
    style = "TableText" if room.style == "TableText" else "Normal"
    body = title + writer.inside(callout.parts, Room(wide - _INSET, style))
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.tint}"/>' if callout.kind in TINTED else ""
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{_edges(look, rules, but)}{tint}</w:tcPr>{inner}</w:tc>'
        for but, inner in (("bottom", writer.paragraph("CalloutName", "", label)), ("top", body))
    ]
    rows = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells[0]}</w:tr><w:tr>{cells[1]}</w:tr>"
    name = ": ".join(part for part in (callout.label, words_of(callout.title)) if part)
    return _table("Callout", [wide], room.indent, name, rows)


def _edges(look: Look, rules: Rules, but: str) -> str:
    told = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour(look, name)}"/>'
        for side, kind, size, name in rules
        if side != but
    )
    return f"<w:tcBorders>{told}</w:tcBorders>" if told else ""
