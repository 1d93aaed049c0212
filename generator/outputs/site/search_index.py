"""The search index: what each page is called, what people call it, and its words.

A script and not data, so that it also works from a folder. A page's text is kept as the set of its
words in order of the alphabet: enough to find it, and no way to read an answer out of it.
"""

import json
import re
from collections.abc import Iterable

from generator.model.catalogue import say
from generator.outputs.site.staged import Entry, StagedPage

_WORD = re.compile(r"[^\W\d_](?:[\w\u2019'-]*\w)?")


def search_index(pages: Iterable[StagedPage]) -> bytes:
    """The index of all pages as a script that sets `siteIndex`."""
    entries = [entry for page in pages for entry in page.entries]
    stop = say("site.search-stop").split()
    groups = list(dict.fromkeys(entry.group for entry in entries))
    index = {"groups": groups, "stop": stop, "pages": [_row(entry, frozenset(stop)) for entry in entries]}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"window.siteIndex={text.replace('<', chr(92) + 'u003c')};\n".encode()


def _row(entry: Entry, stop: frozenset[str]) -> dict[str, object]:
    row: dict[str, object] = {"type": entry.type, "group": entry.group, "title": entry.title, "url": entry.url}
    if entry.about:
        row["about"] = entry.about
    if also := [name for name in entry.also if name]:
        row["also"] = also
    if entry.heads:
        row["heads"] = " ".join(entry.heads)
    if text := sorted({word.lower() for word in _WORD.findall(f"{entry.about} {entry.text}")} - stop):
        row["text"] = " ".join(text)
    return row
