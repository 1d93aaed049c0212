"""Running text for Typst: marks, links, citations and notes inside a paragraph."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.columns import LINE
from generator.formats.typst_text import Quotes, breakable, call, literal

INLINE = frozenset({"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "span", "strong", "sub", "sup"})
"""Elements that stand inside a paragraph."""

_WRAPPED = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "sub": "sub", "del": "strike"}


@dataclass(frozen=True, slots=True)
class Target:
    """What a link becomes on paper."""

    label: str = ""
    """A label of this document to lead to."""
    page: bool = False
    """Name its page too."""
    after: str = ""
    """Words that follow, for example a telephone number."""
    blank: bool = False
    """Leave a line to write on."""
    fill: bool = False
    """Leave one at the end of a table's cell, in place of the page."""
    mark: str = ""
    """Key under which an index finds this place."""


@dataclass(frozen=True, slots=True)
class Links:
    """What the writer must know of the document around a tree."""

    targets: Mapping[tuple[str, str], Target] = field(default_factory=dict)
    """By scheme and target; a link that is not here is set as its words alone."""
    citations: Mapping[str, int] = field(default_factory=dict)
    """Number of each source."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Titles of what `data-nation` names."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Key of each picture by its `src`; one that is not here is set as its text alternative."""
    prefix: str = ""
    """Goes before every id, so that ids are unique in the document."""
    level: int = 2
    """Depth of the highest heading of the tree."""
    narrow: bool = False
    """No prompt margin beside this text: labels stand above."""
    headings: bool = True
    """Whether headings are headings, or lines in bold."""
    ticks: bool = False
    """Whether outer bulleted lists are lists to tick off."""
    line: int = LINE
    """Characters on a line of the page, for the columns of tables."""


def text_of(element: etree._Element) -> str:
    """All text in an element, without its marks."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


class Spans:
    """The running text of one tree on its way out; what is kept is the state of its quotation marks."""

    def __init__(self, links: Links, root: etree._Element) -> None:
        """`root` is the whole tree: it holds the ids and the notes that links may lead to."""
        self.links = links
        self.quotes = Quotes()
        self.ids = frozenset(id for element in root.iter("*") if (id := element.get("id")))
        self.notes = {
            li.get("id") or "": li
            for box in root.iter("ol")
            if box.get("class") == "footnotes"
            for li in box.iter("li")
        }
        self._special: Mapping[str, Callable[[etree._Element], str]] = {
            "a": self._link,
            "br": self._line_break,
            "cite": self._citation,
            "code": self._code,
            "img": self.picture,
            "sup": self._raised,
        }

    def fresh(self) -> None:
        """Forget what stood before: a new paragraph begins."""
        self.quotes.before = " "

    def run(self, element: etree._Element) -> str:
        """The text of an element with its marks."""
        out = [self.text(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                out.append(self.span(child))
            out.append(self.text(child.tail))
        return "".join(out)

    def text(self, text: str | None) -> str:
        """A run of text, white space joined."""
        return self.quotes.set(re.sub(r"[ \t\r\n]+", " ", text)) if text else ""

    def span(self, element: etree._Element) -> str:
        """One element inside a paragraph."""
        tag = str(element.tag)
        if tag in self._special:
            return self._special[tag](element)
        name = "as-said" if element.get("class") == "as-said" else _WRAPPED.get(tag)
        said = self.run(element)
        return f"#{name}[{said}];" if name else said

    def _line_break(self, _element: etree._Element) -> str:
        self.fresh()
        return "#linebreak();"

    def _code(self, element: etree._Element) -> str:
        self.quotes.before = "`"
        return f"#raw({literal(text_of(element))});"

    def _citation(self, element: etree._Element) -> str:
        """The numbers of the sources of one citation, with their places in them."""
        numbers = (
            (self.links.citations.get(a.get("data-cite") or ""), a.get("data-locator")) for a in element.iter("a")
        )
        told = [f"({number}, {literal(place or '')})" for number, place in numbers if number is not None]
        self.quotes.before = "]"
        return f"#refs({', '.join(told)});" if told else ""

    def _link(self, element: etree._Element) -> str:
        """A link as words on paper: where it leads is a page, an address or a blank line."""
        said = self.run(element)
        href = element.get("href")
        if href is None:
            return self._scheme_link(element, said)
        if href.startswith("#"):
            known = href[1:] in self.ids
            return f"#link(label({literal(self.links.prefix + href[1:])}))[{said}];" if known else said
        if not href.startswith(("https://", "http://", "mailto:")):
            return said
        address = re.sub(r"^(https?://|mailto:)", "", href).rstrip("/")
        shown = text_of(element).strip().rstrip("/").endswith(address)
        return f"#link({literal(href)})[{said}];" + ("" if shown else f"#web({literal(breakable(address))});")

    def _scheme_link(self, element: etree._Element, said: str) -> str:
        """A link whose scheme the caller resolved."""
        key = (element.get("data-scheme") or "", element.get("data-target") or "")
        target = self.links.targets.get(key, Target())
        out = f"#link(label({literal(target.label)}))[{said}];" if target.label else said
        if target.mark:
            out = f"#indexed({literal(target.mark)})[{out}];"
        if target.after:
            out += self.text(f" ({target.after})")
        ended = ended_by(element)
        if (target.fill and ended == "td") or (target.blank and ended in ("td", "p", "li")):
            return f"{out}#blank-rest();"
        if target.page and target.label:
            out += f"#on-page(label({literal(target.label)}));"
        return f"{out}#blank(14);" if target.blank else out

    def _raised(self, element: etree._Element) -> str:
        """A raised text, or the footnote that it stands for."""
        to = next((href[1:] for a in element.iter("a") if (href := a.get("href")) and href[1:] in self.notes), None)
        if to is None:
            return f"#super[{self.run(element)}];"
        before = self.quotes.before
        self.fresh()
        note = self.notes[to]
        said = "\n\n".join(self.run(part) for part in note) or self.run(note)
        self.quotes.before = before
        return f"#footnote[{said}];"

    def picture(self, element: etree._Element) -> str:
        """A picture with its text alternative."""
        alt = element.get("alt") or ""
        key = self.links.pictures.get(element.get("src") or "")
        return self.text(alt) if key is None else call("picture", literal(key), alt=literal(alt)).strip()


def ended_by(element: etree._Element) -> str:
    """Tag of what an element is the end of, or nothing."""
    parent = element.getparent()
    if parent is None or element.getnext() is not None or (element.tail or "").strip():
        return ""
    return str(parent.tag)
