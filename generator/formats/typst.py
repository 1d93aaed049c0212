"""Typst: a semantic tree as markup for a template. Knows no curriculum and no layout.

What a callout, a table or a citation looks like is the template's business. It must define
`as-said`, `blank`, `blank-rest`, `callout`, `data-table`, `defs`, `lead-in`, `on-page`, `picture`, `refs`,
`rule`, `ticked`, `web` and `write-on`; and `indexed`, where a target has a mark.
"""

from collections.abc import Callable, Mapping

from lxml import etree

from generator.formats.columns import rooms, tall_rows, weights
from generator.formats.typst_spans import INLINE, Links, Spans, Target, text_of
from generator.formats.typst_text import array, call, literal

__all__ = ["Links", "Target", "to_typst"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TICK = "☐"
_LONG_BLOCK = 1100
"""Characters; a longer block may break over two pages."""
_MANY = 24
"""Paragraphs, rows and items of a block that stays whole."""
_LEAD = 240
"""Characters of a paragraph that stays with the table that follows it."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def to_typst(tree_xml: str, links: Links) -> str:
    """Typst markup of a tree."""
    root = etree.fromstring(tree_xml, _PARSER)
    return _Blocks(links, root).all(root, inner=links.narrow).strip()


class _Blocks:
    """The blocks of one tree on their way out; what is kept is how deep its headings have gone."""

    def __init__(self, links: Links, root: etree._Element) -> None:
        self.links = links
        self.spans = Spans(links, root)
        self.depth = links.level - 1
        self._own: Mapping[str, Callable[[etree._Element], str]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            "p": self._paragraph,
            "dl": self._definitions,
            "pre": _preformatted,
            "hr": _rule,
            "blockquote": self._quotation,
        }
        self._placed: Mapping[str, Callable[[etree._Element, bool], str]] = {
            "section": self._section,
            "table": self._table,
            "ul": self._list,
            "ol": self._list,
        }

    def all(self, parent: etree._Element, *, inner: bool) -> str:
        """The children of an element, each as a block; loose text becomes a paragraph.

        `inner` text stands inside something else, and has no prompt margin of its own.
        """
        out: list[str] = []
        loose: list[str] = [self.spans.text(parent.text)] if (parent.text or "").strip() else []
        for child in parent:
            tag = str(child.tag)
            if tag in INLINE:
                loose.append(self.spans.span(child))
            else:
                self._flush(loose, out)
                out.append(self._block(child, inner=inner))
                self.spans.fresh()
            if (child.tail or "").strip() or loose:
                loose.append(self.spans.text(child.tail))
        self._flush(loose, out)
        return "\n\n".join(part for part in out if part)

    def _flush(self, loose: list[str], out: list[str]) -> None:
        out.append("".join(loose).strip())
        loose.clear()
        self.spans.fresh()

    def _block(self, element: etree._Element, *, inner: bool) -> str:
        """One block element; one that is not known gives its children."""
        tag = str(element.tag)
        if tag in self._own:
            self.spans.fresh()
            return self._own[tag](element)
        if tag in self._placed:
            return self._placed[tag](element, inner)
        return self.all(element, inner=inner)

    def _item(self, element: etree._Element) -> str:
        """What stands in an item of a list or a cell of a table."""
        self.spans.fresh()
        return self.all(element, inner=True)

    def _paragraph(self, element: etree._Element) -> str:
        """A paragraph; one that holds a picture and nothing else is a figure."""
        if len(element) == 1 and element[0].tag == "img" and not (element.text or "").strip():
            return self.spans.picture(element[0])
        said = self.spans.run(element).strip()
        return f"#lead-in[{said}];" if _leads(element) else said

    def _quotation(self, element: etree._Element) -> str:
        return f"#quote(block: true)[{self.all(element, inner=True)}];"

    def _heading(self, element: etree._Element) -> str:
        """A heading that never skips a level."""
        said = self.spans.run(element)
        if not self.links.headings:
            return f"#strong[{said}];"
        wanted = self.links.level + int(str(element.tag)[1]) - 2
        self.depth = max(self.links.level, min(wanted, self.depth + 1))
        id = element.get("id")
        label = f" #label({literal(self.links.prefix + id)});" if id else ""
        return f"#heading(depth: {self.depth})[{said}];{label}"

    def _section(self, element: etree._Element, inner: bool) -> str:  # noqa: FBT001  one signature for all in the table
        """A block of the authoring format as a callout, or lines to write on."""
        kind = element.get("data-block") or "note"
        titled = len(element) > 0 and element[0].get("class") == "block-title"
        self.spans.fresh()
        title = f"[{self.spans.run(element[0])}]" if titled else "none"
        if titled:
            element.remove(element[0])
        if kind == "write-on":
            return call("write-on", title, lines=str(int(element.get("data-lines") or "1"))).strip()
        nations = (element.get("data-nation") or "").split()
        return call(
            "callout",
            literal(kind),
            title=title,
            nations=array(literal(self.links.names.get(nation, nation)) for nation in nations),
            checked=literal(element.get("data-checked") or ""),
            inner=_word(inner),
            whole=_word(len(text_of(element)) <= _LONG_BLOCK and len([*element.iter("li", "tr", "p")]) <= _MANY),
            body=f"[{self._item(element)}]",
        ).strip()

    def _list(self, element: etree._Element, inner: bool) -> str:  # noqa: FBT001  as above
        """A list: bulleted, numbered, or to tick off. The box of footnotes is set where they are called."""
        if element.get("class") == "footnotes":
            return ""
        ticked = _unticked(element) if element.tag == "ul" else False
        items = [f"[{self._item(item)}]" for item in element if item.tag == "li"]
        if ticked:
            return call("list", *items, marker=f"[{_TICK}]").strip()
        if element.tag == "ol":
            return call("enum", *items, start=str(int(element.get("start") or "1"))).strip()
        return call("ticked" if self.links.ticks and not inner else "list", *items).strip()

    def _definitions(self, element: etree._Element) -> str:
        """Terms with their definitions."""
        rows: list[tuple[str, str]] = []
        for child in element:
            if child.tag == "dt":
                self.spans.fresh()
                rows.append((self.spans.run(child), ""))
            elif child.tag == "dd" and rows:
                term, said = rows[-1]
                rows[-1] = (term, "\n\n".join(part for part in (said, self._item(child)) if part))
        return call("defs", *(f"([{term}], [{said}])" for term, said in rows)).strip()

    def _table(self, element: etree._Element, inner: bool) -> str:  # noqa: FBT001  as above
        """A table: its widths follow from its words, its look from the template."""
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in element.iter("tr")]
        if not rows:
            return ""
        count = max(len(row) for row in rows)
        texts = [[" ".join(text_of(cell).split()) for cell in row] for row in rows]
        aligns = [_align(rows[0][n]) if n < len(rows[0]) else "left" for n in range(count)]
        wide = weights(texts, count, self.links.line)
        room = rooms(wide, self.links.line)
        cells = [
            array([self._cell(cell, room[n]) for n, cell in enumerate(row)] + ["[]"] * (count - len(row)))
            for row in rows
        ]
        tall = tall_rows(texts[1:], room)
        named = {"tall": array(map(str, tall))} if tall else {}
        return call(
            "data-table",
            widths=array(f"{weight:.2f}" for weight in wide),
            aligns=array(aligns),
            head=cells[0],
            rows=array(cells[1:]),
            inner=_word(inner),
            **named,
        ).strip()

    def _cell(self, cell: etree._Element, room: float) -> str:
        """A cell, whose words break where they are wider than its column."""
        before = self.spans.quotes.room
        self.spans.quotes.room = min(room, before)
        said = f"[{self._item(cell)}]"
        self.spans.quotes.room = before
        return said


def _preformatted(element: etree._Element) -> str:
    return f"#raw({literal(text_of(element).rstrip())}, block: true);"


def _rule(_element: etree._Element) -> str:
    return "#rule();"


def _unticked(element: etree._Element) -> bool:
    """Whether every item of a list begins with a box to tick; it then is the item's marker, and leaves its text."""
    items = [item for item in element if item.tag == "li"]
    if not items or any(not (item.text or "").lstrip().startswith(_TICK) for item in items):
        return False
    for item in items:
        item.text = (item.text or "").lstrip().removeprefix(_TICK).lstrip()
    return True


def _leads(element: etree._Element) -> bool:
    """Whether a paragraph belongs to what follows it: it is short before a table, or ends with a colon."""
    after = element.getnext()
    if after is None or not isinstance(after.tag, str):
        return False
    said = text_of(element).strip()
    return (after.tag == "table" and len(said) <= _LEAD) or (after.tag in ("ul", "ol", "table") and said.endswith(":"))


def _word(value: bool) -> str:  # noqa: FBT001  Typst's word for it, nothing else
    return "true" if value else "false"


def _align(cell: etree._Element) -> str:
    given = cell.get("align") or ""
    return given if given in ("left", "right", "center") else "left"
