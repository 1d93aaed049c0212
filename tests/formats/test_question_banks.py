"""Question banks: what each importer demands, with texts that break careless writers."""

import re

import pytest
from lxml import etree

from generator.formats.gift import gift
from generator.formats.moodle_xml import moodle_xml
from generator.formats.qti12 import qti12
from generator.formats.question_items import Bank, Choice, Item, bare, plain

HOSTILE = "Ticks ✓, {=~#:} \\ and a &lt;tag&gt; ]]&gt; &amp; “quotes”, Cymru: â ŵ, 😀"
_QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def item(id, kind, right, wrong):
    choices = [Choice(f"r{n}", correct=True, text=f"Right {n} {HOSTILE}", feedback=f"Yes {n}.") for n in range(right)]
    choices += [Choice(f"w{n}", correct=False, text=f"Wrong {n}", feedback=HOSTILE) for n in range(wrong)]
    return Item(id, kind, f"Stem of {id}: {HOSTILE}", tuple(choices), ("K1-1", "WAS-1"))


BANK = Bank("K1-formative", "K1 Wash/rinse", (item("K1-F1", "one", 1, 3), item("K1-F2", "many", 3, 2)))


def test_a_fragment_is_bare_when_our_links_and_numbers_are_gone():
    given = 'See <a data-scheme="term" data-target="x">the word</a> <cite><a data-cite="k"></a></cite>, <em class="as-said">so</em> <a href="https://example.org">there</a>.'
    assert bare(given) == 'See the word, <em>so</em> <a href="https://example.org">there</a>.'


@pytest.mark.parametrize(("kind", "right", "wrong"), [("one", 1, 4), ("many", 1, 1), ("many", 3, 2), ("many", 6, 4)])
def test_moodle_gives_the_whole_mark_for_all_that_is_right_and_nothing_for_everything(kind, right, wrong):
    root = etree.fromstring(moodle_xml([Bank("K", "K", (item("K1-F1", kind, right, wrong),))]))
    shares = [float(answer.get("fraction")) for answer in root.iter("answer")]
    assert abs(sum(share for share in shares if share > 0) - 100) < 0.001
    assert kind == "one" or sum(shares) < 0.001


def test_moodle_keeps_every_sign_and_has_unique_ids():
    root = etree.fromstring(moodle_xml([BANK]))
    assert root.findtext("question/category/text") == "$course$/top/K1 Wash//rinse"
    ids = [element.text for element in root.iter("idnumber")]
    assert len(ids) == len(set(ids)) == 3
    told = root.findall("question[@type='multichoice']/questiontext/text")[0].text
    assert plain(told.removeprefix("<p>").removesuffix("</p>")) == plain(f"Stem of K1-F1: {HOSTILE}")
    assert [tag.text for tag in root.iterfind("question/tags/tag/text")] == ["K1-1", "WAS-1"] * 2


def test_gift_has_no_bare_sign_and_no_empty_line_inside_a_question():
    text = gift([BANK]).decode()
    questions = [part for part in text.split("\n\n") if part.startswith("//")]
    assert len(questions) == 2
    for question in questions:
        head, _, rest = question.partition("\n::")
        assert re.match(r"// \[id:K1-F\d\] \[tag:K1-1\]", head)
        body, _, answers = rest.partition(" {\n")
        assert not re.search(r"(?<!\\)[{}~=#]", body.replace("::[html]", ""))
        for row in answers.splitlines()[:-1]:
            assert re.match(r"\t(=|~|~%-?[\d.]+%)[^~=#{}]", row)
            assert len(re.findall(r"(?<!\\)#", row)) == 1
    assert gift([BANK]) == gift([BANK])


def test_qti_follows_the_rules_that_only_an_import_tells():
    root = etree.fromstring(qti12(BANK))
    profiles = [e.text for e in root.iter(f"{_QTI}fieldentry") if e.text.startswith("cc.")]
    assert profiles == ["cc.exam.v0p1", "cc.multiple_choice.v0p1", "cc.multiple_response.v0p1"]
    labels = [e.get("ident") for e in root.iter(f"{_QTI}response_label")]
    assert len(labels) == len(set(labels)) == 9
    assert not {"true", "false"} & set(labels)
    many = root.findall(f".//{_QTI}item")[1]
    right = many.findall(f".//{_QTI}and/{_QTI}varequal")
    assert [e.get("case") for e in right] == ["Yes"] * 3
    assert len(many.findall(f".//{_QTI}and/{_QTI}not/{_QTI}varequal")) == 2
    assert {e.text for e in root.iter(f"{_QTI}setvar")} == {"100"}
    said = {e.get("ident") for e in root.iter(f"{_QTI}itemfeedback")}
    assert {e.get("linkrefid") for e in root.iter(f"{_QTI}displayfeedback")} == said
    for feedback in root.iter(f"{_QTI}itemfeedback"):
        assert feedback.find(f"{_QTI}flow_mat/{_QTI}material/{_QTI}mattext") is not None
