"""The audit counts what the owner's mapping says, and names what shares words without counting it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.audit import audit
from generator.model.course import Course
from generator.model.standard import Outcome
from generator.outputs.universities.audits import audit_view, render_csv, render_html, report
from generator.source.load import load

CURRICULA = Path(__file__).parent.parent / "curricula"


@pytest.fixture(scope="module")
def curriculum():
    return load(CURRICULA / "minimal").curriculum


def course(*objectives):
    return Course.model_validate(
        {"id": "other", "title": "Other =1+1 <b>", "modules": [{"id": "O1", "title": "One", "objectives": objectives}]}
    )


def test_states_follow_the_mapping_and_nothing_else(curriculum):
    outcomes = [outcome.id for outcome in curriculum.shelf.standard.outcomes]
    given = course(
        {"id": "O1.1", "text": "x", "outcomes": [outcomes[0]]},
        {"id": "O1.2", "text": "y", "partly": outcomes[:2]},
        {"id": "O1.3", "text": curriculum.shelf.standard.outcomes[2].plain},
    )
    states = [held.state for held in audit(given, curriculum).held]
    assert states[:3] == ["covered", "partly", "missing"]
    assert set(states[3:]) <= {"missing"}
    told = report(audit_view(given, curriculum))
    assert f"{outcomes[2]} (100)" in told


def test_each_gap_names_the_module_that_signs_it_off_first(curriculum):
    for held in audit(course({"id": "O1.1", "text": "x"}), curriculum).held:
        signed = [module.id for module in curriculum.modules if held.outcome.id in module.assesses]
        assert list(held.fill[:1]) == signed[:1]


def test_no_cell_is_a_formula_and_no_title_is_a_tag(curriculum):
    standard = curriculum.shelf.standard
    evil = Outcome.model_validate({**standard.outcomes[0].model_dump(), "text": "=1+1 **Wash**"})
    changed = standard.model_copy(update={"outcomes": (evil, *standard.outcomes[1:])})
    spoilt = replace(curriculum, shelf=replace(curriculum.shelf, standard=changed))
    view = audit_view(course({"id": "O1.1", "text": "x"}), spoilt)
    rows = [*csv.reader(io.StringIO(render_csv(view).decode()))]
    assert rows[1][-1].startswith("'=1+1")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert b"<b>" not in render_html(view)
