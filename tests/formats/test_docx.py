"""Word documents: what an editor and a screen reader find in them."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from generator.formats.docx import Doc, write
from generator.formats.docx_look import CALLOUTS, STYLES, Look
from generator.formats.docx_parts import (
    Callout,
    Heading,
    Lines,
    Listing,
    Para,
    Picture,
    Run,
    Table,
    Tick,
    cell,
    numbered,
    runs,
    words_of,
)
from generator.formats.docx_text import Reading, parts_of
from generator.formats.typst_spans import Links, Target

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def doc(*parts, **more):
    return Doc("A sheet", "A house", "en-GB", date(2026, 1, 2), parts, **more)


def opened(given):
    return Document(io.BytesIO(write(given)))


def body(given):
    return opened(given).element.body


def read(xml, **more):
    links = Links(**more)
    return parts_of(f"<div>{xml}</div>", Reading(links, {"block.law": "Law", "checked-on": "checked {date}"}))


def said(element):
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def names(element, tag):
    return [found.get(qn("w:val")) for found in element.iter(qn(tag))]


def test_the_same_document_gives_the_same_bytes_and_its_archive_has_no_date():
    given = doc(Heading(1, runs("One")), Lines(runs("Why?"), 2), Para((Tick("Yes"),)))
    assert write(given) == write(replace(given))
    with zipfile.ZipFile(io.BytesIO(write(given))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(etree.fromstring(archive.read(name)) is not None for name in archive.namelist())


def test_it_says_its_title_language_and_day():
    made = opened(doc(Heading(1, runs("One"))))
    facts = made.core_properties
    assert (facts.title, facts.author, facts.language) == ("A sheet", "A house", "en-GB")
    assert facts.created.date() == facts.modified.date() == date(2026, 1, 2)
    assert made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


@pytest.mark.parametrize(("landscape", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_a_page_is_a4_and_numbered(landscape, size):
    section = opened(doc(Heading(1, runs("One")), landscape=landscape, foot="A house")).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    foot = section.footer._element  # noqa: SLF001  python-docx leaves fields out
    assert [field.get(qn("w:instr")).strip() for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "A house" in said(foot)


def test_every_style_that_is_used_is_there():
    given = doc(
        Heading(1, runs("One")),
        *(Para(runs("x"), style) for style in ("kind", "lead", "subtitle", "label", "small", "source", "code", "near")),
        Lines(runs("Why?"), 2),
        Callout("law", "Law", (Para(runs("x")),), runs("y"), "England"),
        Listing(((Para(runs("x")), Para(runs("y"))),)),
    )
    known = {style.style_id for style in opened(given).styles}
    xml = body(given)
    assert {*names(xml, "w:pStyle"), *names(xml, "w:rStyle"), *names(xml, "w:tblStyle")} <= known
    assert {style.id for style in STYLES} <= known


def test_a_house_may_change_colours_and_typeface():
    made = opened(doc(Heading(1, runs("One")), look=Look(sans="Verdana", ink="101010", size=18)))
    xml = etree.tostring(made.styles.element).decode()
    assert "Verdana" in xml
    assert "Arial" not in xml
    assert 'w:val="101010"' in xml
    assert 'w:sz w:val="36"' in xml


def test_headings_never_skip_and_links_lead_to_them():
    parts = read('<h2 id="a">One</h2><h4>Two</h4><p><a href="#a">up</a> <a href="#none">no</a></p>', prefix="x-")
    xml = body(doc(*parts))
    assert names(xml, "w:pStyle") == ["Heading2", "Heading3"]
    bookmark = next(xml.iter(qn("w:bookmarkStart"))).get(qn("w:name"))
    assert [link.get(qn("w:anchor")) for link in xml.iter(qn("w:hyperlink"))] == [bookmark]


def test_lists_are_real_and_each_numbered_one_starts_anew():
    parts = read('<ol><li>a</li></ol><ul><li><p>b</p><ul><li>c</li></ul></li></ul><ol start="4"><li>d</li></ol>')
    made = opened(doc(*parts))
    assert names(made.element.body, "w:pStyle") == ["ListNumber", "ListBullet", "ListBullet", "ListNumber"]
    assert names(made.element.body, "w:numId") == ["1", "2", "3", "4"]
    assert names(made.element.body, "w:ilvl") == ["0", "0", "1", "0"]
    numbering = made.part.numbering_part.element
    first = [num.find(f".//{qn('w:startOverride')}") for num in numbering.iter(qn("w:num"))]
    assert [given is not None and given.get(qn("w:val")) for given in first] == ["1", False, False, "4"]


def test_tables_repeat_their_first_row_say_their_widths_and_leave_room():
    head = "<thead><tr><th>Point</th><th>Answer</th></tr></thead>"
    parts = read(f"<table>{head}<tbody><tr><td>Clear?</td><td></td></tr></tbody></table>")
    table = next(body(doc(*parts)).iter(qn("w:tbl")))
    rows = list(table.iter(qn("w:tr")))
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False]
    grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
    assert sum(grid) == int(table.find(f".//{qn('w:tblW')}").get(qn("w:w")))
    assert min(grid) > 2000
    assert names(table, "w:tblCaption") == ["Point · Answer"]
    assert rows[1].find(f".//{qn('w:trHeight')}") is not None


def test_a_long_list_of_names_has_lower_rows_than_a_short_one():
    def least(rows):
        table = next(body(doc(Table((cell("Name"),), (((),),) * rows))).iter(qn("w:tbl")))
        return {int(given.get(qn("w:val"))) for given in table.iter(qn("w:trHeight"))}

    assert max(least(14)) < min(least(5))
    assert len(least(14)) == 1


def test_a_table_never_touches_the_next_and_a_cell_ends_with_a_paragraph():
    table = Table((cell("a"),), (((Table((cell("b"),), ()),),),))
    xml = body(doc(table, table))
    children = [child.tag.rpartition("}")[2] for child in xml]
    assert children[:3] == ["tbl", "p", "tbl"]
    assert all(list(held)[-1].tag == qn("w:p") for held in xml.iter(qn("w:tc")))


def test_boxes_and_lines_can_be_filled_in_and_have_names():
    parts = read(
        "<p>\u2610 Before \u2610 After</p><p><strong>Code</strong> ____</p>"
        "<table><tr><th>I can</th><th>Yes</th></tr><tr><td>ask</td><td>\u2610</td></tr></table>"
        '<section data-block="write-on" data-lines="3"><p class="block-title">Why?</p></section>'
    )
    xml = body(doc(*parts))
    assert names(xml, "w:alias") == ["Before", "After", "Code", "Yes: ask", "Why?"]
    assert len(list(xml.iter(f"{W14}checkbox"))) == 3
    ids = names(xml, "w:id")
    held = [id for id in ids if id]
    assert len(set(held)) == len(held) == 5
    ruled = [style for style in names(xml, "w:pStyle") if style.startswith("WriteOn")]
    assert ruled == ["WriteOn", "WriteOnNext", "WriteOn"]


def test_callouts_say_what_they_are_in_words_and_differ_without_colour():
    parts = read(
        '<section data-block="law" data-nation="E" data-checked="2026-01-02"><p>So.</p></section>',
        names={"E": "England"},
    )
    text = said(body(doc(*parts)))
    assert "§ Law" in text
    assert "England · checked 2026-01-02" in text
    shapes = [(sign, tuple((side, kind, size) for side, kind, size, _ in rules)) for rules, sign in CALLOUTS.values()]
    assert len(set(shapes)) == len(shapes)


def test_a_picture_has_its_alternative():
    room = io.BytesIO()
    Image.new("RGB", (4, 2)).save(room, "PNG")
    xml = body(doc(Picture("k", "A hand"), Picture("gone", "A foot"), pictures={"k": room.getvalue()}))
    assert [found.get("descr") for found in xml.iter(qn("wp:docPr"))] == ["A hand"]
    assert "A foot" in said(xml)


def test_sources_footnotes_and_addresses_are_kept():
    links = {"citations": {"k": 2}, "targets": {("local", "room"): Target(blank=True)}}
    parts = read(
        '<p>So <cite><a data-cite="k" data-locator="s. 1"></a></cite>, <a href="https://example.org/x">here</a>'
        '<sup><a href="#fn:1">1</a></sup>, <a data-scheme="local" data-target="room">the room</a></p>'
        '<ol class="footnotes"><li id="fn:1"><p>A note.</p></li></ol>',
        **links,
    )
    made = opened(doc(*parts, Para(runs("Act"), "source", "2", "source-2")))
    text = said(made.element.body)
    assert "So [2, s. 1], here (example.org/x), the room ____" in text
    notes = next(part for part in made.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
    assert "A note." in notes.blob.decode()
    assert len(list(made.element.body.iter(qn("w:footnoteReference")))) == 1
    targets = {rel.target_ref for rel in made.part.rels.values() if rel.is_external}
    assert targets == {"https://example.org/x"}


def test_paragraphs_can_be_numbered_wherever_they_stand():
    parts = (
        Heading(1, runs("One")),
        Para(runs("a")),
        Listing(((Para(runs("b")),),)),
        Table((cell("head"),), ((cell("c"),), ((),))),
        Callout("law", "Law", (Para(runs("d")),)),
    )
    made, following = numbered(parts)
    assert following == 5
    marks = [run for run in body(doc(*made)).iter(qn("w:r")) if "Mark" in names(run, "w:rStyle")]
    assert [said(run) for run in marks] == ["1", "2", "3", "4"]


def test_no_word_of_a_tree_is_lost():
    parts = read(
        "<p>one <em>two</em> <b>three</b></p><dl><dt>four</dt><dd>five</dd></dl><blockquote>six</blockquote><pre>seven</pre>loose"
    )
    assert words_of(parts) == "one two three four five six seven loose"
    assert said(body(doc(*parts))).split() == ["one", "two", "threefourfivesixsevenloose"]


def test_slanted_words_are_bold_where_nothing_may_slant():
    xml = body(doc(Para((Run("x", italic=True),)), look=Look(italics=False)))
    assert list(xml.iter(qn("w:i"))) == []
    assert len(list(xml.iter(qn("w:b")))) == 1
