"""A pack from cover to licence: the order of its parts, and nothing else."""

from collections.abc import Iterable

from generator.formats.typst_text import array, call, literal, pairs, words
from generator.model.catalogue import say
from generator.model.curriculum import Media, Module
from generator.outputs.pack import assessing, back, form_sheet, front, glance, kit, local, session, sheets
from generator.outputs.pack.frame import Frame, minutes_of
from generator.outputs.pack.view import PackView


def document(view: PackView) -> str:
    """The Typst source of a pack."""
    shared = Frame(view)
    body = (
        programme_pack(shared)
        if view.programme
        else module_pack(Frame(view, view.modules[0], minutes_of(view.house.start)))
    )
    return opening(view) + body


def opening(view: PackView, kind: str = "", shift: int | None = None) -> str:
    """Import of the template, and what it must know of the whole document: a pack, unless it is told.

    `shift` is how many levels of headings stand above the groups of a module.
    """
    levels = (1 if view.programme else 0) if shift is None else shift
    set_up = (
        f"title: {literal(view.title)}, short: {literal(view.short_title)}, code: {literal(view.code)}, kind: {literal(kind or say('pack.kind'))}, "
        f"name: {literal(view.house.name)}, version: {literal(view.house.version)}, "
        f"date: {literal(str(view.house.released))}, shift: {levels}"
    )
    return f'#import "pack.typ": *\n#show: pack.with({set_up})\n' + local.logo(view.house) + pictures(view)


def pictures(view: PackView) -> str:
    """The bytes of every picture of the modules of a pack."""
    return picture_bytes((module.id, picture) for module in view.modules for picture in module.media)


def picture_bytes(given: Iterable[tuple[str, Media]]) -> str:
    """The bytes of every picture, by the key under which texts name it; each comes with its module's id."""
    held = {f"{id}-{picture.path}": f"bytes({array(map(str, picture.data))})" for id, picture in given}
    return call("pictures.update", pairs(held)) if held else ""


def module_pack(frame: Frame) -> str:
    """The pack of one module."""
    module = frame.the_module
    return "".join(
        (
            front.cover(frame),
            call("contents", depth="2"),
            group("before"),
            glance.module_glance(frame, fresh=False),
            kit.preparation(frame),
            front.outcomes_grid(frame),
            front.guides(frame),
            module_parts(frame, module),
            form_group(frame),
            group("back"),
            back.contacts(frame),
            back.services(frame),
            back.glossary(frame),
            back.sources(frame),
            back.about(frame),
        )
    )


def module_parts(frame: Frame, module: Module) -> str:
    """What a trainer holds while teaching one module, then its sheets, keys and reading."""
    out = group("session") + session.activities(frame)
    if module.session.matter.short:
        out += session.shorts(frame)
    if module.slides:
        out += group("slides", fresh=False) + session.slides(frame)
    lead = call("sheets-lead", f"label({literal(f'{frame.key}kit')})")
    out += group("sheets", fresh=False) + lead + sheets.handouts(frame) + sheets.cards(frame)
    out += sheets.quick_card(frame) + assessing.for_learners(frame)
    out += reader("for-assessors") + group("assessors") + sheets.card_keys(frame) + assessing.for_assessors(frame)
    return out + reader("for-facilitators") + group("reading") + back.reading(frame)


def programme_pack(shared: Frame) -> str:
    """The pack of a programme: the day, what all modules share, then module by module."""
    view = shared.view
    programme = view.programme
    days = programme.days if programme else ()
    out = front.cover(shared) + call("contents", depth="3", shift="1")
    before = group("day") + "".join(glance.day_glance(shared, day, number) for number, day in enumerate(days, 1))
    out += inner(before + group("before") + front.guides(shared))
    for module, start in starts(view):
        frame = Frame(view, module, start)
        out += call(
            "module-opening",
            words(module.id),
            words(module.matter.title),
            summary=words(module.matter.summary),
            place=words(front.start_of(frame)),
            target=literal(f"{module.id}-opening"),
        )
        body = group("before", fresh=False) + kit.preparation(frame)
        body += glance.module_glance(frame, fresh=True) + front.outcomes_grid(frame)
        out += inner(body + module_parts(frame, module))
    end = (
        back.contacts(shared)
        + back.services(shared)
        + back.glossary(shared)
        + back.sources(shared)
        + back.about(shared)
    )
    return out + inner(form_group(shared) + group("back") + end)


def starts(view: PackView) -> list[tuple[Module, int]]:
    """Each module with the minute of the day at which it starts."""
    modules = {module.id: module for module in view.modules}
    found: list[tuple[Module, int]] = []
    for day in view.programme.days if view.programme else ():
        at = minutes_of(day.start)
        for part in day.parts:
            if part.module in modules:
                module = modules[part.module]
                found.append((module, at))
                at += module.matter.minutes + sum(pause.minutes for pause in module.session.pauses)
            at += part.pause or 0
    return found


def inner(body: str) -> str:
    """A run of groups one level below a module's title."""
    return f"#[\n#set heading(offset: 1)\n{body}\n];\n"


def form_group(frame: Frame) -> str:
    """The forms, where there are any."""
    return group("forms") + form_sheet.forms(frame) if frame.view.forms else ""


def group(key: str, *, fresh: bool = True) -> str:
    """A group of parts, on a new page unless it may follow what stands before it."""
    return call("group", words(say(f"pack.group.{key}")), fresh="true" if fresh else "false")


def reader(key: str) -> str:
    """Names who the following pages are for, in their running head."""
    return call("reader", words(say(f"pack.{key}")))
