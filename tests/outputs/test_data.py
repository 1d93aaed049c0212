"""Data: valid by its own published schema, and the same coverage as the checks see."""

import json
from pathlib import Path

import jsonschema
import pytest

from generator.outputs.data import OUTPUT
from generator.source.load import load

CURRICULA = Path(__file__).parent.parent / "curricula"


def made(name):
    curriculum = load(CURRICULA / name).curriculum
    return {job.path: json.loads(job.render(job.view)) for job in OUTPUT.plan(curriculum)}


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_each_file_is_valid_by_its_schema(name):
    files = made(name)
    for shape in ("standard", "modules", "coverage", "demands", "guides", "courses", "cases"):
        schema = files[f"data/v1/schema/{shape}.schema.json"]
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(files[f"data/v1/{shape}.json"], schema)


def test_the_schema_refuses_what_is_not_in_it():
    files = made("minimal")
    broken = {**files["data/v1/coverage.json"], "answers": []}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, files["data/v1/schema/coverage.schema.json"])


def test_every_outcome_has_a_row_of_coverage():
    files = made("minimal")
    outcomes = [outcome["id"] for outcome in files["data/v1/standard.json"]["outcomes"]]
    assert [row["outcome"] for row in files["data/v1/coverage.json"]["rows"]] == outcomes


def test_a_reference_page_tells_where_its_card_lies():
    files = made("minimal")
    cards = {row["id"]: row["quick_card"] for row in files["data/v1/guides.json"]["guides"]}
    assert cards["wash-in-time"] == "packs/quick-cards/wash-in-time.pdf"
    assert cards["mixing"] is None


def test_courses_and_cases_are_told_as_they_stand():
    files = made("minimal")
    assert files["data/v1/courses.json"]["courses"][0]["modules"][0]["objectives"][1]["outcomes"] == []
    assert [case["id"] for case in files["data/v1/cases.json"]["cases"]] == [
        "raw-chicken",
        "invented-log",
        "same-knife",
    ]
    assert made("single")["data/v1/cases.json"]["cases"] == []
