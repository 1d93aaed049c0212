"""The whole road on tiny curricula: same bytes twice, nothing lost, nothing leaked."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest
import yaml

from generator.jobs.cache import Cache
from generator.outputs.table import Scope
from generator.pipeline import Workshop, build
from tests.builds import digests

CURRICULA = Path(__file__).parent / "curricula"
SENTINEL = "quagmire sentinel"
pytestmark = pytest.mark.slow


def texts(name, blob):
    """Every text inside a finished file, archives and PDFs opened."""
    if name.endswith((".zip", ".imscc", ".epub", ".docx", ".pptx")):
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            for entry in archive.namelist():
                yield from texts(entry, archive.read(entry))
    elif name.endswith(".pdf"):
        yield " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(blob)).pages)
    else:
        yield blob.decode("utf-8", "ignore")


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_a_curriculum_on_any_subject_goes_through_every_output(finished, name):
    made = digests(finished(name))
    assert "manifest.json" in made
    assert "site/index.html" in made
    assert any(path.endswith(".pdf") for path in made)
    assert "data/v1/coverage.json" in made


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_two_builds_give_the_same_bytes(finished, tmp_path, name):
    again = tmp_path / "elsewhere"
    shutil.copytree(CURRICULA / name, again)
    result = build(again, again / "dist", Workshop(Cache(tmp_path / "cache")))
    assert digests(result.folder) == digests(finished(name))


def planted(root):
    """A copy of the minimal curriculum with the sentinel in every answer and facilitator's note."""
    shutil.copytree(CURRICULA / "minimal", root)
    places = 0
    for path in sorted(root.rglob("session.md")) + sorted(root.rglob("assessment.md")):
        text, count = re.subn(
            r"^(/// (?:say|do|listen-for|watch-for)[^\n]*|/{4} (?:debrief|short-of-time|online|adapt|answer)[^\n]*"
            r"|/{3,5} (?:marking|answer)[^\n]*)\n((?: {4}[^\n]*\n)*)\n?",
            rf"\1\n\2\n{SENTINEL}\n\n",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        )
        path.write_text(text, encoding="utf-8")
        places += count
    for path in sorted(root.rglob("slides.md")):
        text, count = re.subn(
            r"^/// notes\n", rf"/// notes\n{SENTINEL} ", path.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        path.write_text(text, encoding="utf-8")
        places += count
    for path in sorted(root.rglob("cards/*.yml")):
        cards = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for card in cards["cards"]:
            card["because"] = f"{card.get('because', '')} {SENTINEL}."
            places += 1
        path.write_text(yaml.safe_dump(cards, sort_keys=False), encoding="utf-8")
    for path in sorted(root.rglob("questions.yml")):
        questions = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for question in questions:
            if question["use"] == "summative":
                question["stem"] = f"{SENTINEL}: {question['stem']}"
                for option in question["options"]:
                    option["feedback"] += f" {SENTINEL}."
                    places += 1
        path.write_text(yaml.safe_dump(questions, sort_keys=False), encoding="utf-8")
    for path in sorted(root.rglob("delivery/*.md")):
        path.write_text(path.read_text(encoding="utf-8") + f"\n{SENTINEL}\n", encoding="utf-8")
        places += 1
    return places


def test_no_answer_and_no_note_reaches_a_learner(tmp_path):
    root = tmp_path / "root"
    assert planted(root) > 20
    result = build(root, root / "dist", Workshop(Cache(tmp_path / "cache")))
    assert result.folder, (result.findings, result.failures)
    found = {
        path.relative_to(result.folder).as_posix()
        for path in sorted(result.folder.rglob("*"))
        if path.is_file() and any(SENTINEL in " ".join(text.split()) for text in texts(path.name, path.read_bytes()))
    }
    assert found, "the sentinel must reach the facilitator, or this test proves nothing"
    names = re.compile(r"-(facilitator|assessor|instructor)[-.]")
    assert {path for path in found if not names.search(path)} == set()
    assert any(path.endswith("-facilitator-slides.pptx") for path in found)


def test_a_finding_leaves_the_last_good_build_untouched(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(CURRICULA / "minimal", root)
    workshop = Workshop(Cache(tmp_path / "cache"))
    build(root, root / "dist", workshop)
    before = digests(root / "dist")
    module = next(iter(sorted((root / "modules").iterdir())))
    index = module / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("minutes:", "minutes: 9", 1), encoding="utf-8")
    result = build(root, root / "dist", workshop)
    assert result.folder is None
    assert {finding.code for finding in result.findings if finding.level == "error"}
    assert digests(root / "dist") == before
    assert sorted(path.name for path in root.iterdir()) == ["curriculum", "dist", "modules"]


def test_a_part_of_a_build_leaves_the_rest_as_it_is(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(CURRICULA / "minimal", root)
    workshop = Workshop(Cache(tmp_path / "cache"))
    build(root, root / "dist", workshop)
    before = digests(root / "dist")
    for part in ("data", "site", "pack"):
        assert build(root, root / "dist", workshop, Scope((part,))).folder
        assert digests(root / "dist") == before
