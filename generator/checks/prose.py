"""Prose: all text of one module, or of the shelf, with the tools to look at it and point into it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from generator.checks.passages import (
    Passage,
    Unit,
    form_passages,
    glossary_passages,
    guide_passages,
    module_passages,
    page_passages,
    poster_passages,
    review_passages,
)
from generator.checks.places import GLOSSARY
from generator.model.curriculum import Module, Pointer, Shelf, Source
from generator.model.finding import Finding
from generator.model.unread import UNREAD

_GAP = r"(?:\]\([^)\n]*\)|\[@[^\]\n]*\]|\{[^}\n]*\}|[^\w])+"
_ENDS = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£])")
_SHORT_FORMS = frozenset(
    {
        "s",
        "ss",
        "e.g",
        "i.e",
        "vs",
        "no",
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "art",
        "arts",
        "para",
        "paras",
        "etc",
        "v",
        "c",
        "cf",
        "p",
        "pp",
        "reg",
        "regs",
    }
)
_QUOTED = frozenset({"poor-practice"})
"""Blocks that quote bad wording."""
_FREE_KINDS = frozenset({"option"})
"""Texts that may be wrong on purpose."""
_NO_PROSE: "Prose" = UNREAD
_FIND_BY = 7
"""Words that are enough to find a sentence again in its file."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text of one module (`module` is set) or of the pages of the shelf (it is not)."""

    shelf: Shelf
    module: Module | None
    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]

    @property
    def pointers(self) -> Iterator[Pointer]:
        """Every link and citation in the Markdown files."""
        return (pointer for source in self.sources for pointer in source.pointers)

    def of(self, *kinds: str) -> Iterator[Passage]:
        """Passages of some kinds."""
        return (passage for passage in self.passages if passage.kind in kinds)

    def ours(self) -> Iterator[tuple[Passage, Unit]]:
        """Units that speak in our own voice: without quoted bad practice, wrong options and waived files."""
        for passage in self.passages:
            if passage.kind not in _FREE_KINDS and not passage.waived:
                yield from ((passage, unit) for unit in passage.units if is_ours(unit))

    def finding(self, passage: Passage, message: str, words: str = "", unit: Unit | None = None) -> Finding:
        """A finding at a passage, or at some words of it."""
        if passage.address:
            return Finding(passage.file, message, passage.address)
        near = (unit.line if unit else 0) or passage.line or 1
        source = next((source for source in self.sources if source.file == passage.file), None)
        line, column = find(source, words, near) if source else (near, 1)
        return Finding(passage.file, message, line=line, column=column)


def module_prose(module: Module, shelf: Shelf) -> Prose:
    """The text of a module; a gap when a part of it could not be read."""
    try:
        return Prose(shelf, module, tuple(module_passages(module)), module.sources)
    except ReferenceError:
        return _NO_PROSE


def shelf_prose(shelf: Shelf) -> Prose:
    """The text of the pages, for everyone and for facilitators, of the reference pages, for reviewers, and of the glossary."""
    try:
        pages, guides, terms = (*shelf.pages, *shelf.delivery), shelf.guides, tuple(shelf.glossary)
        forms, texts = tuple(shelf.forms), tuple(shelf.review)
        forms, posters = tuple(shelf.forms), tuple(shelf.posters)
    except ReferenceError:
        return _NO_PROSE
    passages = [passage for page in pages for passage in page_passages(page)]
    passages += [passage for guide in guides for passage in guide_passages(guide)]
    passages += [passage for form in forms for passage in form_passages(form)]
    passages += [passage for text in texts for passage in review_passages(text)]
    passages += [passage for poster in posters for passage in poster_passages(poster)]
    passages += glossary_passages(GLOSSARY, terms)
    return Prose(shelf, None, tuple(passages), shelf.sources)


def is_ours(unit: Unit) -> bool:
    """Whether a unit stands outside of blocks that quote bad wording."""
    return not _QUOTED.intersection(unit.within)


def find(source: Source, words: str, line: int = 1) -> tuple[int, int]:
    """Line and column in the file, from 1, at which some plain words begin in its Markdown.

    The search begins at `line`, looks past marks, links and citations between the words, and falls
    back to the start of that line.
    """
    text = source.text
    wanted = re.findall(r"\w+", words)[:_FIND_BY]
    if not wanted:
        return line, 1
    pattern = re.compile(r"(?<!\w)" + _GAP.join(map(re.escape, wanted)) + r"(?!\w)")
    start = _offset(text, line - source.first_line)
    found = pattern.search(text, start) or pattern.search(text)
    if not found:
        return line, 1
    at = found.start()
    return text.count("\n", 0, at) + source.first_line, at - text.rfind("\n", 0, at)


def _offset(text: str, lines: int) -> int:
    """Where the text goes on after some lines; its beginning where it has fewer."""
    at = 0
    for _ in range(lines):
        at = text.find("\n", at) + 1
        if not at:
            return 0
    return at


@cache
def expression(pattern: str) -> re.Pattern[str] | None:
    """A pattern that an author wrote, in any case; None where it cannot be read."""
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error:
        return None


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph. A full stop after a short form ends none."""
    found, start = [], 0
    for end in _ENDS.finditer(text):
        last = text[start : end.start()].rpartition(" ")[2].strip("([\"'“‘").casefold()
        if last in _SHORT_FORMS:
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


@dataclass(frozen=True, slots=True)
class Joined:
    """Many units as one text, so that a pattern is looked for once and not once for each."""

    text: str
    starts: tuple[int, ...]
    units: tuple[tuple[Passage, Unit], ...]

    @property
    def lowered(self) -> "Joined":
        """The same in lower case, every letter in its place."""
        text = self.text.lower()
        if len(text) != len(self.text):
            text = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.text)
        return replace(self, text=text)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, Unit, re.Match[str]]]:
        """Every match with the passage and the unit that it stands in."""
        for match in pattern.finditer(self.text):
            passage, unit = self.units[bisect_right(self.starts, match.start()) - 1]
            yield passage, unit, match


def joined(units: Iterable[tuple[Passage, Unit]]) -> Joined:
    """Units joined by line ends; quoted wording is left out."""
    pairs = tuple(units)
    texts = [unit.own for _, unit in pairs]
    starts = tuple(accumulate((len(text) + 1 for text in texts), initial=0))
    return Joined("\n".join(texts), starts[:-1] or (0,), pairs)
