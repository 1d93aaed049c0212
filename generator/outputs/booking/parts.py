"""What a trainer's folder holds, in the order of use. Adding a kind of file is a function and a line in `PARTS`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import ceil

from generator.formats.typst_press import theme_files
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Form, Module
from generator.model.module import Copies
from generator.outputs import pack, slides
from generator.outputs.booking.booked import Booked
from generator.outputs.booking.names import DEALT, module_names, neutral
from generator.outputs.booking.piece import How, Piece, Whom
from generator.outputs.output import Output
from generator.outputs.pack import amounts
from generator.outputs.pack.form_sheet import sides_of, told_of
from generator.outputs.pack.frame import Frame, letter_of, listed
from generator.outputs.pack.loose import Pile, pile_job, pile_names, piles
from generator.outputs.pack.told import course_days

_WHOM: dict[str, Whom] = {"kept": "participants", "filled": "filled", "collected": "collect"}
_ROOMS = ("room", "quiet-room")
"""Posters for elsewhere are nobody's to hang on the day of a course."""
_SUFFIX = {"kept": "", "filled": "-filled", "collected": "-collect"}


def plan_booking(booked: Booked) -> Iterator[Piece]:
    """Every file of the folder but the first sheet, which needs to know how many pages they have."""
    for part in PARTS:
        yield from part(booked)


def letters(booked: Booked) -> Iterator[Piece]:
    """What goes to participants before the course."""
    sent = [(job, form) for job, form in _forms(booked) if _is_letter(form)]
    for number, (job, form) in enumerate(sent, 1):
        name = neutral(form.id, booked.curriculum.shelf, f"letter-{number}")
        yield from _form(booked, job, form, f"01-{name}.pdf")


def facilitator_pack(booked: Booked) -> Iterator[Piece]:
    """One pack for each trainer."""
    what = say("booking.what.pack")
    yield Piece("02-facilitator-pack.pdf", booked.pack, what, "bind", "trainers", booked.trainers)


def workbook(booked: Booked) -> Iterator[Piece]:
    """One for each participant, and one for each trainer to point into."""
    copies = booked.people - booked.large + booked.trainers
    for job in pack.WORKBOOK.plan(booked.curriculum):
        if job.about == booked.id:
            what = say("booking.what.workbook")
            piece = Piece("03-workbook.pdf", job, what, "staple", "participants", copies)
            yield from _and_large(piece, booked.large)


def slide_decks(booked: Booked) -> Iterator[Piece]:
    """The slides of each module: with notes to edit, and without."""
    names = module_names(booked.curriculum.modules, booked.curriculum.shelf)
    for job in slides.plan(booked.curriculum):
        noted = job.path.endswith(".pptx")
        kind = "-facilitator.pptx" if noted else ".pdf"
        what = say("booking.what.deck" if noted else "booking.what.slides")
        whom: Whom = "trainers" if noted else "participants"
        yield Piece(f"04-slides-{names[job.about]}{kind}", job, what, "show", whom, 0, series=f"04-slides-…{kind}")


def handouts(booked: Booked) -> Iterator[Piece]:
    """The loose sheets of each module, in piles by how many of each the group needs."""
    names = module_names(booked.curriculum.modules, booked.curriculum.shelf)
    theme = theme_files()
    for module in booked.curriculum.modules:
        for pile in piles(module):
            copies, large = _shares(booked, pile.rule, module)
            piece = Piece(
                name=f"05-handouts-{names[module.id]}-{dict(DEALT)[pile.rule]}{_SUFFIX[pile.back]}.pdf",
                job=pile_job(module, pile, booked.curriculum.shelf, theme),
                what=f"{module.id}: {_sheets(module, pile)}",
                how="both",
                whom=_WHOM[pile.back],
                copies=copies,
                in_workbook=pile.rule == "one-per-person" and pile.back == "kept",
            )
            yield from _and_large(piece, large)


def cards(booked: Booked) -> Iterator[Piece]:
    """The cards of each module, by how many sets the group needs; and apart from them their answers."""
    names = module_names(booked.curriculum.modules, booked.curriculum.shelf)
    for job in pack.CARDS.plan(booked.curriculum):
        module = booked.curriculum.module[job.about]
        if job.path.endswith("-facilitator.pdf"):
            what = say("booking.what.answers", code=module.id)
            yield Piece(
                f"06-cards-{names[module.id]}-answers-facilitator.pdf", job, what, "both", "never", booked.trainers
            )
            continue
        rules = list(dict.fromkeys(given.set.copies for given in module.cards))
        for rule in rules:
            sets = tuple(given for given in job.view.sets if given.cards.copies == rule)
            some = replace(job, path=f"{job.path.removesuffix('.pdf')}-{rule}.pdf", view=replace(job.view, sets=sets))
            letters = [letter_of(n) for n, given in enumerate(module.cards) if given.set.copies == rule]
            copies, large = _shares(booked, rule, module)
            piece = Piece(
                name=f"06-cards-{names[module.id]}-{dict(DEALT)[rule]}.pdf",
                job=job if len(rules) == 1 else some,
                what=say("booking.what.cards", code=module.id, letters=listed(letters)),
                how="cut",
                whom="collect",
                copies=copies,
            )
            yield from _and_large(piece, large)


def forms(booked: Booked) -> Iterator[Piece]:
    """The forms, filled in for the course: what is needed first comes first."""
    rest = [(job, form) for job, form in _forms(booked) if not _is_letter(form)]
    for number, (job, form) in enumerate(sorted(rest, key=lambda given: given[1].matter.when == "before"), 1):
        name = f"07-{number}-{neutral(form.id, booked.curriculum.shelf, 'form')}.pdf"
        yield from _form(booked, job, form, name)


def word_forms(booked: Booked) -> Iterator[Piece]:
    """The same forms as Word files, filled in alike, for who types or changes a word."""
    series = "09-word-….docx"
    for job, form in _forms(booked, pack.EDITABLE_FORMS):
        name = neutral(form.id, booked.curriculum.shelf, f"form-{form.matter.when}-{form.matter.order}")
        what = say("booking.what.word")
        yield Piece(f"09-word-{name}.docx", job, what, "edit", "trainers", 0, series=series)


def posters(booked: Booked) -> Iterator[Piece]:
    """What hangs in the rooms of the course, once each."""
    hung = {poster.id: poster.matter for poster in booked.curriculum.shelf.posters if poster.matter.place in _ROOMS}
    jobs = [job for job in pack.POSTERS.plan(booked.curriculum) if job.about in hung]
    for number, job in enumerate(jobs, 1):
        what = say("booking.what.poster", title=hung[job.about].title)
        name = neutral(job.about, booked.curriculum.shelf, "poster")
        yield Piece(f"08-{number}-{name}.pdf", job, what, "one", "walls", 1)


PARTS: tuple[Callable[[Booked], Iterator[Piece]], ...] = (
    letters,
    facilitator_pack,
    workbook,
    slide_decks,
    handouts,
    cards,
    forms,
    posters,
    word_forms,
)


def _forms(booked: Booked, output: Output = pack.FORMS) -> Iterator[tuple[Job, Form]]:
    """The forms with their jobs, each told what is known of the course."""
    told = told_of(Frame(booked.view))
    by_id = {form.id: form for form in booked.curriculum.shelf.forms}
    for job in output.plan(booked.curriculum):
        yield replace(job, view=replace(job.view, told=told)), by_id[job.about]


def _is_letter(form: Form) -> bool:
    return form.matter.when == "before" and form.matter.goes_away


def _form(booked: Booked, job: Job, form: Form, name: str) -> Iterator[Piece]:
    matter = form.matter
    how: How = "send" if matter.goes_away else "one"
    whom: Whom = "participants" if matter.reader == "learner" else "trainers"
    copies, large = _shares(booked, matter.copies, booked.curriculum.modules[0])
    sides = sides_of(form.body.root, booked.people, len(course_days(booked.view)))
    piece = Piece(name, job, matter.title, how, whom, copies * sides)
    yield from _and_large(piece, large if matter.reader == "learner" else 0)


def _shares(booked: Booked, rule: Copies, module: Module) -> tuple[int, int]:
    """How many copies of a sheet in usual print, and how many in large print.

    What each person gets comes in one print or the other. What people share is there in usual print for all, and
    once more for each who reads large print. What the room has once is on its wall or with the trainers.
    """
    size = amounts.group_size(module.session)
    own = {"one-per-person": 1, "two-per-person": 2}.get(rule)
    if own:
        return own * (booked.people - booked.large), own * booked.large
    return amounts.copies(rule, booked.people, size), 0 if rule == "one-per-room" else booked.large


def _and_large(piece: Piece, large: int) -> Iterator[Piece]:
    """A file where anybody needs it, and the same in large print where anybody needs that."""
    if piece.copies:
        yield piece
    if large:
        how: How = "both" if piece.how == "one" else piece.how
        what = say("booking.what.large" if piece.copies else "booking.what.large-alone", what=piece.what)
        name = piece.name.replace(".pdf", "-large.pdf")
        yield replace(piece, name=name, job=pack.enlarged(piece.job), what=what, how=how, copies=large)


def _sheets(module: Module, pile: Pile) -> str:
    """The sheets of a pile for short, those that are cut marked."""
    cut = [h.matter.id in pile.handouts and h.matter.cut is not None for h in module.handouts]
    told = listed(pile_names(module, pile))
    return f"{told} ({say('booking.cut')})" if any(cut) else told


def leaves(piece: Piece, pages: int) -> int:
    """Sheets of paper that all copies of a file take."""
    return piece.copies * (pages if piece.how == "one" else ceil(pages / 2))
