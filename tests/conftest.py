"""What tests share: the tiny curricula, and a finished build of one of them."""

import shutil
from pathlib import Path

import pytest
from xdist.scheduler import WorkStealingScheduling

from generator.jobs.cache import Cache
from generator.pipeline import Workshop, build

HERE = Path(__file__).parent
PROJECT = HERE.parent
CURRICULA = HERE / "curricula"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew")


def pytest_ignore_collect(collection_path, config):
    """A run without a browser does not even read its tests: they load Playwright and the real curriculum."""
    return True if collection_path == HERE / "browser" and "not browser" in config.option.markexpr else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Each worker begins with a row of neighbours, so that what a file renders is rendered by one of them."""
    return WorkStealingScheduling(config, log)


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
