"""The semantic tree: every construct of the format, and what no tree may hold."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.model.reference import PageMatter
from generator.source.document import read_document
from generator.source.files import File
from generator.source.markdown import to_xhtml
from generator.source.tree import to_tree

GOLDEN = Path(__file__).parent / "golden"
MATTER = "---\nid: x\ntitle: X\n---\n"


def document(text, kind="page"):
    return read_document(File("x.md", "", 0, text.encode()), PageMatter, kind)


def test_every_construct_gives_the_tree_that_is_written_down():
    read = document((GOLDEN / "reading.md").read_text(encoding="utf-8"))

    assert read.findings == ()
    assert to_tree(read.root).xml + "\n" == (GOLDEN / "reading.xml").read_text(encoding="utf-8")
    assert [(heading.level, heading.id) for heading in read.headings] == [
        (2, "marks"),
        (3, "lists"),
        (2, "table"),
        (3, "in-a-block"),
    ]


def test_pointers_are_those_of_the_tree_in_order():
    read = document((GOLDEN / "reading.md").read_text(encoding="utf-8"))

    cited = [anchor.get("data-cite") for anchor in read.root.iter("a") if anchor.get("data-cite")]
    schemes = [(a.get("data-scheme"), a.get("data-target")) for a in read.root.iter("a") if a.get("data-scheme")]
    pointers = read.source.pointers
    assert sorted(cited) == sorted(pointer.target for pointer in pointers if pointer.scheme == "cite")
    known = ("cite", "web", "id", "media")
    assert schemes == [(p.scheme, p.target) for p in pointers if p.scheme not in known]
    assert [(p.target, p.line, p.column) for p in pointers if p.scheme == "term"] == [("probe", 11, 19)]


def test_windows_files_are_read_like_any_other():
    text = (GOLDEN / "reading.md").read_text(encoding="utf-8")
    windows = read_document(
        File("x.md", "", 0, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()), PageMatter, "page"
    )

    assert to_tree(windows.root) == to_tree(document(text).root)


def test_two_readings_of_one_text_are_the_same():
    text = (GOLDEN / "reading.md").read_text(encoding="utf-8")
    document(MATTER + "Other[^9] words.\n\n[^9]: note\n")
    assert to_tree(document(text).root) == to_tree(document(text).root)


SPECIAL = "\\`*_{}[]()#+-.!|/~:"
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="\u00ad"), max_size=60
)


def written(text):
    """A text as a careful author writes it, so that no sign has a meaning."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!/" else "&#58;" if sign == ":" else sign for sign in safe)


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_survives_in_a_paragraph(text):
    text = text.replace("|", "").replace("~", "")
    read = document(f"{MATTER}Word {written(text)} word\n")

    assert read.findings == ()
    assert to_tree(read.root).text == " ".join(f"Word {text} word".split())


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_no_script_and_no_broken_tree_comes_out(text):
    read = document(f"{MATTER}{text}\n")

    if read.root is None or read.findings:
        return
    tree = to_tree(read.root)
    for element in etree.fromstring(tree.xml).iter("*"):
        assert element.tag not in ("script", "style", "iframe", "object")
        assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"]
        assert not str(element.get("href", "")).lower().startswith(("javascript", "data", "//"))


MARKS = st.lists(
    st.sampled_from(
        (
            *(
                "/// say\n",
                "///\n",
                "//// case | x\n",
                "////\n",
                "    id: a\n",
                "- item\n",
                "    more\n",
                "\n",
                "words\n",
            ),
            *("```\n", "> quote\n", "| a | b |\n|---|---|\n", "[@a]", "*x*{onclick=y}", "## H {#h}\n", "[^1]: n\n"),
            *("[^1]", "# T\n"),
        )
    ),
    max_size=14,
)


@given(MARKS)
@settings(max_examples=250, deadline=None)
def test_scan_and_parser_never_part_in_silence(parts):
    read = document(MATTER + "".join(parts))

    if read.findings or read.root is None:
        return
    assert [section.get("data-block") for section in read.root.iter("section")] == [b.name for b in read.source.blocks]
    if "```\n" not in parts:
        assert not re.search(r"(?:^|\n) *///", "".join(read.root.itertext()))


def test_a_text_that_sends_the_parser_round_in_circles_is_refused():
    text = "Term\n: d\n    more\n    /// do\n    more\n///\n//// case | 1\n////\n"
    assert [finding.code for finding in document(MATTER + text).findings] == ["SRC-041"]
    with pytest.raises(RecursionError):
        to_xhtml(text.replace("/// do", "/// do | 0"), ("", ""))
