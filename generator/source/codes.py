"""SRC: what the loader can find wrong with a file, by code. A code is for ever and never used again."""

from dataclasses import dataclass
from functools import cache

from generator.model.finding import Address, Finding


@dataclass(frozen=True, slots=True)
class Code:
    """One fault of a source file: `title` says what it is, `fix` what to do, `why` it matters."""

    code: str
    title: str
    fix: str
    why: str
    example: str
    """A text that has the fault; `\\t` and the like are written out."""


CODES: tuple[Code, ...] = ()


@cache
def _by_code() -> dict[str, Code]:
    return {code.code: code for code in CODES}


def fault(code: str, file: str, message: str, line: int = 1, column: int = 1, fix: str = "") -> Finding:
    """A finding under a code of this table, with the table's cure unless a closer one is given."""
    return Finding(file, message, (), line, column, code, fix or _by_code()[code].fix)


def addressed_fault(code: str, file: str, message: str, address: Address, fix: str = "") -> Finding:
    """The same for a place that is named by its address in a YAML file."""
    return Finding(file, message, address, 0, 0, code, fix or _by_code()[code].fix)
