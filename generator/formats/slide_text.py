"""A semantic tree as the parts of a slide: paragraphs, tables, quotations, callouts, pictures. Knows no curriculum."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from generator.formats.quotes import curl_tree

INLINE = frozenset({"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "span", "strong", "sub", "sup"})
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
_DEEPEST = 2
_NUMBER = re.compile(r"(?<!\d)0\d{2,4}(?: \d{2,4}){1,4}(?!\d)")
"""A telephone number: it is read and dialled in one go, so it stays on one line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of running text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""
    cites: tuple[int, ...] = ()
    """Numbers of the sources that it names."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, or an item of a list."""

    runs: tuple[Run, ...]
    kind: Literal["text", "head", "bullet", "number"] = "text"
    level: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, set apart."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A block with a name, for example a warning. `label` is its name in words."""

    kind: str
    label: str
    note: str
    """Where and when it holds."""
    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[Para, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, with its text alternative."""

    src: str
    alt: str


Part = Para | Quote | Callout | Table | Picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """One slide as it will stand."""

    title: str
    parts: tuple[Part, ...]
    notes: tuple[Para, ...]
    layout: str = ""
    """One of the layouts; empty: the one that suits its parts."""
    size: float = 28.0
    source: str = ""
    """The short line of sources."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """What the reader of a tree must know of the deck around it."""

    citations: Mapping[str, int] = field(default_factory=dict)
    """Number of each source."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names of blocks in words."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Titles of what `data-nation` names."""


def parts_of(tree_xml: str, sayings: Sayings) -> tuple[Part, ...]:
    """The parts of a tree, in order."""
    root = etree.fromstring(tree_xml, etree.XMLParser(resolve_entities=False, no_network=True))
    curl_tree(root)
    return tuple(_Reader(sayings).parts(root))


def flat(parts: tuple[Part, ...]) -> tuple[Para, ...]:
    """The same in paragraphs alone, as speaker notes hold it: a table's row becomes a line."""
    return tuple(para for part in parts for para in _flat(part))


def cited(parts: tuple[Part, ...]) -> tuple[int, ...]:
    """Numbers of the sources that parts name, each once, sorted."""
    return tuple(sorted({n for para in flat(parts) for run in para.runs for n in run.cites}))


def _flat(part: Part) -> Iterator[Para]:
    if isinstance(part, Para):
        yield part
    elif isinstance(part, Quote):
        yield from part.paras
    elif isinstance(part, Callout):
        yield Para((Run(f"{part.label}{f' ({part.note})' if part.note else ''}", bold=True),), "head")
        yield from part.paras
    elif isinstance(part, Table):
        for row in part.rows:
            runs = [run for cell in row if cell.runs for run in (Run(" · "), *cell.runs)]
            yield Para(tuple(runs[1:]))
    else:
        yield Para((Run(part.alt, italic=True),))


@dataclass(frozen=True, slots=True)
class _Reader:
    sayings: Sayings

    def parts(self, parent: etree._Element, level: int = 0) -> Iterator[Part]:
        """The blocks inside an element; loose text becomes a paragraph."""
        loose: list[Run] = [Run(parent.text or "")] if (parent.text or "").strip() else []
        for child in parent:
            if child.tag in INLINE:
                loose += self.runs(child, Run(""), own=True)
            else:
                yield from _para(loose)
                loose = []
                yield from self.block(child, level)
            if (child.tail or "").strip() or (loose and child.tail):
                loose.append(Run(child.tail or ""))
        yield from _para(loose)

    def block(self, element: etree._Element, level: int) -> Iterator[Part]:
        """One block as parts."""
        tag = str(element.tag)
        if tag == "p" and len(element) == 1 and element[0].tag == "img" and not (element.text or "").strip():
            yield Picture(element[0].get("src") or "", element[0].get("alt") or "")
        elif tag in ("p", "pre"):
            yield from _para(self.runs(element, Run("", code=tag == "pre")))
        elif tag in _HEADS:
            yield from _para(self.runs(element, Run("", bold=True)), "head")
        elif tag in ("ul", "ol"):
            yield from self.items(element, level)
        elif tag == "table":
            yield self.table(element)
        elif tag == "blockquote":
            yield Quote(flat(tuple(self.parts(element))))
        elif tag == "section":
            yield self.callout(element)
        elif tag != "hr":
            yield from self.parts(element, level)

    def items(self, element: etree._Element, level: int) -> Iterator[Part]:
        """The items of a list; what stands in an item beside its first text follows it."""
        start = int(element.get("start") or "1")
        for number, item in enumerate((child for child in element if child.tag == "li"), start):
            first = True
            for part in self.parts(item, level + 1):
                if first and isinstance(part, Para) and part.kind == "text":
                    kind: Literal["bullet", "number"] = "number" if element.tag == "ol" else "bullet"
                    yield replace(part, kind=kind, level=min(level, _DEEPEST), number=number)
                else:
                    yield part
                first = False

    def table(self, element: etree._Element) -> Table:
        """A table whose rows are all of one length."""
        rows = [[self.cell(cell) for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
        wide = max((len(row) for row in rows), default=0)
        return Table(tuple((*row, *(Para(()) for _ in range(wide - len(row)))) for row in rows))

    def cell(self, element: etree._Element) -> Para:
        """A cell as one paragraph."""
        paras = flat(tuple(self.parts(element)))
        runs = [run for para in paras for run in (Run("\n"), *para.runs)]
        return Para(tuple(runs[1:]))

    def callout(self, element: etree._Element) -> Callout:
        """A block with its name."""
        kind = element.get("data-block") or "note"
        titled = len(element) > 0 and element[0].get("class") == "block-title"
        title = tuple(_para(self.runs(element[0], Run("", bold=True)), "head")) if titled else ()
        if titled:
            element.remove(element[0])
        places = [self.sayings.places.get(place, place) for place in (element.get("data-nation") or "").split()]
        note = ", ".join([*places, *([element.get("data-checked") or ""] if element.get("data-checked") else [])])
        label = self.sayings.labels.get(kind, kind.replace("-", " ").capitalize())
        return Callout(kind, label, note, (*title, *flat(tuple(self.parts(element)))))

    def runs(self, element: etree._Element, look: Run, *, own: bool = False) -> list[Run]:
        """Running text with its marks. `own`: the element's tag is a mark itself."""
        if own:
            tag = str(element.tag)
            if tag == "br":
                return [replace(look, text="\n")]
            if tag == "img":
                return [replace(look, text=element.get("alt") or "")]
            if tag == "cite":
                return self.citation(element)
            look = _marked(element, tag, look)
        out = [replace(look, text=element.text)] if element.text else []
        for child in element:
            if isinstance(child.tag, str):
                out += self.runs(child, look, own=True)
            if child.tail:
                out.append(replace(look, text=child.tail))
        return out

    def citation(self, element: etree._Element) -> list[Run]:
        """The numbers of the sources of one citation, with their places in them."""
        found = [
            (self.sayings.citations.get(a.get("data-cite") or ""), a.get("data-locator")) for a in element.iter("a")
        ]
        told = [(number, place) for number, place in found if number is not None]
        said = "; ".join(f"{number}, {place}" if place else str(number) for number, place in told)
        return [Run(f"[{said}]", cites=tuple(number for number, _ in told))] if told else []


def _unbroken(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\u00a0")


def _marked(element: etree._Element, tag: str, look: Run) -> Run:
    href = element.get("href") or ""
    return replace(
        look,
        bold=look.bold or tag in ("strong", "b"),
        italic=look.italic or tag in ("em", "i"),
        code=look.code or tag == "code",
        href=href if tag == "a" and href.startswith(("https://", "http://", "mailto:")) else look.href,
    )


def _para(runs: list[Run], kind: Literal["text", "head"] = "text") -> Iterator[Para]:
    """A paragraph of runs with white space joined, if it holds anything."""
    out: list[Run] = []
    before = " "
    for run in runs:
        text = run.text if run.code or run.text == "\n" else re.sub(r"\s+", " ", run.text)
        if before in " \n":
            text = text.lstrip(" ")
        text = _NUMBER.sub(_unbroken, text)
        if text:
            out.append(replace(run, text=text))
            before = text[-1]
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
        yield Para(tuple(out), kind)
