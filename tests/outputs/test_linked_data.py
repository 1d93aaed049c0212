"""What pages say of themselves to machines: whole, joined, and safe inside a script."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.outputs.site.stage import stage
from generator.source.load import load

CURRICULA = Path(__file__).parent.parent / "curricula"


def things(curriculum):
    return {page.url: json.loads(page.linked) for page in stage(curriculum).pages if page.linked}


def with_settings(curriculum, **changes):
    settings = curriculum.shelf.settings.model_copy(update=changes)
    return replace(curriculum, shelf=replace(curriculum.shelf, settings=settings))


@pytest.fixture(scope="module")
def curriculum():
    return load(CURRICULA / "minimal").curriculum


def test_a_module_names_what_it_teaches_and_assesses_and_every_name_leads_somewhere(curriculum):
    found = things(curriculum)
    ids = {thing["@id"] for thing in found.values()}
    for module in curriculum.modules:
        thing = found[f"modules/{module.slug}/"]
        assert thing["@type"] == "LearningResource"
        assert thing["timeRequired"] == f"PT{module.matter.minutes}M"
        assert [term["name"] for term in thing["assesses"]] == list(module.assesses)
        assert {term["@id"] for term in thing["teaches"] + thing["assesses"] + thing["isPartOf"]} <= ids
        assert thing["educationalAlignment"]
    assert {thing["@type"] for thing in found.values()} == {
        "Course",
        "DefinedTerm",
        "DefinedTermSet",
        "LearningResource",
    }


def test_an_address_is_named_only_where_there_is_a_base(curriculum):
    assert not any("url" in thing for thing in things(curriculum).values())
    based = things(with_settings(curriculum, base_url="https://example.org/x/"))
    assert all(thing["url"] == f"https://example.org/x/{url}" for url, thing in based.items())


def test_no_name_can_end_the_script(curriculum):
    evil = with_settings(curriculum, status_line="</script><script>alert(1)</script>")
    assert all("<" not in page.linked for page in stage(evil).pages)
