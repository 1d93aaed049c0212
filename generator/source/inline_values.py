"""Values of YAML that take inline Markdown: what they point at, and what in them cannot be read."""

from collections.abc import Iterable

from generator.formats.inline import inline_pointers
from generator.model.curriculum import Pointer, Source
from generator.model.finding import Address, Finding
from generator.source.addressed import Places, places
from generator.source.codes import fault
from generator.source.pointers import inline_faults

Value = tuple[Address, str, bool]
"""Where a value stands, the value, and whether it is for facilitators only."""


def inline_source(
    path: str, text: str, values: Iterable[Value], start: tuple[int, int] = (1, 1)
) -> tuple[Source, tuple[Finding, ...]]:
    """A source with the links and citations in the values of a YAML text, each at the place of its value.

    `start` is the line and column at which the text begins in its file.
    """
    given = [*values]
    found = [(address, pointer, private) for address, value, private in given for pointer in inline_pointers(value)]
    wrong = [(address, *fault_) for address, value, _ in given for fault_ in inline_faults(value)]
    where = places(text, *start) if found or wrong else Places({}, {})
    pointers = tuple(
        Pointer(scheme, target, path, *where.of(address), "facilitator" if private else "everyone")
        for address, (scheme, target, _), private in found
    )
    findings = tuple(fault(code, path, message, *where.of(address)) for address, code, message in wrong)
    return Source(path, "", 1, (), pointers), findings
