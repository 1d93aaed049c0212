"""The example edition misrepresents nobody: its numbers and addresses are kept for fiction, and it says so."""

import re

from tests.real import loaded

# Source: Ofcom, telephone numbers for use in TV and radio drama programmes; RFC 2606 and RFC 6761 for names.
_DRAMA = re.compile(r"020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3}")
_NUMBER = re.compile(r"(?<![\w-])0\d[\d ]{7,}\d")
_HOST = re.compile(r"[\w.-]+\.[a-z]{2,}(?=/|\b)")


def example():
    return next(edition for edition in loaded().curriculum.shelf.editions if edition.id == "example-council")


def lines():
    return [text for contact in example().matter.contacts for text in (*contact.lines, contact.brief)]


def test_every_number_is_kept_for_drama():
    numbers = [number for line in lines() for number in _NUMBER.findall(line)]
    assert len(numbers) > 10
    assert [number for number in numbers if not _DRAMA.fullmatch(number)] == []


def test_every_address_is_nobodys():
    hosts = [host for line in lines() for host in _HOST.findall(line)]
    assert hosts
    assert [host for host in hosts if not host.endswith((".example", "example.org"))] == []


def test_it_says_that_it_is_fictional():
    assert "fictional" in example().matter.note
