"""The command line: exit codes, formats, and things that are new."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli import CLEAN, FINDINGS, main
from generator.source.load import load

MINIMAL = Path(__file__).parent / "curricula" / "minimal"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(MINIMAL, tmp_path / "root")
    return tmp_path / "root"


def run(root, *words):
    return main(["--root", str(root), *words])


def spoil(root):
    module = next(iter(sorted((root / "modules").iterdir())))
    session = module / "session.md"
    session.write_text(session.read_text(encoding="utf-8").replace("/// say", "/// sya", 1), encoding="utf-8")
    return session.relative_to(root).as_posix()


def test_a_clean_check_exits_with_0(root, capsys):
    assert run(root, "check", "-j", "1") == 0
    assert "Nothing to mend" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_findings_exit_with_1_and_name_file_line_and_cure(root, capsys, form):
    file = spoil(root)
    assert run(root, "check", "-j", "1", "--format", form) == 1
    out = capsys.readouterr().out
    assert file in out
    assert "SRC-" in out
    assert "say" in out
    if form in {"json", "sarif"}:
        json.loads(out)


def test_a_root_that_holds_nothing_is_a_finding_and_no_traceback(tmp_path, capsys):
    assert run(tmp_path / "nowhere", "check", "-j", "1") == 1
    assert "SRC-" in capsys.readouterr().out


def test_an_unknown_output_is_wrong_usage(root, capsys):
    assert run(root, "build", "--only", "sculpture") == 2
    assert "sculpture" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--start", "9.30"], "09:30"),
        (["--start", "24:00"], "09:30"),
        (["--date", "3 December"], "2026-12-03"),
        (["--group", "0"], "number from 1"),
        (["--group", "many"], "number from 1"),
        (["--venue", "\U0001f3eb"], "no font"),
    ],
)
def test_an_order_that_cannot_be_meant_is_wrong_usage(root, capsys, words, said):
    with pytest.raises(SystemExit) as stop:
        run(root, "pack", "handle", *words)
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["handel"], "did you mean handle?"),
        (["handle", "--date", "2026-12-03", "--date", "2026-12-04"], "2 dates"),
        (["handle", "--start", "09:00", "--start", "10:00"], "2 starts"),
    ],
)
def test_an_order_that_does_not_fit_the_course_is_wrong_usage(root, capsys, words, said):
    assert run(root, "pack", *words, "-j", "1") == 2
    assert said in capsys.readouterr().err
    assert not (root / "booked").exists()


def test_a_folder_of_somebody_else_is_not_replaced(root, tmp_path, capsys):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "mine.txt").write_text("keep", encoding="utf-8")
    assert run(root, "pack", "handle", "--to", str(letters), "-j", "1") == 2
    assert "not made by this command" in capsys.readouterr().err
    assert [path.name for path in letters.iterdir()] == ["mine.txt"]


@pytest.mark.slow
def test_a_folder_is_made_and_made_anew_and_warns(root, capsys):
    order = ["pack", "l1", "--date", "2026-12-03", "--group", "30", "-j", "1"]
    assert run(root, *order) == 0
    told = capsys.readouterr()
    assert "The group is of 30" in told.err
    assert "booked/l1-2026-12-03" in told.out
    assert (root / "booked" / "l1-2026-12-03.zip").is_file()
    assert run(root, *order, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["warnings"]
    assert all(file["cached"] for file in said["files"])


def test_explain_knows_every_kind_of_code(root, capsys):
    assert run(root, "explain", "tim-001") == 0
    assert "Why" in capsys.readouterr().out
    assert run(root, "explain", "SRC-001") == 0
    assert run(root, "explain", "ABC-999") == 2


def test_a_new_module_loads_and_adds_up(root, capsys):
    assert run(root, "new", "module", "X9-asking-well", "--title", "Asking: well & kindly") == 0
    loaded = load(root)
    assert [finding.message for finding in loaded.findings] == []
    module = loaded.curriculum.module["X9"]
    assert module.matter.title == "Asking: well & kindly"
    assert sum(activity.options.minutes for activity in module.session.activities) == module.matter.minutes
    capsys.readouterr()
    run(root, "check", "-j", "1", "--json")
    found = {
        row["code"][:3]
        for row in json.loads(capsys.readouterr().out)["findings"]
        if "x9" in row["file"] and row["level"] == "error"
    }
    assert not found & {"SRC", "TIM", "LNK", "ACC"}


@pytest.mark.parametrize("kind", ["task", "topic", "law", "tool", "paper"])
def test_a_new_reference_page_loads_and_its_blocks_stand(root, kind):
    assert run(root, "new", kind, "my-page", "--title", "Mine: & yours") == 0
    loaded = load(root)
    assert loaded.findings == ()
    guide = loaded.curriculum.shelf.guide[f"{kind}:my-page"]
    assert guide.matter.title == "Mine: & yours"
    assert bool(guide.card) == (kind == "task")
    assert run(root, "new", kind, "my-page") == 2


def test_a_name_that_is_taken_or_wrong_writes_nothing(root, capsys):
    before = sorted(root.rglob("*"))
    assert run(root, "new", "module", "asking well") == 2
    assert run(root, "new", "handout", "sheet", "--module", "Z1") == 2
    assert sorted(root.rglob("*")) == before
    assert "M19-asking-well" in capsys.readouterr().err


def test_a_new_curriculum_loads(tmp_path):
    folder = tmp_path / "bees"
    assert run(tmp_path, "new", "curriculum", str(folder), "--title", "Keeping bees") == 0
    loaded = load(folder)
    assert [finding.message for finding in loaded.findings] == []
    assert loaded.curriculum.shelf.standard.title == "Keeping bees"


def test_coverage_as_json_has_a_row_for_each_outcome(root, capsys):
    assert run(root, "coverage", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["outcome"] for row in rows} == {o.id for o in load(root).curriculum.shelf.standard.outcomes}


def test_due_lists_what_is_due_by_a_day(root, capsys):
    assert run(root, "due", "--before", "1990-01-01") == 0
    assert run(root, "due", "--before", "2100-01-01") == 1
    assert "H1" in capsys.readouterr().out


def test_doctor_finds_the_curriculum(root, capsys):
    assert run(root, "doctor") == 0
    assert "typst" in capsys.readouterr().out


COURSES = {
    "table.csv": "module,id,text,outcomes,partly,note\nOne,a1,Wash hands,{outcome},,\n,,Cook well,,,\n",
    "words.txt": "# Module 7\nLearning outcomes\n1. Wash hands before touching food\n2. Know why\n",
    "ours.yml": "id: ours\ntitle: Ours\nmodules:\n  - {{id: M, title: T, objectives: [{{id: M.1, text: x, partly: [{outcome}]}}]}}\n",
}


@pytest.mark.parametrize("name", sorted(COURSES))
def test_a_course_of_somebody_else_is_held_against_the_standard(root, tmp_path, capsys, name):
    outcome = load(root).curriculum.shelf.standard.outcomes[0].id
    (tmp_path / name).write_text(COURSES[name].format(outcome=outcome))
    assert main(["--root", str(root), "audit", str(tmp_path / name), "--to", str(tmp_path / "out"), "-j", "1"]) == CLEAN
    made = capsys.readouterr().out.splitlines()
    assert [Path(line).suffix for line in made] == [".pdf", ".html", ".csv"]
    said = {"table.csv": "covered", "words.txt": "missing", "ours.yml": "partly"}[name]
    assert f"{outcome},{load(root).curriculum.shelf.standard.outcomes[0].tier},{said}" in Path(made[2]).read_text()


@pytest.mark.parametrize(
    "case",
    [
        ("a.csv", "id,words\n1,x\n", "SRC-006"),
        ("a.csv", "id,text\n1,\n", "SRC-007"),
        ("a.csv", "id,text,outcomes\n1,Wash,NOT-1\n", "CRS-001"),
        ("a.yml", "id: [\n", "SRC-001"),
        ("a.txt", "", "SRC-011"),
        ("a.exe", "x", "SRC-017"),
        ("absent.csv", None, "SRC-018"),
    ],
)
def test_a_course_that_cannot_be_read_is_a_finding_with_a_cure(root, tmp_path, capsys, case):
    name, text, code = case
    if text is not None:
        (tmp_path / name).write_text(text)
    assert (
        main(["--root", str(root), "audit", str(tmp_path / name), "--to", str(tmp_path / "out"), "-j", "1"]) == FINDINGS
    )
    said = capsys.readouterr().err
    assert f" {code} " in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()
