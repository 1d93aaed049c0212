"""POS: can a poster be read from across the room, by everybody who may come past?"""

import re
from collections.abc import Collection, Iterator

from generator.checks.check import curriculum_check
from generator.checks.passages import poster_passages
from generator.checks.places import nearest
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.short_address import places


@curriculum_check("POS-001", fix="Take words out; settings.yml says how many a poster may have.")
def posters_have_few_words(curriculum: Curriculum) -> Iterator[Finding]:
    """A poster has no more words than settings.yml allows (`poster_words`), its headline included.

    Why: with more of them the letters are too small to read from where people sit.
    Source: docs/authoring.md, "Posters".
    """
    most = curriculum.shelf.settings.poster_words
    for poster in curriculum.shelf.posters:
        words = len(poster.matter.title.split()) + len(poster.body.text.split())
        if words > most:
            yield Finding(poster.file, f"The poster has {words} words, and may have {most}", ("title",))


@curriculum_check("POS-002", fix="Say it without the word, or hang the poster where staff alone come past.")
def open_walls_are_discreet(curriculum: Curriculum) -> Iterator[Finding]:
    """A poster that anyone may see holds no word that settings ban from covers.

    Why: what hangs on a wall tells everybody who comes past whom the room is for.
    Source: settings.yml, `banned_on_covers`.
    """
    banned = [word.casefold() for word in curriculum.shelf.settings.banned_on_covers]
    for poster in curriculum.shelf.posters:
        if poster.matter.seen_by != "anyone":
            continue
        for passage in poster_passages(poster):
            for unit in passage.units:
                for word in banned:
                    if re.search(rf"\b{re.escape(word)}", unit.text.casefold()):
                        line = 0 if passage.address else unit.line or passage.line
                        message = f"“{word}” stands on a poster that anyone may see"
                        yield Finding(poster.file, message, passage.address, line=line, column=1 if line else 0)


@curriculum_check("POS-003", fix="Write the id as services.yml has it; `more` takes a link such as `task:some-id`.")
def posters_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """The services that a poster lists can be reached, and the place that says more has a short address.

    Why: a number that is missing is missed by whoever needs it.
    Source: docs/authoring.md, "Posters".
    """
    services = curriculum.shelf.services
    there = {":".join(place) for place in places(curriculum)}
    for poster in curriculum.shelf.posters:
        matter = poster.matter
        for number, id in enumerate(matter.services):
            if not (services and services.reachable((id,))):
                known = {service.id for service in services.services} if services else set()
                yield _unknown(poster.file, ("services", number), "service that can be reached", id, known)
        if matter.more and matter.more not in there:
            yield _unknown(poster.file, ("more",), "place with a short address", matter.more, there)


def _unknown(file: str, address: tuple[str | int, ...], what: str, name: str, known: Collection[str]) -> Finding:
    return Finding(file, f"No {what} is called {name}{nearest(name, known)}", address)
