"""The pages of a workbook, in the order in which a participant needs them."""

from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.audience import LearnerActivity
from generator.model.catalogue import say
from generator.model.curriculum import Pause
from generator.outputs.pack import back
from generator.outputs.pack.assessing import task_sheet
from generator.outputs.pack.document import group, inner, opening, picture_bytes, reader
from generator.outputs.pack.frame import Frame, clock_of, minutes_of
from generator.outputs.pack.learner import LearnerFrame
from generator.outputs.pack.sheets import card_sheet, handout_sheet
from generator.outputs.pack.short import with_web
from generator.outputs.pack.workbook_view import WorkbookModule, WorkbookView

_SHEET_DEPTH = 2


def document(view: WorkbookView) -> str:
    """The Typst source of a workbook."""
    pack, programme = view.pack, view.programme
    out = opening(pack, say("pack.workbook-kind"), shift=1 if programme else 0) + reader("own-for")
    out += picture_bytes((part.learner.matter.id, picture) for part in view.modules for picture in part.media)
    place = ("programme", programme.id) if programme else ("module", view.modules[0].learner.matter.id)
    out += call("plain-cover", code=literal(pack.code), title=words(pack.title), **with_web(pack.house, *place))
    out += call("contents", depth="3" if programme else "2", shift="1" if programme else "0")
    out += inner(days(view)) if programme else ""
    for part, start in starts(view):
        body = module_pages(view, part, start)
        out += module_opening(part, start) + inner(body) if programme else body
    end = own_pages() + back.services(Frame(pack)) + back.sources(Frame(pack))
    return out + (inner(end) if programme else end)


def starts(view: WorkbookView) -> list[tuple[WorkbookModule, int]]:
    """Each module with the minute of the day at which it starts."""
    if view.programme is None:
        return [(part, minutes_of(view.pack.house.start)) for part in view.modules]
    parts = {part.learner.matter.id: part for part in view.modules}
    found: list[tuple[WorkbookModule, int]] = []
    for day in view.programme.days:
        at = minutes_of(day.start)
        for given in day.parts:
            if given.module in parts:
                part = parts[given.module]
                found.append((part, at))
                at += sum(piece.minutes for piece in part.learner.parts)
            at += given.pause or 0
    return found


def days(view: WorkbookView) -> str:
    """The running order of each day of a programme: its modules and the breaks between them."""
    programme = view.programme
    modules = {part.learner.matter.id: part.learner for part in view.modules}
    out = group("order")
    heads = array(words(say(f"pack.col-{key}")) for key in ("clock", "what", "min"))
    for day in programme.days if programme else ():
        rows, at = [], minutes_of(day.start)
        for given in day.parts:
            known = modules.get(given.module or "")
            if known is None and given.pause is None:
                continue
            taken = sum(piece.minutes for piece in known.parts) if known else given.pause or 0
            title = f"{known.matter.id} {known.matter.title}" if known else given.title
            rows.append(array(words(said) for said in (clock_of(at), title, str(taken))))
            at += taken
        rows.append(array(words(said) for said in (clock_of(at), say("pack.end"), str(at - minutes_of(day.start)))))
        out += call("part", words(day.start), words(day.title))
        out += call("data-table", widths="(12., 78., 10.)", aligns="(left, left, right)", head=heads, rows=array(rows))
    return out


def module_opening(part: WorkbookModule, start: int) -> str:
    """The title of a module inside a programme's workbook."""
    matter = part.learner.matter
    return call(
        "module-opening",
        words(matter.id),
        words(matter.title),
        summary=words(matter.summary),
        place=words(clock_of(start)),
        target=literal(f"{matter.id}-opening"),
    )


def module_pages(view: WorkbookView, part: WorkbookModule, start: int) -> str:
    """What a participant holds of one module."""
    learner = part.learner
    frame = LearnerFrame(
        view.pack, learner.matter.id, part.media, depth=_SHEET_DEPTH, loose=False, course=learner.matter.discreet_title
    )
    fresh = view.programme is None
    out = group("aims", fresh=fresh) + aims(view, frame, part) + group("order", fresh=False) + order(part, start)
    out += group("working") + working(frame, part, start)
    for number, kept in enumerate(part.handouts):
        opens = "none" if number else words(say("pack.group.handouts"))
        out += handout_sheet(frame, kept.handout.matter, kept.handout.body, kept.code, opens=opens)
    out += task_sheet(frame, learner.task, words(say("pack.group.task")))
    return out + card_sheet(frame, learner.quick_card)


def aims(view: WorkbookView, frame: LearnerFrame, part: WorkbookModule) -> str:
    """Outcomes, and what this module works on under each."""
    matter = part.learner.matter
    told = dict.fromkeys([id for o in matter.objectives for id in o.outcomes])
    told |= dict.fromkeys(matter.practises)
    texts = {outcome.id: outcome.text for outcome in view.outcomes}
    rows = [
        array(
            [
                block(f"#strong{words(id)}; {frame.sheet_line(texts.get(id, ''))}"),
                block("\n\n".join(words(o.text)[1:-1] for o in matter.objectives if id in o.outcomes))
                if any(id in o.outcomes for o in matter.objectives)
                else words(say("pack.practised-only")),
            ]
        )
        for id in told
    ]
    out = call("part", words(matter.id), words(say("pack.workbook-aims")))
    out += call("lead", words(say("pack.workbook-aims-lead")))
    heads = array(words(say(f"pack.col-{key}")) for key in ("outcome", "here"))
    table = call("data-table", widths="(1., 1.)", aligns="(left, left)", head=heads, rows=array(rows))
    return out + call("across", block(table))


def order(part: WorkbookModule, start: int) -> str:
    """The running order with its clock."""
    rows, at = [], start
    for piece in part.learner.parts:
        how = "–" if isinstance(piece, Pause) else say(f"pack.grouping.{piece.grouping}")
        rows.append(array(words(said) for said in (clock_of(at), piece.title, how, str(piece.minutes))))
        at += piece.minutes
    rows.append(array(words(said) for said in (clock_of(at), say("pack.end"), "–", str(at - start))))
    heads = array(words(say(f"pack.col-{key}")) for key in ("clock", "what", "grouping", "min"))
    out = call("part", words(part.learner.matter.id), words(say("pack.workbook-order")))
    return out + call(
        "data-table", widths="(12., 58., 22., 8.)", aligns="(left, left, left, right)", head=heads, rows=array(rows)
    )


def working(frame: LearnerFrame, part: WorkbookModule, start: int) -> str:
    """What participants read of each activity, with room for notes."""
    out, at = "", start
    for piece in part.learner.parts:
        if isinstance(piece, LearnerActivity):
            out += call("part", words(clock_of(at)), words(piece.title))
            out += to_typst(piece.body.xml, frame.sheet_links(f"activity-{piece.id}")) + "\n\n" if piece.body else ""
            out += call("room-for-notes", words(say("pack.notes")))
        at += piece.minutes
    return out


def own_pages() -> str:
    """The leaf that is private, and the plan."""
    prompts = array(words(say(f"pack.private-{key}")) for key in ("stayed", "want", "need"))
    out = call(
        "tear-out",
        words(say("pack.group.own")),
        words(say("pack.private-title")),
        words(say("pack.private-lead")),
        prompts,
        back=words(say("pack.private-back")),
    )
    heads = array(words(say(f"pack.plan-col-{key}")) for key in ("what", "by", "who", "know"))
    return out + call("plan-page", words(say("pack.plan-title")), words(say("pack.plan-lead")), heads)
