"""What every editable file shares: the words around a text, its sources, its pictures, and the look of the house."""

from collections.abc import Iterable

from lxml import etree

from generator.formats.citations import cite_texts
from generator.formats.docx import Doc, write
from generator.formats.docx_look import Look
from generator.formats.docx_parts import Heading, Inline, Para, Part, Picture, runs
from generator.formats.docx_text import Reading, parts_of, runs_of
from generator.formats.inline import inline
from generator.formats.typst_press import Style, drawn
from generator.formats.typst_spans import Links
from generator.model.catalogue import say, words
from generator.model.curriculum import Media, Tree
from generator.outputs.pack.frame import listed, long_date
from generator.outputs.pack.sheets import Setting
from generator.outputs.pack.standing import briefly
from generator.outputs.pack.view import House, PackView

_LANGUAGE = "en-GB"
_LARGE = 18.0
_LOGO = 0.4
"""Inches that a logo is tall."""


def text(tree: Tree, links: Links) -> tuple[Part, ...]:
    """A text as parts."""
    return parts_of(tree.xml, Reading(links, words("pack"))) if tree else ()


def line(markdown: str, links: Links) -> tuple[Inline, ...]:
    """A line of inline Markdown."""
    return runs_of(f"<div>{inline(markdown)}</div>", Reading(links, words("pack")))


def cited(setting: Setting, trees: Iterable[etree._Element]) -> tuple[str, ...]:
    """Keys of the sources that some texts name, by their numbers."""
    keys = {key for tree in trees for a in tree.iter("a") if (key := a.get("data-cite") or "") in setting.citations}
    return tuple(sorted(keys, key=lambda key: setting.citations[key]))


def sources(setting: Setting, keys: tuple[str, ...], *, level: int = 2) -> tuple[Part, ...]:
    """The list of sources that numbers lead to, under its heading; nothing without sources."""
    if not keys:
        return ()
    said = cite_texts(tuple(reference for reference in setting.view.references if reference.id in keys))
    reading = Reading(setting.sheet_links("sources"), words("pack"))
    rows = []
    for key in keys:
        number = setting.citations[key]
        rows.append(Para(runs_of(f"<div>{said[key]}</div>", reading), "source", str(number), f"source-{number}"))
    return (Heading(level, runs(say("pack.sheet-sources"))), *rows)


def content_note(topics: tuple[str, ...]) -> tuple[Part, ...]:
    """What the sheet touches on, so that nobody meets it unprepared."""
    if not topics:
        return ()
    told = say("pack.content-note", topics=listed(topics))
    return (Para((*runs(say("pack.content-note-title"), bold=True), *runs(f" {told}")), "small"),)


def logo(house: House) -> tuple[tuple[Part, ...], tuple[tuple[str, Media], ...]]:
    """The logo of an edition as a part, and its picture by name; nothing where there is none."""
    given = house.local.edition if house.local else None
    matter = given.matter.logo if given else None
    if given is None or matter is None or not given.logo:
        return (), ()
    picture = Picture("logo", matter.alt, tall=_LOGO, align="right")
    return (picture,), (("logo", Media(given.file, given.logo_path, "", len(given.logo), given.logo)),)


def look_of(style: Style, size: float, room: float = 1.0) -> Look:
    """The look of a house: its colours, and larger letters without slant where its print is large."""
    given = {name: value.lstrip("#").upper() for name, value in style}
    large = given.get("print") == "LARGE"
    usual = Look()
    return Look(
        accent=given.get("accent", usual.accent),
        warning=given.get("warning", usual.warning),
        bar=given.get("bar", usual.bar),
        size=_LARGE if large else size,
        room=room,
        italics=not large,
    )


def sheet_foot(view: PackView, code: str = "") -> str:
    """What stands at the foot of a loose sheet: whose it is, when it was checked, its honest status."""
    house = view.house
    told = say(
        "pack.sheet-foot",
        name=house.name,
        version=house.version,
        date=long_date(view.review.checked),
        status=briefly(view.standing),
        licence=house.licence,
    )
    return f"{code}   {told}" if code else told


def file_of(
    view: PackView,
    title: str,
    parts: tuple[Part, ...],
    *,
    foot: str,
    landscape: bool = False,
    size: float = 11.0,
    room: float = 1.0,
    media: Iterable[tuple[str, Media]] = (),
) -> bytes:
    """The finished file. `media` are pictures by the names under which the parts call them."""
    house = view.house
    doc = Doc(
        title=title,
        subject=house.name,
        author=house.name,
        lang=_LANGUAGE,
        made=house.released,
        parts=parts,
        foot=foot,
        landscape=landscape,
        pictures={name: _picture(picture) for name, picture in media},
        look=look_of(house.style, size, room),
        number=say("pack.word.page"),
        tick=say("pack.word.tick"),
        blank=say("pack.word.blank"),
    )
    return write(doc)


def _picture(picture: Media) -> bytes:
    """A picture in a form that every editor shows."""
    return drawn(picture.data) if picture.path.endswith(".svg") else picture.data
