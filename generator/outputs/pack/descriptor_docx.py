"""The module descriptor as a Word document: boards want it in their own form, so it must be easy to take over."""

from collections.abc import Iterator

from generator.formats.docx import write
from generator.formats.docx_look import Look
from generator.formats.docx_parts import Doc, Heading, Listing, Para, Part, Run, Table, cell, runs
from generator.formats.docx_text import Reading, parts_of
from generator.formats.quotes import curl
from generator.formats.typst_spans import Links
from generator.model.catalogue import say
from generator.outputs.pack.descriptor import DescriptorView, foot

_LEAST = 6
"""Letters for which every fact has room."""
_LOOK = Look(size=10.25)
"""Text in tables is a little smaller: 9.5 points, as in print."""


def render(view: DescriptorView) -> bytes:
    """The descriptor as a Word document; the same view gives the same bytes."""
    pack = view.pack
    house = pack.house
    reading = Reading(Links(prefix="part-", level=3))
    *short, (name, text) = view.facts
    top: list[Part] = [Para(runs(say("descriptor.kind")), "kind"), Heading(1, runs(curl(pack.title)))]
    top += [Para(runs(curl(view.title)), near=True)] if view.title else []
    heads = tuple(cell(fact) for fact, _ in short)
    top.append(Table(heads, (tuple(cell(curl(told)) for _, told in short),), widths=tuple(map(_wish, short))))
    top.append(Para((Run(f"{name}: ", bold=True), *runs(curl(text)))))
    heads = (cell(say("descriptor.col-part")), cell(say("descriptor.col-value")))
    rows = tuple((cell(title, bold=True), _flat(parts_of(xml, reading))) for title, xml in view.parts)
    return write(
        Doc(
            title=f"{pack.code} {pack.title}: {say('descriptor.kind')}",
            author=house.name,
            lang="en-GB",
            made=house.released,
            parts=(*top, Table(heads, rows, widths=(1.0, 4.6), loose=True), Para(runs(foot(pack)), "small")),
            foot=say("descriptor.docx-foot", code=pack.code, name=house.name, version=house.version),
            look=_LOOK,
        )
    )


def _wish(fact: tuple[str, str]) -> float:
    """Width that a fact asks for."""
    return float(max(len(fact[0]), len(fact[1]), _LEAST))


def _flat(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts for a cell: the items of a list are paragraphs, in the size of the table."""
    return tuple(made for part in parts for made in (_items(part) if isinstance(part, Listing) else (part,)))


def _items(given: Listing) -> Iterator[Part]:
    for item in given.items:
        yield from item
