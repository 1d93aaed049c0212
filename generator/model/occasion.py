"""One time that a course is given: its days, its place, its trainers, the size of its group. None of it must be known."""

from dataclasses import dataclass, replace
from datetime import date

from generator.model.curriculum import Curriculum
from generator.model.standard import Programme


@dataclass(frozen=True, slots=True)
class Occasion:
    """What somebody who books a course knows of it."""

    dates: tuple[date, ...] = ()
    """Of every day of the course, or of none."""
    starts: tuple[str, ...] = ()
    """Clock at which the first days start; the others start as the programme says."""
    venue: str = ""
    trainers: tuple[str, ...] = ()
    group: int | None = None
    """People who take part."""
    large_print: int = 0
    """How many of them get their papers in large print."""


def course_ids(curriculum: Curriculum) -> tuple[str, ...]:
    """Everything that can be taught by itself: programmes that have modules, then modules."""
    programmes = (programme.id for programme in curriculum.shelf.programmes if curriculum.offered(programme))
    return (*programmes, *(module.id for module in curriculum.modules))


def days_of(curriculum: Curriculum, id: str) -> int:
    """How many days a course takes; a module by itself takes one."""
    programme = _programme(curriculum, id)
    return len(programme.days) if programme else 1


def on_occasion(curriculum: Curriculum, id: str, occasion: Occasion) -> Curriculum:
    """The curriculum with one course alone, which starts when the occasion says."""
    shelf = curriculum.shelf
    programme = _programme(curriculum, id)
    if programme is None:
        alone = tuple(module for module in curriculum.modules if module.id == id)
        start = {"default_start": occasion.starts[0]} if occasion.starts else {}
        settings = shelf.settings.model_copy(update=start)
        return replace(curriculum, modules=alone, shelf=replace(shelf, settings=settings, programmes=()))
    days = tuple(
        day.model_copy(update={"start": occasion.starts[number]}) if number < len(occasion.starts) else day
        for number, day in enumerate(programme.days)
    )
    moved = programme.model_copy(update={"days": days})
    return replace(curriculum, modules=curriculum.offered(programme), shelf=replace(shelf, programmes=(moved,)))


def _programme(curriculum: Curriculum, id: str) -> Programme | None:
    return next((programme for programme in curriculum.shelf.programmes if programme.id == id), None)
