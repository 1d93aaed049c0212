"""PED: would this session and this task teach, and could a stranger run them?"""

import re
from collections.abc import Iterator

from generator.checks.check import curriculum_check, module_check
from generator.checks.places import SETTINGS, nearest, programme_file
from generator.model.anatomy import CHECKLIST
from generator.model.curriculum import Activity, Curriculum, Module, Shelf
from generator.model.finding import Finding
from generator.model.standard import Standard

_ASKED_FOR = {
    "input": ("online",),
    "practice": ("debrief", "short-of-time", "online", "adapt"),
    "assess": ("debrief", "short-of-time", "online", "adapt"),
}
"""What stands beside the steps of each kind of activity."""


def _at(module: Module, activity: Activity, message: str) -> Finding:
    return Finding(module.session.file, message, line=activity.line, column=1)


def _level_of(standard: Standard, text: str) -> tuple[str, str]:
    """The verb that a text opens with, and its level's id; the longest verb wins. Empty where there is none."""
    opening = text.casefold()
    verbs = [(verb, level.id) for level in standard.levels for verb in level.verbs]
    fitting = [(verb, id) for verb, id in verbs if re.match(rf"{re.escape(verb.casefold())}\b", opening)]
    return max(fitting, key=lambda pair: len(pair[0]), default=("", ""))


@module_check("PED-001", fix="Open the objective with a verb of its level, or change the level.")
def objectives_open_with_a_verb_of_their_level(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every objective opens with one verb, and the verb belongs to the level that the objective names.

    Why: the level decides what practice and what task would be fair.
    Source: standard.yml, `levels`; Anderson and Krathwohl's revision of Bloom's taxonomy.
    """
    levels = [level.id for level in shelf.standard.levels]
    for number, objective in enumerate(module.matter.objectives):
        place = ("objectives", number, "text")
        verb, level = _level_of(shelf.standard, objective.text)
        if objective.level not in levels:
            message = f"{objective.id}: no level is called {objective.level}{nearest(objective.level, levels)}"
            yield Finding(module.index, message, ("objectives", number, "level"))
        elif not verb:
            first = objective.text.split()[0]
            yield Finding(module.index, f"{objective.id} opens with “{first}”, which is no verb of any level", place)
        elif level != objective.level:
            message = f"{objective.id}: “{verb}” belongs to the level {level}, the objective says {objective.level}"
            yield Finding(module.index, message, place)


@module_check("PED-002", fix="Give the objective to a `practice` or `assess` activity.")
def objectives_are_worked_on(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every objective is worked on in at least one activity of the kind `practice` or `assess`.

    Why: people learn to do a thing by doing it.
    Source: Biggs (1996), constructive alignment.
    """
    del shelf
    worked = {
        id
        for activity in module.session.activities
        if activity.options.kind in ("practice", "assess")
        for id in activity.options.objectives
    }
    for number, objective in enumerate(module.matter.objectives):
        if objective.id not in worked:
            message = f"No practice or assess activity works on {objective.id}"
            yield Finding(module.index, message, ("objectives", number, "id"))


@module_check("PED-003", fix="Name the objective in assessment.md, and let the task ask for it.")
def objectives_are_assessed(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every objective is part of the module's assessment.

    Why: an objective that nobody checks is a wish.
    Source: Biggs (1996), constructive alignment.
    """
    del shelf
    for number, objective in enumerate(module.matter.objectives):
        if objective.id not in module.assessment.matter.objectives:
            message = f"The assessment does not name {objective.id}"
            yield Finding(module.index, message, ("objectives", number, "id"))


@module_check(
    "PED-004", fix="Write what the activity is for, what people read, and at least one step with what to say and do."
)
def activities_can_be_run(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every activity has a purpose, a text for participants, and steps with something to say or do.

    Why: the trainer who opens the pack on the evening before has never seen it run.
    Source: docs/authoring.md, "Blocks".
    """
    del shelf
    for activity in module.session.activities:
        id = activity.options.id
        if not activity.options.purpose:
            yield _at(module, activity, f"{id} has no purpose")
        if not activity.body:
            yield _at(module, activity, f"{id} has no text for participants")
        if not activity.steps:
            yield _at(module, activity, f"{id} has no steps")
        for step in activity.steps:
            if not (step.say or step.do or step.rest):
                message = f"The step “{step.title}” of {id} says neither what to say nor what to do"
                yield Finding(module.session.file, message, line=step.line, column=1)


@module_check("PED-005", fix="Write the missing block beside the steps.")
def activities_have_their_asides(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Practice and assessment have a debrief, a shorter length, an online and an adapted form; input an online one.

    Why: rooms differ, time runs out, and people learn from what they say about what they did.
    Source: docs/authoring.md, "Blocks".
    """
    del shelf
    for activity in module.session.activities:
        lacking = [kind for kind in _ASKED_FOR.get(activity.options.kind, ()) if not activity.aside(kind)]
        if lacking:
            names = ", ".join(f"`{kind}`" for kind in lacking)
            yield _at(module, activity, f"{activity.options.id} has no {names}")


@module_check("PED-006", fix="Write what people tend to answer and the reply, as `listen-for`, or an `answer`.")
def practice_has_answers(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every practice tells the trainer what people tend to answer, or what a good answer is.

    Why: the wrong answer that goes unanswered is what the room remembers.
    Source: docs/authoring.md, "Rules for content": a reply to each likely answer.
    """
    del shelf
    for activity in module.session.activities:
        heard = any(step.listen_for for step in activity.steps)
        if activity.options.kind == "practice" and not heard and not activity.aside("answer"):
            yield _at(module, activity, f"{activity.options.id} has neither `listen-for` nor `answer`")


@module_check("PED-007", fix="Write `handout:id` or `cards:id` of a file in this module.")
def materials_exist(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every material of an activity or of the task is a handout or a card set of the module.

    Why: the kit list and the print run are made from it.
    Source: docs/authoring.md, "Blocks".
    """
    del shelf
    known = [f"handout:{handout.matter.id}" for handout in module.handouts]
    known += [f"cards:{cards.set.id}" for cards in module.cards]
    for activity in module.session.activities:
        for material in activity.options.materials:
            if material not in known:
                yield _at(
                    module,
                    activity,
                    f"{activity.options.id}: no material is called {material}{nearest(material, known)}",
                )
    for number, material in enumerate(module.assessment.matter.materials):
        if material not in known:
            message = f"No material is called {material}{nearest(material, known)}"
            yield Finding(module.assessment.file, message, ("materials", number))


@module_check(
    "PED-008", fix="Give it to an activity, name it in the task or link to it; or take the file away.", level="warn"
)
def materials_are_used(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every handout and card set is a material of something, or is linked to.

    Why: a sheet that nothing uses is printed for nothing, or its use was forgotten.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    used = {material for activity in module.session.activities for material in activity.options.materials}
    used.update(module.assessment.matter.materials)
    used.update(f"{pointer.scheme}:{pointer.target}" for pointer in module.pointers)
    files = [(handout.file, f"handout:{handout.matter.id}") for handout in module.handouts]
    files += [(cards.file, f"cards:{cards.set.id}") for cards in module.cards]
    for file, name in files:
        if name not in used:
            yield Finding(file, f"Nothing uses {name}", ("id",))


@module_check("PED-009", fix="Write the slide's id as slides.md has it, in `{#…}`.")
def slides_exist(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every slide that a step or debrief shows exists.

    Why: the running order prints the slide's number, computed from its id.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    known = [slide.id for slide in module.slides]
    for activity in module.session.activities:
        shown = [(step.slide, step.line) for step in activity.steps]
        shown += [(aside.slide, aside.line) for aside in activity.asides]
        for id, line in shown:
            if id is not None and id not in known:
                message = f"No slide is called {id}{nearest(id, known)}"
                yield Finding(module.session.file, message, line=line, column=1)


@module_check("PED-010", fix="Write what the trainer says with the slide in a `notes` block.")
def slides_have_notes(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every slide has notes for the trainer.

    Why: a slide is what the room sees; without notes nobody knows what it was for.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    for slide in module.slides:
        if not slide.notes:
            yield Finding(f"{module.folder}/slides.md", f"The slide {slide.id} has no notes", line=slide.line, column=1)


@module_check("PED-011", fix="Set `min`, `best` and `max` in rising order.")
def groups_make_sense(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The smallest, best and largest group are in rising order.

    Why: counts of copies and kit are made from them.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    group = module.session.matter.group
    if not group.min <= group.best <= group.max:
        message = f"The group is at least {group.min}, at best {group.best}, at most {group.max}"
        yield Finding(module.session.file, message, ("group",))


@module_check("PED-012", fix="Lengthen or shorten the reading, or change `reading_words` in settings.yml.")
def reading_fits_the_module(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The reading has as many words for each minute of contact as the settings allow.

    Why: too little teaches nothing; too much is not read by a tired professional.
    Source: settings.yml, `reading_words`.
    """
    least, most = shelf.settings.reading_words
    minutes = module.matter.minutes
    if minutes and not least * minutes <= module.words <= most * minutes:
        pace = f"{module.words / minutes:.1f} words a minute"
        message = f"The reading has {module.words} words, {pace}; it should have {least * minutes} to {most * minutes}"
        yield Finding(module.index, message, ("minutes",))


@curriculum_check("PED-021", fix="Write a page in curriculum/delivery/ with `kind: checklist`; every pack carries it.")
def packs_say_how_to_prepare(curriculum: Curriculum) -> Iterator[Finding]:
    """Where there are modules, a delivery page of the kind `checklist` says how to prepare.

    Why: a session is mostly decided before anyone arrives.
    Source: docs/pack-anatomy.md, part 4.
    """
    if curriculum.modules and not any(page.matter.kind == CHECKLIST for page in curriculum.shelf.delivery):
        yield Finding(SETTINGS, "No delivery page is of the kind `checklist`")


@curriculum_check(
    "PED-022", fix="Say in `trainer_level` what the trainers have done and know, in session.md or the programme."
)
def trainers_know_what_is_asked(curriculum: Curriculum) -> Iterator[Finding]:
    """Every session and every programme says what its trainers must have done and know.

    Why: who books a trainer reads the cover; a hard session in hands that are new to it harms people.
    Source: docs/pack-anatomy.md, part 1.
    """
    for module in curriculum.modules:
        if not module.session.matter.trainer_level:
            yield Finding(module.session.file, "It does not say what its trainers have done and know", ("trainers",))
    for programme in curriculum.shelf.programmes:
        if not programme.trainer_level:
            message = "It does not say what its trainers have done and know"
            yield Finding(programme_file(programme.id), message, ("audience",))
