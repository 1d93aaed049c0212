"""How findings are told: to a person, to a program, to GitHub, and to whatever reads SARIF 2.1.0.

Pure: findings in, text out. The order of the findings is kept, except that the text form brings
those of one file together.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from urllib.parse import quote

_GITHUB = {"error": "error", "warn": "warning", "suggest": "notice"}
_SARIF = {"error": "error", "warn": "warning", "suggest": "note"}
_PLURALS = {"error": ("error", "errors"), "warn": ("warning", "warnings"), "suggest": ("suggestion", "suggestions")}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Told(Protocol):
    """What a report needs to know of a finding."""

    @property
    def file(self) -> str:
        """Path relative to the curriculum's root."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def address(self) -> tuple[str | int, ...]:
        """Path to a value in a YAML file."""

    @property
    def line(self) -> int:
        """Line, from 1; 0 where it is not known."""

    @property
    def column(self) -> int:
        """Column, from 1; 0 where it is not known."""

    @property
    def code(self) -> str:
        """The check's code."""

    @property
    def fix(self) -> str:
        """What to do."""

    @property
    def level(self) -> str:
        """`error`, `warn` or `suggest`."""


def counts(findings: Iterable[Told]) -> dict[str, int]:
    """Number of findings of each level."""
    found = [finding.level for finding in findings]
    return {level: found.count(level) for level in _PLURALS}


def summary(findings: Iterable[Told]) -> str:
    """One line: `2 errors, 1 warning, 0 suggestions`."""
    return ", ".join(f"{number} {_PLURALS[level][number != 1]}" for level, number in counts(findings).items())


def text(findings: Sequence[Told]) -> str:
    """One line for each finding, grouped by file, and a last line of counts."""
    files = list(dict.fromkeys(finding.file for finding in findings))
    groups = ["\n".join(_line(finding) for finding in findings if finding.file == file) for file in files]
    return "\n\n".join([*groups, summary(findings)]) + "\n"


def _line(finding: Told) -> str:
    level = "" if finding.level == "error" else f" {_PLURALS[finding.level][0]}:"
    fix = f" Fix: {_sentence(finding.fix)}" if finding.fix else ""
    return f"{_place(finding)} {finding.code}{level} {_sentence(finding.message)}{fix}"


def _place(finding: Told) -> str:
    return f"{finding.file}:{finding.line or 1}:{finding.column or 1}"


def _sentence(words: str) -> str:
    """Words that end as a sentence does, on one line."""
    line = " ".join(words.split())
    return line if line.endswith((".", "!", "?", "…", ".”", '."', ".)")) else f"{line}."


def as_json(findings: Sequence[Told]) -> str:
    """A JSON object: `findings`, and `counts` by level."""
    rows = [
        {
            "file": finding.file,
            "line": finding.line or 1,
            "column": finding.column or 1,
            "address": list(finding.address),
            "code": finding.code,
            "level": finding.level,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in findings
    ]
    return _dumped({"findings": rows, "counts": counts(findings)})


def github(findings: Iterable[Told]) -> str:
    """Workflow commands that GitHub shows beside the lines of a change."""
    return "".join(
        f"::{_GITHUB[finding.level]} file={_property(finding.file)},line={finding.line or 1},"
        f"col={finding.column or 1},title={_property(finding.code)}::"
        f"{_data(_sentence(finding.message) + (' Fix: ' + _sentence(finding.fix) if finding.fix else ''))}\n"
        for finding in findings
    )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: Sequence[Told], rules: Mapping[str, str], version: str) -> str:
    """A SARIF 2.1.0 log. `rules` gives the rule of each code in words; `version` is the program's."""
    codes = sorted({finding.code for finding in findings})
    rank = {code: number for number, code in enumerate(codes)}
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": rank[finding.code],
            "level": _SARIF[finding.level],
            "message": {
                "text": _sentence(finding.message) + (f" Fix: {_sentence(finding.fix)}" if finding.fix else "")
            },
            "locations": [_location(finding)],
        }
        for finding in findings
    ]
    driver = {
        "name": "curriculum",
        "version": version,
        "rules": [{"id": code, "shortDescription": {"text": rules.get(code, code)}} for code in codes],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _location(finding: Told) -> dict[str, object]:
    region = {"startLine": finding.line or 1, "startColumn": finding.column or 1}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(finding.file)}, "region": region}}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
