"""Where a text stands with its reviewers, decided in one place and by records alone.

Front matter can hold a text back, and can't lift it: what is printed as its status is what the records
in `curriculum/reviews/` bear, for the text as it stands today.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from generator.model.curriculum import Curriculum, Form, Guide, Module, Page, Shelf
from generator.model.module import SessionMatter
from generator.model.review import ReviewRecord
from generator.model.standard import Programme
from generator.model.written import Review

Status = Literal["draft", "in-review", "earlier", "reviewed"]
ORDER: tuple[Status, ...] = ("draft", "in-review", "earlier", "reviewed")
"""From the least that can be said to the most. `earlier`: reviewed in an earlier version."""

Reviewed = Module | Guide | Page | Form
"""What somebody can be asked to read."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What may be said of a text: its status, and the agreed words for those who reviewed it."""

    status: Status = "draft"
    names: tuple[str, ...] = ()


DRAFT = Standing()


def reviewable(curriculum: Curriculum) -> dict[str, Reviewed]:
    """Everything that can be reviewed, by the name that records use."""
    found: dict[str, Reviewed] = {module.id: module for module in curriculum.modules}
    return found | {name_of(part): part for part in _parts(curriculum.shelf)}


def _parts(shelf: Shelf) -> Iterator[Reviewed]:
    yield from (page for page in (*shelf.pages, *shelf.delivery) if page.matter.review)
    yield from shelf.forms
    yield from shelf.guides


def name_of(part: Reviewed) -> str:
    """How records name a text: a module by its id, everything else by its kind and id."""
    match part:
        case Module():
            return part.id
        case Guide():
            return part.name
        case Page():
            return f"page:{part.matter.id}"
        case Form():
            return f"form:{part.id}"


def file_of(part: Reviewed) -> str:
    """The file whose front matter says where the text stands."""
    return part.index if isinstance(part, Module) else part.file


def review_of(part: Reviewed) -> Review:
    """What its front matter says."""
    review = part.matter.review
    assert review is not None  # noqa: S101  a page without one is not reviewable
    return review


def digest_of(part: Reviewed) -> str:
    """sha256 of what a reader of the text reads: its words and its facts, and not where it stands with reviewers."""
    told = _told(part) if isinstance(part, Module) else [_facts(part.matter), part.source.text]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _told(module: Module) -> list[Any]:
    sessions: list[SessionMatter | BaseModel] = [module.matter, module.session.matter, module.assessment.matter]
    matters = [*sessions, *(handout.matter for handout in module.handouts), *(cards.set for cards in module.cards)]
    matters += [module.quick_card.matter] if module.quick_card else []
    texts = sorted((source.file.removeprefix(module.folder), source.text) for source in module.sources)
    pictures = sorted((picture.path, picture.sha256) for picture in module.media)
    return [[_facts(matter) for matter in matters], [_facts(q) for q in module.questions], texts, pictures]


def _facts(matter: BaseModel) -> Any:
    return matter.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"review"})


def needed(shelf: Shelf) -> frozenset[str]:
    """Kinds of reader without whom nothing is called reviewed."""
    return frozenset(text.matter.id for text in shelf.review if text.matter.needed)


def records_of(name: str, shelf: Shelf) -> tuple[ReviewRecord, ...]:
    """What was signed for a text, the oldest first."""
    return tuple(sorted((r for r in shelf.reviews if r.what == name), key=lambda record: (record.date, record.id)))


def status_due(records: Iterable[ReviewRecord], digest: str, kinds: frozenset[str]) -> Status:
    """The most that records bear of a text with this digest; `kinds` are the readers that are needed."""
    given = list(records)
    if not given:
        return "draft"
    agreed = [record for record in given if record.agrees]
    now = {record.reader for record in agreed if record.digest == digest}
    against = any(not record.agrees and record.digest == digest for record in given)
    named = any(record.words for record in agreed)
    if not named or against or not kinds <= {record.reader for record in agreed}:
        return "in-review"
    return "reviewed" if now and kinds <= now else "earlier"


def standing(part: Reviewed, shelf: Shelf) -> Standing:
    """What may be said of a text."""
    review, records = review_of(part), records_of(name_of(part), shelf)
    if review.status == "draft" or not records:
        return DRAFT
    most = status_due(records, digest_of(part), needed(shelf))
    status = most if review.status == "reviewed" else "in-review"
    return Standing(status, named(review, records))


def named(review: Review, records: Iterable[ReviewRecord]) -> tuple[str, ...]:
    """Of the names in front matter those that a record with consent bears."""
    agreed = {record.words for record in records if record.agrees and record.words}
    return tuple(name for name in review.reviewers if name in agreed)


def weakest(each: Iterable[Standing]) -> Standing:
    """What may be said of several texts together: no more than of the weakest, with everybody who reviewed one."""
    given = list(each)
    status: Status = min((found.status for found in given), key=ORDER.index, default="draft")
    names = dict.fromkeys(name for found in given for name in found.names)
    return Standing(status, tuple(names)) if status != "draft" else DRAFT


def programme_standing(programme: Programme, modules: Iterable[Module], shelf: Shelf) -> Standing:
    """A programme stands where the weakest of its modules does; who is named has reviewed one of them."""
    each = [standing(module, shelf) for module in modules]
    if programme.review.status == "draft" or not each:
        return DRAFT
    most = weakest(each).status
    status = most if programme.review.status == "reviewed" else min(most, "in-review", key=ORDER.index)
    known = {name for found in each for name in found.names}
    return Standing(status, tuple(name for name in programme.review.reviewers if name in known))
