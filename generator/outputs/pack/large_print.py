"""Large print: the same sheets in a look for people who read large type. What participants hold always has it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.jobs.job import Job
from generator.model.curriculum import Curriculum
from generator.model.large_print import large_name
from generator.outputs.output import Output
from generator.outputs.pack import card_sheets, forms, handouts, quick_cards, workbook
from generator.outputs.pack.plan import plan as plan_packs
from generator.outputs.pack.view import PackView

STYLE = ("print", "large")
"""What `overrides/print/look.typ` reads."""
_SHEETS = "handouts"
"""Folder of the single sheets of a module."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """What participants hold, so that nobody must ask for it: workbooks, quick cards, all handouts of a module."""
    for job in (*workbook.plan(curriculum), *quick_cards.plan(curriculum), *handouts.plan(curriculum)):
        if PurePosixPath(job.path).parent.name != _SHEETS:
            yield enlarged(job)


def everything(curriculum: Curriculum) -> Iterator[Job]:
    """Every sheet, pack and form in large print. Slides and posters are large as they are."""
    for given in (plan_packs, quick_cards.plan, handouts.plan, card_sheets.plan, workbook.plan, forms.plan):
        yield from map(enlarged, given(curriculum))


def enlarged(job: Job) -> Job:
    """The same job in large print, under a name that says so."""
    return replace(job, path=large_name(job.path), view=_styled(job.view))


def _styled(view: Any) -> Any:
    """The view of a printed document with its house in the other look: it is a pack, or it holds one."""
    if isinstance(view, PackView):
        return replace(view, house=replace(view.house, style=(*view.house.style, STYLE)))
    return replace(view, pack=_styled(view.pack))


OUTPUT = Output(
    "large-print",
    "Workbooks, quick cards and the handouts of each module in large print as PDF; all that is printed with --large-print",
    plan,
)
