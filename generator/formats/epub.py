"""EPUB 3: chapters as a book for any reader, with its accessibility told. Knows no curriculum.

Source: W3C EPUB 3.3 and EPUB Accessibility 1.1. The date of change is given, never the clock's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from lxml import etree

from generator.formats.archive import archive
from generator.formats.identifiers import urn

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_MIME = "mimetype"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_FEATURES = ("structuralNavigation", "tableOfContents", "readingOrder", "alternativeText")
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of a book: the inside of its body as XHTML, and its pictures by name."""

    id: str
    title: str
    html: str
    part: str = ""
    """Title of the part that it stands in. Chapters of one part follow each other."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """A book. `id` is a UUID, `changed` an ISO day."""

    id: str
    title: str
    creator: str
    description: str
    rights: str
    changed: str
    accessibility: str
    contents: str
    """The title of the table of contents."""
    style: str
    chapters: tuple[Chapter, ...]
    language: str = "en-GB"


def epub(book: Book) -> bytes:
    """The book as a file of the kind `.epub`."""
    pictures = _pictures(book)
    files = {
        _MIME: b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        "book/package.opf": _package(book, pictures),
        "book/nav.xhtml": _nav(book),
        "book/style.css": book.style.encode(),
    }
    files |= {f"book/{_name(chapter)}": _chapter(book, chapter) for chapter in book.chapters}
    files |= {f"book/{name}": blob for name, blob in pictures.items()}
    return archive(files, first=(_MIME,), stored=(_MIME,))


def _name(chapter: Chapter) -> str:
    return f"{chapter.id.casefold()}.xhtml"


def _pictures(book: Book) -> dict[str, bytes]:
    """Every picture, below the id of its chapter: two may have one name."""
    return {
        f"{chapter.id.casefold()}/{name}": blob for chapter in book.chapters for name, blob in chapter.pictures.items()
    }


def _package(book: Book, pictures: Mapping[str, bytes]) -> bytes:
    names: Any = {None: _OPF, "dc": _DC}
    root = etree.Element(f"{{{_OPF}}}package", nsmap=names, version="3.0")
    root.set("unique-identifier", "id")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", book.language)
    _metadata(etree.SubElement(root, f"{{{_OPF}}}metadata"), book)
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")
    _listed(manifest, "nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    _listed(manifest, "style", "style.css", "text/css")
    for chapter in book.chapters:
        _listed(manifest, f"c-{chapter.id.casefold()}", _name(chapter), "application/xhtml+xml")
        etree.SubElement(spine, f"{{{_OPF}}}itemref", idref=f"c-{chapter.id.casefold()}")
    for number, name in enumerate(sorted(pictures), 1):
        _listed(manifest, f"p-{number}", name, _TYPES.get(name.rpartition(".")[2], "application/octet-stream"))
    return _xml(root)


def _metadata(metadata: etree._Element, book: Book) -> None:
    for name, text in (
        ("identifier", urn(book.id)),
        ("title", book.title),
        ("language", book.language),
        ("creator", book.creator),
        ("description", book.description),
        ("rights", book.rights),
    ):
        element = etree.SubElement(metadata, f"{{{_DC}}}{name}")
        element.text = text
        if name == "identifier":
            element.set("id", "id")
    modes = ["textual", *(["visual"] if any(chapter.pictures for chapter in book.chapters) else [])]
    told = [("dcterms:modified", f"{book.changed}T00:00:00Z")]
    told += [("schema:accessMode", mode) for mode in modes]
    told += [("schema:accessModeSufficient", "textual")]
    told += [("schema:accessibilityFeature", feature) for feature in _FEATURES]
    told += [("schema:accessibilityHazard", "none"), ("schema:accessibilitySummary", book.accessibility)]
    for name, text in told:
        etree.SubElement(metadata, f"{{{_OPF}}}meta", property=name).text = text


def _listed(manifest: etree._Element, id: str, href: str, type: str, **more: str) -> None:
    etree.SubElement(manifest, f"{{{_OPF}}}item", {"id": id, "href": href, "media-type": type, **more})


def _nav(book: Book) -> bytes:
    """The table of contents: parts with their chapters."""
    rows, part = "", None
    for chapter in book.chapters:
        if chapter.part != part:
            rows += "</ol></li>" if part else ""
            rows += f"<li><span>{escape(chapter.part)}</span><ol>" if chapter.part else ""
            part = chapter.part
        rows += f'<li><a href="{_name(chapter)}">{escape(chapter.title)}</a></li>'
    rows += "</ol></li>" if part else ""
    title = escape(book.contents)
    return _document(book, book.contents, f'<nav epub:type="toc"><h1>{title}</h1><ol>{rows}</ol></nav>')


def _chapter(book: Book, chapter: Chapter) -> bytes:
    html = chapter.html
    for name in chapter.pictures:
        html = html.replace(f'src="{name}"', f'src="{chapter.id.casefold()}/{name}"')
    return _document(book, chapter.title, html)


def _document(book: Book, title: str, inside: str) -> bytes:
    head = f'<title>{escape(title)}</title><link rel="stylesheet" href="style.css"/>'
    text = (
        f'<html xmlns="{_XHTML}" xmlns:epub="{_OPS}" lang="{book.language}" xml:lang="{book.language}">'
        f"<head>{head}</head><body>{inside}</body></html>"
    )
    root = etree.fromstring(text)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>") + b"\n"


def _xml(root: etree._Element) -> bytes:
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
