"""Waivers: findings that the maintainers accept for a while, for a reason."""

from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase

from generator.checks.check import program_check
from generator.checks.places import SETTINGS
from generator.model.finding import Finding
from generator.model.reference import Settings, Waiver
from generator.model.unread import UNREAD


def waive(
    findings: Iterable[Finding], settings: Settings, today: date | None = None, *, partly: bool = False
) -> tuple[Finding, ...]:
    """The findings that no waiver covers, and one for each waiver that covers nothing.

    When only a part could be checked (`partly`), nobody can say that a waiver covers nothing. A waiver holds until its last day, judged by `today` or else by the release. That one has
    expired is a finding of REV-005, which no waiver covers.
    """
    if settings is UNREAD:
        return tuple(findings)
    day = today or settings.released
    valid = [number for number, waiver in enumerate(settings.waivers) if waiver.expires >= day]
    kept: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        covering = [number for number in valid if covers(settings.waivers[number], finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    unused = [number for number in valid if number not in used and not partly]
    return (*kept, *waivers_are_needed.look(settings, unused))


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of a finding: its code, its file, and the id after `#`, if any, in its message."""
    file, _, id = waiver.place.partition("#")
    if waiver.code != finding.code or waiver.code == "REV-005" or not fnmatchcase(finding.file, file):
        return False
    words = (word.strip("“”‘’\"'.,;:()") for word in finding.message.split())
    return not id or any(fnmatchcase(word, id) for word in words)


@program_check("REV-006", fix="Take the waiver out of settings.yml.", level="warn")
def waivers_are_needed(settings: Settings, unused: Iterable[int]) -> Iterator[Finding]:
    """Every waiver covers at least one finding.

    Why: a waiver that outlives its reason lets the next slip through.
    Source: docs/authoring.md, "A finding that you disagree with".
    """
    for number in unused:
        waiver = settings.waivers[number]
        yield Finding(SETTINGS, f"The waiver of {waiver.code} at {waiver.place} covers nothing", ("waivers", number))
