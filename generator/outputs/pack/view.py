"""What a pack is made from: the modules as they are, and of the shelf only what they point at."""

from dataclasses import dataclass, replace
from datetime import date

from generator.formats.typst_press import Style
from generator.model.anatomy import CHECKLIST, DISCLOSURE, TWO_TRAINERS, WELLBEING
from generator.model.curriculum import Module, Tree
from generator.model.edition import Local
from generator.model.form import FormMatter
from generator.model.occasion import Occasion
from generator.model.reference import Change, Nation, Reference, Service, Slot, Term
from generator.model.standard import Outcome, Programme
from generator.model.standing import DRAFT, Standing
from generator.model.written import Review


@dataclass(frozen=True, slots=True)
class House:
    """What the curriculum says of itself."""

    name: str
    version: str
    released: date
    licence: str
    licence_url: str
    status_line: str
    start: str
    """Clock at which a module starts when no programme says so."""
    nations: tuple[Nation, ...]
    standard: str
    """Title of the standard."""
    base_url: str = ""
    """Where the site stands. While it is unset, no address is printed."""
    style: Style = ()
    """What this house, or this kind of print, changes of the theme's look."""
    local: Local | None = None
    """Whose edition it is, where it is one."""


@dataclass(frozen=True, slots=True)
class CommonPage:
    """A page that every pack carries."""

    id: str
    title: str
    kind: str
    body: Tree


@dataclass(frozen=True, slots=True)
class CommonForm:
    """A sheet that every pack carries, filled in for its course."""

    matter: FormMatter
    body: Tree
    standing: Standing = DRAFT


@dataclass(frozen=True, slots=True)
class Told:
    """What the fields of a form are filled with, as inline Markdown."""

    fields: tuple[tuple[str, str], ...]
    many: tuple[tuple[str, tuple[str, ...]], ...]
    """Fields of many lines."""
    rows: int | None = None
    """How many people write themselves into a list."""


@dataclass(frozen=True, slots=True)
class Help:
    """Services, how far they were checked, and what to say before anybody calls."""

    note: str
    safety: str
    services: tuple[Service, ...]
    groups: tuple[tuple[str, str], ...]
    """Ids and titles of the groups that a link may name."""
    members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Ids of groups with those of their services."""


@dataclass(frozen=True, slots=True)
class Crossings:
    """How the outcomes of a pack are read against somebody else's framework."""

    framework: str
    """Its short title."""
    nations: tuple[str, ...]
    """Titles of those that it is for; none where it is for all."""
    codes: tuple[tuple[str, tuple[str, ...]], ...]
    """Outcomes with the framework's codes."""


@dataclass(frozen=True, slots=True)
class PackView:
    """All that one pack shows."""

    code: str
    title: str
    short_title: str
    """For running heads."""
    subtitle: str
    programme: Programme | None
    review: Review
    house: House
    modules: tuple[Module, ...]
    outcomes: tuple[Outcome, ...]
    tiers: tuple[tuple[str, str], ...]
    """Ids and titles."""
    references: tuple[Reference, ...]
    """In the order in which the pack cites them: their place is their number."""
    terms: tuple[Term, ...]
    topics: tuple[tuple[str, str], ...]
    """Ids and names of what a content note may mention."""
    help: Help | None
    slots: tuple[Slot, ...]
    guides: tuple[CommonPage, ...]
    forms: tuple[CommonForm, ...] = ()
    crossings: tuple[Crossings, ...] = ()
    changes: tuple[Change, ...] = ()
    """What versions changed, as far as it concerns these modules."""
    standing: Standing = DRAFT
    """Where it stands with its reviewers, by records alone."""
    occasion: Occasion | None = None
    """When and for whom the course is given, where somebody has booked it."""
    told: Told | None = None
    """What is known of the course of a form that goes without its pack."""


_IN_ORDER = (WELLBEING, DISCLOSURE, TWO_TRAINERS)


def in_order(guides: tuple[CommonPage, ...]) -> list[CommonPage]:
    """What is to be ticked off first, then well-being, disclosure and two trainers, then the rest."""
    places = {id: place for place, id in enumerate(_IN_ORDER)}
    return sorted(guides, key=lambda guide: (guide.kind != CHECKLIST, places.get(guide.id, len(places)), guide.id))


def lean(module: Module) -> Module:
    """The module without its source text, whose line numbers no reader of a pack sees."""
    return replace(module, sources=(), headings=(), digest="")
