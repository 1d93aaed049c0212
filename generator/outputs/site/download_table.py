"""Finished files as a table: what each is, who it is for, its format, its pages and its size."""

from collections.abc import Iterable

from generator.model.catalogue import say
from generator.outputs.site.download_kinds import format_of, place_of, reader_of, size_of, usual
from generator.outputs.site.downloads import Download
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import anchor, esc, table


def files_table(leaf: Leaf, caption: str, rows: Iterable[tuple[str, Download]]) -> str:
    """Files as a table: (name, file)."""
    tops = tuple(say(f"site.col.{key}") for key in ("file", "for", "format", "pages", "size"))
    forms = {form.id: form.matter.reader for form in leaf.book.curriculum.shelf.forms}

    def whose(download: Download) -> str:
        if forms.get(usual(download).stem) == "facilitator":
            return say("site.reader.facilitator")
        return say(f"site.reader.{reader_of(download)}")

    given = sorted(rows, key=lambda row: place_of(row[1]))
    cells = (
        (anchor(leaf.to(d.path), esc(name)), whose(d), esc(format_of(d)), str(d.pages) if d.pages else "–", size_of(d))
        for name, d in given
    )
    return table(say("site.files-of", name=caption), tops, cells, css="stack files", nums=(3, 4))
