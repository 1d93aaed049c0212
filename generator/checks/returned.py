"""REV, what comes back: can the record that somebody signed be taken in as it stands?

The rows are those of the sheet that `curriculum review` makes; the number in the first cell says which is which.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.checks.check import Check, program_check
from generator.checks.places import nearest
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.review import NAMINGS, OUTCOMES, ReviewRecord
from generator.model.standing import records_of, reviewable

_NUMBER = re.compile(r"(\d{1,2})([a-z]?)\.?")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_EMPTY = re.compile(r"[\s\u2610_.·–-]*")
_NO = ("no", "n")
_DAY = re.compile(r"(\d{1,2})[./ ]+(\d{1,2}|[A-Za-z]{3,9})[./, ]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
WHAT, VERSION, DIGEST, READER, OUTCOME, NAMING, WORDS, INTERESTS, AGREED, DAY, SIGNED = range(1, 12)
_CHOICES = (READER, OUTCOME, NAMING)
_ONE_LINE = 200
"""Letters of the words that are printed for a name, at most."""


@dataclass(frozen=True)
class Returned:
    """A file that came back: its rows, or why it was refused."""

    file: str
    rows: tuple[tuple[str, ...], ...]
    refused: str = ""

    @cached_property
    def answers(self) -> Mapping[int, str]:
        """What stands in the last cell of each row that has a number alone."""
        found: dict[int, str] = {}
        for number, letter, cells in self._numbered:
            if not letter:
                found[number] = cells[-1].strip()
        return found

    @cached_property
    def ticked(self) -> Mapping[int, tuple[int, ...]]:
        """Places, from 0, of the choices that are ticked for each question."""
        return {
            question: tuple(
                ord(letter) - ord("a")
                for number, letter, cells in self._numbered
                if number == question and letter and yes(cells[-1])
            )
            for question in _CHOICES
        }

    @property
    def _numbered(self) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        for cells in self.rows:
            match = _NUMBER.fullmatch(cells[0].strip()) if len(cells) > 2 else None  # noqa: PLR2004  number, question, answer
            if match:
                yield int(match[1]), match[2], cells


def yes(answer: str) -> bool:
    """Whether a box is ticked: anything in it but an empty box or a no."""
    return not _EMPTY.fullmatch(answer) and answer.strip().casefold() not in _NO


def day_of(text: str) -> date | None:
    """A day as people write it here: `2026-12-03`, `3/12/2026`, `3 December 2026`."""
    if iso := _ISO.search(text):
        numbers = (int(iso[1]), int(iso[2]), int(iso[3]))
    elif day := _DAY.search(text):
        months = [month.casefold()[:3] for month in say("pack.months").split()]
        name = day[2].casefold()[:3]
        month = int(day[2]) if day[2].isdigit() else months.index(name) + 1 if name in months else 0
        numbers = (int(day[3]), month, int(day[1]))
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def kinds(curriculum: Curriculum) -> tuple[str, ...]:
    """Kinds of reader, in the order in which the record offers them."""
    return tuple(text.matter.id for text in curriculum.shelf.review if text.matter.part == "questions")


@program_check("REV-011", fix="Ask for the record as a plain .docx file, as it was sent out and filled in.")
def returned_files_can_be_read(given: Returned, _what: str, _curriculum: Curriculum) -> Iterator[Finding]:
    """A returned record is a plain Word document with the rows of the record.

    Why: a file from outside may be damaged, another file, or made to harm; none of it is opened but its text.
    Source: docs/reviewing.md, "When it comes back".
    """
    if given.refused:
        yield Finding(given.file, f"This file can't be taken in: {given.refused}")
    elif not given.answers:
        yield Finding(given.file, "The table of the record is not in this file")


@program_check("REV-012", fix="Ask the reader, fill in the row as they say, let them look again, and take it in then.")
def returned_records_are_complete(given: Returned, _what: str, curriculum: Curriculum) -> Iterator[Finding]:
    """Every row of a returned record that must be filled in is, and says one thing.

    Why: what nobody said can't be guessed, least of all consent.
    Source: docs/reviewing.md, "When it comes back".
    """
    if not given.answers:
        return
    for number in (WHAT, VERSION, INTERESTS, SIGNED):
        if _EMPTY.fullmatch(given.answers.get(number, "")):
            yield Finding(given.file, f"Row {number} is empty")
    if not _DIGEST.fullmatch(_digest(given)):
        yield Finding(given.file, f"Row {DIGEST} holds no digest of 64 figures and letters")
    if day_of(given.answers.get(DAY, "")) is None:
        yield Finding(given.file, f"Row {DAY} holds no day such as 2026-12-03")
    most = {READER: len(kinds(curriculum)), OUTCOME: len(OUTCOMES), NAMING: len(NAMINGS)}
    for number, count in most.items():
        ticked = given.ticked[number]
        if len(ticked) != 1:
            yield Finding(given.file, f"Row {number}: {len(ticked) or 'nothing'} ticked, and one is wanted")
        elif ticked[0] >= count:
            yield Finding(given.file, f"Row {number}{chr(ord('a') + ticked[0])} is not among the {count} choices")


def _digest(given: Returned) -> str:
    return "".join(given.answers.get(DIGEST, "").split()).lower()


@program_check("REV-013", fix="Name the text that the record is about, or ask for the record that goes with this one.")
def returned_records_are_of_this_text(given: Returned, what: str, curriculum: Curriculum) -> Iterator[Finding]:
    """A returned record is about the text that it is taken in for, and it is not there already.

    Why: a name under a text that its owner never saw would be a lie about them.
    Source: docs/reviewing.md, "When it comes back".
    """
    if not given.answers:
        return
    about = given.answers.get(WHAT, "")
    if about and about != what:
        yield Finding(given.file, f"The record is about {about}{nearest(about, reviewable(curriculum))}, not {what}")
        return
    for record in records_of(what, curriculum.shelf):
        if _same(record, given, curriculum):
            yield Finding(given.file, f"This is there already, as curriculum/reviews/{record.id}.yml")


def _same(record: ReviewRecord, given: Returned, curriculum: Curriculum) -> bool:
    readers = [kinds(curriculum)[place] for place in given.ticked[READER] if place < len(kinds(curriculum))]
    same_words = record.words is None or record.words == given.answers.get(WORDS, "")
    same_day = record.date == day_of(given.answers.get(DAY, ""))
    return record.digest == _digest(given) and [record.reader] == readers and same_day and same_words


@program_check("REV-014", fix="Ask the reader how they may be named, and let them write it.")
def returned_consent_is_plain(given: Returned, _what: str, _curriculum: Curriculum) -> Iterator[Finding]:
    """Consent is ticked, and the words for a name fit what was ticked.

    Why: a name is printed with consent to these very words, or not at all.
    Source: docs/reviewing.md, "What changes in the curriculum".
    """
    if not given.answers:
        return
    if not yes(given.answers.get(AGREED, "")):
        yield Finding(given.file, f"Row {AGREED} is not ticked: without consent nothing is kept")
    words = given.answers.get(WORDS, "")
    empty = bool(_EMPTY.fullmatch(words))
    for place in given.ticked[NAMING]:
        naming = NAMINGS[place] if place < len(NAMINGS) else ""
        if naming in ("by-name", "by-role") and empty:
            yield Finding(given.file, f"Row {WORDS} is empty, and the reader wants to be named")
        if naming == "not-at-all" and not empty:
            yield Finding(given.file, f"Row {WORDS} holds words, and the reader wants not to be named")
    if len(words) > _ONE_LINE:
        yield Finding(given.file, f"Row {WORDS} is longer than {_ONE_LINE} letters")


@program_check("REV-015", fix="Name a record of this text that still holds a name: curriculum/reviews/ has them.")
def withdrawn_records_are_there(record: str, what: str, curriculum: Curriculum) -> Iterator[Finding]:
    """A name is withdrawn from a record of this text that holds one.

    Why: who asks for their name to be taken out must not be told that it was when it wasn't.
    Source: docs/reviewing.md, "When somebody takes their name back".
    """
    known = {given.id: given for given in records_of(what, curriculum.shelf)}
    if record not in known:
        yield Finding("curriculum/reviews", f"{what} has no record {record}{nearest(record, known)}")
    elif known[record].words is None:
        yield Finding(f"curriculum/reviews/{record}.yml", "No name stands in this record")


@program_check("REV-016", fix="Write the change by hand, as the message says, and run `curriculum check`.")
def files_can_be_changed(file: str, change: str, made: str | None) -> Iterator[Finding]:
    """A file is changed by the program only where nothing else in it moves.

    Why: comments and order are an author's work, and none of it may be lost.
    Source: docs/reviewing.md, "What changes in the curriculum".
    """
    if made is None:
        yield Finding(file, f"This file can't be changed without touching more of it. Write: {change}")


RETURN_CHECKS: tuple[Check, ...] = (
    returned_files_can_be_read,
    returned_records_are_complete,
    returned_records_are_of_this_text,
    returned_consent_is_plain,
)
"""What is asked of a returned file, in the order of the report."""


def look(given: Returned, what: str, curriculum: Curriculum) -> tuple[Finding, ...]:
    """Everything that stands in the way of taking a record in."""
    return tuple(finding for check in RETURN_CHECKS for finding in check.look(given, what, curriculum))


def record_in(given: Returned, what: str, curriculum: Curriculum) -> ReviewRecord:
    """The record that a faultless file holds, under the next free id of its text."""
    naming = NAMINGS[given.ticked[NAMING][0]]
    day = day_of(given.answers[DAY])
    assert day is not None  # noqa: S101  a file without a day has a finding
    return ReviewRecord(
        id=_next_id(what, curriculum),
        what=what,
        version=given.answers[VERSION],
        digest=_digest(given),
        reader=kinds(curriculum)[given.ticked[READER][0]],
        outcome=OUTCOMES[given.ticked[OUTCOME][0]],
        naming=naming,
        words=given.answers[WORDS] if naming != "not-at-all" else None,
        interests=given.answers[INTERESTS],
        date=day,
    )


def _next_id(what: str, curriculum: Curriculum) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", what.lower()).strip("-")
    taken = {record.id for record in curriculum.shelf.reviews}
    number = 1
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
