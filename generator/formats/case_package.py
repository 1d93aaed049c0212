"""CASE 1.1: a competency framework as one CFPackage that registries and platforms import.

Source: 1EdTech CASE 1.1, CFPackage. Top items are children of the document; every end of an
association is an item of a package of ours; no key is there that the specification does not name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.formats.canonical import json_bytes
from generator.formats.identifiers import stable_uuid, urn


@dataclass(frozen=True, slots=True)
class CaseItem:
    """One statement. `parent` is the id of the item that it stands under; none: the document."""

    id: str
    code: str
    statement: str
    type: str
    parent: str = ""
    level: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class CaseLink:
    """An item that is related to another, perhaps of another package. Ends are (id, title)."""

    id: str
    origin: tuple[str, str]
    destination: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """What a package says of itself. `changed` is an ISO 8601 day."""

    id: str
    title: str
    creator: str
    version: str
    description: str
    changed: str
    licence: tuple[str, str] = ("", "")
    """Its id and its name."""


def case_package(document: CaseDocument, items: Iterable[CaseItem], links: Iterable[CaseLink] = ()) -> bytes:
    """The CFPackage as JSON. Items keep their order below each parent."""
    given = list(items)
    stamp = f"{document.changed}T00:00:00Z"
    titles = {document.id: document.title, **{item.id: item.code or item.statement for item in given}}
    counted: dict[str, int] = {}
    associations = []
    for item in given:
        parent = item.parent or document.id
        counted[parent] = counted.get(parent, 0) + 1
        child = _association(
            _tree_id(item.id), "isChildOf", (item.id, titles[item.id]), (parent, titles[parent]), stamp
        )
        associations.append({**child, "sequenceNumber": counted[parent]})
    associations += [_association(link.id, "isRelatedTo", link.origin, link.destination, stamp) for link in links]
    return json_bytes(
        {
            "CFDocument": _document(document, stamp),
            "CFItems": [_item(item, stamp) for item in given],
            "CFAssociations": associations,
        }
    )


def _tree_id(id: str) -> str:
    """The id of the association that puts an item in its place: an item has one."""
    return stable_uuid("case", "child", id)


def _document(document: CaseDocument, stamp: str) -> Mapping[str, Any]:
    said: dict[str, Any] = {
        "identifier": document.id,
        "uri": urn(document.id),
        "creator": document.creator,
        "title": document.title,
        "lastChangeDateTime": stamp,
        "version": document.version,
        "description": document.description,
        "language": "en",
        "adoptionStatus": "Draft",
        "caseVersion": "1.1",
    }
    id, name = document.licence
    if id:
        said["licenseURI"] = _link(id, name)
    return said


def _item(item: CaseItem, stamp: str) -> Mapping[str, Any]:
    told = {
        "identifier": item.id,
        "uri": urn(item.id),
        "fullStatement": item.statement,
        "humanCodingScheme": item.code,
        "CFItemType": item.type,
        "language": "en",
        "lastChangeDateTime": stamp,
        "notes": item.notes,
    }
    level = {"educationLevel": [item.level]} if item.level else {}
    return {key: value for key, value in told.items() if value} | level


def _association(id: str, kind: str, origin: tuple[str, str], to: tuple[str, str], stamp: str) -> dict[str, Any]:
    return {
        "identifier": id,
        "uri": urn(id),
        "associationType": kind,
        "originNodeURI": _link(*origin),
        "destinationNodeURI": _link(*to),
        "lastChangeDateTime": stamp,
    }


def _link(id: str, title: str) -> dict[str, str]:
    return {"identifier": id, "title": title, "uri": urn(id)}
