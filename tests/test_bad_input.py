"""Bad input: each item of the list gives one finding at its place, alone and among all the others."""

import json
import re
import shutil
from pathlib import Path

import pypdf
import pytest
import yaml
from lxml import html

from generator.cli import main
from generator.jobs.cache import Cache
from generator.pipeline import Workshop
from generator.pipeline import build as make_all

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
    found = (
        path for path in sorted(root.rglob("*")) if path.relative_to(root).parts[0] not in {"curriculum", "modules"}
    )
    return [
        (path.relative_to(root).as_posix(), path.stat().st_mtime_ns, path.is_file() and path.read_bytes())
        for path in found
    ]


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


@pytest.mark.slow
def test_byte_order_mark_and_windows_line_ends_change_no_byte(tmp_path, finished):
    root = tmp_path / "root"
    shutil.copytree(MINIMAL, root)
    for path in sorted(root.rglob("*")):
        if path.suffix in {".md", ".yml"}:
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    built = make_all(root, root / "dist", Workshop(Cache(tmp_path / "cache")))
    assert built.folder, built.findings
    plain = finished("minimal")
    names = sorted(path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file())
    assert names == sorted(
        path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*") if path.is_file()
    )
    assert [name for name in names if (plain / name).read_bytes() != (built.folder / name).read_bytes()] == []


MARKED = "<x-planted onclick=planted()>a tag</x-planted><script>planted()</script>."
CODE = r"#let a = 1; $x^2$ @ref. C:\temp =HYPERLINK(x) +1 @SUM(A1). {{ 7*7 }}"
IN_MARKDOWN = r"""#let b = 2

#import "b": c

=HYPERLINK(x)

+1

@SUM(A1)

$y^2$ @ref &lt;label&gt; C:\temp #set text(red) {{ 7*7 }}

| #show | =1+1 |
|---|---|
| @SUM(B1) | $z$ &lt;x&gt; |

## How hot is #hot $enough$? {#heat}"""
PLANTED = {
    "modules/h1-clean-hands/index.md": [
        ("title: Clean hands and hot food", f"title: >-\n  Hands {MARKED} #let t = 1"),
        ("## How hot is hot enough? {#heat}", IN_MARKDOWN),
    ],
    "modules/h1-clean-hands/questions.yml": [
        ("    You answered", f"    {MARKED} {CODE} You answered"),
        ("        Go on, the phone is clean.", f"        {MARKED} =cmd goes on."),
    ],
    "modules/h1-clean-hands/cards/when-to-wash.yml": [("      You answered", f"      {MARKED} {CODE} You answered")],
    "curriculum/glossary.yml": [("definition: A thermometer", f"definition: >-\n    A {MARKED} {CODE} thermometer")],
    "curriculum/services.yml": [("name: Northland Food Line", f"name: >-\n      Line {MARKED} #let s = 1")],
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A finished build of a curriculum that is full of other languages' code."""
    root = tmp_path_factory.mktemp("hostile") / "root"
    shutil.copytree(MINIMAL, root)
    for file, changes in PLANTED.items():
        text = (root / file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (root / file).write_text(text, encoding="utf-8")
    built = make_all(root, root / "dist", Workshop(Cache(root / "cache")))
    assert built.folder, (built.findings, built.failures)
    return built.folder


def words(text):
    """Words as they are read: white space joined, places for breaks out, quotation marks straight."""
    return " ".join(text.replace("\u200b", "").replace("\u201c", '"').replace("\u201d", '"').split())


@pytest.mark.slow
def test_code_comes_out_of_the_pack_as_text(hostile):
    pages = pypdf.PdfReader(hostile / "packs/h1-clean-hands/h1-facilitator-pack.pdf").pages
    said = words(" ".join(page.extract_text() for page in pages))
    for code in ("#let t = 1", "#let b = 2", '#import "b": c', "=HYPERLINK(x)", "+1", "@SUM(A1)", "@SUM(B1)", "=1+1"):
        assert code in said, code
    for code in (
        "$x^2$",
        "$y^2$ @ref <label> C:\\temp #set text(red) {{ 7*7 }}",
        "#hot $enough$",
        "#show",
        "<x-planted",
    ):
        assert code in said, code


@pytest.mark.slow
def test_code_comes_out_of_the_site_as_text_and_is_no_element(hostile):
    said = {}
    for path in sorted(hostile.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        said[path.relative_to(hostile).as_posix()] = words(page.text_content())
        for element in page.iter("*"):
            assert element.tag != "x-planted", path
            assert not [name for name in element.attrib if name.startswith("on")], path
            data = element.get("type") == "application/ld+json"  # no program, and nothing in it can end it
            assert element.tag != "script" or data or "planted()" not in (element.text or ""), path
            assert not data or "<" not in element.text, path
    reading = said["site/modules/h1-clean-hands/index.html"]
    for code in ("#let b = 2", '#import "b": c', "=HYPERLINK(x)", "$y^2$ @ref <label> C:\\temp", MARKED, words(CODE)):
        assert code in reading, code
    assert MARKED in said["site/glossary/index.html"]
    assert MARKED in said["site/help/index.html"]
    assert "<x-planted" not in (hostile / "site/assets/search-index.js").read_text(encoding="utf-8")


@pytest.mark.slow
def test_code_comes_out_of_the_data_as_it_was_written(hostile):
    rows = json.dumps(json.loads((hostile / "data/v1/modules.json").read_text(encoding="utf-8")), ensure_ascii=False)
    assert f"Hands {MARKED} #let t = 1" in rows
