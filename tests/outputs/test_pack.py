"""Packs: whole, tagged, reproducible, with keys apart from what learners get."""

import io
import pickle
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader

from generator.formats.typst_press import FOLDER, printed
from generator.model.curriculum import Cue, Step, Tree
from generator.model.module import Kit
from generator.outputs.pack import FORMS, QUICK_CARDS, plan, render
from generator.outputs.pack.amounts import copies, group_size, pieces
from generator.outputs.pack.assessing import for_learners
from generator.outputs.pack.document import document, starts
from generator.outputs.pack.form_sheet import filled, forms, lines_of
from generator.outputs.pack.frame import Frame, minutes_told
from generator.outputs.pack.glance import finder
from generator.outputs.pack.kit import masters
from generator.outputs.pack.rows import row_of
from generator.outputs.pack.sheets import sections, sheet_text
from generator.source.load import load
from tests.builds import Rendered

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
CODE = '#panic("x") $y$ @no <label> *z* \\ `q` // w'


@pytest.fixture(scope="module")
def jobs():
    curriculum = load(ROOT).curriculum
    assert curriculum
    return list(plan(curriculum))


@pytest.fixture(scope="module")
def packs(jobs):
    return Rendered({job.path: job for job in jobs})


def titles(pdf: bytes) -> dict[str, int]:
    """Bookmarks with the page on which each begins, from 1."""
    reader = PdfReader(io.BytesIO(pdf))

    def walk(items):
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield str(item.title), reader.get_destination_page_number(item) + 1

    return dict(walk(reader.outline))


def test_there_is_a_pack_for_each_module_and_each_programme(jobs):
    assert [job.path for job in jobs] == [
        "packs/h1-clean-hands/h1-facilitator-pack.pdf",
        "packs/l1-lead-a-kitchen/l1-facilitator-pack.pdf",
        "packs/handle/handle-facilitator-pack.pdf",
        "packs/lead/lead-facilitator-pack.pdf",
    ]
    assert [job.about for job in jobs] == ["H1", "L1", "handle", "lead"]


def test_template_and_fonts_are_part_of_the_key(jobs):
    named = {path for path, _ in jobs[0].media}
    theme = {f"overrides/print/{p.relative_to(FOLDER)}" for p in FOLDER.rglob("*") if p.suffix in {".typ", ".ttf"}}
    assert theme <= named
    assert len({digest for _, digest in jobs[0].media}) == len(jobs[0].media)


@pytest.mark.slow
def test_every_pack_is_compliant_and_counted(jobs, packs):
    for job in jobs:
        assert page.validate_pdf_bytes(packs[job.path], profile="ua1").is_compliant, job.path
        assert job.info
        assert job.info(packs[job.path])["pages"] == len(PdfReader(io.BytesIO(packs[job.path])).pages)


@pytest.mark.slow
def test_the_same_view_gives_the_same_bytes_in_another_process_s_copy(jobs, packs):
    job = jobs[0]
    assert pickle.loads(pickle.dumps(job.render))(pickle.loads(pickle.dumps(job.view))) == packs[job.path]  # noqa: S301


def test_the_parts_stand_in_their_order_and_the_glance_on_one_page(packs):
    found = titles(packs["packs/h1-clean-hands/h1-facilitator-pack.pdf"])
    order = [
        "Contents",
        "The session at a glance",
        "Outcomes, objectives, assessment",
        "Room, kit and copies",
        "Slides and notes",
        "Sheets to copy",
        "For assessors",
        "Rubric and marking",
        "Forms",
        "Shorter versions",
        "The reading",
        "Local contacts",
        "Support services",
        "Sources",
        "Status, changes, licence",
    ]
    pages = [found[title] for title in order]
    assert pages == sorted(pages)
    assert found["Outcomes, objectives, assessment"] == found["The session at a glance"] + 1


@pytest.mark.slow
def test_pages_are_numbered_through_and_the_header_says_for_whom(packs):
    pages = PdfReader(io.BytesIO(packs["packs/handle/handle-facilitator-pack.pdf"])).pages
    text = [" ".join(page.extract_text().split()) for page in pages]
    assert f"3 of {len(pages)}" in text[2]
    assert any("For assessors only" in words for words in text)
    assert not any("For facilitators only" in words for words in text if "Copy freely" in words)


def test_only_vendored_fonts_are_used(packs):
    vendored = {path.name.partition("_")[0] for path in (FOLDER / "fonts").glob("*.ttf")}
    with pikepdf.open(io.BytesIO(packs["packs/h1-clean-hands/h1-facilitator-pack.pdf"])) as pdf:
        used = {
            str(o.FontName).partition("+")[2].partition("-")[0]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
    assert used
    assert used <= vendored


def test_a_warning_is_a_failure():
    with pytest.raises(RuntimeError, match="unknown font"):
        printed('#set document(title: "x")\n#set text(font: "Nobody Has This")\n= x', 0, {})


def test_what_learners_get_holds_no_answer(jobs):
    view = jobs[0].view
    module = view.modules[0]
    questions = tuple(
        question.model_copy(
            update={"options": tuple(o.model_copy(update={"feedback": "SECRET"}) for o in question.options)}
        )
        for question in module.questions
    )
    module = replace(module, questions=questions)
    frame = Frame(replace(view, modules=(module,)), module)
    assert "SECRET" not in for_learners(frame)
    assert "SECRET" in document(frame.view)


@pytest.mark.slow
def test_code_in_any_title_is_text(jobs):
    view = jobs[0].view
    module = view.modules[0]
    module = replace(
        module,
        matter=module.matter.model_copy(update={"title": CODE}),
        session=replace(module.session, parts=tuple(replace(part, title=CODE) for part in module.session.parts)),
    )
    pdf = render(replace(view, title=CODE, short_title=CODE, modules=(module,)))
    assert CODE.replace(" ", "") in "".join(PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split()).replace(
        "“", '"'
    ).replace("”", '"')


def test_modules_of_a_programme_start_where_the_day_has_got_to(jobs):
    view = next(job.view for job in jobs if job.about == "handle")
    assert [(module.id, minute) for module, minute in starts(view)] == [("H1", 10 * 60)]


@pytest.mark.parametrize(("per", "count"), [("room", 2), ("group", 6), ("pair", 10), ("person", 18)])
def test_kit_is_counted_for_the_group(per, count):
    assert pieces(Kit(item="x", count=2, per=per), 9, 4) == count


def test_copies_are_counted_for_the_group(jobs):
    assert [
        copies(rule, 9, 4)
        for rule in (
            "one-per-person",
            "two-per-person",
            "one-per-pair",
            "one-per-three",
            "one-per-group",
            "one-per-room",
        )
    ] == [9, 18, 5, 3, 3, 1]
    assert group_size(jobs[0].view.modules[0].session) >= 2


def test_each_sheet_is_counted_in_one_place_with_the_page_of_its_master(jobs, packs):
    module = jobs[0].view.modules[0]
    frame = Frame(jobs[0].view, module)
    found = titles(packs[jobs[0].path])
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(packs[jobs[0].path])).pages]
    kit = " ".join(pages[found["Room, kit and copies"] - 1 : found["How people stay well in the room"]])
    for master in masters(frame):
        assert " ".join([*map(str, master.counts)]) in kit
        named = next(title for title in found if title.startswith(master.code))
        assert f" {found[named]}" in kit
    assert len({master.target for master in masters(frame)}) == len(masters(frame))


def test_the_glance_says_where_to_look_when_somebody_tells(jobs):
    view = jobs[0].view
    module = finder(Frame(view, view.modules[0]))
    assert all(any(guide.title in line.replace("\u2019", "'") for line in module) for guide in view.guides)
    assert any("-kit" in line for line in module)


def test_sizes_of_a_programme_suit_every_module(jobs):
    view = jobs[0].view
    module = view.modules[0]
    group = module.session.matter.group.model_copy(update={"max": 7, "best": 6, "min": 5})
    small = replace(
        module, session=replace(module.session, matter=module.session.matter.model_copy(update={"group": group}))
    )
    least = module.session.matter.group
    assert Frame(replace(view, modules=(module, small))).sizes == (
        max(5, least.min),
        min(6, least.best),
        min(7, least.max),
    )


def test_a_sheet_is_parted_at_its_main_headings_and_names_its_sources_once(jobs):
    frame = Frame(jobs[0].view, jobs[0].view.modules[0])
    body = Tree("<div><p>a</p><h2>One</h2><p>b</p><h3>Deep</h3><p>c</p><h2>Two</h2><p>d</p></div>")
    parts = sections(frame, body, "x")
    assert len(parts) == 3
    assert "Deep" in parts[1]
    assert sheet_text(frame, body, "x").count("Two") == 1


def step(say: int, do: int, cues: int = 0) -> Step:
    def words(count: int) -> Tree:
        return Tree(f"<div><p>{'word ' * count}</p></div>") if count else Tree()

    cue = Cue(title="Somebody asks", body=words(20))
    return Step(title="x", minutes=2, line=1, say=words(say), do=words(do), listen_for=(cue,) * cues)


def test_a_short_step_stays_whole_and_a_long_one_may_end_a_page_between_words_and_acts():
    assert not row_of(step(20, 20, 1)).parted
    long = row_of(step(80, 80, 2))
    assert long.parted
    assert long.first + long.second <= 2


def test_a_very_long_script_may_go_over_the_page():
    assert row_of(step(400, 10)).long
    assert not row_of(step(20, 10)).long


def test_one_minute_is_one_minute():
    assert [minutes_told(n) for n in (1, 2)] == ["1 minute", "2 minutes"]


# ---------------------------------------------------------------- quick cards of reference pages


@pytest.fixture(scope="module")
def cards():
    jobs = list(QUICK_CARDS.plan(load(ROOT).curriculum))
    return {job.path: (job, job.render(job.view)) for job in jobs}


def test_each_quick_card_is_one_tagged_side(cards):
    assert list(cards) == ["packs/quick-cards/wash-in-time.pdf", "packs/quick-cards/keep-it-hot.pdf"]
    for job, pdf in cards.values():
        assert job.info(pdf) == {"pages": 1}
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, job.path
        assert pdf == job.render(job.view)
    assert cards["packs/quick-cards/wash-in-time.pdf"][0].sources == ("curriculum/tasks/wash-in-time.md",)


def test_a_quick_card_works_alone(cards):
    text = PdfReader(io.BytesIO(cards["packs/quick-cards/wash-in-time.pdf"][1])).pages[0].extract_text()
    assert "I need to know when to wash" in text
    assert "Northland Northland Food Line 01632 960001" in " ".join(text.split()), "who can be rung, and where"
    assert "Nobody has dialled them" in text, "and how far that was checked"
    assert "A guide to clean kitchens" in text, "its source"
    assert "no reviewer has signed it" in text
    assert "One small study" not in text, "the page's own text stays on the page"


def test_a_quick_card_prints_the_services_that_it_names():
    curriculum = load(ROOT).curriculum
    task = curriculum.shelf.guide["task:keep-it-hot"]
    link = '<p><a data-scheme="service" data-target="south-food-line">ring</a></p>'
    named = replace(task, card=Tree(task.card.xml.replace("</ul>", f"</ul>{link}")))
    shelf = replace(curriculum.shelf, tasks=(named,))
    view = next(QUICK_CARDS.plan(replace(curriculum, shelf=shelf))).view
    assert [service.id for service in view.services] == ["south-food-line"]


def test_a_long_quick_card_breaks_over_and_is_told(cards):
    job, _ = cards["packs/quick-cards/keep-it-hot.pdf"]
    long = replace(job.view, body=Tree(f"<div>{'<p>Measure it again, and write down what you see.</p>' * 140}</div>"))
    assert job.info(job.render(long))["pages"] > 1


def test_a_link_to_a_reference_page_is_words_on_paper(jobs):
    view = jobs[0].view
    text = Tree('<div><p>See <a data-scheme="task" data-target="wash-in-time">when to wash</a>.</p></div>')
    said = Frame(view, view.modules[0]).text(text, "x")
    assert '#"when to wash";' in said
    assert "#link" not in said


def test_forms_are_filled_in_for_their_course(jobs):
    by_about = {job.about: job.view for job in jobs}
    module = forms(Frame(by_about["H1"], by_about["H1"].modules[0]))
    assert "Clean hands" in module
    assert all(f"form-{form.matter.id}" in module for form in by_about["H1"].forms)
    view = by_about["handle"]
    assert lines_of(Frame(view), "assessed") == [
        f"**{m.id}** {m.matter.title} ({', '.join(m.assesses)})" for m in view.modules
    ]


def test_a_field_that_is_not_known_is_a_line_and_many_repeat_their_row():
    tree = Tree(
        '<div><p>On <a data-scheme="field" data-target="date">day</a>.</p><ul><li>'
        '<a data-scheme="field" data-target="outcomes">it</a>!</li></ul></div>'
    )
    many = {"outcomes": ["**A** one", "B two"]}
    assert filled(tree.root, {"date": "1 & 2"}, many) == (
        "<div><p>On <span>1 &amp; 2</span>.</p><ul><li><span><strong>A</strong> one</span>!</li>"
        "<li><span>B two</span>!</li></ul></div>"
    )
    assert filled(tree.root, {}, {"outcomes": [""]}) == (
        '<div><p>On <a data-scheme="field" data-target="date"/>.</p><ul><li>'
        '<a data-scheme="field" data-target="outcomes"/>!</li></ul></div>'
    )


@pytest.fixture(scope="module")
def loose_forms():
    curriculum = load(ROOT).curriculum
    assert curriculum
    return {job.path: job.render(job.view) for job in FORMS.plan(curriculum)}


def test_each_loose_form_is_one_compliant_side(loose_forms):
    assert list(loose_forms) == ["packs/forms/letter.pdf", "packs/forms/sign-in.pdf", "packs/forms/record.pdf"]
    for path, pdf in loose_forms.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


@pytest.mark.slow
def test_packs_have_their_forms_between_keys_and_contacts(packs):
    for path in ("packs/h1-clean-hands/h1-facilitator-pack.pdf", "packs/handle/handle-facilitator-pack.pdf"):
        found = titles(packs[path])
        pages = [found[title] for title in ("Forms", "Welcome", "Sign-in", "Record", "Local contacts")]
        assert pages == sorted(pages)
        assert found["Sign-in"] - found["Welcome"] == found["Record"] - found["Sign-in"] == 1
