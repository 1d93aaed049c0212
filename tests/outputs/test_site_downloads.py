"""The page of downloads, and running orders that follow a start time: what stands there without a script."""

from pathlib import Path

import lxml.html
import pytest

from generator.jobs.run import Made
from generator.outputs.site.download_kinds import format_of, place_of, reader_of, size_of
from generator.outputs.site.downloads import Download, downloads
from generator.outputs.site.stage import stage
from generator.source.load import load

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
H1 = "packs/h1-clean-hands"
SLUG = "universities/h1-clean-hands"
FOR_PLATFORMS = (
    f"{SLUG}/h1-instructor.imscc",
    f"{SLUG}/h1-learner.imscc",
    f"{SLUG}/h1-questions-formative.gift.txt",
    f"{SLUG}/h1-questions-formative.qti.xml",
    f"{SLUG}/h1-questions-summative-assessor.moodle.xml",
    f"{SLUG}/h1-scorm.zip",
    "universities/handle/handle-learner.imscc",
    "universities/frameworks/crosswalk-kitchen-code.case.json",
    "universities/frameworks/standard.case.json",
    "universities/frameworks/standard.moodle-competencies.csv",
)


def file(path, size=40_000, pages=2):
    return Download(path, Path("blob"), size, pages)


@pytest.fixture(scope="module")
def curriculum():
    return load(ROOT).curriculum


@pytest.fixture(scope="module")
def staged(curriculum):
    files = (
        file("data/standard.json", pages=0),
        file("packs/forms/joining.docx", pages=0),
        file("packs/forms/joining.pdf"),
        file(f"{H1}/h1-facilitator-pack.pdf", 2_600_000, 24),
        file(f"{H1}/h1-facilitator-slides.pptx", pages=0),
        file(f"{H1}/h1-slides.pdf"),
        file(f"{H1}/h1-workbook-large-print.pdf"),
        file(f"{H1}/h1-workbook.pdf"),
        file(f"{H1}/handouts/wash-poster.pdf"),
        file("packs/handle/handle-facilitator-pack.pdf"),
        file(f"{SLUG}/h1-reader.epub", pages=0),
        *(file(path, pages=0) for path in FOR_PLATFORMS),
    )
    return {page.url: page for page in stage(curriculum, files).pages}


@pytest.fixture(scope="module")
def page(staged):
    return lxml.html.fragment_fromstring(staged["downloads/"].body, create_parent="div")


def rows(page, of):
    table = next(t for t in page.iter("table") if of in t.findtext("caption"))
    return [[cell.text_content() for cell in row] for row in table.iterfind("tbody/tr")]


def test_every_file_is_there_once_and_nothing_else(page):
    links = [a.get("href") for a in page.xpath("//table//a")]
    assert len(links) == len(set(links)) == 11 + len(FOR_PLATFORMS)
    assert f"../{H1}/h1-facilitator-pack.pdf" in links


def test_a_row_says_what_it_is_for_whom_how_many_pages_and_how_large(page):
    assert rows(page, "H1 ") == [
        ["H1 facilitator pack", "Facilitators only", "PDF", "24", "2.5 MB"],
        ["H1 slides with notes, to edit", "Facilitators only", "PowerPoint, to edit", "–", "39 KB"],
        ["H1 slides", "Everyone", "PDF", "2", "39 KB"],
        ["H1 workbook for participants", "Participants", "PDF", "2", "39 KB"],
        ["H1 workbook for participants", "Participants", "PDF, large print", "2", "39 KB"],
        ["H1 reader, to read on a screen", "Participants", "EPUB", "–", "39 KB"],
    ]


def test_single_sheets_are_folded_away_and_the_rest_stands_by_its_folder(page):
    (sheets,) = page.xpath("//h3[@id='module-h1']/following-sibling::details[1]")
    assert sheets.xpath(".//a/@href") == [f"../{H1}/handouts/wash-poster.pdf"]
    heads = [h.text_content() for h in page.xpath("//article//h2")]
    assert heads == ["Programmes", "Modules: Handle", "Forms", "Data", "For universities"]
    assert [row[2] for row in rows(page, "Forms")] == ["PDF", "Word, to edit"]


def test_what_platforms_take_has_names_in_words_and_a_group_of_its_own_with_assessors_last(page):
    folded = page.xpath("//details[@id='universities-h1-clean-hands']")[0]
    assert "open" not in folded.attrib
    assert [row[:3] for row in rows(page, "H1 Clean hands, for universities")] == [
        ["Course for learners", "Participants", "Common Cartridge 1.1"],
        ["Reading and self-check in one package", "Participants", "SCORM 1.2"],
        ["Course for who teaches, with notes and answers", "Facilitators only", "Common Cartridge 1.1"],
        ["Questions for self-check", "Who builds the course", "GIFT"],
        ["Questions for self-check", "Who builds the course", "QTI 1.2"],
        ["Assessment questions with answers, for assessors", "Assessors only", "Moodle XML"],
    ]
    assert [row[:3] for row in rows(page, "The standard and its crosswalks")] == [
        ["Crosswalk: Kitchen Code", "Who builds the course", "CASE (JSON)"],
        ["The standard", "Who builds the course", "CASE (JSON)"],
        ["The standard", "Who builds the course", "Moodle competencies (CSV)"],
    ]


def test_a_modules_page_offers_what_is_wanted_first_and_leads_to_the_rest(staged):
    page = lxml.html.fragment_fromstring(staged["modules/h1-clean-hands/"].body, create_parent="div")
    for box in (page.xpath("//nav[@class='at-once']")[0], page.xpath("//section[@class='get']")[0]):
        links = box.xpath(".//a[not(starts-with(@href, '#'))]/@href")
        assert not [link for link in links if "assessor" in link or link.endswith((".imscc", ".zip", ".xml", ".txt"))]
        assert f"../../{SLUG}/h1-reader.epub" in links
        assert f"../../{H1}/h1-facilitator-pack.pdf" in links
        assert "../../downloads/#module-h1" in links
    assert "../../downloads/#universities-h1-clean-hands" in page.xpath("//section[@class='get']//a/@href")


def test_frameworks_and_the_standard_offer_their_own_files(staged):
    for url, file in (
        ("standard/", "standard.case.json"),
        ("frameworks/", "crosswalk-kitchen-code.case.json"),
        ("frameworks/kitchen-code/", "crosswalk-kitchen-code.case.json"),
    ):
        assert f"universities/frameworks/{file}" in staged[url].body
    assert "assessor" not in staged["programmes/handle/"].body


def test_what_is_for_the_host_is_no_download():
    made = [
        Made(path, Path("blob"), "", 1, {}, (), cached=True)
        for path in ("packs/a/a-workbook.pdf", "hosting/nginx.conf")
    ]
    assert [download.path for download in downloads(made)] == ["packs/a/a-workbook.pdf"]


def test_teach_leads_there_and_without_files_there_is_no_page(staged, curriculum):
    assert '<a href="../downloads/">Downloads</a>' in staged["teach/"].body
    bare = {page.url: page for page in stage(curriculum).pages}
    assert "downloads/" not in bare
    assert "downloads/" not in bare["teach/"].body


@pytest.mark.parametrize(
    ("path", "reader"),
    [
        (f"{H1}/h1-facilitator-pack.pdf", "facilitator"),
        (f"{H1}/h1-session-plan-facilitator.docx", "facilitator"),
        (f"{H1}/handouts/cards-answers-facilitator.docx", "facilitator"),
        (f"{H1}/h1-handouts-large-print.pdf", "participant"),
        (f"{H1}/handouts/anything.docx", "participant"),
        (f"{H1}/h1-module-descriptor.docx", "organiser"),
        ("packs/posters/anything.pdf", "everyone"),
        ("data/outcomes/anything.csv", "program"),
        ("packs/new-thing.epub", "everyone"),
    ],
)
def test_whoever_adds_a_file_its_name_says_who_it_is_for(path, reader):
    assert reader_of(file(path)) == reader


def test_formats_sizes_and_order_of_what_nobody_foresaw():
    assert format_of(file("packs/x/x.epub")) == "EPUB"
    assert size_of(file("a", 1)) == "1 KB"
    paths = [f"{H1}/{name}" for name in ("z.pdf", "h1-cards.pdf", "h1-workbook-large-print.pdf", "h1-workbook.pdf")]
    assert [p[len(H1) + 1 :] for p in sorted(paths, key=lambda path: place_of(file(path)))] == [
        "h1-workbook.pdf",
        "h1-workbook-large-print.pdf",
        "h1-cards.pdf",
        "z.pdf",
    ]


def test_the_running_order_has_its_usual_times_and_a_field_with_a_name(staged, curriculum):
    page = lxml.html.fragment_fromstring(staged["modules/h1-clean-hands/"].body, create_parent="div")
    start = curriculum.shelf.settings.default_start
    (field,) = page.xpath("//input[@type='time']")
    assert field.get("value") == start
    assert page.xpath(f"//label[@for='{field.get('id')}']")[0].text == "Start time"
    assert "name" not in field.attrib, "it goes nowhere"
    times = page.xpath("//td/time")
    assert times[0].text == start
    assert [int(t.get("data-after")) for t in times] == sorted({int(t.get("data-after")) for t in times})
    drawn = page.xpath("//svg//text[@data-after]")
    assert drawn
    assert {(t.text, t.get("data-after")) for t in drawn} - {(t.text, t.get("data-after")) for t in times} <= {
        (drawn[-1].text, field.get("data-minutes"))
    }
    assert staged["modules/h1-clean-hands/"].scripts == ("clock.js",)
    assert staged["teach/"].scripts == ()


def test_each_day_of_a_programme_has_a_field_of_its_own(staged, curriculum):
    for programme in curriculum.shelf.programmes:
        page = lxml.html.fragment_fromstring(staged[f"programmes/{programme.id}/"].body, create_parent="div")
        fields = page.xpath("//input[@type='time']")
        assert [field.get("value") for field in fields] == [day.start for day in programme.days]
        assert len({field.get("data-clock") for field in fields}) == len(programme.days)
