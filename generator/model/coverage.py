"""Coverage: where each outcome is taught, practised and assessed. One definition for every reader.

Taught: the module's reading points at the outcome, or an `input` activity works on one of its
objectives. Practised: a `practice` activity, or an `assess` activity with rehearsal, works on one of
its objectives or names it in `practises`. Assessed: the module's assessment signs it off.
"""

from dataclasses import dataclass
from typing import Literal

from generator.model.curriculum import Curriculum, Module

Use = Literal["taught", "practised", "assessed"]
USES: tuple[Use, ...] = ("taught", "practised", "assessed")


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome, and the modules (ids, in order) that teach, practise and assess it."""

    outcome: str
    domain: str
    tier: str
    offered: bool
    """Whether a programme offers its tier yet."""
    taught: tuple[str, ...]
    practised: tuple[str, ...]
    assessed: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Taught, practised, and assessed in exactly one module."""
        return bool(self.taught and self.practised and len(self.assessed) == 1)


@dataclass(frozen=True, slots=True)
class Uses:
    """Outcomes that one module teaches, practises and assesses."""

    taught: frozenset[str]
    practised: frozenset[str]
    assessed: frozenset[str]


def uses_of(module: Module) -> Uses:
    """What one module does for the standard."""
    outcomes_of = {objective.id: objective.outcomes for objective in module.matter.objectives}
    taught = {
        pointer.target for pointer in module.pointers if pointer.scheme == "outcome" and pointer.file == module.index
    }
    practised: set[str] = set()
    for activity in module.session.activities:
        options = activity.options
        worked_on = {outcome for id in options.objectives for outcome in outcomes_of.get(id, ())}
        if options.kind == "input":
            taught |= worked_on
        elif options.kind == "practice" or (options.kind == "assess" and options.rehearsal):
            practised |= worked_on | set(options.practises)
    return Uses(frozenset(taught), frozenset(practised), frozenset(module.assesses))


def coverage(curriculum: Curriculum) -> tuple[Row, ...]:
    """A row for every outcome, in the order of the standard."""
    uses = [(module.id, uses_of(module)) for module in curriculum.modules]

    def modules(use: Use, outcome: str) -> tuple[str, ...]:
        return tuple(id for id, used in uses if outcome in getattr(used, use))

    return tuple(
        Row(
            outcome=outcome.id,
            domain=outcome.domain,
            tier=outcome.tier,
            offered=outcome.tier in curriculum.offered_tiers,
            taught=modules("taught", outcome.id),
            practised=modules("practised", outcome.id),
            assessed=modules("assessed", outcome.id),
        )
        for outcome in curriculum.shelf.standard.outcomes
    )
