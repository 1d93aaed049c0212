"""Every output, in the order of the help. Adding one is a file and a line here.

Adopters add theirs through entry points named `curriculum_generator.outputs`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from generator.jobs.job import Job
from generator.model.curriculum import Curriculum
from generator.outputs import data, pack, slides, universities
from generator.outputs.output import Output
from generator.outputs.site import hosting

OURS: tuple[Output, ...] = (
    pack.OUTPUT,
    pack.QUICK_CARDS,
    pack.HANDOUTS,
    pack.CARDS,
    pack.WORKBOOK,
    pack.POSTERS,
    pack.LARGE_PRINT,
    slides.OUTPUT,
    pack.FORMS,
    pack.EDITABLE_HANDOUTS,
    pack.SESSION_PLANS,
    pack.EDITABLE_FORMS,
    pack.DESCRIPTORS,
    universities.CARTRIDGES,
    universities.OBJECTS,
    universities.BOOKS,
    universities.QUESTIONS,
    universities.FRAMEWORKS,
    universities.MAPPINGS,
    universities.AUDITS,
    data.OUTPUT,
    data.SOURCES,
    hosting.OUTPUT,
)


def outputs() -> tuple[Output, ...]:
    """Ours, then those of installed packages in the order of their names. A name that is taken stops the run."""
    points = sorted(entry_points(group="curriculum_generator.outputs"), key=lambda point: point.name)
    found = (*OURS, *(point.load() for point in points))
    names = [output.name for output in found]
    taken = sorted({name for name in names if names.count(name) > 1})
    if taken:
        raise SystemExit(f"two outputs share a name: {', '.join(taken)}")
    return found


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a build: outputs by name, and ids of modules or programmes. Empty means all."""

    outputs: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    large_print: bool = False
    """Everything that is printed in large print besides, and not only what participants hold."""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.outputs and not self.about


def plan_all(curriculum: Curriculum, scope: Scope = Scope()) -> Iterator[Job]:
    """The jobs of every output, or of those in scope."""
    for output in outputs():
        enlarging = scope.large_print and output is pack.LARGE_PRINT
        if enlarging or not scope.outputs or output.name in scope.outputs:
            for job in (pack.everything_large if enlarging else output.plan)(curriculum):
                if not scope.about or job.about in scope.about:
                    yield job
