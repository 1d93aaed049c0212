"""Privacy, points 11 to 16, and search: nothing leaves the page, nothing stays behind."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MODULE = "modules/h1-clean-hands/"
COUNT = "[localStorage.length, sessionStorage.length, document.cookie]"


def _search(page, words):
    page.locator(".bar [data-search]").click()
    page.wait_for_selector("#search[data-ready]", state="attached")
    page.fill("#search-words", words)
    return page.locator(".hits a").all_text_contents()


def test_no_request_leaves_and_nothing_is_stored(context, page, base):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    for url in ("", MODULE, "coverage/", "help/"):
        page.goto(base + url)
        _search(page, "probe")
        page.keyboard.press("Escape")
    page.set_viewport_size({"width": 360, "height": 700})
    page.locator(".tools summary").click()
    assert all(url.startswith((base, "data:")) for url in asked), asked
    assert page.evaluate(COUNT) == [0, 0, ""]
    assert context.cookies() == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert errors == []


def test_the_policy_allows_no_inline_script_and_no_referrer(page, base):
    page.goto(base)
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content")
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert page.locator('meta[name="referrer"]').get_attribute("content") == "no-referrer"
    ran = page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        " document.body.append(s); return window.ran; }"
    )
    assert ran is None


def test_the_query_stays_out_of_the_address_and_is_forgotten(page, base):
    page.goto(base + MODULE)
    before = page.evaluate("history.length")
    assert _search(page, "thermometer")
    page.keyboard.press("Enter")
    assert page.url == base + MODULE
    assert page.evaluate("history.length") == before
    page.locator(".hits a").first.click()
    page.wait_for_load_state()
    assert "thermometer" not in page.url
    page.go_back(wait_until="commit")
    assert page.locator("#search-words").input_value() == ""


def test_nothing_of_search_is_fetched_before_it_opens(page, base):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + MODULE)
    page.wait_for_timeout(200)
    assert not [url for url in asked if "search" in url]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("probe", "Probe"),
        ("food thermometer", "Probe"),
        ("thermomter", "Probe"),
        ("washing hand", "Clean hands and hot food"),
        ("cross contaminations", "Cross-contamination"),
        ("CLN-H1", "CLN-H1"),
    ],
)
def test_search_forgives(page, base, words, found):
    page.goto(base)
    hits = _search(page, words)
    assert any(found in hit for hit in hits[:3]), hits


def test_search_is_empty_of_answers(page, base):
    page.goto(base)
    page.locator(".bar [data-search]").click()
    page.wait_for_selector("#search[data-ready]", state="attached")
    text = page.evaluate("JSON.stringify(window.siteIndex)")
    for secret in ("laundry", "everywhere you have been", "68 degrees", "bathroom"):
        assert secret not in text


def test_search_works_from_a_folder(page, folder):
    page.goto((folder / "index.html").as_uri())
    hits = _search(page, "probe")
    assert "Probe" in hits
    page.locator(".hits a", has_text="Probe").first.click()
    page.wait_for_url("**/glossary/index.html#probe")
    assert page.locator("main h1").text_content() == "Glossary"


def test_a_filter_narrows_and_escape_gives_the_focus_back(page, base):
    page.goto(base)
    _search(page, "hands")
    page.locator(".filters summary").click()
    page.locator(".filters label", has_text="Standard").click()
    assert set(page.locator(".hits .type").all_text_contents()) <= {
        "Outcome",
        "Framework",
        "Domain",
        "Standard",
        "Evidence",
    }
    page.keyboard.press("Escape")
    assert page.locator("#search").is_hidden()
    assert page.evaluate("document.activeElement.matches('[data-search]')")


def test_bare_letters_do_nothing(page, base):
    page.goto(base + MODULE)
    for key in "npsf,./?":
        page.keyboard.press(key)
    assert page.url == base + MODULE
    assert page.locator("#search").is_hidden()
