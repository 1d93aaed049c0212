"""SCORM objects: one for each module, a page that shows one part at a time and keeps nothing of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import etree

from generator.formats.inline import inline
from generator.formats.question_items import bare
from generator.formats.scorm12 import Sco, scorm12
from generator.jobs.job import Job
from generator.model.audience import SelfCheck, for_learner
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Module
from generator.outputs.output import Output
from generator.outputs.universities.bare_pages import BarePage, BareShelf, bare_shelf, learner_pages
from generator.outputs.universities.cartridges import lean
from generator.outputs.universities.questions import FOLDER

_HERE = Path(__file__).parent
_LAUNCH = "index.html"


@dataclass(frozen=True, slots=True)
class ObjectView:
    """All that one object is made from."""

    module: Module
    room: BareShelf


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """An object for each module."""
    for module in curriculum.modules:
        view = ObjectView(lean(module), bare_shelf(curriculum.shelf, (module,)))
        path = f"{FOLDER}/{module.slug}/{module.id.lower()}-scorm.zip"
        yield Job(path, render, view, sources=(module.index,), about=module.id)


def render(view: ObjectView) -> bytes:
    """The object as a SCORM 1.2 package."""
    module = view.module
    pages = learner_pages(module, view.room)
    files = {
        _LAUNCH: _document(view, pages).encode(),
        "object.css": (_HERE / "object.css").read_bytes(),
        "object.js": (_HERE / "object.js").read_bytes(),
    }
    for page in pages:
        files |= {f"{page.id.casefold()}/{name}": blob for name, blob in page.pictures.items()}
    return scorm12(Sco(module.id, f"{module.id} {module.matter.title}", _LAUNCH, files))


def _document(view: ObjectView, pages: tuple[BarePage, ...]) -> str:
    """The one page: what stands on every page of other packages stands once, at its end."""
    module, foot = view.module, view.room.foot()
    parts = [(page.id.casefold(), page.title, _inside(page, foot)) for page in pages]
    if checks := for_learner(module).self_checks:
        title = say("universities.self-check")
        questions = "".join(_question(number, check) for number, check in enumerate(checks, 1))
        lead = f"<p>{say('universities.self-check-lead')}</p>"
        parts.insert(len(parts) - 1, ("self-check", title, f"<h1>{escape(title)}</h1>{lead}{questions}"))
    links = "".join(f'<li><a href="#{id}">{escape(title)}</a></li>' for id, title, _ in parts)
    sections = "".join(f'<section id="{id}">{html}</section>' for id, _, html in parts)
    data = {
        "place": say("universities.place"),
        "choose": say("universities.choose"),
        "right": say("universities.all-right"),
        "not-yet": say("universities.not-yet"),
    }
    told = "".join(f' data-{name}="{escape(text)}"' for name, text in data.items())
    name = escape(f"{module.id} {module.matter.discreet_title}")
    move = (
        f'<nav class="move" aria-label="{say("universities.moving")}"><button type="button" data-back>{say("universities.back")}</button>'
        f'<span data-place></span><button type="button" data-next>{say("universities.next")}</button></nav>'
    )
    menu = f'<nav class="parts" aria-label="{say("universities.contents")}"><ol>{links}</ol></nav>'
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{name}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><link rel="stylesheet" href="object.css"></head>'
        f"<body{told}>{menu}<main>{sections}</main>{move}<footer>{foot}</footer>"
        '<script src="object.js"></script></body></html>\n'
    )


def _inside(page: BarePage, foot: str) -> str:
    """The inside of a page without its foot, its pictures found, its tables free to scroll."""
    root = etree.fromstring(f"<div>{page.html.removesuffix(foot)}</div>")
    for picture in root.iter("img"):
        picture.set("src", f"{page.id.casefold()}/{picture.get('src')}")
    for table in list(root.iter("table")):
        holder = etree.Element("div", {"class": "wide", "tabindex": "0", "role": "group", "aria-label": _named(table)})
        holder.tail, table.tail = table.tail, None
        parent = table.getparent()
        if parent is not None:
            parent.replace(table, holder)
            holder.append(table)
    return "".join(etree.tostring(child, method="html", encoding="unicode") for child in root)


def _named(table: etree._Element) -> str:
    """What a table is called: its headings."""
    heads = (" ".join("".join(map(str, head.itertext())).split()) for head in table.iter("th"))
    return say("universities.table", heads=", ".join(head for head in heads if head))


def _question(number: int, check: SelfCheck) -> str:
    """One question: a form with a script, and what each choice says to open without one."""
    kind = "radio" if check.kind == "one" else "checkbox"
    id = escape(check.id)
    rows = "".join(
        f'<label><input type="{kind}" name="{id}" value="{escape(option.id)}" data-right="{int(option.correct)}">'
        f"<span>{bare(inline(option.text))}</span></label>"
        for option in check.options
    )
    said = "".join(
        f'<li data-said="{escape(option.id)}">{bare(inline(option.feedback))}</li>' for option in check.options
    )
    return (
        f'<form data-question="{id}"><fieldset><legend>{number}. {bare(inline(check.stem))}</legend>{rows}'
        f'<button type="submit">{say("universities.check-it")}</button><div role="status"></div>'
        f"<details><summary>{say('universities.answers')}</summary><ol>{said}</ol></details></fieldset></form>"
    )


OUTPUT = Output("objects", "SCORM 1.2 objects, one for each module", plan)
