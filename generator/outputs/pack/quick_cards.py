"""The quick cards of reference pages: one side of A4 each, that works alone in the hand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from generator.formats.typst import to_typst
from generator.formats.typst_press import facts, theme_files
from generator.formats.typst_text import array, block, call, literal, words
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Guide, Shelf, Tree
from generator.model.guide import QUICK_CARDS
from generator.model.reference import Service
from generator.model.standing import standing
from generator.outputs.output import Output
from generator.outputs.pack.document import opening
from generator.outputs.pack.frame import Frame, listed, long_date
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.sheets import sheet_sources
from generator.outputs.pack.short import with_web
from generator.outputs.pack.standing import briefly
from generator.outputs.pack.view import PackView

_NAME = "quick-card"


@dataclass(frozen=True, slots=True)
class CardView:
    """All that one quick card shows: of a pack only its house, its sources and its blanks."""

    pack: PackView
    subtitle: str
    body: Tree
    services: tuple[Service, ...]
    services_note: str
    """How far the numbers were checked. Printed wherever they are."""
    place: tuple[str, str]
    """Scheme and id of its page, where the web holds more."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A card for each reference page that ends with one."""
    theme = theme_files()
    for guide in curriculum.shelf.guides:
        if guide.card:
            view = card_view(guide, curriculum.shelf)
            path = f"{QUICK_CARDS}/{guide.id}.pdf"
            yield Job(path, render, view, media=theme, sources=(guide.file,), about=guide.name, info=facts)


def card_view(guide: Guide, shelf: Shelf) -> CardView:
    """The card of one page, with the services that it leads to."""
    subtitle, body = _parts(guide)
    matter = guide.matter
    pack = names_view(matter.title, "", matter.review, shelf, (body.xml,))
    pack = replace(pack, short_title=matter.short_title, standing=standing(guide, shelf))
    note = shelf.services.note if shelf.services else ""
    return CardView(pack, subtitle, body, _services(guide.card, shelf), note, (guide.kind, guide.id))


def _parts(guide: Guide) -> tuple[str, Tree]:
    """The words of the card's heading, unless they only say what it is, and its text with its own headings raised."""
    root = guide.card.root
    heading = root[0]
    said = " ".join("".join(str(text) for text in heading.itertext()).split())
    root.remove(heading)
    for element in root.iter("h3", "h4", "h5", "h6"):
        element.tag = f"h{int(str(element.tag)[1]) - 1}"
    plain = said.casefold() in (say("pack.quick-card").casefold(), guide.matter.title.casefold())
    return "" if plain else said, Tree(etree.tostring(root, encoding="unicode"))


def _services(card: Tree, shelf: Shelf) -> tuple[Service, ...]:
    """The services that a card leads to, or else those of the support group; only what can be rung or written to."""
    links = card.root.iterfind(".//a[@data-scheme='service']")
    named = [link.get("data-target", "") for link in links] or [shelf.settings.support_group or ""]
    return shelf.services.reachable(named) if shelf.services else ()


def render(view: CardView) -> bytes:
    """The card as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: CardView) -> str:
    """The Typst source of a card."""
    pack = view.pack
    frame = Frame(pack)
    links = replace(frame.sheet_links(_NAME), level=2)
    parts = [to_typst(view.body.xml, links), _help(view)]
    if pack.references:
        parts.append(sheet_sources(frame, tuple(frame.citations), _NAME, alone=True))
    return opening(pack, say("pack.quick-card")) + call(
        "quick-card",
        title=words(pack.title),
        subtitle=words(view.subtitle) if view.subtitle else "none",
        foot=words(_foot(pack)),
        target=literal(_NAME),
        depth="1",
        body=block("\n\n".join(part for part in parts if part)),
        **with_web(pack.house, *view.place),
    )


def _help(view: CardView) -> str:
    """Who can be reached, and how far that was checked."""
    if not view.services:
        return ""
    names = {nation.id: nation.title for nation in view.pack.house.nations}
    rows = array(
        f"({words(_where(service, names))}, {words(service.name)}, {words(_reach(service))})"
        for service in view.services
    )
    return call("card-help", words(say("pack.card-help")), rows, words(view.services_note))


def _where(service: Service, names: dict[str, str]) -> str:
    """The nations of a service."""
    whole = not names or set(names) <= set(service.nations)
    return say("pack.every-nation") if whole else listed([names.get(id, id) for id in service.nations])


def _reach(service: Service) -> str:
    """Numbers to ring; where there is none, what there is instead, under its kind."""
    numbers = [line.value for line in service.lines if line.kind == "phone"]
    others = [f"{say(f'pack.line.{line.kind}')} {line.value.removeprefix('https://')}" for line in service.lines]
    return ", ".join(numbers or others)


def _foot(pack: PackView) -> str:
    """Whose card it is, when it was checked, and its honest status."""
    house, review = pack.house, pack.review
    return say(
        "pack.card-foot",
        name=house.name,
        version=house.version,
        date=long_date(review.checked),
        status=briefly(pack.standing),
        licence=house.licence,
    )


OUTPUT = Output("quick-cards", "Quick cards of reference pages as PDF, one side of A4 each", plan)
