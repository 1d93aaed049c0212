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
    for shape in ("standard", "modules", "coverage", "demands"):
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
