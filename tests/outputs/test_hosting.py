"""The rules for hosts: the same in every form, and stronger where the reader needs help."""

from pathlib import Path

from generator.outputs.site.hosting import ALWAYS, OUTPUT
from generator.source.load import load
from tests.real import loaded

CURRICULA = Path(__file__).parent.parent / "curricula"


def test_every_form_holds_every_rule_and_every_page_that_is_not_kept():
    curriculum = loaded().curriculum
    kept_out = [page.matter.id for page in curriculum.shelf.pages if page.matter.no_store]
    assert kept_out
    for job in OUTPUT.plan(curriculum):
        text = job.render(job.view).decode()
        for name, value in ALWAYS:
            assert name in text
            assert value in text
        assert text.count("no-store") == len(kept_out)
        assert all(f"/{id}/" in text for id in kept_out)


def test_a_curriculum_without_such_pages_has_only_the_common_rules():
    for job in OUTPUT.plan(load(CURRICULA / "single").curriculum):
        assert "no-store" not in job.render(job.view).decode()
