"""The semantic tree as the site's HTML: callouts in the prompt margin, numbered sources, links that lead somewhere.

Works on a fresh copy of the tree, in place, once; what it meets on the way (sources, words) is noted
in the page's own `Notes`.
"""

from dataclasses import dataclass, field
from html import escape

from lxml import etree

from generator.formats.inline import inline
from generator.formats.quotes import curl_tree
from generator.model.catalogue import catalogue, say
from generator.model.curriculum import Heading, Tree
from generator.outputs.site.address import relative
from generator.outputs.site.book import Book
from generator.outputs.site.markup import day_of, listed
from generator.outputs.site.tables import set_table, words_of


@dataclass(slots=True)
class Notes:
    """What a page has cited and which words it has linked, in the order met."""

    cited: dict[tuple[str, str], int] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    nations: set[str] = field(default_factory=set)
    """Ids given to blocks that say what differs in a nation."""

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


def headings(tree: Tree) -> tuple[Heading, ...]:
    """The headings of the second level that carry an id."""
    found = tree.root.iterchildren("h2")
    return tuple(Heading(2, h.get("id", ""), words_of(h)) for h in found if h.get("id"))


def nation_blocks(tree: Tree) -> dict[str, str]:
    """Ids of the first blocks that say what differs in a nation, by nation."""
    found: dict[str, str] = {}
    for block in tree.root.iterfind(".//section[@data-block='nation']") if tree else ():
        nations = block.get("data-nation", "").split()
        id = block.get("id") or _nation_id(nations, set(found.values()))
        for nation in nations if id else ():
            found.setdefault(nation, id)
    return found


def _nation_id(nations: list[str], taken: set[str]) -> str:
    """The id of a nation's block that has none of its own; nothing for a second one on the page."""
    id = f"nation-{nations[0]}" if nations else ""
    return "" if id in taken else id


def prose(tree: Tree, book: Book, place: Place, notes: Notes, *, lower: int = 0) -> str:
    """A tree's inside as HTML. `lower` puts its headings so many levels down."""
    if not tree:
        return ""
    root = tree.root
    curl_tree(root)
    _render(root, book, place, notes, lower)
    return _inside(root)


def line(text: str, book: Book, place: Place, notes: Notes) -> str:
    """A line of inline Markdown as HTML."""
    fragment = inline(text)
    if not any(mark in fragment for mark in ("<a ", '"', "'")):
        return fragment
    root = etree.fromstring(f"<div>{fragment}</div>")
    curl_tree(root)
    _render(root, book, place, notes, 0)
    return _inside(root)


def plain(text: str) -> str:
    """A line of inline Markdown without its marks, for search and for titles."""
    return " ".join("".join(str(part) for part in etree.fromstring(f"<p>{inline(text)}</p>").itertext()).split())


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
            _block(element, root, book, notes)
        elif tag == "table":
            set_table(element)
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
        _local(link, book.contact.get(target, ""))
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


def _local(link: etree._Element, known: str) -> None:
    """Words for a local fact with what an edition wrote there, or with a line to write it on."""
    link.tag = "span"
    link.set("class", "local")
    if known:
        etree.SubElement(link, "span").text = f" ({known})"
        return
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


def _block(section: etree._Element, root: etree._Element, book: Book, notes: Notes) -> None:
    """A block becomes a callout with its kind in the margin; inside another it is set in."""
    kind = section.get("data-block", "")
    title = section.find("p[@class='block-title']")
    if kind == "write-on":
        _lines(section, title)
        return
    if kind == "nation" and not section.get("id"):
        id = _nation_id(section.get("data-nation", "").split(), notes.nations)
        if id:
            notes.nations.add(id)
            section.set("id", id)
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


# ---------------------------------------------------------------- pictures


def _picture(picture: etree._Element, place: Place) -> None:
    source = picture.get("src", "")
    if place.media and not source.startswith(("http", "/", "#")):
        picture.set("src", relative(place.url, f"{place.media}{source}"))
