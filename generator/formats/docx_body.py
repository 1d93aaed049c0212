"""Parts as WordprocessingML: text, lists, places to fill in, pictures. Knows no look but the names of styles."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from generator.formats.docx_look import DEEPEST, INDENT, Look
from generator.formats.docx_parts import (
    Blank,
    Callout,
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
from generator.formats.docx_tables import Room, callout_xml, table_xml

_STYLES = {
    "text": "Normal", "kind": "Kind", "lead": "Lead", "subtitle": "Subtitle", "label": "Label", "small": "Small",
    "source": "Source", "code": "Code", "near": "Near", "cue": "Cue",
}  # fmt: skip
_LISTS = {"bullet": "ListBullet", "number": "ListNumber", "tick": "ListTick"}
_IN_CELLS = {
    "ListBullet": "TableBullet",
    "ListTick": "TableBullet",
    "ListNumber": "TableNumber",
    "ListContinue": "TableText",
}
_NAME = 64
"""Characters of the name of a control; Word takes no more."""
_TALLEST = 5.5
"""Inches of a picture."""
_BETWEEN = 140
"""Room after a table, in twentieths of a point."""


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

    @property
    def look(self) -> Look:
        """The look of the document."""
        return self.doc.look

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
            Table: lambda table, room: table_xml(self, table, room),
            Callout: lambda callout, room: callout_xml(self, callout, room),
            Lines: lambda lines, _: self._lines(lines),
            Quote: lambda quote, room: self.all(quote.parts, replace(room, style="Quote")),
            Picture: self._picture,
            Rule: lambda _rule, _room: self.paragraph("Rule", "", ""),
        }

    def all(self, parts: Iterable[Part], room: Room) -> str:
        """Parts one after another. A small gap stands between a table and what may not touch it.

        Two tables would grow together, and LibreOffice leaves a heading that touches a table alone at the foot of a page.
        """
        out: list[str] = []
        table = False
        for part in parts:
            boxed = isinstance(part, Table | Callout | Lines)
            if table and (boxed or isinstance(part, Heading)):
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
        return self.paragraph(
            style, f"{near}{numbered}{before}{plain}{align}", mark + self.inline(para.runs), para.anchor
        )

    def paragraph(self, style: str, more: str, inner: str, anchor: str = "") -> str:
        """A paragraph; `more` is what it has beside its style."""
        if anchor in self._known:
            self._ids += 1
            name = self._known[anchor]
            inner = f'<w:bookmarkStart w:id="{self._ids}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{self._ids}"/>'
        named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
        head = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
        return f"<w:p>{head}{inner}</w:p>"

    def _gap(self) -> str:
        return self.paragraph("Gap", "", "")

    def inside(self, parts: tuple[Part, ...], room: Room) -> str:
        """Parts in a cell, which must end with a paragraph."""
        if not parts:
            return self.paragraph(room.style, "", "")
        return self.all(parts, room) + (self._gap() if isinstance(parts[-1], Table | Callout | Lines) else "")

    def _heading(self, heading: Heading) -> str:
        fresh = "<w:pageBreakBefore/>" if heading.fresh else ""
        return self.paragraph(f"Heading{min(heading.level, 6)}", fresh, self.inline(heading.runs), heading.anchor)

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
        head = self.paragraph("Label", "", self.inline(lines.label)) if lines.label else ""
        ruled = "".join(
            self.paragraph("WriteOnNext" if n % 2 else "WriteOn", "<w:keepNext/>" if n < lines.count - 1 else "", "")
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

    def _picture(self, picture: Picture, room: Room) -> str:
        held = self.picture(picture.name)
        if held is None:
            return self.paragraph(room.style, "", self.inline((Run(picture.alt, italic=True),)))
        relation, wide, high = held
        scale = min(1.0, room.wide / 1440 / wide, (picture.tall or _TALLEST) / high)
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
        return self.paragraph("Normal", f'<w:jc w:val="{picture.align}"/>', inner)
