"""An edition selects and adds; it changes no word."""

import pytest

from generator.model.local import edition_called, for_edition
from tests.editions import ID, TEXT, edition_of_minimal


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    return edition_of_minimal(tmp_path_factory.mktemp("edition") / "root")


def test_it_takes_whole_programmes_and_their_modules(both):
    _, local = both
    assert [programme.id for programme in local.shelf.programmes] == ["handle"]
    assert [module.id for module in local.modules] == ["H1"]


def test_modules_are_the_same_to_the_letter(both):
    whole, local = both
    assert all(module is whole.module[module.id] for module in local.modules)
    assert local.shelf.sources == whole.shelf.sources


def test_name_and_start_are_the_editions(both):
    whole, local = both
    assert local.shelf.settings.name == "East Town edition of Clean Kitchen"
    assert local.shelf.local.of == whole.shelf.settings.name == "Clean Kitchen"
    assert local.shelf.settings.default_start == "08:15"
    assert [day.start for programme in local.shelf.programmes for day in programme.days] == ["08:15"]
    assert [day.start for day in whole.shelf.programmes[0].days] == ["10:00"]


def test_the_whole_is_nobodys_and_has_no_contacts(both):
    whole, local = both
    assert whole.shelf.local is None
    assert whole.shelf.contacts == ()
    assert [contact.slot for contact in local.shelf.contacts] == ["kitchen-lead-phone"]


def test_a_module_may_stand_beside_the_programmes(tmp_path):
    _, local = edition_of_minimal(tmp_path / "root", TEXT + "modules: [L1]\n")
    assert [module.id for module in local.modules] == ["H1", "L1"]
    assert [programme.id for programme in local.shelf.programmes] == ["handle"]


def test_with_neither_it_takes_everything(tmp_path):
    whole, local = edition_of_minimal(tmp_path / "root", TEXT.replace("programmes: [handle]\n", ""))
    assert local.modules == whole.modules
    assert len(local.shelf.programmes) == len(whole.shelf.programmes)


def test_twice_gives_the_same(both):
    whole, local = both
    assert for_edition(whole, edition_called(whole, ID)) == local
