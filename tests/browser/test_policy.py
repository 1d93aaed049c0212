"""Every kind of page under the headers that the hosts are told to send: nothing is refused, so nothing is missing."""

import functools
import threading

import pytest

from generator.outputs.site.stage import stage
from generator.source.load import load
from tests.browser.conftest import PROJECT, _Quiet, _Server

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def rules(text):
    """Rules of a `_headers` file: paths with their headers, in order."""
    found = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append((line.removesuffix("*"), {}))
        elif not line.strip().startswith("!"):
            name, _, value = line.strip().partition(": ")
            found[-1][1][name] = value
    return found


@pytest.fixture(scope="module")
def hosted(folder):
    """A host that does what `_headers` says."""
    said = rules((folder / "_headers").read_text())

    class Host(_Quiet):
        def end_headers(self):
            headers = {
                name: value for path, given in said if self.path.startswith(path) for name, value in given.items()
            }
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

    server = _Server(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def kinds():
    """A page of each kind: the first of each folder, and the pages of the root."""
    pages = stage(load(PROJECT / "tests" / "curricula" / "minimal").curriculum).pages
    first = {}
    for page in pages:
        parts = page.url.split("/")
        first.setdefault((page.kind, parts[0] if len(parts) > 2 else page.url, len(parts)), page.url)
    return [*first.values(), "404.html"]


def test_no_page_is_refused_anything(page, hosted):
    said = []
    page.on("console", lambda message: said.append((page.url, message.text)))
    page.on("pageerror", lambda error: said.append((page.url, str(error))))
    for url in kinds():
        answer = page.goto(hosted + url)
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        page.locator(".bar [data-search]").click()
        page.wait_for_selector("#search[data-ready]", state="attached")
    assert said == []


def test_the_policy_would_refuse_a_script_of_somebody_else(page, hosted):
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(hosted)
    page.evaluate("() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }")
    assert any("Content Security Policy" in text for text in refused)
