"""Running text of a Word document: one look for many runs, and names for what is to be filled in."""

from dataclasses import replace

from generator.formats.docx_parts import Blank, Cell, Inline, Para, Run, Tick, words_of


def trimmed(given: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Running text without blanks at its ends."""
    out = list(given)
    while out and isinstance(out[0], Run) and not out[0].text.strip(" "):
        out.pop(0)
    if out and isinstance(out[0], Run):
        out[0] = replace(out[0], text=out[0].text.lstrip(" "))
    while out and isinstance(out[-1], Run) and not out[-1].text.strip(" "):
        out.pop()
    if out and isinstance(out[-1], Run):
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
    return tuple(out)


def with_look(given: tuple[Inline, ...], **more: object) -> tuple[Inline, ...]:
    """The same in another look."""
    return tuple(replace(one, **more) if isinstance(one, Run) else one for one in given)  # type: ignore[arg-type]


def bold(given: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same in bold."""
    return with_look(given, bold=True)


def named(given: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Boxes are called as the words after them, lines as the words before them."""
    out: list[Inline] = []
    for place, one in enumerate(given):
        if isinstance(one, Tick) and not one.name:
            after = given[place + 1 :]
            end = next((n for n, later in enumerate(after) if isinstance(later, Tick)), len(after))
            one = Tick(words_of(after[:end]))  # noqa: PLW2901  the same box with its name
        elif isinstance(one, Blank) and not one.name:
            start = max((n for n in range(place) if isinstance(given[n], Blank)), default=-1) + 1
            one = replace(one, name=words_of(given[start:place]))  # noqa: PLW2901  as above
        out.append(one)
    return tuple(out)


def ticks_named(head: tuple[Cell, ...], row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Boxes in a table are called as their column and their row."""
    first = words_of(row[0]) if row else ""
    return tuple(
        tuple(
            replace(part, runs=tuple(_tick(run, f"{words_of(head[place])}: {first}") for run in part.runs))
            if isinstance(part, Para)
            else part
            for part in held
        )
        for place, held in enumerate(row)
    )


def _tick(run: Inline, name: str) -> Inline:
    return replace(run, name=name) if isinstance(run, Tick) and not run.name else run
