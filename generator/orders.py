"""What somebody orders on the command line: a course, and what is known of the occasion."""

import argparse
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.checks.places import nearest
from generator.formats.glyphs import missing
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.occasion import Occasion, course_ids, days_of
from generator.model.written import Clock
from generator.outputs.booking import FIRST

MOST_PEOPLE = 500
"""A larger number is a slip of the finger."""


def add_order(command: argparse.ArgumentParser) -> None:
    """The arguments of a command that takes an order."""
    command.add_argument("course", metavar="COURSE", help=say("cli.pack-course"))
    command.add_argument("--date", type=day, action="append", default=[], metavar="DATE", help=say("cli.pack-date"))
    command.add_argument(
        "--start", type=clock, action="append", default=[], metavar="CLOCK", help=say("cli.pack-start")
    )
    command.add_argument("--venue", type=printable, default="", metavar="WORDS", help=say("cli.pack-venue"))
    command.add_argument("--trainers", type=printable, default="", metavar="NAMES", help=say("cli.pack-trainers"))
    command.add_argument("--group", type=people, default=None, metavar="N", help=say("cli.pack-group"))
    command.add_argument("--large-print", type=people, default=0, metavar="N", help=say("cli.pack-large-print"))


def occasion_of(arguments: argparse.Namespace) -> Occasion:
    """What is known of the occasion."""
    names = tuple(name.strip() for name in arguments.trainers.split(",") if name.strip())
    known = (tuple(arguments.date), tuple(arguments.start), arguments.venue, names, arguments.group)
    return Occasion(*known, large_print=arguments.large_print)


def day(text: str) -> date:
    """A day as an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("cli.pack-bad-date", text=text)) from None


def clock(text: str) -> str:
    """A time of day as an argument."""
    try:
        return TypeAdapter[str](Clock).validate_python(text)
    except ValidationError:
        raise argparse.ArgumentTypeError(say("cli.pack-bad-clock", text=text)) from None


def people(text: str) -> int:
    """A number of people as an argument."""
    if not text.isdecimal() or not 0 < int(text) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(say("cli.pack-bad-group", text=text, most=MOST_PEOPLE))
    return int(text)


def printable(text: str) -> str:
    """Words that the fonts of packs can show, as an argument."""
    if unseen := missing(text):
        raise argparse.ArgumentTypeError(say("cli.pack-bad-words", signs=" ".join(unseen)))
    return " ".join(text.split())


def ordered(curriculum: Curriculum, name: str, occasion: Occasion) -> tuple[str, str]:
    """The id of a course as somebody typed it, and what is wrong with the order, if anything is."""
    ids = course_ids(curriculum)
    id = next((id for id in ids if id.casefold() == name.casefold()), "")
    if not id:
        return "", say("cli.pack-unknown", name=name, nearest=nearest(name, ids), names=", ".join(ids))
    days = days_of(curriculum, id)
    dates = occasion.dates
    if dates and len(dates) != days:
        return id, say("cli.pack-dates", name=id, days=days, given=len(dates))
    if list(dates) != sorted(set(dates)):
        return id, say("cli.pack-order")
    if occasion.group and occasion.large_print > occasion.group:
        return id, say("cli.pack-large-many", large=occasion.large_print, group=occasion.group)
    return id, say("cli.pack-starts", name=id, days=days, given=len(occasion.starts)) if len(
        occasion.starts
    ) > days else ""


def taken(folder: Path) -> bool:
    """Whether a folder holds something that this command did not make: it would be lost."""
    return folder.exists() and not (folder / FIRST).is_file() and (not folder.is_dir() or any(folder.iterdir()))
