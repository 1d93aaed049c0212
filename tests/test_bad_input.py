"""Bad input: each item of the list gives one finding at its place, alone and among all the others."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli import main

HERE = Path(__file__).parent
MINIMAL = HERE / "curricula" / "minimal"
CASES = yaml.safe_load((HERE / "bad_input.yml").read_text(encoding="utf-8"))
WHOLE = "modules/h1-clean-hands"


def bomb(path):
    rows = ["- &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"- &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(12)]
    path.write_text("".join(f" {row}\n" for row in rows), encoding="utf-8")


def huge(path):
    with path.open("wb") as stream:
        stream.truncate(50_000_000)


SPECIAL = {
    "bomb": bomb,
    "huge": huge,
    "folder": lambda path: (path.unlink(), path.mkdir()),
    "link": lambda path: (path.unlink(), path.symlink_to("/etc/passwd")),
}


def plant(root, case, folder):
    """Do one case's deed in a root, its module being `folder`. The file that it spoilt."""
    file = case["file"].replace("modules/H/", f"{folder}/")
    path = root / file
    if "special" in case:
        SPECIAL[case["special"]](path)
    elif "delete" in case:
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "write" in case:
        path.write_text(case["write"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        id = re.search(r"[A-Z]\d", folder.rpartition("/")[2].upper())[0]
        old, new = case.get("replace", ""), case.get("with", "")
        assert old in text
        more = re.sub(r"\[H1-1\]", f"[{id}-1]", case.get("append", "")).replace("id: h1", f"id: {id.lower()}")
        path.write_text(text.replace(old, new, 1) + more, encoding="utf-8")
    return file


def with_dist(root):
    """A root with a last good build, and what must stay of it."""
    (root / "dist" / "site").mkdir(parents=True)
    (root / "dist" / "site" / "index.html").write_text("the last good build", encoding="utf-8")
    return state(root)


def state(root):
    """Everything beside the sources, with bytes and times."""
    found = (path for path in sorted(root.rglob("*")) if path.relative_to(root).parts[0] not in {"curriculum", "modules"})
    return [(path.relative_to(root).as_posix(), path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in found]


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """What all cases share: a module that a case leaves alone is parsed once."""
    return tmp_path_factory.mktemp("cache")


def build(root, cache, capsys):
    """Exit code and findings of a build from the command line."""
    code = main(["--root", str(root), "--cache", str(cache), "build", "-j", "1", "--json"])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return code, json.loads(said.out)["findings"]["findings"]


@pytest.mark.parametrize("name", CASES)
def test_one_finding_at_its_place_and_the_last_build_stays(tmp_path, cache, capsys, name):
    root, case = tmp_path / "root", CASES[name]
    shutil.copytree(MINIMAL, root)
    before = with_dist(root)
    file = plant(root, case, WHOLE)

    code, found = build(root, cache, capsys)

    assert code == 1
    ours = [row for row in found if row["code"] not in case.get("also", ())]
    seen = [(row["file"], row["code"], f"{row['line']}:{row['column']}") for row in ours]
    assert seen == [(file, case["code"], case["at"])], found
    assert case.get("says", "") in ours[0]["message"]
    assert all(row["fix"] for row in found)
    assert state(root) == before


def test_all_at_once_and_each_gets_its_finding_in_one_run(tmp_path, cache, capsys):
    root = tmp_path / "root"
    shutil.copytree(MINIMAL, root)
    before = with_dist(root)
    wanted = set()
    for number, case in enumerate(CASES.values()):
        folder = WHOLE
        if case["file"].startswith("modules/H/"):
            id = f"{chr(81 + number // 10)}{number % 10}"
            folder = f"modules/{id.lower()}-copy"
            shutil.copytree(root / WHOLE, root / folder)
            for path in sorted((root / folder).rglob("*.*")):
                text = path.read_text(encoding="utf-8")
                path.write_text(re.sub(r"(?<!-)\bH1\b", id, text), encoding="utf-8")
        wanted.add((plant(root, case, folder), case["code"], case["at"]))

    code, found = build(root, cache, capsys)

    assert code == 1
    seen = {(row["file"], row["code"], f"{row['line']}:{row['column']}") for row in found}
    assert seen == wanted
    assert all(row["fix"] for row in found)
    assert state(root) == before
