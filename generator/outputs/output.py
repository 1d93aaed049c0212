"""What an output is: a name, a line for the help, and a plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.jobs.job import Job
from generator.model.curriculum import Curriculum


@dataclass(frozen=True, slots=True)
class Output:
    """`plan(curriculum)` gives the jobs; each job makes one file below the output's folder."""

    name: str
    summary: str
    plan: Callable[[Curriculum], Iterator[Job]]
