"""Short addresses: codes that print carries and the site answers to, permanent and discreet.

A code is made from an id, never from a place in a list, so it stays when things are moved. It holds
no word of the subject: where an id is words, five letters and digits stand for it, without vowels
and without what is easily misread.
"""

from collections.abc import Iterator
from hashlib import sha256

from generator.model.curriculum import Curriculum

_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
_LENGTH = 5
_FOLDER = {"outcome": "o", "programme": "p", "page": "s"}
_GUIDES = "g"
"""Folder of reference pages of every kind."""

Link = tuple[str, str]
"""Scheme and target, as a link in a text names a place: (`task`, `some-id`), (`handout`, `K1/some-sheet`)."""


def code_of(scheme: str, target: str) -> str:
    """The short code of a place, as `k1`, `k1/q`, `o/k-1` or `g/4tzqm`."""
    match scheme:
        case "module":
            return target.lower()
        case "quick-card":
            return f"{target.lower()}/q"
        case "outcome":
            return f"{_FOLDER[scheme]}/{target.lower()}"
        case "handout" | "cards":
            return f"{target.partition('/')[0].lower()}/{_signs(scheme, target)}"
        case _:
            return f"{_FOLDER.get(scheme, _GUIDES)}/{_signs(scheme, target)}"


def _signs(scheme: str, target: str) -> str:
    """Letters and digits that stand for words."""
    number = int.from_bytes(sha256(f"{scheme}:{target}".encode()).digest())
    signs = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs


def short_address(base: str, scheme: str, target: str) -> str:
    """The whole short address of a place; nothing where no address of the site is set."""
    return f"{base.rstrip('/')}/{code_of(scheme, target)}" if base else ""


def without_scheme(address: str) -> str:
    """An address as people type it."""
    return address.partition("://")[2] or address


def places(curriculum: Curriculum) -> Iterator[Link]:
    """Every place that has a short address: each has a page of its own on the site."""
    shelf = curriculum.shelf
    for module in curriculum.modules:
        yield "module", module.id
        if module.quick_card:
            yield "quick-card", module.id
        yield from (("handout", f"{module.id}/{h.matter.id}") for h in module.handouts if not h.matter.kept_back)
        yield from (("cards", f"{module.id}/{cards.set.id}") for cards in module.cards)
    yield from (("programme", programme.id) for programme in shelf.programmes)
    yield from (("outcome", outcome.id) for outcome in shelf.standard.outcomes)
    yield from ((guide.kind, guide.id) for guide in shelf.guides)
    yield from (("page", page.matter.id) for page in shelf.pages)
