"""What tests share: the tiny curricula, and a finished build of one of them."""

import shutil
from pathlib import Path

import pytest

from generator.jobs.cache import Cache
from generator.pipeline import Workshop, build

HERE = Path(__file__).parent
PROJECT = HERE.parent
CURRICULA = HERE / "curricula"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew")


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A function that gives the build of a tiny curriculum, made once for all tests."""
    folder = tmp_path_factory.mktemp("finished")
    built = {}

    def made(name: str) -> Path:
        if name not in built:
            root = folder / name
            shutil.copytree(CURRICULA / name, root)
            result = build(root, root / "dist", Workshop(Cache(folder / "cache")))
            assert result.folder, (result.findings, result.failures)
            built[name] = result.folder
        return built[name]

    return made
