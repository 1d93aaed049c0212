"""One file of a trainer's folder, and what to do with it."""

from dataclasses import dataclass
from typing import Literal

from generator.jobs.job import Job

How = Literal["bind", "staple", "both", "one", "cut", "send", "show", "edit"]
"""Printed on both sides (bound, stapled, loose), on one, or on both and cut; or sent, shown, or typed into."""

NOT_PRINTED: tuple[How, ...] = ("send", "show", "edit")

Whom = Literal["trainers", "participants", "collect", "filled", "never", "walls"]
"""Who gets it; `collect` and `filled` come back, `never` is not for participants, and `walls` hang up for all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file under its name in the folder. Its job knows it by the path that it has in a whole build."""

    name: str
    job: Job
    what: str
    how: How
    whom: Whom
    copies: int
    """How many times; of what is sent or shown too, for then it says to how many."""
    in_workbook: bool = False
    """Whether a workbook holds the same sheets."""

    series: str = ""
    """What stands for all its like in a list; empty where it is listed by itself."""

    @property
    def printed(self) -> bool:
        """Whether it goes to the printer before the course."""
        return self.how not in NOT_PRINTED
