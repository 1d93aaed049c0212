"""The session as it is run: activities with their clock, slides with notes, shorter versions."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, call, literal, pairs, words
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Aside, Cue, Pause, Step
from generator.outputs.pack.frame import Frame, clock_of, listed, minutes_told
from generator.outputs.pack.glance import activity_label, activity_row, answered_in
from generator.outputs.pack.kit import in_runs
from generator.outputs.pack.rows import room, row_of
from generator.outputs.pack.sheets import key_table

_LONG_NOTES = 2000
"""Characters of the notes to a slide that may go over the page."""
_LONG = 900
"""Characters; a longer passage may break over two pages."""


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
    target = literal(activity_label(frame, activity))
    out = call("part", words(clock_of(at)), words(activity.title), need=room(activity), target=target)
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
    for aside in activity.aside("debrief"):
        out += passage(frame, aside, name, later)
    out += card_answers(frame, activity)
    for aside in activity.asides:
        if aside.kind != "debrief":
            out += passage(frame, aside, name, None)
    return out


def _facts(frame: Frame, activity: Activity) -> Iterator[tuple[str, str, int]]:
    options = activity.options
    yield say("pack.fact-time"), minutes_told(options.minutes), 26
    yield say("pack.fact-grouping"), say(f"pack.grouping.{options.grouping}"), 30
    trainers = say("pack.two-trainers") if options.trainers > 1 else ""
    yield say("pack.fact-intensity"), say("pack.intensity", level=options.intensity) + trainers, 32
    yield say("pack.fact-outcomes"), listed(frame.outcomes_of(activity)) or "–", 36
    yield say("pack.fact-bring"), in_runs([frame.material(m) for m in options.materials]) or "–", 34


def steps(frame: Frame, activity: Activity, at: int, name: str) -> str:
    """The step table. Cues that have no room beside the script stand below it, two by two."""
    if not activity.steps:
        return ""
    return call("steps", *(_step(frame, step, f"{name}-{n}") for n, step in enumerate(activity.steps)), start=str(at))


def _step(frame: Frame, step: Step, name: str) -> str:
    """One step: its clock is the template's to count."""
    cues = [_cue(frame, "listen-for", cue, name) for cue in step.listen_for]
    cues += [_cue(frame, "watch-for", cue, name) for cue in step.watch_for]
    row = row_of(step)
    placed = row.first + row.second
    more = [call("cue-pair", *cues[n : n + 2])[1:-2] for n in range(placed, len(cues), 2)]
    rest = frame.text(step.rest, f"{name}-rest", narrow=True)
    slide = frame.slide_number(step.slide)
    return pairs(
        {
            "title": words(step.title),
            "min": str(step.minutes),
            "slide": f"({literal(f'{frame.key}slide-{step.slide}')}, {slide})" if slide else "none",
            "say": _optional(frame.text(step.say, f"{name}-say", narrow=True)),
            "do": _optional(frame.text(step.do, f"{name}-do", narrow=True)),
            "long": "true" if row.long else "false",
            "parted": "true" if row.parted else "false",
            "cues": array(cues[: row.first]),
            "later": array(cues[row.first : placed]),
            "more": array([*([block(rest)] if rest else []), *more]),
        }
    )


def _optional(markup: str) -> str:
    return block(markup) if markup else "none"


def _cue(frame: Frame, kind: str, cue: Cue, name: str) -> str:
    return f"({literal(kind)}, {words(cue.title)}, {block(frame.text(cue.body, name, narrow=True))})"


def card_answers(frame: Frame, activity: Activity) -> str:
    """Keys of the cards that this activity is the first to use."""
    out = ""
    for given in frame.the_module.cards:
        if answered_in(frame.the_module, given) is activity:
            letter = frame.cards_code(given)
            place = f"#metadata(none)#label({literal(f'{frame.key}answers-{given.set.id}')});"
            title = words(f"{say('pack.cards-code', letter=letter)}: {given.set.title}")
            body = block(place + key_table(frame.line, letter, given.set))
            out += call("after", words(say("pack.answer")), body, title=title, whole="false")
    return out


def passage(frame: Frame, aside: Aside, name: str, at: int | None) -> str:
    """A debrief, a shorter or online form, an adaptation, an answer."""
    small = []
    if at is not None:
        small.append(clock_of(at))
    if aside.minutes:
        small.append(minutes_told(aside.minutes))
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
            whole="true" if len(slide.notes.text) < _LONG_NOTES else "false",
        )
    return out


def shorts(frame: Frame) -> str:
    """The shorter versions with their own running orders."""
    module = frame.the_module
    out = call("part", words(module.id), words(say("pack.shorts-title")), target=literal(f"{frame.key}shorts"))
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
        left = "; ".join(titles[id] for id in short.leave_out if id in titles)
        less = "; ".join(titles[id] for id in short.shorten if id in titles)
        notes = [(say("pack.left-out"), left), (say("pack.shortened"), less)]
        out += call(
            "running-order",
            words(say(f"pack.short.{short.name}", minutes=short.minutes)),
            str(frame.start),
            array(rows),
            array(f"({words(name)}, {words(text)})" for name, text in notes if text),
        )
    return out
