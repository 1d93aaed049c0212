"""The nineteen parts of a facilitator pack, in their order, and the titles under which a pack holds them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import say
from generator.model.curriculum import Activity, Curriculum, Module, Shelf
from generator.model.standard import Programme

CHECKLIST = "checklist"
"""Kind of a delivery page whose lists are there to be ticked off: part 4."""
WELLBEING, DISCLOSURE, TWO_TRAINERS = "wellbeing", "disclosure", "co-facilitation"
"""Ids of the delivery pages that are parts 6, 7 and 9."""


@dataclass(frozen=True, slots=True)
class Held:
    """A part by its number, and a title that a pack shows in its bookmarks."""

    number: int
    title: str


def opening(module: Module) -> Activity | None:
    """The activity that opens a session with words to say, if it has one."""
    first = next(iter(module.session.activities), None)
    if first is None or first.options.kind != "open" or not any(step.say for step in first.steps):
        return None
    return first


def of_module(module: Module, shelf: Shelf) -> tuple[Held, ...]:
    """What the pack of one module holds, in order."""
    held = [Held(1, module.matter.title), *_before(module), *_pages(shelf), *_from_session(module), *_last(shelf)]
    return tuple(sorted(held, key=lambda part: part.number))


def of_programme(programme: Programme, curriculum: Curriculum) -> tuple[Held, ...]:
    """What the book of a programme holds, in order: what all modules share stands once, before and after them."""
    days = programme.days
    glances = [Held(2, day.title if len(days) > 1 else say("pack.glance-title")) for day in days]
    held = [Held(1, programme.title), *glances, *_pages(curriculum.shelf)]
    for module in curriculum.offered(programme):
        own = [*_before(module), *_from_session(module)]
        held += [Held(1, module.matter.title), *sorted(own, key=lambda part: part.number)]
    return (*held, *_last(curriculum.shelf))


def _pages(shelf: Shelf) -> Iterator[Held]:
    """The delivery pages that are parts, in order."""
    numbers = {WELLBEING: 6, DISCLOSURE: 7, TWO_TRAINERS: 9}
    found = [
        Held(4 if page.matter.kind == CHECKLIST else numbers[page.matter.id], page.matter.title)
        for page in sorted(shelf.delivery, key=lambda page: page.matter.id)
        if page.matter.kind == CHECKLIST or page.matter.id in numbers
    ]
    yield from sorted(found, key=lambda part: part.number)


def _before(module: Module) -> Iterator[Held]:
    yield Held(2, say("pack.glance-session"))
    yield Held(3, say("pack.outcomes-title"))
    yield Held(5, say("pack.kit-title"))
    if opening(module):
        yield Held(8, say("pack.opening-title"))


def _from_session(module: Module) -> Iterator[Held]:
    """Parts 10 to 15, and 17."""
    yield from (Held(10, activity.title) for activity in module.session.activities)
    if module.slides:
        yield Held(11, say("pack.slides-title"))
    for number, handout in enumerate(module.handouts, 1):
        yield Held(12, f"{say('pack.handout-code', number=number)}: {handout.matter.title}")
    for number, cards in enumerate(module.cards):
        yield Held(13, f"{say('pack.cards-code', letter=chr(ord('A') + number % 26))}: {cards.set.title}")
    for use in ("summative", "formative"):
        if any(question.use == use for question in module.questions):
            yield Held(14, say(f"pack.key-{use}"))
    yield Held(15, say("pack.marking-title"))
    if module.session.matter.short:
        yield Held(17, say("pack.shorts-title"))


def _last(shelf: Shelf) -> Iterator[Held]:
    """Parts 16, 18 and 19."""
    if shelf.forms:
        yield Held(16, say("pack.forms-title"))
    yield Held(18, say("pack.sources-title"))
    yield Held(19, say("pack.about-title"))
