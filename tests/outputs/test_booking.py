"""A trainer's folder: the right files, as many of each as the group needs, filled in, and neutral to look at."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from generator import pipeline
from generator.jobs.cache import Cache
from generator.jobs.job import Job
from generator.model.curriculum import Tree
from generator.model.large_print import is_large
from generator.model.occasion import Occasion, course_ids, days_of, on_occasion
from generator.orders import ordered
from generator.outputs.booking import FIRST, Piece, book, folder_name, plan_booking, plan_first, warnings
from generator.outputs.booking.first_sheet import document as first_document
from generator.outputs.booking.first_sheet import first_view
from generator.outputs.booking.parts import leaves
from generator.outputs.pack import amounts
from generator.outputs.pack.document import document
from generator.outputs.pack.form_sheet import sides_of, with_rows
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.kit import preparation
from generator.outputs.pack.loose import pile_names, piles
from generator.outputs.pack.room_sheet import room_sheet
from generator.pipeline import Workshop, pack
from generator.source.load import load
from tests.builds import digests, sides
from tests.real import loaded

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
DAY = date(2026, 12, 3)
KNOWN = Occasion((DAY,), ("13:15",), "Civic *Centre*, room 2", ("A. Name", "B. Name"), 10)


@pytest.fixture(scope="module")
def curriculum():
    found = load(ROOT).curriculum
    assert found
    return found


@pytest.fixture(scope="module")
def booked(curriculum):
    return book(curriculum, "handle", KNOWN)


@pytest.fixture(scope="module")
def pieces(booked):
    return {piece.name: piece for piece in plan_booking(booked)}


def written(text):
    return text.encode()


def made(piece):
    return " ".join(sides(piece.job.render(piece.job.view)))


def test_a_folder_holds_every_kind_in_the_order_of_use(pieces):
    assert list(pieces) == [
        "01-letter.pdf",
        "02-facilitator-pack.pdf",
        "03-workbook.pdf",
        "04-slides-h1-facilitator.pptx",
        "04-slides-h1.pdf",
        "05-handouts-h1-each.pdf",
        "05-handouts-h1-each-collect.pdf",
        "05-handouts-h1-pairs-collect.pdf",
        "06-cards-h1-pairs.pdf",
        "06-cards-h1-answers-facilitator.pdf",
        "07-1-sign-in.pdf",
        "07-2-record.pdf",
        "08-1-six-moments.pdf",
        "09-word-letter.docx",
        "09-word-sign-in.docx",
        "09-word-record.docx",
    ]
    assert len({piece.job.path for piece in pieces.values()}) == len(pieces)


def test_copies_are_for_this_group_and_its_trainers(pieces):
    wanted = {
        "01-letter.pdf": 10,
        "02-facilitator-pack.pdf": 2,
        "03-workbook.pdf": 12,
        "05-handouts-h1-each.pdf": 10,
        "05-handouts-h1-pairs-collect.pdf": 5,
        "06-cards-h1-pairs.pdf": 5,
        "06-cards-h1-answers-facilitator.pdf": 2,
        "07-1-sign-in.pdf": 1,
        "07-2-record.pdf": 10,
    }
    assert {name: pieces[name].copies for name in wanted} == wanted
    assert {name for name, piece in pieces.items() if not piece.printed} == {
        "01-letter.pdf",
        "04-slides-h1-facilitator.pptx",
        "04-slides-h1.pdf",
        "09-word-letter.docx",
        "09-word-record.docx",
        "09-word-sign-in.docx",
    }


@pytest.fixture(scope="module")
def in_large(curriculum):
    booked = book(curriculum, "handle", replace(KNOWN, large_print=2))
    return {piece.name: piece for piece in plan_booking(booked)}


def test_who_reads_large_print_gets_it_and_the_others_the_usual_print(pieces, in_large):
    counts = {name: (in_large[name].copies, in_large[name.replace(".pdf", "-large.pdf")].copies) for name in FOR_LARGE}
    assert counts == FOR_LARGE
    shared = {"05-handouts-h1-pairs-collect.pdf", "06-cards-h1-pairs.pdf"}
    for name, (usual, large) in counts.items():
        extra = large if name in shared else 0
        assert usual + large == pieces[name].copies + extra, name


FOR_LARGE = {
    "01-letter.pdf": (8, 2),
    "03-workbook.pdf": (10, 2),
    "05-handouts-h1-each.pdf": (8, 2),
    "05-handouts-h1-each-collect.pdf": (8, 2),
    "05-handouts-h1-pairs-collect.pdf": (5, 2),
    "06-cards-h1-pairs.pdf": (5, 2),
    "07-2-record.pdf": (8, 2),
}


def test_nothing_else_comes_in_large_print(pieces, in_large):
    assert set(in_large) == {*pieces, *(name.replace(".pdf", "-large.pdf") for name in FOR_LARGE)}
    assert len({piece.job.path for piece in in_large.values()}) == len(in_large)
    large = [piece for name, piece in in_large.items() if name.endswith("-large.pdf")]
    assert all(is_large(piece.job.path) for piece in large)
    assert "wash" in made(in_large["05-handouts-h1-each-large.pdf"]).casefold()


def test_where_all_read_large_print_no_usual_sheet_is_left_over(curriculum):
    booked = book(curriculum, "handle", replace(KNOWN, large_print=10))
    pieces = {piece.name: piece for piece in plan_booking(booked)}
    assert "05-handouts-h1-each.pdf" not in pieces
    assert pieces["05-handouts-h1-each-large.pdf"].what.startswith("Large print")
    assert pieces["03-workbook.pdf"].copies == 2
    view = first_view(booked, tuple(pieces.values()), {})
    assert "10 of them in large print" in dict(view.known)["Group"]


def test_more_large_print_than_people_is_refused(curriculum):
    assert "3" in ordered(curriculum, "handle", Occasion(group=2, large_print=3))[1]
    assert ordered(curriculum, "handle", Occasion(group=2, large_print=2))[1] == ""


@pytest.mark.parametrize(("people", "rows"), [(10, 10), (40, 40)])
def test_forms_in_word_are_filled_in_alike(curriculum, people, rows):
    booked = book(curriculum, "handle", replace(KNOWN, group=people))
    files = {p.name: p.job.render(p.job.view) for p in plan_booking(booked) if p.name.startswith("09-word-")}
    letter = Document(io.BytesIO(files["09-word-letter.docx"]))
    told = " ".join(text for text in letter.element.body.itertext())
    assert "3\xa0December 2026" in told
    assert "Civic *Centre*, room 2" in told
    lists = Document(io.BytesIO(files["09-word-sign-in.docx"])).tables
    assert max(len(table.rows) - 1 for table in lists) == rows


def test_the_plan_of_the_room_is_for_the_group_that_comes(curriculum):
    def title(group):
        view = book(curriculum, "handle", Occasion(group=group)).view
        return room_sheet(Frame(view, view.modules[0]))

    small, best, large = book(curriculum, "handle", Occasion()).sizes
    assert f"for {best} people" in title(None)
    assert f"for {large} people" in title(large)
    assert f"for {large} people" in title(large + 50)
    assert f"for {small} people" in title(1)


def test_a_group_of_unknown_size_is_counted_as_the_best(curriculum):
    unknown = book(curriculum, "handle", Occasion())
    assert unknown.people == unknown.sizes[1] == 8
    assert unknown.trainers == unknown.trainers_needed == 2


def test_paper_is_counted_in_leaves():
    job = Job("x.pdf", bytes, b"")
    assert leaves(Piece("x", job, "x", "both", "participants", 4), 5) == 12
    assert leaves(Piece("x", job, "x", "one", "participants", 4), 5) == 20


def test_each_sheet_is_in_one_pile_and_begins_on_a_leaf_of_its_own(curriculum, pieces):
    module = curriculum.module["H1"]
    told = [name for pile in piles(module) for name in pile_names(module, pile)]
    assert sorted(told) == ["H1", "H2", "quick card", "quiz paper", "task"]
    piece = pieces["05-handouts-h1-each.pdf"]
    pages = sides(piece.job.render(piece.job.view))
    starts = [n for n, text in enumerate(pages) if any(k in text for k in ("Wash sheet", "Quick card", "signs off"))]
    assert len(pages) > 2
    assert all(n % 2 == 0 for n in starts)


def test_what_is_collected_is_named_as_the_facilitators(pieces):
    for name, piece in pieces.items():
        assert ("-facilitator" in piece.job.path) >= name.endswith("-collect.pdf")


def test_clocks_follow_the_start_that_was_given(booked, pieces):
    text = document(booked.view)
    assert "start: 795" in text
    assert "start: 600" not in text
    assert "13:15" in made(pieces["03-workbook.pdf"])


def test_a_module_alone_starts_when_it_is_told(curriculum):
    alone = book(curriculum, "L1", Occasion(starts=("08:05",)))
    assert "start: 485" in document(alone.view)
    assert [module.id for module in alone.curriculum.modules] == ["L1"]


def test_only_days_with_a_start_of_their_own_are_moved(curriculum):
    programme = curriculum.shelf.programmes[0]
    two = programme.model_copy(update={"days": (programme.days[0], programme.days[0])})
    wide = replace(curriculum, shelf=replace(curriculum.shelf, programmes=(two,)))
    moved = on_occasion(wide, two.id, Occasion(starts=("07:00",)))
    assert [day.start for day in moved.shelf.programmes[0].days] == ["07:00", "10:00"]
    assert days_of(wide, two.id) == 2


def test_forms_are_filled_in_and_what_is_unknown_stays_a_line(curriculum, pieces):
    letter = made(pieces["01-letter.pdf"])
    assert "Thursday 3\xa0December 2026" in letter.replace("3 December", "3\xa0December")
    assert "Civic *Centre*, room 2" in letter
    blank = next(plan_booking(book(curriculum, "handle", Occasion())))
    assert "2026" not in made(blank).replace("22 November 2026", "")
    assert "Kitchen morning" in made(blank)


@pytest.mark.parametrize(("people", "rows", "pages"), [(3, 3, 1), (16, 16, 1), (17, 9, 2), (40, 14, 3)])
def test_a_list_has_a_row_for_each_person(people, rows, pages):
    tree = Tree(
        "<div><table><thead><tr><th>Name</th></tr></thead><tbody><tr><td/></tr><tr><td/></tr></tbody></table></div>"
    )
    assert len(with_rows(tree.root, people).findall(".//tbody/tr")) == rows
    assert sides_of(tree.root, people) == pages
    assert sides_of(tree.root, people, 2) == 2 * pages


def test_a_table_with_words_keeps_its_rows():
    tree = Tree("<div><table><tbody><tr><td>One</td></tr><tr><td/></tr></tbody></table></div>")
    assert len(with_rows(tree.root, 9).findall(".//tbody/tr")) == 2
    assert sides_of(tree.root, 40, 2) == 1


def test_the_kit_list_counts_for_the_group_alone(curriculum, booked):
    def kit(view):
        return preparation(Frame(view, view.modules[0]))

    assert "10 people" in kit(booked.view)
    assert "right, right, right, right" not in kit(booked.view)
    assert "right, right, right, right" in kit(book(curriculum, "handle", Occasion()).view)


def test_the_pack_names_day_place_and_trainers(booked):
    text = document(booked.view)
    for word in ("Thursday 3", "Civic *Centre*, room 2", "A. Name, B. Name", "13:15 to"):
        assert word in text


def test_no_file_or_folder_is_called_by_what_it_is_about(curriculum):
    shelf = curriculum.shelf
    letter = shelf.forms_in_order[0]
    telling = replace(letter, matter=letter.matter.model_copy(update={"id": "poison-letter"}))
    forms = tuple(telling if form is letter else form for form in shelf.forms)
    names = [
        p.name for p in plan_booking(book(replace(curriculum, shelf=replace(shelf, forms=forms)), "handle", KNOWN))
    ]
    assert names[0] == "01-letter-1.pdf"
    assert folder_name("poison-day", KNOWN, shelf) == "course-2026-12-03"
    assert folder_name("H1", Occasion(), shelf) == "h1"


def test_warnings_say_what_does_not_fit(curriculum):
    assert warnings(book(curriculum, "handle", KNOWN)) == ()
    tight = warnings(book(curriculum, "handle", Occasion(trainers=("A. Name",), group=40)))
    assert [any(sign in text for sign in ("40", "Trainers")) for text in tight] == [True, True]


def test_the_first_sheet_adds_up_and_says_what_to_do_when(booked, pieces):
    pages = {piece.job.path: 3 for piece in pieces.values()}
    view = first_view(booked, tuple(pieces.values()), pages)
    every = sum(row.leaves for row in view.printed)
    by_name = {row.name: row.leaves for row in view.rows}
    assert view.with_workbooks == every - by_name["05-handouts-h1-each.pdf"]
    assert view.without == every - by_name["03-workbook.pdf"]
    text = first_document(view)
    for word in ("Thursday 26", "01-letter.pdf", "07-1-sign-in.pdf", "07-2-record.pdf"):
        assert word in text
    jobs = list(plan_first(booked, tuple(pieces.values()), pages))
    assert [job.path for job in jobs] == [FIRST, "READ-ME.txt"]
    told = {name for name, piece in pieces.items() if not piece.series}
    assert [name for name in pieces if name not in text] == [name for name in pieces if name not in told]
    assert "09-word-….docx" in text
    assert "04-slides-…-facilitator.pptx" in text
    plain = jobs[1].render(jobs[1].view).decode()
    assert all(name in plain for name in pieces)
    assert "\xa0" not in plain
    assert "01-letter.pdf (Send to 10, a copy each)" in plain


@pytest.mark.slow
def test_two_runs_give_the_same_folder_and_the_same_zip(curriculum, tmp_path):
    for n in ("one", "two"):
        job = book(curriculum, "L1", KNOWN)
        result = pack(job, curriculum, tmp_path / n / "l1", Workshop(Cache(tmp_path / f"cache-{n}")))
        assert result.folder, (result.findings, result.failures)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    with zipfile.ZipFile(tmp_path / "one" / "l1.zip") as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {name.removeprefix("l1/") for name in names} == set(digests(tmp_path / "one" / "l1"))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_a_note_in_a_file_for_learners_leaves_the_last_folder_as_it_was(curriculum, tmp_path, monkeypatch):
    booked, room = book(curriculum, "L1", KNOWN), Workshop(Cache(tmp_path / "cache"))
    to = tmp_path / "l1"
    assert pack(booked, curriculum, to, room).folder
    before = digests(tmp_path)
    note = "What have they touched since breakfast?"
    assert any(note in step.say.text for a in curriculum.module["H1"].session.activities for step in a.steps)
    leak = Piece("09-leak.txt", Job("packs/leak.txt", written, note), "x", "show", "participants", 0)
    monkeypatch.setattr(pipeline, "plan_booking", lambda given: [*plan_booking(given), leak])
    result = pack(booked, curriculum, to, room)
    assert {finding.code for finding in result.findings} == {"ART-001"}
    assert result.folder is None
    after = digests(tmp_path)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after if name.startswith(".")]


@pytest.mark.slow
def test_the_real_half_day_agrees_with_its_own_rules_for_copies(tmp_path):
    real = loaded().curriculum
    booked = book(real, "aware", Occasion((DAY,), ("13:15",), "Room 2", ("A. Name", "B. Name"), 14))
    pieces = {piece.name: piece for piece in plan_booking(booked)}
    result = pack(booked, real, tmp_path / "aware", Workshop(Cache(tmp_path / "cache")))
    assert result.folder, (result.findings, result.failures)
    assert {made.path for made in result.made} == {*pieces, FIRST, "READ-ME.txt"}
    banned = real.shelf.settings.banned_on_covers
    assert not [name for name in digests(tmp_path) if any(word in name for word in banned)]
    for module in booked.curriculum.modules:
        size = amounts.group_size(module.session)
        sheets = [(h.matter.copies, h.matter.id) for h in module.handouts]
        wanted = sum(amounts.copies(rule, 14, size) for rule, _ in sheets)
        got = [p for n, p in pieces.items() if n.startswith("05") and p.job.about == module.id]
        assert sum(piece.copies * len(piece.job.view.handouts) for piece in got) == wanted
    assert len(pikepdf.open(io.BytesIO((tmp_path / "aware" / FIRST).read_bytes())).pages) <= 2


@pytest.mark.slow
def test_the_first_sheet_of_every_course_is_two_sides_at_most():
    real = loaded().curriculum
    for id in course_ids(real):
        booked = book(real, id, Occasion(group=100, trainers=("A",)))
        pieces = tuple(plan_booking(booked))
        job = next(plan_first(booked, pieces, {piece.job.path: 10 for piece in pieces}))
        assert len(sides(job.render(job.view))) <= 2, id
