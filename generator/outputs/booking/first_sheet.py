"""The first sheet of a folder: what to print how many times, and what to do when; and the same in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from generator.formats.typst_press import facts, theme_files
from generator.formats.typst_text import array, block, call, literal, words
from generator.jobs.job import Job
from generator.model.anatomy import CHECKLIST
from generator.model.catalogue import say
from generator.model.form import When
from generator.outputs.booking.booked import Booked, warnings
from generator.outputs.booking.names import FIRST, READ_ME
from generator.outputs.booking.parts import leaves
from generator.outputs.booking.piece import NOT_PRINTED, How, Piece, Whom
from generator.outputs.pack.document import opening
from generator.outputs.pack.frame import listed, long_date
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.told import days_and_times, times, weekday_date
from generator.outputs.pack.view import PackView

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """A file, and what to do with it."""

    name: str
    what: str
    how: How
    whom: Whom
    copies: int
    leaves: int
    in_workbook: bool
    series: str


@dataclass(frozen=True, slots=True)
class FirstView:
    """All that the first sheet shows."""

    pack: PackView
    """Of a pack only its names and its house."""
    known: tuple[tuple[str, str], ...]
    """What is known of the occasion: a name and a text, or nothing where there is a line to write on."""
    warnings: tuple[str, ...]
    rows: tuple[Row, ...]
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    """What to do when: a moment with its lines."""

    @property
    def printed(self) -> tuple[Row, ...]:
        """What goes to the printer."""
        return tuple(row for row in self.rows if row.how not in NOT_PRINTED)

    @property
    def other(self) -> tuple[Row, ...]:
        """What is sent, shown or typed into, one row for all of a series."""
        told = {row.series or row.name: row for row in self.rows if row.how in NOT_PRINTED}
        return tuple(replace(row, name=name) for name, row in told.items())

    @property
    def with_workbooks(self) -> int:
        """Sheets of paper where everyone has a workbook, and no sheet is printed that it holds."""
        return sum(row.leaves for row in self.printed if not row.in_workbook)

    @property
    def without(self) -> int:
        """Sheets of paper where loose sheets take the place of workbooks."""
        return sum(row.leaves for row in self.printed if row.how != "staple")


def plan_first(booked: Booked, pieces: tuple[Piece, ...], pages: Mapping[str, int]) -> Iterator[Job]:
    """The first sheet and the plain text; `pages` of each finished file by its job's path."""
    view = first_view(booked, pieces, pages)
    yield Job(FIRST, render, view, media=theme_files(), about=booked.id, info=facts)
    yield Job(READ_ME, render_plain, view, about=booked.id)


def first_view(booked: Booked, pieces: tuple[Piece, ...], pages: Mapping[str, int]) -> FirstView:
    """What the first sheet shows."""
    view = booked.view
    names = names_view(booked.discreet_title, view.code, view.review, booked.curriculum.shelf, ())
    rows = tuple(_row_of(piece, pages.get(piece.job.path, 0)) for piece in pieces)
    return FirstView(names, tuple(_known(booked)), warnings(booked), rows, tuple(_steps(booked, pieces)))


def _row_of(piece: Piece, pages: int) -> Row:
    paper = leaves(piece, pages)
    return Row(piece.name, piece.what, piece.how, piece.whom, piece.copies, paper, piece.in_workbook, piece.series)


def _known(booked: Booked) -> Iterator[tuple[str, str]]:
    occasion, view = booked.occasion, booked.view
    small, best, large = booked.sizes
    yield say("booking.course"), f"{view.code} · {booked.discreet_title}"
    guess = "" if occasion.group else say("booking.group-guessed", best=best)
    yield say("booking.day"), days_and_times(view)
    if not occasion.dates:
        yield say("booking.time"), "; ".join(times(view))
    yield say("booking.place"), occasion.venue
    yield say("booking.trainers"), listed(occasion.trainers)
    group = say("booking.group-of", people=booked.people, min=small, max=large) + guess
    in_large = say("booking.group-large", large=booked.large) if booked.large else ""
    yield say("booking.group"), group + in_large


def _steps(booked: Booked, pieces: tuple[Piece, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What to do when, by the forms of each moment and what the folder holds."""
    named = _by_moment(booked, pieces)
    dates, view = booked.occasion.dates, booked.view
    week = say("booking.week-before")
    if dates:
        week = say("booking.by-day", moment=week, day=weekday_date(dates[0] - _WEEK))
    before = [say("booking.do.send", files=listed(named["before"]))] if named["before"] else []
    lists = [guide.title for guide in view.guides if guide.kind == CHECKLIST]
    before += [say("booking.do.prepare", titles=listed(lists))] if lists else []
    yield week, (*before, say("booking.do.print-large" if booked.large else "booking.do.print"))
    ready = [say("booking.do.pile")]
    ready += [say("booking.do.cut")] if any(piece.how == "cut" for piece in pieces) else []
    ready += [say("booking.do.slides")] if any(piece.how == "show" for piece in pieces) else []
    ready += [say("booking.do.posters")] if any(piece.whom == "walls" for piece in pieces) else []
    ready += [say("booking.do.contacts-left" if view.house.local else "booking.do.contacts")] if view.slots else []
    yield say("booking.day-before"), tuple(ready)
    start = [say("booking.do.start", files=listed(named["start"]))] if named["start"] else []
    end = [say("booking.do.end", files=listed(named["end"]))] if named["end"] else []
    yield say("booking.on-the-day"), (*start, *end, say("booking.do.collect"))
    if named["later"]:
        yield say("booking.later"), (say("booking.do.later", files=listed(named["later"])),)


def _by_moment(booked: Booked, pieces: tuple[Piece, ...]) -> dict[When, list[str]]:
    """Names of the files of forms by the moment at which they are needed; before, those that are sent."""
    forms = {form.id: form.matter for form in booked.curriculum.shelf.forms}
    found: dict[When, list[str]] = {"before": [], "start": [], "end": [], "later": []}
    for piece in pieces:
        matter = forms.get(piece.job.about)
        if matter and piece.how != "edit" and (matter.when != "before" or piece.how == "send"):
            found[matter.when].append(piece.name)
    return found


def render(view: FirstView) -> bytes:
    """The first sheet as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: FirstView) -> str:
    """The Typst source of the first sheet."""
    out = opening(view.pack, say("booking.kind"), shift=-1) + '#import "booking.typ": *\n'
    heads = ("done", "file", "what", "copies", "leaves", "how", "whom")
    other = ("done", "file", "what", "how", "whom")
    return out + call(
        "first-sheet",
        kind=words(say("booking.kind")),
        foot=words(f"{view.pack.code} · {view.pack.title}"),
        known=array(f"({words(name)}, {words(text) if text else 'none'})" for name, text in view.known),
        mind=array(words(text) for text in view.warnings),
        lead=words(say("booking.lead")),
        heads=array(words(say(f"booking.col-{key}")) for key in heads),
        rows=array(_row(row) for row in view.printed),
        totals=array(words(text) for text in _totals(view)),
        other_title=words(say("booking.other-title")),
        other_heads=array(words(say(f"booking.col-{key}")) for key in other),
        other_rows=array(_other_row(row) for row in view.other),
        steps_title=words(say("booking.steps-title")),
        steps=array(f"({words(moment)}, {array(words(line) for line in lines)})" for moment, lines in view.steps),
    )


def _row(row: Row) -> str:
    what = say("booking.in-workbook", what=row.what) if row.in_workbook else row.what
    numbers = (str(row.copies), str(row.leaves))
    return _cells(row, what, *numbers, say(f"booking.how.{row.how}"), say(f"booking.whom.{row.whom}"))


def _other_row(row: Row) -> str:
    return _cells(row, row.what, say(f"booking.how.{row.how}", copies=row.copies), say(f"booking.whom.{row.whom}"))


def _cells(row: Row, *told: str) -> str:
    """The name as it is, so that it can be copied and searched; then the other cells."""
    return array([block(f"#{literal(row.name)};"), *(words(cell) for cell in told)])


def _totals(view: FirstView) -> list[str]:
    return [say("booking.total", leaves=view.with_workbooks, without=view.without)]


def render_plain(view: FirstView) -> bytes:
    """The plain text beside the files, in lines that every program shows."""
    house = view.pack.house
    lines = [f"{view.pack.code} {view.pack.title}", *(f"{name}: {text}" for name, text in view.known if text), ""]
    lines += [say("booking.readme-first", file=FIRST), say("booking.readme-order"), say("booking.readme-never"), ""]
    lines += [*view.warnings, *([""] if view.warnings else [])]
    lines += [f"{row.copies:>4} x  {row.name}" for row in view.printed]
    unprinted = [row for row in view.rows if row.how in NOT_PRINTED]
    lines += ["", say("booking.other-title")] if unprinted else []
    lines += [f"        {row.name} ({say(f'booking.how.{row.how}', copies=row.copies)})" for row in unprinted]
    version = say("booking.readme-version", name=house.name, version=house.version, date=long_date(house.released))
    lines += ["", *_totals(view), "", version, house.status_line, house.licence]
    return ("\r\n".join(lines) + "\r\n").replace("\u00a0", " ").encode("utf-8")
