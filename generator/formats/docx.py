"""Word documents: real styles, headings, lists, header rows, controls to fill in; the same document gives the same bytes.

python-docx opens, keeps and closes the package; the text is written as XML. Knows no curriculum.
"""

import io
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml

from generator.formats import docx_styles
from generator.formats.archive import rezipped
from generator.formats.docx_body import Body
from generator.formats.docx_parts import Doc

__all__ = ["Doc", "write"]

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_A4 = (11906, 16838)
_MARGIN, _FOOT = 1020, 560
"""Sides and upper edge, and where the foot begins, in twentieths of a point."""
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LONGEST_FACT = 255
"""Characters of a property: python-docx refuses more."""
_UNUSED = (
    RT.THUMBNAIL,
    RT.EXTENDED_PROPERTIES,
    RT.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RT.WEB_SETTINGS,
)


def write(given: Doc) -> bytes:
    """The document as a file."""
    document: Any = Document()
    part = document.part
    _lean(part)
    files = _Files(given, part)
    wide, high = _A4[::-1] if given.landscape else _A4
    body = Body(given, files.link, files.picture)
    inner = body.of(wide - 2 * _MARGIN)
    foot = _foot(document, given, wide - 2 * _MARGIN)
    orient = ' w:orient="landscape"' if given.landscape else ""
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{foot}"/><w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
        f'<w:pgMar w:top="{_MARGIN - 120}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}" w:header="{_FOOT}" w:footer="{_FOOT}" w:gutter="0"/></w:sectPr>'
    )
    _fill(part.element, f"<w:document {_NS}><w:body>{inner}{section}</w:body></w:document>")
    _fill(document.styles.element, docx_styles.styles_xml(given.look, given.lang))
    _fill(part.numbering_part.element, docx_styles.numbering_xml(tuple(body.lists)))
    _fill(document.settings.element, docx_styles.settings_xml(given.lang))
    part.part_related_by(RT.FONT_TABLE)._blob = docx_styles.fonts_xml(given.look).encode()  # noqa: SLF001  a plain part: its bytes are all it has
    _notes(part, body.notes)
    _tell(document, given)
    out = io.BytesIO()
    document.save(out)
    return rezipped(out.getvalue())


def _fill(element: Any, xml: str) -> None:
    """Other children for the root of a part."""
    fresh: Any = parse_xml(xml)
    element[:] = fresh[:]


def _lean(part: Any) -> None:
    """Drop what python-docx's template brings and nobody needs."""
    for holder in (part, part.package):
        for name, relation in list(holder.rels.items()):
            if relation.reltype in _UNUSED:
                del holder.rels[name]


@dataclass(slots=True)
class _Files:
    """What a document leads to: addresses and pictures, each once."""

    given: Doc
    part: Any
    held: dict[str, tuple[str, float, float]] = field(default_factory=dict)

    def link(self, href: str) -> str:
        name: str = self.part.relate_to(href, RT.HYPERLINK, is_external=True)
        return name

    def picture(self, name: str) -> tuple[str, float, float] | None:
        blob = self.given.pictures.get(name)
        if blob is None:
            return None
        if name not in self.held:
            relation, image = self.part.get_or_add_image(io.BytesIO(blob))
            self.held[name] = (relation, image.width.inches, image.height.inches)
        return self.held[name]


def _foot(document: Any, given: Doc, wide: int) -> str:
    """The foot of each page: the words, then the number of the page. Gives the name of its relationship."""
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    before, _, rest = given.number.partition("{page}")
    between, _, after = rest.partition("{pages}")

    def text(said: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(said)}</w:t></w:r>' if said else ""

    def number(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    counted = text(before) + number("PAGE") + text(between) + (number("NUMPAGES") if "{pages}" in given.number else "")
    line = (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="{wide}"/></w:tabs>'
        f'<w:ind w:right="0"/></w:pPr>{text(given.foot)}<w:r><w:tab/></w:r>{counted}{text(after)}</w:p>'
    )
    _fill(footer._element, f"<w:ftr {_NS}>{line}</w:ftr>")  # noqa: SLF001  its text has no door for fields
    return str(next(name for name, relation in document.part.rels.items() if relation.reltype == RT.FOOTER))


def _notes(part: Any, notes: list[str]) -> None:
    """The footnotes, and the two lines that Word draws over them."""
    rows = "".join(
        f'<w:footnote w:id="{n}" w:type="{kind}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for n, kind, mark in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
    )
    rows += "".join(
        f'<w:footnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{note}</w:p></w:footnote>'
        for n, note in enumerate(notes, 1)
    )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_NS}>{rows}</w:footnotes>'.encode()
    made = PackagePart(PackURI("/word/footnotes.xml"), _NOTES, blob, part.package)
    part.relate_to(made, RT.FOOTNOTES)


def _tell(document: Any, given: Doc) -> None:
    """Title, author, language and the day of the release."""
    facts = document.core_properties
    day = datetime.combine(given.made, time())
    named = given.title[:_LONGEST_FACT], given.subject[:_LONGEST_FACT], given.author[:_LONGEST_FACT]
    facts.title, facts.subject, facts.author, facts.language = *named, given.lang
    facts.created = facts.modified = day
    facts.last_modified_by, facts.revision, facts.keywords, facts.comments, facts.category = given.author, 1, "", "", ""
