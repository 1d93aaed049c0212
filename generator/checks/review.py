"""REV: is the text as fresh, and as reviewed, as it says?"""

from collections.abc import Iterator

from generator.checks.check import curriculum_check, prose_check
from generator.checks.places import SERVICES, SETTINGS, programme_file
from generator.checks.prose import Prose
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.written import Review


def _reviews(prose: Prose) -> Iterator[tuple[str, Review]]:
    """Every review note of a module, or of the shelf, with its file."""
    if prose.module:
        yield prose.module.index, prose.module.matter.review
        if prose.module.quick_card:
            yield prose.module.quick_card.file, prose.module.quick_card.matter.review
        return
    for programme in prose.shelf.programmes:
        yield programme_file(programme.id), programme.review
    for page in (*prose.shelf.pages, *prose.shelf.delivery):
        if page.matter.review:
            yield page.file, page.matter.review
    for form in prose.shelf.forms:
        yield form.file, form.matter.review
    for poster in prose.shelf.posters:
        yield poster.file, poster.matter.review
    for guide in prose.shelf.guides:
        yield guide.file, guide.matter.review


@prose_check("REV-001", fix="Check facts and sources again, then move `checked` and `due`.")
def reviews_are_not_overdue(prose: Prose) -> Iterator[Finding]:
    """No review is due before the release; looking ahead, before the day asked about.

    Why: law and figures move; a page that nobody looked at again should not look fresh.
    Source: docs/authoring.md, "Settings", `released`.
    """
    released = prose.shelf.settings.released
    for file, review in _reviews(prose):
        if review.due < released:
            yield Finding(file, f"The review was due on {review.due}, before {released}", ("review",))


@prose_check("REV-002", fix="Write the day on which somebody last looked.")
def nothing_was_checked_in_the_future(prose: Prose) -> Iterator[Finding]:
    """No text, law block or service was checked after the release.

    Why: a date in the future was not a check.
    Source: docs/authoring.md, "Rules for content", 10.
    """
    released = prose.shelf.settings.released
    for file, review in _reviews(prose):
        if review.checked > released:
            yield Finding(file, f"Checked on {review.checked}, after the release of {released}", ("review",))
    for passage in prose.passages:
        for section in passage.root.iter("section") if passage.root is not None else ():
            checked = section.get("data-checked", "")
            if checked > released.isoformat():
                line = int(section.get("data-line") or 1)
                message = f"This block was checked on {checked}, after the release of {released}"
                yield Finding(passage.file, message, line=line, column=1)
    services = prose.shelf.services if prose.module is None else None
    for number, service in enumerate(services.services if services else ()):
        if service.checked > released:
            message = f"{service.id} was checked on {service.checked}, after the release of {released}"
            yield Finding(SERVICES, message, ("services", number, "checked"))


@prose_check("REV-003", fix="Name the reviewers who agreed to be named, or set the status to `draft` or `in-review`.")
def reviewed_means_by_somebody(prose: Prose) -> Iterator[Finding]:
    """What says that it is reviewed names its reviewers.

    Why: honest status: nobody may think that somebody has read what they have not.
    Source: docs/authoring.md, "Rules for content", 10.
    """
    for file, review in _reviews(prose):
        if review.status == "reviewed" and not review.reviewers:
            yield Finding(file, "The status is `reviewed`, and no reviewer is named", ("review",))


@prose_check("REV-004", fix="Set `due` to a day after `checked`.")
def reviews_come_after_checks(prose: Prose) -> Iterator[Finding]:
    """The next review is due after the last check.

    Why: two dates in the wrong order are usually two dates swapped.
    Source: docs/authoring.md, "Settings", `released`.
    """
    for file, review in _reviews(prose):
        if review.due <= review.checked:
            yield Finding(file, f"Due on {review.due}, checked on {review.checked}", ("review",))


@curriculum_check("REV-005", fix="Mend what was waived, or decide again and give a new day.")
def waivers_have_not_expired(curriculum: Curriculum) -> Iterator[Finding]:
    """No waiver has expired by the release; looking ahead, by the day asked about.

    Why: a waiver is accepted for a while, and that while is over.
    Source: docs/authoring.md, "A finding that you disagree with".
    """
    settings = curriculum.shelf.settings
    for number, waiver in enumerate(settings.waivers):
        if waiver.expires < settings.released:
            message = f"The waiver of {waiver.code} at {waiver.place} expired on {waiver.expires}"
            yield Finding(SETTINGS, message, ("waivers", number))
