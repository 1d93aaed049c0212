"""What the terminal tells: findings, codes, coverage, what is due, and the health of the machine."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.checks.reference import Entry, entry_of, entry_text
from generator.checks.table import all_checks
from generator.formats import report
from generator.jobs.cache import Cache
from generator.model.catalogue import say
from generator.model.coverage import Row, coverage
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.source.codes import CODES

PACKAGES = (
    "lxml",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "openpyxl",
    "pikepdf",
    "pydantic",
    "pymdown-extensions",
    "python-docx",
    "python-pptx",
    "segno",
    "typst",
)
PROGRAMS = (("chromium", "chromium", "make test"), ("pdftotext", "poppler-utils", "make test"))
"""Program, Debian package, what it is for."""


def entries() -> list[Entry]:
    """Every code of the program, the loader's first."""
    ours = [Entry(code.code, "error", code.title, code.why, "", code.fix) for code in CODES]
    return [*ours, *(entry_of(check) for check in all_checks())]


def explain(code: str) -> str | None:
    """What a code means, why it matters and how to mend it; None when there is no such code."""
    entry = next((entry for entry in entries() if entry.code == code.upper()), None)
    return f"{entry.code}\n\n{entry_text(entry)}".rstrip() if entry else None


def as_sarif(findings: Sequence[Finding]) -> str:
    """The findings as SARIF, with the rule of each code."""
    return report.sarif(findings, {entry.code: entry.rule for entry in entries()}, version("same-standard-generator"))


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "github": report.github,
    "json": report.as_json,
    "sarif": as_sarif,
    "text": report.text,
}
"""How findings can be printed."""


def coverage_table(curriculum: Curriculum, *, as_json: bool = False) -> str:
    """A line for each outcome: T taught, P practised, A assessed, with the modules that do it."""
    rows = coverage(curriculum)
    if as_json:
        return json.dumps([{name: getattr(row, name) for name in Row.__slots__} for row in rows], indent=1)
    lines = [_coverage_line(row) for row in rows]
    offered = [row for row in rows if row.offered]
    complete = sum(row.complete for row in offered)
    total = say("cli.coverage-total", complete=complete, offered=len(offered), later=len(rows) - len(offered))
    return "\n".join([*lines, "", total])


def _coverage_line(row: Row) -> str:
    if not row.offered:
        return f"{row.outcome:<8}  {say('cli.coverage-later')}"
    parts = [
        f"{letter} {', '.join(modules) or '-':<16}"
        for letter, modules in (("T", row.taught), ("P", row.practised), ("A", row.assessed))
    ]
    return f"{row.outcome:<8}  {' '.join(parts)}{'' if row.complete else ' ' + say('cli.coverage-gap')}"


def due_lines(curriculum: Curriculum, before: date) -> list[str]:
    """What must be checked again by a day, the oldest first."""
    shelf = curriculum.shelf
    dated = [(module.matter.review.due, module.id, module.matter.title) for module in curriculum.modules]
    dated += [
        (page.matter.review.due, page.matter.id, page.matter.title)
        for page in (*shelf.pages, *shelf.delivery)
        if page.matter.review
    ]
    dated += [(guide.matter.review.due, guide.name, guide.matter.title) for guide in shelf.guides]
    dated += [(programme.review.due, programme.id, programme.title) for programme in shelf.programmes]
    dated += [(edition.matter.due, edition.id, edition.matter.name) for edition in shelf.editions]
    dated += [(waiver.expires, waiver.code, waiver.reason) for waiver in shelf.settings.waivers]
    return [f"{day}  {name}  {title}" for day, name, title in sorted(dated) if day <= before]


def doctor_lines(root: Path, cache: Path) -> tuple[list[str], bool]:
    """What is installed and what is missing, and whether a build can run."""
    lines = [f"python {sys.version.split()[0]}"]
    well = sys.version_info >= (3, 11)
    for package in PACKAGES:
        try:
            lines.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            lines.append(say("cli.doctor-missing", name=package, cure="make build"))
            well = False
    for program, package, purpose in PROGRAMS:
        found = shutil.which(program)
        cure = f"apt-get install {package}"
        lines.append(
            f"{program} {found}" if found else say("cli.doctor-optional", name=program, cure=cure, use=purpose)
        )
    for part in ("curriculum/standard.yml", "curriculum/settings.yml", "modules"):
        there = (root / part).exists()
        lines.append(part if there else say("cli.doctor-missing", name=part, cure="curriculum new curriculum"))
        well = well and there
    count, size = Cache(cache).size()
    lines.append(say("cli.doctor-cache", count=count, megabytes=round(size / 1e6)))
    return lines, well
