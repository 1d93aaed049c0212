"""The rows of a step table: what stands beside what, and what may be parted."""

from dataclasses import dataclass

from generator.model.curriculum import Activity, Cue, Step

_WHOLE = 13
"""Lines of a row that a page never breaks; a longer one is parted between its script and its acts."""
_START = 7
"""Lines of a longer one that must stand on the page on which it begins."""
_LEFT, _RIGHT = 46, 34
"""Characters on a line of the two text columns of a step table."""
_SLACK = 3
"""Lines by which cues may be longer than the script that they stand beside."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where the cues of a step stand. What is neither beside the script nor the acts stands below, two by two."""

    first: int
    """Cues beside the script; beside the whole step when it isn't parted."""
    second: int
    """Cues beside the acts of a step that is parted."""
    parted: bool
    """Script and acts are two rows, so that a page may end between them."""
    long: bool
    """The script alone is long: it may go over the page."""
    lines: float
    """Lines of its first row."""


def row_of(step: Step) -> Row:
    """How a step is set so that it takes least room and leaves no page half empty."""
    cues = [*step.listen_for, *step.watch_for]
    script, acts = _script(step, 0), _acts(step, 0)
    count, used = _beside(cues, script + acts)
    wide = _script(step, _RIGHT) + _acts(step, _RIGHT)
    if cues and max(script + acts, used) + _below(cues[count:]) > wide + _below(cues) + _SLACK:
        parted = wide > _WHOLE and bool(step.do)
        lines = _script(step, _RIGHT) if parted else wide
        return Row(0, 0, parted, lines > _WHOLE, lines)
    if max(script + acts, used) <= _WHOLE or not step.do or not step.say:
        lines = max(script + acts, used)
        return Row(count, 0, parted=False, long=lines > _WHOLE, lines=lines)
    first, used = _beside(cues, script)
    second, _ = _beside(cues[first:], acts)
    return Row(first, second, parted=True, long=max(script, used) > _WHOLE, lines=max(script, used))


def room(activity: Activity) -> str:
    """Height that the head of an activity needs together with its first row."""
    lines = row_of(activity.steps[0]).lines if activity.steps else 0
    head = 60 + 5 * _lines(activity.body.text, 75)
    return f"{head + 4.7 * (lines if lines <= _WHOLE else _START):.0f}mm"


def _lines(text: str, width: int) -> int:
    return -(-len(text) // width)


def _script(step: Step, wide: int) -> float:
    """Lines of title and words to say; `wide` characters more where they have both columns."""
    return _lines(step.say.text, _LEFT - 4 + wide) * 1.15 + 2


def _acts(step: Step, wide: int) -> float:
    return _lines(step.do.text, _LEFT + wide) * 1.1 + 1 if step.do else 0


def _cue_lines(cue: Cue, width: int) -> float:
    return _lines(cue.title, width) + _lines(cue.body.text, width) + 2.0


def _beside(cues: list[Cue], height: float) -> tuple[int, float]:
    """How many cues fit beside a text of this height, one at least; and their lines."""
    used, count = 0.0, 0
    for cue in cues:
        more = used + _cue_lines(cue, _RIGHT)
        if count and more > height + _SLACK:
            break
        used, count = more, count + 1
    return count, used


def _below(cues: list[Cue]) -> float:
    """Lines that cues take two by two under the script."""
    wide = (_LEFT + _RIGHT) // 2
    return sum(max(_cue_lines(cue, wide) for cue in cues[n : n + 2]) for n in range(0, len(cues), 2))
