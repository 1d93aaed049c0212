"""The module descriptor as a Word document: boards want it in their own form, so it must be easy to take over."""

from generator.formats.docx import write
from generator.formats.docx_look import Look
from generator.formats.docx_parts import Doc, Heading, Para, Part, Table, cell, runs
from generator.formats.docx_text import Reading, parts_of
from generator.formats.quotes import curl
from generator.formats.typst_spans import Links
from generator.model.catalogue import say
from generator.outputs.pack.descriptor import DescriptorView, foot

_LOOK = Look(size=9.5)
"""As small as the print: two sides at most."""


def render(view: DescriptorView) -> bytes:
    """The descriptor as a Word document; the same view gives the same bytes."""
    pack = view.pack
    links = Links(prefix="part-", level=3)
    rows = tuple((cell(name, bold=True), cell(curl(text))) for name, text in view.facts)
    body: list[Part] = []
    for title, xml in view.parts:
        body += [Heading(2, runs(title)), *parts_of(xml, Reading(links))]
    top: list[Part] = [Para(runs(say("descriptor.kind")), "kind"), Heading(1, runs(curl(pack.title)))]
    top += [Para(runs(curl(view.title)), "lead")] if view.title else []
    heads = (cell(say("descriptor.col-fact")), cell(say("descriptor.col-value")))
    house = pack.house
    return write(
        Doc(
            title=f"{pack.code} {pack.title}: {say('descriptor.kind')}",
            author=house.name,
            lang="en-GB",
            made=house.released,
            parts=(*top, Table(heads, rows, widths=(1.0, 4.0)), *body, Para(runs(foot(pack)), "small")),
            foot=say("descriptor.docx-foot", code=pack.code, name=house.name, version=house.version),
            look=_LOOK,
        )
    )
