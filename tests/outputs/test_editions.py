"""What an edition fills, it fills everywhere; what it leaves open stays a line; and learners' covers stay plain."""

import io
import json
import re

import page
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from generator.formats.typst_press import FOLDER
from generator.model.edition import PAPERS, Colours
from generator.model.local import edition_called, for_edition
from generator.outputs import data, pack, slides
from generator.outputs.pack import document, quick_cards
from generator.outputs.site.stage import stage
from generator.source.load import load
from tests.builds import Rendered, sides
from tests.editions import ID, LOGO, LONG, NUMBER, edition_of_minimal, with_edition
from tests.real import PROJECT

BRIEF = f"(Kim, {NUMBER})"
NAME = "East Town edition of Clean Kitchen"
OUTPUTS = (pack.OUTPUT, pack.QUICK_CARDS, pack.HANDOUTS, pack.CARDS, pack.WORKBOOK, pack.FORMS, slides.OUTPUT)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    return edition_of_minimal(tmp_path_factory.mktemp("edition") / "root")


@pytest.fixture(scope="module")
def jobs(both):
    return {job.path.rpartition("/")[2]: job for output in OUTPUTS for job in output.plan(both[1])}


@pytest.fixture(scope="module")
def pdfs(jobs):
    wanted = (
        "h1-facilitator-pack.pdf",
        "handle-facilitator-pack.pdf",
        "h1-workbook.pdf",
        "h1-handouts.pdf",
        "wash-in-time.pdf",
        "sign-in.pdf",
        "letter.pdf",
    )
    return Rendered({name: jobs[name] for name in wanted})


@pytest.mark.slow
def test_every_paper_names_the_edition_in_its_foot(pdfs):
    for name, pdf in pdfs.items():
        assert any(NAME in side for side in sides(pdf)), name


def test_a_form_in_word_carries_the_logo_with_its_words(both):
    def pictures(curriculum):
        job = next(pack.EDITABLE_FORMS.plan(curriculum))
        body = Document(io.BytesIO(job.render(job.view))).element.body
        return [found.get("descr") for found in body.iter(qn("wp:docPr"))]

    whole, local = both
    assert pictures(whole) == []
    assert pictures(local) == [local.shelf.local.edition.matter.logo.alt]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("h1-facilitator-pack.pdf", marks=pytest.mark.slow),
        pytest.param("handle-facilitator-pack.pdf", marks=pytest.mark.slow),
        "wash-in-time.pdf",
    ],
)
def test_a_filled_slot_is_printed_where_the_text_speaks_of_it(pdfs, name):
    assert any(BRIEF in side for side in sides(pdfs[name]))


@pytest.mark.slow
def test_the_page_of_contacts_shows_what_is_filled_and_lines_for_the_rest(both, pdfs):
    shelf = both[1].shelf
    text = next(side for side in sides(pdfs["h1-facilitator-pack.pdf"]) if "Filled in by East Town" in side)
    assert f"Kim Example, {NUMBER}" in text
    assert LONG in text
    filled, still_open = shelf.slots
    assert filled.hint not in text, "a hint says what to write, and it is written"
    assert still_open.label in text


def test_no_line_to_write_on_is_left_for_a_filled_slot(both):
    whole, local = both
    guide = next(guide for guide in whole.shelf.guides if guide.id == "wash-in-time")
    before = quick_cards.document(quick_cards.card_view(guide, whole.shelf))
    after = quick_cards.document(quick_cards.card_view(guide, local.shelf))
    assert "#blank" in before
    assert "#blank" not in after


def test_what_it_leaves_open_leads_to_its_line(jobs):
    source = document.document(jobs["h1-facilitator-pack.pdf"].view)
    assert re.search(r'quiet place";?\]?;? ?#(on-page|blank)', source)


@pytest.mark.slow
def test_the_cover_says_whose_it_is_and_that_nobody_endorsed_it(pdfs):
    cover = sides(pdfs["h1-facilitator-pack.pdf"])[0]
    assert "neither checked nor endorsed" in cover
    assert "For Northland." in cover
    assert "East Town is made up." in cover
    assert "from 08:15" in cover


@pytest.mark.slow
def test_the_cover_of_a_workbook_says_no_more_than_before(both, pdfs):
    matter = both[1].module["H1"].matter
    assert sides(pdfs["h1-workbook.pdf"])[0] == f"{matter.id} {matter.discreet_title}"


def figures(pdf):
    """Alternatives of all figures of a tagged PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(item.Alt) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]


@pytest.mark.parametrize(
    "name",
    [pytest.param("h1-facilitator-pack.pdf", marks=pytest.mark.slow), "h1-workbook.pdf", "sign-in.pdf"],
)
def test_the_logo_stands_there_with_its_alternative(pdfs, name):
    assert "Three suns over a roof" in figures(pdfs[name])


@pytest.mark.slow
def test_papers_stay_accessible(pdfs):
    for name, pdf in pdfs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, name


def test_a_form_names_the_curriculum_as_the_source_of_its_outcomes(tmp_path):
    root = with_edition(tmp_path / "root")
    form = root / "curriculum" / "forms" / "record.md"
    form.write_text(form.read_text(encoding="utf-8") + "\nThey come from [name](field:name).\n", encoding="utf-8")
    whole = load(root).curriculum
    local = for_edition(whole, edition_called(whole, ID))
    job = next(job for job in pack.FORMS.plan(local) if job.about == "record")
    assert "They come from Clean Kitchen." in sides(job.render(job.view))[0]


def test_colours_are_those_that_the_theme_reads(jobs):
    assert dict(jobs["h1-workbook.pdf"].view.pack.house.style) == {"accent": "#5B2A6E", "bar": "#3A1F4A"}
    look = (FOLDER / "look.typ").read_text(encoding="utf-8")
    assert all(f'styled("{name}"' in look for name in Colours.model_fields)
    tokens = (PROJECT / "overrides" / "assets" / "tokens.css").read_text(encoding="utf-8").partition("prefers-color")[0]
    assert [paper for paper in PAPERS if paper not in tokens] == []


def test_views_of_the_whole_do_not_change_because_an_edition_is_there(both):
    whole, _ = both
    assert all(job.view.pack.house.local is None for job in pack.HANDOUTS.plan(whole))


# ---------------------------------------------------------------- the site


@pytest.fixture(scope="module")
def site(both):
    return stage(both[1])


def test_pages_show_the_contact_in_place_of_a_blank(both, site):
    bodies = {staged.url: staged.body for staged in site.pages}
    said = [body for body in bodies.values() if BRIEF in body]
    assert said
    national = "".join(staged.body for staged in stage(both[0]).pages)
    assert national.count('class="fill"') > sum(body.count('class="fill"') for body in bodies.values())
    assert BRIEF not in national


def test_the_page_of_help_lists_the_contacts_as_text(site):
    body = next(staged.body for staged in site.pages if staged.url == "help/")
    assert "Local contacts: East Town" in body
    assert "&lt;at six&gt;" in body
    assert "<at six>" not in body


def test_head_and_foot_name_the_edition(site):
    frame = site.frame["edition"]
    assert frame["brand"] == "Clean Kitchen"
    assert frame["name"] == "East Town"
    assert "neither checked nor endorsed" in frame["about"]
    assert site.name == NAME


def test_look_comes_as_files_and_never_inline(site):
    files = {file.uri: file.content for file in site.files}
    styles = files["assets/edition.css"].decode()
    assert "--bar: #3A1F4A" in styles
    assert "--link: #5B2A6E" in styles
    assert files["assets/edition-logo.svg"] == LOGO.encode()
    assert not any("style=" in staged.body for staged in site.pages)


def test_the_whole_site_has_none_of_it(both):
    staged = stage(both[0])
    assert staged.frame["edition"] is None
    assert not any("edition" in file.uri for file in staged.files)


def test_data_of_modules_not_taken_are_not_there(both):
    job = next(job for job in data.OUTPUT.plan(both[1]) if job.path.endswith("/modules.json"))
    assert [module["id"] for module in json.loads(job.render(job.view))["modules"]] == ["H1"]
