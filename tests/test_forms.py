"""The forms of our own curriculum keep their promises: what they may not say and may not ask."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / "curriculum"
FORMS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "forms").glob("*.md"))}


def test_settings_require_every_form_that_a_course_needs():
    required = yaml.safe_load((FOLDER / "settings.yml").read_text(encoding="utf-8"))["forms"]
    assert sorted(required) == sorted(FORMS)
    assert {"joining-letter", "sign-in", "before-and-after", "three-months-later", "feedback"} <= set(required)
    assert {"results", "trainer-check", "certificate"} <= set(required)


def test_a_certificate_says_completed_who_signed_and_nothing_grander():
    text = FORMS["certificate"]
    assert "has completed" in text
    assert "Assessor: name, role, signature" in text
    assert "field:assessed" in text
    assert "field:status" in text


@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_form_claims_more_than_completion(name):
    assert not re.search(r"accredit|qualif|endorse|certified|approved", FORMS[name], re.IGNORECASE)


@pytest.mark.parametrize("name", ["before-and-after", "three-months-later", "feedback"])
def test_questions_to_learners_ask_for_no_name(name):
    assert not re.search(r"\byour name\b|\|\s*name|write-on \| name", FORMS[name], re.IGNORECASE)


@pytest.mark.parametrize("name", ["before-and-after", "three-months-later"])
def test_knowledge_confidence_and_views_stand_apart(name):
    heads = re.findall(r"^## .*", FORMS[name], re.MULTILINE)
    wanted = ("What you know", "How sure you are", "How you see it")
    assert [sum(part in head for head in heads) for part in wanted] == [1, 1, 1]
    assert "no score is made of this part" in FORMS[name]


def test_the_letter_says_what_a_learner_may_ask_for():
    text = FORMS["joining-letter"]
    for part in ("Content note", "step out", "quiet room", "Adjustments", "Safe contact"):
        assert part in text
