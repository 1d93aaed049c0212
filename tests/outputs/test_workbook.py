"""The workbook: discreet outside, no answer inside, and a leaf that can be torn out."""

import io
import pickle
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from generator.model.audience import LearnerModule
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Aside, Module, Session
from generator.outputs.pack import WORKBOOK
from generator.source.load import load
from tests.builds import parts, sides

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def made(curriculum):
    return {job.about: (job, job.render(job.view)) for job in WORKBOOK.plan(curriculum)}


def test_there_is_one_for_each_module_and_each_programme(made):
    assert [job.path for job, _ in made.values()] == [
        "packs/h1-clean-hands/h1-workbook.pdf",
        "packs/l1-lead-a-kitchen/l1-workbook.pdf",
        "packs/handle/handle-workbook.pdf",
        "packs/lead/lead-workbook.pdf",
    ]


def test_the_cover_says_nothing_but_a_code_and_the_discreet_title(made, curriculum):
    assert sides(made["H1"][1])[0] == f"H1 {curriculum.module['H1'].matter.discreet_title}"
    programme = next(p for p in curriculum.shelf.programmes if p.id == "handle")
    assert sides(made["handle"][1])[0].endswith(programme.discreet_title)


def test_the_title_that_a_screen_shows_is_discreet_too(made, curriculum):
    title = PdfReader(io.BytesIO(made["H1"][1])).metadata.title
    assert title == f"H1 {curriculum.module['H1'].matter.discreet_title}: {say('pack.workbook-kind')}"


def test_its_view_holds_nothing_that_is_a_facilitators(made):
    for job, _ in made.values():
        found = list(parts(job.view))
        assert any(isinstance(part, LearnerModule) for part in found)
        assert not any(isinstance(part, Module | Session | Activity | Aside) for part in found)


def test_each_is_tagged_and_the_same_every_time(made):
    for job, pdf in made.values():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, job.path
        assert pickle.loads(pickle.dumps(job.render))(pickle.loads(pickle.dumps(job.view))) == pdf  # noqa: S301


def test_the_private_leaf_is_a_leaf(made):
    for about, (_, pdf) in made.items():
        texts = sides(pdf)
        leaf = next(n for n, text in enumerate(texts, 1) if say("pack.private-title") in text and n > 2)
        assert leaf % 2 == 1, f"{about}: a right-hand page"
        assert texts[leaf] == say("pack.private-back"), "with nothing of use on its back"


def test_it_holds_the_activities_the_sheets_to_keep_and_the_task(made, curriculum):
    module = curriculum.module["H1"]
    whole = " ".join(sides(made["H1"][1]))
    for title in (
        *(activity.title for activity in module.session.activities),
        *(handout.matter.title for handout in module.handouts if not handout.matter.kept_back),
        module.assessment.matter.title,
        say("pack.plan-title"),
        say("pack.services-title"),
    ):
        assert title in whole, title
    for handout in module.handouts:
        assert not handout.matter.kept_back or handout.matter.title not in whole


def test_no_page_has_only_the_title_of_a_group(made):
    for about, (_, pdf) in made.items():
        for number, text in enumerate(sides(pdf)[1:], 2):
            assert len(text) > 60 or text == say("pack.private-back") or "H1" in text[:4], (about, number, text)
