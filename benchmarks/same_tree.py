"""One text for two typesetters: trees of the real modules as our print, and as HTML with a plain print style.

Both have a cover, contents with page numbers, a running head, page numbers, PDF/UA-1. The HTML is ready
before the clock starts; our way from the tree to Typst is inside it (`benchmarks.one`).
"""

import base64
import pickle
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import etree

from generator.formats.typst_text import call, words
from generator.model import catalogue
from generator.model.curriculum import Curriculum, Module
from generator.outputs.pack.document import opening
from generator.outputs.pack.plan import module_view

FONTS = Path(__file__).resolve().parent.parent / "overrides" / "print" / "fonts"
FACES = (
    ("Sans", "AtkinsonHyperlegibleNext_400Regular", 400, "normal"),
    ("Sans", "AtkinsonHyperlegibleNext_400Regular_Italic", 400, "italic"),
    ("Sans", "AtkinsonHyperlegibleNext_700Bold", 700, "normal"),
    ("Serif", "SourceSerif4_600SemiBold", 600, "normal"),
)
STYLE = """
@page { size: A4; margin: 25mm 20mm 22mm 51mm; @top-left { content: string(part); font: 9.5pt Sans }
        @bottom-right { content: counter(page) " of " counter(pages); font: 9.5pt Sans } }
body { font: 12pt/1.45 Sans; color: #1E2A2E }
h1, h2, h3, h4 { font-family: Serif; font-weight: 600; break-after: avoid; line-height: 1.2 }
h2 { string-set: part content(); font-size: 21pt }
section.block { margin: 1.3em 0; border-left: 2pt solid #1E2A2E; padding-left: 4mm; break-inside: avoid }
section.block::before { content: attr(data-block); font-weight: 700 }
table { width: 100%; border-collapse: collapse; margin: 1.3em 0; font-size: 0.92em } tr { break-inside: avoid }
th, td { text-align: left; vertical-align: top; padding: 0.5em 0.9em 0.5em 0; border-bottom: 0.6pt solid #98A29E }
nav a::after { content: leader(".") target-counter(attr(href), page) } nav li { list-style: none }
"""
Text = tuple[str, str]
"""A title, and a tree as XHTML."""


def texts(module: Module) -> Iterator[Text]:
    """The reading, the handouts and the task of a module, as both typesetters get them."""
    yield f"{module.id} {module.matter.title}", module.reading.xml
    for handout in module.handouts:
        yield f"{module.id} {handout.matter.title}", handout.body.xml
    yield f"{module.id} {module.assessment.matter.title}", module.assessment.task.xml


def written(curriculum: Curriculum, pages: int) -> list[Text]:
    """Texts for about that many of our pages, by their letters."""
    found: list[Text] = []
    room = pages * 1430
    for module in curriculum.modules:
        for title, xml in texts(module):
            if xml and room > 0:
                found.append((title, without_pictures(xml)))
                room -= len("".join(etree.fromstring(xml).itertext()))
    return found


def without_pictures(xml: str) -> str:
    """A tree without its pictures and citations: the two would be made differently, not better."""
    root = etree.fromstring(xml)
    for element in [*root.iter("img", "cite")]:
        blank = etree.Element("span")
        blank.tail = element.tail
        element.getparent().replace(element, blank)
    return etree.tostring(root, encoding="unicode")


def ours(curriculum: Curriculum, given: list[Text]) -> bytes:
    """What our process gets: the texts as trees, the opening of the document, the words of the template."""
    view = module_view(curriculum.modules[0], curriculum.shelf)
    start = opening(view) + call("contents", depth="2") + call("group", words("Texts"))
    return pickle.dumps((start, given, view.house.released, catalogue.words("pack")))


def html(given: list[Text]) -> str:
    """The same as HTML."""
    faces = "".join(
        f"@font-face {{ font-family: {family}; font-weight: {weight}; font-style: {style}; "
        f"src: url(data:font/ttf;base64,{base64.b64encode((FONTS / f'{name}.ttf').read_bytes()).decode()}) }}\n"
        for family, name, weight, style in FACES
    )
    rows = "".join(f'<li><a href="#t{n}">{escape(title)}</a></li>' for n, (title, _) in enumerate(given))
    parts = "".join(
        f'<h2 id="t{n}" style="break-before: page">{escape(title)}</h2>{body(xml, n)}'
        for n, (title, xml) in enumerate(given)
    )
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Texts</title><style>{faces}{STYLE}'
        f"</style></head><body><h1>Texts</h1><nav><ul>{rows}</ul></nav>{parts}</body></html>"
    )


def body(xml: str, number: int) -> str:
    """A tree as HTML: ids made single, headings one level down, links by scheme as their words."""
    root = etree.fromstring(xml)
    for element in root.iter("*"):
        if element.get("id"):
            element.set("id", f"t{number}-{element.get('id')}")
        if element.get("href", "").startswith("#"):
            element.set("href", f"#t{number}-{element.get('href')[1:]}")
        if element.tag == "a" and element.get("data-scheme"):
            element.tag = "span"
        if element.tag in ("h2", "h3", "h4"):
            element.tag = f"h{int(element.tag[1]) + 1}"
    return etree.tostring(root, encoding="unicode", method="html")
