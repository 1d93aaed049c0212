"""The SCORM object in a browser: with a platform, with none, with one that throws, and without scripts.

The platform is scorm-again, by somebody else: it holds calls against SCORM 1.2 and keeps what it is told.
"""

import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.outputs.universities import OBJECTS
from generator.source.load import load
from tests.browser.conftest import PROJECT, _serve

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PLATFORM = Path(__file__).parent / "vendor" / "scorm-again-3.4.3.scorm12.min.js"
FRAME = """<!DOCTYPE html><title>Platform</title><iframe id="sco" title="object" width="100%" height="700"
 SANDBOX></iframe>"""
START = """kept => {
  window.faults = [];
  window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
  if (kept) window.API.loadFromJSON(kept, "cmi");
  for (const name of ["LMSSetValue", "LMSInitialize", "LMSCommit", "LMSFinish"]) {
    const old = window.API[name].bind(window.API);
    window.API[name] = (...given) => {
      const said = old(...given);
      const fault = window.API.LMSGetLastError();
      if (fault !== "0" && fault !== 0) window.faults.push([name, given, fault]);
      return said;
    };
  }
  document.getElementById("sco").src = "object/index.html";
}"""


@pytest.fixture(scope="module")
def package():
    curriculum = load(PROJECT / "tests" / "curricula" / "minimal").curriculum
    job = next(iter(OBJECTS.plan(curriculum)))
    return zipfile.ZipFile(io.BytesIO(job.render(job.view)))


@pytest.fixture(scope="module")
def platform(package, tmp_path_factory):
    folder = tmp_path_factory.mktemp("platform")
    package.extractall(folder / "object")
    (folder / "scorm.js").write_bytes(PLATFORM.read_bytes())
    script = '<script src="scorm.js"></script>'
    (folder / "index.html").write_text(FRAME.replace("SANDBOX", "") + script)
    (folder / "locked.html").write_text(FRAME.replace("SANDBOX", 'sandbox="allow-scripts"'))
    server = _serve(folder)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def launched(page, platform, kept=None):
    page.goto(platform)
    page.evaluate(START, kept)
    page.wait_for_function("document.getElementById('sco').contentDocument?.body?.classList.contains('scripted')")
    return page.frame_locator("#sco")


def value(page, name):
    return page.evaluate("name => window.API.LMSGetValue(name)", name)


def answer_all(inside, *, rightly):
    for form in inside.locator("form[data-question]").all():
        for box in form.locator(f'input[data-right="{int(rightly)}"]').all():
            box.check()
        form.locator("button").click()


def through(inside):
    """Every part, by the button; the questions where they come."""
    while inside.locator("[data-next]").is_enabled():
        inside.locator("[data-next]").click()
        if inside.locator("form[data-question]").first.is_visible():
            answer_all(inside, rightly=True)


def leave(page):
    page.evaluate("document.getElementById('sco').src = 'about:blank'")
    page.wait_for_function("document.getElementById('sco').contentWindow.location.href === 'about:blank'")


def test_launch_answer_complete(page, platform):
    inside = launched(page, platform)
    assert value(page, "cmi.core.lesson_status") == "incomplete"
    through(inside)
    assert value(page, "cmi.core.lesson_status") == "completed"
    assert value(page, "cmi.core.score.raw") == "100"
    kept = page.evaluate("window.API.renderCMIToJSONObject()")["cmi"]
    assert len(kept["suspend_data"]) <= 4096
    leave(page)
    assert page.evaluate("window.API.isTerminated()")
    assert page.evaluate("window.faults") == []


def test_suspend_and_resume(page, platform):
    inside = launched(page, platform)
    inside.locator("[data-next]").click()
    title = inside.locator("main > section:visible h1").text_content()
    leave(page)
    kept = page.evaluate("window.API.renderCMIToJSONObject()")["cmi"]
    assert kept["core"]["lesson_status"] == "incomplete"
    assert kept["core"]["lesson_location"]
    assert page.evaluate("window.faults") == []
    again = {
        "suspend_data": kept["suspend_data"],
        "core": {"lesson_location": kept["core"]["lesson_location"], "lesson_status": "incomplete"},
    }
    inside = launched(page, platform, again)
    assert inside.locator("main > section:visible h1").text_content() == title
    assert len(json.loads(value(page, "cmi.suspend_data"))["s"]) == 2


def test_a_wrong_answer_earns_nothing_and_says_why(page, platform):
    inside = launched(page, platform)
    place = inside.locator("nav.parts a", has_text="Self-check")
    place.click()
    form = inside.locator("form[data-question]").first
    form.locator("button").click()
    assert form.locator("[role=status]").text_content().strip()
    form.locator('input[data-right="0"]').first.check()
    form.locator("button").click()
    assert len(form.locator("[role=status]").text_content()) > 40
    assert value(page, "cmi.core.score.raw") == "0"


def test_spoilt_notes_of_another_object_do_no_harm(page, platform):
    inside = launched(
        page, platform, {"suspend_data": '{"s": [99, "x"], "r": 7', "core": {"lesson_location": "nowhere"}}
    )
    assert inside.locator("main > section:visible").count() == 1
    through(inside)
    assert value(page, "cmi.core.lesson_status") == "completed"


@pytest.mark.parametrize(
    "api", ["undefined", "new Proxy({}, { get: () => () => { throw new Error('broken'); } })", "{}"]
)
def test_it_works_with_no_platform_and_with_one_that_throws(page, platform, api):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(platform)
    page.evaluate(f"() => {{ window.API = {api}; document.getElementById('sco').src = 'object/index.html'; }}")
    inside = page.frame_locator("#sco")
    inside.locator("[data-next]").click()
    through(inside)
    assert inside.locator("[data-next]").is_disabled()
    leave(page)
    assert errors == []


def test_it_works_in_a_frame_that_may_reach_nothing(page, platform):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{platform}locked.html")
    page.evaluate("document.getElementById('sco').src = 'object/index.html'")
    inside = page.frame_locator("#sco")
    inside.locator("[data-next]").click()
    assert inside.locator("main > section:visible").count() == 1
    assert errors == []


def test_by_keyboard_the_heading_has_the_focus_after_a_move(page, platform):
    page.goto(f"{platform}object/index.html")
    page.locator("nav.parts a").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") in ("H1", "H2")


def test_without_scripts_every_part_and_every_answer_is_there(browser, platform):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{platform}object/index.html")
    sections = page.locator("main > section")
    assert all(sections.nth(n).is_visible() for n in range(sections.count()))
    page.locator("form details summary").first.click()
    assert page.locator("form details li").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_and_axe_finds_nothing(page, platform, width):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{platform}object/index.html")
    for link in page.locator("nav.parts a").all():
        link.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
