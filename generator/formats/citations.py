"""Citations: the text of each source in a list, by CSL and a style of our own.

The numbers and the places within a source (`s. 1`) are the caller's. Pure: the same references
give the same texts, in any order and in any company.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

STYLE = Path(__file__).with_name("styles") / "numbered-uk.csl"

_ITALIC, _ROMAN = "\ue000", "\ue001"
"""Marks that the processor carries through; letters of no script, so no title can hold them."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;]")
_TWO_STOPS = re.compile(rf"([?!][’”{_ROMAN}]*)\.(?=\s)")
"""What the style makes of a title that ends in a question."""
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_NOT_CSL = frozenset({"nations", "checked", "note"})


class Item(Protocol):
    """A CSL item, as `Reference` is."""

    @property
    def id(self) -> str:
        """Its key."""

    @property
    def model_dump(self) -> Callable[..., dict[str, Any]]:
        """Gives its fields by their CSL names."""


def cite_texts(references: Iterable[Item]) -> dict[str, str]:
    """The text of each source by key, as an XHTML fragment of text, `em` and `a` with `href`."""
    return {key: _xhtml(text) for key, text in _rendered(references).items()}


def cite_plain(references: Iterable[Item]) -> dict[str, str]:
    """The text of each source by key, without marks."""
    return {key: text.replace(_ITALIC, "").replace(_ROMAN, "") for key, text in _rendered(references).items()}


def _rendered(references: Iterable[Item]) -> dict[str, str]:
    items = [csl_item(reference.model_dump(mode="json", by_alias=True, exclude_none=True)) for reference in references]
    if not items:
        return {}
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON(items), _MARKS)
    bibliography.register(Citation([CitationItem(item["id"]) for item in items]))
    return {item["id"]: _ended(str(text)) for item, text in zip(items, bibliography.bibliography(), strict=True)}


def csl_item(fields: dict[str, Any]) -> dict[str, Any]:
    """A CSL item: dates in parts, a publisher that is also the author said once, our own fields left out."""
    item = {key: value for key, value in fields.items() if key not in _NOT_CSL and value not in ("", [])}
    issued = str(item.pop("issued", ""))
    if _DATE.fullmatch(issued):
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    elif year := re.search(r"\d{4}", issued):
        item["issued"] = {"date-parts": [[int(year.group())]]}
    authors = [{key: value for key, value in name.items() if value} for name in item.get("author", [])]
    if authors:
        item["author"] = authors
        if any(name.get("literal") == item.get("publisher") for name in authors):
            item.pop("publisher", None)
    return {key: _clean(value) if isinstance(value, str) else value for key, value in item.items()}


def _clean(text: str) -> str:
    """A text without our marks, and without the one HTML tag that the processor would read."""
    return text.replace(_ITALIC, "").replace(_ROMAN, "").replace("<span", "<\u200bspan")


def _ended(text: str) -> str:
    """A text that ends like a sentence, unless it ends in an address."""
    text = _TWO_STOPS.sub(r"\1", " ".join(text.split()).replace("\u200b", ""))
    last = text.rstrip(_ROMAN)[-1:]
    return text if last in ".?!" or _ADDRESS.search(text.rpartition(" ")[2]) else f"{text}."


def _xhtml(text: str) -> str:
    marked = escape(text, quote=False).replace(_ITALIC, "<em>").replace(_ROMAN, "</em>")
    return _ADDRESS.sub(lambda found: f'<a href="{found.group()}">{found.group()}</a>', marked)


def _same(text: str) -> str:
    return str(text)


_MARKS = SimpleNamespace(
    __name__="generator.formats.citations",
    preformat=_same,
    Italic=lambda text: f"{_ITALIC}{text}{_ROMAN}",
    Oblique=lambda text: f"{_ITALIC}{text}{_ROMAN}",
    Bold=_same,
    Light=_same,
    Underline=_same,
    Superscript=_same,
    Subscript=_same,
    SmallCaps=_same,
)


@cache
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLE), validate=False)
