"""A course on one occasion: what is taught, to how many, by how many."""

from dataclasses import dataclass, replace

from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.occasion import Occasion, on_occasion
from generator.outputs import pack
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.view import PackView


@dataclass(frozen=True)
class Booked:
    """A curriculum of one course alone, at the hours of its occasion."""

    curriculum: Curriculum
    id: str
    """Of the programme or module."""
    occasion: Occasion
    pack: Job
    """The facilitator pack."""

    @property
    def view(self) -> PackView:
        """What the facilitator pack shows."""
        view: PackView = self.pack.view
        return view

    @property
    def discreet_title(self) -> str:
        """How the course is called where others may read it."""
        return (self.view.programme or self.view.modules[0].matter).discreet_title

    @property
    def sizes(self) -> tuple[int, int, int]:
        """The smallest, best and largest group that suits every module."""
        return Frame(self.view).sizes

    @property
    def people(self) -> int:
        """People who take part; as long as nobody said how many, as many as suit best."""
        return self.occasion.group or self.sizes[1]

    @property
    def large(self) -> int:
        """Of them, people who get their papers in large print."""
        return min(self.occasion.large_print, self.people)

    @property
    def trainers_needed(self) -> int:
        """Trainers whom some session, or some activity of it, asks for."""
        sessions = [module.session for module in self.curriculum.modules]
        asked = [session.matter.trainers for session in sessions]
        return max(asked + [a.options.trainers for session in sessions for a in session.activities])

    @property
    def trainers(self) -> int:
        """Trainers to print for."""
        return len(self.occasion.trainers) or self.trainers_needed


def book(curriculum: Curriculum, id: str, occasion: Occasion) -> Booked:
    """A course that exists, on one occasion."""
    alone = on_occasion(curriculum, id, occasion)
    job = next(job for job in pack.plan(alone) if job.about == id)
    return Booked(alone, id, occasion, replace(job, view=replace(job.view, occasion=occasion)))


def warnings(booked: Booked) -> tuple[str, ...]:
    """What somebody who books should know before printing."""
    small, _, large = booked.sizes
    group, named = booked.occasion.group, len(booked.occasion.trainers)
    told = []
    if group and not small <= group <= large:
        told.append(say("booking.warn-group", group=group, min=small, max=large))
    if named and named < booked.trainers_needed:
        told.append(say("booking.warn-trainers", named=named, needed=booked.trainers_needed))
    return tuple(told)
