"""ART: what a Word file must hold, read from the finished file."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from generator.checks.check import finished_check
from generator.checks.finished import Finished
from generator.model.finding import Finding

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_NARROWEST = 280
"""Twentieths of a point: a column that is less holds no word."""


@finished_check("ART-021", fix="Mend the output that writes the Word file; write an alternative for every picture.")
def word_files_are_whole(finished: Finished) -> Iterator[Finding]:
    """A Word file has language, title, headings without a jump, header rows, widths, alternatives and named controls.

    Why: it is what people edit and fill in, also with a screen reader, which finds its way by these and by nothing else.
    Source: WCAG 2.2, 1.1.1, 1.3.1, 2.4.2, 2.4.6, 3.1.1 and 4.1.2, for documents.
    """
    for file in finished.distinct:
        if file.endswith(".docx"):
            for fault in _faults(finished.read(file)):
                yield Finding(file, fault)


def _faults(blob: bytes) -> Iterator[str]:
    try:
        document: Any = Document(io.BytesIO(blob))
    except (KeyError, ValueError, PackageNotFoundError, zipfile.BadZipFile) as error:
        yield f"It is no Word file: {error}"
        return
    body = document.element.body
    if not (document.core_properties.title or "").strip():
        yield "It has no title"
    language = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    if language is None or not language.get(qn("w:val")):
        yield "It names no language"
    names = {style.style_id: style.name for style in document.styles}
    yield from _headings(body, names)
    yield from _tables(body)
    for picture in body.iter(qn("wp:docPr")):
        if not (picture.get("descr") or "").strip():
            yield f"{picture.get('name')} has no text alternative"
    for control in body.iter(qn("w:sdt")):
        alias = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        if alias is None or not (alias.get(qn("w:val")) or "").strip():
            yield "A place to fill in has no name"
    if not any(_numbered(section.footer) for section in document.sections):
        yield "Its pages have no numbers"


def _headings(body: Any, names: dict[str, str]) -> Iterator[str]:
    """The first heading is of level 1, and none skips a level."""
    depth = 0
    for style in body.iter(qn("w:pStyle")):
        used = style.get(qn("w:val"))
        if used not in names:
            yield f"The style {used} is used and not there"
        elif found := _HEADING.fullmatch(names[used]):
            level = int(found[1])
            if level > depth + 1:
                yield (
                    f"A heading of level {level} follows one of level {depth}"
                    if depth
                    else "Its first heading is not of level 1"
                )
            depth = level
    if not depth:
        yield "It has no heading"


def _tables(body: Any) -> Iterator[str]:
    for number, table in enumerate(body.iter(qn("w:tbl")), 1):
        first = table.find(qn("w:tr"))
        if first is None or first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            yield f"Table {number} has no header row"
        widths = [int(column.get(qn("w:w")) or 0) for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        if not widths or min(widths) < _NARROWEST:
            yield f"Table {number} has a column without a width"


def _numbered(footer: Any) -> bool:
    element = footer._element  # noqa: SLF001  python-docx leaves fields out
    told = [field.get(qn("w:instr")) or "" for field in element.iter(qn("w:fldSimple"))]
    told += [field.text or "" for field in element.iter(qn("w:instrText"))]
    return any("PAGE" in instruction.split() for instruction in told)
