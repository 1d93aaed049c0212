"""The look of a deck: theme, master and layouts with their placeholders, in 16 to 9. Knows no curriculum.

DrawingML has no list of fonts to fall back on: beside each name stands its family (`pitchFamily`) and
its PANOSE number, from which PowerPoint and LibreOffice choose a like one. `slide_room` reckons with that.
"""

from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from generator.formats import slide_room as room

SERIF, SANS = "Source Serif 4", "Atkinson Hyperlegible Next"
INK, MUTED, TEAL, CLAY, SAND, LINE_GREY, PAPER = "1E2A2E", "4A585C", "0B5A63", "8A3B1E", "F4EEE2", "76858A", "FFFFFF"
TITLE, BODY, SOURCE, FOOT, NUMBER, TABLE, PICTURE, AFTER = 0, 1, 12, 14, 15, 10, 13, 11
"""Numbers (`idx`) of the placeholders, the same in every layout."""
LAYOUTS = ("title", "text", "table", "quotation", "picture", "sources")

_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMU = 12700
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Says that a shape means nothing to who can't see it."""

TITLE_BOX = (room.MARGIN, 30.0, room.LINE, 84.0)
BODY_BOX = (room.MARGIN, room.TOP, room.LINE, room.ROOM)
SOURCE_BOX = (room.MARGIN, 458.0, room.LINE, room.SOURCE_ROOM)
FOOT_BOX = (room.MARGIN, 504.0, room.LINE - 120, 20.0)
NUMBER_BOX = (room.WIDE - room.MARGIN - 100, 504.0, 100.0, 20.0)
OPENING_TITLE, OPENING_BODY = (
    (room.MARGIN, 120.0, room.LINE, 130.0),
    (room.MARGIN, room.OPENING_TOP, room.LINE, room.OPENING_ROOM),
)

NOTES_SIZE = 12.0
"""Of the notes, as python-pptx's own notes page has them."""

Box = tuple[float, float, float, float]


def blank_deck(words: dict[str, str], lang: str) -> Deck:
    """A deck without slides, in our look. `words` name the layouts and prompt in empty placeholders."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(room.WIDE), Pt(room.HIGH)
    deck.element.find(f"{_P}sldSz").attrib.pop("type", None)
    for rel_id, rel in list(deck.part.rels.items()):
        if rel.reltype == RT.PRINTER_SETTINGS:
            deck.part.drop_rel(rel_id)
    package = deck.part.package
    for rel_id, rel in list(package._rels.items()):  # noqa: SLF001  python-pptx offers no other door to the thumbnail
        if rel.reltype == RT.THUMBNAIL:
            package.drop_rel(rel_id)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    master = deck.slide_master
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = themed(theme.blob)  # noqa: SLF001  a plain part: its bytes are all it has
    _swap(master.element, _tree(_master_shapes(words), lang))
    styles = master.element.find(f"{_P}txStyles")
    styles.getparent().replace(styles, _parsed(_text_styles(lang)))
    for name, layout in zip(LAYOUTS, deck.slide_layouts, strict=True):
        element = layout.element
        element.attrib.pop("type", None)
        element.find(f"{_P}cSld").set("name", words[f"layout-{name}"])
        _swap(element, _tree(_layout_shapes(name, words), lang))
    for text in deck.element.iter(f"{_A}defRPr"):
        if text.get("lang"):
            text.set("lang", lang)
    return deck


def own_notes_theme(deck: Deck) -> None:
    """Give the notes our colours and fonts, and the picture of the slide its shape."""
    part: Any = deck.notes_master.part.part_related_by(RT.THEME)
    element: Any = part._element  # noqa: SLF001  a part that python-pptx makes holds a tree
    fresh: Any = etree.fromstring(themed(part.blob))
    element[:] = fresh[:]
    shapes: Any = deck.notes_master.placeholders
    for shape in shapes:
        if "Image" in shape.name:
            shape.left, shape.top, shape.width, shape.height = Pt(54), Pt(54), Pt(432), Pt(243)


def themed(blob: bytes) -> bytes:
    """A theme with our colours and fonts."""
    root = etree.fromstring(blob)
    root.set("name", "Plain paper")
    parts = root.find(f"{_A}themeElements")
    assert parts is not None  # noqa: S101  every theme has it
    colours = parts.find(f"{_A}clrScheme")
    fonts = parts.find(f"{_A}fontScheme")
    assert colours is not None  # noqa: S101  as above
    assert fonts is not None  # noqa: S101  as above
    parts.replace(colours, _parsed(_colours()))
    parts.replace(fonts, _parsed(_fonts()))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _colours() -> str:
    held = {
        "dk1": INK,
        "lt1": PAPER,
        "dk2": TEAL,
        "lt2": SAND,
        "accent1": TEAL,
        "accent2": CLAY,
        "accent3": MUTED,
        "accent4": LINE_GREY,
        "accent5": INK,
        "accent6": SAND,
        "hlink": TEAL,
        "folHlink": MUTED,
    }
    inner = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in held.items())
    return f'<a:clrScheme {_NS} name="Plain paper">{inner}</a:clrScheme>'


def _fonts() -> str:
    serif = f'<a:latin typeface="{SERIF}" panose="02040603050405020204" pitchFamily="18" charset="0"/>'
    sans = f'<a:latin typeface="{SANS}" panose="020B0503020202020204" pitchFamily="34" charset="0"/>'
    rest = '<a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme {_NS} name="Plain paper"><a:majorFont>{serif}{rest}</a:majorFont>'
        f"<a:minorFont>{sans}{rest}</a:minorFont></a:fontScheme>"
    )


def _text_styles(lang: str) -> str:
    def style(
        size: float, font: str, *, bullet: str = "", margin: float = 0, colour: str = "tx1", bold: str = "0"
    ) -> str:
        hang = f'marL="{int(margin * _EMU)}" indent="-{int(room.INDENT * _EMU)}"' if margin else 'marL="0" indent="0"'
        mark = bullet or "<a:buNone/>"
        return (
            f'{hang} algn="l" rtl="0" eaLnBrk="1" hangingPunct="1">'
            f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{int(size * 100 * room.AFTER)}"/></a:spcAft>{mark}'
            f'<a:defRPr lang="{lang}" sz="{int(size * 100)}" b="{bold}" kern="1200"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            f'<a:latin typeface="{font}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        )

    title = f"<a:lvl1pPr {style(room.TITLE_SIZE, '+mj-lt', bold='1')}</a:lvl1pPr>"
    body = "".join(f"<a:lvl{n}pPr {style(room.SIZES[0], '+mn-lt')}</a:lvl{n}pPr>" for n in range(1, 10))
    other = "".join(f"<a:lvl{n}pPr {style(room.SIZES[1], '+mn-lt')}</a:lvl{n}pPr>" for n in range(1, 10))
    return (
        f"<p:txStyles {_NS}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _master_shapes(words: dict[str, str]) -> list[str]:
    return [
        _band(2),
        _rule(9),
        placeholder(3, "title", TITLE_BOX, 'type="title"', words["prompt-title"], anchor="b"),
        placeholder(4, "text", BODY_BOX, f'type="body" idx="{BODY}"', words["prompt-text"]),
        *_feet(5),
    ]


def _layout_shapes(name: str, words: dict[str, str]) -> list[str]:
    """The placeholders of one layout."""
    opening = name == "title"
    shapes = [
        placeholder(
            3,
            "title",
            OPENING_TITLE if opening else TITLE_BOX,
            'type="title"',
            words["prompt-title"],
            size=40 if opening else room.TITLE_SIZE,
            anchor="b",
        )
    ]
    size = room.SMALL_SIZE if name == "sources" else room.SIZES[0]
    box = OPENING_BODY if opening else BODY_BOX
    x, y, wide, high = box
    third = high / 3
    if name in ("table", "picture"):
        kind = f'type="{"tbl" if name == "table" else "pic"}" idx="{TABLE if name == "table" else PICTURE}"'
        shapes += [
            placeholder(
                4, "text", (x, y, wide, third - 10), f'type="body" idx="{BODY}"', words["prompt-text"], size=size
            ),
            placeholder(5, name, (x, y + third, wide, third - 10), kind, words[f"prompt-{name}"], size=size),
            placeholder(
                6,
                "after",
                (x, y + 2 * third, wide, third),
                f'type="body" idx="{AFTER}"',
                words["prompt-text"],
                size=size,
            ),
        ]
    else:
        face = "+mj-lt" if name == "quotation" else "+mn-lt"
        shapes.append(
            placeholder(4, "text", box, f'type="body" idx="{BODY}"', words["prompt-text"], size=size, face=face)
        )
    if not opening and name != "sources":
        shapes.append(
            placeholder(
                7,
                "source",
                SOURCE_BOX,
                f'type="body" idx="{SOURCE}"',
                words["prompt-source"],
                size=room.SOURCE_SIZE,
                anchor="b",
            )
        )
    return [*shapes, *_feet(8)]


def _feet(first: int) -> list[str]:
    return [foot(first, "", "l"), slide_number(first + 1, "#")]


def foot(number: int, text: str, align: str = "l") -> str:
    """The footer as a placeholder."""
    return _sp(number, "Footer", FOOT_BOX, f'type="ftr" sz="quarter" idx="{FOOT}"', _line(text, align), "ctr", 12)


def slide_number(number: int, text: str) -> str:
    """The number of the slide as a placeholder with a field, which PowerPoint keeps right."""
    field = (
        f'<a:p><a:pPr algn="r"/><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr/>'
        f"<a:t>{escape(text)}</a:t></a:fld></a:p>"
    )
    return _sp(number, "Slide number", NUMBER_BOX, f'type="sldNum" sz="quarter" idx="{NUMBER}"', field, "ctr", 12)


def _line(text: str, align: str) -> str:
    run = f"<a:r><a:rPr/><a:t>{escape(text)}</a:t></a:r>" if text else "<a:endParaRPr/>"
    return f'<a:p><a:pPr algn="{align}"/>{run}</a:p>'


def placeholder(
    number: int,
    name: str,
    box: Box,
    kind: str,
    prompt: str,
    *,
    size: float = 0,
    anchor: str = "t",
    face: str = "",
) -> str:
    """A placeholder of the master or a layout."""
    return _sp(number, name.capitalize(), box, kind, _line(prompt, "l"), anchor, size, face)


def _sp(  # noqa: PLR0917  a placeholder has that many sides
    number: int, name: str, box: Box, kind: str, text: str, anchor: str, size: float, face: str = ""
) -> str:
    x, y, wide, high = (int(side * _EMU) for side in box)
    font = f'<a:latin typeface="{face}"/>' if face else ""
    sized = f'<a:lvl1pPr><a:defRPr sz="{int(size * 100)}">{font}</a:defRPr></a:lvl1pPr>' if size else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{sized}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _band(number: int) -> str:
    """The band along the upper edge: decoration."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Band">{_DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{int(room.WIDE * _EMU)}" cy="{8 * _EMU}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _rule(number: int) -> str:
    """The line over the footer: decoration, named as such for screen readers."""
    x, y, wide = (int(side * _EMU) for side in (room.MARGIN, 500.0, room.LINE))
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule">{_DECORATIVE}</p:cNvPr><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="12700"><a:solidFill><a:schemeClr val="accent4"/>'
        "</a:solidFill></a:ln></p:spPr></p:cxnSp>"
    )


def _tree(shapes: list[str], lang: str) -> etree._Element:
    """A tree of shapes, every text in one language."""
    start = (
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
    )
    tree = _parsed(f"<p:spTree {_NS}>{start}{''.join(shapes)}</p:spTree>")
    for text in tree.iter(f"{_A}rPr", f"{_A}endParaRPr"):
        text.set("lang", lang)
    return tree


def shape(markup: str, lang: str) -> etree._Element:
    """A shape of a slide, from the same markup as those of the layouts."""
    element = _tree([markup], lang)[-1]
    for old in [*element.iter(f"{_A}xfrm"), *element.iter(f"{_A}prstGeom")]:
        parent = old.getparent()
        if parent is not None:
            parent.remove(old)  # a slide takes its places from the layout
    return element


def _swap(element: etree._Element, tree: etree._Element) -> None:
    old = element.find(f"{_P}cSld/{_P}spTree")
    assert old is not None  # noqa: S101  python-pptx's own template has it
    parent = old.getparent()
    assert parent is not None  # noqa: S101  as above
    parent.replace(old, tree)


def _parsed(markup: str) -> etree._Element:
    """XML as python-pptx's own elements."""
    from pptx.oxml import parse_xml  # noqa: PLC0415  typed as Any, kept in one place

    element: etree._Element = parse_xml(markup)
    return element
