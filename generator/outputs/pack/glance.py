"""The running order at a glance: one page for a session, one for each day of a programme."""

from typing import Literal

from generator.formats.typst_text import array, call, literal, pairs, words
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Cards, Module, Pause
from generator.model.standard import Day
from generator.outputs.pack.frame import Frame, minutes_of
from generator.outputs.pack.kit import have_ready, in_runs
from generator.outputs.pack.sheets import has_key
from generator.outputs.pack.told import weekday_date
from generator.outputs.pack.view import in_order

USES: tuple[Literal["summative", "formative"], ...] = ("summative", "formative")
"""Uses of questions, in the order of their keys."""


def bar(title: str, minutes: int, kind: str, heat: int = 0, label: tuple[str, int] | None = None) -> str:
    """One bar of a timeline. `label` is other words to stand below it, and the minutes that they may spread over."""
    told = {"min": str(minutes), "kind": literal(kind), "heat": str(heat), "short": literal(_short(title))}
    if label is not None:
        told |= {"label": literal(label[0]), "span": str(label[1])}
    return pairs(told)


def _short(title: str) -> str:
    """A title without what follows a colon or a comma."""
    return title.partition(":")[0].partition(",")[0]


def module_bars(module: Module, *, named: bool = True) -> list[str]:
    """A bar for each activity and break of a module; below them their names, or once the module's."""
    found = []
    for number, part in enumerate(module.session.parts):
        whole = (f"{module.id} {module.matter.short_title}" if number == 0 else "", module.matter.minutes)
        label = None if named else whole
        if isinstance(part, Pause):
            found.append(bar(part.title, part.minutes, "pause", label=label))
        else:
            found.append(bar(part.title, part.options.minutes, part.options.kind, part.options.intensity, label))
    return found


def pause_row(title: str, minutes: int) -> str:
    """A row for a break."""
    return pairs({"min": str(minutes), "kind": literal("pause"), "name": words(title)})


def activity_row(frame: Frame, activity: Activity, minutes: int | None = None, *, brief: bool = False) -> str:
    """A row for an activity; `minutes` where a shorter version takes fewer; `brief` without what follows a colon."""
    options = activity.options
    return pairs(
        {
            "min": str(options.minutes if minutes is None else minutes),
            "kind": literal(options.kind),
            "name": words(_short(activity.title) if brief else activity.title),
            "page": f"label({literal(activity_label(frame, activity))})",
            "method": words(say(f"pack.grouping.{options.grouping}")),
            "slide": words(slide_span(frame, activity)),
            "sheet": words(in_runs([frame.material(material) for material in options.materials])),
        }
    )


def slide_span(frame: Frame, activity: Activity) -> str:
    """Numbers of the first and the last slide of an activity."""
    used = [n for step in activity.steps if (n := frame.slide_number(step.slide))]
    used += [n for aside in activity.asides if (n := frame.slide_number(aside.slide))]
    return "" if not used else str(min(used)) if min(used) == max(used) else f"{min(used)}–{max(used)}"


def module_rows(frame: Frame, *, brief: bool = False) -> list[str]:
    """A row for each activity and break of a module."""
    return [
        pause_row(part.title, part.minutes) if isinstance(part, Pause) else activity_row(frame, part, brief=brief)
        for part in frame.the_module.session.parts
    ]


def module_glance(frame: Frame, *, fresh: bool) -> str:
    """The running order of a module on one page, with what to have ready."""
    module = frame.the_module
    body = call("part", words(module.id), words(say("pack.glance-session")), fresh="true" if fresh else "false")
    return body + call(
        "glance",
        start=str(frame.start),
        bars=array(module_bars(module)),
        rows=array(module_rows(frame)),
        ready=array(words(item) for item in have_ready(frame)),
        find=array(finder(frame)),
        note=words(say("pack.lead-note")),
    )


def activity_label(frame: Frame, activity: Activity) -> str:
    """Label of an activity."""
    return f"{frame.key}activity-{activity.options.id}"


def answered_in(module: Module, given: Cards) -> Activity | None:
    """The activity beside which the answers to a set of cards stand: the first that uses it; none without answers."""
    used = (a for a in module.session.activities if f"cards:{given.set.id}" in a.options.materials)
    return next(used, None) if has_key(given.set) else None


def finder(frame: Frame) -> list[str]:
    """Where to look when there is no time to look: names with their pages."""
    view = frame.view
    told = [(guide.title, f"guide-{guide.id}") for guide in in_order(view.guides)]
    if frame.module:
        told += _of_module(frame, frame.module)
    else:
        told += [(f"{module.id} {module.matter.short_title}", f"{module.id}-opening") for module in view.modules]
    if view.forms:
        told.append((say("pack.forms-title"), "forms"))
    if view.slots:
        told.append((say("pack.contacts-title"), "local-contacts"))
    if view.help:
        told.append((say("pack.services-title"), "services"))
    return [f"({words(title)}, label({literal(target)}))" for title, target in told]


def _of_module(frame: Frame, module: Module) -> list[tuple[str, str]]:
    told = [(say("pack.kit-title"), f"{frame.key}kit")]
    for given in module.cards:
        if answered_in(module, given):
            letter = say("pack.cards-code", letter=frame.cards_code(given))
            told.append((say("pack.key-title", title=letter), f"{frame.key}answers-{given.set.id}"))
    if module.session.matter.short:
        told.append((say("pack.shorts-title"), f"{frame.key}shorts"))
    told.append((say("pack.marking-title"), f"{frame.key}marking"))
    return told + [(say(f"pack.key-{use}"), f"{frame.key}key-{use}") for use in USES if module.uses(use)]


def day_glance(frame: Frame, day: Day, number: int) -> str:
    """One day of a programme on one page: modules, their activities, breaks."""
    view = frame.view
    modules = {module.id: module for module in view.modules}
    bars: list[str] = []
    rows: list[str] = []
    for part in day.parts:
        if part.pause is not None:
            bars.append(bar(part.title, part.pause, "pause"))
            rows.append(pause_row(part.title, part.pause))
        elif part.module in modules:
            module = modules[part.module]
            bars += module_bars(module, named=False)
            title = f"{module.id} {module.matter.short_title}"
            rows.append(pairs({"min": "0", "kind": literal("over"), "over": "true", "name": words(title)}))
            rows += module_rows(Frame(view, module), brief=True)
    programme = view.programme
    several = programme is not None and len(programme.days) > 1
    title = day.title if several else say("pack.glance-title")
    place = str(number) if several else day.start
    dates = view.occasion.dates if view.occasion else ()
    dated = f"{weekday_date(dates[number - 1])}. " if len(dates) >= number else ""
    body = call("part", words(place), words(title), fresh="true" if number > 1 else "false")
    return body + call(
        "glance",
        start=str(minutes_of(day.start)),
        bars=array(bars),
        rows=array(rows),
        note=words(dated + say("pack.lead-note")),
    )
