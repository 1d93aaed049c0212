"""ART-014 to ART-016: does a finished pack hold its nineteen parts, in order and as they are printed?"""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.check import finished_check
from generator.checks.finished import Finished
from generator.checks.pdfs import Marks, packs
from generator.checks.secrets import squeeze
from generator.model.anatomy import Held, of_module, of_programme
from generator.model.catalogue import say
from generator.model.finding import Finding


@finished_check("ART-014", fix="Mend the output that writes the pack: docs/pack-anatomy.md has the parts in order.")
def packs_hold_their_parts_in_order(finished: Finished) -> Iterator[Finding]:
    """Every facilitator pack holds the nineteen parts that its course has, in their order, by its bookmarks.

    Why: who knows one pack finds her way in every other one, also with the room waiting.
    Source: docs/pack-anatomy.md.
    """
    for file, marks in packs(finished):
        titles = [squeeze(title).text for title, _ in marks]
        at = 0
        for part in _wanted(file, finished):
            title = squeeze(part.title).text
            if title in titles[at:]:
                at += titles[at:].index(title) + 1
            else:
                what = "stands out of order" if title in titles else "is missing"
                yield Finding(file, f"Part {part.number}, “{part.title}”, {what}")


def _wanted(file: str, finished: Finished) -> tuple[Held, ...]:
    """The parts of the course that a pack is for; nothing where no course has its folder."""
    curriculum, folder = finished.curriculum, file.split("/")[-2]
    for module in curriculum.modules:
        if module.slug == folder:
            return of_module(module, curriculum.shelf)
    found = (programme for programme in curriculum.shelf.programmes if programme.id == folder)
    return next((of_programme(programme, curriculum) for programme in found), ())


@finished_check("ART-015", fix="Take lines out of the running order, the kit or the names of the sheets.")
def glances_are_one_side(finished: Finished) -> Iterator[Finding]:
    """What a pack shows at a glance is exactly one side: the session, and each day of a programme.

    Why: it lies beside the laptop all day; a second side lies under it.
    Source: docs/pack-anatomy.md, part 2.
    """
    days = {day.title for programme in finished.curriculum.shelf.programmes for day in programme.days}
    glances = {squeeze(title).text for title in (say("pack.glance-session"), say("pack.glance-title"), *days)}
    for file, marks in packs(finished):
        for title, sides in _sides(marks):
            if squeeze(title).text in glances and sides != 1:
                yield Finding(file, f"“{title}” takes {sides} sides" if sides else f"“{title}” shares its side")


def _sides(marks: Marks) -> Iterator[tuple[str, int]]:
    """Each bookmark with the number of pages until the next one."""
    return ((title, following - page) for (title, page), (_, following) in pairwise(marks))


@finished_check("ART-016", fix="Begin cards on the front of a leaf, and let backs follow each side of fronts.")
def cards_are_printed_on_both_sides(finished: Finished) -> Iterator[Finding]:
    """In a pack each set of cards begins on an odd page and takes an even number: fronts with their backs behind.

    Why: printed on both sides, a card would carry the back of another.
    Source: docs/pack-anatomy.md, part 13.
    """
    sets = {squeeze(cards.set.title).text for module in finished.curriculum.modules for cards in module.cards}
    named = tuple(squeeze(say("pack.cards-code", letter=chr(ord("A") + n))).text for n in range(26))
    for file, marks in packs(finished):
        for (title, page), (_, following) in pairwise(marks):
            said = squeeze(title).text
            lettered = next((name for name in named if said.startswith(name)), None)
            if lettered and said.removeprefix(lettered) in sets and (page % 2 or (following - page) % 2):
                yield Finding(file, f"“{title}” begins on page {page + 1} and takes {following - page}")
