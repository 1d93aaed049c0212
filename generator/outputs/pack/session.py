"""The session as it is run: activities with their clock, slides with notes, shorter versions."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, call, literal, pairs, words
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Aside, Cue, Pause, Step
from generator.outputs.pack.frame import Frame, clock_of, listed
from generator.outputs.pack.glance import activity_row

_LONG = 1400
"""Characters; a longer passage may break over two pages."""
_PAGE = 46
"""Lines of a step table that a page holds; a longer row must be parted."""
_LEFT, _RIGHT = 46, 34
"""Characters on a line of the two text columns of a step table."""


def activities(frame: Frame) -> str:
    """Every activity and break, each with its clock."""
    out = ""
    at = frame.start
    for part in frame.the_module.session.parts:
        if isinstance(part, Pause):
            out += call(
                "part", words(clock_of(at)), words(say("pack.break-title", title=part.title, minutes=part.minutes))
            )
            at += part.minutes
        else:
            out += activity(frame, part, at)
            at += part.options.minutes
    return out


def activity(frame: Frame, activity: Activity, at: int) -> str:
    """One activity: facts, what participants read, steps, debrief, and what may change."""
    options = activity.options
    name = f"activity-{options.id}"
    out = call("part", words(clock_of(at)), words(activity.title), need=_room(activity))
    if options.purpose:
        out += call("lead", words(options.purpose))
    out += call(
        "facts", *(f"({words(label)}, {words(text)}, {weight})" for label, text, weight in _facts(frame, activity))
    )
    body = frame.text(activity.body, name, narrow=True)
    if body:
        out += call("after", words(say("pack.participants")), block(body), line="false")
    out += steps(frame, activity, at, name)
    later = at + sum(step.minutes for step in activity.steps)
    for aside in activity.asides:
        out += passage(frame, aside, name, later if aside.kind == "debrief" else None)
    return out


def _facts(frame: Frame, activity: Activity) -> Iterator[tuple[str, str, int]]:
    options = activity.options
    yield say("pack.fact-time"), say("pack.minutes", minutes=options.minutes), 26
    yield say("pack.fact-grouping"), say(f"pack.grouping.{options.grouping}"), 30
    trainers = say("pack.two-trainers") if options.trainers > 1 else ""
    yield say("pack.fact-intensity"), say("pack.intensity", level=options.intensity) + trainers, 32
    yield say("pack.fact-outcomes"), listed(frame.outcomes_of(activity)) or "–", 36
    yield say("pack.fact-bring"), listed([frame.material(m) for m in options.materials]) or "–", 34


def steps(frame: Frame, activity: Activity, at: int, name: str) -> str:
    """The step table. Cues that a row can't hold beside its script stand below it, two by two."""
    if not activity.steps:
        return ""
    rows = []
    for number, step in enumerate(activity.steps):
        cues = [_cue(frame, "listen-for", cue, f"{name}-{number}") for cue in step.listen_for]
        cues += [_cue(frame, "watch-for", cue, f"{name}-{number}") for cue in step.watch_for]
        fitting = _beside(step)
        more = [call("cue-pair", *cues[n : n + 2])[1:-2] for n in range(fitting, len(cues), 2)]
        rest = frame.text(step.rest, f"{name}-{number}-rest", narrow=True)
        slide = frame.slide_number(step.slide)
        rows.append(
            pairs(
                {
                    "title": words(step.title),
                    "min": str(step.minutes),
                    "slide": f"({literal(f'{frame.key}slide-{step.slide}')}, {slide})" if slide else "none",
                    "say": _optional(frame.text(step.say, f"{name}-{number}-say", narrow=True)),
                    "do": _optional(frame.text(step.do, f"{name}-{number}-do", narrow=True)),
                    "long": "true" if _row_lines(step) > _PAGE else "false",
                    "cues": array(cues[:fitting]),
                    "more": array([*([block(rest)] if rest else []), *more]),
                }
            )
        )
    return call("steps", *rows, start=str(at))


def _optional(markup: str) -> str:
    return block(markup) if markup else "none"


def _cue(frame: Frame, kind: str, cue: Cue, name: str) -> str:
    return f"({literal(kind)}, {words(cue.title)}, {block(frame.text(cue.body, name, narrow=True))})"


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)


def _script(step: Step, wide: int = 0) -> float:
    """Lines that the script of a step takes; `wide` characters more where it has both columns."""
    return _lines(step.say.text, _LEFT - 4 + wide) * 1.15 + _lines(step.do.text, _LEFT + wide) * 1.1 + 3


def _cue_lines(cue: Cue, width: int) -> float:
    return _lines(cue.title, width) + _lines(cue.body.text, width) + 2.0


def _beside(step: Step) -> int:
    """How many cues stand beside the script; the rest stand below it, two by two.

    None, when the row is shorter with the script over both columns and all cues below.
    """
    cues = [*step.listen_for, *step.watch_for]
    height = _script(step)
    used, number = 0.0, 0
    for cue in cues:
        used += _cue_lines(cue, _RIGHT)
        if number and used > height + 3:
            break
        number += 1
    beside = max(height, sum(_cue_lines(cue, _RIGHT) for cue in cues[:number])) + _below(cues[number:])
    return number if beside <= _script(step, _RIGHT) + _below(cues) + 3 else 0


def _below(cues: list[Cue]) -> float:
    """Lines that cues take two by two under the script."""
    wide = (_LEFT + _RIGHT) // 2
    return sum(max(_cue_lines(cue, wide) for cue in cues[n : n + 2]) for n in range(0, len(cues), 2))


def _row_lines(step: Step) -> float:
    """Lines of the row that can't be parted: script, and the cues beside it."""
    beside = [*step.listen_for, *step.watch_for][: _beside(step)]
    return max(_script(step, 0 if beside else _RIGHT), sum(_cue_lines(cue, _RIGHT) for cue in beside))


def _room(activity: Activity) -> str:
    """Height that the head of an activity needs together with its first step."""
    lines = _row_lines(activity.steps[0]) if activity.steps else 0
    head = 62 + 5 * _lines(activity.body.text, 75)
    return f"{min(head + 4.7 * lines, 225):.0f}mm"


def passage(frame: Frame, aside: Aside, name: str, at: int | None) -> str:
    """A debrief, a shorter or online form, an adaptation, an answer."""
    small = []
    if at is not None:
        small.append(clock_of(at))
    if aside.minutes:
        small.append(say("pack.minutes", minutes=aside.minutes))
    slide = frame.slide_number(aside.slide)
    if slide:
        small.append(say("pack.slide-number", number=slide))
    body = frame.text(aside.body, f"{name}-{aside.kind}-{aside.line}", level=4, narrow=True)
    return call(
        "after",
        words(say(f"pack.block.{aside.kind}")),
        block(body),
        small=array(words(said) for said in small),
        title=words(aside.title) if aside.title else "none",
        whole="true" if len(aside.body.text) < _LONG else "false",
    )


def slides(frame: Frame) -> str:
    """Each slide drawn small, its notes beside it."""
    module = frame.the_module
    out = call("part", words(module.id), words(say("pack.slides-title")))
    for number, slide in enumerate(module.slides, 1):
        name = f"slide-{slide.id}-text"
        out += call(
            "slide",
            number=str(number),
            target=literal(frame.slide_label(slide)),
            title=words(slide.title),
            body=block(to_typst(slide.body.xml, replace(frame.sheet_links(name), headings=False))),
            notes=block(frame.text(slide.notes, f"{name}-notes", narrow=True, headings=False)),
        )
    return out


def shorts(frame: Frame) -> str:
    """The shorter versions with their own running orders."""
    module = frame.the_module
    out = call("part", words(module.id), words(say("pack.shorts-title")))
    out += call("lead", words(say("pack.shorts-lead")))
    titles = {part.options.id: part.title for part in module.session.activities}
    for short in module.session.matter.short:
        rows: list[str] = []
        for part in module.session.parts:
            if isinstance(part, Pause):
                continue
            if part.options.id in short.leave_out:
                continue
            brief = next((a.minutes for a in part.aside("short-of-time")), part.options.minutes)
            rows.append(activity_row(frame, part, brief if part.options.id in short.shorten else None))
        left = listed([titles[id] for id in short.leave_out if id in titles])
        less = listed([titles[id] for id in short.shorten if id in titles])
        notes = [(say("pack.left-out"), left), (say("pack.shortened"), less)]
        out += call(
            "running-order",
            words(say(f"pack.short.{short.name}", minutes=short.minutes)),
            str(frame.start),
            array(rows),
            array(f"({words(name)}, {words(text)})" for name, text in notes if text),
        )
    return out
