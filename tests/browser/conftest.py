"""A finished site, a server that shows it, and a browser."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from generator.formats.mkdocs_site import render_site
from generator.source.load import load

PROJECT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXIT = "https://example.org/weather"
"""Where Exit leads in the minimal curriculum. Tests answer it themselves."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def built(root: Path, to: Path) -> Path:
    """A site without packs: what the browser sees is the same."""
    loaded = load(root)
    assert loaded.curriculum is not None, loaded.findings
    pages = root / "curriculum" / "pages"
    docs = pages if pages.is_dir() else PROJECT / "overrides" / "empty"
    render_site(PROJECT / "mkdocs.yml", to, {"root": str(root), "inputs": (loaded.curriculum, ())}, docs_dir=str(docs))
    return to


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return built(PROJECT / "tests" / "curricula" / "minimal", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    return built(PROJECT, tmp_path_factory.mktemp("real"))


def _serve(folder):
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def base(folder):
    server = _serve(folder)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def real_base(real):
    server = _serve(real)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser):
    """A fresh context in which the place that Exit leads to is answered here and nowhere else."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(f"{EXIT}**", lambda route: route.fulfill(body="<title>Weather</title><p>Rain later."))
    yield context
    context.close()


@pytest.fixture
def page(context):
    return context.new_page()
