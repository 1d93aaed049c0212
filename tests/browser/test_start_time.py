"""A running order at another time of day: the reader sets when it starts, and every clock follows."""

import pytest

pytestmark = pytest.mark.browser

PLACES = ("modules/h1-clean-hands/", "programmes/handle/")


@pytest.mark.parametrize("place", PLACES)
def test_the_clocks_follow_and_nothing_is_kept(page, base, place):
    page.goto(base + place)
    usual = page.locator("time").all_inner_texts()
    page.get_by_label("Start time").first.fill("10:00")
    times = page.locator("time")
    first = times.first.get_attribute("data-of")
    for mark in times.all():
        if mark.get_attribute("data-of") == first:
            after = int(mark.get_attribute("data-after"))
            assert mark.inner_text() == f"{10 + after // 60:02}:{after % 60:02}"
    said = page.locator(".start [role=status]").first
    said.get_by_text("Starts at 10:00").wait_for()
    assert page.url == base + place
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    assert page.locator("time").all_inner_texts() == usual


def test_a_drawing_and_its_description_follow_too(page, base):
    page.goto(base + PLACES[0])
    page.get_by_label("Start time").fill("23:50")
    drawn = page.locator("svg text[data-after]").all_text_contents()
    assert drawn
    assert all(time.startswith(("23:5", "00:", "01:")) for time in drawn), "past midnight"
    described = page.locator("svg desc").first.text_content()
    assert described.startswith("23:50 ")
    assert page.locator("svg title").first.text_content().endswith("from 23:50")


def test_a_half_typed_time_changes_nothing(page, base):
    page.goto(base + PLACES[0])
    usual = page.locator("time").all_inner_texts()
    page.get_by_label("Start time").fill("")
    assert page.locator("time").all_inner_texts() == usual


def test_without_a_script_the_usual_times_stand_and_no_field_is_shown(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + PLACES[0])
    assert page.locator("time").first.inner_text()
    assert not page.get_by_label("Start time").is_visible()
    context.close()


def test_on_paper_the_field_is_gone_and_the_times_stay(page, base):
    page.goto(base + PLACES[0])
    page.get_by_label("Start time").fill("10:00")
    page.emulate_media(media="print")
    assert not page.get_by_label("Start time").is_visible()
    assert page.locator("td time").first.inner_text() == "10:00"
