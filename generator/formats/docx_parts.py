"""The parts of a Word document as values: what is written, and not how it looks. Knows no curriculum.

A caller that has no tree makes them itself:

    Doc("Title", "Author", "en-GB", date(2026, 1, 1), (
        Heading(1, runs("Title")),
        Para(runs("One ") + (Run("word", bold=True),)),
        Table((cell("Point"), cell("Your answer")), ((cell("Clear?"), cell("")),)),
        Lines("What would you change?", 3),
    ))
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.formats.docx_look import Look
from generator.formats.quotes import curl


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of running text in one look. A line break is a line feed."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: str = ""
    """`superscript`, `subscript` or nothing."""
    href: str = ""
    """An address, or `#` and the anchor of a part of this document."""
    style: str = ""
    """Id of a style for characters."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to type in a line, shown as a line. `name` is read out to who can't see it."""

    letters: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick on paper or on a screen."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    runs: tuple["Inline", ...]


Inline = Run | Blank | Tick | Note


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in one of the styles of `docx_look.STYLES`."""

    runs: tuple[Inline, ...]
    style: str = "text"
    mark: str = ""
    """What stands before it: its own number, for example."""
    anchor: str = ""
    """Name under which a link of this document finds it."""
    align: str = ""
    """`right`, `center` or nothing."""
    near: bool = False
    """Stays on the page of what follows."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, from level 1."""

    level: int
    runs: tuple[Inline, ...]
    anchor: str = ""
    fresh: bool = False
    """Begins a new page."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. Each item is one part or more."""

    items: tuple[tuple["Part", ...], ...]
    kind: str = "bullet"
    """`bullet`, `number` or `tick`."""
    start: int = 1


Cell = tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its first row is repeated on each page; an empty cell is one to type in."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    """Shares of the width; without them, columns are as wide as their words wish."""
    aligns: tuple[str, ...] = ()
    cut: bool = False
    """Rows are to be cut apart."""
    loose: bool = False
    """Rows may go over a page."""
    name: str = ""
    """Read out to who can't see it; without it, the words of the first row."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A block with a name, for example a warning. `label` is its name in words."""

    kind: str
    label: str
    parts: tuple["Part", ...]
    title: tuple[Inline, ...] = ()
    note: str = ""
    """Where and when it holds."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on or to type in, below their name."""

    label: tuple[Inline, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set apart."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name in the document, with its text alternative."""

    name: str
    alt: str
    tall: float = 0.0
    """Inches that it is tall at most; nothing said: as a page allows."""
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Part = Para | Heading | Listing | Table | Callout | Lines | Quote | Picture | Rule


@dataclass(frozen=True, slots=True)
class Doc:
    """All that a Word document is made from."""

    title: str
    author: str
    lang: str
    made: date
    """The day of the release: no clock."""
    parts: tuple[Part, ...]
    foot: str = ""
    """What stands at the foot of each page, before its number."""
    subject: str = ""
    landscape: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """PNG or JPEG by name."""
    look: Look = field(default_factory=Look)
    number: str = "{page} / {pages}"
    """How a page is numbered."""
    tick: str = "Tick"
    """What a box or a line without a name is called."""
    blank: str = "Write here"


def runs(text: str, *, bold: bool = False, style: str = "") -> tuple[Inline, ...]:
    """A text as one run, its quotation marks curled; nothing for no text."""
    return (Run(curl(text), bold=bold, style=style),) if text else ()


def cell(text: str, *, bold: bool = False) -> Cell:
    """A cell of a table that holds one text; an empty one is to be typed in."""
    return (Para(runs(text, bold=bold)),) if text else ()


def words_of(given: "tuple[Part, ...] | tuple[Inline, ...]", *, room: bool = False) -> str:
    """The words of parts, without marks; with `room` also signs for what is there to be filled in."""
    return " ".join("".join(_words(part, room=room) for part in given).split())


def _words(part: Part | Inline, *, room: bool) -> str:
    if isinstance(part, Run):
        return part.text
    if isinstance(part, Tick | Blank):
        return ("\u2610" if isinstance(part, Tick) else "_" * part.letters) if room else ""
    if isinstance(part, Para | Heading | Note):
        return "".join(_words(run, room=room) for run in part.runs) + " "
    return "".join(_words(inner, room=room) for inner in _inside(part)) + " "


def _inside(part: Part | Inline) -> Iterator[Part | Inline]:
    """What stands inside a part."""
    if isinstance(part, Listing):
        yield from (inner for item in part.items for inner in item)
    elif isinstance(part, Table):
        yield from (inner for row in (part.head, *part.rows) for held in row for inner in held)
    elif isinstance(part, Callout):
        yield from (*part.title, *part.parts)
    elif isinstance(part, Quote):
        yield from part.parts
    elif isinstance(part, Lines):
        yield from part.label


def anchors(parts: tuple[Part, ...]) -> Iterator[str]:
    """Every anchor of some parts and of what is inside them."""
    for part in parts:
        if isinstance(part, Para | Heading):
            if part.anchor:
                yield part.anchor
        else:
            yield from anchors(tuple(inner for inner in _inside(part) if not isinstance(inner, Inline)))


def numbered(parts: tuple[Part, ...], first: int = 1) -> tuple[tuple[Part, ...], int]:
    """The same parts with a number before every paragraph, also in lists, callouts and tables; and the next number.

    The numbers are words, so that they stay when somebody deletes a paragraph.
    """
    out: list[Part] = []
    for part in parts:
        made, first = _numbered(part, first)
        out.append(made)
    return tuple(out), first


def _numbered(part: Part, at: int) -> tuple[Part, int]:
    if isinstance(part, Para):
        return (replace(part, mark=str(at)), at + 1) if part.runs else (part, at)
    if isinstance(part, Listing):
        items, at = _each(part.items, at)
        return replace(part, items=items), at
    if isinstance(part, Table):
        rows: list[tuple[Cell, ...]] = []
        for row in part.rows:
            made, at = _each(row, at)
            rows.append(made)
        return replace(part, rows=tuple(rows)), at
    if isinstance(part, Callout | Quote):
        inner, at = numbered(part.parts, at)
        return replace(part, parts=inner), at
    return part, at


def _each(cells: tuple[Cell, ...], at: int) -> tuple[tuple[Cell, ...], int]:
    out: list[Cell] = []
    for held in cells:
        made, at = numbered(held, at)
        out.append(made)
    return tuple(out), at
