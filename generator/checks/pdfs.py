"""The PDFs of a finished folder: which are packs, and what their bookmarks say."""

import io
from collections.abc import Iterator

import pikepdf

from generator.checks.finished import Finished

Marks = list[tuple[str, int]]
"""Titles of bookmarks with their pages, from 0, in the order of the document."""


def pdfs(finished: Finished) -> Iterator[tuple[str, pikepdf.Pdf]]:
    """Every PDF, open, with its path."""
    for file in finished.distinct:
        if file.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(finished.read(file))) as pdf:
                yield file, pdf


def packs(finished: Finished) -> Iterator[tuple[str, Marks]]:
    """Every facilitator pack with its bookmarks."""
    for file, pdf in pdfs(finished):
        if is_pack(file):
            yield file, bookmarks(pdf)


def is_pack(file: str) -> bool:
    """Whether a path is that of a facilitator pack."""
    return file.startswith("packs/") and file.endswith("-facilitator-pack.pdf")


def bookmarks(pdf: pikepdf.Pdf) -> Marks:
    """The bookmarks of a PDF, however deep."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            item = waiting.pop(0)
            waiting = [*item.children, *waiting]
            place = item.destination
            if isinstance(place, pikepdf.Array):
                found.append((str(item.title), numbers[place[0].objgen]))
    return found
