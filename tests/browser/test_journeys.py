"""Who comes, and whether they get there: on the real curriculum, by the links that they would see."""

import re
from pathlib import Path

import pytest

from tests.real import loaded

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PROJECT = Path(__file__).resolve().parents[2]
NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
TITLES = "words => window.siteSearch(words).slice(0, 3).map(page => page.title)"


@pytest.fixture(scope="module", params=[NARROW, WIDE], ids=["narrow", "wide"])
def visitor(browser, request):
    context = browser.new_context(viewport=request.param)
    context.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title><p>Rain later."))
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def searcher(browser, real_base):
    page = browser.new_page(viewport=WIDE)
    page.goto(real_base)
    page.locator(".bar [data-search]").click()
    page.wait_for_selector("#search[data-ready]", state="attached")
    yield page
    page.close()


def _menu(page, words):
    if page.viewport_size["width"] < 1100:
        page.locator(".tools summary").click()
        page.locator(".menu a", has_text=words).click()
    else:
        page.locator(".nav-wide a", has_text=words).click()


def test_a_worker_who_was_just_told_has_the_card_in_two_taps_and_help_in_three(visitor, real_base):
    visitor.goto(real_base)
    visitor.locator(".need a", has_text="Respond").first.click()
    visitor.locator(".at-once a").first.click()
    visitor.wait_for_url(re.compile("quick-card"))
    assert visitor.locator(".call.say").count()
    visitor.locator("#main a", has_text="Support lines").last.click()
    visitor.wait_for_url("**/help/#support-by-nation")
    assert visitor.locator("a[href^='tel:']").count() >= 4
    box = visitor.locator("#support-by-nation").bounding_box()
    bar = visitor.locator(".bar").bounding_box()
    assert bar["height"] <= box["y"] <= 300, "in view, and not under the bar"
    assert visitor.locator(".badges").count() > 10


def test_a_trainer_finds_the_packs_and_those_who_judge_find_the_proof(visitor, real_base):
    visitor.goto(real_base)
    _menu(visitor, "Teach")
    visitor.wait_for_url("**/teach/")
    assert visitor.locator(".get li").all_inner_texts() == [
        "Facilitator pack\nPDF, 70 pages, 455 KB",
        "Reader, to read on a screen\nEPUB, 39 KB",
    ]
    visitor.goto(f"{real_base}modules/m03-first-response/")
    assert visitor.locator("a[href*='/packs/']:visible").first.bounding_box()["y"] < 1000, "near the top"
    visitor.goto(real_base)
    visitor.locator(".proof a").click()
    visitor.wait_for_url("**/coverage/")
    visitor.locator("a.code").first.click()
    visitor.wait_for_url("**/outcomes/**")
    assert visitor.locator(".can").text_content() == "By the end you can"
    assert visitor.locator(".road li").count() == 3
    visitor.locator("#main th a[href*='frameworks/']").first.click()
    visitor.wait_for_url("**/frameworks/**")
    visitor.goto(f"{real_base}outcomes/und-a1/")
    visitor.locator("#main th a[href*='demands/']").first.click()
    visitor.wait_for_url("**/demands/#**")


def test_exit_then_back_shows_nothing_of_the_pages(visitor, real_base):
    visitor.goto(f"{real_base}support-for-you/")
    visitor.goto(f"{real_base}modules/m03-first-response/")
    visitor.locator("a.exit").click()
    visitor.wait_for_url(re.compile("bbc"))
    visitor.go_back(wait_until="commit")
    visitor.wait_for_selector(".guard button")
    assert visitor.title() == "Same Standard"
    assert visitor.evaluate("document.body.innerText.trim()") == "Continue"
    visitor.locator(".guard button").click()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gaslighting", "Gaslighting"),
        ("Claires law", "Clare's Law"),
        ("DASH", "DASH"),
        ("honour", "So-called honour-based abuse"),
        ("how to respond disclosure", "I need to respond to a disclosure"),
        ("silent 999", "Silent Solution"),
        ("NRPF", "No recourse to public funds"),
        ("helpline wales", "Help by nation"),
        ("facilitator pack", "Teach"),
        ("coverage", "Does the curriculum meet the standard?"),
        ("quick card", "When someone tells you"),
    ],
)
def test_everyday_words_find_the_page(searcher, words, found):
    assert found in searcher.evaluate(TITLES, words)


def test_the_words_that_people_use_find_the_term(searcher):
    """Every alias of the glossary, not sixty of them."""
    terms = loaded().curriculum.shelf.glossary
    pairs = [(alias, term.term) for term in terms for alias in term.aliases]
    assert len(pairs) > 60
    found = searcher.evaluate(f"all => all.map({TITLES})", [alias for alias, _ in pairs])
    lost = [(alias, term, hits) for (alias, term), hits in zip(pairs, found, strict=True) if term not in hits]
    assert lost == []
