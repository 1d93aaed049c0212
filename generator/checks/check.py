"""What a check is: a code for ever, a fix in words, and one pure rule.

Rules differ only in what they look at. Most look at one module with the shelf beside it, or at its
prose, so that their findings can be kept in the cache module by module.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.checks.finished import Finished
from generator.checks.prose import Prose
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Finding

Level = Literal["error", "warn", "suggest"]
Scope = Literal["module", "prose", "curriculum", "finished", "program"]
"""`prose` rules see the text of a module, and again the pages of the shelf; `finished` ones see a
finished folder; what the program itself finds beside the rules (a waiver that nothing needs) is `program`."""

Found = Iterable[Finding]
Rule = Callable[..., Found]
ModuleRule = Callable[[Module, Shelf], Found]
ProseRule = Callable[[Prose], Found]
CurriculumRule = Callable[[Curriculum], Found]
FinishedRule = Callable[[Finished], Found]

LEVELS: tuple[Level, ...] = ("suggest", "warn", "error")


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `rule.__doc__` holds the rule, *Why* and *Source*; docs/checks.md is made from it."""

    code: str
    fix: str
    level: Level
    scope: Scope
    rule: Rule

    def look(self, *at: Any) -> list[Finding]:
        """What the rule finds in what it is given, under this check's code.

        A rule may lower a finding's level, never raise it. One that looks into a part of the
        curriculum that could not be read finds nothing.
        """
        try:
            found = [*self.rule(*at)]
        except ReferenceError:
            return []
        return [
            replace(finding, code=self.code, fix=finding.fix or self.fix, level=milder(self.level, finding.level))
            for finding in found
        ]


def milder(one: str, other: str) -> str:
    """The milder of two levels."""
    return min(one, other, key=LEVELS.index)


def module_check(code: str, fix: str, level: Level = "error") -> Callable[[ModuleRule], Check]:
    """Make a check of a rule `(module, shelf) -> findings`."""
    return lambda rule: Check(code, fix, level, "module", rule)


def prose_check(code: str, fix: str, level: Level = "error") -> Callable[[ProseRule], Check]:
    """Make a check of a rule `prose -> findings`: run on each module's text and on the shelf's pages."""
    return lambda rule: Check(code, fix, level, "prose", rule)


def curriculum_check(code: str, fix: str, level: Level = "error") -> Callable[[CurriculumRule], Check]:
    """Make a check of a rule `curriculum -> findings`."""
    return lambda rule: Check(code, fix, level, "curriculum", rule)


def finished_check(code: str, fix: str, level: Level = "error") -> Callable[[FinishedRule], Check]:
    """Make a check of a rule `finished folder -> findings`."""
    return lambda rule: Check(code, fix, level, "finished", rule)


def program_check(code: str, fix: str, level: Level = "error") -> Callable[[Rule], Check]:
    """Make a check that the program runs at a place of its own."""
    return lambda rule: Check(code, fix, level, "program", rule)
