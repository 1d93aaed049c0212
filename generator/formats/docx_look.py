"""The look of Word documents: type, colours and every style, in one place. Knows no curriculum.

To change the look, change a value of `Look`, or a line of `STYLES`. Sizes are shares of `Look.size`, room
above and below is in points. Word can name one typeface and no list of others for when it is missing, so the
two here are on every machine that has Word, and LibreOffice has twins of the same widths.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

W_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Look:
    """Values that a house may change. Colours are six figures, sizes points."""

    sans: str = "Arial"
    serif: str = "Georgia"
    code: str = "Courier New"
    boxes: str = "MS Gothic"
    """Where boxes to tick come from."""
    ink: str = "1E2A2E"
    muted: str = "4A585C"
    accent: str = "0B5A63"
    warning: str = "8A3B1E"
    bar: str = "1E2A2E"
    """The one heavy line, below a title."""
    hair: str = "98A29E"
    line: str = "76858A"
    tint: str = "F4EEE2"
    size: float = 11.0
    room: float = 1.0
    """Share of the usual room between lines and rows: less, for what must stay on one side."""
    italics: bool = True
    """Whether emphasis may slant; without it, it is bold."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs, or of characters. Nothing said: as the style that it is based on."""

    id: str
    name: str
    """What Word calls it. Known names are those of Word's own styles."""
    based: str = "Normal"
    next: str = ""
    size: float = 0.0
    serif: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    """Name of a colour of the look."""
    above: float | None = None
    below: float | None = None
    leading: float = 0.0
    """Lines, as 1.1."""
    near: bool = False
    """Stays with what follows."""
    whole: bool = False
    """Lines of one paragraph stay on one page."""
    level: int = 0
    """Level of a heading."""
    left: float = 0.0
    hang: float = 0.0
    """Indents, in millimetres."""
    lines: tuple[tuple[str, str, int, int, str], ...] = ()
    """Rules: side, kind, eighths of a point, room in points, colour."""
    character: bool = False


STYLES: tuple[Style, ...] = (
    Style("Normal", "Normal", based="", above=0, below=6, leading=1.12),
    Style("Heading1", "heading 1", next="Normal", size=1.75, serif=True, bold=True, above=0, below=6, leading=1.0, near=True, level=1, lines=(("bottom", "single", 24, 5, "bar"),)),
    Style("Heading2", "heading 2", next="Normal", size=1.28, serif=True, bold=True, above=14, below=4, leading=1.0, near=True, level=2),
    Style("Heading3", "heading 3", next="Normal", size=1.12, serif=True, bold=True, above=12, below=3, leading=1.0, near=True, level=3),
    Style("Heading4", "heading 4", next="Normal", size=1.0, bold=True, above=9, below=2, near=True, level=4),
    Style("Heading5", "heading 5", next="Normal", size=1.0, bold=True, colour="muted", above=8, below=2, near=True, level=5),
    Style("Heading6", "heading 6", next="Normal", size=1.0, colour="muted", above=8, below=2, near=True, level=6),
    Style("Subtitle", "Subtitle", next="Normal", above=2, below=8, near=True, lines=(("bottom", "single", 6, 5, "ink"),)),
    Style("Kind", "Kind of sheet", next="Heading1", size=0.88, colour="muted", below=3, near=True),
    Style("Lead", "Lead", next="Normal", size=1.06, below=8),
    Style("Near", "Stays with next", near=True),
    Style("ListBullet", "List Bullet", below=3),
    Style("ListNumber", "List Number", below=3),
    Style("ListTick", "List to tick", below=3),
    Style("ListContinue", "List Continue", below=3),
    Style("Quote", "Quote", serif=True, left=7, above=4, below=8, lines=(("left", "single", 24, 10, "accent"),)),
    Style("TableText", "Table text", size=0.93, below=2, leading=1.06),
    Style("TableBullet", "Table bullet", based="TableText"),
    Style("TableNumber", "Table number", based="TableText"),
    Style("TableHead", "Table head", based="TableText", bold=True, near=True),
    Style("CalloutName", "Callout name", size=0.93, bold=True, below=2, near=True),
    Style("CalloutTitle", "Callout title", bold=True, below=3, near=True),
    Style("Label", "Label", bold=True, above=8, below=0, near=True, whole=True),
    Style("WriteOn", "Line to write on", below=0, lines=(("bottom", "single", 4, 1, "line"), ("between", "single", 4, 1, "line"))),
    Style("WriteOnNext", "Line to write on, next", based="WriteOn", next="WriteOn", below=0, lines=(("bottom", "single", 4, 2, "line"), ("between", "single", 4, 2, "line"))),
    Style("Numbered", "Numbered text", left=12, hang=12),
    Style("Source", "Source", size=0.84, below=3, left=8, hang=8, whole=True),
    Style("Small", "Small text", size=0.84, colour="muted", below=3),
    Style("Rule", "Rule", size=0.5, below=6, lines=(("bottom", "single", 6, 1, "hair"),)),
    Style("Gap", "Gap", size=0.4, above=0, below=0, leading=1.0),
    Style("Code", "Code"),
    Style("Footer", "footer", size=0.84, colour="muted", below=0),
    Style("FootnoteText", "footnote text", size=0.86, below=2),
    Style("FootnoteReference", "footnote reference", based="", character=True),
    Style("Strong", "Strong", based="", character=True, bold=True),
    Style("Emphasis", "Emphasis", based="", character=True, italic=True),
    Style("AsSaid", "As said", based="", character=True, italic=True),
    Style("Hyperlink", "Hyperlink", based="", character=True, colour="accent"),
    Style("Address", "Address on paper", based="", character=True, size=0.86, colour="muted"),
    Style("PlaceholderText", "Placeholder Text", based="", character=True, colour="line"),
    Style("Mark", "Number of a paragraph", based="", character=True, size=0.84, bold=True, colour="muted"),
    Style("CodeText", "Code in text", based="", character=True),
)  # fmt: skip

CALLOUTS: dict[str, tuple[tuple[tuple[str, str, int, str], ...], str]] = {
    "say": ((("left", "single", 24, "accent"),), "“"),
    "do": ((("left", "single", 8, "ink"),), "→"),
    "safety": (tuple((side, "single", 18, "warning") for side in ("top", "left", "bottom", "right")), "▲"),
    "law": ((("left", "double", 8, "ink"),), "§"),
    "nation": ((("left", "double", 8, "ink"),), "►"),
    "evidence": ((("left", "dotted", 24, "muted"),), "■"),
    "reflect": ((("left", "dashed", 18, "muted"),), "○"),
    "try-it": ((("left", "dashed", 18, "muted"),), "◊"),
    "case": (tuple((side, "single", 4, "line") for side in ("top", "left", "bottom", "right")), "□"),
    "key-points": ((("top", "single", 24, "ink"), ("bottom", "single", 4, "ink")), "●"),
    "poor-practice": (tuple((side, "dashed", 6, "muted") for side in ("top", "left", "bottom", "right")), "\u00d7"),
    "better-practice": (tuple((side, "single", 12, "ink") for side in ("top", "left", "bottom", "right")), "√"),
    "watch-for": ((("left", "single", 18, "warning"),), "►"),
    "listen-for": ((("left", "single", 8, "ink"),), "◄"),
}  # fmt: skip
"""Rules round a callout (side, kind, eighths of a point, colour), and the sign before its name: each is told from
every other without colour. The signs are of the set that every old typeface has."""
USUAL_CALLOUT = CALLOUTS["case"]
TINTED = ("case",)
"""Callouts on a tint."""


def colour(look: Look, name: str) -> str:
    """A colour of the look by its name."""
    return str(getattr(look, name))


def styles_xml(look: Look, lang: str) -> str:
    """All styles, and what holds where a style says nothing."""
    fonts = _fonts(look.sans)
    usual = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{look.ink}"/><w:sz w:val="{_half(look.size)}"/>'
        f'<w:szCs w:val="{_half(look.size)}"/><w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f"<w:styles {W_NS}>{usual}{''.join(_style(look, style) for style in STYLES)}{_table_styles(look)}</w:styles>"


def _style(look: Look, style: Style) -> str:
    kind = "character" if style.character else "paragraph"
    usual = ' w:default="1"' if style.id == "Normal" else ""
    parts = [f"<w:name w:val={quoteattr(style.name)}/>"]
    if style.based and style.id != "Normal":
        parts.append(f'<w:basedOn w:val="{style.based}"/>')
    if style.next:
        parts.append(f'<w:next w:val="{style.next}"/>')
    parts.append("<w:qFormat/>")
    if not style.character:
        parts.append(f"<w:pPr>{_paragraph(look, style)}</w:pPr>")
    parts.append(f"<w:rPr>{_characters(look, style)}</w:rPr>")
    return f'<w:style w:type="{kind}"{usual} w:styleId="{style.id}">{"".join(parts)}</w:style>'


def _paragraph(look: Look, style: Style) -> str:
    out = "<w:keepNext/>" if style.near else ""
    out += "<w:keepLines/>" if style.near or style.whole else ""
    if style.lines:
        order = ("top", "left", "bottom", "right", "between")
        rules = sorted(style.lines, key=lambda rule: order.index(rule[0]))
        out += "<w:pBdr>" + "".join(
            f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{room}" w:color="{colour(look, name)}"/>'
            for side, kind, size, room, name in rules
        )
        out += "</w:pBdr>"
    if style.id == "Source":
        out += f'<w:tabs><w:tab w:val="left" w:pos="{_mm(style.left)}"/></w:tabs>'
    out += _spacing(look, style)
    if style.left or style.hang:
        hang = f' w:hanging="{_mm(style.hang)}"' if style.hang else ""
        out += f'<w:ind w:left="{_mm(style.left)}"{hang}/>'
    return out + (f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "")


def _spacing(look: Look, style: Style) -> str:
    if style.id.startswith("WriteOn"):
        return (
            f'<w:spacing w:before="0" w:after="0" w:line="{round(look.size * 42 * look.room)}" w:lineRule="atLeast"/>'
        )
    given = ""
    if style.above is not None:
        given += f' w:before="{round(style.above * 20 * look.room)}"'
    if style.below is not None:
        given += f' w:after="{round(style.below * 20 * look.room)}"'
    if style.leading:
        given += f' w:line="{round(240 + (style.leading - 1) * 240 * look.room)}" w:lineRule="auto"'
    return f"<w:spacing{given}/>" if given else ""


def _characters(look: Look, style: Style) -> str:
    out = _fonts(look.code) if style.id.startswith("Code") else _fonts(look.serif) if style.serif else ""
    slants = style.italic and look.italics
    out += "<w:b/>" if style.bold or (style.italic and not slants) else ""
    out += "<w:i/>" if slants else ""
    out += f'<w:color w:val="{colour(look, style.colour)}"/>' if style.colour else ""
    if style.size:
        out += f'<w:sz w:val="{_half(look.size * style.size)}"/><w:szCs w:val="{_half(look.size * style.size)}"/>'
    out += '<w:u w:val="single"/>' if style.id == "Hyperlink" else ""
    return out + ('<w:vertAlign w:val="superscript"/>' if style.id == "FootnoteReference" else "")


def _table_styles(look: Look) -> str:
    """The one style of tables: rules between rows, a heavy one under the first and the last."""
    heavy = f'w:val="single" w:sz="12" w:space="0" w:color="{look.ink}"'
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{look.hair}"'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Sheet"><w:name w:val="Sheet table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:bottom {heavy}/><w:insideH {thin}/></w:tblBorders>"
        f'<w:tblCellMar><w:top w:w="{round(80 * look.room)}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="{round(60 * look.room)}" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {heavy}/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="Callout"><w:name w:val="Callout"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        '<w:tblPr><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="200" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        '<w:right w:w="160" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def numbering_xml(starts: tuple[tuple[str, int], ...]) -> str:
    """The lists of a document: kind and first number of each. The number of a list is its place, from 1."""
    kinds = {"bullet": ("bullet", "–"), "number": ("decimal", ""), "tick": ("bullet", "☐")}
    out = ""
    for number, (kind, (form, sign)) in enumerate(kinds.items()):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{sign or f"%{level + 1}."}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{INDENT * (level + 1)}" w:hanging="{INDENT}"/></w:pPr>'
            f"{'<w:rPr>' + _fonts('MS Gothic') + '</w:rPr>' if kind == 'tick' else ''}</w:lvl>"
            for level in range(DEEPEST)
        )
        out += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    names = list(kinds)
    for place, (kind, start) in enumerate(starts, 1):
        again = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(DEEPEST)
        )
        again = again if kind == "number" else ""
        out += f'<w:num w:numId="{place}"><w:abstractNumId w:val="{names.index(kind)}"/>{again}</w:num>'
    return f"<w:numbering {W_NS}>{out}</w:numbering>"


INDENT = 360
"""Twentieths of a point by which a list is set in."""
DEEPEST = 6


def settings_xml(lang: str) -> str:
    """How Word is to treat the document: as one of today, in one language."""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {W_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{mode}" w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{mode}" w:val="1"/></w:compat>'
        f'<w:themeFontLang w:val="{lang}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def fonts_xml(look: Look) -> str:
    """The typefaces that are named, each with its family: from which a program without it chooses a like one."""
    told = ((look.sans, "swiss", "020B0604020202020204"), (look.serif, "roman", "02040502050405020303"))
    rows = "".join(
        f'<w:font w:name={quoteattr(name)}><w:panose1 w:val="{panose}"/><w:charset w:val="00"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, family, panose in told
    )
    return f"<w:fonts {W_NS}>{rows}</w:fonts>"


def _fonts(name: str) -> str:
    held = quoteattr(name)
    return f"<w:rFonts w:ascii={held} w:hAnsi={held} w:eastAsia={held} w:cs={held}/>"


def _half(points: float) -> int:
    """Half points, as Word counts sizes."""
    return round(points * 2)


def _mm(length: float) -> int:
    """Twentieths of a point of a length in millimetres."""
    return round(length * 1440 / 25.4)
