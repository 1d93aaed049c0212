"""Files for learning platforms: complete, stable, and no summative question where a learner may look."""

import csv
import io
import json
import re
from pathlib import Path
from uuid import UUID

import docx
import openpyxl
import pytest
from lxml import etree

from generator.outputs.universities import FRAMEWORKS, MAPPINGS, QUESTIONS
from generator.source.load import load

CURRICULA = Path(__file__).parent.parent / "curricula"


@pytest.fixture(scope="module")
def curriculum():
    return load(CURRICULA / "minimal").curriculum


@pytest.fixture(scope="module")
def frameworks(curriculum):
    return {job.path.rpartition("/")[2]: job.render(job.view) for job in FRAMEWORKS.plan(curriculum)}


def test_every_question_stands_in_the_banks_of_its_use_and_in_no_other(curriculum):
    for job in QUESTIONS.plan(curriculum):
        if job.path.endswith(".moodle.xml"):
            use = "summative" if "assessor" in job.path else "formative"
            asked = [m for m in curriculum.modules if job.about in (m.id, *_programmes_of(curriculum, m.id))]
            wanted = sorted(q.id for m in asked for q in m.questions if q.use == use)
            root = etree.fromstring(job.render(job.view))
            assert sorted(e.text for e in root.iterfind("question[@type='multichoice']/idnumber")) == wanted, job.path


def _programmes_of(curriculum, id):
    return [programme.id for programme in curriculum.shelf.programmes if id in programme.modules]


def test_case_packages_hold_together(curriculum, frameworks):
    packages = [json.loads(blob) for name, blob in frameworks.items() if name.endswith(".case.json")]
    known = {item["identifier"] for package in packages for item in package["CFItems"]}
    known |= {package["CFDocument"]["identifier"] for package in packages}
    seen = set()
    for package in packages:
        for row in (package["CFDocument"], *package["CFItems"], *package["CFAssociations"]):
            assert str(UUID(row["identifier"])) == row["identifier"]
            assert row["uri"] == f"urn:uuid:{row['identifier']}"
            assert row["identifier"] not in seen
            seen.add(row["identifier"])
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", row["lastChangeDateTime"])
        for link in package["CFAssociations"]:
            for end in ("originNodeURI", "destinationNodeURI"):
                assert link[end]["identifier"] in known
                assert set(link[end]) == {"identifier", "title", "uri"}
    outcomes = {outcome.id for outcome in curriculum.shelf.standard.outcomes}
    assert outcomes <= {item["humanCodingScheme"] for package in packages for item in package["CFItems"]}


def test_moodle_reads_every_row_by_position_and_no_id_as_a_number(frameworks):
    rows = [*csv.reader(io.StringIO(frameworks["standard.moodle-competencies.csv"].decode()))]
    assert {len(row) for row in rows} == {14}
    ids = [row[1] for row in rows[1:]]
    assert len(ids) == len(set(ids))
    assert all(id[0].isalpha() and len(id) <= 100 for id in ids)
    assert all(len(row[2]) <= 100 for row in rows[1:])
    assert [row[12] for row in rows[1:]] == ["1"] + [""] * (len(rows) - 2)
    before = set()
    for row in rows[1:]:
        assert not row[0] or row[0] in before
        before.add(row[1])


def test_canvas_meets_groups_before_their_outcomes(frameworks):
    rows = [*csv.reader(io.StringIO(frameworks["standard.canvas-outcomes.csv"].decode()))][1:]
    before = set()
    for row in rows:
        assert re.fullmatch(r"[A-Za-z0-9-]+", row[0])
        assert not row[8] or row[8] in before
        before.add(row[0])
        if row[1] == "outcome":
            assert row[9:15:2] == ["3", "2", "0"]


def test_the_mapping_report_says_the_same_both_ways_and_names_every_gap(curriculum):
    files = {job.path.rpartition(".")[2]: job.render(job.view) for job in MAPPINGS.plan(curriculum)}
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    about, outcomes, *frameworks, gaps = book.worksheets
    heads = [cell.value for cell in outcomes[1]]
    forth = set()
    for row in outcomes.iter_rows(min_row=2, values_only=True):
        for title, codes in zip(heads[3:-1], row[3:-1], strict=True):
            forth |= {(title, code, row[0]) for code in (codes or "").split(", ") if code}
    back, unmapped = set(), set()
    for sheet in frameworks:
        for code, _, ids, why in sheet.iter_rows(min_row=2, values_only=True):
            back |= {(sheet.title, code, id) for id in ids.split(", ") if id != "–"}
            if ids == "–":
                assert why
                unmapped.add((sheet.title, code))
    assert forth == back
    told = {(row[0], (row[1] or "").partition(" ")[0]) for row in gaps.iter_rows(min_row=2, values_only=True)}
    assert unmapped <= told
    assert "endorsed" in " ".join(str(cell.value) for row in about.iter_rows() for cell in row)
    assert all(cell.data_type == "s" for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    again = {job.path.rpartition(".")[2]: job.render(job.view) for job in MAPPINGS.plan(curriculum)}
    assert again == files
    docx.Document(io.BytesIO(files["docx"]))


def test_a_curriculum_without_frameworks_has_no_mapping_report():
    assert [*MAPPINGS.plan(load(CURRICULA / "single").curriculum)] == []
