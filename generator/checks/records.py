"""REV, records: does nobody's name and no status stand in the curriculum that a signed record does not bear?"""

from collections.abc import Iterator

from generator.checks.check import curriculum_check
from generator.checks.places import nearest, programme_file, record_file
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.standing import (
    ORDER,
    digest_of,
    file_of,
    needed,
    records_of,
    review_of,
    reviewable,
    standing,
    status_due,
)


@curriculum_check(
    "REV-007",
    fix="Take the name out, or let the reader sign: `curriculum review NAME`, then `--return` with what came back.",
)
def names_have_consent(curriculum: Curriculum) -> Iterator[Finding]:
    """Every name among the reviewers is borne by a signed record with consent to these very words.

    Why: nobody may be named without their consent, and nobody may think that somebody has read what they have not.
    Source: docs/reviewing.md, "What changes in the curriculum".
    """
    shelf = curriculum.shelf
    agreed: dict[str, set[str]] = {}
    for name, part in reviewable(curriculum).items():
        agreed[name] = {record.words for record in records_of(name, shelf) if record.agrees and record.words}
        yield from _strangers(file_of(part), review_of(part).reviewers, agreed[name], ("review", "reviewers"))
    for module in curriculum.modules:
        if module.quick_card:
            given = module.quick_card.matter.review.reviewers
            yield from _strangers(module.quick_card.file, given, agreed[module.id], ("review", "reviewers"))
    for programme in curriculum.shelf.programmes:
        known = {words for module in curriculum.offered(programme) for words in agreed[module.id]}
        given = programme.review.reviewers
        yield from _strangers(programme_file(programme.id), given, known, ("review", "reviewers"))


def _strangers(file: str, given: tuple[str, ...], agreed: set[str], place: tuple[str, ...]) -> Iterator[Finding]:
    for number, words in enumerate(given):
        if words not in agreed:
            yield Finding(file, f"No signed record bears “{words}” here", (*place, number))


@curriculum_check("REV-008", fix="Set the status back to what the records bear.")
def statuses_are_borne_by_records(curriculum: Curriculum) -> Iterator[Finding]:
    """No status says more than the signed records bear.

    `in-review` needs one; `reviewed` needs a reader of each kind that is needed without an objection,
    somebody who agreed to be named, and no objection to the text of today.

    Why: honest status: draft stands until a reviewer has signed.
    Source: docs/authoring.md, "Rules for content", 10.
    """
    shelf = curriculum.shelf
    kinds = needed(shelf)
    for name, part in reviewable(curriculum).items():
        records = records_of(name, shelf)
        most = status_due(records, digest_of(part), kinds) if records else "draft"
        files = [(file_of(part), review_of(part).status)]
        card = getattr(part, "quick_card", None)
        files += [(card.file, card.matter.review.status)] if card else []
        for file, status in files:
            if _claims(status) > ORDER.index(most):
                yield Finding(
                    file, f"The status is `{status}`, and the records bear `{_own(most)}`", ("review", "status")
                )
    for programme in shelf.programmes:
        each = [standing(module, shelf).status for module in curriculum.offered(programme)]
        least = min(each, key=ORDER.index, default="draft")
        if _claims(programme.review.status) > ORDER.index(least):
            message = f"The status is `{programme.review.status}`, and its modules bear `{_own(least)}`"
            yield Finding(programme_file(programme.id), message, ("review", "status"))


def _claims(status: str) -> int:
    """How much a status in front matter says; a text that has changed since may still say `reviewed`."""
    return (
        ORDER.index("earlier")
        if status == "reviewed"
        else ORDER.index("in-review" if status == "in-review" else "draft")
    )


def _own(status: str) -> str:
    """A status as front matter writes it."""
    return "reviewed" if status == "earlier" else status


@curriculum_check(
    "REV-009",
    fix="Ask the reader to read today's text; until then it says that an earlier version was reviewed.",
    level="warn",
)
def reviews_are_of_todays_text(curriculum: Curriculum) -> Iterator[Finding]:
    """A review is of the text as it stands today, or a later one by the same kind of reader is.

    Why: reviewed in an earlier version: what was changed since, no reviewer has seen.
    Source: docs/reviewing.md, "When the text changes afterwards".
    """
    for name, part in reviewable(curriculum).items():
        records = records_of(name, curriculum.shelf)
        if not records:
            continue
        today = digest_of(part)
        fresh = {record.reader for record in records if record.digest == today}
        for record in records:
            if record.digest != today and record.reader not in fresh:
                message = f"{name} was reviewed in an earlier version ({record.version}, {record.date})"
                yield Finding(record_file(record.id), message, ("digest",))


@curriculum_check("REV-010", fix="Write the name and the kind of reader as the curriculum has them.")
def records_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """A record names a text and a kind of reader that exist.

    Why: a record of something else bears nothing, and looks as if it did.
    Source: docs/reviewing.md, "The record".
    """
    known = reviewable(curriculum)
    kinds = [text.matter.id for text in curriculum.shelf.review if text.matter.part == "questions"]
    for record in curriculum.shelf.reviews:
        if record.what not in known:
            yield Finding(
                record_file(record.id), f"No text is called {record.what}{nearest(record.what, known)}", ("what",)
            )
        if record.reader not in kinds:
            message = f"No kind of reader is called {record.reader}{nearest(record.reader, kinds)}"
            yield Finding(record_file(record.id), message, ("reader",))
