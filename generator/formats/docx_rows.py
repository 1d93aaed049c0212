"""The tables of a Word document that comes from outside, as plain text, read with care. Knows no curriculum.

Only the text of `word/document.xml` is read: no macro, link, picture or embedded file of it is opened. A file
that is no Word document, holds macros, or unpacks to more than a letter could is refused.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN, _TYPES = "word/document.xml", "[Content_Types].xml"
_PLAIN = b"wordprocessingml.document.main+xml"
_FILE_LIMIT, _TEXT_LIMIT, _WHOLE_LIMIT = 10_000_000, 5_000_000, 100_000_000
"""Bytes of the file, of its text, and of everything in it unpacked."""
_MOST_FILES = 500

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of all tables, cell by cell; or why there are none."""

    rows: Rows = ()
    refused: str = ""


def read_rows(path: Path) -> Read:
    """The rows of a file on disk."""
    try:
        if not path.is_file():
            return Read(refused="there is no such file")
        if path.stat().st_size > _FILE_LIMIT:
            return Read(refused=f"it is larger than {_FILE_LIMIT // 1_000_000} MB")
        return rows_of(path.read_bytes())
    except OSError as error:
        return Read(refused=f"it cannot be opened: {error.strerror}")


def rows_of(data: bytes) -> Read:
    """The rows of the bytes of a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            reason = _suspect(archive)
            return Read(refused=reason) if reason else _rows(_part(archive, _MAIN))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zipfile.LargeZipFile):
        return Read(refused="it is no Word document (.docx)")
    except Exception as error:  # noqa: BLE001  zlib and its kin raise types of their own for broken streams
        return Read(refused=f"it is damaged ({type(error).__name__})")


def _suspect(archive: zipfile.ZipFile) -> str:
    """Why a file is not even opened, or nothing."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _WHOLE_LIMIT:
        return "it unpacks to more than a letter could"
    if len(names) != len(set(names)):
        return "it holds the same part twice"
    if _MAIN not in names or _TYPES not in names:
        return "it is no Word document (.docx)"
    if any("vbaproject" in name.lower() or name.lower().endswith(".bin") for name in names):
        return "it holds macros or embedded programs"
    if _PLAIN not in _part(archive, _TYPES):
        return "it is a template or a document with macros; save it as .docx"
    return ""


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, never more of it than the limit, whatever its header says."""
    with archive.open(name) as stream:
        data = stream.read(_TEXT_LIMIT + 1)
    return data if len(data) <= _TEXT_LIMIT else b""


def _rows(xml: bytes) -> Read:
    if not xml:
        return Read(refused="it unpacks to more than a letter could")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return Read(refused="it holds a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return Read(refused="its text is damaged")
    rows = tuple(tuple(_text(cell) for cell in row.iter(f"{_W}tc") if _own(cell, row)) for row in root.iter(f"{_W}tr"))
    return Read(rows)


def _own(cell: etree._Element, row: etree._Element) -> bool:
    """Whether a cell is of this row, and not of a table inside it."""
    return next((up for up in cell.iterancestors(f"{_W}tr")), None) is row


def _text(cell: etree._Element) -> str:
    """The words of a cell, without what only invites to type and without signs that nobody sees."""
    out: list[str] = []
    for element in cell.iter(f"{_W}t", f"{_W}p", f"{_W}br", f"{_W}tab", f"{_W}sym"):
        if element.tag == f"{_W}t":
            out.append("" if _invites(element) else element.text or "")
        elif element.tag == f"{_W}sym":
            out.append("x")
        else:
            out.append(" ")
    return "".join(sign for sign in " ".join("".join(out).split()) if sign.isprintable())


def _invites(text: etree._Element) -> bool:
    """Whether a text is the placeholder of a control that nobody has typed in."""
    control = next((up for up in text.iterancestors(f"{_W}sdt")), None)
    return control is not None and control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
