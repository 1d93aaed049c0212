"""A pack from cover to licence: the order of its parts, and nothing else."""

from collections.abc import Iterable

from generator.formats.typst_text import array, block, call, literal, pairs, words
from generator.model.catalogue import say
from generator.model.curriculum import Media, Module
from generator.outputs.pack import (
    assessing,
    back,
    form_sheet,
    front,
    glance,
    kit,
    lists,
    local,
    opening_script,
    session,
    sheets,
)
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
    code = "" if view.programme and shift is None else view.code  # a book's own title begins with its tier
    set_up = (
        f"title: {literal(view.title)}, short: {literal(view.short_title)}, code: {literal(code)}, kind: {literal(kind or say('pack.kind'))}, "
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
    """The pack of one module: the nineteen parts in their order, and before the sources what is ours beside them."""
    module = frame.the_module
    return "".join(
        (
            front.cover(frame),
            call("book-contents", depth="2"),
            group("before", tab=True),
            glance.module_glance(frame, fresh=False),
            front.outcomes_grid(frame),
            front.preparing(frame),
            kit.preparation(frame),
            front.caring(frame),
            opening_script.opening_script(frame),
            front.together(frame),
            module_parts(frame, module),
            form_group(frame),
            shorts_group(frame),
            reading_group(frame),
            back_group(frame),
        )
    )


def module_parts(frame: Frame, module: Module) -> str:
    """What a trainer holds while teaching one module, its sheets, and what assessors need."""
    out = group("session", tab=not frame.in_book) + session.activities(frame)
    if module.slides:
        out += group("slides", tab=not frame.in_book) + session.slides(frame)
    lead = call("sheets-lead", f"label({literal(f'{frame.key}kit')})")
    out += group("sheets", fresh=False) + lead + sheets.handouts(frame) + sheets.cards(frame)
    out += sheets.quick_card(frame) + assessing.for_learners(frame)
    out += reader("for-assessors") + group("assessors", tab=not frame.in_book)
    return out + assessing.for_assessors(frame) + reader("for-facilitators")


def programme_pack(shared: Frame) -> str:
    """The book of a programme: the day, what all modules share, module by module, and again what they share."""
    view = shared.view
    programme = view.programme
    days = programme.days if programme else ()
    out = front.cover(shared) + call("book-contents", depth="3", shift="1") + lists.sheet_list(shared)
    before = group("day", tab=True) + "".join(
        glance.day_glance(shared, day, number) for number, day in enumerate(days, 1)
    )
    pages = front.preparing(shared) + front.caring(shared) + front.together(shared)
    out += inner(before + (group("before", tab=True) + pages if pages else ""))
    for module, start in starts(view):
        frame = Frame(view, module, start)
        out += call(
            "module-opening",
            words(module.id),
            words(module.matter.title),
            summary=block(f"{words(module.matter.summary)[1:-1]}{_level(module)}"),
            place=words(front.start_of(frame)),
            target=literal(f"{module.id}-opening"),
        )
        out += call("tab", words(module.id)) + call("module-contents")
        body = group("before") + glance.module_glance(frame, fresh=False)
        body += front.outcomes_grid(frame) + kit.preparation(frame) + opening_script.opening_script(frame)
        out += inner(body + module_parts(frame, module) + shorts_group(frame) + reading_group(frame))
        out += call("module-end")
    return out + inner(form_group(shared) + back_group(shared))


def _level(module: Module) -> str:
    """What its trainers have done and know."""
    level = module.session.matter.trainer_level
    return f"\n\n{words(say('pack.opening-level', level=level))[1:-1]}" if level else ""


def shorts_group(frame: Frame) -> str:
    """The shorter versions, where there are any."""
    if not frame.the_module.session.matter.short:
        return ""
    return group("shorts", tab=not frame.in_book) + session.shorts(frame)


def reading_group(frame: Frame) -> str:
    """The reading."""
    return group("reading", tab=not frame.in_book) + back.reading(frame)


def back_group(frame: Frame) -> str:
    """Contacts, help, words and their index: ours. Then the sources, and what is to be said of the pack itself."""
    out = group("back", tab=True) + back.contacts(frame) + back.services(frame) + back.glossary(frame)
    return out + back.index(frame) + (back.sources(frame) or back.no_sources()) + back.about(frame)


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
    return group("forms", tab=True) + form_sheet.forms(frame) if frame.view.forms else ""


def group(key: str, *, fresh: bool = True, tab: bool = False) -> str:
    """A group of parts, on a new page unless it may follow what stands before it; `tab`: marked at the edge."""
    out = call("group", words(say(f"pack.group.{key}")), fresh="true" if fresh else "false")
    return out + call("tab", words(say(f"pack.tab.{key}"))) if tab else out


def reader(key: str) -> str:
    """Names who the following pages are for, in their running head."""
    return call("reader", words(say(f"pack.{key}")))
