"""A finding: one thing in one place that an author can put right."""

from dataclasses import dataclass, replace

Address = tuple[str | int, ...]
"""Path to a value in a YAML document: `("objectives", 0, "text")`."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong, and where.

    `file` is relative to the curriculum's root. The place is either an `address` in the YAML of
    that file (front matter included), or `line` and `column` counted from 1. `code` and `fix`
    are filled in by the check that found it.
    """

    file: str
    message: str
    address: Address = ()
    line: int = 0
    column: int = 0
    code: str = ""
    fix: str = ""
    level: str = "error"
    """`error` stops a build; `warn` and `suggest` do not."""

    def placed(self, line: int, column: int) -> "Finding":
        """The same finding with its place as line and column."""
        return replace(self, line=line, column=column)
