"""CRS: is another course read against the standard by codes that exist, and are its gaps told?"""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.check import curriculum_check
from generator.checks.outcomes import missing
from generator.checks.places import course_file, repeated
from generator.model.course import Course, CourseObjective
from generator.model.curriculum import Curriculum
from generator.model.finding import Address, Finding


def _objectives(course: Course) -> Iterator[tuple[Address, CourseObjective]]:
    for number, module in enumerate(course.modules):
        for place, objective in enumerate(module.objectives):
            yield ("modules", number, "objectives", place), objective


CODE_FIX = "Write the code as standard.yml, demands.yml or references.yml has it."


@curriculum_check("CRS-001", fix=CODE_FIX)
def courses_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome, demand and source that a course names exists.

    Why: a wrong code makes the audit claim what the course does not hold.
    Source: docs/authoring.md, "Courses".
    """
    shelf = curriculum.shelf
    demands = [demand.id for demand in shelf.demands.demands] if shelf.demands else []
    for course in shelf.courses:
        file = course_file(course.id)
        yield from missing(file, "reference", (course.source,) if course.source else (), shelf.reference, ("source",))
        for place, objective in _objectives(course):
            yield from missing(file, "outcome", objective.outcomes, shelf.outcome, (*place, "outcomes"))
            yield from missing(file, "outcome", objective.partly, shelf.outcome, (*place, "partly"))
            named = (objective.demand,) if objective.demand else ()
            yield from missing(file, "demand", named, demands, (*place, "demand"))


def unknown_outcomes(course: Course, curriculum: Curriculum, file: str) -> tuple[Finding, ...]:
    """A finding for each outcome that a course of another file names and that does not exist."""
    known = curriculum.shelf.outcome
    named = ((place, (*objective.outcomes, *objective.partly)) for place, objective in _objectives(course))
    found = (finding for place, ids in named for finding in missing(file, "outcome", ids, known, place))
    return tuple(replace(finding, code="CRS-001", fix=CODE_FIX) for finding in found)


@curriculum_check("CRS-002", fix="Give one of the two another id.")
def ids_of_courses_are_unique(curriculum: Curriculum) -> Iterator[Finding]:
    """In a course no two modules and no two objectives share an id.

    Why: the audit names them by their ids.
    Source: docs/authoring.md, "Courses".
    """
    for course in curriculum.shelf.courses:
        file = course_file(course.id)
        modules = ((("modules", n, "id"), module.id) for n, module in enumerate(course.modules))
        yield from repeated(file, "Module", modules)
        rows = (((*place, "id"), objective.id) for place, objective in _objectives(course))
        yield from repeated(file, "Objective", rows)


@curriculum_check(
    "CRS-003", fix="Name the outcomes that it works on, or say in `note` why there are none.", level="suggest"
)
def gaps_of_courses_are_told(curriculum: Curriculum) -> Iterator[Finding]:
    """Every objective of a course works on an outcome, or a note says why it works on none.

    Why: a silent gap looks like an oversight of the reader, and not of the course or of the standard.
    Source: docs/authoring.md, "Rules for content", 10.
    """
    for course in curriculum.shelf.courses:
        for place, objective in _objectives(course):
            if not objective.outcomes and not objective.partly and not objective.note:
                yield Finding(course_file(course.id), f"{objective.id} works on no outcome", (*place, "outcomes"))
