"""What an edition puts on the site: its name, logo and colours around every page, its contacts on the page of help."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Shelf
from generator.model.edition import Contact, Edition, Local
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import day, esc
from generator.outputs.site.staged import StagedFile

STYLES = "assets/edition.css"
_LOGO = "assets/edition-logo"
_SECTION = "part-local"


def frame(local: Local | None) -> dict[str, object] | None:
    """What stands in the head and the foot of every page; nothing where the site is nobody's edition."""
    if local is None:
        return None
    matter = local.edition.matter
    about = say("edition.about", edition=matter.name, name=local.of)
    return {
        "brand": local.of,
        "name": matter.name,
        "about": f"{about} {matter.note}".strip(),
        "styles": STYLES if matter.colours.given else "",
        "logo": _logo_name(local.edition),
        "alt": matter.logo.alt if matter.logo else "",
    }


def files(local: Local | None) -> Iterator[StagedFile]:
    """The style sheet and the logo of an edition. A file of its own, for the pages' policy allows no style inside."""
    if local is None:
        return
    if name := _logo_name(local.edition):
        yield StagedFile(name, content=local.edition.logo)
    if given := dict(local.edition.matter.colours.given):
        yield StagedFile(STYLES, content=_styles(given).encode())


def _logo_name(edition: Edition) -> str:
    """Where the logo lies on the site; nothing where there is none."""
    return f"{_LOGO}.{edition.logo_path.rpartition('.')[2]}" if edition.logo else ""


def _styles(given: dict[str, str]) -> str:
    """The theme's custom properties that the colours change. In the dark the accent stays the theme's: it must be light there."""
    rules = []
    if "bar" in given:
        rules.append(f":root {{ --bar: {given['bar']}; --on-bar: #FFFFFF; --on-bar-quiet: #FFFFFF; }}")
    if "accent" in given:
        rules.append(f"@media (prefers-color-scheme: light) {{ :root {{ --link: {given['accent']}; }} }}")
    return "\n".join([*rules, ""])


def contacts(leaf: Leaf, shelf: Shelf) -> list[str]:
    """The section of local contacts: who is where, and when somebody last tried."""
    local = shelf.local
    if local is None or not shelf.contacts:
        return []
    matter = local.edition.matter
    label = {slot.id: slot.label for slot in shelf.slots}
    rows = "".join(_row(label.get(contact.slot, contact.slot), contact) for contact in shelf.contacts)
    title = say("edition.contacts", edition=matter.name)
    seen = say("edition.seen", checked=day(matter.checked), due=day(matter.due))
    note = f" {esc(matter.note)}" if matter.note else ""
    return [leaf.h2(_SECTION, title), f'<p class="small">{seen}{note}</p>', f'<dl class="contacts">{rows}</dl>']


def _row(label: str, contact: Contact) -> str:
    lines = "".join(f"<dd>{esc(line)}</dd>" for line in contact.lines)
    return f"<div><dt>{esc(label)}</dt>{lines}</div>"
