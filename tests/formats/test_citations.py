"""Citations: sources as a UK reader expects them, and nothing in them that is not text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.formats.citations import cite_plain, cite_texts
from generator.model.reference import Reference

COMMON = {"nations": ["uk"], "checked": "2026-11-22"}
KATZ = {
    "type": "article-journal",
    "title": "Beyond the physical incident model",
    "author": [{"family": "Katz", "given": "Emma"}],
    "issued": "2016",
    "container-title": "Child Abuse Review",
    "volume": "25",
    "issue": "1",
    "page": "46–59",
    "DOI": "10.1002/car.2422",
}
CASES = [
    ({"type": "legislation", "title": "Food Act 2021", "number": "c. 17", "issued": "2021"}, "Food Act 2021 (c. 17)."),
    (
        KATZ,
        "Katz E (2016) Beyond the physical incident model. Child Abuse Review 25(1): 46–59. https://doi.org/10.1002/car.2422",
    ),
    (
        {
            "type": "legal_case",
            "title": "Re H-N",
            "number": "[2021] EWCA Civ 448",
            "issued": "2021",
            "authority": "Court of Appeal",
        },
        "Re H-N [2021] EWCA Civ 448. Court of Appeal.",
    ),
    (
        {
            "type": "report",
            "title": "Hot food",
            "author": [{"literal": "Food Office"}],
            "publisher": "Food Office",
            "issued": "2019-03",
        },
        "Food Office (2019) Hot food.",
    ),
    (
        {
            "type": "book",
            "title": "Stock",
            "author": [{"family": "A", "given": "B C"}, {"family": "D", "given": "E"}],
            "publisher": "Press",
            "issued": "2007",
        },
        "A BC and D E (2007) Stock. Press.",
    ),
    (
        {
            "type": "chapter",
            "title": "Bones",
            "author": [{"family": "A", "given": "B"}],
            "container-title": "Stock",
            "publisher": "Press",
            "page": "3–9",
            "issued": "2007",
        },
        "A B (2007) Bones. In: Stock, Press, 3–9.",
    ),
    (
        {"type": "webpage", "title": "Rules", "URL": "https://example.org/rules", "issued": "2020"},
        "Rules (2020). https://example.org/rules",
    ),
    ({"type": "report", "title": "Soon", "issued": "forthcoming"}, "Soon."),
]


def reference(id: str, fields: dict) -> Reference:
    return Reference.model_validate({"id": id, **COMMON, **fields})


@pytest.mark.parametrize(("fields", "expected"), CASES, ids=[case[0]["type"] + case[0]["title"] for case in CASES])
def test_a_source_reads_naturally(fields, expected):
    assert cite_plain((reference("x", fields),)) == {"x": expected}


def test_titles_of_journals_are_emphasised_and_addresses_are_links():
    said = cite_texts((reference("x", KATZ),))["x"]
    assert "<em>Child Abuse Review</em>" in said
    assert '<a href="https://doi.org/10.1002/car.2422">https://doi.org/10.1002/car.2422</a>' in said


def test_company_and_order_change_nothing():
    some = [reference(f"r{n}", fields) for n, (fields, _) in enumerate(CASES)]
    assert cite_texts(tuple(some)) == cite_texts(tuple(reversed(some)))
    assert cite_texts(()) == {}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), min_size=1, max_size=40).filter(str.strip))
def test_any_title_is_text_and_nothing_else(title):
    said = cite_texts((reference("x", {"type": "report", "title": f"q {title} q", "issued": "2020"}),))["x"]
    tree = etree.fromstring(f"<div>{said}</div>")
    assert {element.tag for element in tree.iter()} <= {"div", "em", "a"}
    wanted = "".join(title.split()).replace("\u200b", "").lower()
    assert wanted in "".join("".join(tree.itertext()).split()).lower()
