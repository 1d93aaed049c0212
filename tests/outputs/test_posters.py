"""Posters: one side, large letters, numbers from the data, and no name of a service on an open wall."""

import io
from dataclasses import replace
from pathlib import Path

import page
import pypdf
import pytest

from generator.model.curriculum import Tree
from generator.outputs.pack import POSTERS
from generator.outputs.pack.posters import document, poster_view, render
from generator.source.load import load
from tests.builds import sides

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
LEAST_POINTS = 20


@pytest.fixture(scope="module")
def shelf():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded.shelf


@pytest.fixture(scope="module")
def view(shelf):
    return poster_view(shelf.posters[0], shelf)


@pytest.fixture(scope="module")
def pdf(view):
    return render(view)


def test_each_poster_has_a_file():
    (job,) = POSTERS.plan(load(ROOT).curriculum)
    assert (job.path, job.about) == ("packs/posters/six-moments.pdf", "six-moments")


def test_a_poster_is_one_side_says_where_it_hangs_and_how_far_it_was_checked(pdf):
    (side,) = sides(pdf)
    assert "Hangs: above the basin" in side
    assert "checked 22\xa0November 2026" in side or "checked 22 November 2026" in side
    assert "Invented numbers. Nobody has dialled them." in side


def test_its_words_are_large_enough_to_be_read_from_two_metres(pdf):
    found = {}

    def measure(text, _cm, matrix, _font, size):
        for word in text.split():
            found.setdefault(word, abs(size * matrix[0]))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=measure)
    assert found["Before"] >= LEAST_POINTS
    assert found["Six"] > found["Before"]


def test_a_text_that_is_too_long_goes_to_a_second_side(view):
    long = replace(
        view, body=Tree("<div>" + "<p>Wash your hands before you touch food, and after.</p>" * 40 + "</div>")
    )
    assert len(sides(render(long))) > 1


def test_an_open_wall_shows_the_nation_and_the_number_without_the_name_of_the_service(view):
    (side,) = sides(render(view))
    assert "Northland 01632 960001" in side
    assert "Food Line" not in side
    staff = replace(view, matter=view.matter.model_copy(update={"seen_by": "staff"}))
    assert "Northland Food Line" in sides(render(staff))[0]


def test_a_local_fact_is_a_line_to_write_on(view):
    assert "#blank" in document(view)


def test_a_poster_is_tagged_and_titled(pdf):
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.title == "Six moments: Poster"
