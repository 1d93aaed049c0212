"""A finished site, a server that shows it, and a browser."""

import functools
import http.server
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from generator.formats.mkdocs_site import render_site
from generator.outputs.site.downloads import Download
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


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that leaves a page drops its requests."""


def built(root: Path, to: Path, *downloads: Download) -> Path:
    """A site without packs, or with what stands for one: what the browser sees is the same."""
    loaded = load(root)
    assert loaded.curriculum is not None, loaded.findings
    pages = root / "curriculum" / "pages"
    docs = pages if pages.is_dir() else PROJECT / "overrides" / "empty"
    render_site(
        PROJECT / "mkdocs.yml", to, {"root": str(root), "inputs": (loaded.curriculum, downloads)}, docs_dir=str(docs)
    )
    return to


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return built(PROJECT / "tests" / "curricula" / "minimal", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real")
    blob = folder / "blob"
    blob.write_bytes(b"%PDF")
    slug = "m03-first-response"
    for_platforms = (
        f"{slug}/m03-learner.imscc",
        f"{slug}/m03-questions-summative-assessor.moodle.xml",
        f"{slug}/m03-reader.epub",
        "frameworks/crosswalk-swe.case.json",
        "frameworks/standard.case.json",
        "audits/published-four-module-programme-audit.html",
    )
    pack = Download(f"packs/{slug}/m03-facilitator-pack.pdf", blob, 466_000, 70)
    return built(
        PROJECT, folder / "site", pack, *(Download(f"universities/{name}", blob, 40_000) for name in for_platforms)
    )


def _serve(folder):
    handler = functools.partial(_Quiet, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
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
def playwright():
    with sync_playwright() as playwright:
        yield playwright


def _launched(playwright, *flags):
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium",
        args=[*FLAGS, *flags],
        ignore_default_args=["--disable-back-forward-cache"],
    )


@pytest.fixture(scope="session")
def browser(playwright):
    browser = _launched(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def large_text(playwright):
    """A browser whose reader has doubled the size of text in its settings. That is not zoom."""
    browser = _launched(playwright, "--blink-settings=defaultFontSize=32")
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
