"""Exit, points 1 to 10: it is there, it works, it stays out of the way, and Back does not undo it."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MODULE = "modules/h1-clean-hands/"
EXIT = "https://example.org/weather"
PAGES = ["", MODULE, "outcomes/cln-h1/", "coverage/", "glossary/", "help/", "404.html"]


@pytest.mark.parametrize("url", PAGES)
def test_it_is_on_every_page_and_the_second_stop(page, base, url):
    page.goto(base + url)
    assert page.locator("a.exit").get_attribute("href") == EXIT
    assert "noreferrer" in page.locator("a.exit").get_attribute("rel")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"


def test_it_stays_in_view_and_is_large_enough(page, base):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(base + MODULE)
    page.evaluate("window.scrollTo(0, 3000)")
    box = page.locator("a.exit").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640
    assert box["x"] + box["width"] <= 320
    assert min(box["width"], box["height"]) >= 44
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('a.exit') !== null",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
    assert top


def test_nothing_covers_it_when_search_is_open(page, base):
    page.goto(base + MODULE)
    page.locator(".bar [data-search]").click()
    box = page.locator("a.exit").bounding_box()
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('a.exit') !== null", [box["x"] + 5, box["y"] + 5]
    )


def test_the_cover_comes_at_once(page, base):
    page.goto(base + MODULE)
    seen = page.evaluate(
        """() => {
            document.querySelector('a.exit').click();
            const cover = document.querySelector('.cover');
            return [document.documentElement.className, cover.hidden, document.title,
                    document.querySelector('main').checkVisibility(), sessionStorage.getItem('x')];
        }"""
    )
    assert "covered" in seen[0]
    assert seen[1:] == [False, "Loading", False, "1"]
    page.wait_for_url(EXIT)


def test_three_shifts_leave_and_left_and_right_mix(page, base):
    page.goto(base + MODULE)
    page.keyboard.down("ShiftLeft")
    page.keyboard.down("ShiftRight")
    page.keyboard.up("ShiftLeft")
    page.keyboard.up("ShiftRight")
    assert page.locator("#exit-count").text_content() == "Press Shift 1 more times to leave this page."
    page.keyboard.press("ShiftLeft")
    page.wait_for_url(EXIT)


def test_three_shifts_leave_from_a_field(page, base):
    page.goto(base + MODULE)
    page.locator(".bar [data-search]").click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(EXIT)


def test_typing_does_not_leave(page, base):
    page.goto(base + MODULE)
    page.locator(".bar [data-search]").click()
    page.keyboard.type("ABC DEF")
    for key in ("Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == base + MODULE


def test_a_pause_or_a_pointer_begins_again(page, base):
    page.clock.install()
    page.goto(base + MODULE)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.locator("h1").click(modifiers=["Shift"])
    page.keyboard.press("Shift")
    page.wait_for_timeout(50)
    assert page.url == base + MODULE


def test_three_slow_shifts_do_not_leave(page, base):
    page.goto(base + MODULE)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(5300)
    page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert page.url == base + MODULE


def test_touch_with_a_field_does_not_leave(browser, base):
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(base + MODULE)
    page.locator(".tools [data-search]").tap()
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert page.url == base + MODULE
    context.close()


def test_it_works_without_script(browser, base):
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{EXIT}**", lambda route: route.fulfill(body="Rain later."))
    page = context.new_page()
    page.goto(base + MODULE)
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".bar [data-search]").is_hidden()
    page.locator("a.exit").click()
    page.wait_for_url(EXIT)
    context.close()


def test_back_shows_a_blank_page_and_continue_leads_on(page, base):
    page.goto(base + "glossary/")
    page.goto(base + MODULE)
    page.locator("a.exit").click()
    page.wait_for_url(EXIT)
    page.go_back(wait_until="commit")
    page.wait_for_selector(".guard button")
    assert page.url == base + "glossary/", "the page that was left is gone from the history"
    assert page.locator("main").is_hidden()
    assert page.title() == "Clean Kitchen"
    page.locator(".guard button").click()
    expect(page.locator("main")).to_be_visible()
    assert page.title() == "Glossary – Clean Kitchen"
    assert page.evaluate("sessionStorage.length") == 0


def test_it_is_not_printed(page, base):
    page.goto(base + MODULE)
    page.emulate_media(media="print")
    assert page.locator("a.exit").is_hidden()
    assert page.locator(".foot").is_hidden()
    assert page.locator("main").is_visible()
