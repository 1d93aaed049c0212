"""Where things stand: names of the files that a finding can point at, and the nearest right name."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.model.finding import Address, Finding

STANDARD = "curriculum/standard.yml"
DEMANDS = "curriculum/demands.yml"
REFERENCES = "curriculum/references.yml"
GLOSSARY = "curriculum/glossary.yml"
FIGURES = "curriculum/figures.yml"
SERVICES = "curriculum/services.yml"
LANGUAGE = "curriculum/language.yml"
ROLES = "curriculum/roles.yml"
SETTINGS = "curriculum/settings.yml"
CASES = "curriculum/cases.yml"


def framework_file(id: str) -> str:
    """The file of one framework."""
    return f"curriculum/frameworks/{id}.yml"


def programme_file(id: str) -> str:
    """The file of one programme."""
    return f"curriculum/programmes/{id}.yml"


def course_file(id: str) -> str:
    """The file of one course."""
    return f"curriculum/courses/{id}.yml"


def nearest(word: str, known: Iterable[str]) -> str:
    """The words `; did you mean …?` for the nearest known name, or nothing."""
    names = list(known)
    by_case = {name.casefold(): name for name in names}
    same = by_case.get(word.casefold())
    found = [same] if same else get_close_matches(word, names, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""


def repeated(file: str, what: str, names: Iterable[tuple[Address, str]]) -> Iterator[Finding]:
    """A finding for each name that stands a second time, also where only the case differs."""
    seen: dict[str, str] = {}
    for address, name in names:
        first = seen.get(name.casefold())
        if first is None:
            seen[name.casefold()] = name
        elif first == name:
            yield Finding(file, f"{what} {name} stands here a second time", address)
        else:
            yield Finding(file, f"{what} {name} differs from {first} only in case", address)


def record_file(id: str) -> str:
    """The file of one signed record."""
    return f"curriculum/reviews/{id}.yml"
