"""Handouts as Word files: those that a learner may keep, and apart from them those that are handed back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.formats.docx_parts import Heading, Para, Part, Table, runs
from generator.jobs.job import Job
from generator.model.audience import LearnerHandout, for_learner
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Media, Module, Shelf
from generator.outputs.output import Output
from generator.outputs.pack.editable import cited, content_note, file_of, sheet_foot, sources, text
from generator.outputs.pack.learner import KeptHandout, LearnerFrame, kept_handouts, shown
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.sheets import sheet_kind
from generator.outputs.pack.view import PackView

_SIZE, _ROOM = 10.5, 0.9
"""Points, and room between lines: near the printed sheet, which takes the size that fits its sides."""


@dataclass(frozen=True, slots=True)
class EditableSheet:
    """All that one sheet shows."""

    pack: PackView
    module: str
    """Its id."""
    sheet: KeptHandout
    topics: tuple[str, ...]
    """What it touches on, in words."""
    media: tuple[Media, ...]


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A file for each handout; the name of one that is handed back says that it is the facilitator's."""
    for module in curriculum.modules:
        for handout in kept_handouts(module, for_learner(module).handouts):
            yield _job(handout, module, curriculum.shelf, "")
        back = tuple(LearnerHandout(h.matter, h.body) for h in module.handouts if h.matter.kept_back)
        for handout in kept_handouts(module, back):
            yield _job(handout, module, curriculum.shelf, "-facilitator")


def _job(kept: KeptHandout, module: Module, shelf: Shelf, whose: str) -> Job:
    matter, body = kept.handout.matter, kept.handout.body
    path = f"packs/{module.slug}/handouts/{matter.id}{whose}.docx"
    pack = names_view(matter.title, module.id, module.matter.review, shelf, [body.xml])
    topics = tuple(_topic(shelf, id) for id in matter.content_note)
    view = EditableSheet(pack, module.id, kept, topics, shown(module.media, [body]))
    return Job(path, render, view, sources=(module.index,), about=module.id)


def _topic(shelf: Shelf, id: str) -> str:
    """What the glossary calls it, inside a sentence; with no entry, the words of its id."""
    name = shelf.term[id].term.partition(" (")[0] if id in shelf.term else id.replace("-", " ")
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def render(view: EditableSheet) -> bytes:
    """The handout as a Word file; the same view gives the same bytes."""
    frame = LearnerFrame(view.pack, view.module, view.media)
    matter, body = view.sheet.handout.matter, view.sheet.handout.body
    code = f"{view.module} {view.sheet.code}"
    links = frame.sheet_links(f"handout-{matter.id}")
    head: tuple[Part, ...] = (
        Para(runs(sheet_kind(matter, code)), "kind"),
        Heading(1, runs(matter.title)),
        *((Para(runs(matter.subtitle), "subtitle"),) if matter.subtitle else ()),
        *content_note(view.topics),
    )
    parts = tuple(_cut(part) for part in text(body, links)) if matter.cut else text(body, links)
    return file_of(
        view.pack,
        f"{view.module} {matter.title}: {say('pack.handouts-kind')}",
        (*head, *parts, *sources(frame, cited(frame, [body.root]))),
        foot=sheet_foot(view.pack, code),
        landscape=matter.page == "landscape",
        size=_SIZE,
        room=_ROOM,
        media=((f"{frame.key}{picture.path}", picture) for picture in view.media),
    )


def _cut(part: Part) -> Part:
    """A table whose rows are to be cut apart shows where."""
    return replace(part, cut=True) if isinstance(part, Table) else part


OUTPUT = Output("editable-handouts", "Every handout as a Word file to change and to type in", plan)
