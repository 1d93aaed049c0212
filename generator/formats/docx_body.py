"""Parts as WordprocessingML. Knows no look but the names of styles, and no curriculum."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from generator.formats.columns import weights
from generator.formats.docx_look import CALLOUTS, DEEPEST, INDENT, TINTED, USUAL_CALLOUT, colour
from generator.formats.docx_parts import (
    Blank,
    Callout,
    Cell,
    Doc,
    Heading,
    Inline,
    Lines,
    Listing,
    Note,
    Para,
    Part,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    Tick,
    anchors,
    words_of,
)

_STYLES = {
    "text": "Normal", "kind": "Kind", "lead": "Lead", "subtitle": "Subtitle", "label": "Label", "small": "Small",
    "source": "Source", "code": "Code", "near": "Near",
}  # fmt: skip
_LISTS = {"bullet": "ListBullet", "number": "ListNumber", "tick": "ListTick"}
_IN_CELLS = {
    "ListBullet": "TableBullet",
    "ListTick": "TableBullet",
    "ListNumber": "TableNumber",
    "ListContinue": "TableText",
}
_IN_ONE_PIECE = 16
"""Lines of a row that a page does not break, in a table whose rows may break."""
_WIDE = 9.6
"""Width of a letter in twentieths of the size of type, with the room that words lose at the ends of lines."""
_NAME = 64
"""Characters of the name of a control; Word takes no more."""
_BETWEEN = 140
"""Room after a table, in twentieths of a point."""
_TO_WRITE, _TO_FILL = 62, 56
"""Least height of a row with nothing in it, and of one with an empty cell, in twentieths of the size of type."""


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


@dataclass(slots=True)
class Body:
    """A document on its way out; what is kept is what has to be counted."""

    doc: Doc
    link: Callable[[str], str]
    """The name of the relationship to an address."""
    picture: Callable[[str], tuple[str, float, float] | None]
    """The name of the relationship to a picture, with its width and height in inches."""
    lists: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _ids: int = 0
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, wide: int) -> str:
        """All parts as the inside of a body."""
        self._known = {name: f"p{n}" for n, name in enumerate(dict.fromkeys(anchors(self.doc.parts)), 1)}
        return self.all(self.doc.parts, Room(wide))

    @property
    def _writers(self) -> dict[type, Callable[[Any, Room], str]]:
        return {
            Para: self._para,
            Heading: lambda heading, _: self._heading(heading),
            Listing: self._list,
            Table: self._table,
            Callout: self._callout,
            Lines: lambda lines, _: self._lines(lines),
            Quote: lambda quote, room: self.all(quote.parts, replace(room, style="Quote")),
            Picture: self._picture,
            Rule: lambda _rule, _room: self._p("Rule", "", ""),
        }

    def all(self, parts: Iterable[Part], room: Room) -> str:
        """Parts one after another. Two tables would grow together, so a small gap stands between."""
        out: list[str] = []
        table = False
        for part in parts:
            boxed = isinstance(part, Table | Callout | Lines)
            if table and boxed:
                out.append(self._gap())
            out.append(self.part(part, replace(room, below=table and not boxed)))
            room = replace(room, item="")
            table = boxed
        return "".join(out)

    def part(self, part: Part, room: Room) -> str:
        """One part."""
        write: Callable[[Any, Room], str] = self._writers[type(part)]
        return write(part, room)

    # ------------------------------------------------------------ text

    def _para(self, para: Para, room: Room) -> str:
        style = room.style if para.style == "text" else _STYLES[para.style]
        before, indent, mark = (f'<w:spacing w:before="{_BETWEEN}"/>' if room.below else ""), "", ""
        if para.style == "text" and room.level >= 0:
            style, indent = ("ListContinue", f'<w:ind w:left="{INDENT * (room.level + 1)}"/>')
            if room.item:
                name, _, number = room.item.partition(" ")
                style, indent = name, f'<w:numPr><w:ilvl w:val="{room.level}"/><w:numId w:val="{number}"/></w:numPr>'
            style = _IN_CELLS[style] if room.style == "TableText" else style
        elif para.style == "text" and para.mark and room.style == "Normal":
            style = "Numbered"
        if para.mark:
            tab = "<w:tab/>" if style in ("Numbered", "Source") else '<w:t xml:space="preserve"> </w:t>'
            mark = f'<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:t>{escape(para.mark)}</w:t></w:r><w:r>{tab}</w:r>'
        near = "<w:keepNext/>" if para.near else ""
        numbered, plain = (indent, "") if indent.startswith("<w:numPr") else ("", indent)
        align = f'<w:jc w:val="{para.align}"/>' if para.align in ("right", "center") else ""
        return self._p(style, f"{near}{numbered}{before}{plain}{align}", mark + self.inline(para.runs), para.anchor)

    def _p(self, style: str, more: str, inner: str, anchor: str = "") -> str:
        if anchor in self._known:
            self._ids += 1
            name = self._known[anchor]
            inner = f'<w:bookmarkStart w:id="{self._ids}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{self._ids}"/>'
        named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
        head = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p>{head}{inner}</w:p>"

    def _gap(self) -> str:
        return self._p("Gap", "", "")

    def _heading(self, heading: Heading) -> str:
        fresh = "<w:pageBreakBefore/>" if heading.fresh else ""
        return self._p(f"Heading{min(heading.level, 6)}", fresh, self.inline(heading.runs), heading.anchor)

    def inline(self, given: tuple[Inline, ...]) -> str:
        """Running text."""
        return "".join(self._inline(one) for one in given)

    def _inline(self, one: Inline) -> str:
        match one:
            case Blank():
                return self._blank(one)
            case Tick():
                return self._tick(one)
            case Note():
                self.notes.append(self.inline(one.runs))
                return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            case Run():
                return self._link(one) if one.href else self._run(one)

    def _link(self, run: Run) -> str:
        if not run.href.startswith("#"):
            inner = self._run(replace(run, style=run.style or "Hyperlink"))
            return f'<w:hyperlink r:id="{self.link(run.href)}" w:history="1">{inner}</w:hyperlink>'
        known = self._known.get(run.href[1:])
        return (
            f'<w:hyperlink w:anchor="{known}" w:history="1">{self._run(run)}</w:hyperlink>' if known else self._run(run)
        )

    def _run(self, run: Run) -> str:
        slants = run.italic and self.doc.look.italics
        how = f'<w:rStyle w:val="{run.style}"/>' if run.style else ""
        how += "<w:b/>" if run.bold or (run.italic and not slants) else ""
        how += "<w:i/>" if slants else ""
        how += "<w:strike/>" if run.struck else ""
        how += f'<w:vertAlign w:val="{run.raised}"/>' if run.raised else ""
        lines = run.text.split("\n")
        text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' if line else "" for line in lines)
        return f"<w:r>{f'<w:rPr>{how}</w:rPr>' if how else ''}{text}</w:r>" if run.text else ""

    # ------------------------------------------------------------ what people fill in

    def _control(self, name: str, kind: str, inner: str) -> str:
        """A content control. Its number follows from the document and its place, so it is the same each time."""
        self._ids += 1
        number = int(hashlib.sha256(f"{self.doc.title}/{self._ids}".encode()).hexdigest()[:7], 16) + 1
        named = quoteattr(" ".join(name.split())[:_NAME])
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val={named}/><w:id w:val="{number}"/>{kind}</w:sdtPr>'
            f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )

    def _blank(self, blank: Blank) -> str:
        line = "_" * max(blank.letters, 4)
        inner = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{line}</w:t></w:r>'
        return self._control(blank.name or self.doc.blank, "<w:showingPlcHdr/><w:text/>", inner)

    def _tick(self, tick: Tick) -> str:
        font = quoteattr(self.doc.look.boxes)
        states = (
            f'<w14:checkedState w14:val="2612" w14:font={font}/><w14:uncheckedState w14:val="2610" w14:font={font}/>'
        )
        kind = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
        face = f'<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:hint="eastAsia"/>'
        return self._control(tick.name or self.doc.tick, kind, f"<w:r><w:rPr>{face}</w:rPr><w:t>\u2610</w:t></w:r>")

    def _lines(self, lines: Lines) -> str:
        """A name, and one control of several ruled lines. Neighbours differ by a hair, or their rules would be joined."""
        head = self._p("Label", "", self.inline(lines.label)) if lines.label else ""
        ruled = "".join(
            self._p("WriteOnNext" if n % 2 else "WriteOn", "<w:keepNext/>" if n < lines.count - 1 else "", "")
            for n in range(lines.count)
        )
        return head + self._control(words_of(lines.label) or self.doc.blank, "", ruled)

    # ------------------------------------------------------------ lists, tables, callouts, pictures

    def _list(self, listing: Listing, room: Room) -> str:
        self.lists.append((listing.kind, listing.start))
        number = len(self.lists)
        level = min(room.level + 1, DEEPEST - 1)
        inside = replace(room, level=level, item=f"{_LISTS[listing.kind]} {number}")
        return "".join(self.all(item or (Para(()),), inside) for item in listing.items)

    def _table(self, table: Table, room: Room) -> str:
        count = len(table.head)
        wide = room.wide - max(room.level + 1, 0) * INDENT
        columns = _shares(table, count, wide)
        name = quoteattr(table.name or " · ".join(words_of(held) for held in table.head))
        rules = ""
        if table.cut:
            dashes = f'w:val="dashed" w:sz="6" w:space="0" w:color="{self.doc.look.ink}"'
            rules = f"<w:tblBorders><w:bottom {dashes}/><w:insideH {dashes}/></w:tblBorders>"
        indent = room.wide - wide
        out = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblInd w:w="{indent}" w:type="dxa"/>{rules}'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={name}/></w:tblPr>{_grid(columns)}"
        )
        out += self._row(table.head, columns, table, head=True)
        return out + "".join(self._row(row, columns, table) for row in table.rows) + "</w:tbl>"

    def _row(self, cells: tuple[Cell, ...], columns: list[int], table: Table, *, head: bool = False) -> str:
        empty, some = not any(cells), not all(cells)
        size = self.doc.look.size
        high = (
            0
            if head or table.loose or not some
            else round((_TO_WRITE if empty else _TO_FILL) * size * self.doc.look.room)
        )
        whole = head or not table.loose or self._lines_of(cells, columns) <= _IN_ONE_PIECE
        traits = "<w:cantSplit/>" if whole else ""
        traits += f'<w:trHeight w:val="{high}" w:hRule="atLeast"/>' if high else ""
        traits += "<w:tblHeader/>" if head else ""
        out = ""
        for place, wide in enumerate(columns):
            align = table.aligns[place] if place < len(table.aligns) else ""
            held = tuple(
                replace(part, align=part.align or align) if isinstance(part, Para) else part
                for part in (cells[place] if place < len(cells) else ())
            )
            inner = self._inside(held, Room(max(wide - 140, 400), "TableHead" if head else "TableText"))
            out += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        return f"<w:tr>{f'<w:trPr>{traits}</w:trPr>' if traits else ''}{out}</w:tr>"

    def _lines_of(self, cells: tuple[Cell, ...], columns: list[int]) -> float:
        """About how many lines the longest cell of a row takes."""
        letter = self.doc.look.size * _WIDE
        return max(len(words_of(held)) * letter / wide + len(held) for held, wide in zip(cells, columns, strict=False))

    def _inside(self, parts: tuple[Part, ...], room: Room) -> str:
        """Parts in a cell, which must end with a paragraph."""
        if not parts:
            return self._p(room.style, "", "")
        return self.all(parts, room) + (self._gap() if isinstance(parts[-1], Table | Callout | Lines) else "")

    def _callout(self, callout: Callout, room: Room) -> str:
        """A table of one column whose first row says what it is: it holds anything, and can be typed in."""
        rules, sign = CALLOUTS.get(callout.kind, USUAL_CALLOUT)
        wide = room.wide - max(room.level + 1, 0) * INDENT
        name = quoteattr(": ".join(part for part in (callout.label, words_of(callout.title)) if part))
        tone = colour(self.doc.look, "warning" if callout.kind == "safety" else "ink")
        label = f'<w:r><w:rPr><w:color w:val="{tone}"/></w:rPr><w:t xml:space="preserve">{sign} {escape(callout.label)}</w:t></w:r>'
        label += self.inline((Run(f"  {callout.note}", style="Address"),)) if callout.note else ""
        title = self._p("CalloutTitle", "", self.inline(callout.title)) if callout.title else ""
        inside = Room(wide - 360, "TableText" if room.style == "TableText" else "Normal")
        body = title + self._inside(callout.parts, inside)
        tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.doc.look.tint}"/>' if callout.kind in TINTED else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Callout"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblInd w:w="{room.wide - wide}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={name}/></w:tblPr>{_grid([wide])}"
            f'<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>'
            f"{self._edges(rules, but='bottom')}{tint}</w:tcPr>{self._p('CalloutName', '', label)}</w:tc></w:tr>"
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{self._edges(rules, but="top")}{tint}</w:tcPr>{body}</w:tc></w:tr></w:tbl>'
        )

    def _edges(self, rules: tuple[tuple[str, str, int, str], ...], but: str) -> str:
        told = "".join(
            f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour(self.doc.look, name)}"/>'
            for side, kind, size, name in rules
            if side != but
        )
        return f"<w:tcBorders>{told}</w:tcBorders>" if told else ""

    def _picture(self, picture: Picture, room: Room) -> str:
        held = self.picture(picture.name)
        if held is None:
            return self._p(room.style, "", self.inline((Run(picture.alt, italic=True),)))
        relation, wide, high = held
        scale = min(1.0, room.wide / 1440 / wide, 6.5 / high)
        size = f'cx="{round(wide * scale * 914400)}" cy="{round(high * scale * 914400)}"'
        self._ids += 1
        told = quoteattr(picture.alt)
        inner = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self._ids}" name="Picture {self._ids}" descr={told}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{self._ids}" name="Picture {self._ids}" descr={told}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        return self._p("Normal", '<w:jc w:val="center"/>', inner)


def _grid(columns: list[int]) -> str:
    held = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    return f"<w:tblGrid>{held}</w:tblGrid>"


def _shares(table: Table, count: int, wide: int) -> list[int]:
    """Widths of the columns; together exactly the room that there is."""
    given = list(table.widths) or weights(
        [[words_of(held, room=True) for held in row] for row in (table.head, *table.rows)], count
    )
    found = [int(wide * weight / sum(given)) for weight in given]
    return [*found[:-1], wide - sum(found[:-1])]
