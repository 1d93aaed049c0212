"""Audit: how far a course meets the standard by its owner's own mapping, and what of ours would fill the gaps."""

from dataclasses import dataclass
from typing import Literal

from generator.model.course import Course, CourseObjective
from generator.model.coverage import coverage
from generator.model.curriculum import Curriculum
from generator.model.standard import Outcome

State = Literal["covered", "partly", "missing"]
STATES: tuple[State, ...] = ("covered", "partly", "missing")


@dataclass(frozen=True, slots=True)
class Held:
    """One outcome, and what the course does for it."""

    outcome: Outcome
    state: State
    by: tuple[str, ...]
    """Ids of the course's objectives that are mapped to it."""
    fill: tuple[str, ...]
    """Ids of our modules that teach, practise or assess it, the one that signs it off first."""


@dataclass(frozen=True, slots=True)
class Audit:
    """A course held against the standard, in the standard's order."""

    course: Course
    held: tuple[Held, ...]

    def of(self, tier: str, state: State) -> tuple[Held, ...]:
        """The outcomes of one tier in one state."""
        return tuple(held for held in self.held if held.outcome.tier == tier and held.state == state)


def audit(course: Course, curriculum: Curriculum) -> Audit:
    """What the owner's mapping says of each outcome. Nothing is judged here: no mapping is a gap."""
    rows = {row.outcome: row for row in coverage(curriculum)}
    objectives = objectives_of(course)
    held = []
    for outcome in curriculum.shelf.standard.outcomes:
        row = rows[outcome.id]
        whole = tuple(objective.id for objective in objectives if outcome.id in objective.outcomes)
        part = tuple(objective.id for objective in objectives if outcome.id in objective.partly)
        state: State = "covered" if whole else "partly" if part else "missing"
        fill = tuple(dict.fromkeys((*row.assessed, *row.practised, *row.taught)))
        held.append(Held(outcome, state, whole or part, fill))
    return Audit(course, tuple(held))


def objectives_of(course: Course) -> tuple[CourseObjective, ...]:
    """The objectives of a course in order."""
    return tuple(objective for module in course.modules for objective in module.objectives)
