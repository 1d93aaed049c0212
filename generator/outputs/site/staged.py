"""What the site is before an engine writes it: finished pages, a menu, and files beside them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.model.curriculum import Heading

Kind = Literal["frame", "wide", "home"]
"""A text with its prompt margin, a page across the whole width, or the first page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A title and an address relative to the site's root, as `modules/k1-two-knots/`."""

    title: str
    url: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page, or a part of one, as search knows it. Never holds an answer or a facilitator's note."""

    type: str
    group: str
    """Filter that it belongs to."""
    title: str
    url: str
    about: str = ""
    also: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    text: str = ""
    tier: str = ""
    nations: tuple[str, ...] = ()
    """Where it holds good. None said: everywhere."""
    audience: tuple[str, ...] = ()
    """Roles that it helps most. None said: all."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """One finished page. `body` is all that stands inside `<main>`; its links are final and relative."""

    url: str
    title: str
    tab_title: str
    """Before the site's name in the browser's tab: discreet where it must be."""
    short: str
    """At the end of the trail of crumbs."""
    section: str
    """Id of the menu's item that it stands under."""
    kind: Kind
    body: str
    toc: tuple[Heading, ...] = ()
    crumbs: tuple[Link, ...] = ()
    no_store: bool = False
    entries: tuple[Entry, ...] = ()
    linked: str = ""
    """What it says of itself to machines: JSON that is safe inside `<script>`."""
    scripts: tuple[str, ...] = ()
    """Scripts of our own that this page needs besides those of every page, by their names among the assets."""

    @property
    def uri(self) -> str:
        """The source file that an engine would expect, as `modules/k1-two-knots/index.md`."""
        return f"{self.url}index.md"


@dataclass(frozen=True, slots=True)
class StagedFile:
    """A file beside the pages: its bytes, or where they lie (absolute, or relative to the curriculum's root)."""

    uri: str
    content: bytes | None = None
    source: Path | None = None


@dataclass(frozen=True, slots=True)
class Staged:
    """The whole site."""

    name: str
    pages: tuple[StagedPage, ...]
    files: tuple[StagedFile, ...]
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    frame: dict[str, object] = field(default_factory=dict)
    """What the page around the text says on every page: exit, care line, status, licence."""

    @property
    def nav(self) -> list[dict[str, str]]:
        """The pages in order, in the form that MkDocs' `nav` takes."""
        return [{page.short: page.uri} for page in self.pages]
