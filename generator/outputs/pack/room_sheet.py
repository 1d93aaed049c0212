"""The plan of the room for the group that comes, or else for the best size: drawn, and the same in words."""

from generator.formats.svg import Said, flat
from generator.formats.svg_room import Room, RoomWords, room_plan
from generator.formats.typst_text import array, call, literal, words
from generator.model.catalogue import say
from generator.model.curriculum import Module
from generator.outputs.pack.amounts import group_size
from generator.outputs.pack.frame import Frame


def room_sheet(frame: Frame) -> str:
    """The drawing with its list."""
    module, people = frame.the_module, _people(frame)
    given = _room(module, people)
    title = say("pack.room-title", people=people)
    names = _names(module)
    drawn = flat(room_plan(Said(f"{frame.key}room", title, title), given, names))
    return call(
        "room-plan",
        words(title),
        f"bytes({literal(drawn)})",
        alt=literal(say("pack.room-alt", people=people)),
        said=array(words(line) for line in _in_words(module, given, names)),
        note=words(say("pack.room-note")),
    )


def _people(frame: Frame) -> int:
    """People to draw: no more than the module suits, and who books more is warned."""
    small, best, large = frame.sizes
    return max(small, min(frame.counted[0], large)) if len(frame.counted) == 1 else best


def _room(module: Module, people: int) -> Room:
    """Who sits how."""
    plan, trainers = module.session.matter.plan, module.session.matter.trainers
    seats = plan.seats or group_size(module.session)
    if plan.shape == "rings":
        inner = min(seats, people)
        return Room("rings", tuple(n for n in (inner, people - inner) if n), trainers)
    tables = -(-people // seats)
    fewer, over = divmod(people, tables)
    return Room("tables", tuple(fewer + (number < over) for number in range(tables)), trainers)


def _names(module: Module) -> RoomWords:
    plan, trainers = module.session.matter.plan, module.session.matter.trainers
    letters = ", ".join(chr(ord("A") + number) for number in range(min(trainers, 3)))
    return RoomWords(
        screen=say("pack.room-screen"),
        quiet=say("pack.room-quiet") if module.matter.content_note else "",
        way_out=say("pack.room-way-out"),
        wall=plan.wall,
        apart=plan.apart,
        chair=say("pack.room-chair"),
        free_chair=say("pack.room-free-chair"),
        trainers=say("pack.room-trainers" if trainers > 1 else "pack.room-trainer", letters=letters),
        way=say("pack.room-way"),
    )


def _in_words(module: Module, given: Room, names: RoomWords) -> list[str]:
    """What the drawing shows, sentence by sentence."""
    groups = given.groups
    if given.shape == "rings":
        seats = say("pack.room-rings", inner=groups[0], outer=groups[1] if len(groups) > 1 else 0)
    elif len(groups) == 1:
        seats = say("pack.room-one-table", people=groups[0])
    elif min(groups) == max(groups):
        seats = say("pack.room-tables", tables=len(groups), people=groups[0])
    else:
        seats = say("pack.room-uneven", tables=len(groups), fewer=min(groups), more=max(groups))
    two = module.session.matter.trainers > 1
    told = [seats, say("pack.room-said-way"), say("pack.room-said-two" if two else "pack.room-said-one")]
    told.append(say("pack.room-said-free"))
    if names.quiet:
        told.append(say("pack.room-said-quiet"))
    given_words = (("apart", names.apart), ("wall", names.wall))
    return told + [say(f"pack.room-said-{key}", what=what[:1].lower() + what[1:]) for key, what in given_words if what]
