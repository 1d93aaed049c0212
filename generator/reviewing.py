"""Reviews by people: make what they are handed, take in what they signed, take a name out again.

The only commands that write into a curriculum that is there. They change as little as can be, read it
again before they write, and write each file in one move.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.returned import (
    Returned,
    files_can_be_changed,
    look,
    record_in,
    withdrawn_records_are_there,
)
from generator.formats.docx_rows import read_rows
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.finding import Address, Finding
from generator.model.review import ReviewRecord
from generator.model.standing import (
    Reviewed,
    digest_of,
    file_of,
    name_of,
    needed,
    records_of,
    review_of,
    reviewable,
    status_due,
)
from generator.outputs.pack.review_folder import files, folder_name, missing
from generator.source.amend import Value, amended, amended_matter

RECORDS = "curriculum/reviews"

Texts = Mapping[str, str]
"""Texts of files by their paths below the root."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: findings, or the files that were written."""

    findings: tuple[Finding, ...] = ()
    written: tuple[str, ...] = ()
    record: ReviewRecord | None = None


def wanted(curriculum: Curriculum, name: str) -> dict[str, Reviewed] | str:
    """The texts that a name asks for, one or a programme's modules; or why there is none."""
    known = reviewable(curriculum)
    same = {key.casefold(): key for key in known}
    if key := same.get(name.casefold()):
        return {key: known[key]}
    programme = next((given for given in curriculum.shelf.programmes if given.id == name), None)
    modules = curriculum.offered(programme) if programme else ()
    return {module.id: module for module in modules} or say("cli.review-unknown", name=name)


def hand_out(curriculum: Curriculum, parts: Mapping[str, Reviewed], to: Path) -> list[Path] | str:
    """The files for reviewers, a folder for each text; or why they can't be made."""
    gaps = missing(curriculum.shelf)
    if gaps:
        return say("cli.review-no-texts", parts=", ".join(gaps))
    made = []
    for part in parts.values():
        folder = to / folder_name(part)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files(part, curriculum.shelf):
            _write(folder / name, data)
            made.append(folder / name)
    return made


def take_in(root: Path, curriculum: Curriculum, name: str, path: Path) -> Taken:
    """Take in a signed record: write it down, and of front matter only what it changes."""
    read = read_rows(path)
    given = Returned(path.name, read.rows, read.refused)
    findings = look(given, name, curriculum)
    if findings:
        return Taken(findings)
    record = record_in(given, name, curriculum)
    part = reviewable(curriculum)[name]
    shelf = replace(curriculum.shelf, reviews=(*curriculum.shelf.reviews, record))
    changes = _changes(part, replace(curriculum, shelf=shelf), record.words if record.agrees else None)
    texts, faults = _amend(root, file_of(part), changes)
    return _done(root, {f"{RECORDS}/{record.id}.yml": record_text(record), **texts}, faults, record)


def take_back(root: Path, curriculum: Curriculum, name: str, id: str) -> Taken:
    """Take a name out of a record and out of front matter. What was read and said of it stays."""
    faults = withdrawn_records_are_there.look(id, name, curriculum)
    if faults:
        return Taken(tuple(faults))
    before = next(record for record in records_of(name, curriculum.shelf) if record.id == id)
    record = before.model_copy(update={"naming": "withdrawn", "words": None})
    others = tuple(given for given in curriculum.shelf.reviews if given.id != id)
    after = replace(curriculum, shelf=replace(curriculum.shelf, reviews=(*others, record)))
    texts, wrong = _amend(root, f"{RECORDS}/{id}.yml", {("naming",): "withdrawn", ("words",): None})
    part = reviewable(curriculum)[name]
    more, also = _amend(root, file_of(part), _changes(part, after, None))
    return _done(root, {**more, **texts}, [*wrong, *also], record)


def _changes(part: Reviewed, curriculum: Curriculum, words: str | None) -> dict[Address, Value]:
    """What front matter must say now: the names that records bear, and the status if it says too much or too little."""
    review, name, shelf = review_of(part), name_of(part), curriculum.shelf
    records = records_of(name, shelf)
    agreed = {record.words for record in records if record.agrees and record.words}
    names = tuple(
        dict.fromkeys([*(given for given in review.reviewers if given in agreed), *([words] if words else [])])
    )
    due = status_due(records, digest_of(part), needed(shelf))
    status = (
        "reviewed" if due == "earlier" and review.status == "reviewed" else "in-review" if due == "earlier" else due
    )
    changes: dict[Address, Value] = {}
    if names != review.reviewers:
        changes["review", "reviewers"] = names
    if status != review.status:
        changes["review", "status"] = status
    return changes


def _amend(root: Path, file: str, changes: Mapping[Address, Value]) -> tuple[Texts, list[Finding]]:
    """The text of a file with its changes; or what could not be changed, for a person to do."""
    path = root / file
    text = path.read_bytes().decode("utf-8")
    change = amended_matter if path.suffix == ".md" else amended
    for address, value in changes.items():
        made = change(text, address, value)
        if made is None:
            return {}, files_can_be_changed.look(file, f"{'.'.join(map(str, address))}: {value}", made)
        text = made
    return ({file: text} if changes else {}), []


def _done(root: Path, texts: Texts, faults: list[Finding], record: ReviewRecord) -> Taken:
    if faults:
        return Taken(tuple(faults))
    for file, text in texts.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        _write(root / file, text.encode("utf-8"))
    return Taken((), tuple(texts), record)


def _write(path: Path, data: bytes) -> None:
    """A file in one move: whole or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(data)
    fresh.replace(path)


def record_text(record: ReviewRecord) -> str:
    """A record as a file: one fact a line."""
    quoted = ("what", "version", "words", "interests")
    rows = record.model_dump(mode="json", exclude_none=True)
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False) if key in quoted else value}" for key, value in rows.items()
    ]
    return "\n".join([f"# {say('review.record-head')}", "", *lines, ""])
