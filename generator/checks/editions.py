"""EDN: can an adopter's edition be trusted, by those who teach from it and those who are sent to its contacts?"""

import re
import struct
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.checks.check import curriculum_check
from generator.checks.places import nearest, repeated
from generator.formats.glyphs import missing
from generator.model.coverage import USES, coverage
from generator.model.curriculum import Curriculum
from generator.model.edition import PAPERS, WHITE, Edition
from generator.model.finding import Address, Finding
from generator.model.local import for_edition

_LONGEST_LINE = 110
"""Characters: two lines of the page of contacts."""
_LONGEST_SHORT = 50
"""Characters: a cell of a narrow column still holds it in four lines."""
_MOST_LINES = 4
_LEAST_CONTRAST = 4.5
_LOGO_BYTES = 100_000
_LOGO_PIXELS = 2000
"""On each side."""
_HOLLOW = re.compile(
    r"[\W_]*(?:tbc|tba|to do|todo|to be (?:confirmed|added|filled in)|n/?a|none|xx+)?[\W_]*", re.IGNORECASE
)
_NO_LOGO = frozenset({"text", "tspan", "textPath", "use", "pattern", "filter", "marker"})
"""Live text, and parts that draw other parts again: a few lines of them can fill a machine."""
_PNG = b"\x89PNG\r\n\x1a\n"


@curriculum_check("EDN-001", fix="Name a slot of curriculum/slots.yml, each once.")
def contacts_fill_declared_slots(curriculum: Curriculum) -> Iterator[Finding]:
    """An edition's contacts fill slots that slots.yml declares, each slot once.

    Why: an edition adds where the text leaves room; what stands in no slot is printed nowhere.
    Source: docs/editions.md, "What you may set".
    """
    known = [slot.id for slot in curriculum.shelf.slots]
    for edition in curriculum.shelf.editions:
        named = [(("contacts", n, "slot"), contact.slot) for n, contact in enumerate(edition.matter.contacts)]
        yield from repeated(edition.file, "The slot", named)
        yield from _unknown(edition, "slot", named, known)


@curriculum_check("EDN-002", fix="Write the id as its own file has it, each once.")
def editions_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """The programmes, modules and nations that an edition names exist, and stand once.

    Why: an edition takes whole parts that exist; another name would leave the part out in silence.
    Source: docs/editions.md, "What you may set".
    """
    known = {
        "programmes": [programme.id for programme in curriculum.shelf.programmes],
        "modules": list(curriculum.module),
        "nations": list(curriculum.shelf.nation),
    }
    for edition in curriculum.shelf.editions:
        for key, ids in known.items():
            named: list[tuple[Address, str]] = [((key, n), id) for n, id in enumerate(getattr(edition.matter, key))]
            yield from repeated(edition.file, f"The {key[:-1]}", named)
            yield from _unknown(edition, key[:-1], named, ids)


def _unknown(edition: Edition, what: str, named: Iterable[tuple[Address, str]], known: list[str]) -> Iterator[Finding]:
    for place, id in named:
        if id not in known:
            yield Finding(edition.file, f"No {what} is called {id}{nearest(id, known)}", place)


@curriculum_check("EDN-003", fix="Take the module that does it under `modules`, or leave the programme out.")
def editions_leave_no_outcome_open(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome of a tier that an edition's programmes offer is taught, practised and assessed in what it takes.

    Why: a programme that is offered promises its whole tier, in every edition.
    Source: docs/editions.md, "What you may set".
    """
    for edition in curriculum.shelf.editions:
        for row in coverage(for_edition(curriculum, edition)):
            lacking = [use for use in USES if not getattr(row, use)]
            if row.offered and lacking:
                message = f"In what it takes, {row.outcome} is not {' and not '.join(lacking)}"
                yield Finding(edition.file, message, ("programmes",))


@curriculum_check("EDN-004", fix="Take it too, or say in `note` where people get it.", level="warn")
def editions_hold_prerequisites(curriculum: Curriculum) -> Iterator[Finding]:
    """What a module of an edition comes after, a module or a whole tier, the edition holds too.

    Why: the later module takes for granted what the earlier one gives.
    Source: docs/authoring.md, "Front matter", `prerequisites`.
    """
    for edition in curriculum.shelf.editions:
        local = for_edition(curriculum, edition)
        lacking: dict[str, list[str]] = {}
        for module in local.modules:
            for name in module.matter.prerequisites:
                if name not in local.module and name not in local.offered_tiers:
                    lacking.setdefault(name, []).append(module.id)
        for name, modules in lacking.items():
            if name in curriculum.module or name in curriculum.offered_tiers:
                message = f"{', '.join(modules)} must come after {name}, which the edition does not take"
                yield Finding(edition.file, message, ("modules" if edition.matter.modules else "programmes",))


@curriculum_check("EDN-005", fix="Fill the slot under `contacts`.")
def safety_has_a_contact(curriculum: Curriculum) -> Iterator[Finding]:
    """An edition fills every slot that slots.yml marks with `safety: true`.

    Why: the steps for a disclosure send people there, and a blank line answers no telephone.
    Source: curriculum/slots.yml.
    """
    for edition in curriculum.shelf.editions:
        for slot in curriculum.shelf.slots:
            if slot.safety and slot.id not in edition.contact:
                yield Finding(edition.file, f"Nobody stands in {slot.id} ({slot.label})", ("contacts",))


@curriculum_check("EDN-006", fix="Write who answers and how, in a few words; longer explanations go on your own pages.")
def contacts_say_something_short(curriculum: Curriculum) -> Iterator[Finding]:
    """A contact says something, and fits its place: at most four lines of 110 characters; what stands in a sentence, 50.

    Why: a placeholder looks like an answer, and a long one bursts a cell or hides the number.
    Source: docs/editions.md, "Contacts".
    """
    for edition in curriculum.shelf.editions:
        for number, contact in enumerate(edition.matter.contacts):
            place: Address = ("contacts", number)
            if len(contact.lines) > _MOST_LINES:
                yield Finding(edition.file, f"{contact.slot} has {len(contact.lines)} lines", (*place, "lines"))
            rows: list[tuple[Address, str, int]] = [
                ((*place, "lines", n), line, _LONGEST_LINE) for n, line in enumerate(contact.lines)
            ]
            key: Address = (*place, "short") if contact.short else (*place, "lines", 0)
            rows.append((key, contact.brief, _LONGEST_SHORT))
            for address, text, longest in rows:
                if _HOLLOW.fullmatch(text):
                    yield Finding(edition.file, f"“{text}” in {contact.slot} is no contact", address)
                elif len(text) > longest:
                    kind = "in a sentence" if longest == _LONGEST_SHORT else "on a line"
                    hint = "; give a `short` one" if longest == _LONGEST_SHORT and not contact.short else ""
                    message = f"{contact.slot} has {len(text)} characters; {kind} there is room for {longest}{hint}"
                    yield Finding(edition.file, message, address)


@curriculum_check("EDN-007", fix="Choose a darker colour.")
def colours_can_be_read(curriculum: Curriculum) -> Iterator[Finding]:
    """White on an edition's bar, and its accent on every paper of the theme, have a contrast of 4.5 or more.

    Why: a colour that is somebody's badge is somebody else's unreadable page.
    Source: WCAG 2.2, 1.4.3.
    """
    grounds = {"bar": (WHITE,), "accent": PAPERS}
    for edition in curriculum.shelf.editions:
        for name, colour in edition.matter.colours.given:
            worst = min(contrast(colour, ground) for ground in grounds[name])
            if worst < _LEAST_CONTRAST:
                message = f"{colour} has a contrast of {worst:.1f}; text needs {_LEAST_CONTRAST}"
                yield Finding(edition.file, message, ("colours", name))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance"."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@curriculum_check(
    "EDN-008", fix="Export it as a plain SVG with its letters as shapes, or as a PNG, and put it beside the edition."
)
def logos_can_be_used(curriculum: Curriculum) -> Iterator[Finding]:
    """A logo that an edition names is there: a PNG or SVG of at most 100 KB and 2,000 pixels a side, of shapes alone.

    Why: it is drawn on every cover; live text would be set in whatever font is at hand, and could say what a
    plain cover must not; parts that repeat each other can fill a machine. Script and ways outside are refused when the file is read (SRC-045).
    Source: docs/editions.md, "Logo".
    """
    for edition in curriculum.shelf.editions:
        logo = edition.matter.logo
        if logo is not None:
            for fault in _logo_faults(edition.logo, logo.file):
                yield Finding(edition.file, f"{edition.logo_path}: {fault}", ("logo", "file"))


def _logo_faults(data: bytes, name: str) -> Iterator[str]:
    if not data:
        yield "it is not there, or empty"
    elif len(data) > _LOGO_BYTES:
        yield f"it has {len(data) // 1000} KB; {_LOGO_BYTES // 1000} KB is the most"
    elif name.endswith(".png"):
        wide, high = struct.unpack(">II", data[16:24]) if data.startswith(_PNG) and data[24:] else (0, 0)
        if not wide or not high:
            yield "it is no PNG"
        elif max(wide, high) > _LOGO_PIXELS:
            yield f"it has {wide} by {high} pixels; {_LOGO_PIXELS} a side is the most"
    else:
        held = sorted({etree.QName(part).localname for part in _elements(data)} & _NO_LOGO)
        if held:
            yield f"it holds `{held[0]}`"


def _elements(data: bytes) -> list[etree._Element]:
    """The elements of a drawing. That it is one was seen when it was read."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return [part for part in root.iter() if isinstance(part.tag, str)]


@curriculum_check("EDN-009", fix="Take the word out: the name stands on what learners carry home.")
def names_of_editions_are_discreet(curriculum: Curriculum) -> Iterator[Finding]:
    """An edition's name, and what its logo says, hold no word that settings ban from covers.

    Why: a workbook lies where somebody may see it who must not know what it is about.
    Source: settings.yml, `banned_on_covers`.
    """
    banned = [word.casefold() for word in curriculum.shelf.settings.banned_on_covers]
    for edition in curriculum.shelf.editions:
        matter = edition.matter
        told: list[tuple[Address, str]] = [(("name",), matter.name)]
        told += [(("logo", "alt"), matter.logo.alt)] if matter.logo else []
        for place, text in told:
            for word in banned:
                if re.search(rf"\b{re.escape(word)}", text.casefold()):
                    yield Finding(edition.file, f"“{word}” may not stand on a cover", place)


@curriculum_check("EDN-010", fix="Ring every contact, then move `checked` and `due`.")
def contacts_are_not_overdue(curriculum: Curriculum) -> Iterator[Finding]:
    """An edition's contacts were tried before the release, and are not due before it; looking ahead, before that day.

    Why: numbers move, and a wrong one costs most on the day when somebody tells.
    Source: docs/editions.md, "Contacts".
    """
    released = curriculum.shelf.settings.released
    for edition in curriculum.shelf.editions:
        matter = edition.matter
        if matter.due < released:
            yield Finding(edition.file, f"The contacts were due on {matter.due}, before {released}", ("due",))
        if matter.checked > released:
            message = f"Tried on {matter.checked}, after the release of {released}"
            yield Finding(edition.file, message, ("checked",))
        if matter.due <= matter.checked:
            yield Finding(edition.file, f"Due on {matter.due}, tried on {matter.checked}", ("due",))


@curriculum_check("EDN-011", fix="Write it with letters and signs that the fonts hold.")
def editions_can_be_printed(curriculum: Curriculum) -> Iterator[Finding]:
    """Every character of an edition's name, note and contacts is held by a vendored font.

    Why: on paper a character that no font holds is an empty box, and a name or number is wrong.
    Source: PDF/UA-1, 7.21.
    """
    for edition in curriculum.shelf.editions:
        for place, text in _texts(edition):
            for char in missing(text):
                yield Finding(edition.file, f"No vendored font holds {char} (U+{ord(char):04X})", place)


def _texts(edition: Edition) -> Iterator[tuple[Address, str]]:
    """Everything of an edition that is printed, by address."""
    yield ("name",), edition.matter.name
    yield ("note",), edition.matter.note
    for number, contact in enumerate(edition.matter.contacts):
        yield ("contacts", number, "short"), contact.short or ""
        for n, line in enumerate(contact.lines):
            yield ("contacts", number, "lines", n), line
