"""Markdown to XHTML text by Python-Markdown, one machine for each thread, with our blocks and no raw HTML."""

import re
import threading
import xml.etree.ElementTree as ET
from functools import cache
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from generator.formats.inline import citation_parts
from generator.source.blocks import KINDS

_CITE = r"\[(@[^\[\]\x02\x03]+)\](?!\()"
_ENTITY = r"&(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_TRIES = 50
"""Times that the parser may look at one block. Measured: three at most."""
NO_HEADING = r"(?!#[a-z])"
"""Before a heading: `#let` at the start of a line is a word with a sign, and stays text."""
_EXTENSIONS = ("attr_list", "def_list", "fenced_code")


class _Citation(InlineProcessor):
    """`[@a, s. 1; @b]` as `<cite>` with an empty anchor for each key."""

    def handleMatch(self, m: "re.Match[str]", data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
        parts = citation_parts(m[1])
        if parts is None:
            return None, None, None
        cite = ET.Element("cite", {"class": "citation"})
        for key, locator in parts:
            ET.SubElement(cite, "a", {"data-cite": key, **({"data-locator": locator} if locator else {})})
        return cite, m.start(0), m.end(0)


class _Headings(HashHeaderProcessor):
    """Headings, `#let` not among them."""

    RE = re.compile(HashHeaderProcessor.RE.pattern.replace("(?P<level>", f"{NO_HEADING}(?P<level>", 1))


class _Entity(InlineProcessor):
    """`&amp;` and `&nbsp;` as the character that they name."""

    def handleMatch(self, m: "re.Match[str]", data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
        return unescape(m[0]), m.start(0), m.end(0)


class _Numbered(Block):  # type: ignore[misc] # pymdownx has no types
    """A block as an element that carries its number in the scan; the title comes from the scan too."""

    ARGUMENT = None

    def on_init(self) -> None:
        """Count. A block in a place that the parser does not foresee can send it round for ever."""
        self.config["tries"].append(None)
        if len(self.config["tries"]) > _TRIES * (len(self.config["titles"]) + 1):
            raise RecursionError("the parser goes round in circles")

    def on_create(self, parent: ET.Element) -> ET.Element:
        """The element."""
        return ET.SubElement(parent, "section", {"data-n": self.argument or ""})

    def on_end(self, block: ET.Element) -> None:
        """Put the title first. Any earlier, and the content's first line could be read into it.

        The parser comes here only when it has seen the closing line, and that is noted.
        """
        block.set("data-closed", "")
        titles = self.config["titles"]
        number = block.get("data-n", "")
        if number.isdecimal() and int(number) < len(titles) and titles[int(number)]:
            title = ET.Element("p", {"class": "block-title"})
            title.text = titles[int(number)]
            block.insert(0, title)


class _Blocks(BlocksExtension):  # type: ignore[misc] # pymdownx has no types
    """Every kind of block."""

    def __init__(self, titles: list[str], tries: list[None]) -> None:
        super().__init__()
        self.config = {"titles": titles, "tries": tries}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802
        """Register them."""
        for name in KINDS:
            block_mgr.register(type(f"Block_{name}", (_Numbered,), {"NAME": name}), self.config)


class _Plain(Extension):
    """Takes out what would let HTML through or lines vanish; puts in citations and entities."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Change the machine."""
        md.preprocessors.deregister("html_block")
        for name in ("reference", "setextheader"):
            md.parser.blockprocessors.deregister(name)
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        for name in (
            "reference",
            "short_reference",
            "image_reference",
            "short_image_ref",
            "html",
            "automail",
            "entity",
        ):
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Citation(_CITE, md), "citation", 174)
        md.inlinePatterns.register(_Entity(_ENTITY, md), "entity", 80)


@cache
def _machine(thread: int) -> tuple[Markdown, list[str], list[None]]:  # noqa: ARG001 - the key: a machine has a memory
    titles: list[str] = []
    tries: list[None] = []
    machine = Markdown(
        extensions=[*_EXTENSIONS, "tables", "footnotes", _Blocks(titles, tries), _Plain()],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {"SEPARATOR": "-", "BACKLINK_TEXT": ""},
        },
        output_format="xhtml",
    )
    return machine, titles, tries


def to_xhtml(text: str, titles: tuple[str, ...]) -> str:
    """XHTML of a text whose block headers carry numbers; `titles` are the blocks' titles in that order.

    Raises RecursionError for a text that the parser cannot come to an end with.
    """
    machine, room, tries = _machine(threading.get_ident())
    room[:] = titles
    tries.clear()
    machine.reset()
    return machine.convert(text)
