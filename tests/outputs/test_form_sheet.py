"""Fields of forms that are not known give way to room to write."""

from lxml import etree

from generator.outputs.pack.form_sheet import filled

FIELD = '<a data-scheme="field" data-target="title">its name</a>'


def test_a_field_alone_in_bold_is_a_line_that_goes_on_to_the_margin():
    made = filled(etree.fromstring(f"<div><p>on <strong>{FIELD}</strong></p></div>"), {}, {})
    assert "strong" not in made
    kept = filled(etree.fromstring(f"<div><p><strong>Course {FIELD}</strong></p></div>"), {}, {})
    assert "<strong>Course <a" in kept


def test_what_follows_a_field_in_bold_stays():
    made = filled(etree.fromstring(f"<div><p>on <strong>{FIELD}</strong> in May</p></div>"), {}, {})
    assert made.endswith("/> in May</p></div>")


def test_a_field_alone_in_a_cell_leaves_it_empty():
    row = f"<div><table><tr><td>Day</td><td>{FIELD}</td><td>{FIELD} or so</td></tr></table></div>"
    made = filled(etree.fromstring(row), {}, {})
    assert "<td/>" in made
    assert "/> or so</td>" in made


def test_a_field_that_is_known_keeps_its_bold_and_its_cell():
    row = f"<div><p><strong>{FIELD}</strong></p><table><tr><td>{FIELD}</td></tr></table></div>"
    made = filled(etree.fromstring(row), {"title": "Hands"}, {})
    assert made.count("Hands") == 2
    assert "<strong><span>Hands" in made
