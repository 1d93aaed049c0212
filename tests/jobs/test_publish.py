"""Publishing: whole or not at all."""

import json

import pytest

from generator.jobs import publish
from generator.jobs.publish import exchange, mend, swap, write_manifest


def folder(path, word):
    path.mkdir()
    (path / "page.txt").write_text(word)
    return path


def test_the_new_build_takes_the_place_of_the_old(tmp_path):
    old, new = folder(tmp_path / "dist", "old"), folder(tmp_path / "new", "new")
    swap(new, old)
    assert (old / "page.txt").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dist"]


@pytest.mark.parametrize("at_once", [True, False])
def test_with_and_without_an_exchange_in_one_step(tmp_path, monkeypatch, at_once):
    if not at_once:
        monkeypatch.setattr(publish, "exchange", lambda _one, _other: False)
    old, new = folder(tmp_path / "dist", "old"), folder(tmp_path / "new", "new")
    swap(new, old)
    assert (old / "page.txt").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dist"]


def test_two_folders_change_places(tmp_path):
    old, new = folder(tmp_path / "dist", "old"), folder(tmp_path / "new", "new")
    if exchange(new, old):
        assert ((old / "page.txt").read_text(), (new / "page.txt").read_text()) == ("new", "old")


def test_a_swap_that_was_cut_off_between_its_renames_is_mended(tmp_path):
    target = folder(tmp_path / "dist", "good")
    target.rename(tmp_path / ".dist.old")
    mend(target)
    assert (target / "page.txt").read_text() == "good"


def test_a_build_that_stands_is_not_touched_by_mending(tmp_path):
    target = folder(tmp_path / "dist", "new")
    folder(tmp_path / ".dist.old", "old")
    mend(target)
    assert (target / "page.txt").read_text() == "new"


def test_the_manifest_names_every_file_with_what_it_was_made_from(tmp_path):
    folder(tmp_path / "dist", "word")
    write_manifest(tmp_path / "dist", (), {"page.txt": ("modules/a/index.md",)})
    files = json.loads((tmp_path / "dist" / "manifest.json").read_text())["files"]
    assert files == [
        {
            "path": "page.txt",
            "sha256": "98c1eb4ee93476743763878fcb96a25fbc9a175074d64004779ecb5242f645e6",
            "size": 4,
            "info": {},
            "sources": ["modules/a/index.md"],
        }
    ]
