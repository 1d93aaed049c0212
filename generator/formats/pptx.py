"""A deck as PPTX: real placeholders, notes, alternatives, numbers; the same deck gives the same bytes. Knows no curriculum."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from pptx.presentation import Presentation

from generator.formats import pptx_look as look
from generator.formats import slide_room as room
from generator.formats.archive import rezipped
from generator.formats.pptx_parts import Setting, add_part, set_paras
from generator.formats.slide_text import Para, Part, Picture, Quote, Run, Sheet, Table


@dataclass(frozen=True, slots=True)
class DeckOf:
    """All that a deck is made from."""

    title: str
    subject: str
    author: str
    lang: str
    footer: str
    made: date
    sheets: tuple[Sheet, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG or JPEG by name."""
    words: Mapping[str, str] = field(default_factory=dict)


def pptx_bytes(given: DeckOf) -> bytes:
    """The deck as a file."""
    deck = look.blank_deck(dict(given.words), given.lang)
    for number, sheet in enumerate(given.sheets, 1):
        _add(deck, given, sheet, number)
    if given.sheets:
        look.own_notes_theme(deck)
    _tell(deck, given)
    out = io.BytesIO()
    deck.save(out)
    return rezipped(out.getvalue())


def _tell(deck: Presentation, given: DeckOf) -> None:
    """Title, author, language and the day of the release: no clock."""
    facts = deck.core_properties
    day = datetime.combine(given.made, time())
    facts.title, facts.subject, facts.author, facts.language = given.title, given.subject, given.author, given.lang
    facts.created = facts.modified = day
    facts.last_modified_by, facts.revision, facts.keywords, facts.comments, facts.category = given.author, 1, "", "", ""


def _add(deck: Presentation, given: DeckOf, sheet: Sheet, number: int) -> None:
    name = sheet.layout or _layout(sheet.parts)
    layout = deck.slide_layouts[look.LAYOUTS.index(name)]
    slide = deck.slides.add_slide(layout)
    setting = Setting(slide, sheet.size, given.lang, given.pictures)
    title = slide.shapes.title
    small = room.lines(sheet.title, room.TITLE_SIZE, room.LINE) > room.TITLE_LINES
    size = room.TITLE_SMALL if small and name != "title" else None
    set_paras(title.text_frame, (Para((Run(sheet.title),)),), given.lang, size)
    top = look.OPENING_BODY[1] if name == "title" else room.TOP
    for part in room.text_parts(sheet.parts):
        top = add_part(setting, part, top)
    if sheet.source:
        source = (Para((Run(sheet.source),)),)
        set_paras(_placeholder(slide, look.SOURCE).text_frame, source, given.lang, None)
    _drop_empty(slide)
    _in_reading_order(slide)
    tree = slide.shapes._spTree  # noqa: SLF001  footers have no other door in python-pptx
    last = max(shape.shape_id for shape in slide.shapes)
    tree.append(look.shape(look.foot(last + 1, given.footer), given.lang))
    tree.append(look.shape(look.slide_number(last + 2, str(number)), given.lang))
    _add_notes(slide, sheet.notes, number, given.lang)


def _layout(parts: tuple[Part, ...]) -> str:
    """The layout that suits what a slide holds."""
    kinds = {type(part) for part in parts}
    if Table in kinds:
        return "table"
    if Picture in kinds:
        return "picture"
    return "quotation" if kinds == {Quote} else "text"


def _placeholder(slide: Any, number: int) -> Any:
    return next(shape for shape in slide.placeholders if shape.placeholder_format.idx == number)


def _drop_empty(slide: Any) -> None:
    """No empty placeholder stays: it would be read out, and shown to who edits."""
    for shape in list(slide.placeholders):
        if shape.has_text_frame and not shape.text_frame.text.strip():
            shape._element.getparent().remove(shape._element)  # noqa: SLF001  python-pptx has no word for it


def _in_reading_order(slide: Any) -> None:
    """The title first, then from top to bottom: the order in which a screen reader reads shapes is theirs in the file."""
    tree = slide.shapes._spTree  # noqa: SLF001  order has no other door
    title = slide.shapes.title.element
    for shape in sorted(slide.shapes, key=lambda shape: (shape.element is not title, shape.top)):
        tree.append(shape.element)


def _add_notes(slide: Any, notes: tuple[Para, ...], number: int, lang: str) -> None:
    page = slide.notes_slide
    set_paras(page.notes_text_frame, notes, lang, None, usual=look.NOTES_SIZE)
    for shape in list(page.placeholders):
        if "Number" in shape.name:
            old = shape._element  # noqa: SLF001  its field has no other door
            fresh: Any = look.shape(look.slide_number(shape.shape_id, str(number)), lang)
            fresh.find(".//{*}ph").set("idx", str(shape.placeholder_format.idx))
            old.getparent().replace(old, fresh)
