"""A semantic tree as HTML that reads well when a platform has stripped it: no class, id, style or script is needed.

Learning platforms drop ids, frames, details and sections, and with them every meaning that stood
there. So a callout says its kind in words, a source is a number in brackets, and nothing is hidden.
Knows no curriculum.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.quotes import curl_tree

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class BareLinks:
    """What the writer must know of the page around a tree."""

    citations: Mapping[str, int] = field(default_factory=dict)
    """Number of each source of the page."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The word for each kind of block."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Titles of what `data-nation` names."""
    said: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What follows the words of a link by scheme and target, for example a telephone number, or a blank."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Where each picture lies, by its `src`; one that is not here is its text alternative."""
    checked: str = "{date}"
    """The words around the day of a check."""
    lower: int = 0
    """Levels by which headings go down."""


def to_bare(tree_xml: str, links: BareLinks) -> str:
    """The inside of a tree as plain XHTML."""
    root = etree.fromstring(tree_xml)
    curl_tree(root)
    notes = _notes(root)
    for element in list(root.iter("*")):
        _element(element, links, notes)
    for box in [box for box in root.iter("ol") if box.get("class") == "footnotes"]:
        _remove(box)
    for element in root.iter("*"):
        _undress(element)
    etree.strip_tags(root, "span", "section")
    inside = [root.text or "", *(etree.tostring(child, encoding="unicode") for child in root)]
    return "".join(inside).strip()


def cited(tree_xml: str) -> tuple[str, ...]:
    """Keys that a tree cites, each once, in order."""
    keys = (a.get("data-cite") for a in etree.fromstring(tree_xml).iter("a"))
    return tuple(dict.fromkeys(key for key in keys if key))


def _notes(root: etree._Element) -> Mapping[str, str]:
    """The words of each footnote by its id."""
    boxes = (box for box in root.iter("ol") if box.get("class") == "footnotes")
    return {li.get("id") or "": " ".join("".join(map(str, li.itertext())).split()) for box in boxes for li in box}


def _element(element: etree._Element, links: BareLinks, notes: Mapping[str, str]) -> None:
    tag = str(element.tag)
    if tag == "cite":
        _citation(element, links)
    elif tag == "a":
        _link(element, links)
    elif tag == "section":
        _block(element, links)
    elif tag == "img":
        _picture(element, links)
    elif tag == "sup":
        _note(element, notes)
    elif tag[0] == "h" and tag[1:].isdigit():
        element.tag = f"h{min(_DEEPEST, int(tag[1:]) + links.lower)}"


def _citation(cite: etree._Element, links: BareLinks) -> None:
    told = []
    for a in cite:
        number = links.citations.get(a.get("data-cite", ""))
        if number is not None:
            place = a.get("data-locator")
            told.append(f"{number}, {place}" if place else str(number))
    for child in [*cite]:
        cite.remove(child)
    cite.tag = "span"
    cite.text = f"[{'; '.join(told)}]" if told else None


def _link(link: etree._Element, links: BareLinks) -> None:
    """A link to the web stays one. Any other is its words: pages of a package do not find each other."""
    href = link.get("href") or ""
    if href.startswith(("https://", "http://", "mailto:")):
        return
    after = links.said.get((link.get("data-scheme") or "", link.get("data-target") or ""), "")
    link.tag = "span"
    if after:
        etree.SubElement(link, "span").text = f" ({after})" if after.strip("_") else f" {after}"


def _block(section: etree._Element, links: BareLinks) -> None:
    """A block says its kind, its nations and its day before its text; it stays together as a quotation does."""
    kind = section.get("data-block") or ""
    title = section.find("p[@class='block-title']")
    words = " ".join("".join(map(str, title.itertext())).split()) if title is not None else ""
    if title is not None:
        _remove(title)
    if kind == "write-on":
        section.tag = "p"
        section.text = words
        return
    nations = [links.names.get(id, id) for id in (section.get("data-nation") or "").split()]
    day = section.get("data-checked") or ""
    told = [", ".join(nations), links.checked.replace("{date}", day) if day else ""]
    small = "; ".join(part for part in told if part)
    head = links.kinds.get(kind, kind) + (f" ({small})" if small else "")
    lead = etree.Element("p")
    etree.SubElement(lead, "strong").text = f"{head}: {words}" if words else f"{head}:"
    section.tag = "blockquote"
    section.insert(0, lead)


def _picture(picture: etree._Element, links: BareLinks) -> None:
    place = links.pictures.get(picture.get("src") or "")
    if place:
        picture.set("src", place)
        return
    picture.tag = "span"
    picture.text = str(picture.attrib.pop("alt", ""))


def _note(sup: etree._Element, notes: Mapping[str, str]) -> None:
    """A footnote stands where it is called: a number would lead nowhere."""
    hrefs = (a.get("href") or "" for a in sup.iter("a"))
    words = next((notes[href[1:]] for href in hrefs if href[1:] in notes), None)
    if words is not None:
        for child in [*sup]:
            sup.remove(child)
        sup.tag = "span"
        sup.text = f" ({words})"


_KEPT = frozenset({"href", "src", "alt", "scope", "start", "colspan", "rowspan", "lang", "dir"})


def _undress(element: etree._Element) -> None:
    for name in [name for name in element.attrib if name not in _KEPT]:
        del element.attrib[name]


def _remove(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)
