"""The forms as loose sheets: one PDF each, for any course, with lines where a course would be named."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.typst_press import facts, theme_files
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Form, Shelf
from generator.model.form import FORMS
from generator.model.standing import standing
from generator.outputs.output import Output
from generator.outputs.pack.document import opening
from generator.outputs.pack.form_sheet import form_sheet
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.plan import common_form, names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.view import PackView


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A PDF for each form."""
    theme = theme_files()
    for form in curriculum.shelf.forms_in_order:
        path = f"{FORMS}/{form.id}.pdf"
        view = form_view(form, curriculum.shelf)
        yield Job(path, render, view, media=theme, sources=(form.file,), about=form.id, info=facts)


def form_view(form: Form, shelf: Shelf) -> PackView:
    """A pack of one form and nothing else."""
    pack = names_view(form.matter.title, "", form.matter.review, shelf, ())
    return replace(pack, forms=(common_form(form, standing(form, shelf)),))


def render(view: PackView) -> bytes:
    """The form as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view)


def document(view: PackView) -> str:
    """The Typst source of a form."""
    return opening(view, say("pack.form")) + form_sheet(Frame(view), view.forms[0], alone=True)


OUTPUT = Output("forms", "Forms as PDF, one side of A4 each, for any course", plan)
