"""Styles, lists, settings and typefaces of a Word document as XML, from its look. Knows no curriculum."""

from xml.sax.saxutils import quoteattr

from generator.formats.docx_look import DEEPEST, INDENT, STYLES, Look, Style, colour

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles_xml(look: Look, lang: str) -> str:
    """All styles, and what holds where a style says nothing."""
    fonts = _fonts(look.sans)
    usual = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{look.ink}"/><w:sz w:val="{_half(look.size)}"/>'
        f'<w:szCs w:val="{_half(look.size)}"/><w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"<w:styles {_NS}>{usual}{''.join(_style(look, style) for style in STYLES)}{_table_styles(look)}</w:styles>"


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
            f'<w:spacing w:before="0" w:after="0" w:line="{round(look.size * 42 * look.hand)}" w:lineRule="atLeast"/>'
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
    return f"<w:numbering {_NS}>{out}</w:numbering>"


def settings_xml(lang: str) -> str:
    """How Word is to treat the document: as one of today, in one language."""
    mode = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
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
    return f"<w:fonts {_NS}>{rows}</w:fonts>"


def _fonts(name: str) -> str:
    held = quoteattr(name)
    return f"<w:rFonts w:ascii={held} w:hAnsi={held} w:eastAsia={held} w:cs={held}/>"


def _half(points: float) -> int:
    """Half points, as Word counts sizes."""
    return round(points * 2)


def _mm(length: float) -> int:
    """Twentieths of a point of a length in millimetres."""
    return round(length * 1440 / 25.4)
