"""Inline Markdown of one value as XHTML: marks that close are marks, all else is text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.formats.inline import citation_parts, inline, inline_pointers


@pytest.mark.parametrize(
    ("text", "xhtml"),
    [
        ("**Wash** *twice*, _now_", "<strong>Wash</strong> <em>twice</em>, <em>now</em>"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
        (r"\*not\*", "*not*"),
        ("`a < b *c*`", "<code>a &lt; b *c*</code>"),
        ('*"bad"*{.as-said}', '<em class="as-said">"bad"</em>'),
        ("[a *b*](term:x)", '<a data-scheme="term" data-target="x">a <em>b</em></a>'),
        ("[a](https://x.org/?a=1&b)", '<a href="https://x.org/?a=1&amp;b">a</a>'),
        ("[a](javascript:b)", "[a](javascript:b)"),
        ("<script>", "&lt;script&gt;"),
        (
            "x [@a2020, p. 4; @b]",
            'x <cite class="citation"><a data-cite="a2020" data-locator="p. 4"></a><a data-cite="b"></a></cite>',
        ),
        ("[@a](b)", "[@a](b)"),
        ("**open", "**open"),
    ],
)
def test_marks(text, xhtml):
    assert inline(text) == xhtml


def test_citations_take_several_keys_with_places():
    assert citation_parts("@a-b, ss. 1(2), 3; @c") == (("a-b", "ss. 1(2), 3"), ("c", ""))
    assert citation_parts("@a p. 3") is None
    assert citation_parts("@") is None


def test_pointers_keep_their_order_and_pass_over_code():
    assert inline_pointers("`[@no]` [w](term:t) [@a; @b]") == (("term", "t", 8), ("cite", "a", 20), ("cite", "b", 20))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_stays_well_formed(text):
    etree.fromstring(f"<p>{inline(text)}</p>")


@given(st.text(st.characters(categories=("L", "N", "Zs", "Sc", "Sm"), exclude_characters="`"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_text_without_marks_survives(text):
    assert "".join(etree.fromstring(f"<p>{inline(text)}</p>").itertext()) == text
