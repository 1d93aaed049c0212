"""Reviews by people, from the folder that they get to the name that is taken out again."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from generator import reviewing
from generator.checks.table import check_curriculum, check_module
from generator.cli import main
from generator.formats.docx_rows import read_rows, rows_of
from generator.model.standing import digest_of, reviewable, standing
from generator.outputs.pack.plan import module_view, programme_view
from generator.outputs.pack.quick_cards import card_view
from generator.outputs.site.stage import stage
from generator.source.amend import amended, amended_matter
from generator.source.load import load
from tests.roots import MINIMAL, PARSED

INDEX = "modules/h1-clean-hands/index.md"
FILLED = {
    "4a": "x",
    "5a": "x",
    "6a": "x",
    "7": "Ana Lind, cook",
    "8": "none",
    "9": "x",
    "10": "3 December 2026",
    "11": "A. Lind",
}


@pytest.fixture
def root(tmp_path):
    shutil.copytree(MINIMAL, tmp_path / "root")
    return tmp_path / "root"


def curriculum(root):
    found = load(root, PARSED)
    assert found.curriculum, found.findings
    return found.curriculum


def wrong(root):
    """What the checks of records say."""
    given = curriculum(root)
    found = [*check_curriculum(given), *(f for m in given.modules for f in check_module(m, given.shelf))]
    return [finding.code for finding in found if finding.code.startswith("REV")]


def handed(root, to, name="H1"):
    given = curriculum(root)
    made = reviewing.hand_out(given, reviewing.wanted(given, name), to)
    return {path.name.split("-", 1)[1]: path for path in made}


def signed(root, to, name="H1", **changes):
    """The record as somebody sends it back, typed in a word processor."""
    path = handed(root, to, name)["4-sign.docx"]
    document = Document(str(path))
    answers = FILLED | {key.removeprefix("row"): value for key, value in changes.items()}
    for row in document.tables[-1].rows:
        number = row.cells[0].text
        if number in answers:
            row.cells[-1].paragraphs[0].add_run(answers[number])
    back = to / "back.docx"
    document.save(str(back))
    return back


def take(root, back, name="H1"):
    return reviewing.take_in(root, curriculum(root), name, back)


# ---------------------------------------------------------------- what they get


def test_a_reviewer_gets_four_files_with_plain_names(root, tmp_path):
    made = handed(root, tmp_path / "out")
    assert list(made) == ["1-first.docx", "2-text.docx", "3-comments.docx", "4-sign.docx"]
    assert {path.parent.name for path in made.values()} == {"h1"}
    for path in made.values():
        facts = Document(str(path)).core_properties
        assert facts.title.startswith("H1: ")
        assert "hands" not in facts.title.lower()


def test_a_page_on_a_hard_subject_has_a_name_that_says_nothing(root, tmp_path):
    names = [path.name for path in handed(root, tmp_path / "out", "topic:mixing").values()]
    assert not any("mixing" in name for name in names)


def test_a_reviewer_sees_everything_that_the_module_holds(root, tmp_path):
    rows = Document(str(handed(root, tmp_path / "out")["2-text.docx"]))
    text = " ".join(node.text or "" for node in rows.element.body.iter() if node.tag.endswith("}t"))
    text = text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    module = curriculum(root).module["H1"]
    told = [step.say.text for activity in module.session.activities for step in activity.steps]
    told += [cue.title for a in module.session.activities for step in a.steps for cue in step.listen_for]
    told += [option.feedback for question in module.questions for option in question.options]
    told += [card.because for cards in module.cards for card in cards.set.cards]
    told += [aside.body.text for aside in module.assessment.marking][:1]
    flat = "".join(text.split())
    assert [words for words in told if "".join(re.split(r"[*\[]", words)[0].split()) not in flat] == []


def test_every_paragraph_has_a_number_once_and_the_same_each_time(root, tmp_path):
    files = [handed(root, tmp_path / name)["2-text.docx"] for name in ("a", "b")]
    assert files[0].read_bytes() == files[1].read_bytes()
    nodes = [node.text or "" for node in Document(str(files[0])).element.body.iter() if node.tag.endswith("}t")]
    numbers = [int(text.strip()[4:]) for text in nodes if text.startswith("H1-p") and text.strip()[4:].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 100


def test_a_programme_is_reviewed_module_by_module(root):
    assert list(reviewing.wanted(curriculum(root), "handle")) == ["H1"]


def test_a_curriculum_without_the_texts_refuses(root, tmp_path, capsys):
    shutil.rmtree(root / "curriculum" / "review")
    code = main(["--root", str(root), "--cache", str(tmp_path / "c"), "review", "H1", "--to", str(tmp_path / "out")])
    assert code == 2
    assert "curriculum/review/ has no text for: note, comments, questions, sign-off" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_name_that_is_nobodys_is_told(root, tmp_path, capsys):
    assert main(["--root", str(root), "--cache", str(tmp_path / "c"), "review", "H9"]) == 2
    assert "No text is called H9" in capsys.readouterr().err


# ---------------------------------------------------------------- what comes back


def test_a_signed_record_changes_two_values_and_writes_one_file(root, tmp_path):
    before = (root / INDEX).read_text(encoding="utf-8")
    taken = take(root, signed(root, tmp_path))
    assert taken.findings == ()
    assert taken.written == ("curriculum/reviews/h1-1.yml", INDEX)
    after = (root / INDEX).read_text(encoding="utf-8")
    lines = list(zip(before.split("\n"), after.split("\n"), strict=True))
    assert [pair for pair in lines if pair[0] != pair[1]] == [
        (
            "review: {status: draft, checked: 2026-11-22, due: 2027-11-22, reviewers: []}",
            'review: {status: reviewed, checked: 2026-11-22, due: 2027-11-22, reviewers: ["Ana Lind, cook"]}',
        )
    ]
    assert wrong(root) == []


def test_what_is_printed_follows(root, tmp_path):
    draft = curriculum(root)
    assert standing(draft.module["H1"], draft.shelf).status == "draft"
    assert "Ana Lind" not in "".join(page.body for page in stage(draft).pages)
    take(root, signed(root, tmp_path))
    given = curriculum(root)
    view = module_view(given.module["H1"], given.shelf)
    assert (view.standing.status, view.standing.names) == ("reviewed", ("Ana Lind, cook",))
    page = next(page for page in stage(given).pages if "h1-clean-hands" in page.url)
    assert "Reviewed and signed. Reviewed by Ana Lind, cook." in page.body
    programme = given.shelf.programmes[0]
    assert programme_view(programme, given.offered(programme), given.shelf).standing.status == "draft"


def test_front_matter_alone_prints_nothing(root):
    text = (root / "curriculum/tools/probes.md").read_text(encoding="utf-8")
    text = text.replace("status: draft", "status: reviewed").replace("reviewers: []", "reviewers: [Ana]")
    (root / "curriculum/tools/probes.md").write_text(text, encoding="utf-8")
    given = curriculum(root)
    assert {"REV-007", "REV-008"} <= set(wrong(root))
    assert standing(given.shelf.guide["tool:probes"], given.shelf).status == "draft"
    cards = [guide for guide in given.shelf.guides if guide.card]
    assert {card_view(guide, given.shelf).pack.standing.status for guide in cards} == {"draft"}


def test_an_objection_is_kept_and_names_nobody(root, tmp_path):
    taken = take(root, signed(root, tmp_path, row5a="", row5c="x"))
    assert taken.record.outcome == "not-fit"
    text = (root / INDEX).read_text(encoding="utf-8")
    assert "status: in-review" in text
    assert "Ana" not in text
    assert wrong(root) == []


def test_who_is_not_to_be_named_is_not(root, tmp_path):
    take(root, signed(root, tmp_path, row6a="", row6c="x", row7=""))
    texts = [path.read_text(encoding="utf-8") for path in (root / "curriculum/reviews").iterdir()]
    assert [text for text in (*texts, (root / INDEX).read_text(encoding="utf-8")) if "Lind" in text] == []


def test_words_with_marks_and_hidden_signs_still_load(root, tmp_path):
    words = 'Zoë "Z" O\u2019Hara: cook #1 {a} \u202egnirts\u2028end\x85 & <b>'
    taken = take(root, signed(root, tmp_path, row7=words, row8="- none: [x"))
    assert taken.findings == ()
    given = curriculum(root)
    (name,) = standing(given.module["H1"], given.shelf).names
    assert name == 'Zoë "Z" O\u2019Hara: cook #1 {a} gnirts end & <b>'
    assert wrong(root) == []
    page = next(page for page in stage(given).pages if "h1-clean-hands" in page.url)
    assert "&lt;b&gt;." in page.body


def test_the_signature_stays_out_of_the_record(root, tmp_path):
    take(root, signed(root, tmp_path, row7="a cook", row6a="", row6b="x", row11="Ana Lind"))
    assert "Lind" not in (root / "curriculum/reviews/h1-1.yml").read_text(encoding="utf-8")


def test_a_later_change_is_told_wherever_the_status_is(root, tmp_path):
    take(root, signed(root, tmp_path))
    with (root / INDEX).open("a", encoding="utf-8") as file:
        file.write("\nOne more line.\n")
    given = curriculum(root)
    assert wrong(root) == ["REV-009"]
    assert standing(given.module["H1"], given.shelf).status == "earlier"


def test_a_digest_is_of_the_words_and_not_of_the_status(root, tmp_path):
    before = digest_of(curriculum(root).module["H1"])
    take(root, signed(root, tmp_path))
    assert digest_of(curriculum(root).module["H1"]) == before
    every = [digest_of(part) for part in reviewable(curriculum(root)).values()]
    assert len(set(every)) == len(every)


def test_a_record_is_taken_in_once(root, tmp_path):
    back = signed(root, tmp_path)
    take(root, back)
    again = take(root, back)
    assert [finding.code for finding in again.findings] == ["REV-013"]
    assert not (root / "curriculum/reviews/h1-2.yml").exists()


def test_faults_come_all_at_once_and_change_nothing(root, tmp_path):
    before = (root / INDEX).read_bytes()
    taken = take(root, signed(root, tmp_path, row4a="", row7="", row9="", row10="soon"))
    assert sorted(finding.code for finding in taken.findings) == ["REV-012", "REV-012", "REV-014", "REV-014"]
    assert all(finding.fix for finding in taken.findings)
    assert (root / INDEX).read_bytes() == before
    assert not (root / "curriculum/reviews").exists()


def test_a_record_for_another_text_is_refused(root, tmp_path):
    taken = take(root, signed(root, tmp_path), "L1")
    assert [finding.code for finding in taken.findings] == ["REV-013"]


# ---------------------------------------------------------------- taking a name out


@pytest.mark.parametrize("lines", [False, True])
def test_a_name_is_taken_out_everywhere(root, tmp_path, lines):
    if lines:
        text = (root / INDEX).read_text(encoding="utf-8")
        old = "review: {status: draft, checked: 2026-11-22, due: 2027-11-22, reviewers: []}"
        new = "review:\n  status: draft # for now\n  checked: 2026-11-22\n  due: 2027-11-22\n  # who read it\n  reviewers:\n    []"
        assert old in text
        (root / INDEX).write_text(text.replace(old, new), encoding="utf-8")
    before = (root / INDEX).read_text(encoding="utf-8")
    take(root, signed(root, tmp_path))
    taken = reviewing.take_back(root, curriculum(root), "H1", "h1-1")
    assert taken.findings == ()
    assert (root / INDEX).read_text(encoding="utf-8") == before.replace("status: draft", "status: in-review")
    record = (root / "curriculum/reviews/h1-1.yml").read_text(encoding="utf-8")
    assert "Lind" not in record
    assert "naming: withdrawn" in record
    assert wrong(root) == []


def test_the_command_tells_what_it_did(root, tmp_path, capsys):
    back = signed(root, tmp_path)
    start = ["--root", str(root), "--cache", str(tmp_path / "c"), "review", "H1"]
    assert main([*start, "--return", str(back)]) == 0
    assert "h1-1: written down in curriculum/reviews/h1-1.yml" in capsys.readouterr().out
    assert main([*start, "--withdraw", "h1-9"]) == 1
    assert "REV-015" in capsys.readouterr().err
    assert main([*start, "--withdraw", "h1-1"]) == 0
    assert main([*start, "--return", str(tmp_path / "nothing.docx")]) == 1
    assert "REV-011" in capsys.readouterr().err


# ---------------------------------------------------------------- files that are none


def docx(**entries):
    """A file with the parts of a Word document and more."""
    out = io.BytesIO()
    main_part = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    given = {"[Content_Types].xml": main_part, "word/document.xml": "<w/>"} | entries
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in given.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no Word document"),
        (b"%PDF-1.7", "no Word document"),
        (docx(**{"word/vbaProject.bin": "x"}), "macros"),
        (docx(**{"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}), "macros"),
        (docx(**{"word/document.xml": "0" * 6_000_000}), "more than a letter could"),
        (docx(**{"word/media/a.bmp": "0" * 100_000_001}), "more than a letter could"),
        (docx(**{f"word/{n}.xml": "" for n in range(600)}), "more than a letter could"),
        (docx(**{"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "document type"),
        (docx(**{"word/document.xml": "<a>"}), "damaged"),
        (docx()[:-40], "no Word document"),
    ],
)
def test_a_file_that_is_no_letter_is_refused(data, reason):
    assert reason in rows_of(data).refused


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert read_rows(tmp_path).refused
    assert read_rows(tmp_path / "a.docx").refused


def test_a_plain_document_without_the_table_has_no_rows():
    assert rows_of(docx()).rows == ()


# ---------------------------------------------------------------- changing one value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nr: {s: draft, p: []} # keep\n", 'a: 1\nr: {s: draft, p: ["A", "é, x"]} # keep\n'),
        ("r: {s: é, p: [A]} # keep\n", 'r: {s: é, p: ["A", "é, x"]} # keep\n'),
        ("r:\n  p:\n    - A # first\n  # end\nb: 2\n", 'r:\n  p:\n    - A # first\n    - "é, x"\n  # end\nb: 2\n'),
        ("r:\n  s: draft # soon\n# end\nb: 2\n", 'r:\n  s: draft # soon\n  p: ["A", "é, x"]\n# end\nb: 2\n'),
        ("r: {s: draft}", 'r: {s: draft, p: ["A", "é, x"]}'),
    ],
)
def test_one_value_changes_and_the_rest_stays(text, expected):
    assert amended(text, ("r", "p"), ("A", "é, x")) == expected


def test_a_list_in_lines_loses_one_item_and_nothing_else():
    text = "review:\n  reviewers:\n    - A\n    # about B\n    - B\n    - C\nb: 2\n"
    assert amended(text, ("review", "reviewers"), ("A", "C")) == text.replace("    - B\n", "")
    assert amended("r:\n  - A\nb: 2\n", ("r",), ()) == "r:\n  []\nb: 2\n"


def test_front_matter_changes_and_the_body_stays():
    text = "---\r\na: {b: c}\r\n---\r\nBody --- of it\r\n"
    assert amended_matter(text, ("a", "b"), "d") == text.replace("b: c", "b: d")
    assert amended_matter("no matter", ("a",), "d") is None


def test_our_own_curriculum_claims_no_review():
    folder = Path(__file__).parents[1] / "curriculum"
    assert not (folder / "reviews").exists()
    assert {path.stem for path in (folder / "review").glob("*.md")} == {
        "read-this-first", "comments", "lived-experience", "specialist", "lawyer", "clinician", "sign-off",
    }  # fmt: skip
    note = (folder / "review" / "read-this-first.md").read_text(encoding="utf-8")
    for words in ("We don't ask for your own story", "paid", "stop at any point", "take your name back", "safe"):
        assert words in note
