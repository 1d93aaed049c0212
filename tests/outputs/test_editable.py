"""Word files of handouts, forms and session plans: whole, named after their readers, and the same each time."""

import io
import pickle
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from generator.checks.finished import Finished
from generator.checks.word_files import word_files_are_whole
from generator.model.curriculum import Module
from generator.outputs.pack import EDITABLE_FORMS, EDITABLE_HANDOUTS, SESSION_PLANS
from generator.outputs.pack.session_plan import session_trees
from generator.source.load import load
from tests.builds import parts
from tests.real import loaded

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
OUTPUTS = (EDITABLE_HANDOUTS, SESSION_PLANS, EDITABLE_FORMS)
BLOCKS = (
    "p",
    "li",
    "td",
    "th",
    "tr",
    "dt",
    "dd",
    "h2",
    "h3",
    "h4",
    "h5",
    "section",
    "ul",
    "ol",
    "table",
    "blockquote",
    "br",
)


def jobs_of(curriculum):
    return {job.path.removeprefix("packs/"): job for output in OUTPUTS for job in output.plan(curriculum)}


def written(job):
    return job.render(job.view)


def words_of(blob):
    """Every word of a Word file, marks inside words left out."""
    paragraphs = Document(io.BytesIO(blob)).element.body.iter(qn("w:p"))
    lines = ["".join(text.text or "" for text in line.iter(qn("w:t"))) for line in paragraphs]
    return Counter(re.findall(r"[^\W_]+", "\n".join(lines)))


def words_in(tree):
    """Every word of a text in the source."""
    root = tree.root
    for element in root.iter(*BLOCKS):
        element.text = f" {element.text or ''}"
        element.tail = f" {element.tail or ''}"
    for field in root.iterfind(".//a[@data-scheme='field']"):
        field.text = ""
    return Counter(re.findall(r"[^\W_]+", "".join(str(text) for text in root.itertext())))


@pytest.fixture(scope="module")
def curriculum():
    return load(ROOT).curriculum


@pytest.fixture(scope="module")
def jobs(curriculum):
    return jobs_of(curriculum)


def test_every_handout_form_and_session_has_a_file(jobs):
    assert list(jobs) == [
        "h1-clean-hands/handouts/wash-sheet.docx",
        "h1-clean-hands/handouts/kitchen-log-facilitator.docx",
        "h1-clean-hands/h1-session-plan-facilitator.docx",
        "l1-lead-a-kitchen/l1-session-plan-facilitator.docx",
        "forms/letter.docx",
        "forms/sign-in.docx",
        "forms/record.docx",
    ]


def test_what_is_handed_back_and_what_trainers_say_is_the_facilitators(curriculum, jobs, tmp_path):
    for path, job in jobs.items():
        target = tmp_path / "packs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written(job))
    learners = Finished(tmp_path, curriculum).learners
    assert "packs/h1-clean-hands/handouts/wash-sheet.docx" in learners
    assert not any("kitchen-log" in file or "session-plan" in file for file in learners)
    assert list(word_files_are_whole.look(Finished(tmp_path, curriculum))) == []


def test_no_handout_s_view_holds_a_module_with_its_answers(jobs):
    for path, job in jobs.items():
        if "/handouts/" in path:
            assert not any(isinstance(part, Module) for part in parts(job.view)), path


def test_a_plan_s_view_holds_neither_questions_nor_marking(jobs):
    module = next(
        part for part in parts(jobs["h1-clean-hands/h1-session-plan-facilitator.docx"].view) if isinstance(part, Module)
    )
    assert (module.questions, module.assessment.marking, bool(module.reading)) == ((), (), False)


def test_the_same_view_gives_the_same_bytes_in_another_process_s_copy(jobs):
    for path, job in jobs.items():
        again = pickle.loads(pickle.dumps(job.render))(pickle.loads(pickle.dumps(job.view)))  # noqa: S301
        assert again == written(job), path


def test_a_sheet_says_what_it_is_how_many_to_print_and_what_it_touches_on(curriculum, jobs):
    blob = written(jobs["h1-clean-hands/handouts/wash-sheet.docx"])
    said = [line.text for line in Document(io.BytesIO(blob)).paragraphs]
    handout = next(h for h in curriculum.module["H1"].handouts if h.matter.id == "wash-sheet")
    assert said[0].startswith("Handout H1 H")
    assert said[1] == handout.matter.title
    noted = handout.matter.model_copy(update={"content_note": ("cross-contamination",)})
    module = curriculum.module["H1"]
    others = tuple(replace(h, matter=noted) if h is handout else h for h in module.handouts)
    changed = replace(curriculum, modules=(replace(module, handouts=others),))
    told = written(jobs_of(changed)["h1-clean-hands/handouts/wash-sheet.docx"])
    assert "Content note. The material touches on cross" in "\n".join(
        p.text for p in Document(io.BytesIO(told)).paragraphs
    )


def test_a_plan_has_its_clock_every_step_and_room_for_who_leads(curriculum, jobs):
    module = curriculum.module["H1"]
    document = Document(io.BytesIO(written(jobs["h1-clean-hands/h1-session-plan-facilitator.docx"])))
    glance = document.tables[0]
    assert [cell.text for cell in glance.rows[0].cells] == ["Clock", "Min", "Block", "Method", "Slide", "Sheet", "Lead"]
    assert glance.rows[1].cells[6].text == ""
    start = glance.rows[1].cells[0].text
    heads = [line.text for line in document.paragraphs if line.style.name == "Heading 2"]
    assert any(head.startswith(f"{start}  {module.session.activities[0].title}") for head in heads)
    tables = [table for table in document.tables if table.rows[0].cells[-1].text == "Listen for, watch out"]
    assert sum(len(table.rows) - 1 for table in tables) == sum(len(a.steps) for a in module.session.activities)
    assert sum(int(row.cells[1].text) for table in tables for row in table.rows[1:]) == sum(
        step.minutes for activity in module.session.activities for step in activity.steps
    )


def test_a_form_can_be_filled_in_on_a_screen(jobs):
    controls = 0
    for path, job in jobs.items():
        if path.startswith("forms/"):
            body = Document(io.BytesIO(written(job))).element.body
            controls += len(list(body.iter(qn("w:sdt"))))
    assert controls


def test_a_house_s_colours_reach_its_word_files(jobs):
    job = jobs["h1-clean-hands/handouts/wash-sheet.docx"]
    house = replace(job.view.pack.house, style=(("accent", "#123456"), ("bar", "#654321")))
    blob = job.render(replace(job.view, pack=replace(job.view.pack, house=house)))
    styles = Document(io.BytesIO(blob)).styles.element
    colours = {found.get(qn("w:val")) for found in styles.iter(qn("w:color"))}
    assert "123456" in colours
    bars = {found.get(qn("w:color")) for found in styles.iter(qn("w:bottom"))}
    assert "654321" in bars


@pytest.mark.slow
def test_no_word_of_the_real_curriculum_is_lost_on_the_way_to_word():
    real = loaded().curriculum
    jobs = jobs_of(real)
    asked = {f"forms/{form.id}.docx": words_in(form.body) for form in real.shelf.forms}
    for module in real.modules:
        for handout in module.handouts:
            whose = "-facilitator" if handout.matter.kept_back else ""
            asked[f"{module.slug}/handouts/{handout.matter.id}{whose}.docx"] = words_in(handout.body)
        trees = [words_in(tree) for tree in session_trees(module)]
        asked[f"{module.slug}/{module.id.lower()}-session-plan-facilitator.docx"] = sum(trees, Counter())
    assert asked.keys() == jobs.keys()
    lost = {path: dict(found) for path, words in asked.items() if (found := words - words_of(written(jobs[path])))}
    assert lost == {}
