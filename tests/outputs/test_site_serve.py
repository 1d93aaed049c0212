"""The preview: the pages of a build, an edit seen, a fault told and outlived."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from generator.jobs.cache import Cache
from generator.outputs.site.stage import POLICY
from generator.pipeline import Workshop, site, site_inputs

PROJECT = Path(__file__).resolve().parents[2]
MINIMAL = PROJECT / "tests" / "curricula" / "minimal"
MODULE = "modules/h1-clean-hands/"
RELOAD = re.compile(r"<script>\nvar livereload.*?</script>", re.DOTALL)
LONG = 60
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return shutil.copytree(MINIMAL, tmp_path_factory.mktemp("serve") / "root")


@pytest.fixture(scope="module")
def built(root):
    to = root.parent / "site"
    site(root, to, site_inputs(root, Workshop(Cache(root / ".cache" / "curriculum"))))
    return to


@pytest.fixture(scope="module")
def preview(root, built):  # noqa: ARG001  built first: the preview then finds its packs in the cache
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = root.parent / "said.txt"
    command = [sys.executable, "-m", "generator", "--root", str(root), "serve", "--address", f"127.0.0.1:{port}"]
    with said.open("w") as out:
        process = subprocess.Popen(command, cwd=PROJECT, stdout=out, stderr=subprocess.STDOUT)
    yield f"http://127.0.0.1:{port}/", said, process
    process.terminate()
    process.wait(10)


def _get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  our own server
        return answer.read().decode()


def _until(true, process=None):
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        assert process is None or process.poll() is None, "the preview has ended"
        try:
            if true():
                return
        except OSError:
            pass  # not up yet
        time.sleep(0.1)
    raise AssertionError("waited too long")


def test_a_preview_shows_what_a_build_makes(built, preview):
    base, _, process = preview
    _until(lambda: _get(base), process)
    names = sorted(p.relative_to(built).as_posix() for p in built.rglob("*.html"))
    pages = [name for name in names if not name.startswith("universities/")]  # those are files to take
    assert len(pages) > 20
    for name in pages:
        page = RELOAD.sub("", _get(base + name), count=1)
        loose = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
        assert "'unsafe-inline'" in loose, "or live reload could not run"
        assert page.replace(loose, POLICY, 1) == (built / name).read_text(encoding="utf-8"), name


def test_an_edit_is_seen_and_a_fault_is_told_and_outlived(root, preview):
    base, said, process = preview
    _until(lambda: _get(base), process)
    source = root / MODULE / "index.md"
    good = source.read_text(encoding="utf-8")
    edited = good.replace("\n## ", "\nA zebra walks by.\n\n## ", 1)
    source.write_text(edited, encoding="utf-8")
    _until(lambda: "A zebra walks by" in _get(base + MODULE), process)

    source.write_text(edited.replace("\nid: ", "\nbogus: 1\nid: ", 1), encoding="utf-8")
    _until(lambda: "SRC-006" in said.read_text(), process)
    assert "A zebra walks by" in _get(base + MODULE), "the last good page"
    told = said.read_text()
    assert re.search(r"^modules/h1-clean-hands/index\.md:\d+:1 SRC-006 `bogus`", told, re.MULTILINE)
    assert "Traceback" not in told

    source.write_text(good, encoding="utf-8")
    _until(lambda: "A zebra walks by" not in _get(base + MODULE), process)
    assert "Material for MkDocs" not in said.read_text()


def test_bare_mkdocs_gives_the_bytes_of_the_pipeline(tmp_path):
    """The project's own mkdocs.yml, from the shell, as an adopter may run it."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(PROJECT / "mkdocs.yml"),
        "-d",
        str(tmp_path / "bare"),
    ]
    subprocess.run(command, cwd=tmp_path, check=True, env=quiet)
    site(PROJECT, tmp_path / "ours", site_inputs(PROJECT, Workshop(Cache(PROJECT / ".cache" / "curriculum"))))
    made = [
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
        for folder in (tmp_path / "bare", tmp_path / "ours")
    ]
    assert made[0] == made[1]
