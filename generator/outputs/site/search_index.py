"""The search index: what each page is called, what people call it, and its words.

A script and not data, so that it also works from a folder. A page's text is kept in an index from
words to pages: enough to find it, a third of the size, and no way to read an answer out of it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from generator.model.catalogue import say
from generator.model.curriculum import Shelf
from generator.outputs.site.staged import Entry, StagedPage

_WORD = re.compile(r"[^\W\d_](?:[\w\u2019'-]*\w)?")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WEIGHTS = {
    "task": 1.5,
    "topic": 1.4,
    "law": 1.25,
    "terms": 1.15,
    "help": 1.15,
    "modules": 0.8,
    "tool": 1.1,
    "paper": 0.8,
    "pages": 0.8,
    "printables": 0.7,
    "standard": 0.6,
}
"""How much a page of a group counts: first what is done, then what is known, then what it rests on."""


_FIELDS = ("tier", "nations", "audience")
"""What search can be narrowed by beside the group, in the order of the dialog."""
_SAYS_NOTHING = ("nations", "audience")
"""Where a page that names none holds for all. A tier is a place in the standard: no tier, not found by one."""


def search_index(pages: Iterable[StagedPage], shelf: Shelf) -> bytes:
    """The index of all pages as a script that sets `siteIndex`."""
    entries = [entry for page in pages for entry in page.entries]
    stop = say("site.search-stop").split()
    groups = list(dict.fromkeys(entry.group for entry in entries))
    options = {name: list(titles) for name, titles in _titles(shelf).items()}
    index = {
        "groups": [_group(title) for title in groups],
        "filters": [_filter(name, titles) for name, titles in _titles(shelf).items() if len(titles) > 1],
        "stop": stop,
        "pages": [_row(entry, groups, options) for entry in entries],
        "words": _words(entries, frozenset(stop)),
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.siteIndex={text.replace('<', chr(92) + 'u003c')};\n".encode()


def _titles(shelf: Shelf) -> dict[str, dict[str, str]]:
    """Titles by id for each filter."""
    tiers = {tier.id: tier.title for tier in shelf.standard.tiers}
    roles = {role.id: role.title for role in sorted(shelf.roles, key=lambda role: role.title.casefold())}
    return dict(zip(_FIELDS, (tiers, shelf.nation, roles), strict=True))


def _group(title: str) -> dict[str, object]:
    """A group with its weight. Terms speak for what they explain: their other names lead to it."""
    weight = next((weight for name, weight in _WEIGHTS.items() if say(f"site.group.{name}") == title), 1.0)
    return {"title": title, "weight": weight} | ({"speaks": 1} if title == say("site.group.terms") else {})


def _filter(name: str, titles: Mapping[str, str]) -> dict[str, object]:
    row: dict[str, object] = {"name": name, "title": say(f"site.search-{name}"), "any": say(f"site.search-any-{name}")}
    return row | {"options": list(titles.values())} | ({"open": 1} if name in _SAYS_NOTHING else {})


def _row(entry: Entry, groups: list[str], options: Mapping[str, list[str]]) -> dict[str, object]:
    row: dict[str, object] = {
        "type": entry.type,
        "group": groups.index(entry.group),
        "title": entry.title,
        "url": entry.url,
    }
    if entry.about:
        row["about"] = entry.about
    if also := list(dict.fromkeys(name for name in entry.also if name and name != entry.title)):
        row["also"] = also
    if entry.heads:
        row["heads"] = " ".join(entry.heads)
    for name, ids in options.items():
        said = {"tier": (entry.tier,), "nations": entry.nations, "audience": entry.audience}[name]
        if places := sorted(ids.index(id) for id in said if id in ids):
            row[name] = places
    return row


def _words(entries: Iterable[Entry], stop: frozenset[str]) -> str:
    """Each word of the texts with the pages that hold it, each as its distance from the one before."""
    pages_of: dict[str, list[int]] = {}
    for n, entry in enumerate(entries):
        for word in {word.lower() for word in _WORD.findall(entry.text)} - stop:
            pages_of.setdefault(word, []).append(n)
    return ",".join(f"{word} {_distances(pages)}" for word, pages in sorted(pages_of.items()))


def _distances(pages: Iterable[int]) -> str:
    return " ".join(_base36(after - before) for before, after in pairwise((-1, *pages)))


def _base36(number: int) -> str:
    rest, digit = divmod(number, len(_DIGITS))
    return (_base36(rest) if rest else "") + _DIGITS[digit]
