"""FRM: is every form there that a course needs, and is it safe where it goes?"""

import re
from collections.abc import Iterator

from generator.checks.check import curriculum_check
from generator.checks.passages import form_passages
from generator.checks.places import SETTINGS, nearest
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.form import FIELDS, TELLING

_FIELD = "field"


@curriculum_check("FRM-001", fix="Write curriculum/forms/ID.md, or take the id out of settings.yml.")
def required_forms_are_there(curriculum: Curriculum) -> Iterator[Finding]:
    """Every form that settings.yml names under `forms` is there.

    Why: a trainer without the list, the questions or the certificate makes one up on the day.
    Source: settings.yml, `forms`.
    """
    there = {form.id for form in curriculum.shelf.forms}
    for number, id in enumerate(curriculum.shelf.settings.forms):
        if id not in there:
            yield Finding(SETTINGS, f"No form is called {id}{nearest(id, there)}", ("forms", number))


@curriculum_check("FRM-002", fix='Use a field from docs/authoring.md, "Forms", and only in a form.')
def fields_are_known(curriculum: Curriculum) -> Iterator[Finding]:
    """Every `field:` link stands in a form, and names a field that the program fills.

    Why: elsewhere, or under another name, nothing would be filled in.
    Source: docs/authoring.md, "Forms".
    """
    forms = {form.file for form in curriculum.shelf.forms}
    sources = (*curriculum.shelf.sources, *(source for module in curriculum.modules for source in module.sources))
    for source in sources:
        for pointer in source.pointers:
            if pointer.scheme != _FIELD:
                continue
            if source.file not in forms:
                message = f"The field {pointer.target} stands in a file that is no form"
                yield Finding(pointer.file, message, line=pointer.line, column=pointer.column)
            elif pointer.target not in FIELDS:
                message = f"No field is called {pointer.target}{nearest(pointer.target, FIELDS)}"
                yield Finding(pointer.file, message, line=pointer.line, column=pointer.column)


@curriculum_check("FRM-003", fix="Say it without the word, and name the course by its `discreet-title`.")
def forms_that_go_away_are_discreet(curriculum: Curriculum) -> Iterator[Finding]:
    """A learner's form for before or later holds no word that settings ban from covers, and no telling field.

    Why: it is opened where somebody else may look on.
    Source: settings.yml, `banned_on_covers`.
    """
    banned = [word.casefold() for word in curriculum.shelf.settings.banned_on_covers]
    for form in curriculum.shelf.forms:
        if not form.matter.goes_away:
            continue
        for passage in form_passages(form):
            for unit in passage.units:
                for word in banned:
                    if re.search(rf"\b{re.escape(word)}", unit.text.casefold()):
                        line = 0 if passage.address else unit.line or passage.line
                        message = f"“{word}” stands in a form that goes to where others may see it"
                        yield Finding(form.file, message, passage.address, line=line, column=1 if line else 0)
        for pointer in form.source.pointers:
            if pointer.scheme == _FIELD and pointer.target in TELLING:
                message = f"The field {pointer.target} says what the course is about"
                yield Finding(form.file, message, line=pointer.line, column=pointer.column)
