"""The staged site: what stands on it, what must never stand on it, and that every link leads somewhere."""

import dataclasses
import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.model.audience import LearnerActivity
from generator.outputs.site.downloads import Download
from generator.outputs.site.stage import stage
from generator.source.load import load
from tests import real

PROJECT = Path(__file__).resolve().parents[2]
CURRICULA = PROJECT / "tests" / "curricula"
SECRETS = ("laundry", "bathroom", "68 degrees", "You can step out whenever you like", "Accept any card")
"""Words of the minimal curriculum that stand in answers, keys, steps and summative questions only."""


def _staged(root):
    loaded = load(root)
    assert loaded.curriculum is not None, loaded.findings
    return stage(loaded.curriculum)


@pytest.fixture(scope="module")
def minimal():
    return _staged(CURRICULA / "minimal")


@pytest.fixture(scope="module")
def single():
    return _staged(CURRICULA / "single")


def _page(staged, url):
    return next(page for page in staged.pages if page.url == url)


class _Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.hrefs, self.open = [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            self.hrefs.append(found["href"])
        for name in ("src",):
            if name in found:
                self.hrefs.append(found[name])
        assert "style" not in found, "the policy forbids inline style"
        assert not any(name.startswith("on") for name in found), "the policy forbids inline script"
        assert tag not in ("script", "style")


def _read(page):
    reader = _Ids()
    reader.feed(page.body)
    return reader


def _lost(staged):
    """Links that lead nowhere: (page, link)."""
    read = {page.url: _read(page) for page in staged.pages}
    files = {file.uri for file in staged.files}
    for url, reader in read.items():
        for href in reader.hrefs:
            if re.match(r"(https?|tel|mailto):", href):
                continue
            path, _, anchor = href.partition("#")
            target = url if not path else posixpath.normpath(posixpath.join(url, path)) + "/"
            target = {"./": ""}.get(target, target)
            if target in read:
                if anchor and anchor not in read[target].ids:
                    yield url, href
            elif target.rstrip("/") not in files:
                yield url, href


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_every_link_leads_somewhere_and_ids_are_single(name, request):
    staged = request.getfixturevalue(name)
    assert list(_lost(staged)) == []
    for page in staged.pages:
        ids = [*_read(page).ids, "main", "search", "search-words", "exit-count"]
        assert len(ids) == len(set(ids)), page.url


@pytest.mark.slow
def test_the_real_curriculum_has_no_lost_link():
    staged = real.staged()
    assert list(_lost(staged)) == []
    for page in staged.pages:
        ids = _read(page).ids
        assert len(ids) == len(set(ids)), (page.url, sorted(id for id in ids if ids.count(id) > 1))


def test_addresses_are_as_published(minimal):
    urls = {page.url for page in minimal.pages}
    assert {
        "", "modules/h1-clean-hands/", "modules/h1-clean-hands/handouts/wash-sheet/", "modules/h1-clean-hands/quick-card/",
        "modules/h1-clean-hands/cards/when-to-wash/", "outcomes/cln-h1/", "domains/cln/", "tiers/handle/",
        "frameworks/kitchen-code/", "programmes/handle/", "coverage/", "demands/", "glossary/", "sources/", "help/",
        "tasks/", "tasks/wash-in-time/", "topics/", "topics/mixing/", "law/", "law/north/", "law/south/",
        "law/north-food-law/", "tools/", "tools/probes/", "papers/", "papers/one-basin/", "roles/", "roles/cook/", "cases/",
    } <= urls  # fmt: skip
    assert "modules/h1-clean-hands/handouts/kitchen-log/" not in urls, "handed back in the room"


def test_no_answer_and_no_facilitators_text_stands_on_a_page_or_in_the_index(minimal):
    index = next(file.content for file in minimal.files if file.uri.endswith("search-index.js")).decode()
    for text in (*(page.body for page in minimal.pages), index):
        for secret in SECRETS:
            assert secret not in text
    assert "everywhere you have been" not in index, "feedback belongs to its question, not to search"


def test_a_module_page_has_its_parts(minimal):
    body = _page(minimal, "modules/h1-clean-hands/").body
    for part in (
        'class="facts"', "Content note", 'id="part-objectives"', 'id="part-session"', "<svg", 'class="call law"',
        'class="call key-points"', 'id="part-self-check"', "<details>", 'id="part-task"',
        "Must pass", 'id="part-rubric"', 'id="part-sources"', "Checked 22 Nov 2026", 'class="review"', 'id="word-probe"',
    ):  # fmt: skip
        assert part in body, part


def test_a_source_is_numbered_once_for_each_place_in_it(minimal):
    body = _page(minimal, "modules/h1-clean-hands/").body
    assert body.count('id="source-') == 5, "okafor2019; foodact2015 s. 2; guide2020 p. 4; foodact2015; guide2020"
    assert 'aria-label="Source 1"' in body
    assert ", p. 4." in body


def test_a_running_order_counts_its_break(minimal):
    body = _page(minimal, "modules/h1-clean-hands/").body
    row = r">10:13</time></td><th scope=\"row\" class=\"plain\">Tea</th>"
    assert re.search(row, body)
    assert "10:18" in body


def test_a_local_fact_is_a_blank(minimal):
    body = _page(minimal, "modules/h1-clean-hands/").body
    assert '<span class="local">kitchen lead<span class="vh">' in body
    assert 'class="fill"' in body


def test_an_outcome_names_its_gaps(minimal):
    body = _page(minimal, "outcomes/cln-h1/").body
    assert "Taught" in body
    assert "Practised" in body
    assert "modules/h1-clean-hands/#part-task" in body


def test_a_framework_reads_both_ways_and_names_what_it_leaves(minimal):
    body = _page(minimal, "frameworks/kitchen-code/").body
    assert "A rule about jewellery" in body
    assert "outcomes/cln-h1/" in body
    assert 'id="part-outcomes"' in body


def test_empty_sections_are_not_shown(single):
    urls = {page.url for page in single.pages}
    assert not urls & {"frameworks/", "demands/", "help/", "glossary/"}
    assert not urls & {"tasks/", "topics/", "law/", "tools/", "papers/", "roles/", "cases/"}
    assert [item.id for item in single.menu] == ["start", "learn", "teach", "standard"]


# ---------------------------------------------------------------- reference pages


def test_the_menu_leads_to_tasks_topics_and_law(minimal):
    assert [(item.id, item.url) for item in minimal.menu] == [
        ("start", ""), ("task", "tasks/"), ("topic", "topics/"), ("learn", "learn/"), ("teach", "teach/"),
        ("standard", "law/"),
    ]  # fmt: skip
    assert [crumb.url for crumb in _page(minimal, "coverage/").crumbs] == ["", "law/", "standard/"]


def test_tasks_are_the_first_thing_on_the_first_page(minimal):
    body = _page(minimal, "").body
    tasks = re.findall(r'class="block" href="(tasks/[^"]+)"', body)
    assert tasks == ["tasks/wash-in-time/", "tasks/keep-it-hot/"], "in their own order"
    assert body.index('class="need') < body.index('<h2 id="learn"')


def test_a_task_has_its_parts_in_order(minimal):
    page = _page(minimal, "tasks/wash-in-time/")
    parts = (
        'id="part-short"', 'class="at-once"', 'class="badges"', "Written for", "Content note", 'id="before"',
        'class="keep"', 'id="part-keep"', 'id="part-modules"', 'id="part-outcomes"', 'id="part-sources"', 'class="review"',
    )  # fmt: skip
    places = [page.body.index(part) for part in parts]
    assert places == sorted(places)
    assert page.body.rindex("help/#help-by-nation") > page.body.index('id="part-outcomes"'), "support at the end too"
    assert page.tab_title == page.short == "Hands", "the discreet one"
    assert page.title == "I need to know when to wash"
    assert "modules/h1-clean-hands/handouts/wash-sheet/" in page.body


def test_a_card_leads_to_its_print(tmp_path):
    curriculum = load(CURRICULA / "minimal").curriculum
    card = Download("packs/quick-cards/wash-in-time.pdf", tmp_path / "card", 30_000, 1)
    staged = stage(curriculum, (card,))
    for url in ("tasks/wash-in-time/", "tasks/", "tools/"):
        assert "packs/quick-cards/wash-in-time.pdf" in _page(staged, url).body, url
    assert "Wash in time" not in _page(staged, "teach/").entries[0].also, "a card is no pack"


def test_law_stands_by_nation(minimal):
    landing = _page(minimal, "law/").body
    assert ">yes</td>" in landing
    assert landing.count('href="../law/north/"') == 1
    assert "north-food-law" in _page(minimal, "law/north/").body
    assert "Not written yet" in _page(minimal, "law/south/").body


def test_a_role_finds_its_tiers_and_its_pages(minimal):
    body = _page(minimal, "roles/kitchen-lead/").body
    assert "tiers/handle/" in body, "the tiers before its own too"
    assert "programmes/lead/" in body
    assert "papers/one-basin/" in body
    assert "tasks/" not in body


def test_cases_are_counted_with_their_gaps(minimal):
    body = _page(minimal, "cases/").body
    assert '<th scope="row">Man</th><td class="num" data-h="Cases">0</td>' in body
    assert "topics/mixing/" in body
    assert 'id="case-raw-chicken"' in body


def test_search_knows_reference_pages_by_what_people_type(minimal):
    entry = next(entry for page in minimal.pages for entry in page.entries if entry.url == "tools/probes/")
    assert entry.also == ("Probes", "thermometers")
    assert entry.about == "A probe tells the heat at one point."
    assert entry.type == "Tool"


def test_titles_are_topics_and_the_first_page_is_start(minimal):
    assert _page(minimal, "").tab_title == "Start"
    assert len({page.title for page in minimal.pages}) > 10
    assert all(page.tab_title for page in minimal.pages)


def test_staging_twice_gives_the_same(minimal):
    assert dataclasses.asdict(_staged(CURRICULA / "minimal")) == dataclasses.asdict(minimal)


def test_a_learners_activity_has_no_steps():
    assert "steps" not in {field.name for field in dataclasses.fields(LearnerActivity)}


@pytest.mark.slow
def test_the_accessibility_statement_has_what_the_rules_ask():
    ids = _read(_page(real.staged(), "accessibility/")).ids
    assert {"status", "failures", "alternatives", "contact", "enforcement", "test"} <= set(ids)


@pytest.mark.slow
def test_what_a_history_would_show_is_discreet():
    settings = real.loaded().curriculum.shelf.settings
    staged = real.staged()
    private = [page for page in staged.pages if page.no_store]
    assert private
    for said in (staged.name, *(f"{page.tab_title} {page.url}" for page in private)):
        assert not [word for word in settings.banned_on_covers if word in said.lower()], said


@pytest.mark.slow
def test_a_module_names_its_nations_and_leads_to_what_differs():
    page = _page(real.staged(), "modules/m01-what-it-is-and-is-not/")
    assert '<li class="yes">England</li>' in page.body
    reader = _read(page)
    assert "#nation-wales" in reader.hrefs
    assert "nation-wales" in reader.ids
