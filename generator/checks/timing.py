"""TIM: can the person who runs the room trust the clock?"""

from collections.abc import Iterator
from typing import get_args

from generator.checks.check import curriculum_check, module_check
from generator.checks.places import nearest, programme_file
from generator.model.curriculum import Activity, Curriculum, Module, Pause, Shelf
from generator.model.finding import Finding
from generator.model.module import Short
from generator.model.standard import Day

WORDS_A_MINUTE = 120
"""Pace of calm speech."""


@module_check("TIM-001", fix="Change the activities' minutes, or the module's, until they agree.")
def activities_fill_the_module(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A module's activities take exactly the module's minutes; breaks are extra.

    Why: a session that runs over is taken from the debrief and the close, where people are kept safe.
    Source: docs/authoring.md, "Blocks": activities add up to the module.
    """
    del shelf
    taken = sum(activity.options.minutes for activity in module.session.activities)
    if taken != module.matter.minutes:
        message = f"The activities take {taken} min, the module promises {module.matter.minutes}"
        yield Finding(module.index, message, ("minutes",))


@module_check("TIM-002", fix="Change the minutes of the steps or of the debrief until they fill the activity.")
def steps_fill_the_activity(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The steps and the debrief of an activity take exactly its minutes.

    Why: the clock times in the pack are computed from the steps.
    Source: docs/authoring.md, "Blocks": steps and debrief add up to the activity.
    """
    del shelf
    for activity in module.session.activities:
        if activity.steps:
            taken = sum(step.minutes for step in activity.steps) + (activity.debrief.minutes if activity.debrief else 0)
            if taken != activity.options.minutes:
                message = (
                    f"The steps and debrief of {activity.options.id} take {taken} min, "
                    f"the activity {activity.options.minutes}"
                )
                yield Finding(module.session.file, message, line=activity.line, column=1)


@module_check("TIM-003", fix="Put a `break` between two activities.")
def modules_have_breaks(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """In a module nobody sits longer than the longest sitting without a break.

    Why: a hard subject tires people, and a tired room is less safe.
    Source: settings.yml, `longest_sitting`.
    """
    sitting, longest = 0, shelf.settings.longest_sitting
    for part in module.session.parts:
        if isinstance(part, Pause):
            sitting = 0
            continue
        before, sitting = sitting, sitting + part.options.minutes
        if before <= longest < sitting:
            message = f"With {part.options.id} people sit {sitting} min without a break; {longest} is the most"
            yield Finding(module.session.file, message, line=part.line, column=1)


@curriculum_check("TIM-004", fix="Put a `break` between the two modules.")
def days_have_breaks(curriculum: Curriculum) -> Iterator[Finding]:
    """On no day of a programme does anybody sit longer than the longest sitting without a break.

    Why: two modules that are each short enough may be too long in a row.
    Source: settings.yml, `longest_sitting`.
    """
    for programme in curriculum.shelf.programmes:
        for number, day in enumerate(programme.days):
            for place, message in _sittings(curriculum, day):
                yield Finding(programme_file(programme.id), message, ("days", number, "parts", place))


def _sittings(curriculum: Curriculum, day: Day) -> Iterator[tuple[int, str]]:
    """Index of the part at which a sitting gets too long, and what to say of it."""
    sitting, longest = 0, curriculum.shelf.settings.longest_sitting
    for number, part in enumerate(day.parts):
        module = curriculum.module.get(part.module or "")
        for piece in module.session.parts if module else ():
            if isinstance(piece, Pause):
                sitting = 0
                continue
            before, sitting = sitting, sitting + piece.options.minutes
            if module and before <= longest < sitting:
                yield number, f"In {module.id} people have sat {sitting} min without a break; {longest} is the most"
        if module is None:
            sitting = 0


@module_check("TIM-005", fix="Change `minutes`, `leave_out` or `shorten` until what stays adds up.")
def short_versions_add_up(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A short version names real activities, its parts add up to its minutes, and it is shorter than the module.

    Why: a trainer reaches for it when time is short already; wrong sums help nobody then.
    Source: docs/authoring.md, "Blocks".
    """
    del shelf
    activities = {activity.options.id: activity for activity in module.session.activities}
    for number, short in enumerate(module.session.matter.short):
        place = ("short", number)
        for key, ids in (("leave_out", short.leave_out), ("shorten", short.shorten)):
            for id in ids:
                if id not in activities:
                    message = f"No activity is called {id}{nearest(id, activities)}"
                    yield Finding(module.session.file, message, (*place, key))
                elif key == "shorten" and not activities[id].aside("short-of-time"):
                    yield Finding(module.session.file, f"{id} has no `short-of-time` length", (*place, key))
        taken = sum(_short_length(activity, short) for activity in activities.values())
        if taken != short.minutes:
            message = f"The {short.name} version takes {taken} min by its parts, and says {short.minutes}"
            yield Finding(module.session.file, message, (*place, "minutes"))
        if short.minutes >= module.matter.minutes:
            message = f"The {short.name} version is not shorter than the module"
            yield Finding(module.session.file, message, (*place, "minutes"))


def _short_length(activity: Activity, short: Short) -> int:
    if activity.options.id in short.leave_out:
        return 0
    cuts = activity.aside("short-of-time") if activity.options.id in short.shorten else ()
    return cuts[0].minutes if cuts else activity.options.minutes


@module_check(
    "TIM-006", fix="Leave out something else, or say in the task's `short-of-time` where it goes in that version."
)
def short_versions_keep_what_matters(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """No short version leaves out the opening or the close; nor the assessed task, unless that says where it goes.

    It says so in its `short-of-time` block, where it names the version ("half", "three-quarters").

    Why: the opening and the close keep people safe, and the task is what the session is for.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    del shelf
    activities = {activity.options.id: activity for activity in module.session.activities}
    for number, short in enumerate(module.session.matter.short):
        for activity in (activities[id] for id in short.leave_out if id in activities):
            kind = activity.options.kind
            moved = any(short.name in aside.body.text for aside in activity.aside("short-of-time"))
            if kind in ("open", "close") or (kind == "assess" and not moved):
                message = f"The {short.name} version leaves out {activity.options.id}, which is of the kind `{kind}`"
                yield Finding(module.session.file, message, ("short", number, "leave_out"))


@module_check("TIM-007", fix="Give the shorter length in `minutes`, and say in the text what stays.")
def short_of_time_is_shorter(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The length for when time is short is shorter than the activity, and not nothing.

    Why: a cut that saves no time is no help.
    Source: docs/authoring.md, "Blocks".
    """
    del shelf
    for activity in module.session.activities:
        for aside in activity.aside("short-of-time"):
            if not 0 < aside.minutes < activity.options.minutes:
                message = (
                    f"`short-of-time` of {activity.options.id} is {aside.minutes} min, "
                    f"the activity {activity.options.minutes}"
                )
                yield Finding(module.session.file, message, line=aside.line, column=1)


@module_check("TIM-008", fix="Say less, give the step more time, or hand part of it out on paper.", level="warn")
def speech_leaves_room(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """What a trainer says in a step takes at most half its time, at 120 words a minute.

    Why: the rest is for people to think, move and answer.
    Source: docs/authoring.md, "Rules for content": less than half of its step.
    """
    del shelf
    for activity in module.session.activities:
        for step in activity.steps:
            words = len(step.say.text.split()) if step.say else 0
            most = step.minutes * WORDS_A_MINUTE // 2
            if words > most:
                message = (
                    f"“{step.title}” has {words} words to say in {step.minutes} min; {most} leave room for the group"
                )
                yield Finding(module.session.file, message, line=step.line, column=1)


@module_check(
    "TIM-009", fix="Give the assessed activities the minutes that the task needs, or move part of it to study time."
)
def task_fits_the_session(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The task's minutes in class fit into the activities of the kind `assess`.

    Why: a task that the session has no time for is marked unfairly or not at all.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    asked = module.assessment.matter.minutes_in_class
    given = sum(a.options.minutes for a in module.session.activities if a.options.kind == "assess")
    if asked > given:
        message = f"The task takes {asked} min in class, the activities of the kind `assess` give {given}"
        yield Finding(module.assessment.file, message, ("minutes_in_class",))


@module_check("TIM-010", fix="Give it at least one minute, or take it out.")
def nothing_takes_no_time(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every activity, step and break takes at least a minute.

    Why: what takes no time on paper takes it from the next part in the room.
    Source: docs/authoring.md, "Blocks": steps and debrief add up to the activity.
    """
    del shelf
    for part in module.session.parts:
        if isinstance(part, Pause):
            empty = [(part.title or "The break", part.line)] if part.minutes == 0 else []
        else:
            empty = [(part.options.id, part.line)] if part.options.minutes == 0 else []
            empty += [(f"“{step.title}”", step.line) for step in part.steps if step.minutes == 0]
        for what, line in empty:
            yield Finding(module.session.file, f"{what} takes no time", line=line, column=1)


@module_check("TIM-011", fix="Write both versions under `short` in the front matter of session.md.")
def sessions_have_both_short_versions(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every session has a version of three quarters and one of half its time.

    Why: a room that is double booked or a late train must not decide what is cut; TIM-006 keeps the safety parts.
    Source: docs/pack-anatomy.md, part 17.
    """
    del shelf
    there = {short.name for short in module.session.matter.short}
    missing = [name for name in get_args(Short.model_fields["name"].annotation) if name not in there]
    for name in missing:
        yield Finding(module.session.file, f"There is no {name} version", ("short",))
