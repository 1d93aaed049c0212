"""A module's session plan as a Word file for its trainers: to change times, words and order."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.docx_parts import Cell, Heading, Para, Part, Table, Tick, cell, runs
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Assessment, Curriculum, Media, Module, Pause, Shelf, Tree
from generator.model.module import Short
from generator.outputs.output import Output
from generator.outputs.pack.amounts import group_size
from generator.outputs.pack.editable import cited, file_of, sheet_foot, sources, text
from generator.outputs.pack.frame import Frame, clock_of, listed, minutes_of
from generator.outputs.pack.glance import slide_span
from generator.outputs.pack.kit import masters
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.session_plan_parts import activity, plan_links
from generator.outputs.pack.view import PackView, lean

_SIZE, _ROOM = 10.5, 0.8


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A plan for each module."""
    for module in curriculum.modules:
        path = f"packs/{module.slug}/{module.id.lower()}-session-plan-facilitator.docx"
        view = plan_view(module, curriculum.shelf)
        yield Job(path, render, view, sources=(module.session.file,), about=module.id)


def plan_view(module: Module, shelf: Shelf) -> PackView:
    """A pack of a module's session and nothing else."""
    texts = [tree.xml for tree in session_trees(module)]
    pack = names_view(module.matter.title, module.id, module.matter.review, shelf, texts)
    task = module.assessment
    bare = Assessment(task.file, task.matter, Tree(), Tree(), Tree(), ())
    shown = tuple(picture for picture in module.media if any(f'src="{picture.path}"' in text for text in texts))
    kept = replace(
        lean(module), reading=Tree(), questions=(), slides=tuple(replace(slide, body=Tree(), notes=Tree()) for slide in module.slides), assessment=bare, media=shown
    )  # fmt: skip
    return replace(pack, modules=(kept,))


def session_trees(module: Module) -> Iterator[Tree]:
    """Every text that the plan shows, in its order."""
    session = module.session
    yield session.intro
    for part in session.activities:
        yield part.body
        for step in part.steps:
            yield from (step.say, step.rest, step.do)
            yield from (cue.body for cue in (*step.listen_for, *step.watch_for))
        yield from (aside.body for aside in part.asides)


def render(view: PackView) -> bytes:
    """The plan as a Word file; the same view gives the same bytes."""
    module = view.modules[0]
    frame = Frame(view, module, minutes_of(view.house.start))
    code = say("pack.word.plan-kind", code=module.id)
    return file_of(
        view,
        f"{module.id} {module.matter.title}: {say('pack.word.plan')}",
        tuple(_parts(frame)),
        foot=sheet_foot(view, code),
        landscape=True,
        size=_SIZE,
        room=_ROOM,
        media=_media(frame, module.media),
    )


def _media(frame: Frame, media: tuple[Media, ...]) -> Iterator[tuple[str, Media]]:
    return ((f"{frame.key}{picture.path}", picture) for picture in media)


def _parts(frame: Frame) -> Iterator[Part]:
    """From the title to the sources."""
    module = frame.the_module
    yield Para(runs(f"{say('pack.word.plan-kind', code=module.id)} · {say('pack.for-facilitators')}"), "kind")
    yield Heading(1, runs(module.matter.title))
    yield Para(runs(module.matter.summary), "subtitle")
    yield Para(runs(say("pack.word.plan-lead")), "small")
    yield Heading(2, runs(say("pack.glance-session")))
    yield _order(frame)
    yield from _ready(frame)
    at = frame.start
    for part in module.session.parts:
        if isinstance(part, Pause):
            told = say("pack.break-title", title=part.title, minutes=part.minutes)
            yield Heading(2, runs(f"{clock_of(at)}  {told}"))
            at += part.minutes
        else:
            yield from activity(frame, part, at)
            at += part.options.minutes
    yield from _shorts(frame)
    yield from sources(frame, cited(frame, (tree.root for tree in session_trees(module))))


def _order(frame: Frame, short: Short | None = None) -> Table:
    """The running order with its clock, and room for who leads; of a shorter version, if one is given."""
    rows, at = [], frame.start
    for part in frame.the_module.session.parts:
        if isinstance(part, Pause):
            if short is None:
                rows.append(_row(clock_of(at), str(part.minutes), part.title, "–", "–", "–", "–"))
                at += part.minutes
        elif short is None or part.options.id not in short.leave_out:
            minutes = _minutes(part, short)
            materials = listed([frame.material(material) for material in part.options.materials])
            grouping = say(f"pack.grouping.{part.options.grouping}")
            name = f"{slide_span(frame, part) or '–'}"
            rows.append(_row(clock_of(at), str(minutes), part.title, grouping, name, materials or "–", ""))
            at += minutes
    rows.append(_row(clock_of(at), str(at - frame.start), say("pack.end"), "–", "–", "–", "–"))
    heads = tuple(cell(say(f"pack.col-{key}")) for key in ("clock", "min", "block", "method", "slide", "sheet", "lead"))
    return Table(heads, tuple(rows), (9, 7, 52, 18, 10, 22, 20), name=say("pack.glance-session"))


def _row(*said: str) -> tuple[tuple[Part, ...], ...]:
    return tuple(cell(text, bold=place == 0) for place, text in enumerate(said))


def _minutes(part: Activity, short: Short | None) -> int:
    if short is None or part.options.id not in short.shorten:
        return part.options.minutes
    return next((aside.minutes for aside in part.aside("short-of-time")), part.options.minutes)


def _ready(frame: Frame) -> Iterator[Part]:
    """The room, the group, and what must lie ready, to tick off."""
    module = frame.the_module
    matter = module.session.matter
    small, best, large = frame.sizes
    yield Heading(2, runs(say("pack.kit-title")))
    yield from text(module.session.intro, plan_links(frame, "intro"))
    note = say("pack.group-note", min=small, best=best, max=large, group=group_size(module.session))
    for name, said in ((say("pack.room"), matter.room), (say("pack.group"), note)):
        yield Para((*runs(f"{name}. ", bold=True), *runs(said)))
    sheets = [f"{master.code}: {master.title} ({master.rule})" for master in masters(frame)]
    things = [f"{kit.item[:1].upper()}{kit.item[1:]} ({say(f'pack.per.{kit.per}')})" for kit in matter.kit]
    heads = (cell(say("pack.group.sheets")), cell(say("pack.have-ready")))
    yield Table(heads, ((_to_tick(sheets), _to_tick(things)),), (1, 1))


def _to_tick(items: list[str]) -> Cell:
    return tuple(Para((Tick(item), *runs(f" {item}"))) for item in items)


def _shorts(frame: Frame) -> Iterator[Part]:
    """The shorter versions with their own running orders."""
    shorts = frame.the_module.session.matter.short
    if not shorts:
        return
    titles = {part.options.id: part.title for part in frame.the_module.session.activities}
    yield Heading(2, runs(say("pack.shorts-title")))
    yield Para(runs(say("pack.shorts-lead")))
    for short in shorts:
        yield Heading(3, runs(say(f"pack.short.{short.name}", minutes=short.minutes)))
        yield _order(frame, short)
        for key, ids in (("left-out", short.leave_out), ("shortened", short.shorten)):
            if named := [titles[id] for id in ids if id in titles]:
                yield Para((*runs(f"{say(f'pack.{key}')}. ", bold=True), *runs(listed(named))))


OUTPUT = Output("session-plans", "Session plans as Word files, for trainers to change", plan)
