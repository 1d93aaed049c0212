"""The parts of a slide as shapes: text in placeholders, tables, callouts, pictures. Knows no curriculum."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from generator.formats import pptx_look as look
from generator.formats import slide_room as room
from generator.formats.slide_text import Callout, Para, Picture, Quote, Run, Table

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name for a table without a style: the lines are ours."""
_CODE_FONT = "Consolas"


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a callout: its shape says what it is, also in grey."""

    shape: Any = MSO_SHAPE.RECTANGLE
    colour: str = look.INK
    width: float = 1.0
    dash: Any = None
    double: bool = False
    fill: str = look.PAPER


FRAMES: Mapping[str, Frame] = {
    "say": Frame(MSO_SHAPE.ROUNDED_RECTANGLE, look.TEAL, 2.5),
    "do": Frame(MSO_SHAPE.PENTAGON, look.INK, 1),
    "safety": Frame(MSO_SHAPE.RECTANGLE, look.CLAY, 5),
    "law": Frame(MSO_SHAPE.RECTANGLE, look.INK, 4, double=True),
    "nation": Frame(MSO_SHAPE.RECTANGLE, look.INK, 4, double=True),
    "evidence": Frame(MSO_SHAPE.RECTANGLE, look.MUTED, 2.5, MSO_LINE.ROUND_DOT),
    "reflect": Frame(MSO_SHAPE.ROUNDED_RECTANGLE, look.MUTED, 2, MSO_LINE.LONG_DASH),
    "try-it": Frame(MSO_SHAPE.ROUNDED_RECTANGLE, look.MUTED, 2, MSO_LINE.LONG_DASH),
    "case": Frame(MSO_SHAPE.FOLDED_CORNER, look.LINE_GREY, 1, fill=look.SAND),
    "poor-practice": Frame(MSO_SHAPE.RECTANGLE, look.MUTED, 1.25, MSO_LINE.DASH),
    "better-practice": Frame(MSO_SHAPE.RECTANGLE, look.INK, 2),
    "key-points": Frame(MSO_SHAPE.RECTANGLE, look.INK, 3),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """The slide that is being set."""

    slide: Any
    """A slide of python-pptx, whose types say less than its shapes can do."""
    size: float
    lang: str
    pictures: Mapping[str, bytes]


def add_part(setting: Setting, part: tuple[Para, ...] | Quote | Callout | Table | Picture, top: float) -> float:
    """Where the next part begins, after this one was set at `top`."""
    if isinstance(part, tuple):
        high = sum(room.para_height(para, setting.size, room.LINE) for para in part)
        _text(setting, part, top, high, setting.size)
    elif isinstance(part, Quote):
        high = room.height(part, setting.size)
        _quote(setting, part, top, high)
    elif isinstance(part, Callout):
        high = room.height(part, setting.size)
        _callout(setting, part, top, high)
    elif isinstance(part, Table):
        high = _table(setting, part, top)
    else:
        high = _picture(setting, part, top)
    return top + high + room.GAP


def _free(setting: Setting, *numbers: int) -> Any:
    """The first placeholder of these that nothing stands in yet."""
    held = {shape.placeholder_format.idx: shape for shape in setting.slide.placeholders}
    return next(
        (held[n] for n in numbers if n in held and not (held[n].has_text_frame and held[n].text_frame.text)), None
    )


def _text(setting: Setting, paras: tuple[Para, ...], top: float, high: float, size: float) -> None:
    shape = _free(setting, look.BODY, look.AFTER)
    if shape is None:
        shape = setting.slide.shapes.add_textbox(0, 0, 0, 0)
        _bare(shape.text_frame)
    _place(shape, (room.MARGIN, top, room.LINE, high))
    set_paras(shape.text_frame, paras, setting.lang, size if size != room.SIZES[0] else None)


def _quote(setting: Setting, quote: Quote, top: float, high: float) -> None:
    """A quotation: set in, with a thick rule before it."""
    shape = _free(setting, look.BODY, look.AFTER) or setting.slide.shapes.add_textbox(0, 0, 0, 0)
    _bare(shape.text_frame)
    _place(shape, (room.MARGIN + 3 * room.PAD, top + room.PAD, room.LINE - 3 * room.PAD, high - 2 * room.PAD))
    paras = tuple(replace(para, runs=tuple(replace(run, italic=False) for run in para.runs)) for para in quote.paras)
    set_paras(shape.text_frame, paras, setting.lang, setting.size * 1.15, font="+mj-lt")
    bar = setting.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(room.MARGIN), Pt(top), Pt(5), Pt(high))
    bar.name = "Rule"
    _decorative(bar)
    _coloured(bar, Frame(colour=look.TEAL, fill=look.TEAL))


def _callout(setting: Setting, callout: Callout, top: float, high: float) -> None:
    """A framed block under its name."""
    frame = FRAMES.get(callout.kind, Frame(colour=look.LINE_GREY, fill=look.SAND))
    shape = setting.slide.shapes.add_shape(frame.shape, Pt(room.MARGIN), Pt(top), Pt(room.LINE), Pt(high))
    shape.name = callout.label
    if len(shape.adjustments):
        shape.adjustments[0] = 0.08
    _coloured(shape, frame)
    text = shape.text_frame
    text.word_wrap = True
    text.vertical_anchor = MSO_ANCHOR.TOP
    text.margin_left = text.margin_right = Pt(2 * room.PAD)
    text.margin_top = text.margin_bottom = Pt(room.PAD)
    note = (Run(f" · {callout.note}"),) if callout.note else ()
    named = Para((Run(callout.label, bold=True), *note), "head")
    set_paras(text, (named, *callout.paras), setting.lang, setting.size)
    for line in text.paragraphs:
        line.alignment = PP_ALIGN.LEFT
        for run in line.runs:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    colour = look.CLAY if callout.kind == "safety" else look.TEAL if callout.kind == "say" else look.INK
    text.paragraphs[0].runs[0].font.color.rgb = _rgb(colour)


def _table(setting: Setting, table: Table, top: float) -> float:
    """A real table with a header row, in the table's placeholder if it is free."""
    rows, columns = len(table.rows), len(table.rows[0]) if table.rows else 0
    heights = room.row_heights(table, setting.size, room.LINE)
    held = _free(setting, look.TABLE)
    frame = (
        held.insert_table(rows, columns)
        if held is not None and hasattr(held, "insert_table")
        else setting.slide.shapes.add_table(rows, columns, 0, 0, Pt(room.LINE), Pt(sum(heights)))
    )
    _place(frame, (room.MARGIN, top, room.LINE, sum(heights)))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", " · ".join(cell.text for cell in table.rows[0]))  # noqa: SLF001  python-pptx has no alt text
    grid = frame.table
    grid.first_row, grid.horz_banding = True, False
    style = grid._tbl.tblPr.find(qn("a:tableStyleId"))  # noqa: SLF001  as above
    if style is not None:
        style.text = _NO_STYLE
    for column, wide in zip(grid.columns, room.widths(table, room.LINE), strict=True):
        column.width = Pt(wide)
    for number, (line, high) in enumerate(zip(table.rows, heights, strict=True)):
        grid.rows[number].height = Pt(high)
        for place, para in enumerate(line):
            _cell(setting, grid.cell(number, place), para, number, rows)
    return sum(heights)


def _cell(setting: Setting, cell: Any, para: Para, row: int, rows: int) -> None:
    cell.margin_left, cell.margin_right = Pt(0 if cell._tc.col_idx == 0 else 7), Pt(7)  # noqa: SLF001  its place has no other door
    cell.margin_top = cell.margin_bottom = Pt(6)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    bold = replace(para, runs=tuple(replace(run, bold=True) for run in para.runs)) if row == 0 else para
    set_paras(cell.text_frame, (bold,), setting.lang, setting.size - room.SMALLER, after=0)
    heavy = row in (0, rows - 1)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  borders have no other door
    line = etree.SubElement(properties, qn("a:lnB"), w=str(Pt(1.5 if heavy else 0.75)), cap="flat", cmpd="sng")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="tx1" if heavy else "accent4")
    properties.insert(0, line)


def _picture(setting: Setting, picture: Picture, top: float) -> float:
    """A picture as large as its room allows, with its text alternative."""
    high = room.height(picture, setting.size)
    blob = setting.pictures.get(picture.src)
    if blob is None:
        _text(setting, (Para((Run(picture.alt, italic=True),)),), top, high, setting.size)
        return high
    held = _free(setting, look.PICTURE)
    free = held is not None and hasattr(held, "insert_picture")
    shape = held.insert_picture(io.BytesIO(blob)) if free else setting.slide.shapes.add_picture(io.BytesIO(blob), 0, 0)
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    wide, tall = shape.image.size
    scale = min(room.LINE / wide, high / tall)
    _place(shape, (room.MARGIN, top, wide * scale, tall * scale))
    shape._element.nvPicPr.cNvPr.set("descr", picture.alt)  # noqa: SLF001  python-pptx has no alt text
    return high


def set_paras(
    frame: Any,
    paras: tuple[Para, ...],
    lang: str,
    size: float | None,
    *,
    font: str = "",
    after: float | None = None,
    usual: float = room.SIZES[0],
) -> None:
    """Fill a text frame. `size` and `after` in points; none: what the layout says, whose size is `usual`."""
    start = 1
    for number, para in enumerate(paras):
        line = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        follows = number > 0 and paras[number - 1].kind == "number" and paras[number - 1].number == para.number - 1
        start = start if follows else para.number
        _listed(line, para, start, usual if size is None else size)
        if after is not None:
            line.space_after = Pt(after)
        elif size is not None:
            line.space_after = Pt(size * room.AFTER)
        for run in para.runs:
            for place, text in enumerate(run.text.split("\n")):
                if place:
                    line.add_line_break()
                if text:
                    _run(line.add_run(), replace(run, text=text), lang, size, font)


def _run(made: Any, run: Run, lang: str, size: float | None, font: str) -> None:
    made.text = run.text
    made.font._element.set("lang", lang)  # noqa: SLF001  python-pptx knows only its own list of languages
    if size is not None:
        made.font.size = Pt(size)
    if run.bold:
        made.font.bold = True
    if run.italic:
        made.font.italic = True
    if font or run.code:
        made.font.name = _CODE_FONT if run.code else font
    if run.href:
        made.hyperlink.address = run.href


def _listed(line: Any, para: Para, start: int, size: float) -> None:
    """The mark and the indent of an item of that size; `start` is the number of the first of its list."""
    if para.kind not in ("bullet", "number"):
        return
    properties = line._p.get_or_add_pPr()  # noqa: SLF001  bullets have no other door
    before, mark = room.hang(para, size)
    properties.set("marL", str(Pt(before + mark)))
    properties.set("indent", str(-Pt(mark)))
    if para.level:
        properties.set("lvl", str(para.level))
    if para.kind == "number":
        etree.SubElement(properties, qn("a:buFont"), typeface="+mj-lt")
        etree.SubElement(properties, qn("a:buAutoNum"), type="arabicPeriod", startAt=str(start))
    else:
        etree.SubElement(properties, qn("a:buFont"), typeface="Arial")
        etree.SubElement(properties, qn("a:buChar"), char="•")


def _place(shape: Any, box: look.Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)


def _bare(frame: Any) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _coloured(shape: Any, frame: Frame) -> None:
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(frame.fill)
    shape.line.color.rgb = _rgb(frame.colour)
    shape.line.width = Pt(frame.width)
    if frame.dash is not None:
        shape.line.dash_style = frame.dash
    if frame.double:
        shape.line._get_or_add_ln().set("cmpd", "dbl")  # noqa: SLF001  python-pptx has no double line


def _rgb(colour: str) -> RGBColor:
    found: RGBColor = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
    return found


def _decorative(shape: Any) -> None:
    """Say that a shape means nothing to who can't see it."""
    properties = shape._element.nvSpPr.cNvPr  # noqa: SLF001  python-pptx has no word for it
    listed = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(listed, qn("a:ext"), uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    name = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
    etree.SubElement(extension, name, val="1")
