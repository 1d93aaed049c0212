"""The real curriculum, one test for each module and each outcome: a failing test names what is wrong."""

from pathlib import Path

import pytest

from generator.checks.table import check_curriculum, check_module
from generator.checks.waivers import waive
from generator.model.coverage import coverage
from generator.source.locate import locate
from tests.real import loaded

PROJECT = Path(__file__).parent.parent


def errors(findings):
    curriculum = loaded().curriculum
    kept = locate(PROJECT, waive(findings, curriculum.shelf.settings))
    return [f"{f.file}:{f.line}:{f.column} {f.code} {f.message}" for f in kept if f.level == "error"]


def test_every_file_loads():
    assert [f"{f.file}:{f.line} {f.code} {f.message}" for f in loaded().findings] == []


@pytest.mark.parametrize("folder", [path.name for path in sorted((PROJECT / "modules").iterdir()) if path.is_dir()])
def test_module(folder):
    curriculum = loaded().curriculum
    module = next(module for module in curriculum.modules if module.slug == folder)
    assert errors(check_module(module, curriculum.shelf)) == []


def test_the_whole():
    assert errors(check_curriculum(loaded().curriculum)) == []


def test_no_tier_is_left_out():
    curriculum = loaded().curriculum
    assert curriculum.offered_tiers == {tier.id for tier in curriculum.shelf.standard.tiers}


@pytest.mark.parametrize("row", coverage(loaded().curriculum), ids=lambda row: row.outcome)
def test_outcome(row):
    assert row.taught
    assert row.practised
    assert len(row.assessed) == 1


def test_paper_on_cost_says_what_the_modules_say():
    """The hours that decision-makers are told are the modules' own minutes."""
    curriculum = loaded().curriculum
    paper = (PROJECT / "curriculum/papers/cost-in-hours.md").read_text(encoding="utf-8")
    for tier in curriculum.shelf.standard.tiers:
        modules = [module for module in curriculum.modules if module.matter.tier == tier.id]
        taught = sum(module.matter.minutes for module in modules)
        study = sum(module.assessment.matter.minutes_study for module in modules)
        assert f"| {tier.title} | {taught // 60} h {taught % 60:02} | {study // 60} h {study % 60:02} |" in paper
