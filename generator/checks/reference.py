"""The reference page of all checks: what each asks, why, where that comes from, and a case of each kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.checks.check import Check

_PARTS = re.compile(r"(?P<rule>.*?)\n\s*Why:\s*(?P<why>.*?)\n\s*Source:\s*(?P<source>.*)\Z", re.DOTALL)
_LEVELS = {"error": "stops a build", "warn": "is a warning", "suggest": "is a suggestion"}
_FAMILIES = {
    "SRC": "Source and schema",
    "STD": "The standard",
    "OUT": "Outcomes",
    "TIM": "Time",
    "PED": "Teaching and assessment",
    "SAF": "Safety",
    "LNG": "Wording",
    "CIT": "Evidence",
    "REV": "Review",
    "LNK": "Links",
    "ACC": "Accessibility",
    "PAG": "Reference pages",
    "CRS": "Courses",
    "CAS": "The register of cases",
    "FRM": "Forms",
    "EDN": "Editions",
    "ART": "Finished files",
    "EXT": "Checks of adopters",
}
_HEAD = """# Checks

<!-- Made by the program from the checks and their cases. Do not edit: change the docstring. -->

Every finding has a code for ever. The first three letters name the family. `curriculum explain CODE`
shows one of these entries in the terminal; `curriculum check` runs them all.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One code as the page shows it. The loader's own codes come as entries too."""

    code: str
    level: str
    rule: str
    why: str
    source: str
    fix: str


def entry_of(check: Check) -> Entry:
    """The entry of a check, from its docstring. A docstring without its three parts is a bug."""
    found = _PARTS.match((check.rule.__doc__ or "").strip())
    if found is None:
        message = f"{check.code}: the docstring needs a rule, Why: and Source:"
        raise ValueError(message)
    parts = {key: " ".join(words.split()) for key, words in found.groupdict().items()}
    return Entry(check.code, check.level, parts["rule"], parts["why"], parts["source"], check.fix)


def entry_text(entry: Entry) -> str:
    """One entry in Markdown, without its heading."""
    return (
        f"{entry.rule}\n\n"
        f"*Why:* {entry.why}\n\n"
        + (f"*Source:* {entry.source}\n\n" if entry.source else "")
        + f"*Fix:* {entry.fix}\n\n"
        f"A finding {_LEVELS[entry.level]}.\n"
    )


def reference_page(entries: Iterable[Entry], cases: Mapping[str, tuple[str, str]]) -> str:
    """The whole page in Markdown, in the order of the entries.

    `cases` gives for a code the text of a passing and of a failing case; either may be empty.
    """
    parts, family = [_HEAD], ""
    for entry in entries:
        if entry.code[:3] != family:
            family = entry.code[:3]
            parts.append(f"## {family}: {_FAMILIES.get(family, family)}\n")
        parts.append(f"### {entry.code}\n")
        parts.append(entry_text(entry))
        for word, case in zip(("Passes", "Fails"), cases.get(entry.code, ("", "")), strict=True):
            if case:
                parts.append(f"{word}:\n\n```yaml\n{case.rstrip()}\n```\n")
    return "\n".join(parts)
