"""Sheets of one Markdown file each, called as its id: the forms and the posters of `curriculum/`."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.model.curriculum import Form, Poster, Source, Tree
from generator.model.finding import Finding
from generator.model.form import FormMatter
from generator.model.poster import PosterMatter
from generator.model.written import Written
from generator.source.document import Reader, read_document
from generator.source.files import File
from generator.source.guides import misnamed
from generator.source.tree import to_tree

ROOM = "forms"
POSTERS = "posters"

_Sheet = TypeVar("_Sheet")


def read_forms(by_name: Mapping[str, File]) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    """The forms in the order of their files, and all findings."""
    return _read(by_name, ROOM, (FormMatter, "form"), Form)


def read_posters(by_name: Mapping[str, File]) -> tuple[tuple[Poster, ...], tuple[Finding, ...]]:
    """The posters in the order of their files, and all findings."""
    return _read(by_name, POSTERS, (PosterMatter, "poster"), Poster)


def _read(
    by_name: Mapping[str, File],
    folder: str,
    shape: tuple[type[Written], Reader],
    make: Callable[[str, Any, Tree, Source], _Sheet],
) -> tuple[tuple[_Sheet, ...], tuple[Finding, ...]]:
    sheets: list[_Sheet] = []
    findings: list[Finding] = []
    for name in sorted(by_name):
        room, _, rest = name.partition("/")
        if room == folder and rest.endswith(".md") and "/" not in rest:
            document = read_document(by_name[name], *shape)
            findings += document.findings
            if document.root is not None and document.matter is not None:
                findings += misnamed(document.file, document.matter.id)
                sheets.append(make(document.file, document.matter, to_tree(document.root), document.source))
    return tuple(sheets), tuple(findings)
