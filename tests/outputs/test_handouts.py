"""Handouts and cards to keep: one file each and one of all, from what a learner may have and nothing else."""

import io
import pickle
from dataclasses import replace
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from generator.model.audience import for_learner
from generator.model.curriculum import Module, Tree
from generator.outputs.pack import HANDOUTS
from generator.source.load import load
from tests.builds import parts, sides

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def jobs(curriculum):
    return {job.path.removeprefix("packs/h1-clean-hands/"): job for job in HANDOUTS.plan(curriculum)}


@pytest.fixture(scope="module")
def pdfs(jobs):
    return {path: job.render(job.view) for path, job in jobs.items()}


def test_each_sheet_to_keep_has_a_file_and_all_have_one(jobs):
    kept = ["handouts/wash-sheet.pdf", "handouts/cards-when-to-wash.pdf", "h1-handouts.pdf"]
    assert sorted(jobs) == sorted([*kept, "handouts/kitchen-log-facilitator.pdf"])
    assert {job.about for job in jobs.values()} == {"H1"}


def test_what_is_handed_back_in_the_room_is_in_the_facilitators_file_alone(curriculum, pdfs):
    kept_back = [h for h in curriculum.module["H1"].handouts if h.matter.kept_back]
    assert [handout.matter.id for handout in kept_back] == ["kitchen-log"]
    held = [path for path, pdf in pdfs.items() if any(kept_back[0].matter.title in side for side in sides(pdf))]
    assert held == ["handouts/kitchen-log-facilitator.pdf"]


def test_a_sheet_has_the_code_that_it_has_in_the_pack(curriculum, pdfs):
    place = [h.matter.id for h in curriculum.module["H1"].handouts].index("wash-sheet") + 1
    assert f"H1 H{place}" in sides(pdfs["handouts/wash-sheet.pdf"])[0]


def test_no_view_holds_a_module_with_its_answers(jobs):
    for job in jobs.values():
        assert not any(isinstance(part, Module) for part in parts(job.view))


def test_each_is_tagged_titled_and_counted(jobs, pdfs):
    for path, pdf in pdfs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path
        assert jobs[path].info(pdf) == {"pages": len(PdfReader(io.BytesIO(pdf)).pages)}
        assert PdfReader(io.BytesIO(pdf)).outline, path


def test_the_title_of_all_sheets_together_is_discreet(curriculum, pdfs):
    title = PdfReader(io.BytesIO(pdfs["h1-handouts.pdf"])).metadata.title
    matter = curriculum.module["H1"].matter
    assert title == f"H1 {matter.discreet_title}: Handouts and cards"


def test_the_same_view_gives_the_same_bytes_in_another_process_s_copy(jobs, pdfs):
    for path, job in jobs.items():
        assert pickle.loads(pickle.dumps(job.render))(pickle.loads(pickle.dumps(job.view))) == pdfs[path]  # noqa: S301


def test_a_source_is_named_on_every_sheet_that_cites_it(curriculum):
    cite = '<p>So. <cite class="citation"><a data-cite="clean-kitchens"></a></cite></p>'
    key = curriculum.shelf.references[0].id
    module = curriculum.module["H1"]
    first = next(h for h in module.handouts if not h.matter.kept_back)
    body = Tree(f"<div>{cite.replace('clean-kitchens', key)}</div>")
    twin = replace(first, matter=first.matter.model_copy(update={"id": "twin"}), body=body)
    changed = replace(module, handouts=(replace(first, body=body), twin))
    job = next(
        job for job in HANDOUTS.plan(replace(curriculum, modules=(changed,))) if job.path.endswith("/h1-handouts.pdf")
    )
    pdf = job.render(job.view)
    assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant
    read = sides(pdf)
    assert all("Sources" in side and "[1]" in side for side in read[:2])


def test_cards_for_learners_say_how_many_to_print(curriculum):
    given = for_learner(curriculum.module["H1"]).cards[0]
    assert given.copies == curriculum.module["H1"].cards[0].set.copies


def with_body(curriculum, xml, **matter):
    """The loose sheet of a handout with another text, and the set of all."""
    module = curriculum.module["H1"]
    sheet = next(h for h in module.handouts if h.matter.id == "wash-sheet")
    changed = replace(sheet, matter=sheet.matter.model_copy(update=matter), body=Tree(f"<div>{xml}</div>"))
    jobs = HANDOUTS.plan(replace(curriculum, modules=(replace(module, handouts=(changed,)),)))
    return {job.path.rpartition("/")[2]: " ".join(sides(job.render(job.view))) for job in jobs}


def test_a_sheet_alone_says_whose_it_is_of_which_course_and_how_far_it_was_checked(curriculum, pdfs):
    said = sides(pdfs["handouts/wash-sheet.pdf"])[0].replace("\xa0", " ")
    for part in (curriculum.module["H1"].matter.discreet_title, "version 0.1", "checked 22 November 2026", "Draft"):
        assert part in said
    assert "CC BY 4.0" in said


def test_a_set_of_cards_says_the_same_at_its_foot(curriculum, pdfs):
    said = " ".join(sides(pdfs["handouts/cards-when-to-wash.pdf"]))
    assert curriculum.module["H1"].matter.discreet_title in said
    assert "version 0.1" in said
    assert "Draft" in said


def test_a_sheet_gives_the_numbers_that_it_names_without_them(curriculum):
    group = '<a data-scheme="service" data-target="help-by-nation">help</a>'
    alone = with_body(curriculum, f"<p>Ask for {group}.</p>")["wash-sheet.pdf"]
    assert "Northland 01632 960001" in alone
    assert "Nobody has dialled them" in alone
    given = with_body(curriculum, f"<p>Ask for {group}: 01632960001.</p>")["wash-sheet.pdf"]
    assert "Northland" not in given
    assert "Southland 01632 960002" in given
    longer = with_body(curriculum, f"<p>Ask for {group}: 01632 960001 5.</p>")["wash-sheet.pdf"]
    assert "Northland 01632 960001" in longer
    assert "dialled" not in with_body(curriculum, "<p>Wash.</p>")["wash-sheet.pdf"]


def test_a_content_note_stands_on_the_sheet_that_needs_it_and_first_in_a_set(curriculum):
    noted = with_body(curriculum, "<p>Wash.</p>", content_note=("illness",))
    assert "Content note. It touches on illness." in noted["wash-sheet.pdf"]
    plain = with_body(curriculum, "<p>Wash.</p>")
    assert "Content note" not in plain["wash-sheet.pdf"]
    assert plain["h1-handouts.pdf"].count("Content note. It touches on illness.") == 1


def test_a_sheet_of_several_sides_counts_them(curriculum):
    rows = "".join(f"<h2>Part {n}</h2><p>Wash your hands.</p>" for n in range(40))
    assert "side 2 of" in with_body(curriculum, rows)["wash-sheet.pdf"]
    assert "side" not in with_body(curriculum, "<p>Wash.</p>")["wash-sheet.pdf"]


def test_a_sheet_takes_small_letters_only_where_they_save_a_side(curriculum):
    module = curriculum.module["H1"]
    sheet = next(h for h in module.handouts if h.matter.id == "wash-sheet")
    found = set()
    for count in range(15, 22):
        rows = "".join(f"<h2>Part {n}</h2><p>Wash your hands.</p>" for n in range(count))
        changed = replace(module, handouts=(replace(sheet, body=Tree(f"<div>{rows}</div>")),))
        job = next(HANDOUTS.plan(replace(curriculum, modules=(changed,))))
        reader = PdfReader(io.BytesIO(job.render(job.view)))
        sizes = []
        reader.pages[0].extract_text(
            visitor_text=lambda text, _cm, matrix, _font, size, sizes=sizes: (
                sizes.append(size * matrix[0]) if "Wash your" in text else None
            )
        )
        found.add((len(reader.pages), round(abs(sizes[0]), 2)))
    assert {size for pages, size in found if pages > 1} == {11.5}
    assert min(size for pages, size in found if pages == 1) < 11.5
