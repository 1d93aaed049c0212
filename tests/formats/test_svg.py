"""Drawings are well-formed, say what they show, and do not lean on colour alone."""

import pytest
from lxml import etree

from generator.formats.svg import Said, clock, flat, wrap
from generator.formats.svg_coverage import Column, Grid, Row, coverage_tall, coverage_wide
from generator.formats.svg_time import Block, Lane, Span, programme_map, timeline

SAID = Said("x", "A title & more", "What is <shown>")
GRID = Grid(
    groups=(("First", (Column("A1", "60"), Column("A2", "45"))), ("Second", (Column("B1", "90"),))),
    rows=(
        Row("ONE", "Things", ((1, 0), (0, 2), (2, 1)), "3 of 3"),
        Row("TWO", "More", ((0, 0), (0, 0), (1, 0)), "1 of 2"),
    ),
    solid="assessed",
    hatched="practised",
    empty="nothing",
)
SPANS = [
    Span("Open & close", 5, "plain"),
    Span("Practise a long name that wraps", 40, "hatched", 2),
    Span("Do it", 15, "solid", 3),
]
LANES = [Lane("First", "2 hours", (Block("A1", 60, "One"), Block("A2", 60, "Two", ("A1",))))]

DRAWINGS = {
    "wide": lambda: coverage_wide(SAID, GRID),
    "tall": lambda: coverage_tall(SAID, GRID),
    "timeline": lambda: timeline(SAID, SPANS, "09:30", "Heat", (("plain", "open"), ("solid", "task"))),
    "map": lambda: programme_map(SAID, LANES),
    "empty map": lambda: programme_map(SAID, ()),
    "empty timeline": lambda: timeline(SAID, (), "09:30", "Heat", ()),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_it_is_well_formed_and_named(name):
    root = etree.fromstring(DRAWINGS[name]())
    assert root.get("role") == "img"
    assert [child.text for child in root[:2]] == ["A title & more", "What is <shown>"]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", DRAWINGS)
def test_flat_writes_the_colours_in(name):
    assert "var(" not in flat(DRAWINGS[name]())


def test_numbers_stand_in_the_cells():
    words = [e.text for e in etree.fromstring(coverage_wide(SAID, GRID)).iter("{*}text")]
    assert [word for word in words if word in ("1", "2")] == ["1", "2", "2", "1", "1"]
    assert "3 of 3" in words


def test_a_clock_runs_past_midnight():
    assert clock("23:50", 20) == "00:10"


def test_words_wrap_to_their_room():
    assert wrap("one two three", 40, 13) == ["one", "two", "three"]
    assert wrap("one two three four", 40, 13, 2) == ["one", "two …"]
