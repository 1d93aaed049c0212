"""Large print: no letter under 16 pt, nothing slanted, nothing lost, and there without being asked for."""

import re

import page
import pytest

from generator.cli import parser
from generator.model.catalogue import catalogue, say
from generator.model.large_print import is_large, large_name
from generator.outputs.pack import LARGE_PRINT, WORKBOOK, everything_large
from generator.outputs.table import Scope, plan_all
from generator.source.load import load
from tests.builds import Rendered
from tests.conftest import CURRICULA
from tests.printed import beyond, letters, overlapping, pages_of, type_of

LEAST = 16.0


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(CURRICULA / "minimal").curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def pdfs(curriculum):
    return Rendered({job.path: job for job in everything_large(curriculum)})


def usual(curriculum):
    """The usual print of everything, by its path."""
    return {job.path: job for job in plan_all(curriculum) if job.path.endswith(".pdf")}


def said(pdf):
    """How often each word stands in a PDF; numbers are left out, since pages have others."""
    found = letters(" ".join(word.text for _, _, words in pages_of(pdf) for word in words))
    return type(found)({word: count for word, count in found.items() if not word.isdigit()})


def test_what_participants_hold_is_there_without_being_asked_for(curriculum):
    paths = {job.path for job in LARGE_PRINT.plan(curriculum)}
    for job in WORKBOOK.plan(curriculum):
        assert large_name(job.path) in paths
    assert "packs/quick-cards/wash-in-time-large-print.pdf" in paths
    assert "packs/h1-clean-hands/h1-handouts-large-print.pdf" in paths
    assert not any("facilitator" in path or "/handouts/" in path for path in paths)
    assert paths < {job.path for job in plan_all(curriculum)}


def test_all_that_is_printed_comes_when_it_is_asked_for(curriculum):
    asked = {job.path for job in plan_all(curriculum, Scope(large_print=True))}
    others = ("slides", "/posters/", "descriptor", "/audits/")  # on a wall, or on a screen with its own zoom
    printed = {p for p in usual(curriculum) if not is_large(p) and not any(other in p for other in others)}
    assert {large_name(path) for path in printed} <= asked
    assert parser().parse_args(["build", "--large-print"]).large_print


def test_it_can_be_asked_for_beside_some_outputs_and_some_modules(curriculum):
    asked = list(plan_all(curriculum, Scope(("workbook",), ("L1",), large_print=True)))
    assert {job.about for job in asked} == {"L1"}
    assert any(is_large(job.path) and "facilitator-pack" in job.path for job in asked)


def test_names_say_it():
    assert large_name("packs/a-b/m-workbook.pdf") == "packs/a-b/m-workbook-large-print.pdf"
    assert is_large("packs/m-large-print.pdf")
    assert not is_large("packs/large-print-in-schools/m.pdf")


@pytest.mark.slow
def test_no_letter_is_smaller_and_none_slants(pdfs):
    for path, pdf in pdfs.items():
        sizes, fonts = type_of(pdf)
        assert min(sizes) >= LEAST, (path, sorted(sizes)[:3])
        assert not [font for font in fonts if "Italic" in font], path


@pytest.mark.slow
def test_the_eyes_of_these_tests_see_small_and_slanted_letters(curriculum):
    sizes, fonts = type_of(
        next(job.render(job.view) for path, job in usual(curriculum).items() if "facilitator" in path)
    )
    assert min(sizes) < LEAST
    assert any("Italic" in font for font in fonts)


@pytest.mark.slow
def test_most_letters_are_18_points(pdfs):
    for path, pdf in pdfs.items():
        if "workbook" in path or "facilitator-pack" in path:
            assert type_of(pdf)[0].most_common(1)[0][0] == 18.0, path


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_new_is_said(curriculum, pdfs):
    for path, job in usual(curriculum).items():
        if (
            large_name(path) not in pdfs
            or "facilitator-pack" in path
            or "card-" in path.rsplit("/", 1)[-1]
            or "cards" in path.rsplit("/", 1)[-1]
        ):
            continue  # a pack has tables drawn as pictures; the words about cards stand once, not on each sheet
        if job.view.__class__.__name__ == "PackView":
            continue  # forms: their grids are filled in by hand
        normal, large = said(job.render(job.view)), said(pdfs[large_name(path)])
        assert set(normal) - set(large) == set(), f"{path}: lost"
        assert large.total() > 0.93 * normal.total(), f"{path}: running heads name less, and nothing else is missing"
        told = letters(
            " ".join(
                [say("pack.continued"), catalogue()["pack.sheet-side"], *re.findall('alt="([^"]+)"', repr(job.view))]
            )
        )
        assert set(large) - set(normal) <= set(told), f"{path}: new"


@pytest.mark.slow
def test_every_word_of_a_pack_is_in_its_large_print(curriculum, pdfs):
    told = [
        text
        for key, text in catalogue().items()
        if key.startswith(("pack.col-", "pack.key-", "pack.intensity-axis", "pack.room-"))
    ]
    heads = set(letters(" ".join(told)))  # of tables that became lists, and of the drawn line of time
    for path, job in usual(curriculum).items():
        if "facilitator-pack" in path and not is_large(path):
            lost = set(said(job.render(job.view))) - set(said(pdfs[large_name(path)]))
            assert lost <= heads, path


@pytest.mark.slow
def test_each_is_tagged_stays_on_its_page_and_prints_nothing_over_itself(pdfs):
    for path, pdf in pdfs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path
        assert not beyond(pdf), path
        assert not overlapping(pdf), path
        assert {round(wide) for wide, _, _ in pages_of(pdf)} == {595}, f"{path}: A4, upright"


def test_a_card_has_large_letters_upright_and_in_their_place(pdfs):
    pdf = pdfs["packs/quick-cards/wash-in-time-large-print.pdf"]
    sizes, fonts = type_of(pdf)
    assert min(sizes) >= LEAST
    assert not [font for font in fonts if "Italic" in font]
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    assert not beyond(pdf)
    assert not overlapping(pdf)


@pytest.mark.slow
def test_a_row_is_read_as_a_block(pdfs):
    words = [
        word.text for _, _, page in pages_of(pdfs["packs/h1-clean-hands/h1-workbook-large-print.pdf"]) for word in page
    ]
    assert "Clock: 10:00 What: Open: hands on the table How: Whole group Min: 3" in " ".join(words)
