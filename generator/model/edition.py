"""An edition: what one adopter adds to the curriculum, and which whole parts of it they take.

It fills declared slots and selects; it has no field that could reword anything.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.written import Clock, Code, Slug, Text, Written

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""Red, green and blue as `#0B5A63`."""

WHITE = "#FFFFFF"
PAPERS = ("#FBFAF6", "#F1E9DA", "#E3EDE6", "#F8E4DF")
"""The theme's light papers, on which an accent must be read: overrides/assets/tokens.css."""

LogoFile = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$", max_length=80)]
"""A name in the edition's own folder: no way leads out of it."""


class Contact(Written):
    """What stands in one slot of slots.yml."""

    slot: Slug
    lines: tuple[Text, ...] = Field(min_length=1)
    """As they stand on the page of local contacts."""
    short: Text | None = None
    """Inside a sentence or a narrow cell, after the slot's words there. Without it, the first line."""

    @property
    def brief(self) -> str:
        """The words for a narrow place."""
        return self.short or self.lines[0]


class Logo(Written):
    """A picture in the edition's folder, and what it says to people who do not see it."""

    file: LogoFile
    alt: Text


class Colours(Written):
    """The colours that the theme lets an edition change. Their names are the theme's."""

    accent: Colour | None = None
    """Labels and links: stands on paper."""
    bar: Colour | None = None
    """The bar of the site and the heavy rule of a cover: white words stand on it."""

    @property
    def given(self) -> tuple[tuple[str, str], ...]:
        """Those that are set, by name."""
        return tuple((name, value) for name, value in (("accent", self.accent), ("bar", self.bar)) if value)


class EditionMatter(Written):
    """One adopter's edition (`curriculum/editions/*.yml`). The file is called as its id."""

    id: Slug
    name: Text = Field(max_length=60)
    """Who makes it. It stands on every cover and foot, a learner's too."""
    note: Text = Field(default="", max_length=300)
    """A plain sentence about it, for covers of facilitators and the page of contacts."""
    nations: tuple[Slug, ...] = ()
    """Where its people work. Nothing is left out for it: families move."""
    checked: date
    """Day on which the contacts were last tried."""
    due: date
    """Day by which they must be tried again."""
    start: Clock | None = None
    """Clock at which every day, and a module by itself, begins."""
    programmes: tuple[Slug, ...] = ()
    """Programmes that it takes, whole."""
    modules: tuple[Code, ...] = ()
    """Modules that it takes beside those of its programmes, whole. With neither, it takes everything."""
    contacts: tuple[Contact, ...] = ()
    logo: Logo | None = None
    colours: Colours = Colours()

    @property
    def takes_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.programmes and not self.modules


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition with its logo's bytes: empty where there is none."""

    file: str
    matter: EditionMatter
    logo: bytes = field(default=b"", repr=False)

    @property
    def id(self) -> str:
        """Its id, which is also its file's name."""
        return self.matter.id

    @property
    def logo_path(self) -> str:
        """Where its logo lies, from the root; nothing where it names none."""
        logo = self.matter.logo
        return f"{self.file.removesuffix('.yml')}/{logo.file}" if logo else ""

    @property
    def contact(self) -> dict[str, Contact]:
        """Contacts by the slot that they fill."""
        return {contact.slot: contact for contact in self.matter.contacts}


@dataclass(frozen=True, slots=True)
class Local:
    """That a curriculum is somebody's edition."""

    edition: Edition
    of: str
    """Name of the curriculum that it is an edition of."""
