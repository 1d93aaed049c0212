"""A build on a Dask cluster of two workers gives the same bytes as one without."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import digests

HERE = Path(__file__).parent


@pytest.fixture
def address():
    script = [sys.executable, str(HERE / "jobs" / "cluster.py")]
    with subprocess.Popen(
        script, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as it:
        yield it.stdout.readline().strip()
        it.stdin.close()
        it.wait(timeout=60)


@pytest.mark.slow
def test_a_cluster_of_two_makes_the_same_bytes(finished, tmp_path, address):
    root = tmp_path / "minimal"
    shutil.copytree(HERE / "curricula" / "minimal", root)
    command = [sys.executable, "-m", "generator", "--root", str(root), "build", "-q", "--cluster", address]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert digests(root / "dist") == digests(finished("minimal"))
