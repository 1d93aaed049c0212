"""YAML: all scalars are text, every value has a place, and nothing else comes through."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.source.addressed import places, read_yaml


def test_libyaml_is_there():
    assert yaml.__with_libyaml__


def test_scalars_stay_text():
    text = "time: 12:30\nno: no\noctal: 010\nday: 2026-11-22\nempty:\ntilde: ~\nword: null\nquoted: '~'\nnone: ''\n"

    assert read_yaml(text, "x").value == {
        "time": "12:30",
        "no": "no",
        "octal": "010",
        "day": "2026-11-22",
        "empty": None,
        "tilde": None,
        "word": "null",
        "quoted": "~",
        "none": "",
    }


def test_every_value_has_its_place():
    where = places("a: 1\nb:\n  - c: x\n    d: >-\n      long\n", line=10, column=3)

    assert where.of(("a",)) == (10, 6)
    assert where.of(("b", 0, "d")) == (13, 10)
    assert where.of(("b", 0, "d"), key=True) == (13, 7)
    assert where.of(("b", 0, "missing")) == (12, 7)
    assert where.of(("nowhere",)) == (10, 3)


def test_what_goes_wrong_is_told_at_once():
    found = read_yaml("a: 1\na: 2\n<<: {b: 1}\nc: !!int 3\n", "x").findings

    assert [(finding.code, finding.line, finding.column) for finding in found] == [
        ("SRC-003", 2, 1),
        ("SRC-004", 3, 1),
        ("SRC-004", 4, 4),
    ]


class Plain(yaml.CSafeDumper):
    def ignore_aliases(self, _):
        return True


VALUES = st.recursive(
    st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_dump_and_load_is_identity(value):
    text = yaml.dump(value, Dumper=Plain, default_style='"', allow_unicode=False, sort_keys=False)

    read = read_yaml(text, "x")

    assert read.findings == ()
    assert read.value == value


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_value_or_a_finding_and_never_falls_over(text):
    read = read_yaml(text, "x")
    assert read.value is None or not read.findings or all(finding.line >= 1 for finding in read.findings)
