"""What authors point at: sources, terms, services, roles, slots, wording rules, settings."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from generator.model.written import Clock, Code, Review, Slug, Text, Written


class Name(Written):
    """An author: a person or an organisation."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


class Reference(Written):
    """A CSL item with the nation it speaks of and the day it was checked (`references.yml`)."""

    id: Slug
    type: Literal[
        "legislation", "legal_case", "article-journal", "book", "chapter", "report", "webpage", "bill", "treaty"
    ]
    title: Text
    author: tuple[Name, ...] = ()
    issued: Text
    """Year, or year-month-day."""
    number: Text | None = None
    container_title: Text | None = Field(default=None, alias="container-title")
    volume: Text | None = None
    issue: Text | None = None
    page: Text | None = None
    edition: Text | None = None
    publisher: Text | None = None
    authority: Text | None = None
    DOI: Text | None = None
    ISBN: Text | None = None
    URL: Text | None = None
    nations: tuple[Slug, ...]
    """Where it applies or was studied: ids of nations, or `uk`, `international`."""
    checked: date
    note: Text | None = None
    """A limit that a reader must know. Printed."""


class Term(Written):
    """A word a reader could stumble on (`glossary.yml`)."""

    id: Slug
    term: Text
    definition: Text
    """One or two plain sentences of our own."""
    aliases: tuple[Text, ...] = ()
    """What people type when they look for it."""
    cymraeg: Text | None = None
    nations: tuple[Slug, ...] = ()
    sources: tuple[Slug, ...] = ()
    see_also: tuple[Slug, ...] = ()


class Line(Written):
    """One way to reach a service."""

    kind: Literal["phone", "text", "whatsapp", "bsl", "web"]
    value: Text
    note: Text = ""


class Service(Written):
    """Help that is there (`services.yml`). Hours are printed only where they were read on the day."""

    id: Slug
    name: Text
    run_by: Text = ""
    nations: tuple[Slug, ...]
    audience: Text
    """Whom it is for, in a phrase."""
    lines: tuple[Line, ...] = ()
    always_open: bool = False
    hours: Text = ""
    note: Text = ""
    checked: date


class ServiceGroup(Written):
    """Services shown together, for example one line for each nation."""

    id: Slug
    title: Text
    services: tuple[Slug, ...]


class Services(Written):
    """Help that is there, and how far it was checked (`services.yml`)."""

    note: Text
    """How far the numbers were checked. Printed wherever they are."""
    safety: Text
    """What to say before anybody calls."""
    services: tuple[Service, ...]
    groups: tuple[ServiceGroup, ...] = ()

    def reachable(self, names: Iterable[str]) -> tuple[Service, ...]:
        """The services that ids, or ids of groups, name: each once, in order, if it can be rung or written to."""
        groups = {group.id: group.services for group in self.groups}
        known = {service.id: service for service in self.services}
        wanted = dict.fromkeys(id for name in names for id in groups.get(name, (name,)))
        return tuple(known[id] for id in wanted if id in known and known[id].lines)


class WordingRule(Written):
    """One rule of `language.yml`: what not to write, and what to write instead."""

    id: Slug
    pattern: Text
    """Regular expression, case does not matter, matched on word boundaries."""
    level: Literal["error", "warn", "suggest"]
    say: Text
    why: Text
    source: Text


class Language(Written):
    """Wording rules and the measure of plain reading."""

    longest_sentence: int
    """Words; longer is an error."""
    mean_sentence: int
    """Words; a text whose mean is above it is warned about."""
    mean_sentence_handout: int
    rules: tuple[WordingRule, ...]


class Figure(Written):
    """A figure that is often misquoted, in the one form that its source bears (`figures.yml`)."""

    id: Slug
    pattern: Text
    """What it looks like in a text: a regular expression, met in any case."""
    form: Text
    """The form that may be used; or why it is not used at all."""
    says: tuple[Text, ...] = ()
    """Regular expressions that the same paragraph meets, each."""
    source: Slug | None = None
    """Key in references.yml. Without one the figure is not used."""
    why: Text
    """What it is mistaken for."""


class Role(Written):
    """A job, and the tier that it needs (`roles.yml`)."""

    id: Slug
    title: Text
    tier: Slug
    summary: Text


class Nation(Written):
    """A nation whose law or services differ (`settings.yml`)."""

    id: Slug
    title: Text


class Slot(Written):
    """A local fact that an edition fills in; unfilled it is a blank line to write on (`slots.yml`)."""

    id: Slug
    label: Text
    hint: Text = ""
    lines: int = 1
    safety: bool = False
    """Somebody's safety hangs on it, so an edition may not leave it open."""


class Waiver(Written):
    """One finding that the maintainers accept for a while, for a reason."""

    code: Text
    place: Text
    """A file, or `file#id`; `*` stands for any part of a name."""
    reason: Text
    expires: date


class Link(Written):
    """An entry of a menu: a page of the site by its path."""

    title: Text
    page: Text


class Change(Written):
    """What a version changed, for people who have the one before it."""

    version: Text
    text: Text
    modules: tuple[Code, ...] = ()
    """Ids of the modules that it touches. None: all of them."""


class Settings(Written):
    """What one curriculum decides about itself (`curriculum/settings.yml`)."""

    name: Text
    """Name of the site: neutral, for it stands in every title and history."""
    mark: Text = ""
    released: date
    version: Text
    licence: Text
    licence_url: Text
    status_line: Text
    """Stands on every page and cover until a reviewer has signed."""
    care_line: Text
    """A kind word for a reader whom the subject touches."""
    copyright: Text
    exit_url: Text | None = None
    """Where Exit leads. Unset: no Exit link."""
    base_url: Text | None = None
    contact: Text | None = None
    default_start: Clock = "09:30"
    nations: tuple[Nation, ...] = ()
    support_group: Slug | None = None
    """The group in services.yml that every page and pack offers."""
    banned_on_covers: tuple[Text, ...] = ()
    """Words that a learner's cover and a page's discreet title may not hold."""
    reading_words: tuple[int, int] = (35, 45)
    """Least and most words of reading for each minute of contact."""
    longest_sitting: int = 90
    """Minutes after which there must be a break."""
    least_questions: int = 10
    """Formative, and again summative, questions that a module needs."""
    quick_card_words: int = 330
    """Most words of a reference page's quick card, so that it fits one side."""
    poster_words: int = 120
    """Most words of a poster, so that it can be read from across a room."""
    forms: tuple[Slug, ...] = ()
    """Ids of the forms that every pack must hold."""
    changes: tuple[Change, ...] = ()
    """What each version changed, the newest first. Packs print what concerns them."""
    waivers: tuple[Waiver, ...] = ()


class PageMatter(Written):
    """Front matter of a page of the site or of a page that every pack carries."""

    id: Slug
    title: Text
    discreet_title: Text | None = None
    """Shown in the browser's tab and history in place of the title."""
    summary: Text = ""
    kind: Slug = "page"
    aliases: tuple[Text, ...] = ()
    modules: tuple[Code, ...] = ()
    outcomes: tuple[Code, ...] = ()
    nations: tuple[Slug, ...] = ()
    in_menu: bool = False
    no_store: bool = False
    """Help for the reader themself: asks the browser to keep no copy."""
    review: Review | None = None
