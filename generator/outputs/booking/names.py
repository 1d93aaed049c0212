"""Names of files and folders. Others see them on a shared drive, so that they say nothing of what a course is about."""

from generator.model.curriculum import Module, Shelf
from generator.model.module import Copies
from generator.model.occasion import Occasion

FIRST = "00-print-me-first.pdf"
READ_ME = "READ-ME.txt"

DEALT: tuple[tuple[Copies, str], ...] = (
    ("one-per-person", "each"),
    ("two-per-person", "two-each"),
    ("one-per-pair", "pairs"),
    ("one-per-three", "threes"),
    ("one-per-group", "groups"),
    ("one-per-room", "room"),
)
"""How a rule for copies is called in the name of a file."""


def folder_name(id: str, occasion: Occasion, shelf: Shelf) -> str:
    """The folder of one occasion, as `some-course-2026-12-03`."""
    day = f"-{occasion.dates[0]}" if occasion.dates else ""
    return f"{neutral(id.lower(), shelf, 'course')}{day}"


def module_names(modules: tuple[Module, ...], shelf: Shelf) -> dict[str, str]:
    """What names each module within a file's name: its place in the teaching order, and its id."""
    wide = len(str(len(modules)))
    found: dict[str, str] = {}
    for number, module in enumerate(modules, 1):
        place = f"{number:0{wide}}-" if len(modules) > 1 else ""
        found[module.id] = place + neutral(module.id.lower(), shelf, "part")
    return found


def neutral(name: str, shelf: Shelf, instead: str) -> str:
    """The name, or another where it holds a word that settings ban from covers."""
    banned = (word.casefold() for word in shelf.settings.banned_on_covers)
    return instead if any(word in name.casefold() for word in banned) else name
