"""A build that is killed, and builds at the same time: what lies in dist/ is always one whole build."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.jobs.cache import Cache
from generator.jobs.publish import mend
from generator.outputs.table import Scope
from generator.pipeline import Workshop, build
from tests.builds import digests

MINIMAL = Path(__file__).parent / "curricula" / "minimal"
DATA = Scope(("data",))
FORK = get_context("fork")
pytestmark = pytest.mark.slow


def retitled(root, title):
    standard = root / "curriculum" / "standard.yml"
    rows = standard.read_text(encoding="utf-8").split("\n")
    standard.write_text("\n".join([f"title: {title}", *rows[1:]]), encoding="utf-8")


def is_whole(folder):
    """Whether the manifest of a build names exactly the files that are there, with their bytes."""
    rows = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    found = digests(folder)
    found.pop("manifest.json")
    return {row["path"]: row["sha256"] for row in rows} == found


def build_until(root, moment, counted):
    """Build, and die at the n-th act on anything beside the sources. `counted` gets how many there were."""
    acts = 0

    def watch(event, given):
        nonlocal acts
        if event in {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.copyfile"} and any(
            "dist" in str(part) for part in given[:2] if isinstance(part, str | os.PathLike)
        ):
            if acts == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            acts += 1

    sys.addaudithook(watch)
    build(root, root / "dist", Workshop(Cache(root / "cache")), DATA)
    counted.value = acts


def in_another_process(target, *given):
    process = FORK.Process(target=target, args=given)
    process.start()
    process.join()
    return process.exitcode


@pytest.fixture
def root(tmp_path):
    """A root with a finished build, and a change that is not built yet."""
    root = tmp_path / "root"
    shutil.copytree(MINIMAL, root)
    build(root, root / "dist", Workshop(Cache(root / "cache")), DATA)
    return root


def test_a_build_that_is_killed_at_any_moment_leaves_the_old_one_or_the_new_one(root):
    old = digests(root / "dist")
    shutil.copytree(root / "dist", root.with_name("good"))
    retitled(root, "Another title")
    counted = FORK.Value("i", 0)
    assert in_another_process(build_until, root, -1, counted) == 0
    new = digests(root / "dist")
    assert new != old
    assert counted.value > 10

    left = set()
    moments = counted.value
    for moment in sorted({*range(0, moments, moments // 6), *range(moments - 8, moments)}):
        shutil.rmtree(root / "dist")
        shutil.copytree(root.with_name("good"), root / "dist")
        assert in_another_process(build_until, root, moment, counted) == -signal.SIGKILL
        mend(root / "dist")
        found = digests(root / "dist")
        assert found in (old, new), moment
        left.add("old" if found == old else "new")
        assert build(root, root / "dist", Workshop(Cache(root / "cache")), DATA).folder
        assert digests(root / "dist") == new
        assert not [path.name for path in root.iterdir() if path.name.startswith(".dist")]
    assert left == {"old", "new"}


def start(root, *more):
    command = [sys.executable, "-m", "generator", "--root", str(root), "--cache", str(root / "cache"), "build", *more]
    return subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("seconds", [0.5, 2.0, 4.0])
def test_a_whole_build_with_hands_can_be_killed(root, seconds):
    old = digests(root / "dist")
    retitled(root, "Another title")
    process = start(root, "-j", "2")
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    mend(root / "dist")
    assert is_whole(root / "dist")
    assert digests(root / "dist") == old or (root / "dist" / "site").is_dir()
    assert build(root, root / "dist", Workshop(Cache(root / "cache")), DATA).folder
    assert is_whole(root / "dist")


def test_hands_go_home_when_their_master_is_killed(root):
    """No process of a build is left behind."""
    process = start(root, "-j", "2")
    time.sleep(2.0)
    process.kill()
    process.wait()
    for _ in range(50):
        time.sleep(0.1)
        left = subprocess.run(["ps", "-o", "pid=", "-g", str(process.pid)], capture_output=True, text=True, check=False)
        if not left.stdout.strip():
            return
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail(f"still there: {left.stdout}")


def titled(root, title, started):
    retitled(root, title)
    started.wait()
    for _ in range(5):
        build(root, root.parent / "dist", Workshop(Cache(root.parent / "cache")), DATA)


def test_builds_at_the_same_time_do_not_mix(tmp_path):
    started = FORK.Barrier(3)
    processes = []
    for name in ("one", "two", "three"):
        shutil.copytree(MINIMAL, tmp_path / name)
        processes.append(FORK.Process(target=titled, args=(tmp_path / name, f"Title {name}", started)))
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert is_whole(tmp_path / "dist")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "dist", "one", "three", "two"]
