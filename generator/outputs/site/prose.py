"""The semantic tree as the site's HTML: callouts in the prompt margin, numbered sources, links that lead somewhere.

Works on a fresh copy of the tree, in place, once; what it meets on the way (sources, words) is noted
in the page's own `Notes`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from generator.formats.inline import inline
from generator.model.catalogue import catalogue, say
from generator.model.curriculum import Heading, Tree
from generator.outputs.site.address import relative
from generator.outputs.site.book import Book
from generator.outputs.site.markup import day_of, listed

_STACKS = 5
"""A table of up to so many columns is stacked on a narrow page; a wider one scrolls in its own box."""


_NUMBER = re.compile(r"[+0-9][0-9 ]{4,}")
"""A telephone number: kept on one line."""


@dataclass(slots=True)
class Notes:
    """What a page has cited and which words it has linked, in the order met."""

    cited: dict[tuple[str, str], int] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)

    def number(self, key: str, locator: str) -> int:
        """The number of a source: one for each key and place in it."""
        return self.cited.setdefault((key, locator), len(self.cited) + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands: on which page, and of which module."""

    url: str
    module: str = ""
    media: str = ""
    """Address of the folder that holds its pictures."""


def words_of(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(str(part) for part in element.itertext()).strip()


def headings(tree: Tree) -> tuple[Heading, ...]:
    """The headings of the second level that carry an id."""
    found = tree.root.iterchildren("h2")
    return tuple(Heading(2, h.get("id", ""), words_of(h)) for h in found if h.get("id"))


def nation_blocks(tree: Tree) -> dict[str, str]:
    """Ids of the blocks that say what differs in a nation, by nation."""
    if not tree:
        return {}
    blocks = [b for b in tree.root.iter("section") if b.get("data-block") == "nation" and b.get("id")]
    return {nation: b.get("id", "") for b in reversed(blocks) for nation in b.get("data-nation", "").split()}


def prose(tree: Tree, book: Book, place: Place, notes: Notes, *, lower: int = 0) -> str:
    """A tree's inside as HTML. `lower` puts its headings so many levels down."""
    if not tree:
        return ""
    root = tree.root
    _render(root, book, place, notes, lower)
    return _inside(root)


def line(text: str, book: Book, place: Place, notes: Notes) -> str:
    """A line of inline Markdown as HTML."""
    fragment = inline(text)
    if "<a " not in fragment:
        return fragment
    root = etree.fromstring(f"<div>{fragment}</div>")
    _render(root, book, place, notes, 0)
    return _inside(root)


def _inside(root: etree._Element) -> str:
    parts = [escape(root.text or "", quote=False).strip()]
    parts += [etree.tostring(child, method="html", encoding="unicode") for child in root]
    return "".join(parts)


def _render(root: etree._Element, book: Book, place: Place, notes: Notes, lower: int) -> None:
    for element in list(root.iter("*")):
        tag = element.tag
        if tag == "a" and element.get("data-scheme"):
            _link(element, book, place, notes)
        elif tag == "a" and (element.get("href") or "").startswith("http"):
            element.set("rel", "noreferrer")
        elif tag == "cite" and element.get("class") == "citation":
            _citation(element, notes)
        elif tag == "section":
            _block(element, root, book)
        elif tag == "table":
            _table(element)
        elif tag == "img":
            _picture(element, place)
        elif tag == "pre":
            element.set("tabindex", "0")
        elif lower and tag in ("h2", "h3", "h4"):
            element.tag = f"h{int(str(tag)[1]) + lower}"


# ---------------------------------------------------------------- links and sources


def _link(link: etree._Element, book: Book, place: Place, notes: Notes) -> None:
    """A scheme link becomes a link, a blank to fill in, or plain words when it leads nowhere here."""
    scheme, target = str(link.attrib.pop("data-scheme")), str(link.attrib.pop("data-target", ""))
    if scheme == "local":
        _blank(link)
        return
    if scheme in ("handout", "cards") and "/" not in target:
        target = f"{place.module}/{target}"
    url = book.targets.get((scheme, target))
    if url is None:
        link.tag = "span"
        return
    if scheme == "term" and place.url != url.partition("#")[0]:
        notes.words.setdefault(target)
        link.set("class", "term")
        link.set("href", f"#word-{target}")
        return
    link.set("href", relative(place.url, url))


def _blank(link: etree._Element) -> None:
    """Words for a local fact with a line to write it on."""
    link.tag = "span"
    link.set("class", "local")
    said = etree.SubElement(link, "span", {"class": "vh"})
    said.text = f" {say('site.fill-in')} "
    etree.SubElement(link, "span", {"class": "fill", "aria-hidden": "true"})


def _citation(cite: etree._Element, notes: Notes) -> None:
    """Numbers in place of a citation group, close to the word before them."""
    numbers = [notes.number(a.get("data-cite", ""), a.get("data-locator", "")) for a in cite]
    _close_up(cite)
    cite.tag = "sup"
    for child in list(cite):
        cite.remove(child)
    for place, number in enumerate(numbers):
        anchor = etree.SubElement(cite, "a", {"href": f"#source-{number}"})
        anchor.set("aria-label", say("site.source-number", n=number))
        anchor.text = str(number)
        if place + 1 < len(numbers):
            anchor.tail = ", "
    cite.set("class", "refs")


def _close_up(cite: etree._Element) -> None:
    """Take out the space before a citation, and let a full stop or comma after it come first."""
    before, parent, stop = cite.getprevious(), cite.getparent(), ""
    if (cite.tail or "").startswith((".", ",")):
        stop, cite.tail = str(cite.tail)[0], str(cite.tail)[1:]
    if before is not None:
        before.tail = (before.tail or "").rstrip() + stop
    elif parent is not None:
        parent.text = (parent.text or "").rstrip() + stop


# ---------------------------------------------------------------- blocks


def _block(section: etree._Element, root: etree._Element, book: Book) -> None:
    """A block becomes a callout with its kind in the margin; inside another it is set in."""
    kind = section.get("data-block", "")
    title = section.find("p[@class='block-title']")
    if kind == "write-on":
        _lines(section, title)
        return
    section.tag = "div"
    section.set("class", f"call {kind}" if section.getparent() is root else f"call in {kind}")
    label, small = _label(section, kind, title, book)
    inner = etree.Element("div")
    inner.text = section.text
    inner.extend(list(section))
    section.text = None
    tag = etree.SubElement(section, "p", {"class": "tag"})
    etree.SubElement(tag, "span", {"class": f"i i-{kind}", "aria-hidden": "true"})
    etree.SubElement(tag, "span").text = label
    if small:
        etree.SubElement(tag, "small").text = small
    section.append(inner)
    for name in [name for name in section.attrib if str(name).startswith("data-")]:
        del section.attrib[name]
    if title is not None:
        title.set("class", "call-title")


def _label(section: etree._Element, kind: str, title: etree._Element | None, book: Book) -> tuple[str, str]:
    """The word in the margin and the small line below it. A nation's own name is its label."""
    nations = [book.curriculum.shelf.nation.get(id, id) for id in section.get("data-nation", "").split()]
    label = catalogue().get(f"site.block.{kind}", kind.replace("-", " ").capitalize())
    if kind == "nation" and title is not None:
        label = words_of(title)
        section.remove(title)
        title.set("data-gone", "")
    small = catalogue().get(f"site.block.{kind}.small", "")
    checked = section.get("data-checked", "")
    if nations and kind != "nation":
        small = listed(nations)
    if checked:
        small = f"{small}, {say('site.checked', day=day_of(checked))}"
    return label, small


def _lines(section: etree._Element, title: etree._Element | None) -> None:
    """Lines to write on, below their label."""
    lines = int(section.get("data-lines", "1"))
    words = words_of(title) if title is not None else ""
    tail = section.tail
    section.clear()
    section.tail = tail
    section.tag = "div"
    section.set("class", "write")
    etree.SubElement(section, "b").text = words
    for _ in range(lines):
        etree.SubElement(section, "span", {"aria-hidden": "true"})


# ---------------------------------------------------------------- tables and pictures


def _table(table: etree._Element) -> None:
    """A table that fits is stacked on a narrow page; a wide one, or a form, scrolls in a box of its own."""
    heads = [words_of(cell) for cell in table.iterfind("thead/tr/th")]
    cells = list(table.iter("td"))
    for cell in (*table.iter("th"), *cells):
        if cell.attrib.pop("align", "") == "right":
            cell.set("class", "num")
        if _NUMBER.fullmatch(words_of(cell)):
            cell.set("class", "tel")
    blank = sum(1 for cell in cells if not words_of(cell))
    if heads and len(heads) <= _STACKS and blank * 2 < len(cells):
        table.set("class", "stack wide" if len(heads) >= _STACKS - 1 else "stack")
        for cell, name in _named(table, heads):
            cell.set("data-h", name)
        return
    box = etree.Element("div", {"class": "tablewrap", "role": "region", "tabindex": "0"})
    box.set("aria-label", say("site.table-of", heads=", ".join(head for head in heads if head)))
    box.tail, table.tail = table.tail, None
    parent = table.getparent()
    if parent is not None:
        parent.replace(table, box)
    box.append(table)


def _named(table: etree._Element, heads: list[str]) -> Iterator[tuple[etree._Element, str]]:
    """Every cell with the head of its column, but for the first, which reads as the row's own."""
    for row in table.iterfind("tbody/tr"):
        for number, cell in enumerate(row):
            if 0 < number < len(heads):
                yield cell, heads[number]


def _picture(picture: etree._Element, place: Place) -> None:
    source = picture.get("src", "")
    if place.media and not source.startswith(("http", "/", "#")):
        picture.set("src", relative(place.url, f"{place.media}{source}"))
