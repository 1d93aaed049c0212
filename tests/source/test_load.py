"""The load as a whole: what comes back, the cache, the executor, the places of findings."""

import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.formats.inline import SCHEMES
from generator.model.finding import Finding
from generator.model.guide import SHELVES
from generator.model.unread import UNREAD
from generator.source.load import load
from generator.source.locate import locate
from tests import roots

CURRICULA = Path(__file__).parent.parent / "curricula"


class Memory:
    """A cache that counts."""

    def __init__(self):
        self.blobs = {}
        self.puts = 0

    def get(self, key):
        return self.blobs.get(key)

    def put(self, key, blob):
        self.puts += 1
        self.blobs[key] = blob


@pytest.fixture
def root(tmp_path):
    shutil.copytree(CURRICULA / "minimal", tmp_path / "root")
    return tmp_path / "root"


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_the_small_curricula_are_whole(name):
    loaded = load(CURRICULA / name)

    assert loaded.findings == ()
    assert loaded.curriculum is not None
    assert list(loaded.curriculum.files) == sorted(loaded.curriculum.files)


def test_a_module_is_split_by_reader():
    curriculum = load(CURRICULA / "minimal").curriculum
    module = curriculum.module["H1"]
    activity = module.session.activities[1]

    assert [step.title for step in activity.steps] == ["Sort the cards", "Wash and count"]
    assert activity.body.text == "In pairs, sort the cards. Then wash while your partner counts."
    assert activity.steps[0].listen_for[0].title == '"I only touched my phone."'
    assert activity.steps[0].say.text == '"Put each card under wash or no need. You have three minutes."'
    assert "washes" in activity.steps[1].rest.text
    assert [aside.kind for aside in activity.asides] == ["debrief", "answer", "short-of-time", "online", "adapt"]
    assert activity.debrief.minutes == 2
    assert module.session.pauses[0].minutes == 5
    assert module.session.intro.text == "Lay out soap and probes before people come."
    assert [slide.id for slide in module.slides] == ["title", "when", "measure"]
    assert module.slides[2].notes.text == "Hold up the probe."
    assert "Hold up" not in module.slides[2].body.text
    assert [aside.kind for aside in module.assessment.marking] == ["marking", "answer"]
    assert "Stop if" not in module.assessment.rubric.text
    assert [media.path for media in module.media] == ["media/wash.svg"]


def test_pointers_know_their_reader():
    module = load(CURRICULA / "minimal").curriculum.module["H1"]
    readers = {(pointer.file.rpartition("/")[2], pointer.reader) for pointer in module.pointers}
    assert ("index.md", "everyone") in readers
    assert all(reader == "everyone" for file, reader in readers if file in ("index.md", "quick-card.md"))


def test_a_cache_that_is_empty_is_a_cache():
    kept = roots.Memory()
    load(roots.MINIMAL, kept)
    assert len(kept) == 3, "the shelf and two modules"


def test_a_second_load_comes_from_the_cache_and_is_the_same(root):
    cache = Memory()
    first = load(root, cache, None, "p")
    made = cache.puts
    second = load(root, cache, None, "p")

    assert made == 3
    assert cache.puts == made
    assert first == second == load(root)


def test_only_what_changed_is_parsed_again(root):
    cache = Memory()
    load(root, cache, None, "p")
    made = cache.puts
    slides = root / "modules/l1-lead-a-kitchen/slides.md"
    slides.write_text(slides.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    load(root, cache, None, "p")

    assert cache.puts == made + 1
    load(root, cache, None, "other program")
    assert cache.puts == made + 4


def test_findings_are_kept_too(root):
    (root / "modules/l1-lead-a-kitchen/slides.md").write_text("---\nmodule: L1\n---\n/// say\n", encoding="utf-8")
    cache = Memory()

    assert load(root, cache).findings == load(root, cache).findings != ()


def test_workers_change_nothing(root):
    for number in range(12):
        copy = root / f"modules/c{number}-copy"
        shutil.copytree(root / "modules/l1-lead-a-kitchen", copy)
        for file in copy.iterdir():
            file.write_text(file.read_text(encoding="utf-8").replace("L1", f"C{number}"), encoding="utf-8")
    with ThreadPoolExecutor(3) as executor:
        assert load(root, None, executor) == load(root)


def test_whole_modules_are_handed_over_when_another_is_broken(root):
    (root / "modules/l1-lead-a-kitchen/session.md").write_text("", encoding="utf-8")
    loaded = load(root)

    assert loaded.curriculum is None
    assert loaded.part.shelf.settings.name == "Clean Kitchen"
    assert [module.id for module in loaded.part.modules] == ["H1", "L1"]
    assert loaded.modules[1].session is UNREAD
    assert loaded.modules[1].reading
    assert [finding.code for finding in loaded.findings] == ["SRC-011"]


def test_a_part_that_cannot_be_read_is_a_gap_in_the_rest(root):
    for file in ("standard.yml", "glossary.yml", "pages/home.md"):
        (root / "curriculum" / file).write_text("\t", encoding="utf-8")
    (root / "modules/l1-lead-a-kitchen/index.md").unlink()
    loaded = pickle.loads(pickle.dumps(load(root)))  # noqa: S301  as between processes

    assert loaded.part.modules is UNREAD
    assert [module.id for module in loaded.modules] == ["H1"]
    shelf = loaded.part.shelf
    assert [shelf.standard, shelf.glossary, shelf.pages] == [UNREAD] * 3
    assert shelf.references
    with pytest.raises(ReferenceError):
        assert shelf.outcome


def test_a_reference_page_is_cut_into_its_text_and_its_card():
    shelf = load(CURRICULA / "minimal").curriculum.shelf
    guide = shelf.guide["task:wash-in-time"]

    assert "Before food" in guide.body.text
    assert "Count to twenty" not in guide.body.text
    assert guide.card.text.startswith("Quick card Turn the tap on.")
    assert [heading.id for heading in guide.headings] == ["before", "quick-card", "card-say"]
    assert [guide.name for guide in shelf.guides] == [
        "task:wash-in-time", "task:keep-it-hot", "topic:mixing", "law:north-food-law", "tool:probes", "paper:one-basin",
    ]  # fmt: skip
    assert not shelf.guide["topic:mixing"].card


def test_every_kind_of_reference_page_is_a_link_scheme():
    assert set(SHELVES.values()) <= set(SCHEMES)


def test_a_broken_reference_page_leaves_a_gap_on_its_own_shelf(root):
    page = root / "curriculum" / "tools" / "probes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title: Probes,", "titel: Probes,", 1), encoding="utf-8")
    loaded = load(root)

    assert {finding.code for finding in loaded.findings} == {"SRC-006", "SRC-007"}
    assert loaded.part.shelf.tools is UNREAD
    assert len(loaded.part.shelf.tasks) == 2
    with pytest.raises(ReferenceError):
        assert loaded.part.shelf.guides


def test_a_gap_is_not_mistaken_for_a_file_that_is_not_there(root):
    card = root / "modules/h1-clean-hands/quick-card.md"
    card.unlink()
    without = load(root).modules[0]
    card.symlink_to("/etc/passwd")
    unread = load(root).modules[0]

    assert without.quick_card is None
    assert unread.quick_card is UNREAD
    assert without.digest != unread.digest


def test_addresses_become_lines(root):
    findings = (
        Finding("modules/h1-clean-hands/index.md", "x", ("objectives", 1, "text")),
        Finding("modules/h1-clean-hands/questions.yml", "x", (1, "options", 2, "feedback")),
        Finding("curriculum/settings.yml", "x", ("nations", 0, "nothing")),
        Finding("curriculum/nothing.yml", "x", ("a",)),
        Finding("curriculum/settings.yml", "x", (), 7, 3),
    )

    assert [(f.line, f.column) for f in locate(root, findings)] == [(20, 11), (43, 17), (13, 5), (1, 1), (7, 3)]
