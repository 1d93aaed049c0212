"""What a workbook is made from: modules as learners may have them."""

from dataclasses import dataclass

from generator.model.audience import LearnerModule
from generator.model.curriculum import Media
from generator.model.standard import Outcome, Programme
from generator.outputs.pack.learner import KeptHandout
from generator.outputs.pack.view import PackView


@dataclass(frozen=True, slots=True)
class WorkbookModule:
    """One module of a workbook."""

    learner: LearnerModule
    """Without its reading and its questions: a workbook has neither."""
    handouts: tuple[KeptHandout, ...]
    media: tuple[Media, ...]


@dataclass(frozen=True, slots=True)
class WorkbookView:
    """All that one workbook shows."""

    pack: PackView
    """Of a pack only its discreet title, its house, its sources, its blanks and its services."""
    programme: Programme | None
    modules: tuple[WorkbookModule, ...]
    outcomes: tuple[Outcome, ...]
