"""The parts of a session plan: an activity with its facts, its steps as a table, its debrief and what may change."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.docx_look import CALLOUTS
from generator.formats.docx_parts import Cell, Heading, Para, Part, Table, cell, runs
from generator.formats.typst_spans import Links, Target
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Aside, Cue, Step, Tree
from generator.outputs.pack.editable import line, text
from generator.outputs.pack.frame import Frame, clock_of, listed, minutes_told
from generator.outputs.pack.sheets import has_key

_STEPS = (18.0, 12.0, 74.0, 58.0, 19.0, 80.0)
"""Shares of the columns of a step table, which are millimetres of a page on its side."""
_KEY = (1.0, 3.0, 8.0)


def plan_links(frame: Frame, name: str, *, level: int = 4) -> Links:
    """The links of a text of a plan: a sheet is named with its code, for pages change when somebody types."""
    links = frame.links(name, level=level)
    module = frame.the_module
    named = {f"handout:{handout.matter.id}": frame.handout_code(handout) for handout in module.handouts}
    named |= {f"cards:{given.set.id}": say("pack.cards-code", letter=frame.cards_code(given)) for given in module.cards}
    targets: dict[tuple[str, str], Target] = {}
    for key, code in named.items():
        scheme, _, id = key.partition(":")
        targets[scheme, id] = targets[scheme, f"{module.id}/{id}"] = Target(after=code)
    return replace(links, targets=targets)


def activity(frame: Frame, given: Activity, at: int) -> Iterator[Part]:
    """One activity, in the order in which a trainer needs it."""
    name = f"activity-{given.options.id}"
    yield Heading(2, runs(f"{clock_of(at)}  {given.title}"))
    if given.options.purpose:
        yield Para(runs(given.options.purpose), "lead", near=True)
    yield _facts(frame, given)
    body = text(given.body, plan_links(frame, name))
    if body:
        yield Heading(3, runs(say("pack.participants")))
        yield from body
    if given.steps:
        yield Heading(3, runs(say("pack.word.steps")))
        yield _steps(frame, given, at, name)
    later = at + sum(step.minutes for step in given.steps)
    for aside in given.aside("debrief"):
        yield from _passage(frame, aside, name, later)
    yield from _card_answers(frame, given)
    for aside in given.asides:
        if aside.kind != "debrief":
            yield from _passage(frame, aside, name, None)


def _facts(frame: Frame, given: Activity) -> Table:
    options = given.options
    trainers = say("pack.two-trainers") if options.trainers > 1 else ""
    facts = (
        ("time", minutes_told(options.minutes)),
        ("grouping", say(f"pack.grouping.{options.grouping}")),
        ("intensity", say("pack.intensity", level=options.intensity) + trainers),
        ("outcomes", listed(frame.outcomes_of(given)) or "–"),
        ("bring", listed([frame.material(material) for material in options.materials]) or "–"),
    )
    heads = tuple(cell(say(f"pack.fact-{key}")) for key, _ in facts)
    return Table(heads, (tuple(cell(said) for _, said in facts),), (26, 30, 36, 60, 60))


def _steps(frame: Frame, given: Activity, at: int, name: str) -> Table:
    """The step table: clock, minutes, what to say, what to do, slide and sheets, what to listen and watch for."""
    keys = ("col-clock", "col-min", "block.say", "block.do", "word.col-slide-sheet", "col-listen")
    rows: list[tuple[Cell, ...]] = []
    for number, step in enumerate(given.steps):
        rows.append(_step(frame, step, at, f"{name}-{number}"))
        at += step.minutes
    heads = tuple(cell(say(f"pack.{key}")) for key in keys)
    return Table(heads, tuple(rows), _STEPS, loose=True, name=given.title)


def _step(frame: Frame, step: Step, at: int, name: str) -> tuple[Cell, ...]:
    links = plan_links(frame, name)
    cues = [*(("listen-for", cue) for cue in step.listen_for), *(("watch-for", cue) for cue in step.watch_for)]
    slide = frame.slide_number(step.slide)
    shown = [say("pack.slide-number", number=slide)] if slide else []
    shown += _sheets(frame, (step.say, step.do, step.rest))
    return (
        cell(clock_of(at), bold=True),
        cell(str(step.minutes)),
        (Para(runs(step.title, bold=True), near=True), *text(step.say, links), *text(step.rest, links)),
        text(step.do, links),
        tuple(Para(runs(said)) for said in shown),
        tuple(part for kind, cue in cues for part in _cue(kind, cue, links)),
    )


def _sheets(frame: Frame, trees: tuple[Tree, ...]) -> list[str]:
    """Short names of the sheets that some texts link."""
    found: dict[str, None] = {}
    for tree in trees:
        for link in tree.root.iter("a"):
            scheme, target = link.get("data-scheme"), link.get("data-target") or ""
            if scheme in ("handout", "cards"):
                found[frame.material(f"{scheme}:{target.removeprefix(frame.module_id + '/')}")] = None
    return list(found)


def _cue(kind: str, cue: Cue, links: Links) -> Iterator[Part]:
    sign = CALLOUTS[kind][1]
    yield Para(runs(f"{sign} {say(f'pack.block.{kind}')}", style="Mark"), "cue")
    yield Para(runs(cue.title, bold=True), near=True)
    yield from text(cue.body, links)


def _passage(frame: Frame, aside: Aside, name: str, at: int | None) -> Iterator[Part]:
    """A debrief, a shorter or online form, an adaptation, an answer."""
    small = [clock_of(at)] if at is not None else []
    small += [minutes_told(aside.minutes)] if aside.minutes else []
    slide = frame.slide_number(aside.slide)
    small += [say("pack.slide-number", number=slide)] if slide else []
    label = say(f"pack.block.{aside.kind}")
    yield Heading(3, runs(f"{label}: {aside.title}" if aside.title else label))
    if small:
        yield Para(runs(" · ".join(small)), "small", near=True)
    yield from text(aside.body, plan_links(frame, f"{name}-{aside.kind}-{aside.line}"))


def _card_answers(frame: Frame, given: Activity) -> Iterator[Part]:
    """Keys of the cards that this activity is the first to use."""
    for cards in frame.the_module.cards:
        material = f"cards:{cards.set.id}"
        users = [one for one in frame.the_module.session.activities if material in one.options.materials]
        if users[:1] != [given] or not has_key(cards.set):
            continue
        letter = frame.cards_code(cards)
        title = f"{say('pack.answer')}: {say('pack.cards-code', letter=letter)}, {cards.set.title}"
        yield Heading(3, runs(title))
        links = plan_links(frame, "key")
        rows = tuple(
            (
                cell(f"{letter}{number}", bold=True),
                (Para(line(card.answer or "–", links)),),
                (Para(line(card.because or "–", links)),),
            )
            for number, card in enumerate(cards.set.cards, 1)
        )
        yield Table(tuple(cell(say(f"pack.col-{key}")) for key in ("item", "answer", "because")), rows, _KEY)
