"""A running order whose clock follows the start time that a reader sets. Without a script the usual times stand."""

import re
from collections.abc import Sequence

from generator.formats.svg import clock
from generator.model.catalogue import say
from generator.outputs.site.markup import esc

SCRIPT = "clock.js"
"""What makes the times follow, among our assets: loaded by the pages that have such a field."""
_DRAWN = re.compile(r"(<text [^>]*)>(\d\d:\d\d)</text>")


def at(name: str, start: str, minutes: int) -> str:
    """A time of day, so many minutes after the start of the running order `name`."""
    return f'<time data-of="{esc(name)}" data-after="{minutes}">{clock(start, minutes)}</time>'


def drawn_at(svg: str, name: str, start: str, after: Sequence[int]) -> str:
    """The drawing with its times marked; `after` are the minutes of those in its description, in their order."""
    minutes = {clock(start, given): given for given in after}

    def marked(found: re.Match[str]) -> str:
        given = minutes.get(found[2])
        return found[0] if given is None else f'{found[1]} data-of="{name}" data-after="{given}">{found[2]}</text>'

    told = ",".join(map(str, after))
    svg = svg.replace("<title ", f'<title data-told-of="{name}" data-afters="0" ', 1)
    svg = svg.replace("<desc ", f'<desc data-told-of="{name}" data-afters="{told}" ', 1)
    return _DRAWN.sub(marked, svg)


def control(name: str, start: str, minutes: int, title: str = "") -> str:
    """The field for the start time; `title` says whose, where a page has several. What it says aloud, it says politely."""
    label = say("site.start-of", title=title) if title else say("site.start-time")
    said = esc(say("site.start-said"))
    return (
        f'<p class="start needs-script"><label for="start-{name}">{esc(label)}</label> '
        f'<input type="time" id="start-{name}" value="{start}" autocomplete="off" data-clock="{name}" data-minutes="{minutes}"> '
        f'<span class="small" role="status" data-said="{said}"></span></p>'
    )
