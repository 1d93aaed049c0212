import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.passages import from_text, from_tree
from generator.checks.prose import find, joined, sentences
from generator.model.curriculum import Source, Tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ('"Eight minutes. Read." Then "Why?" he asked.', ['"Eight minutes.', 'Read."', 'Then "Why?" he asked.']),
        ("See s. 76 and Dr. Lee. Next.", ["See s. 76 and Dr. Lee.", "Next."]),
        ("It is 3.8 million. Is it?", ["It is 3.8 million.", "Is it?"]),
        ("no full stop", ["no full stop"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="ab .!?\"'AB1", max_size=60))
def test_sentences_lose_no_letter(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def place(body, words, line=1, first_line=1):
    return find(Source("a.md", body, first_line), words, line)


def test_words_are_found_past_marks_links_and_citations():
    body = 'Intro.\n\n**Did:** she [went\nhome](term:home) [@a, s. 1; @b] *"late"*{.as-said} again.'
    assert place(body, "Did: she went home late again") == (3, 3)
    assert place(body, "went home") == (3, 15)
    assert place(body, "again") == (4, 52)


def test_the_search_begins_at_the_given_line_and_counts_the_front_matter():
    body = "same words\n\nsame words"
    assert place(body, "same words", 1) == (1, 1)
    assert place(body, "same words", 2) == (3, 1)
    assert place(body, "same words", 12, first_line=10) == (12, 1)


def test_words_that_are_not_there_give_the_line():
    assert place("a\nb\nc", "nowhere", 2) == (2, 1)


def test_units_end_at_blocks_and_keep_what_is_around_them():
    tree = Tree(
        '<div><p>One <em class="as-said">bad</em> <cite class="citation"><a data-cite="k"/></cite>.</p>'
        '<section class="block law" data-block="law" data-line="7"><p class="block-title">Title</p>'
        "<ul><li>Item<ul><li>Inner</li></ul></li></ul></section></div>"
    )
    passage = from_tree("a.md", "reading", "everyone", tree, 3)
    assert [(unit.tag, unit.text, unit.within, unit.line) for unit in passage.units] == [
        ("p", "One bad .", (), 3),
        ("title", "Title", ("law",), 7),
        ("li", "Item", ("law",), 7),
        ("li", "Inner", ("law",), 7),
    ]
    assert passage.units[0].cited
    assert passage.units[0].own == "One … ."


def test_inline_values_lose_their_marks():
    passage = from_text("q.yml", "stem", "everyone", 'A **b** [c](term:c) *"d"*{.as-said} [@k] <e>', (0, "stem"))
    assert passage.units[0].text == 'A b c "d" <e>'
    assert passage.units[0].own == "A b c … <e>"
    assert passage.units[0].cited


def test_joined_text_finds_its_unit_again():
    passages = [
        from_text("q.yml", "stem", "everyone", text, (n,)) for n, text in enumerate(("İne two", "TWO three", ""))
    ]
    text = joined((passage, passage.units[0]) for passage in passages).lowered
    found = [(passage.address, match[0]) for passage, _, match in text.matches(re.compile(r"\btwo\b"))]
    assert found == [((0,), "two"), ((1,), "two")]
