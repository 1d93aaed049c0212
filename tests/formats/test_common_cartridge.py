"""A cartridge of hostile content is still one that platforms read: by the same rules that look at every build."""

import io
import zipfile

import pytest
from lxml import etree

from generator.checks.finished import Finished
from generator.checks.packages import PACKAGE_CHECKS
from generator.formats.bare_html import BareLinks, to_bare
from generator.formats.common_cartridge import (
    Cartridge,
    CartridgeFile,
    CartridgeLink,
    CartridgePage,
    CartridgeQuiz,
    CartridgeSession,
    CartridgeTopic,
    cartridge,
    name_of,
)
from generator.formats.question_items import Bank, Choice, Item
from tests.checks.check_cases import minimal

EVIL = "Ŵyn & <b>\"quotes\"</b> 'x' ]]> 😀 {=~#:} %20 العربية"


def question(number):
    choices = (
        Choice("true", correct=True, text="So &amp; so ]]&gt;", feedback=""),
        Choice("false", correct=False, text="Not", feedback="No"),
    )
    return Item(f"K1-F{number}", "one", "Ask &lt;this&gt;", choices)


def course(order=(0, 1, 2)):
    items = (
        CartridgePage(
            "K1 Page É/1",
            EVIL * 20,
            "<h1>A</h1><p>See img.SVG &amp; more</p><img src='img.svg' alt='x'/>",
            {"img.svg": b"<svg/>"},
        ),
        CartridgePage(
            "K1 Page É/2", "Two", "<img src='img.svg' alt='x'/>", {"img.svg": b"<svg xmlns=''/>"}, instructor=True
        ),
        CartridgeFile("sheet-1", "A sheet", "My Sheet (1).PDF", b"%PDF"),
        CartridgeLink("link-1", EVIL, "https://example.org/?a=1&b=2%20"),
        CartridgeTopic("talk-1", EVIL, "<p>Say</p>"),
        CartridgeQuiz("quiz-1", "Quiz", Bank("K1-formative", EVIL, tuple(map(question, range(100))))),
    )
    many = tuple(CartridgePage(f"h-{n}", f"Sheet {n}", "<p>x</p>") for n in range(200))
    sessions = [
        CartridgeSession("s-a", EVIL, items),
        CartridgeSession("s-b", "Sheets", many),
        CartridgeSession("s-c", "None", ()),
    ]
    return Cartridge("K1", EVIL * 20, EVIL, "CC", tuple(sessions[n] for n in order), (EVIL,), (("WAS-1", EVIL),))


@pytest.fixture(scope="module")
def blob():
    return cartridge(course())


def test_every_rule_of_a_build_holds(blob, tmp_path):
    (tmp_path / "x.imscc").write_bytes(blob)
    finished = Finished(tmp_path, minimal())
    assert [finding for check in PACKAGE_CHECKS for finding in check.look(finished)] == []


def test_bytes_stay_and_ids_do_not_follow_the_order(blob):
    assert cartridge(course()) == blob
    names = lambda given: sorted(zipfile.ZipFile(io.BytesIO(given)).namelist())  # noqa: E731
    assert names(cartridge(course((1, 0, 2)))) == names(blob)


def test_the_manifest_says_who_a_page_is_for_and_what_it_aligns_with(blob):
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(blob)).read("imsmanifest.xml"))
    roles = [
        resource.get("identifier")
        for resource in root.iter("{*}resource")
        if "Instructor" in "".join(map(str, resource.itertext()))
    ]
    assert roles == [name_of("K1 Page É/2")]
    assert [taxon.findtext("{*}id") for taxon in root.iter("{*}taxon")] == ["WAS-1"]
    assert root.find(".//{*}taxonPath/{*}source") is None


def test_two_pictures_of_one_name_stay_apart(blob):
    package = zipfile.ZipFile(io.BytesIO(blob))
    pictures = [name for name in package.namelist() if name.endswith("img.svg")]
    assert {package.read(name) for name in pictures} == {b"<svg/>", b"<svg xmlns=''/>"}


BARE = [
    (
        '<div><p>A<sup id="r"><a href="#fn1">1</a></sup>.</p><ol class="footnotes"><li id="fn1">Note.</li></ol></div>',
        "<p>A (Note.).</p>",
    ),
    (
        '<div><section class="block law" data-block="law" data-nation="n" data-checked="2026-01-02"><p class="block-title">Act</p><p>So.</p></section></div>',
        "<blockquote><p><strong>Law (Northland; on 2026-01-02): Act</strong></p><p>So.</p></blockquote>",
    ),
    (
        '<div><p>Ring <a data-scheme="service" data-target="s">them</a>, <a data-scheme="term" data-target="t">word</a>, <a data-scheme="local" data-target="l">route</a>.</p></div>',
        "<p>Ring them (0123), word, route ____.</p>",
    ),
    (
        '<div><p>Said <cite class="citation"><a data-cite="k" data-locator="s. 1"></a></cite></p></div>',
        "<p>Said [2, s. 1]</p>",
    ),
    (
        '<div><p id="x" class="y"><a href="#x">In page</a> <img src="media/a.svg" alt="A pan"/></p></div>',
        "<p>In page A pan</p>",
    ),
]


@pytest.mark.parametrize(("given", "wanted"), BARE)
def test_a_tree_reads_well_when_stripped(given, wanted):
    links = BareLinks(
        citations={"k": 2},
        kinds={"law": "Law"},
        names={"n": "Northland"},
        said={("service", "s"): "0123", ("local", "l"): "____"},
        checked="on {date}",
    )
    assert "".join(to_bare(given, links).split("\n")) == wanted
