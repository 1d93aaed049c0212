"""What eyes meet: measure, palette, callouts without colour, doubled text, high contrast, paper."""

import re
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PROJECT = Path(__file__).resolve().parents[2]
MODULE = "modules/h1-clean-hands/"
REAL = (
    "", "modules/m01-what-it-is-and-is-not/", "modules/m02-children-trauma-words/", "modules/m03-first-response/",
    "modules/m03-first-response/quick-card/", "coverage/", "frameworks/swe/", "demands/", "help/", "teach/",
)  # fmt: skip
INKS = {"ink": 7, "link": 4.5, "visited": 4.5, "clay": 4.5, "muted": 4.5}
GROUNDS = ("paper", "leaf", "sand", "sage", "rose")
CALLOUTS = ("say", "do", "safety", "law", "evidence", "reflect", "case", "key-points", "nation", "try-it")


def _palette(dark):
    text = (PROJECT / "overrides" / "assets" / "tokens.css").read_text(encoding="utf-8")
    light, _, night = text.partition("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", light))
    return colours | dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", night)) if dark else colours


def _light(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one, other):
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_the_palette_holds_its_ratios(dark):
    colours = _palette(dark)
    for ground in GROUNDS:
        for ink, least in INKS.items():
            assert _ratio(colours[ink], colours[ground]) >= least, (ink, ground)
        assert _ratio(colours["border"], colours[ground]) >= 3 or ground in ("sand", "rose", "sage"), ground
    assert _ratio(colours["on-bar"], colours["bar"]) >= 7
    assert _ratio(colours["on-bar"], colours["exit"]) >= 4.5
    assert _ratio(colours["on-bar-quiet"], colours["bar"]) >= 4.5
    assert _ratio(colours["plot-on-solid"], colours["plot-solid"]) >= 4.5
    assert _ratio(colours["on-focus"], colours["focus-fill"]) >= 4.5
    assert colours["bar"].upper() not in ("#3F51B5", "#4051B5"), "not the theme's indigo"


def test_a_line_of_text_is_neither_long_nor_short(page, real_base):
    """Counted where the browser breaks it: 45 to 75 characters, and the type is ours."""
    page.goto(f"{real_base}modules/m03-first-response/")
    page.evaluate("document.fonts.ready")
    lengths = page.evaluate(
        """() => [...document.querySelectorAll('.doc > p')].filter(p => p.clientHeight > 100).map(p => {
            const height = parseFloat(getComputedStyle(p).lineHeight);
            return p.textContent.length / Math.round(p.clientHeight / height);
        })"""
    )
    assert len(lengths) > 5
    assert 45 <= sum(lengths) / len(lengths) <= 75
    assert max(lengths) <= 80, "the mean of a whole paragraph, short last line included"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson Hyperlegible Next"')
    assert page.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next\"')")


def test_callouts_differ_without_colour(page, base):
    """Each kind has its own word, its own sign, and an edge or ground that no other has."""
    page.goto(base + MODULE)
    seen = page.evaluate(
        """kinds => kinds.map(kind => {
            const box = document.createElement('div');
            box.className = 'call ' + kind;
            box.innerHTML = '<p class="tag"><span class="i i-' + kind + '"></span></p><div>Words</div>';
            document.querySelector('.doc').append(box);
            const inner = getComputedStyle(box.lastChild), sign = getComputedStyle(box.querySelector('.i'));
            const sides = ['Top', 'Right', 'Bottom', 'Left'];
            const edge = sides.map(s => inner['border' + s + 'Style'] + inner['border' + s + 'Width']).join(' ');
            const type = inner.fontFamily.split(',')[0] + inner.fontSize;
            return [edge + type + (inner.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : ' filled'),
                    sign.maskImage || sign.webkitMaskImage || sign.getPropertyValue('--m')];
        })""",
        list(CALLOUTS),
    )
    assert len({edge for edge, _ in seen}) == len(CALLOUTS), dict(zip(CALLOUTS, seen, strict=True))
    assert len({sign for _, sign in seen}) == len(CALLOUTS)
    words = page.locator(".call > .tag > span:not(.i)").all_text_contents()
    assert all(words), "the word says it too"


@pytest.fixture(scope="module")
def wide(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def test_in_high_contrast_signs_and_edges_stay(wide, base):
    wide.emulate_media(forced_colors="active")
    wide.goto(base + MODULE)
    assert wide.evaluate("getComputedStyle(document.querySelector('.exit')).borderTopWidth") == "2px"
    hidden = wide.evaluate(
        """() => [...document.querySelectorAll('.i')].filter(e => e.getBoundingClientRect().width).filter(e => {
            const s = getComputedStyle(e);
            return s.forcedColorAdjust !== 'none' && s.backgroundColor === getComputedStyle(document.body).backgroundColor;
        }).length"""
    )
    assert hidden == 0
    wide.emulate_media(forced_colors="none")


def test_paper_shows_the_text_the_answers_and_the_addresses(wide, base):
    wide.goto(base + MODULE)
    wide.emulate_media(media="print")
    for gone in (".bar", ".tools", ".foot", ".aside", ".skip", ".at-once"):
        assert wide.locator(gone).first.is_hidden(), gone
    assert wide.locator(".check dl").first.evaluate("e => e.getBoundingClientRect().height") > 0
    assert wide.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    wide.emulate_media(media="null")


def test_a_quick_card_prints_on_one_side(wide, real_base):
    for module in ("m01-what-it-is-and-is-not", "m02-children-trauma-words", "m03-first-response"):
        wide.goto(f"{real_base}modules/{module}/quick-card/")
        pdf = wide.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, module


def test_doubled_text_on_a_phone_needs_no_sideways_scroll(real_base, large_text):
    """320 pixels that hold ten ems."""
    page = large_text.new_page(viewport={"width": 320, "height": 640})
    wide = {}
    for url in REAL:
        page.goto(real_base + url)
        wide[url] = page.evaluate("document.documentElement.scrollWidth")
    assert {url: width for url, width in wide.items() if width > 320} == {}
    exit_box = page.locator("a.exit").bounding_box()
    assert exit_box["x"] + exit_box["width"] <= 320
    page.close()
