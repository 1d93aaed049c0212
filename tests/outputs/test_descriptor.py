"""The module descriptor: one side, from the data, and nothing that is not in it."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document

from generator.outputs.pack import descriptor_docx, descriptors
from generator.outputs.pack.descriptor import Course, described, module_view, render
from tests.builds import sides
from tests.checks.check_cases import minimal
from tests.real import loaded


@pytest.fixture(scope="module")
def hands():
    curriculum = minimal()
    module = curriculum.module["H1"]
    return " ".join(sides(render(module_view(module, curriculum.shelf))))


def test_it_says_what_a_board_asks(hands):
    for words in (
        "Clean hands",
        "Part of Handle. The whole: level 4, 1 credit, 10 hours (study 7, assessment 3); your university validates",
        "H1-2 (TMP-H1) Measure the heat at the centre of food with a probe",
        "When to wash · How hot is hot enough?",
        "Wash, measure, explain. 5 min in class. Weight: 100 %. To pass: every must-pass item met.",
        "Quiz. 1 questions, a part of it. To pass: 1 of 1 right.",
        "Indicative: your university validates.",
        "Example data. Nobody has reviewed it.",
    ):
        assert words in hands


def test_it_holds_no_answer(hands):
    module = minimal().module["H1"]
    told = [aside.body.text for aside in module.assessment.marking]
    told += [option.text for question in module.questions for option in question.options]
    assert [text for text in told if text and text in hands] == []


def test_the_grid_says_which_part_assesses_what():
    curriculum = minimal()
    grid = dict(module_view(curriculum.module["H1"], curriculum.shelf).parts)["What assesses which outcome"]
    rows = re.findall(r"<tr>(.*?)</tr>", grid)
    quiz = re.findall(r"<td>(.*?)</td>", rows[2])
    asked = {id for q in curriculum.module["H1"].questions if q.id == "H1-S1" for id in q.objectives}
    assert quiz == ["Quiz", *("yes" if id in asked else "–" for id in ("H1-1", "H1-2", "H1-3"))]


def test_a_tier_without_a_volume_claims_no_level_and_no_credit():
    curriculum = minimal()
    view = module_view(curriculum.module["L1"], curriculum.shelf)
    assert dict(view.facts)["Level and credit"] == "Not stated; your university validates"


def test_a_composed_course_has_the_credits_as_its_own_and_all_its_outcomes():
    curriculum = minimal()
    modules = tuple(curriculum.module[id] for id in ("H1", "L1"))
    review = modules[0].matter.review
    course = Course("C1", "Both", "Both of them", "Two modules.", "handle", (), review, whole=True)
    view = described(course, modules, curriculum.shelf)
    assert dict(view.facts)["Level and credit"].startswith("level 4, 1 credit, 10 hours")
    outcomes = dict(view.parts)["Intended learning outcomes"]
    assert [f"<strong>{o.id}</strong>" in outcomes for m in modules for o in m.matter.objectives] == [True] * 4
    assert "Weight: set by your university" in dict(view.parts)["Assessment"]


def test_a_very_long_descriptor_goes_on_at_a_size_that_can_be_read():
    curriculum = minimal()
    view = module_view(curriculum.module["H1"], curriculum.shelf)
    many = tuple((f"{title} {n}", xml) for n in range(12) for title, xml in view.parts)
    assert len(sides(render(replace(view, parts=many)))) > 1


def test_every_module_of_ours_fits_one_side():
    curriculum = loaded().curriculum
    jobs = list(descriptors.plan(curriculum))
    assert [job.path.rpartition("/")[2] for job in jobs if job.path.endswith(".pdf")] == [
        f"{module.id.lower()}-module-descriptor.pdf" for module in curriculum.modules
    ]
    longest = max(
        curriculum.modules, key=lambda module: sum(len(xml) for _, xml in module_view(module, curriculum.shelf).parts)
    )
    assert len(sides(render(module_view(longest, curriculum.shelf)))) == 1


def test_reading_lists_hold_ten_at_most():
    curriculum = loaded().curriculum
    for module in curriculum.modules:
        listed = dict(module_view(module, curriculum.shelf).parts)["Reading list"]
        law = re.search(r"<p>.*", listed)
        assert 0 < listed.count("<li>") + (law[0].count(" · ") + 1 if law else 0) <= 10


def test_the_editable_one_says_the_same_in_tables_with_heads():
    curriculum = minimal()
    view = module_view(curriculum.module["H1"], curriculum.shelf)
    document = Document(io.BytesIO(descriptor_docx.render(view)))
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [view.pack.title]
    facts, parts = document.tables
    told = dict(zip(*([cell.text for cell in row.cells] for row in facts.rows), strict=True))
    assert told == dict(view.facts[:-1])
    assert any(": ".join(view.facts[-1]) == p.text for p in document.paragraphs)
    assert [row.cells[0].text for row in parts.rows[1:]] == [title for title, _ in view.parts]
    assert descriptor_docx.render(view) == descriptor_docx.render(view)
