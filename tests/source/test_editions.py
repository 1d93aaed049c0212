"""Editions are read with care: nothing outside their folder, no script, every fault at its place."""

import pytest

from generator.source.editions import edition_names
from generator.source.load import load
from generator.source.new import NEW
from tests.editions import ID, LOGO, TEXT, with_edition

FILE = f"curriculum/editions/{ID}.yml"


def found(tmp_path, text=TEXT, logo=LOGO):
    loaded = load(with_edition(tmp_path / "root", text, logo))
    return loaded.curriculum, {(finding.code, finding.file, finding.line) for finding in loaded.findings}


def test_an_edition_is_read_with_its_logo(tmp_path):
    curriculum, faults = found(tmp_path)
    assert not faults
    (edition,) = curriculum.shelf.editions
    assert edition.id == ID
    assert edition.logo == LOGO.encode()
    assert edition.logo_path == f"curriculum/editions/{ID}/logo.svg"
    assert edition_names(tmp_path / "root") == (ID,)


@pytest.mark.parametrize("name", ["../logo.svg", "/etc/passwd", "a/b.svg", "..svg", "logo.svg.exe", "logo.html"])
def test_a_logo_lies_in_the_editions_own_folder(tmp_path, name):
    curriculum, faults = found(tmp_path, TEXT.replace("logo.svg", name))
    assert curriculum is None
    assert faults == {("SRC-008", FILE, 9)}


def test_a_logo_that_is_a_link_is_not_followed(tmp_path):
    root = with_edition(tmp_path / "root")
    logo = root / "curriculum" / "editions" / ID / "logo.svg"
    outside = tmp_path / "outside.svg"
    logo.rename(outside)
    logo.symlink_to(outside)
    assert {finding.code for finding in load(root).findings} == {"SRC-016"}


@pytest.mark.parametrize(
    "logo",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><path fill='url(https://example.org/a)' d='M0 0'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/png;base64,AA'/></svg>",
    ],
)
def test_a_logo_with_script_or_a_way_outside_is_refused(tmp_path, logo):
    curriculum, faults = found(tmp_path, logo=logo)
    assert curriculum is None
    assert {code for code, _, _ in faults} == {"SRC-045"}


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("name: East Town", "nam: East Town", "SRC-006", 2),
        ("due: 2027-05-01\n", "", "SRC-007", 1),
        ('"#3A1F4A"', '"red; } body { display: none"', "SRC-008", 10),
        ('start: "08:15"', "start: 8.15", "SRC-008", 7),
        ('"Kim Example, 01632 960987", "In the office behind the kitchen <at six>"', "", "SRC-008", 14),
        (f"id: {ID}", "id: west-town", "SRC-042", 1),
    ],
)
def test_each_fault_has_its_code_and_line(tmp_path, old, new, code, line):
    assert old in TEXT
    _, faults = found(tmp_path, TEXT.replace(old, new))
    assert (code, FILE, line) in faults


def test_a_text_that_nobody_reads_is_told(tmp_path):
    root = with_edition(tmp_path / "root")
    (root / "curriculum" / "editions" / ID / "more.yml").write_text("a: b\n", encoding="utf-8")
    assert [finding.code for finding in load(root).findings] == ["SRC-017"]


def test_a_new_edition_loads_and_names_every_slot(tmp_path):
    root = with_edition(tmp_path / "root")
    files = NEW["edition"](root, "west-town", "West Town", "")
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    loaded = load(root)
    assert not loaded.findings
    (text,) = files.values()
    assert all(f"slot: {slot.id}" in text for slot in loaded.curriculum.shelf.slots)
    assert NEW["edition"](root, "west-town", "", "").startswith("west-town.yml exists")
    assert NEW["edition"](root, "../west", "", "").startswith("../west is not")


def test_what_a_new_edition_asks_for_can_be_uncommented(tmp_path):
    root = with_edition(tmp_path / "root")
    ((path, text),) = NEW["edition"](root, "west-town", "", "").items()
    head, _, slots = text.partition("# contacts:\n")
    rows = [row.removeprefix("# ").replace('""', '"Kim, 01632 960987"') for row in slots.splitlines()]
    path.write_text("\n".join([head + "contacts:", *rows, ""]), encoding="utf-8")
    loaded = load(root)
    assert not loaded.findings
    west = loaded.curriculum.shelf.editions[-1]
    assert set(west.contact) == {slot.id for slot in loaded.curriculum.shelf.slots}
