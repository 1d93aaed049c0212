"""The theme: colours go by name into text, rules and drawn shapes, and a document may give its own."""

import json
import re

import typst

from generator.formats.typst_press import FOLDER, fonts

CALLOUTS = (
    "say",
    "do",
    "safety",
    "law",
    "nation",
    "evidence",
    "reflect",
    "case",
    "listen-for",
    "watch-for",
    "try-it",
    "key-points",
    "poor-practice",
    "better-practice",
    "marking",
)
SOURCE = '#import "look.typ": *\n#set page(height: auto)\n' + "\n".join(
    f'#callout("{kind}", title: [A title], body: [A text.])' for kind in CALLOUTS
)


def drawn(**style):
    press = typst.Compiler(
        root=str(FOLDER), font_paths=fonts(), ignore_system_fonts=True, sys_inputs={"style": json.dumps(style)}
    )
    return press.compile(SOURCE.encode(), format="svg").decode()


def colours(**style):
    return set(re.findall(r"#[0-9a-f]{6}", drawn(**style)))


def test_a_document_may_give_its_colours():
    assert {"#0b5a63", "#8a3b1e"} <= colours()
    given = colours(accent="#123456", warning="#654321")
    assert {"#123456", "#654321"} <= given
    assert not {"#0b5a63", "#8a3b1e"} & given


def test_shapes_follow_the_colours():
    look = (FOLDER / "look.typ").read_text(encoding="utf-8")
    shapes = look[look.index("#let shapes") : look.index("#let icon")]
    assert not re.search(r"#[0-9A-Fa-f]{6}", shapes)
    assert drawn(accent="#123456") != drawn()


def test_large_print_is_black_on_white():
    found = colours(print="large")
    assert "#000000" in found
    assert not {"#1e2a2e", "#f4eee2"} & found


def test_no_size_of_type_goes_past_the_scale():
    for name in ("look.typ", "pack.typ"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        past = re.findall(r"text\([^()]*\bsize: \d[^,)]*", text)
        assert not past, (name, past)


def test_every_callout_has_a_shape_a_word_and_an_icon_of_its_own():
    look = (FOLDER / "look.typ").read_text(encoding="utf-8")
    shapes = re.findall(r'^  ([\w-]+): "(<.*)",$', look, re.MULTILINE)
    assert {name for name, _ in shapes} == set(CALLOUTS)
    assert len({drawing for _, drawing in shapes}) == len(CALLOUTS)
