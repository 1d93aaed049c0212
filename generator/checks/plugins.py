"""Checks of adopters, found by entry points. They run after ours and cannot take the place of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from generator.checks.check import Check, program_check
from generator.checks.places import SETTINGS
from generator.model.finding import Finding

GROUP = "curriculum_generator.checks"
PREFIX = "X-"


@dataclass(frozen=True, slots=True)
class Offer:
    """What one entry point offers."""

    origin: str
    """Name of the entry point and where it leads."""
    checks: tuple[Check, ...]


def offers() -> tuple[Offer, ...]:
    """What the installed packages offer, by the names of their entry points."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return tuple(Offer(f"{point.name} = {point.value}", tuple(point.load())) for point in points)


def accepted(ours: Iterable[Check], offered: Iterable[Offer]) -> tuple[Check, ...]:
    """The offered checks whose code is their own."""
    return tuple(check for _, check, fault in _judged(ours, offered) if not fault)


@program_check("EXT-001", fix="Rename the check in the package that offers it; its codes begin with X-.")
def codes_of_plugins_are_their_own(ours: Iterable[Check], offered: Iterable[Offer]) -> Iterator[Finding]:
    """The code of an adopter's check begins with X-, and nothing else has it.

    Why: a code stands in waivers, reports and docs for ever; two meanings for one would mislead both.
    Source: docs/architecture.md, "The floors".
    """
    for origin, check, fault in _judged(ours, offered):
        if fault:
            yield Finding(SETTINGS, f"The check {check.code} from {origin} {fault}")


def _judged(ours: Iterable[Check], offered: Iterable[Offer]) -> Iterator[tuple[str, Check, str]]:
    """Each offered check with its origin and what is wrong with its code, if anything."""
    owners = {check.code: "this program" for check in ours}
    for offer in offered:
        for check in offer.checks:
            if not check.code.startswith(PREFIX):
                yield offer.origin, check, f"does not begin with {PREFIX}"
            elif check.code in owners:
                yield offer.origin, check, f"has its code from {owners[check.code]}"
            else:
                owners[check.code] = offer.origin
                yield offer.origin, check, ""
