"""What to print and what to bring: every sheet and thing once, with its counts."""

import re
from dataclasses import dataclass

from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.outputs.pack.amounts import copies, group_size, pieces
from generator.outputs.pack.frame import Frame, listed
from generator.outputs.pack.room_sheet import room_sheet

_DIGITS = "0123456789"
_NUMBERED = re.compile(r"\D+\d+")


@dataclass(frozen=True, slots=True)
class Master:
    """A sheet of the pack that is copied for the group."""

    code: str
    title: str
    rule: str
    """How many, in words."""
    counts: tuple[int, ...]
    """For each size of group."""
    target: str
    """Label of its page."""


def masters(frame: Frame) -> list[Master]:
    """Every sheet to copy, in the order in which the masters follow."""
    module = frame.the_module
    group = group_size(module.session)
    asked = [
        (frame.handout_code(h), h.matter.title, h.matter.copies, f"handout-{h.matter.id}") for h in module.handouts
    ]
    collected = {f"handout-{h.matter.id}" for h in module.handouts if h.matter.collect} | {"quiz"}
    asked += [
        (say("pack.cards-code", letter=frame.cards_code(c)), c.set.title, c.set.copies, f"cards-{c.set.id}")
        for c in module.cards
    ]
    if module.quick_card:
        asked.append((say("pack.quick-card"), module.quick_card.matter.title, "one-per-person", "quick-card"))
    asked.append((say("pack.task-sheet"), module.assessment.matter.title, "one-per-person", "assessment"))
    if module.assessment.matter.quiz:
        asked.append((say("pack.quiz-title"), say("pack.quiz-paper"), "one-per-person", "quiz"))
    return [
        Master(
            code,
            title,
            say(f"pack.copies.{rule}") + (say("pack.collected") if target in collected else ""),
            tuple(copies(rule, n, group) for n in frame.counted),
            f"{frame.key}{target}",
        )
        for code, title, rule, target in asked
    ]


def in_runs(codes: list[str]) -> str:
    """Codes in order, those that follow each other as a run: `H1-H3, Cards A` with a dash."""
    order = sorted(codes, key=lambda code: (not _NUMBERED.fullmatch(code), code.rstrip(_DIGITS), _number(code), code))
    runs: list[list[str]] = []
    for code in order:
        last = runs[-1][-1] if runs else ""
        follows = last.rstrip(_DIGITS) == code.rstrip(_DIGITS) and _number(code) == _number(last) + 1
        if follows and _NUMBERED.fullmatch(code):
            runs[-1].append(code)
        else:
            runs.append([code])
    return listed([f"{run[0]}–{run[-1]}" if len(run) > 2 else listed(run) for run in runs])  # noqa: PLR2004


def _number(code: str) -> int:
    return int(code[len(code.rstrip(_DIGITS)) :] or 0)


def have_ready(frame: Frame) -> list[str]:
    """What must lie in the room: the sheets by their codes, the kit by name; how many of each stands with the kit."""
    codes = in_runs([master.code for master in masters(frame)])
    return [say("pack.all-sheets", codes=codes), *(kit.item for kit in frame.the_module.session.matter.kit)]


def preparation(frame: Frame) -> str:
    """Room, group, and one list of sheets and kit with counts: for the group that comes, or else for three sizes."""
    module = frame.the_module
    matter = module.session.matter
    small, best, large = frame.sizes
    group = group_size(module.session)
    intro = frame.text(module.session.intro, "intro")
    note = say("pack.group-note", min=small, best=best, max=large, group=group)
    out = call("part", words(module.id), words(say("pack.kit-title")), target=literal(f"{frame.key}kit"), need="200mm")
    out += f"{intro}\n\n" if intro else ""
    out += call("note", words(say("pack.room")), words(matter.room))
    out += call("note", words(say("pack.group")), words(note))
    out += room_sheet(frame)
    first, *more = frame.counted
    counted = [say("pack.col-people", people=first), *map(str, more)]
    heads = [say("pack.col-item"), say("pack.col-per"), *counted, say("pack.col-page")]
    return out + call(
        "data-table",
        widths=f"(62., 28., 15., {'9., ' * len(more)}11.)",
        aligns=f"(left, left, {'right, ' * len(counted)}right)",
        head=array(words(head) for head in heads),
        rows=array([*_sheet_rows(frame), *_kit_rows(frame, group)]),
        size="10.5pt",
    )


def _sheet_rows(frame: Frame) -> list[str]:
    return [
        array(
            [
                block(f"#strong{words(master.code)}; {words(master.title)[1:-1]}"),
                words(master.rule),
                *(words(str(n)) for n in master.counts),
                block(f"#page-of(label({literal(master.target)}));"),
            ]
        )
        for master in masters(frame)
    ]


def _kit_rows(frame: Frame, group: int) -> list[str]:
    return [
        array(
            [
                words(kit.item[:1].upper() + kit.item[1:]),
                words(say(f"pack.per.{kit.per}")),
                *(words(str(pieces(kit, n, group))) for n in frame.counted),
                words("–"),
            ]
        )
        for kit in frame.the_module.session.matter.kit
    ]
