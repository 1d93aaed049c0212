"""A course of somebody else from one file: our YAML, a table of objectives, or the words of a module descriptor."""

import csv
import io
import re
from pathlib import Path

from generator.model.course import Course, CourseModule, CourseObjective
from generator.model.finding import Finding
from generator.source.codes import fault
from generator.source.files import TEXT_LIMIT, File, text_of
from generator.source.typed import typed, typed_file

COLUMNS = ("module", "id", "text", "outcomes", "partly", "note")
"""Headings of a table. Only `text` is needed; several codes in a cell are parted by spaces, commas or semicolons."""

_ENDINGS = (".yml", ".yaml", ".csv", ".txt", ".md")
_MARKED = re.compile(r"\s*(?:[-*•–]|\(?(?:LO|ILO|K|S)?\s?\d{1,2}(?:\.\d{1,2})?[.):]?)\s+(\S.*)", re.IGNORECASE)
_CODES = re.compile(r"[\s,;]+")
_HEADING = re.compile(r"#{1,6}\s+(.+)")


def read_course(path: Path) -> Course | tuple[Finding, ...]:
    """The course that a file tells of, or what is wrong with the file."""
    name = path.name
    if path.suffix.lower() not in _ENDINGS:
        return (fault("SRC-017", name, f"a course is read from {', '.join(_ENDINGS)}"),)
    try:
        if path.stat().st_size > TEXT_LIMIT:
            return (fault("SRC-016", name, f"more than {TEXT_LIMIT} bytes"),)
        data = path.read_bytes()
    except OSError as error:
        return (fault("SRC-018", name, f"the file cannot be opened: {error.strerror}"),)
    file = File(name, "", len(data), data)
    if path.suffix.lower() in (".yml", ".yaml"):
        course, findings = typed_file(file, Course)
        return course if isinstance(course, Course) else findings
    text = text_of(file)
    if isinstance(text, Finding):
        return (text,)
    return _table(path, text) if path.suffix.lower() == ".csv" else _prose(path, text)


def _table(path: Path, text: str) -> Course | tuple[Finding, ...]:
    """A table with a row for each objective."""
    rows = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    heads = [str(head).strip().casefold() for head in rows.fieldnames or ()]
    wrong = [
        fault("SRC-006", path.name, f"the column `{head}` is not known here") for head in heads if head not in COLUMNS
    ]
    if "text" not in heads:
        wrong.append(fault("SRC-007", path.name, "the column `text` is missing"))
    if wrong:
        return tuple(wrong)
    rows.fieldnames = heads
    modules: dict[str, list[dict[str, object]]] = {}
    for number, row in enumerate(rows, 1):
        told = {
            key: (value or "").strip()
            for key, value in row.items()
            if isinstance(key, str) and not isinstance(value, list)
        }
        if told.get("text"):
            objective: dict[str, object] = {"id": told.get("id") or f"L{number}", "text": told["text"]}
            objective |= {"note": told["note"]} if told.get("note") else {}
            objective |= {key: _codes(told.get(key, "")) for key in ("outcomes", "partly")}
            modules.setdefault(told.get("module") or "Course", []).append(objective)
    if not modules:
        return (fault("SRC-007", path.name, "no row has a `text`"),)
    value = {
        "id": _slug(path),
        "title": path.stem,
        "modules": [
            {"id": f"P{n}", "title": title, "objectives": given} for n, (title, given) in enumerate(modules.items(), 1)
        ],
    }
    course, findings = typed(Course, value, path.name, "")
    return course if isinstance(course, Course) else findings


def _codes(cell: str) -> list[str]:
    return [code for code in _CODES.split(cell) if code]


def _prose(path: Path, text: str) -> Course | tuple[Finding, ...]:
    """The marked lines of a text, each an objective without a mapping; without marks, every line."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [marked[1].strip() for line in lines if (marked := _MARKED.match(line))]
    if not found:
        found = [line.strip() for line in lines if not _HEADING.match(line)]
    if not found:
        return (fault("SRC-007", path.name, "no line of it reads as an objective"),)
    objectives = tuple(CourseObjective(id=f"L{number}", text=line) for number, line in enumerate(found, 1))
    return Course(
        id=_slug(path),
        title=_titled(lines, path),
        modules=(CourseModule(id="P1", title="Course", objectives=objectives),),
    )


def _titled(lines: list[str], path: Path) -> str:
    return next((heading[1].strip() for line in lines if (heading := _HEADING.match(line))), path.stem)


def _slug(path: Path) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", path.stem.casefold())) or "course"
