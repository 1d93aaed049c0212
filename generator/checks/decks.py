"""ART: what a deck of slides must hold, read from the finished file."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.util import Emu

from generator.checks.check import finished_check
from generator.checks.finished import Finished
from generator.formats.slide_room import AFTER, LEADING, lines
from generator.model.finding import Finding

_PLAIN = 18.0
_SLACK = 4.0
"""Points by which an estimate may be out."""


@finished_check("ART-020", fix="Mend the output that writes the slides; if a text is too long, shorten it.")
def decks_are_whole(finished: Finished) -> Iterator[Finding]:
    """Every slide of a deck has a title and notes, alternatives, header rows, nothing empty, and nothing over the edge.

    Why: a screen reader finds a slide by its title, a trainer is left alone without notes, and nobody can mend a
    slide in front of a group.
    Source: WCAG 2.2, 1.1.1, 1.3.1 and 2.4.6, for documents.
    """
    for file in finished.distinct:
        if file.endswith(".pptx"):
            for number, fault in _faults(finished.read(file)):
                yield Finding(file, f"Slide {number}: {fault}" if number else fault)


def _faults(blob: bytes) -> Iterator[tuple[int, str]]:
    try:
        deck: Any = Presentation(io.BytesIO(blob))
    except (KeyError, ValueError, PackageNotFoundError, zipfile.BadZipFile) as error:
        yield 0, f"It is no deck: {error}"
        return
    if not len(deck.slides):
        yield 0, "It has no slide"
    for number, slide in enumerate(deck.slides, 1):
        for fault in _of_slide(slide, Emu(deck.slide_height).pt):
            yield number, fault


def _of_slide(slide: Any, high: float) -> Iterator[str]:
    title = slide.shapes.title
    if title is None or not title.text_frame.text.strip():
        yield "it has no title"
    if not slide.has_notes_slide or not _text(slide.notes_slide.notes_text_frame):
        yield "it has no notes"
    for shape in slide.shapes:
        if shape.is_placeholder and shape.has_text_frame and not _text(shape.text_frame) and shape is not title:
            yield f"the placeholder {shape.name} is empty"
        if shape.shape_type is not None and "PICTURE" in str(_kind(shape)) and not _alt(shape):
            yield f"{shape.name} has no text alternative"
        if getattr(shape, "has_table", False) and shape.has_table and not shape.table.first_row:
            yield f"the table {shape.name} has no header row"
        if _bottom(shape) > high + _SLACK:
            yield f"{shape.name} runs over the lower edge"


def _text(frame: Any) -> str:
    """All words of a frame, fields too."""
    return "".join(text for text in frame._txBody.itertext()).strip() if frame is not None else ""  # noqa: SLF001  python-pptx leaves fields out


def _kind(shape: Any) -> str:
    return "PICTURE" if shape._element.tag == qn("p:pic") else ""  # noqa: SLF001  a filled placeholder calls itself a placeholder


def _alt(shape: Any) -> str:
    return str(shape._element.nvPicPr.cNvPr.get("descr", "")).strip()  # noqa: SLF001  python-pptx has no alt text


def _bottom(shape: Any) -> float:
    """Where a shape or its text ends, whichever is lower."""
    if shape.top is None or shape.height is None:
        return 0.0
    top, end = Emu(shape.top).pt, Emu(shape.top + shape.height).pt
    if getattr(shape, "has_table", False) and shape.has_table:
        return max(end, top + sum(Emu(row.height).pt for row in shape.table.rows))
    if not shape.has_text_frame or not _text(shape.text_frame):
        return end
    frame = shape.text_frame
    sides = [Emu(frame.margin_left).pt, Emu(frame.margin_right).pt]
    high = sum(_high(line, shape, Emu(shape.width).pt - sum(sides)) for line in frame.paragraphs)
    above = {"b": max(end - high, 0.0), "ctr": top}.get(str(frame._txBody.bodyPr.get("anchor") or "t"), top)  # noqa: SLF001  as above
    return max(end, above + high)


def _high(line: Any, shape: Any, wide: float) -> float:
    size = max((Emu(run.font.size).pt for run in line.runs if run.font.size), default=0.0) or _size(shape)
    indent = Emu(int((line._p.pPr.get("marL") if line._p.pPr is not None else None) or 0)).pt  # noqa: SLF001  as above
    return lines("".join(run.text for run in line.runs), size, wide - indent) * size * LEADING + size * AFTER


def _size(shape: Any) -> float:
    """The size that a placeholder takes from its layout."""
    if not shape.is_placeholder:
        return _PLAIN
    own = shape.placeholder_format.idx
    for held in shape.part.slide.slide_layout.placeholders:
        if held.placeholder_format.idx == own:
            found = held._element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}")  # noqa: SLF001  as above
            if found is not None and found.get("sz"):
                return int(found.get("sz")) / 100
    return _PLAIN
