"""The posters: one side of A4 each, for the walls around a course, to be read from across a room."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.formats.typst import to_typst
from generator.formats.typst_press import facts, theme_files
from generator.formats.typst_text import array, block, call, literal, words
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Poster, Shelf, Tree
from generator.model.poster import POSTERS, PosterMatter
from generator.model.reference import Service
from generator.outputs.output import Output
from generator.outputs.pack.document import opening
from generator.outputs.pack.frame import Frame, listed, long_date
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.short import with_web
from generator.outputs.pack.view import PackView

_NAME = "poster"


@dataclass(frozen=True, slots=True)
class PosterView:
    """All that one poster shows: of a pack only its house and its blanks."""

    pack: PackView
    matter: PosterMatter
    body: Tree
    services: tuple[Service, ...]
    services_note: str
    """How far the numbers were checked. Printed wherever they are."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A PDF for each poster."""
    theme = theme_files()
    for poster in curriculum.shelf.posters_in_order:
        view = poster_view(poster, curriculum.shelf)
        path = f"{POSTERS}/{poster.id}.pdf"
        yield Job(path, render, view, media=theme, sources=(poster.file,), about=poster.id, info=facts)


def poster_view(poster: Poster, shelf: Shelf) -> PosterView:
    """One poster with the services that it lists."""
    matter = poster.matter
    pack = names_view(matter.title, "", matter.review, shelf, (poster.body.xml,))
    services = shelf.services.reachable(matter.services) if shelf.services else ()
    return PosterView(pack, matter, poster.body, services, shelf.services.note if shelf.services else "")


def render(view: PosterView) -> bytes:
    """The poster as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: PosterView) -> str:
    """The Typst source of a poster."""
    matter, house = view.matter, view.pack.house
    links = replace(Frame(view.pack).sheet_links(_NAME), level=2)
    scheme, _, target = (matter.more or "").partition(":")
    return (
        opening(view.pack, say("pack.poster"))
        + '#import "poster.typ": poster\n'
        + call(
            "poster",
            title=words(matter.title),
            hangs=words(say("pack.poster-hangs", where=matter.hangs)),
            foot=words(_foot(view.pack)),
            target=literal(_NAME),
            lines=array(_line(view, service) for service in view.services),
            note=words(view.services_note) if view.services else "none",
            body=block(to_typst(view.body.xml, links)),
            **(with_web(house, scheme, target) if matter.more else {}),
        )
    )


def _line(view: PosterView, service: Service) -> str:
    """A service with what reaches it. Of one that is not everywhere the nation stands first.

    Where anybody may come past, the nation stands alone: the names of services say what they are for.
    """
    names = {nation.id: nation.title for nation in view.pack.house.nations}
    nations = listed([names.get(id, id) for id in service.nations])
    everywhere = not names or set(names) <= set(service.nations)
    open_wall = view.matter.seen_by == "anyone"
    first = service.name if everywhere else nations
    second = "" if everywhere or open_wall else service.name
    numbers = [line.value for line in service.lines if line.kind == "phone"]
    reach = listed(numbers or [line.value.removeprefix("https://") for line in service.lines])
    return array((words(first), words(second) if second else "none", words(reach)))


def _foot(pack: PackView) -> str:
    """Whose poster it is, when it was checked, and its honest status."""
    house, review = pack.house, pack.review
    return say(
        "pack.card-foot",
        name=house.name,
        version=house.version,
        date=long_date(review.checked),
        status=say(f"pack.review.{review.status}"),
        licence=house.licence,
    )


OUTPUT = Output("posters", "Posters as PDF, one side of A4 each, to be read from across a room", plan)
