"""Findings that name an address, at their line and column."""

from collections import defaultdict
from pathlib import Path

from generator.model.finding import Finding
from generator.source.addressed import Places, places

_NOWHERE = Places({}, {})


def locate(root: Path, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The same findings, in the same order, each with line and column.

    Only files with a finding that needs a place are read again. A file that cannot be read, or an
    address that is not in it, gives the nearest place that is.
    """
    wanted = defaultdict(list)
    for number, finding in enumerate(findings):
        if not finding.line:
            wanted[finding.file].append(number)
    placed = list(findings)
    for file, numbers in sorted(wanted.items()):
        where = _places(root / file)
        for number in numbers:
            placed[number] = findings[number].placed(*where.of(findings[number].address))
    return tuple(placed)


def _places(path: Path) -> Places:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError):
        return _NOWHERE
    if path.suffix == ".md":
        lines = text.split("\n")
        end = next((row for row in range(1, len(lines)) if lines[row].rstrip() == "---"), 1)
        return places("\n".join(lines[1:end]) + "\n", 2)
    return places(text) if path.suffix == ".yml" else _NOWHERE
