"""Spreadsheets: sheets of plain cells with a header row, by openpyxl; the same rows give the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.formats.archive import archive

_LONGEST_TITLE = 31
_BARRED = "[]:*?/\\"
"""What the name of a sheet may not hold."""
_CHANGED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
_NARROW, _WIDE = 10, 60
"""Letters: the narrowest and the widest column."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its headings, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def xlsx(title: str, author: str, made: date, sheets: Iterable[Sheet]) -> bytes:
    """A workbook. Every cell is text, so that no code is read as a number and nothing as a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for given in sheets:
        _fill(book, given)
    book.properties.title, book.properties.creator, book.properties.language = title, author, "en-GB"
    book.properties.created = book.properties.modified = datetime.combine(made, time())
    room = io.BytesIO()
    book.save(room)
    return _dated(room.getvalue(), made)


def _fill(book: Workbook, given: Sheet) -> None:
    name = "".join(" " if sign in _BARRED else sign for sign in given.title)[:_LONGEST_TITLE]
    sheet = book.create_sheet(name)
    for number, row in enumerate((given.heads, *given.rows), 1):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = text, "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Arial", bold=number == 1)
    for column in range(1, len(given.heads) + 1):
        longest = max(len(row[column - 1]) for row in (given.heads, *given.rows))
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDE, max(_NARROW, longest + 2))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _dated(blob: bytes, made: date) -> bytes:
    """The same file with the day of release as the day of its change: the writer puts the clock there."""
    with zipfile.ZipFile(io.BytesIO(blob)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    told = files["docProps/core.xml"].decode()
    files["docProps/core.xml"] = _CHANGED.sub(rf"\g<1>{made.isoformat()}T00:00:00Z", told).encode()
    return archive(files, first=("[Content_Types].xml",))
