"""What an edition puts on paper: its logo, what it says of itself, and its contacts in place of blank lines."""

import re

from generator.formats.typst import Target
from generator.formats.typst_text import array, call, literal, pairs
from generator.model.catalogue import say
from generator.model.edition import Local
from generator.model.reference import Slot
from generator.outputs.pack.view import House

CONTACTS = "local-contacts"
"""Label of the page of local contacts."""
_INSIDE_A_NUMBER = re.compile(r"(?<=\d) (?=\d)")


def logo(house: House) -> str:
    """The edition's logo for the template, where there is one; how large it stands, the template knows."""
    matter = house.local.edition.matter.logo if house.local else None
    if house.local is None or matter is None or not house.local.edition.logo:
        return ""
    data = f"bytes({array(map(str, house.local.edition.logo))})"
    return call("edition-logo.update", pairs({"data": data, "alt": literal(matter.alt)}))


def about(house: House) -> str:
    """What an edition says of itself, and what is ours in it; nothing where it is nobody's."""
    local = house.local
    if local is None:
        return ""
    matter = local.edition.matter
    names = {nation.id: nation.title for nation in house.nations}
    where = say("edition.nations", nations=", ".join(names.get(id, id) for id in matter.nations))
    told = (say("edition.about", edition=matter.name, name=local.of), where if matter.nations else "", matter.note)
    return " ".join(text for text in told if text)


def targets(house: House, slots: tuple[Slot, ...], *, sheet: bool) -> dict[tuple[str, str], Target]:
    """What a link to each slot becomes: what the edition wrote there, or a line to write on.

    A loose `sheet` names no page of the pack.
    """
    known = house.local.edition.contact if house.local else {}
    blank = Target(blank=True) if sheet else Target(CONTACTS, page=True, fill=True)
    label = "" if sheet else CONTACTS
    return {
        ("local", slot.id): Target(label, after=unbroken(known[slot.id].brief)) if slot.id in known else blank
        for slot in slots
    }


def said(local: Local | None, slot: Slot) -> tuple[str, ...]:
    """The lines that stand in a slot on the page of local contacts; none where they are still to be written."""
    contact = local.edition.contact.get(slot.id) if local else None
    return tuple(unbroken(line) for line in contact.lines) if contact else ()


def unbroken(text: str) -> str:
    """A text whose numbers stay on one line."""
    return _INSIDE_A_NUMBER.sub("\u00a0", text)
