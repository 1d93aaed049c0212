"""A number before every paragraph, so that a reader can point at it: `K1-p12`. Stable while the text stays as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.formats.columns import weights
from generator.formats.docx_parts import (
    Callout,
    Cell,
    Heading,
    Lines,
    Listing,
    Para,
    Part,
    Picture,
    Quote,
    Run,
    Table,
    runs,
    words_of,
)

_SHARE = 0.15
"""Width of the numbers of a table, as a share of its own."""


@dataclass(slots=True)
class Numbers:
    """One document on its way out; what is kept is how far it has been counted."""

    prefix: str
    last: int = 0

    def of(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The same parts with their numbers: paragraphs, headings, items, pictures, and rows of tables."""
        return tuple(made for part in parts for made in self._part(part))

    def _next(self) -> str:
        self.last += 1
        return f"{self.prefix}-p{self.last}"

    def _part(self, part: Part) -> Iterator[Part]:
        match part:
            case Para(runs=()):
                yield part
            case Para():
                yield replace(part, mark=self._next())
            case Heading():
                yield replace(part, runs=(self._run(), *part.runs))
            case Listing():
                yield replace(part, items=tuple(self.of(item) for item in part.items))
            case Table():
                yield self._table(part)
            case Callout():
                title = (self._run(), *part.title) if part.title else ()
                yield replace(part, title=title, parts=self.of(part.parts))
            case Quote():
                yield replace(part, parts=self.of(part.parts))
            case Lines():
                yield replace(part, label=(self._run(), *part.label))
            case Picture():
                yield Para(runs(part.alt), mark=self._next(), near=True)
                yield part
            case _:
                yield part

    def _run(self) -> Run:
        return Run(f"{self._next()} ", style="Mark")

    def _table(self, table: Table) -> Table:
        """A table with a column for its numbers: one for each row that says something."""
        head, *rows = [self._row(row) for row in (table.head, *table.rows)]
        texts = [[words_of(held) for held in row] for row in (table.head, *table.rows)]
        wide = table.widths or weights(texts, len(table.head))
        aligns = ("", *table.aligns) if table.aligns else ()
        return replace(table, head=head, rows=tuple(rows), widths=(_SHARE * sum(wide), *wide), aligns=aligns)

    def _row(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return ((Para((self._run(),)),) if any(cells) else (), *cells)
