"""Each code of the loader: a text that must fail at its place, and a neighbour that must pass."""

import builtins
import os
import shutil
from pathlib import Path

import pytest
import yaml

from generator.source.codes import CODES
from generator.source.load import load
from tests.roots import MINIMAL, PARSED, lent

HERE = Path(__file__).parent
ROWS = yaml.load((HERE / "SRC.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
CASES = [(code, name, case) for code, cases in ROWS.items() for name, case in cases.items()]


def prepare(root, case):
    path = root / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "special" in case:
        SPECIAL[case["special"]](path)
    elif "delete" in case:
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "write" in case:
        path.write_text(case["write"], encoding="utf-8", newline="")
    else:
        text = path.read_text(encoding="utf-8")
        if "replace" in case:
            assert case["replace"] in text
            text = text.replace(case["replace"], case["with"], 1)
        path.write_text(text + case.get("append", ""), encoding="utf-8", newline="")


def twin(path):
    shutil.copytree(MINIMAL / "modules" / "h1-clean-hands", path)
    for file in sorted(path.rglob("*")):
        if file.suffix in {".md", ".yml"}:
            file.write_text(
                file.read_text(encoding="utf-8")
                .replace("H1", "h1")
                .replace("h1-F1", "h1-F9")
                .replace("h1-S1", "h1-S9"),
                encoding="utf-8",
            )


def huge(path):
    with path.open("wb") as stream:
        stream.truncate(50_000_000)


def forbid(monkeypatch, path):
    """Make one file unreadable, also for a user who may read everything."""
    plain = builtins.open

    def opened(file, *rest, **more):
        if file == str(path):
            raise PermissionError(13, "Permission denied")
        return plain(file, *rest, **more)

    monkeypatch.setattr(builtins, "open", opened)


SPECIAL = {
    "dashes": lambda path: path.write_text("- " * 200_000 + "x\n", encoding="utf-8"),
    "quotes": lambda path: path.write_text(
        path.read_text(encoding="utf-8") + "\n" + "> " * 5_000 + "x\n", encoding="utf-8"
    ),
    "ticks": lambda path: path.write_text(
        path.read_text(encoding="utf-8") + "\nWords " + "`" * 6_000 + "\n", encoding="utf-8"
    ),
    "brackets": lambda path: path.write_text(
        path.read_text(encoding="utf-8") + "\n" + "[" * 600 + "\n", encoding="utf-8"
    ),
    "moved": lambda path: (path.rename(path.with_name("elsewhere")), path.symlink_to(path.with_name("elsewhere"))),
    "misspelt": lambda path: path.rename(path.with_name("sesion.md")),
    "no-folder": shutil.rmtree,
    "no-root": shutil.rmtree,
    "folder": lambda path: (path.unlink(), path.mkdir()),
    "fifo": lambda path: (path.unlink(), os.mkfifo(path)),
    "huge": huge,
    "large": lambda path: path.write_bytes(b"\x89PNG" + bytes(4_000_000)),
    "link": lambda path: (path.unlink(missing_ok=True), path.symlink_to("/etc")),
    "rename": lambda path: path.rename(path.with_name("H1 hands")),
    "no-right": lambda _: None,
    "read-only": lambda path: path.chmod(0o444),
    "twin": twin,
}


def found(root, monkeypatch, case):
    """What the loader says after a case: of a copy that is mended, or of its own where more than texts changes."""
    if "special" not in case:
        with lent([case["file"]]) as common:
            prepare(common, case)
            return load(common, PARSED)
    shutil.copytree(MINIMAL, root)
    prepare(root, case)
    if case["special"] == "no-right":
        forbid(monkeypatch, root / case["file"])
    return load(root, PARSED)


@pytest.mark.parametrize(("code", "name", "case"), CASES, ids=[f"{code}-{name}" for code, name, _ in CASES])
def test_case(tmp_path, monkeypatch, code, name, case):
    loaded = found(tmp_path / "root", monkeypatch, case)

    seen = [(finding.code, f"{finding.line}:{finding.column}", finding.message) for finding in loaded.findings]
    if name.startswith("passes_"):
        assert seen == []
        assert loaded.curriculum is not None
        return
    ours = [row for row in seen if row[0] == code]
    others = {row[0] for row in seen if row[0] != code}
    assert len(ours) == case.get("times", 1), seen
    assert others == set(case.get("also", ())), seen
    assert ours[0][1] == case["at"], seen
    assert case.get("says", "") in ours[0][2]
    assert all(finding.fix for finding in loaded.findings)


def test_every_code_has_a_case_that_fails_and_one_that_passes():
    assert list(ROWS) == [code.code for code in CODES]
    for cases in ROWS.values():
        assert any(name.startswith("fails_") for name in cases)
        assert any(name.startswith("passes_") for name in cases)


def test_all_findings_come_in_one_run(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(MINIMAL, root)
    wanted = ("SRC-002", "SRC-006", "SRC-012", "SRC-022", "SRC-032", "SRC-035")
    for number, code in enumerate(wanted):
        for case in ROWS[code].values():
            if "at" in case:
                prepare(root, case)
                break
        if number == 0:
            (root / "curriculum/roles.yml").write_text("- id: A\n\ttitle: b\n", encoding="utf-8")
    codes = {finding.code for finding in load(root).findings}
    assert codes >= {"SRC-002", "SRC-012", "SRC-022", "SRC-032", "SRC-035"}
