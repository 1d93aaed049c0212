"""A question as every bank's format needs it. Knows no curriculum."""

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: `text` and `feedback` are XHTML fragments of one paragraph."""

    id: str
    correct: bool
    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its choices; `stem` is an XHTML fragment of one paragraph."""

    id: str
    kind: Literal["one", "many"]
    stem: str
    choices: tuple[Choice, ...]
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its id and the first words of its stem: what a list of questions shows."""
        words = plain(self.stem)
        told = words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
        return f"{self.id} {told}"


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions under one title. `id` is stable: an importer may keep it."""

    id: str
    title: str
    items: tuple[Item, ...]


def bare(fragment: str) -> str:
    """An XHTML fragment that reads well anywhere: links of ours are their words, numbers of sources are gone."""
    root = etree.fromstring(f"<p>{fragment}</p>")
    for element in [*root.iter("cite")]:
        _take_out(element)
    for link in [link for link in root.iter("a") if not link.get("href")]:
        link.tag = "span"
        link.attrib.clear()
    for marked in root.iter("em"):
        marked.attrib.clear()
    etree.strip_tags(root, "span")
    text = etree.tostring(root, encoding="unicode")
    return re.sub(r"\s+([.,;:?!])", r"\1", text.removeprefix("<p>").removesuffix("</p>"))


def _take_out(element: etree._Element) -> None:
    """Remove an element and keep the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def plain(fragment: str) -> str:
    """The words of an XHTML fragment."""
    return " ".join("".join(str(text) for text in etree.fromstring(f"<p>{fragment}</p>").itertext()).split())
