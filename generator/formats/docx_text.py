"""A semantic tree as the parts of a Word document. Knows no curriculum.

    parts_of(tree.xml, Reading(links, words))

`links` are those that Typst gets too: what a scheme's target becomes, numbers of sources, depth of headings. A target
whose `label` is the anchor of a part leads to it; pages are not named, for they change when somebody types.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.docx_parts import (
    Blank,
    Callout,
    Heading,
    Inline,
    Lines,
    Listing,
    Note,
    Para,
    Part,
    Picture,
    Quote,
    Rule,
    Run,
    Table,
    Tick,
    words_of,
)
from generator.formats.docx_runs import bold, named, ticks_named, trimmed, with_look
from generator.formats.quotes import curl_tree
from generator.formats.typst_spans import INLINE, Links, Target, ended_by, text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPECIAL = re.compile(r"(_{4,}|\u2610)")
_TO_THE_END = 30
"""Letters of a line that goes to the end of its paragraph."""
_IN_A_CELL = 14
_MARKS: Mapping[str, Mapping[str, object]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "sub": {"raised": "subscript"},
    "del": {"struck": True},
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a tree must know of the document around it."""

    links: Links = field(default_factory=Links)
    words: Mapping[str, str] = field(default_factory=dict)
    """Names of callouts (`block.law`), `checked-on` with `{date}`, and `months`."""


def parts_of(tree_xml: str, reading: Reading) -> tuple[Part, ...]:
    """The parts of a tree, in order."""
    root = etree.fromstring(tree_xml, _PARSER)
    curl_tree(root)
    return tuple(_Reader(reading, root).parts(root))


def runs_of(tree_xml: str, reading: Reading) -> tuple[Inline, ...]:
    """The running text of a tree that is one paragraph."""
    root = etree.fromstring(tree_xml, _PARSER)
    curl_tree(root)
    return _Reader(reading, root).run(root)


class _Reader:
    """One tree on its way out; what is kept is how deep its headings have gone."""

    def __init__(self, reading: Reading, root: etree._Element) -> None:
        self.links, self.words = reading.links, reading.words
        self.depth = reading.links.level - 1
        self.ids = frozenset(id for element in root.iter("*") if (id := element.get("id")))
        self.notes = {
            li.get("id") or "": li
            for box in root.iter("ol")
            if box.get("class") == "footnotes"
            for li in box.iter("li")
        }
        self._own: Mapping[str, Callable[[etree._Element], Part]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            "p": self._paragraph,
            "section": self._section,
            "table": self._table,
            "ul": self._list,
            "ol": self._list,
            "pre": lambda element: Para((Run(text_of(element).rstrip()),), "code"),
            "hr": lambda _: Rule(),
            "blockquote": lambda element: Quote(tuple(self.parts(element))),
        }
        self._special: Mapping[str, Callable[[etree._Element], tuple[Inline, ...]]] = {
            "a": self._link,
            "br": lambda _: (Run("\n"),),
            "cite": self._citation,
            "code": lambda element: (Run(text_of(element), style="CodeText"),),
            "img": lambda element: (Run(element.get("alt") or "", italic=True),),
            "sup": self._raised,
        }

    # ------------------------------------------------------------ blocks

    def parts(self, parent: etree._Element) -> Iterator[Part]:
        """The blocks inside an element; loose text becomes a paragraph."""
        loose: list[Inline] = list(self.text(parent.text)) if (parent.text or "").strip() else []
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            if child.tag in INLINE:
                loose += self.span(child)
            else:
                yield from _paragraph(loose)
                loose = []
                yield from self._block(child)
            if (child.tail or "").strip() or loose:
                loose += self.text(child.tail)
        yield from _paragraph(loose)

    def _block(self, element: etree._Element) -> Iterator[Part]:
        """The parts of one block element; one that is not known gives its children."""
        if element.tag in self._own:
            if element.get("class") != "footnotes":
                yield self._own[str(element.tag)](element)
        elif element.tag == "dl":
            yield from self._definitions(element)
        else:
            yield from self.parts(element)

    def _paragraph(self, element: etree._Element) -> Part:
        """A paragraph; one that holds a picture and nothing else is a figure."""
        if len(element) == 1 and element[0].tag == "img" and not (element.text or "").strip():
            name = self.links.pictures.get(element[0].get("src") or "", "")
            return Picture(name, element[0].get("alt") or "")
        return Para(named(trimmed(self.run(element))))

    def _heading(self, element: etree._Element) -> Part:
        """A heading that never skips a level."""
        said = trimmed(self.run(element))
        if not self.links.headings:
            return Para(bold(said), near=True)
        wanted = self.links.level + int(str(element.tag)[1]) - 2
        self.depth = max(self.links.level, min(wanted, self.depth + 1))
        id = element.get("id")
        return Heading(self.depth, said, f"{self.links.prefix}{id}" if id else "")

    def _section(self, element: etree._Element) -> Part:
        """A block of the authoring format as a callout, or lines to write on."""
        kind = element.get("data-block") or "note"
        title: tuple[Inline, ...] = ()
        if len(element) > 0 and element[0].get("class") == "block-title":
            title = trimmed(self.run(element[0]))
            element.remove(element[0])
        if kind == "write-on":
            return Lines(title, int(element.get("data-lines") or "1"))
        nations = [self.links.names.get(nation, nation) for nation in (element.get("data-nation") or "").split()]
        day = element.get("data-checked") or ""
        notes = [", ".join(nations), self._checked(day) if day else ""]
        label = self.words.get(f"block.{kind}", kind)
        note = " · ".join(note for note in notes if note)
        return Callout(kind, label, tuple(self.parts(element)), title, note)

    def _checked(self, day: str) -> str:
        year, month, number = (int(part) for part in day.split("-"))
        months = self.words.get("months", "").split()
        told = f"{number}\u00a0{months[month - 1]} {year}" if months else day
        return self.words.get("checked-on", "{date}").format(date=told)

    def _list(self, element: etree._Element) -> Part:
        items = tuple(tuple(self.parts(item)) for item in element if item.tag == "li")
        if element.tag == "ol":
            return Listing(items, "number", int(element.get("start") or "1"))
        outer = not any(up.tag in ("ul", "ol", "table", "section") for up in element.iterancestors())
        return Listing(items, "tick" if self.links.ticks and outer else "bullet")

    def _definitions(self, element: etree._Element) -> Iterator[Part]:
        """Terms with their definitions."""
        for child in element:
            if child.tag == "dt":
                yield Para(bold(trimmed(self.run(child))), near=True)
            elif child.tag == "dd":
                yield from self.parts(child)

    def _table(self, element: etree._Element) -> Part:
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
        count = max((len(row) for row in rows), default=0)
        cells = [tuple(tuple(self.parts(cell)) for cell in row) + ((),) * (count - len(row)) for row in rows]
        head = cells[0] if cells else ()
        aligns = tuple(cell.get("align") or "" for cell in rows[0]) if rows else ()
        return Table(head, tuple(ticks_named(head, row) for row in cells[1:]), aligns=aligns)

    # ------------------------------------------------------------ running text

    def run(self, element: etree._Element) -> tuple[Inline, ...]:
        """The text of an element with its marks."""
        out = list(self.text(element.text))
        for child in element:
            if isinstance(child.tag, str):
                out += self.span(child)
            out += self.text(child.tail)
        return tuple(out)

    def text(self, text: str | None) -> Iterator[Inline]:
        """A run of text, white space joined; four low lines or more are room to write, and a box is one to tick."""
        for piece in _SPECIAL.split(re.sub(r"[ \t\r\n]+", " ", text or "")):
            if piece == "\u2610":
                yield Tick()
            elif piece.startswith("____"):
                yield Blank(len(piece))
            elif piece:
                yield Run(piece)

    def span(self, element: etree._Element) -> tuple[Inline, ...]:
        """One element inside a paragraph."""
        if element.tag in self._special:
            return self._special[str(element.tag)](element)
        return with_look(self.run(element), **_MARKS.get(str(element.tag), {}))

    def _citation(self, element: etree._Element) -> tuple[Inline, ...]:
        """The numbers of the sources of one citation, with their places in them."""
        told = [
            (number, a.get("data-locator") or "")
            for a in element.iter("a")
            if (number := self.links.citations.get(a.get("data-cite") or "")) is not None
        ]
        out: list[Inline] = []
        for number, place in told:
            out += [
                Run("; " if out else "["),
                Run(f"{number}{f', {place}' if place else ''}", href=f"#source-{number}"),
            ]
        return (*out, Run("]")) if out else ()

    def _link(self, element: etree._Element) -> tuple[Inline, ...]:
        """A link as words on paper too: an address is shown."""
        said = self.run(element)
        href = element.get("href")
        if href is None:
            return self._scheme_link(element, said)
        if href.startswith("#"):
            return with_look(said, href=f"#{self.links.prefix}{href[1:]}") if href[1:] in self.ids else said
        if not href.startswith(("https://", "http://", "mailto:")):
            return said
        address = re.sub(r"^(https?://|mailto:)", "", href).rstrip("/")
        shown = text_of(element).strip().rstrip("/").endswith(address)
        return with_look(said, href=href) + (() if shown else (Run(f" ({address})", style="Address"),))

    def _scheme_link(self, element: etree._Element, said: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """A link whose scheme the caller resolved."""
        key = (element.get("data-scheme") or "", element.get("data-target") or "")
        target = self.links.targets.get(key, Target())
        out = with_look(said, href=f"#{target.label}") if target.label else said
        if target.after:
            out += (Run(f" ({target.after})"),)
        if not (target.blank or target.fill):
            return out
        ended = ended_by(element)
        if ended == "td":  # a cell without words is typed in as it is
            return (*out, Run(" "), Blank(_IN_A_CELL, words_of(said))) if said else ()
        if not target.blank:
            return out
        return (*out, Run(" "), Blank(_TO_THE_END if ended in ("p", "li") else _IN_A_CELL, words_of(said)))

    def _raised(self, element: etree._Element) -> tuple[Inline, ...]:
        """A raised text, or the footnote that it stands for."""
        to = next((href[1:] for a in element.iter("a") if (href := a.get("href")) and href[1:] in self.notes), None)
        if to is None:
            return with_look(self.run(element), raised="superscript")
        note = self.notes[to]
        said: list[Inline] = []
        for part in note:
            said += (Run(" "), *self.run(part)) if said else self.run(part)
        return (Note(tuple(said) or self.run(note)),)


def _paragraph(loose: list[Inline]) -> Iterator[Para]:
    said = trimmed(tuple(loose))
    if said:
        yield Para(named(said))
