"""Sources as files that reference managers read: RIS and BibTeX. Knows no curriculum.

The writers are rispy and pybtex; here is only which field of a CSL item goes where.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person

CslItem = Mapping[str, Any]
"""A CSL item; authors as `family`, `given`, `literal`, `issued` as year or ISO day."""

_RIS_TYPES = {
    "article-journal": "JOUR",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "legal_case": "CASE",
    "legislation": "STAT",
    "report": "RPRT",
    "treaty": "GEN",
    "webpage": "ELEC",
}
_BIB_TYPES = {"article-journal": "article", "book": "book", "chapter": "incollection", "report": "techreport"}
"""Anything else is `misc`: BibTeX knows no law."""
_RIS_FIELDS = {
    "title": "title",
    "container-title": "secondary_title",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "issn",
    "note": "notes",
}
_BIB_FIELDS = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "url",
    "note": "note",
}


def ris(items: Iterable[CslItem]) -> bytes:
    """The items as RIS, in their order."""
    return str(rispy.dumps([_ris(item) for item in items], implementation=_Uncounted)).lstrip().encode()


class _Uncounted(rispy.RisWriter):  # type: ignore[misc]
    """Without the count before each entry, which the format does not know."""

    def set_header(self, count: int) -> str:  # noqa: ARG002  the writer's own name
        return ""


def _ris(item: CslItem) -> dict[str, Any]:
    told: dict[str, Any] = {"type_of_reference": _RIS_TYPES.get(item["type"], "GEN"), "id": item["id"]}
    if authors := [_last_first(name) for name in item.get("author", ())]:
        told["authors"] = authors
    told["year"] = _year(item)
    told |= {to: str(item[key]) for key, to in _RIS_FIELDS.items() if item.get(key)}
    first, _, last = str(item.get("page", "")).partition("-")
    told |= {key: value for key, value in (("start_page", first), ("end_page", last)) if value}
    if publisher := item.get("publisher") or item.get("authority"):
        told["publisher"] = str(publisher)
    if item.get("number"):
        told["call_number"] = str(item["number"])
    if item.get("URL"):
        told["urls"] = [str(item["URL"])]
    if "notes" in told:
        told["notes"] = [told["notes"]]
    return told


def bibtex(items: Iterable[CslItem]) -> bytes:
    """The items as BibTeX, in their order."""
    entries = {str(item["id"]): _entry(item) for item in items}
    return str(BibliographyData(entries).to_string("bibtex")).encode()


def _entry(item: CslItem) -> Entry:
    type = _BIB_TYPES.get(item["type"], "misc")
    told = {to: str(item[key]) for key, to in _BIB_FIELDS.items() if item.get(key)}
    told["year"] = _year(item)
    if item.get("page"):
        told["pages"] = str(item["page"]).replace("-", "--")
    if item.get("container-title"):
        told["journal" if type == "article" else "booktitle"] = str(item["container-title"])
    if publisher := item.get("publisher") or item.get("authority"):
        told["institution" if type == "techreport" else "publisher"] = str(publisher)
    if item.get("number"):
        told["number" if type == "techreport" else "howpublished"] = str(item["number"])
    persons = {"author": [_person(name) for name in item.get("author", ())]}
    return Entry(type, told, persons if persons["author"] else None)


def _person(name: Mapping[str, str]) -> Person:
    """An organisation is one name: it is not taken apart."""
    return Person(last=f"{{{name['literal']}}}") if name.get("literal") else Person(_last_first(name))


def _last_first(name: Mapping[str, str]) -> str:
    return name.get("literal") or ", ".join(part for part in (name.get("family"), name.get("given")) if part)


def _year(item: CslItem) -> str:
    return str(item.get("issued", ""))[:4]
