"""The forms as Word files: filled in for a course that somebody booked, with places to type where nothing is known."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.docx_parts import Heading, Para, Part, runs
from generator.formats.docx_text import Reading, parts_of
from generator.formats.typst_spans import Target
from generator.jobs.job import Job
from generator.model.catalogue import say, words
from generator.model.curriculum import Curriculum
from generator.model.form import FIELDS, FORMS
from generator.outputs.output import Output
from generator.outputs.pack.editable import file_of, logo
from generator.outputs.pack.form_sheet import ANY_COURSE, filled, known_of, with_rows
from generator.outputs.pack.forms import form_view
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.view import PackView

_SIZE, _ROOM = 10.0, 0.6
"""Points, and room between lines: each form stays on one side."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A file for each form."""
    for form in curriculum.shelf.forms_in_order:
        view = form_view(form, curriculum.shelf)
        yield Job(f"{FORMS}/{form.id}.docx", render, view, sources=(form.file,), about=form.id)


def render(view: PackView) -> bytes:
    """The form as a Word file; the same view gives the same bytes."""
    form, house = view.forms[0], view.house
    matter = form.matter
    when = say("pack.form-kind", when=say(f"pack.when.{matter.when}"), copies=say(f"pack.copies.{matter.copies}"))
    status = say(f"pack.review.{matter.review.status}")
    foot = say("pack.form-foot", name=house.name, version=house.version, status=status, licence=house.licence)
    mark, pictures = logo(house)
    head: tuple[Part, ...] = (
        *mark,
        Para(runs(when), "kind"),
        Heading(1, runs(matter.title)),
        *((Para(runs(matter.subtitle), "subtitle"),) if matter.subtitle else ()),
    )
    return file_of(
        view,
        f"{matter.title}: {say('pack.form')}",
        (*head, *_body(view)),
        foot=foot,
        landscape=matter.page == "landscape",
        size=_SIZE,
        room=_ROOM,
        media=pictures,
    )


def _body(view: PackView) -> tuple[Part, ...]:
    """The text of the form; what is not known of a course is a place to type."""
    form, told = view.forms[0], view.told or ANY_COURSE
    tree = filled(with_rows(form.body.root, told.rows, flows=True), known_of(view, told), dict(told.many))
    links = Frame(view).sheet_links(f"form-{form.matter.id}")
    blanks = {("field", name): Target(blank=True) for name in FIELDS}
    links = replace(links, targets={**links.targets, **blanks}, level=2)
    return parts_of(tree, Reading(links, words("pack")))


OUTPUT = Output("editable-forms", "Forms as Word files, to fill in on a screen, for any course", plan)
