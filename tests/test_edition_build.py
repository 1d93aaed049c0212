"""An edition is built beside the whole, into a folder of its own, and neither touches the other."""

import json
import shutil

import pytest

from generator.cli import main
from generator.jobs.cache import Cache
from generator.pipeline import Workshop, build
from tests.builds import digests
from tests.editions import ID, NUMBER, TEXT, with_edition
from tests.test_pipeline import texts


def run(root, *words):
    return main(["--root", str(root), *words])


def test_an_unknown_edition_is_wrong_usage_and_names_those_that_exist(tmp_path, capsys):
    root = with_edition(tmp_path / "root")
    assert run(root, "build", "--edition", "west-town") == 2
    said = capsys.readouterr().err
    assert "west-town" in said
    assert ID in said


def test_a_part_of_an_edition_goes_into_its_own_folder(tmp_path, capsys):
    root = with_edition(tmp_path / "root")
    part = ("build", "-j", "1", "-q", "--only", "forms", "--module", "sign-in")
    assert run(root, *part, "--edition", ID) == 0
    assert json.loads((root / f"dist-{ID}" / "manifest.json").read_text())["edition"] == ID
    assert run(root, *part) == 0
    assert "edition" not in json.loads((root / "dist" / "manifest.json").read_text())
    assert run(root, *part, "--to", str(root / f"dist-{ID}")) == 2
    assert "another edition" in capsys.readouterr().err


def test_a_fault_in_an_edition_stops_every_build(tmp_path, capsys):
    root = with_edition(tmp_path / "root", TEXT.replace("programmes: [handle]", "programmes: [handel]"))
    for more in (("--edition", ID), ()):
        assert run(root, "build", "-j", "1", "-q", *more) == 1
        assert "EDN-002" in capsys.readouterr().err
    assert not (root / "dist").exists()
    assert not (root / f"dist-{ID}").exists()


def test_what_is_due_names_the_edition(tmp_path, capsys):
    root = with_edition(tmp_path / "root")
    run(root, "due", "--before", "2027-05-01")
    assert f"2027-05-01  {ID}  East Town" in capsys.readouterr().out
    assert run(root, "check", "-j", "1", "--today", "2027-05-02") == 0
    assert "EDN-010" in capsys.readouterr().out


@pytest.mark.slow
def test_editions_and_the_whole_share_a_cache_and_keep_their_bytes(finished, tmp_path):
    root = with_edition(tmp_path / "root")
    workshop = Workshop(Cache(tmp_path / "cache"))
    local = build(root, root / f"dist-{ID}", workshop, edition=ID)
    assert local.folder, (local.findings, local.failures)
    whole = build(root, root / "dist", workshop)
    again = build(root, root / "again", workshop, edition=ID)
    assert digests(again.folder) == digests(local.folder)
    assert all(made.cached for made in again.made)

    before = digests(finished("minimal"))
    assert {path: sha for path, sha in digests(whole.folder).items() if path.startswith("packs/")} == {
        path: sha for path, sha in before.items() if path.startswith("packs/")
    }
    for path in (path for path in digests(whole.folder) if path != "manifest.json"):
        said = " ".join(texts(path, (whole.folder / path).read_bytes()))
        assert NUMBER not in said, path
        assert "East Town" not in said, path


@pytest.mark.slow
def test_an_edition_of_another_name_differs_in_nothing_but_what_it_says(tmp_path):
    """A second edition in the same root, with the same contents under another id and name."""
    root = with_edition(tmp_path / "root")
    folder = root / "curriculum" / "editions"
    (folder / "west-town.yml").write_text(TEXT.replace(ID, "west-town").replace("East Town", "West Town"))
    shutil.copytree(folder / ID, folder / "west-town")
    workshop = Workshop(Cache(tmp_path / "cache"))
    east = build(root, root / "east", workshop, edition=ID)
    west = build(root, root / "west", workshop, edition="west-town")
    assert east.folder, east.findings
    assert west.folder, west.findings
    assert set(digests(east.folder)) == set(digests(west.folder))
    for path in digests(west.folder):
        assert "East Town" not in " ".join(texts(path, (west.folder / path).read_bytes())), path
