"""The opening script: what is said before anything else, in which order, and where its words stand."""

from generator.formats.typst_text import array, block, call, literal, words
from generator.model.anatomy import opening
from generator.model.catalogue import say
from generator.outputs.pack.frame import Frame, clock_of, minutes_told


def opening_script(frame: Frame) -> str:
    """A part that names what is said and points to its words; nothing where no activity opens the session."""
    first = opening(frame.the_module)
    if first is None:
        return ""
    title = words(say("pack.opening-title"))
    out = call("part", words(clock_of(frame.start)), title, target=literal(f"{frame.key}script"))
    minutes = minutes_told(first.options.minutes)
    out += call("lead", words(say("pack.opening-lead", minutes=minutes, title=first.title)))
    at, rows = frame.start, []
    for step in first.steps:
        slide = frame.slide_number(step.slide)
        cells = (words(clock_of(at)), words(step.title), words(minutes_told(step.minutes)), words(str(slide or "–")))
        rows.append(array([*cells, block(f"#page-of(label({literal(f'{frame.key}activity-{first.options.id}')}));")]))
        at += step.minutes
    return out + call(
        "data-table",
        widths="(14., 60., 20., 12., 12.)",
        aligns="(left, left, left, right, right)",
        head=array(words(say(f"pack.col-{key}")) for key in ("clock", "said", "time", "slide", "page")),
        rows=array(rows),
        size="10.5pt",
    )
