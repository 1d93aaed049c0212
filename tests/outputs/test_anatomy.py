"""A pack as a book: its nineteen parts, the index, the list of sheets, the plan of the room, cards on both sides."""

import io
import re
from dataclasses import replace
from pathlib import Path

import page
import pytest
from lxml import etree
from pypdf import PdfReader

from generator.formats.svg import Said, flat
from generator.formats.svg_room import Room, RoomWords, room_plan
from generator.model.anatomy import of_module, of_programme, opening
from generator.model.module import RoomPlan
from generator.model.reference import Change
from generator.outputs.pack import plan
from generator.outputs.pack.back import about
from generator.outputs.pack.document import document
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.front import crossings
from generator.outputs.pack.room_sheet import room_sheet
from generator.source.load import load
from tests.builds import Rendered, sides

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def jobs(curriculum):
    return {job.about: job for job in plan(curriculum)}


@pytest.fixture(scope="module")
def packs(jobs):
    return Rendered(jobs)


def marks(pdf):
    """Bookmarks with their pages, from 1, in order."""
    reader = PdfReader(io.BytesIO(pdf))

    def walk(items):
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield str(item.title).replace("\u2019", "'"), reader.get_destination_page_number(item) + 1

    return list(walk(reader.outline))


@pytest.mark.slow
def test_every_part_of_a_pack_and_of_a_book_stands_in_its_order(packs, curriculum):
    wanted = {module.id: of_module(module, curriculum.shelf) for module in curriculum.modules}
    wanted |= {p.id: of_programme(p, curriculum) for p in curriculum.shelf.programmes}
    for about_, pdf in packs.items():
        titles = iter([title for title, _ in marks(pdf)])
        assert [part for part in wanted[about_] if part.title not in titles] == [], about_
    assert {part.number for part in wanted["H1"]} == set(range(1, 20))


def test_a_pack_says_who_may_teach_it_and_what_changed(packs, jobs):
    cover = sides(packs["H1"])[0]
    assert "Both have run a kitchen, and one has taught this before." in cover
    assert "Version 0.1: First version." in sides(packs["H1"])[-1]
    frame = Frame(replace(jobs["H1"].view, changes=(Change(version="0.0", text="Soap came in."),)))
    assert "Soap came in" in about(frame)
    assert "No change is recorded for version 0.1" in about(replace(frame, view=replace(frame.view, changes=())))


def test_changes_of_another_module_are_left_out(curriculum):
    change = Change(version="0.2", text="Only for leads.", modules=("L1",))
    settings = curriculum.shelf.settings.model_copy(update={"changes": (change,)})
    jobs = plan(replace(curriculum, shelf=replace(curriculum.shelf, settings=settings)))
    told = {job.about: job.view.changes for job in jobs}
    assert told == {"H1": (), "L1": (change,), "handle": (), "lead": (change,)}


def test_outcomes_stand_beside_the_codes_of_other_frameworks(jobs):
    view = jobs["H1"].view
    frame = Frame(view, view.modules[0])
    assert '"A.1"' in crossings(frame, ["CLN-H1"])
    assert "Northland" in crossings(frame, ["CLN-H1"])
    assert crossings(replace(frame, view=replace(view, crossings=())), ["CLN-H1"]) == ""


@pytest.mark.slow
def test_the_opening_script_points_to_the_words(packs, curriculum):
    found = dict(marks(packs["H1"]))
    text = sides(packs["H1"])[found["Opening script"] - 1]
    assert f"Welcome 3 minutes 1 {found['Open: hands on the table']}" in text
    assert opening(curriculum.module["L1"]) is None
    assert "Opening script" not in dict(marks(packs["L1"]))


@pytest.mark.slow
def test_the_index_names_each_page_on_which_a_word_is_linked(packs, jobs):
    view = jobs["H1"].view
    found = dict(marks(packs["H1"]))
    index = " ".join(sides(packs["H1"])[found["Index of terms"] - 1 :])
    entry = re.search(r"Probe ([\d, –]+)", index)
    assert entry
    defined, *used = entry[1].replace(" ", "").strip(",").split(",")
    assert int(defined) == found["Words used"]
    assert str(found["Before the day"]) in used
    without = replace(view, terms=())
    assert "index-of-terms" not in document(without)


@pytest.mark.slow
def test_a_book_lists_every_sheet_with_its_page(packs, curriculum):
    marked = marks(packs["handle"])
    found = dict(marked)
    text = " ".join(sides(packs["handle"])[found["List of handouts and forms"] - 1 :][:1])
    for handout, code in zip(curriculum.module["H1"].handouts, ("H1", "H2"), strict=True):
        here = found[f"{code}: {handout.matter.title}"]
        assert re.search(rf"H1 {code} {handout.matter.title} .* {here} ", text), code
    for form in ("Welcome", "Sign-in", "Record"):
        assert f"Form {form}" in text
        assert f" {found[form]}" in text


@pytest.mark.slow
def test_a_module_of_a_book_opens_with_its_own_contents(packs):
    opens = next(n for n, side in enumerate(sides(packs["handle"])) if "Clean hands and hot food" in side and n > 3)
    text = sides(packs["handle"])[opens]
    assert "Trainers need: Both have run a kitchen" in text
    assert "Shorter versions" in text
    assert "Local contacts" not in text


@pytest.mark.slow
def test_cards_in_a_pack_have_their_backs_behind_them(packs):
    for about_ in ("H1", "handle"):
        marked = marks(packs[about_])
        at = next(n for n, (title, _) in enumerate(marked) if title.startswith("Cards A"))
        first, following = marked[at][1], marked[at + 1][1]
        assert first % 2 == 1, "on the front of a leaf"
        assert (following - first) % 2 == 0
        assert "backs" in sides(packs[about_])[first]


@pytest.mark.slow
def test_marks_at_the_edge_name_the_group_and_no_sheet_to_copy_has_one(packs):
    pages = sides(packs["H1"])
    found = dict(marks(packs["H1"]))
    assert "Session" in pages[found["Wash well"] - 1]
    assert "Short" in pages[found["Shorter versions"] - 1]
    assert "Slides" not in pages[found["H1: Kitchen log"] - 1]


@pytest.mark.slow
def test_every_pack_stays_accessible(packs):
    for about_, pdf in packs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, about_


NAMES = RoomWords("Screen", "Quiet", "Out", "Wall", "Apart", "chair", "free", "A, B", "way")


@pytest.mark.parametrize(
    ("room", "chairs"),
    [(Room("tables", (4, 4, 3), 2), 11), (Room("tables", (8,), 1), 8), (Room("rings", (5, 7), 2), 12)],
)
def test_a_room_has_a_chair_for_everyone_and_says_what_it_shows(room, chairs):
    drawn = flat(room_plan(Said("x", "The room", "Seen from above"), room, NAMES))
    root = etree.fromstring(drawn.encode())
    assert drawn.count('rx="3.5" fill="#FFFFFF"') == chairs + 2 + 1 + 1, "the quiet room's, the one apart, the key's"
    assert "var(" not in drawn
    texts = [str(node.text) for node in root.iter("{*}text")]
    assert {"Screen", "Quiet", "Wall", "Apart"} <= set(texts)
    bare = room_plan(Said("x", "t", "d"), room, replace(NAMES, quiet="", wall="", apart=""))
    assert "Quiet" not in bare


def test_the_plan_follows_the_group_and_says_the_same_in_words(jobs):
    view = jobs["H1"].view
    module = view.modules[0]
    usual = room_sheet(Frame(view, module))
    assert "8 people" in usual
    matter = module.session.matter.model_copy(update={"plan": RoomPlan(shape="rings", seats=3, wall="Wall for ropes")})
    other = room_sheet(Frame(view, replace(module, session=replace(module.session, matter=matter))))
    assert "inner ring of 3" in other
    assert "On a wall: wall for ropes." in other
