"""SAF: is the room safe for somebody whom the subject touches, and the page for who reads it at home?"""

import re
from collections.abc import Iterator

from generator.checks.check import curriculum_check, module_check
from generator.checks.places import SERVICES, SETTINGS, nearest, programme_file
from generator.model.anatomy import DISCLOSURE, TWO_TRAINERS, WELLBEING, opening
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Address, Finding

_TWO_TRAINERS_FROM = 2
_DELIVERY_PAGES = (DISCLOSURE, WELLBEING)
_NUMBER = re.compile(r"\+?\d[\d ]+\d|\d{3}")


@module_check("SAF-001", fix="List under `content_note` what is met here, in short ids.")
def hard_content_is_announced(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A module with an activity of intensity 1 or more has a content note.

    Why: people choose better when they know what is coming.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    hardest = max((activity.options.intensity for activity in module.session.activities), default=0)
    if hardest and not module.matter.content_note:
        message = f"An activity has intensity {hardest}, and there is no content note"
        yield Finding(module.index, message, ("content_note",))


@module_check("SAF-002", fix="Set `trainers: 2`, or lower the intensity by changing what people are asked to do.")
def hard_activities_have_two_trainers(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """An activity of intensity 2 or more has two trainers.

    Why: one goes out with whoever needs to, the other stays with the room.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    for activity in module.session.activities:
        options = activity.options
        if options.intensity >= _TWO_TRAINERS_FROM > options.trainers:
            message = f"{options.id} has intensity {options.intensity} and one trainer"
            yield Finding(module.session.file, message, line=activity.line, column=1)


@module_check("SAF-003", fix="Raise `trainers` in the front matter of session.md to the most that any activity needs.")
def session_has_its_trainers(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The session has as many trainers as its most demanding activity.

    Why: who books the session reads the front page only.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    most = max((activity.options.trainers for activity in module.session.activities), default=1)
    given = module.session.matter.trainers
    if given < most:
        message = f"The session has {given} trainer(s), and an activity needs {most}"
        yield Finding(module.session.file, message, ("trainers",))


@module_check("SAF-004", fix="Link to `(service:…)` of the group that `support_group` in settings.yml names.")
def support_is_within_reach(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The reading and the session of a module with a content note lead to the support group.

    Why: somebody reads this alone at night, and somebody in the room goes home to it.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    group = shelf.settings.support_group
    if not group or not module.matter.content_note:
        return
    linked = {pointer.file for pointer in module.pointers if (pointer.scheme, pointer.target) == ("service", group)}
    linked_by_slide = f"{module.folder}/slides.md" in linked
    if module.index not in linked:
        yield Finding(module.index, f"The reading does not link to service:{group}", ("content_note",))
    if module.session.file not in linked and not linked_by_slide:
        message = f"Neither the session nor a slide links to service:{group}"
        yield Finding(module.session.file, message, line=1, column=1)


@curriculum_check("SAF-005", fix="Add a service of that nation to the group, or mend the id.")
def support_reaches_every_nation(curriculum: Curriculum) -> Iterator[Finding]:
    """The support group exists, its services exist, and it has one for each nation of the settings.

    Why: a helpline of another nation may not know the law or the refuge down the road.
    Source: docs/authoring.md, "Rules for content", 8 and 9.
    """
    settings, services = curriculum.shelf.settings, curriculum.shelf.services
    by_id = {service.id: service for service in services.services} if services else {}
    groups = services.groups if services else ()
    for number, group in enumerate(groups):
        for id in group.services:
            if id not in by_id:
                message = f"The group {group.id}: no service is called {id}{nearest(id, by_id)}"
                yield Finding(SERVICES, message, ("groups", number, "services"))
    if settings.support_group is None:
        return
    known = [group.id for group in groups]
    if settings.support_group not in known:
        message = f"No group of services is called {settings.support_group}{nearest(settings.support_group, known)}"
        yield Finding(SETTINGS, message, ("support_group",))
        return
    number = known.index(settings.support_group)
    reached = {nation for id in groups[number].services if id in by_id for nation in by_id[id].nations}
    for nation in settings.nations:
        if nation.id not in reached and "uk" not in reached:
            message = f"The group {settings.support_group} has no service for {nation.title}"
            yield Finding(SERVICES, message, ("groups", number, "services"))


@module_check("SAF-006", fix="Write a `safety` block in the reading: what to do if this is close to home.")
def reading_looks_after_its_reader(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The reading of a module with a content note has a `safety` block.

    Why: the reader may be living with what the page describes.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    if module.matter.content_note and module.reading.root.find(".//section[@data-block='safety']") is None:
        yield Finding(module.index, "The reading has no `safety` block", ("content_note",))


@curriculum_check("SAF-007", fix="Write curriculum/delivery/disclosure.md and wellbeing.md; every pack carries them.")
def packs_say_what_to_do(curriculum: Curriculum) -> Iterator[Finding]:
    """Where a module has a content note, there is a delivery page on disclosure and one on wellbeing.

    Why: on the day is too late to decide who steps out with somebody.
    Source: docs/authoring.md, "Rules for content", 9; docs/decisions/009.
    """
    if any(module.matter.content_note for module in curriculum.modules):
        there = {page.id for page in (page.matter for page in curriculum.shelf.delivery)}
        for id in _DELIVERY_PAGES:
            if id not in there:
                message = f"Modules have content notes, and there is no delivery page with the id `{id}`"
                yield Finding(SETTINGS, message, ("support_group",))


@curriculum_check("SAF-008", fix="Choose words that say nothing to somebody who looks over a shoulder.")
def discreet_titles_are_discreet(curriculum: Curriculum) -> Iterator[Finding]:
    """The site's name and every discreet title are free of the words that settings ban from covers.

    Why: a title stands in the history, on the printer and on the bus.
    Source: settings.yml, `banned_on_covers` and `name`.
    """
    banned = [word.casefold() for word in curriculum.shelf.settings.banned_on_covers]
    for file, address, title in _titles(curriculum):
        for word in banned:
            if re.search(rf"\b{re.escape(word)}", title.casefold()):
                yield Finding(file, f"“{title}” holds the banned word “{word}”", address)


def _titles(curriculum: Curriculum) -> Iterator[tuple[str, Address, str]]:
    yield SETTINGS, ("name",), curriculum.shelf.settings.name
    for module in curriculum.modules:
        yield module.index, ("discreet_title",), module.matter.discreet_title
    for programme in curriculum.shelf.programmes:
        yield programme_file(programme.id), ("discreet_title",), programme.discreet_title
    for page in curriculum.shelf.pages:
        if page.matter.discreet_title:
            yield page.file, ("discreet_title",), page.matter.discreet_title
    for guide in curriculum.shelf.guides:
        if guide.matter.discreet_title:
            yield guide.file, ("discreet_title",), guide.matter.discreet_title


@curriculum_check("SAF-009", fix="Set `exit_url` in settings.yml, and a `discreet_title` on pages with `no_store`.")
def readers_can_leave(curriculum: Curriculum) -> Iterator[Finding]:
    """A site that offers support has an Exit, and its help-for-you pages have a discreet title.

    Why: who looks for help may have to leave the page at once.
    Source: GOV.UK Design System, "Exit a page quickly".
    """
    settings = curriculum.shelf.settings
    if settings.support_group and not settings.exit_url:
        yield Finding(SETTINGS, "There is a support group, and no address for Exit", ("support_group",))
    for page in curriculum.shelf.pages:
        if page.matter.no_store and not page.matter.discreet_title:
            yield Finding(page.file, "A page for the reader's own help has no discreet title", ("no_store",))


@module_check(
    "SAF-010", fix="Begin with an activity of the kind `open` and end with one of the kind `close`.", level="warn"
)
def sessions_open_and_close(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A session with a content note begins with an opening and ends with a close.

    Why: the opening names the choices; the close lets people leave the subject in the room.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    activities = module.session.activities
    if module.matter.content_note and activities:
        for activity, kind in ((activities[0], "open"), (activities[-1], "close")):
            if activity.options.kind != kind:
                where = "first" if kind == "open" else "last"
                message = f"The {where} activity, {activity.options.id}, is not of the kind `{kind}`"
                yield Finding(module.session.file, message, line=activity.line, column=1)


@curriculum_check("SAF-011", fix="Write a number as digits and spaces, and an address with https://.")
def services_can_be_reached(curriculum: Curriculum) -> Iterator[Finding]:
    """A number to ring is digits and spaces, and a web line is an https address.

    Why: a number with a slip in it may be rung once, and never again.
    Source: docs/authoring.md, "Rules for content", 1.
    """
    services = curriculum.shelf.services
    for number, service in enumerate(services.services if services else ()):
        for place, line in enumerate(service.lines):
            if line.kind == "web":
                fine = line.value.startswith("https://")
            else:
                fine = line.kind == "bsl" or bool(_NUMBER.fullmatch(line.value))
            if not fine:
                message = f"{service.id}: “{line.value}” is no {'https address' if line.kind == 'web' else 'number'}"
                yield Finding(SERVICES, message, ("services", number, "lines", place, "value"))


@curriculum_check("SAF-012", fix="Write curriculum/delivery/co-facilitation.md; every pack carries it.")
def packs_say_how_two_work_together(curriculum: Curriculum) -> Iterator[Finding]:
    """Where a session has two trainers, a delivery page says how two work together.

    Why: who follows somebody out, and who stays, is agreed before it happens.
    Source: docs/pack-anatomy.md, part 9.
    """
    two = any(module.session.matter.trainers > 1 for module in curriculum.modules)
    if two and not any(page.matter.id == TWO_TRAINERS for page in curriculum.shelf.delivery):
        yield Finding(SETTINGS, f"Sessions have two trainers, and no delivery page has the id `{TWO_TRAINERS}`")


@module_check("SAF-013", fix="Begin with an activity of the kind `open`, and write what is said in a `say` block.")
def sessions_have_an_opening_script(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A session with a content note begins with an activity of the kind `open` that has words to say.

    Why: choices and limits that are made up on the day are the first thing that goes wrong.
    Source: docs/pack-anatomy.md, part 8.
    """
    del shelf
    if module.matter.content_note and opening(module) is None:
        yield Finding(module.session.file, "No opening activity has words to say", line=1, column=1)
