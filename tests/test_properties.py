"""What holds for any text: it comes through every format as it went in, and nothing of it brings the loader down."""

import hashlib
import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
import typst
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from generator.formats.canonical import json_bytes
from generator.formats.glyphs import VENDORED, coverage, missing
from generator.formats.inline import inline
from generator.formats.typst import Links, to_typst
from generator.model.reference import PageMatter
from generator.source.addressed import read_yaml
from generator.source.document import read_document
from generator.source.files import File
from generator.source.module import read_module
from generator.source.shelf import read_shelf

MINIMAL = Path(__file__).parent / "curricula" / "minimal"
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
HELD = sorted(char for char in map(chr, coverage(VENDORED)) if not CONTROLS.match(char) and not char.isspace())
SHOWN = [char for char in HELD if unicodedata.category(char)[0] in "LNPS" and char not in "\"'"]
"""What stands by itself: no marks that need a letter before them. Quotation marks are curled on paper."""
ANY = st.text(st.sampled_from(HELD), min_size=1, max_size=40)
FEW = settings(max_examples=40, deadline=None)
SIGNS = re.compile(r"([\\`*_{}\[\]()>#+.!|/-])")


def escaped(text):
    """A text as an author writes it so that none of its signs means anything."""
    return SIGNS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


def file(path, data):
    return File(path, hashlib.sha256(data).hexdigest(), len(data), data)


def files_of(folder):
    paths = sorted(path for path in (MINIMAL / folder).rglob("*") if path.is_file())
    return tuple(file(path.relative_to(MINIMAL).as_posix(), path.read_bytes()) for path in paths)


MODULE, SHELF = files_of("modules/h1-clean-hands"), files_of("curriculum")


@FEW
@given(ANY)
def test_text_comes_through_the_tree(text):
    body = f"---\nid: a\ntitle: A\n---\nWords {escaped(text)} end.\n"
    document = read_document(file("a.md", body.encode()), PageMatter, "page")
    assert document.findings == ()
    assert "".join(document.root.itertext()).strip() == f"Words {text} end."


@FEW
@given(ANY)
def test_text_comes_through_html(text):
    written = SIGNS.sub(r"\\\1", text)
    assert html.fragment_fromstring(inline(written), create_parent="p").text_content() == text
    assert etree.fromstring(f"<p>{inline(written)}</p>").xpath("string()") == text


@FEW
@given(
    st.recursive(ANY, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3), max_leaves=8)
)
def test_text_comes_through_json(value):
    assert json.loads(json_bytes(value)) == value


@FEW
@given(
    st.recursive(ANY, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY, inner, max_size=3), max_leaves=8)
)
def test_what_is_dumped_as_yaml_is_loaded_as_it_was(value):
    read = read_yaml(yaml.safe_dump(value, allow_unicode=True), "a.yml")
    assert (read.value, read.findings) == (value, ())


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, len(SHOWN), 300))
def test_every_letter_that_the_fonts_hold_comes_through_a_pdf(start):
    letters = SHOWN[start : start + 300]
    assert missing("".join(letters)) == ()
    rows = etree.Element("div")
    for at in range(0, len(letters), 20):
        etree.SubElement(rows, "p").text = " ".join(letters[at : at + 20])
    markup = to_typst(etree.tostring(rows, encoding="unicode"), Links())
    pdf, warnings = typst.compile_with_warnings(
        markup.encode(), format="pdf", font_paths=[str(VENDORED)], ignore_system_fonts=True
    )
    assert not warnings
    # By poppler: pypdf loses letters of scripts whose shapes are joined.
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    said = unicodedata.normalize("NFKC", read)
    assert [char for char in letters if unicodedata.normalize("NFKC", char) not in said] == []


SCRAPS = st.sampled_from(
    [
        "/// say\n",
        "///\n",
        "//// step | a\n    minutes: 3\n\n",
        "    minutes: x\n",
        "[@a",
        "; @b]",
        "[x](",
        "term:a)",
        "## ",
        "# ",
        "{#id}",
        "{.as-said}",
        "*",
        "**",
        "`",
        "```\n",
        "> ",
        "- ",
        "1. ",
        "| a | b |\n|---|---|\n",
        "\n\n",
        "    ",
        "\t",
        "---\n",
        "<b>",
        "![a](media/wash.svg)",
        "[^1]",
        "[^1]: a\n",
        ": ",
        "- id: a\n",
        "  text: >-\n",
        "&a ",
        "*a",
        "!!b ",
        "{",
        "}",
        "[",
        "]",
        '"',
        "'",
        "\\",
        "&#0;",
        "\x02",
        "\x03",
        "\u2028",
        "\ufeff",
        "\U0001f469\u200d\U0001f373",
        "words and ",
        "é",
    ]
)
MARKDOWN = st.lists(SCRAPS | ANY, max_size=40).map("".join)
BYTES = st.binary(max_size=300) | MARKDOWN.map(str.encode)


def told(findings):
    return all(finding.code and finding.fix and finding.file for finding in findings)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(MODULE), BYTES, st.integers(min_value=0, max_value=4000), st.booleans())
def test_any_bytes_in_any_file_of_a_module_give_a_module_or_findings(old, data, at, whole):
    new = data if whole else old.data[:at] + data + old.data[at:]
    spoilt = tuple(file(old.path, new) if one is old else one for one in MODULE)
    module, findings = read_module("modules/h1-clean-hands", spoilt)
    assert module is not None or findings
    assert told(findings)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SHELF), BYTES, st.integers(min_value=0, max_value=2000), st.booleans())
def test_any_bytes_in_any_file_of_the_shelf_give_a_shelf_and_findings(old, data, at, whole):
    new = data if whole else old.data[:at] + data + old.data[at:]
    shelf, findings = read_shelf("curriculum", tuple(file(old.path, new) if one is old else one for one in SHELF))
    assert shelf is not None
    assert told(findings)
