"""Typst: a semantic tree as markup for a template. Knows no curriculum and no layout.

What a callout, a table or a citation looks like is the template's business. It must define
`as-said`, `blank`, `blank-rest`, `callout`, `data-table`, `defs`, `on-page`, `picture`, `refs`,
`rule`, `ticked`, `web` and `write-on`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.formats.columns import weights
from generator.formats.typst_text import Quotes, array, breakable, call, literal

_INLINE = frozenset("a abbr br cite code del em i b strong span sub sup img".split())
_LONG_BLOCK = 1100
"""Characters; a longer block may break over two pages."""


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


def to_typst(tree_xml: str, links: Links) -> str:
    """Typst markup of a tree."""
    root = etree.fromstring(tree_xml)
    return _Writer(links, root).blocks(root, inner=links.narrow).strip()


class _Writer:
    """One tree on its way out."""

    def __init__(self, links: Links, root: etree._Element) -> None:
        self.links = links
        self.quotes = Quotes()
        self.depth = links.level - 1
        self.ids = frozenset(str(id) for id in root.xpath(".//@id"))
        self.notes = {str(li.get("id")): li for li in root.xpath(".//ol[@class='footnotes']/li")}

    # ------------------------------------------------------------ blocks

    def blocks(self, parent: etree._Element, *, inner: bool) -> str:
        """The children of an element, each as a block; loose text becomes a paragraph."""
        out: list[str] = []
        loose: list[str] = []

        def flush() -> None:
            text = "".join(loose).strip()
            loose.clear()
            if text:
                out.append(text)
            self.quotes.before = " "

        if parent.text and parent.text.strip():
            loose.append(self.text(parent.text))
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            if child.tag in _INLINE:
                loose.append(self.inline_element(child))
            else:
                flush()
                out.append(self.block(child, inner=inner))
                self.quotes.before = " "
            if child.tail and child.tail.strip():
                loose.append(self.text(child.tail))
            elif child.tail and loose:
                loose.append(self.text(" "))
        flush()
        return "\n\n".join(part for part in out if part)

    def block(self, element: etree._Element, *, inner: bool) -> str:
        """One block element."""
        tag = str(element.tag)
        if re.fullmatch(r"h[1-6]", tag):
            return self.heading(element)
        if tag == "section":
            return self.section(element, inner=inner)
        if tag == "p":
            return self.paragraph(element)
        if element.get("class") == "footnotes":
            return ""
        if tag in ("ul", "ol"):
            return self.list(element, ticks=self.links.ticks and not inner)
        if tag == "table":
            return self.table(element, inner=inner)
        if tag == "dl":
            return self.definitions(element)
        if tag == "blockquote":
            return f"#quote(block: true)[{self.blocks(element, inner=True)}];"
        if tag == "pre":
            return f"#raw({literal(''.join(element.itertext()).rstrip())}, block: true);"
        if tag == "hr":
            return "#rule();"
        return self.blocks(element, inner=inner)

    def paragraph(self, element: etree._Element) -> str:
        """A paragraph; one that holds a picture and nothing else is a figure."""
        if len(element) == 1 and element[0].tag == "img" and not (element.text or "").strip():
            return self.picture(element[0])
        return self.inline(element).strip()

    def heading(self, element: etree._Element) -> str:
        """A heading that never skips a level."""
        if not self.links.headings:
            return f"#strong[{self.inline(element)}];"
        wanted = self.links.level + int(str(element.tag)[1]) - 2
        self.depth = max(self.links.level, min(wanted, self.depth + 1))
        return f"#heading(depth: {self.depth})[{self.inline(element)}];{self.label(element)}"

    def label(self, element: etree._Element) -> str:
        """The label of an element that has an id."""
        id = element.get("id")
        return f" #label({literal(self.links.prefix + str(id))});" if id else ""

    def section(self, element: etree._Element, *, inner: bool) -> str:
        """A block of the authoring format as a callout, or lines to write on."""
        kind = element.get("data-block") or "note"
        title = "none"
        first = element[0] if len(element) else None
        if first is not None and first.get("class") == "block-title":
            title = f"[{self.inline(first)}]"
            element.remove(first)
        if kind == "write-on":
            return call("write-on", title, lines=element.get("data-lines") or "1").strip()
        nations = (element.get("data-nation") or "").split()
        named = {
            "title": title,
            "nations": array(literal(self.links.names.get(nation, nation)) for nation in nations),
            "checked": literal(element.get("data-checked") or ""),
            "inner": _bool(inner),
            "whole": _bool(len("".join(element.itertext())) <= _LONG_BLOCK),
        }
        body = self.blocks(element, inner=True)
        return call("callout", literal(kind), **named, body=f"[{body}]").strip()

    def list(self, element: etree._Element, *, ticks: bool) -> str:
        """A list: bulleted, numbered, or to tick off."""
        items = [f"[{self.item(item)}]" for item in element if item.tag == "li"]
        if element.tag == "ul":
            return call("ticked" if ticks else "list", *items).strip()
        return call("enum", *items, start=element.get("start") or "1").strip()

    def item(self, element: etree._Element) -> str:
        """What stands in one item of a list."""
        self.quotes.before = " "
        return self.blocks(element, inner=True)

    def definitions(self, element: etree._Element) -> str:
        """Terms with their definitions."""
        rows: list[tuple[str, str]] = []
        for child in element:
            if child.tag == "dt":
                rows.append((self.inline(child), ""))
            elif child.tag == "dd" and rows:
                term, said = rows[-1]
                rows[-1] = (term, "\n\n".join(part for part in (said, self.item(child)) if part))
        return call("defs", *(f"([{term}], [{said}])" for term, said in rows)).strip()

    def table(self, element: etree._Element, *, inner: bool) -> str:
        """A table: its widths follow from its words, its look from the template."""
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
        if not rows:
            return ""
        count = max(len(row) for row in rows)
        texts = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]
        aligns = [_align(rows[0][n]) if n < len(rows[0]) else "left" for n in range(count)]
        cells = [
            array([f"[{self.item(cell)}]" for cell in row] + ["[]"] * (count - len(row))) for row in rows
        ]
        return call(
            "data-table",
            widths=array(f"{weight:.2f}" for weight in weights(texts, count)),
            aligns=array(aligns),
            head=cells[0],
            rows=array(cells[1:]),
            inner=_bool(inner),
        ).strip()

    # ------------------------------------------------------------ inline

    def inline(self, element: etree._Element) -> str:
        """The text of an element with its marks."""
        if element.getparent() is None or element.tag not in _INLINE:
            self.quotes.before = " "
        return self.run(element)

    def run(self, element: etree._Element) -> str:
        """Text and inline children, the state of the quotation marks carried on."""
        out = [self.text(element.text)]
        for child in element:
            if isinstance(child.tag, str):
                out.append(self.inline_element(child))
            out.append(self.text(child.tail))
        return "".join(out)

    def text(self, text: str | None) -> str:
        """A run of text, white space joined."""
        return self.quotes.set(re.sub(r"[ \t\r\n]+", " ", text)) if text else ""

    def inline_element(self, element: etree._Element) -> str:
        """One inline element."""
        tag = str(element.tag)
        if tag in ("strong", "b"):
            return f"#strong[{self.run(element)}];"
        if tag in ("em", "i"):
            name = "as-said" if element.get("class") == "as-said" else "emph"
            return f"#{name}[{self.run(element)}];"
        if tag == "code":
            return f"#raw({literal(''.join(element.itertext()))});"
        if tag == "br":
            self.quotes.before = " "
            return "#linebreak();"
        if tag == "cite":
            return self.citation(element)
        if tag == "a":
            return self.link(element)
        if tag == "img":
            return self.picture(element)
        if tag == "sup":
            return self.superscript(element)
        if tag in ("sub", "del"):
            return f"#{'sub' if tag == 'sub' else 'strike'}[{self.run(element)}];"
        return self.run(element)

    def citation(self, element: etree._Element) -> str:
        """The numbers of the sources of one citation, with their places in them."""
        known = [a for a in element.iter("a") if a.get("data-cite") in self.links.citations]
        self.quotes.before = "]"
        if not known:
            return ""
        told = (
            f"({self.links.citations[str(a.get('data-cite'))]}, {literal(a.get('data-locator') or '')})" for a in known
        )
        return f"#refs({', '.join(told)});"

    def link(self, element: etree._Element) -> str:
        """A link as words on paper: where it leads is a page, a number, an address or a blank line."""
        said = self.run(element)
        href = element.get("href")
        if href is None:
            key = (element.get("data-scheme") or "", element.get("data-target") or "")
            return self.scheme_link(said, self.links.targets.get(key, Target()), last=_is_last_of_cell(element))
        if href.startswith("#"):
            return self.inside(said, href[1:])
        if not href.startswith(("https://", "http://", "mailto:")):
            return said
        shown = "".join(element.itertext()).strip()
        address = re.sub(r"^(https?://|mailto:)", "", href).rstrip("/")
        also = "" if shown.rstrip("/").endswith(address) else f"#web({literal(breakable(address))});"
        return f"#link({literal(href)})[{said}];{also}"

    def inside(self, said: str, id: str) -> str:
        """A link inside the tree."""
        return f"#link(label({literal(self.links.prefix + id)}))[{said}];" if id in self.ids else said

    def scheme_link(self, said: str, target: Target, *, last: bool) -> str:
        """A link whose scheme the caller resolved."""
        out = f"#link(label({literal(target.label)}))[{said}];" if target.label else said
        if target.after:
            out += self.text(f" ({target.after})")
        if target.page and target.label:
            out += f"#on-page(label({literal(target.label)}));"
        if target.blank:
            out += "#blank-rest();" if last else "#blank(14);"
        return out

    def superscript(self, element: etree._Element) -> str:
        """A raised text, or the footnote that it stands for."""
        ref = next((a for a in element.iter("a") if str(a.get("href")).removeprefix("#") in self.notes), None)
        if ref is None:
            return f"#super[{self.run(element)}];"
        note = self.notes[str(ref.get("href"))[1:]]
        before, self.quotes.before = self.quotes.before, " "
        said = self.blocks(note, inner=True)
        self.quotes.before = before
        return f"#footnote[{said}];"

    def picture(self, element: etree._Element) -> str:
        """A picture with its text alternative."""
        alt = element.get("alt") or ""
        key = self.links.pictures.get(element.get("src") or "")
        return self.text(alt) if key is None else call("picture", literal(key), alt=literal(alt)).strip()


def _bool(value: bool) -> str:  # noqa: FBT001  a Typst word for it, nothing else
    return "true" if value else "false"


def _is_last_of_cell(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "td" and element.getnext() is None and not (element.tail or "").strip()


def _align(cell: etree._Element) -> str:
    given = cell.get("align") or ""
    return given if given in ("left", "right", "center") else "left"
