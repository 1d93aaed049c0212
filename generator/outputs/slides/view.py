"""What slides are made from: two views, one of which has no field for a note."""

from dataclasses import dataclass
from datetime import date

from generator.model.audience import LearnerSlide
from generator.model.curriculum import Media, Tree
from generator.model.reference import Nation, Reference, Service


@dataclass(frozen=True, slots=True)
class SlidesView:
    """All that the slides for everyone show."""

    code: str
    title: str
    discreet_title: str
    """For the cover and for every place where a file's title shows."""
    name: str
    """Of the curriculum."""
    version: str
    released: date
    licence: str
    nations: tuple[Nation, ...]
    slides: tuple[LearnerSlide, ...]
    references: tuple[Reference, ...]
    """What the slides cite, then what only the notes cite: their place is their number."""
    media: tuple[Media, ...]
    services: tuple[Service, ...]
    """Whom to ring: the support group, and those that the slides link to."""
    services_note: str
    """How far the numbers were checked. Shown wherever they are."""


@dataclass(frozen=True, slots=True)
class NotedView:
    """The slides, and beside each the facilitator's notes."""

    shown: SlidesView
    notes: tuple[Tree, ...]
