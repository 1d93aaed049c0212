"""Slides: real placeholders and notes for the facilitator, a tagged PDF without notes for everyone."""

import io
import pickle
import zipfile
from dataclasses import replace
from pathlib import Path

import page
import pytest
from pptx import Presentation
from pypdf import PdfReader

from generator.checks.decks import _faults
from generator.formats.slide_room import LETTER, SIZES, hang
from generator.formats.slide_text import Sayings, parts_of
from generator.model.curriculum import Tree
from generator.outputs.slides import plan
from generator.outputs.slides.plan import document, render_deck, render_pdf
from generator.outputs.slides.sheets import sheets
from generator.source.load import load

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
LONG = "Wash your hands with soap for twenty seconds, between the fingers too. "
TORTURE = (
    "<div><p>"
    + LONG * 30
    + "</p><h3>Lists</h3><ul>"
    + "".join(f"<li><p>{LONG}</p><ol><li>{LONG}</li></ol></li>" for _ in range(9))
    + "</ul><table><thead><tr><th>Room</th><th>Word</th></tr></thead><tbody>"
    + "".join(f"<tr><td>{n}</td><td>{'x' * 60}</td></tr>" for n in range(40))
    + "</tbody></table><blockquote><p>Hot food first.</p></blockquote>"
    + "".join(
        f'<section class="block {kind}" data-block="{kind}"><p class="block-title">When</p><p>{LONG}</p></section>'
        for kind in ("say", "safety", "law", "evidence", "case", "reflect", "unknown")
    )
    + "<p>#panic(1) $x$ @no <code>*a*</code> <a href='https://example.org/a'>there</a> \u05e9\u05dc\u05d5\u05dd</p>"
    + "<dl><dt>Probe</dt><dd>A thermometer.</dd></dl><pre>a\n  b</pre></div>"
)


@pytest.fixture(scope="module")
def jobs():
    curriculum = load(ROOT).curriculum
    assert curriculum
    return {job.path: job for job in plan(curriculum)}


@pytest.fixture(scope="module")
def noted(jobs):
    return jobs["packs/h1-clean-hands/h1-facilitator-slides.pptx"]


@pytest.fixture(scope="module")
def shown(jobs):
    return jobs["packs/h1-clean-hands/h1-slides.pdf"]


@pytest.fixture(scope="module")
def deck(noted):
    return Presentation(io.BytesIO(render_deck(noted.view)))


def said(shape):
    """All words of a shape, fields and tables too."""
    return "".join(shape.element.xpath(".//a:t/text()"))


def tortured(view):
    """The view with one slide that has everything, and a title of three lines."""
    slide = replace(view.slides[1], body=Tree(TORTURE), title=LONG * 2)
    return replace(view, slides=(view.slides[0], slide, *view.slides[2:]))


def test_each_module_has_a_deck_for_its_facilitator_and_a_pdf_for_everyone(jobs):
    assert list(jobs) == [
        "packs/h1-clean-hands/h1-facilitator-slides.pptx",
        "packs/h1-clean-hands/h1-slides.pdf",
        "packs/l1-lead-a-kitchen/l1-facilitator-slides.pptx",
        "packs/l1-lead-a-kitchen/l1-slides.pdf",
    ]


def test_slides_stand_in_placeholders_of_our_layouts(deck):
    assert [layout.name for layout in deck.slide_layouts] == [
        "Opening",
        "Title and text",
        "Title and table",
        "Title and quotation",
        "Title and picture",
        "Sources",
    ]
    assert [slide.slide_layout.name for slide in deck.slides][:3] == ["Opening", "Title and text", "Title and picture"]
    assert deck.slides[0].shapes.title.text == "Clean hands and hot food"
    assert deck.slide_width * 9 == deck.slide_height * 16


def test_notes_numbers_footer_and_alternatives_are_there(deck):
    assert deck.slides[1].notes_slide.notes_text_frame.text == "Leave it up during the cards."
    for number, slide in enumerate(deck.slides, 1):
        words = [said(shape) for shape in slide.shapes]
        assert str(number) in words
        assert any(text.startswith("H1 · ") for text in words)
    picture = next(shape for shape in deck.slides[2].placeholders if "pic" in shape.element.tag)
    assert picture.element.nvPicPr.cNvPr.get("descr") == "A hand under a tap, with soap, for twenty seconds"


def test_the_finished_deck_has_no_fault_and_says_its_language(noted):
    blob = render_deck(noted.view)
    assert list(_faults(blob)) == []
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        xml = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("ppt/slides/slide"))
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "printer" in name]
    assert b'lang="en-GB"' in xml
    assert b'lang="en-US"' not in xml


def test_a_telephone_number_stays_on_one_line_and_a_list_s_numbers_have_room():
    parts = parts_of("<div><p>Ring 0808 2000 247, or 999, by 2026 01</p><ol><li>Wash</li></ol></div>", Sayings())
    assert parts[0].text == "Ring 0808\u00a02000\u00a0247, or 999, by 2026 01"
    for size in SIZES:
        assert hang(parts[1], size)[1] >= 2 * size * LETTER + size * 0.3
    assert sum(hang(replace(parts[1], number=10), 28)) > sum(hang(parts[1], 28))


def test_shapes_are_read_from_top_to_bottom(noted):
    deck = Presentation(io.BytesIO(render_deck(replace(noted.view, shown=tortured(noted.view.shown)))))
    for slide in deck.slides:
        shapes = list(slide.shapes)
        assert shapes[0].shape_id == slide.shapes.title.shape_id
        tops = [shape.top for shape in shapes[1:]]
        assert tops == sorted(tops)


def test_the_last_sheets_say_whom_to_ring_and_how_far_that_was_checked(noted):
    held = sheets(noted.view.shown, noted.view.notes)
    assert [sheet.title for sheet in held[-2:]] == ["Help", "About these slides"]
    assert held[-2].source == noted.view.shown.services_note
    assert noted.view.shown.services


def test_the_same_view_gives_the_same_bytes(noted, shown):
    for job in (noted, shown):
        assert pickle.loads(pickle.dumps(job.render))(pickle.loads(pickle.dumps(job.view))) == job.render(job.view)  # noqa: S301


def test_the_cover_of_the_pdf_is_plain_and_notes_are_not_in_it(noted, shown):
    reader = PdfReader(io.BytesIO(render_pdf(shown.view)))
    cover = reader.pages[0].extract_text()
    assert shown.view.discreet_title in cover
    assert reader.metadata.title == f"H1 {shown.view.discreet_title}: slides"
    words = "".join(page.extract_text() for page in reader.pages)
    assert "during the cards" not in words
    assert not any(note.text and note.text in document(shown.view) for note in noted.view.notes)


def test_a_slide_with_everything_is_shared_out_and_nothing_runs_over(noted, shown):
    view = tortured(noted.view.shown)
    blob = render_deck(replace(noted.view, shown=view))
    assert list(_faults(blob)) == []
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(blob)).slides]
    assert titles[2].endswith("(continued)")
    rows = [shape for slide in Presentation(io.BytesIO(blob)).slides for shape in slide.shapes if shape.has_table]
    of_rooms = [shape for shape in rows if shape.table.cell(0, 0).text == "Room"]
    assert len(of_rooms) > 1
    assert sum(len(shape.table.rows) - 1 for shape in of_rooms) == 40
    assert len(PdfReader(io.BytesIO(render_pdf(tortured(shown.view)))).pages) == len(sheets(view, ())) + 1


def test_no_word_is_lost_when_a_slide_is_shared_out(noted):
    view = tortured(noted.view.shown)
    deck = Presentation(io.BytesIO(render_deck(replace(noted.view, shown=view))))
    words = " ".join(said(shape) for slide in deck.slides for shape in slide.shapes)
    assert words.count("fingers") == 30 + 18 + 7 + 2 * sum(LONG in slide.shapes.title.text for slide in deck.slides)


@pytest.mark.slow
def test_the_pdf_is_compliant(shown):
    for view in (shown.view, tortured(shown.view)):
        assert page.validate_pdf_bytes(render_pdf(view), profile="ua1").is_compliant
