"""axe on each page type, narrow and wide, light and dark; reflow; targets; focus."""

from pathlib import Path

import axe_playwright_python
import pytest

from generator.outputs.site import address
from tests.real import loaded

pytestmark = [pytest.mark.slow, pytest.mark.browser]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = "{runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}"
MODULE = "modules/h1-clean-hands/"
TYPES = [
    "", MODULE, f"{MODULE}handouts/wash-sheet/", f"{MODULE}cards/when-to-wash/", f"{MODULE}quick-card/",
    "learn/", "teach/", "tiers/handle/", "programmes/handle/", "standard/", "domains/cln/", "outcomes/cln-h1/",
    "outcomes/cln-l1/", "coverage/", "frameworks/", "frameworks/kitchen-code/", "demands/", "glossary/", "sources/",
    "help/", "404.html", "tasks/", "tasks/wash-in-time/", "topics/", "topics/mixing/", "law/", "law/north/",
    "law/north-food-law/", "tools/", "tools/probes/", "papers/", "papers/one-basin/", "roles/", "roles/cook/", "cases/",
]  # fmt: skip
REAL = [
    "", "modules/m03-first-response/", "modules/m01-what-it-is-and-is-not/", "coverage/", "frameworks/swe/",
    "frameworks/early-career/", "demands/", "help/", "support-for-you/", "accessibility/", "teach/",
    "downloads/", "programmes/respond/", "standard/", "frameworks/",
]  # fmt: skip


def _guides():
    """Of the real curriculum's reference pages the list and the longest page of each kind."""
    curriculum = loaded().curriculum
    guides = curriculum.shelf.guides if curriculum else ()
    found = {}
    for guide in sorted(guides, key=lambda guide: -len(guide.body.xml)):
        found.setdefault(address.shelf_url(guide.kind), address.guide_url(guide.kind, guide.id))
    return [url for pair in sorted(found.items()) for url in pair]


COLOURS = "{runOnly: ['color-contrast', 'link-in-text-block']}"
WIDTHS = (320, 1280)


def _faults(page, rules=RULES):
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {rules}).then(r => r.violations)")
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]


def _faults_in_light_and_dark(page):
    """All rules in the light; in the dark those that colours decide."""
    page.emulate_media(color_scheme="light")
    light = _faults(page)
    page.emulate_media(color_scheme="dark")
    return light + [("dark", fault) for fault in _faults(page, COLOURS)]


@pytest.fixture(scope="module")
def screens(browser):
    """One page for each width, kept for all tests here."""
    pages = {}
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 800})
        pages[width] = context.new_page()
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", TYPES)
def test_a_page_of_each_type_has_no_fault(screens, base, url, width):
    page = screens[width]
    page.goto(base + url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert _faults_in_light_and_dark(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", [*REAL, *_guides()])
def test_the_real_pages_have_no_fault(screens, real_base, url, width):
    page = screens[width]
    page.goto(real_base + url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="light")
    assert _faults(page) == [], "the dark is tested on a page of each type"


@pytest.mark.parametrize("width", WIDTHS)
def test_open_search_menu_and_answers_have_no_fault(screens, base, width):
    page = screens[width]
    page.goto(base + MODULE)
    page.locator("[data-search]:visible").click()
    page.wait_for_selector("#search[data-ready]")
    page.fill("#search-words", "probe")
    assert _faults_in_light_and_dark(page) == []
    page.keyboard.press("Escape")
    page.locator(".check summary").first.click()
    if width == 320:
        page.locator(".tools summary").click()
    assert _faults_in_light_and_dark(page) == []


def test_the_guard_page_has_no_fault(screens, base):
    page = screens[1280]
    page.goto(base + MODULE)
    page.evaluate("sessionStorage.setItem('x', '1')")
    page.reload()
    page.wait_for_selector(".guard button")
    faults = [
        fault for fault in _faults(page) if fault[0] not in ("landmark-one-main", "page-has-heading-one", "region")
    ]
    assert faults == [], "a blank page has no landmarks on purpose"
    page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize("url", [MODULE, "", "tasks/", "tasks/wash-in-time/", "law/", "tools/", "roles/", "cases/"])
def test_targets_are_large_enough(screens, base, url):
    page = screens[320]
    page.goto(base + url)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, input')].filter(e => {
            const r = e.getBoundingClientRect();
            const inline = e.closest('p, li, td, dd, dt, sup, th') && e.matches('a');
            return r.width && !inline && !e.closest('.skip') && !e.matches('.skip') && (r.height < 24 || r.width < 24);
        }).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_focus_is_seen_and_not_covered(screens, base):
    page = screens[1280]
    page.goto(base + MODULE)
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
                const bar = document.querySelector('.bar').getBoundingClientRect();
                return [e.closest('.bar') !== null || e.matches('.skip') || r.bottom > bar.bottom,
                        s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor, e.outerHTML.slice(0, 90)]; }"""
        )
        assert state[0], state
        assert state[1], state
