"""Typst: whatever an author writes comes out as text, in a document that compiles without a warning."""

import json
from pathlib import Path

import typst
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.typst import Links, Target, to_typst
from generator.formats.typst_text import breakable, call, literal, words

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
LOOK = Path(__file__).parents[2] / "overrides" / "print" / "look.typ"
PRESS = typst.Compiler(str(LOOK), ignore_system_fonts=True)
TRIPS = [
    "#let x = 1",
    "$x$",
    "@foo",
    "<label>",
    "*a*",
    "_b_",
    "\\",
    "`c`",
    "// d",
    "/* e */",
    "#panic()",
    "]",
    ")",
    "= f",
]


def written(tree: str, links: Links | None = None) -> str:
    return to_typst(f"<div>{tree}</div>", links or Links())


@given(ANY_TEXT)
def test_a_literal_is_its_text(text):
    assert json.loads(PRESS.eval(literal(text))) == text


@given(ANY_TEXT)
def test_a_breakable_text_has_lost_nothing(text):
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "") or "\u200b" in text


def test_code_comes_out_as_text():
    source = "#let said(body) = body\n#set page(width: 9cm)\n" + "\n\n".join(words(trip)[1:-1] for trip in TRIPS)
    pdf, warnings = typst.compile_with_warnings(source.encode(), format="svg", ignore_system_fonts=True)
    assert pdf
    assert not [warning for warning in warnings if "font" not in warning.message]
    assert all(f"#{literal(trip)};" in source for trip in TRIPS)


def test_each_call_ends_before_what_follows_it():
    assert written("<p><strong>a</strong>(b)<em>c</em>[d]</p>") == '#strong[#"a";];#"(b)";#emph[#"c";];#"[d]";'


def test_quotation_marks_are_curled():
    assert written('<p>"It\'s <em>"so"</em>," (\'he\' said)</p>') == '#"“It’s ";#emph[#"“so”";];#",” (‘he’ said)";'


def test_quotation_marks_in_code_stay():
    assert written('<p><code>a "b"</code></p>') == '#raw("a \\"b\\"");'


def test_a_row_of_underlines_is_a_blank_to_write_on():
    assert written("<p>Name ____ date</p>") == '#"Name\xa0";#blank(4);#" date";'


def test_a_list_of_boxes_has_the_box_as_its_marker():
    """Every item begins with one; a list in which only some do stays as it is."""
    assert written("<ul><li>☐ one</li><li>☐ two</li></ul>").startswith('#list([#"one";], [#"two";], marker: [☐])')
    assert "marker" not in written("<ul><li>☐ one</li><li>two</li></ul>")


def test_headings_never_skip_a_level():
    tree = '<h2 id="a">A</h2><h4 id="b">B</h4><h2>C</h2>'
    found = written(tree, Links(level=3, prefix="x-"))
    assert [line[:19] for line in found.split("\n\n")] == [f"#heading(depth: {n})[" for n in (3, 4, 3)]
    assert '#label("x-a")' in found


def test_headings_can_be_lines_in_bold():
    assert written("<h2>A</h2>", Links(headings=False)) == '#strong[#"A";];'


def test_links_on_paper():
    links = Links(
        {
            ("handout", "h"): Target("l", page=True),
            ("service", "s"): Target(after="0123"),
            ("local", "p"): Target(blank=True),
        }
    )

    def link(scheme: str, target: str) -> str:
        return written(f'<p><a data-scheme="{scheme}" data-target="{target}">w</a></p>', links)

    assert link("handout", "h") == '#link(label("l"))[#"w";];#on-page(label("l"));'
    assert link("service", "s") == '#"w";#" (0123)";'
    assert link("local", "p") == '#"w";#blank-rest();'
    assert link("term", "unknown") == '#"w";'


def test_a_blank_within_a_sentence_leaves_the_sentence_its_room():
    links = Links({("local", "p"): Target(blank=True)})
    assert written('<p><a data-scheme="local" data-target="p">w</a> x</p>', links) == '#"w";#blank(14);#" x";'


def test_web_links_show_their_address_once():
    assert '#web("example.org/a")' in written('<p><a href="https://example.org/a">here</a></p>')
    assert "#web" not in written('<p><a href="https://example.org/a">https://example.org/a</a></p>')
    assert written('<p><a href="javascript:alert(1)">x</a></p>') == '#"x";'


def test_a_link_inside_leads_only_to_what_is_there():
    assert "#link(label(" in written('<h2 id="a">A</h2><p><a href="#a">x</a></p>')
    assert "#link" not in written('<p><a href="#b">x</a></p>')


def test_citations_are_numbers_with_their_place():
    cited = '<p>x <cite class="citation"><a data-cite="b" data-locator="s. 76"/><a data-cite="gone"/></cite></p>'
    assert written(cited, Links(citations={"b": 7})) == '#"x ";#refs((7, "s. 76"));'


def test_a_footnote_stands_where_it_is_called():
    tree = (
        '<p>a<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><ol class="footnotes"><li id="fn:1"><p>note</p></li></ol>'
    )
    assert written(tree) == '#"a";#footnote[#"note";];'


def test_a_block_is_a_callout_and_blocks_in_it_have_no_margin():
    tree = (
        '<section class="block law" data-block="law" data-nation="x" data-checked="2026-01-02">'
        '<p class="block-title">T</p><p>b</p><section class="block say" data-block="say"><p>s</p></section></section>'
    )
    found = written(tree, Links(names={"x": "Xland"}))
    assert found.startswith('#callout("law", title: [#"T";], nations: ("Xland", ), checked: "2026-01-02", inner: false')
    assert '#callout("say", title: none, nations: (), checked: "", inner: true' in found


def test_lists_can_be_ticked_off():
    assert written("<ul><li>a</li></ul>", Links(ticks=True)) == '#ticked([#"a";]);'
    assert written('<ol start="3"><li>a</li></ol>') == '#enum([#"a";], start: 3);'


def test_a_table_keeps_its_alignment_and_its_empty_cells():
    tree = (
        '<table><thead><tr><th>A</th><th align="right">B</th></tr></thead>'
        "<tbody><tr><td>1</td><td></td></tr><tr><td>2</td></tr></tbody></table>"
    )
    found = written(tree)
    assert "aligns: (left, right, )" in found
    assert found.count("[], )") == 2


def test_a_picture_that_is_not_there_is_its_words():
    assert written('<p><img src="a.svg" alt="A tree"/></p>') == '#"A tree";'
    assert (
        written('<p><img src="a.svg" alt="A tree"/></p>', Links(pictures={"a.svg": "k"}))
        == '#picture("k", alt: "A tree");'
    )


def test_names_of_arguments_are_spelled_as_typst_spells_them():
    assert call("f", "1", end_note="[x]") == "#f(1, end-note: [x]);\n"


def test_an_empty_tree_is_nothing():
    assert to_typst("<div/>", Links()) == ""


def test_a_long_word_breaks_sooner_in_a_narrow_column():
    long = "a" * 40
    assert len(breakable(long).split("\u200b")) == 4
    assert max(len(part) for part in breakable(long, 9).split("\u200b")) <= 9
    assert breakable("understanding", 12) != "understanding"
    assert breakable("understanding", 14) == "understanding"


def test_an_address_breaks_at_its_seams():
    parts = breakable("https://example.org/one/two-three/four?five=six").split("\u200b")
    assert all(part[-1] in "/?&=._-" for part in parts[:-1])


def test_a_short_paragraph_stays_with_its_table_and_a_long_one_need_not():
    table = "<table><tr><th>A</th></tr><tr><td>b</td></tr></table>"
    assert written(f"<p>The table:</p>{table}").startswith("#lead-in[")
    assert not written(f"<p>{'word ' * 60}</p>{table}").startswith("#lead-in[")
    assert not written("<p>A sentence.</p><ul><li>one</li></ul>").startswith("#lead-in[")
    assert written("<p>Three things:</p><ul><li>one</li></ul>").startswith("#lead-in[")
