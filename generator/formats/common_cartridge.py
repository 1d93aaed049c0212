"""Common Cartridge 1.1: a course that Moodle, Canvas, Blackboard and Brightspace read. Knows no curriculum.

What real imports taught, and no schema tells: sessions are items below one untitled item, exactly two
levels; titles hold at most 255 characters; every file that is named is there; pages do not link each
other; file names are plain; alignment stands in the manifest's classification, for a set of standards
would make Moodle refuse the file. Identifiers come from the ids that are given and from nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from generator.formats.archive import archive
from generator.formats.qti12 import qti12
from generator.formats.question_items import Bank

LONGEST_TITLE = 255
MANIFEST = "imsmanifest.xml"
_CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM_RESOURCE = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_WEB_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
_TOPIC = "http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1"
_HOME = "http://www.imsglobal.org/profile/cc/ccv1p1"
_NAMES: Any = {None: _CP, "lom": _LOM_RESOURCE, "lomimscc": _LOM, "xsi": _XSI}
_SCHEMAS = (
    (_CP, "ccv1p1_imscp_v1p2_v1p0.xsd"),
    (_LOM_RESOURCE, "LOM/ccv1p1_lomresource_v1p0.xsd"),
    (_LOM, "LOM/ccv1p1_lommanifest_v1p0.xsd"),
)
_FOLDER = "web_resources"
_ODD = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class CartridgePage:
    """A page: the inside of its body, and files that it shows or that go with it, by name."""

    id: str
    title: str
    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    instructor: bool = False
    """For whoever teaches: platforms hide it from learners. It is in the file all the same."""


@dataclass(frozen=True, slots=True)
class CartridgeFile:
    """A file to take: its name ends as its kind does."""

    id: str
    title: str
    name: str
    blob: bytes
    instructor: bool = False


@dataclass(frozen=True, slots=True)
class CartridgeLink:
    """A page of the web."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class CartridgeTopic:
    """Something to discuss: the inside of its text."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class CartridgeQuiz:
    """Questions with their feedback."""

    id: str
    title: str
    bank: Bank


CartridgeItem = CartridgePage | CartridgeFile | CartridgeLink | CartridgeTopic | CartridgeQuiz


@dataclass(frozen=True, slots=True)
class CartridgeSession:
    """A part of the course with what is in it."""

    id: str
    title: str
    items: tuple[CartridgeItem, ...]


@dataclass(frozen=True, slots=True)
class Cartridge:
    """A whole course. `aligned` are codes with their words, as `("WAS-1", "Wash hands")`."""

    id: str
    title: str
    description: str
    licence: str
    sessions: tuple[CartridgeSession, ...]
    keywords: tuple[str, ...] = ()
    aligned: tuple[tuple[str, str], ...] = ()
    language: str = "en-GB"


def cartridge(course: Cartridge) -> bytes:
    """The course as a file of the kind `.imscc`, its manifest first."""
    files = {MANIFEST: _manifest(course)}
    for session in course.sessions:
        for item in session.items:
            files |= _files(item)
    return archive(files, first=(MANIFEST,))


def name_of(id: str) -> str:
    """An id as the manifest and file names take it: small letters, and one of them first."""
    return f"i-{_ODD.sub('-', id.casefold()).strip('-.')}"


# ------------------------------------------------------------------ the files


def _files(item: CartridgeItem) -> dict[str, bytes]:
    place = _place(item)
    if isinstance(item, CartridgePage):
        return {place: _page(item), **{_beside(item, name): blob for name, blob in item.files.items()}}
    if isinstance(item, CartridgeFile):
        return {place: item.blob}
    if isinstance(item, CartridgeLink):
        return {place: _web_link(item)}
    if isinstance(item, CartridgeTopic):
        return {place: _topic(item)}
    return {place: qti12(item.bank)}


def _place(item: CartridgeItem) -> str:
    name = name_of(item.id)
    if isinstance(item, CartridgePage):
        return f"{_FOLDER}/{name}/index.html"
    if isinstance(item, CartridgeFile):
        return f"{_FOLDER}/{name}/{_ODD.sub('-', item.name.casefold())}"
    return f"{name}/{name}.xml"


def _beside(page: CartridgePage, name: str) -> str:
    return f"{_FOLDER}/{name_of(page.id)}/{_ODD.sub('-', name.casefold())}"


def _page(page: CartridgePage) -> bytes:
    html = etree.Element("html", lang="en-GB")
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = page.title
    body = etree.fromstring(f"<body>{page.html}</body>")
    html.append(body)
    return etree.tostring(html, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def _web_link(link: CartridgeLink) -> bytes:
    root = _root("webLink", _WEB_LINK, "ccv1p1_imswl_v1p1.xsd")
    _sub(root, _WEB_LINK, "title").text = _short(link.title)
    _sub(root, _WEB_LINK, "url", href=link.url, target="_blank")
    return _xml(root)


def _topic(topic: CartridgeTopic) -> bytes:
    root = _root("topic", _TOPIC, "ccv1p1_imsdt_v1p1.xsd")
    _sub(root, _TOPIC, "title").text = _short(topic.title)
    _sub(root, _TOPIC, "text", texttype="text/html").text = topic.html
    return _xml(root)


def _root(tag: str, space: str, schema: str) -> etree._Element:
    names: Any = {None: space, "xsi": _XSI}
    root = etree.Element(f"{{{space}}}{tag}", nsmap=names)
    root.set(f"{{{_XSI}}}schemaLocation", f"{space} {_HOME}/{schema}")
    return root


# ------------------------------------------------------------------ the manifest


def _manifest(course: Cartridge) -> bytes:
    root = etree.Element(f"{{{_CP}}}manifest", nsmap=_NAMES, identifier=name_of(course.id))
    root.set(f"{{{_XSI}}}schemaLocation", " ".join(f"{space} {_HOME}/{schema}" for space, schema in _SCHEMAS))
    metadata = _sub(root, _CP, "metadata")
    _sub(metadata, _CP, "schema").text = "IMS Common Cartridge"
    _sub(metadata, _CP, "schemaversion").text = "1.1.0"
    _describe(_sub(metadata, _LOM, "lom"), course)
    organizations = _sub(root, _CP, "organizations")
    tree = _sub(
        organizations, _CP, "organization", identifier=f"{name_of(course.id)}-order", structure="rooted-hierarchy"
    )
    top = _sub(tree, _CP, "item", identifier=f"{name_of(course.id)}-all")
    for session in course.sessions:
        part = _sub(top, _CP, "item", identifier=f"{name_of(session.id)}-part")
        _sub(part, _CP, "title").text = _short(session.title)
        for item in session.items:
            leaf = _sub(part, _CP, "item", identifier=f"{name_of(item.id)}-item", identifierref=name_of(item.id))
            _sub(leaf, _CP, "title").text = _short(item.title)
    resources = _sub(root, _CP, "resources")
    for session in course.sessions:
        for item in session.items:
            _resource(resources, item)
    return _xml(root)


def _describe(lom: etree._Element, course: Cartridge) -> None:
    general = _sub(lom, _LOM, "general")
    _string(_sub(general, _LOM, "title"), _short(course.title), course.language)
    _sub(general, _LOM, "language").text = course.language
    _string(_sub(general, _LOM, "description"), course.description, course.language)
    for word in course.keywords:
        _string(_sub(general, _LOM, "keyword"), word, course.language)
    rights = _sub(lom, _LOM, "rights")
    _sub(_sub(rights, _LOM, "copyrightAndOtherRestrictions"), _LOM, "value").text = "yes"
    _string(_sub(rights, _LOM, "description"), course.licence, course.language)
    if course.aligned:
        sorted_by = _sub(lom, _LOM, "classification")
        _sub(_sub(sorted_by, _LOM, "purpose"), _LOM, "value").text = "competency"
        for code, words in course.aligned:
            taxon = _sub(_sub(sorted_by, _LOM, "taxonPath"), _LOM, "taxon")
            _sub(taxon, _LOM, "id").text = code
            _string(_sub(taxon, _LOM, "entry"), words, course.language)


_TYPES: tuple[tuple[type, str], ...] = (
    (CartridgePage, "webcontent"),
    (CartridgeFile, "webcontent"),
    (CartridgeLink, "imswl_xmlv1p1"),
    (CartridgeTopic, "imsdt_xmlv1p1"),
    (CartridgeQuiz, "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"),
)


def _resource(resources: etree._Element, item: CartridgeItem) -> None:
    type = next(name for kind, name in _TYPES if isinstance(item, kind))
    given = {"identifier": name_of(item.id), "type": type}
    if type == "webcontent":
        given["href"] = _place(item)
    resource = _sub(resources, _CP, "resource", **given)
    if isinstance(item, CartridgePage | CartridgeFile) and item.instructor:
        role = _sub(
            _sub(_sub(_sub(resource, _CP, "metadata"), _LOM_RESOURCE, "lom"), _LOM_RESOURCE, "educational"),
            _LOM_RESOURCE,
            "intendedEndUserRole",
        )
        _sub(role, _LOM_RESOURCE, "source").text = "IMSGLC_CC_Rolesv1p1"
        _sub(role, _LOM_RESOURCE, "value").text = "Instructor"
    for place in _places(item):
        _sub(resource, _CP, "file", href=place)


def _places(item: CartridgeItem) -> Iterator[str]:
    yield _place(item)
    if isinstance(item, CartridgePage):
        yield from (_beside(item, name) for name in sorted(item.files))


def _short(title: str) -> str:
    """A title that an older Moodle takes; a longer one would stop its whole import."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 2].rsplit(' ', 1)[0]} …"


def _string(parent: etree._Element, text: str, language: str) -> None:
    _sub(parent, _LOM, "string", language=language).text = " ".join(text.split())


def _sub(parent: etree._Element, space: str, tag: str, **given: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{space}}}{tag}", given)


def _xml(root: etree._Element) -> bytes:
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
