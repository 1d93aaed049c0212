"""Readers as EPUB: of each module and each programme, from what a learner may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.formats.epub import Book, Chapter, epub
from generator.formats.identifiers import stable_uuid
from generator.formats.inline import inline
from generator.formats.question_items import bare
from generator.jobs.job import Job
from generator.model.audience import SelfCheck, for_learner
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Module
from generator.outputs.output import Output
from generator.outputs.universities.bare_pages import BareShelf, bare_shelf, learner_pages
from generator.outputs.universities.cartridges import lean
from generator.outputs.universities.questions import FOLDER

_STYLE = Path(__file__).with_name("book.css")


@dataclass(frozen=True, slots=True)
class BookView:
    """All that one book is made from."""

    id: str
    title: str
    summary: str
    modules: tuple[Module, ...]
    room: BareShelf


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A book for each module, then for each programme that has modules."""
    shelf = curriculum.shelf
    for module in curriculum.modules:
        title = f"{module.id} {module.matter.title}"
        view = BookView(module.id, title, module.matter.summary, (lean(module),), bare_shelf(shelf, (module,)))
        path = f"{FOLDER}/{module.slug}/{module.id.lower()}-reader.epub"
        yield Job(path, render, view, sources=(module.index,), about=module.id)
    for programme in shelf.programmes:
        if modules := curriculum.offered(programme):
            held = tuple(lean(module) for module in modules)
            view = BookView(programme.id, programme.title, programme.summary, held, bare_shelf(shelf, modules))
            sources = tuple(sorted(module.index for module in modules))
            path = f"{FOLDER}/{programme.id}/{programme.id}-reader.epub"
            yield Job(path, render, view, sources=sources, about=programme.id)


def render(view: BookView) -> bytes:
    """The book as EPUB 3."""
    settings = view.room.settings
    return epub(
        Book(
            id=stable_uuid("-".join(settings.name.casefold().split()), "book", view.id),
            title=view.title,
            creator=settings.name,
            description=f"{view.summary} {settings.status_line}",
            rights=f"{settings.licence} {settings.licence_url}",
            changed=settings.released.isoformat(),
            accessibility=say("universities.book-access"),
            contents=say("universities.contents"),
            style=_STYLE.read_text(encoding="utf-8"),
            chapters=tuple(chapter for module in view.modules for chapter in _chapters(view, module)),
        )
    )


def _chapters(view: BookView, module: Module) -> Iterator[Chapter]:
    """The pages of a module, its self-check before the task."""
    several = len(view.modules) > 1
    named = f"{module.id} {module.matter.short_title}"
    for page in learner_pages(module, view.room):
        part = named if several else say(f"universities.part-{page.part}")
        if page.part == "task" and (checks := for_learner(module).self_checks):
            yield Chapter(f"{module.id}-check", say("universities.self-check"), _checks(checks), part, {})
        yield Chapter(page.id, page.title, page.html, part, page.pictures)


def _checks(checks: tuple[SelfCheck, ...]) -> str:
    """The questions, then what each choice says back: on pages of its own kind, for a book hides nothing."""
    asked, told = "", ""
    for check in checks:
        choices = "".join(f"<li>{bare(inline(option.text))}</li>" for option in check.options)
        asked += f"<li><p>{bare(inline(check.stem))}</p><ol>{choices}</ol></li>"
        said = "".join(
            f"<li>{'<strong>' + say('universities.right') + '</strong> ' if option.correct else ''}{bare(inline(option.feedback))}</li>"
            for option in check.options
        )
        told += f"<li><ol>{said}</ol></li>"
    title, answers = escape(say("universities.self-check")), escape(say("universities.answers"))
    return f"<h1>{title}</h1><ol>{asked}</ol><h2>{answers}</h2><ol>{told}</ol>"


OUTPUT = Output("books", "Readers as EPUB 3, for each module and each programme", plan)
