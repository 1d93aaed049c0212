"""The standard and what surrounds it: outcomes, external frameworks, demands, programmes."""

import re
from datetime import date
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from generator.model.written import Clock, Code, Minutes, Review, Slug, Text, Written

_VERB = re.compile(r"\*\*([^*]+)\*\*")


class Volume(Written):
    """What a university may give for a whole tier, if it wishes: indicative, and its own to validate."""

    hours: int = Field(ge=1)
    """Notional hours of learning in all."""
    credits: int = Field(default=0, ge=0)
    """None where a tier is too small to carry any."""
    level: Text | None = None
    """Level of study, as its framework numbers it."""
    contact: int | None = Field(default=None, ge=0)
    """Hours taught; with `study` and `assessment` it makes up the whole."""
    study: int | None = Field(default=None, ge=0)
    assessment: int | None = Field(default=None, ge=0)


class Tier(Written):
    """A depth of learning. Tiers are listed from the first to the deepest, and each assumes those before it."""

    id: Slug
    title: Text
    letter: Text
    minutes: Minutes
    """Contact time that the standard asks for."""
    audience: Text
    """Who needs this tier, in a sentence."""
    summary: Text
    university: Volume | None = None


class Domain(Written):
    """A field of outcomes."""

    id: Code
    title: Text
    short_title: Text
    """At most two words, for diagrams."""


class Level(Written):
    """A level of thinking, and the verbs that an assessor can observe at it."""

    id: Slug
    title: Text
    verbs: tuple[Text, ...]


class Outcome(Written):
    """What a learner can do by the end. The verbs are set in **bold**."""

    id: Code
    domain: Code
    tier: Slug
    text: Text
    """Inline Markdown; every verb that is assessed stands in `**bold**`."""

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """The verbs in bold, lower case, in order."""
        return tuple(found.strip().lower() for found in _VERB.findall(self.text))

    @cached_property
    def plain(self) -> str:
        """The text without its marks."""
        return _VERB.sub(r"\1", self.text)


class Condition(Written):
    """What the standard asks of others. Never a learner's outcome."""

    id: Code
    text: Text
    asked_of: Text
    today: Text
    """What exists already, without claiming that anyone has agreed."""


class Rule(Written):
    """A rule for writing and assessing."""

    id: Slug
    title: Text
    text: Text


class Watch(Written):
    """A point that may have moved: to be checked at every release."""

    id: Slug
    title: Text
    text: Text


class Standard(Written):
    """The proposed standard that every module answers to (`curriculum/standard.yml`)."""

    title: Text
    short_title: Text
    version: Text
    status: Text
    """Honest status in full."""
    tiers: tuple[Tier, ...]
    hours_per_credit: int | None = Field(default=None, ge=1)
    """Notional hours that one credit of a university stands for."""
    domains: tuple[Domain, ...]
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...] = ()
    outcomes: tuple[Outcome, ...]
    conditions: tuple[Condition, ...] = ()
    watch: tuple[Watch, ...] = ()


class FrameworkCode(Written):
    """One code of an external framework with our own short label, never its owner's words."""

    code: Text
    label: Text
    group: Text = ""
    not_mapped: Text = ""
    """Why no outcome points here, when that is on purpose."""


class FrameworkGroup(Written):
    """A part of a framework that holds codes together."""

    id: Text
    title: Text


class Crossing(Written):
    """One outcome, and the codes that we read it against."""

    outcome: Code
    codes: tuple[Text, ...]


class TierCrossing(Written):
    """One tier, and the codes that every outcome of it is read against."""

    tier: Slug
    codes: tuple[Text, ...]
    only_if: Text = ""
    """A condition under which the reading holds."""


class Framework(Written):
    """Somebody else's framework, named by code (`curriculum/frameworks/*.yml`)."""

    id: Slug
    title: Text
    short_title: Text
    owner: Text
    nations: tuple[Slug, ...]
    source: Slug
    """Key in references.yml."""
    checked: date
    status: Text
    """What our reading is worth, and what is still to be checked."""
    not_available: Text = ""
    """Why there are no codes. Then `codes` is empty."""
    groups: tuple[FrameworkGroup, ...] = ()
    codes: tuple[FrameworkCode, ...] = ()
    crosswalk: tuple[Crossing, ...] = ()
    by_tier: tuple[TierCrossing, ...] = ()

    def codes_for(self, outcome: Outcome) -> tuple[str, ...]:
        """The codes that an outcome is read against, its own first, then its tier's."""
        own = tuple(code for row in self.crosswalk if row.outcome == outcome.id for code in row.codes)
        tier = tuple(code for row in self.by_tier if row.tier == outcome.tier and not row.only_if for code in row.codes)
        return own + tier


class DemandSource(Written):
    """Who asked, as a short label."""

    id: Code
    title: Text
    note: Text = ""


class Demand(Written):
    """What somebody asked for, as a short label in our own words, and what answers it."""

    id: Code
    source: Code
    text: Text
    outcomes: tuple[Code, ...]
    conditions: tuple[Code, ...] = ()


class Demands(Written):
    """What the public asked for (`curriculum/demands.yml`)."""

    about: Text
    sources: tuple[DemandSource, ...]
    demands: tuple[Demand, ...]


class Part(Written):
    """A module or a break, in the order of the day."""

    module: Code | None = None
    practises: tuple[Code, ...] = ()
    """Outcomes that the plan wants this module to use again."""
    pause: Minutes | None = Field(default=None, alias="break")
    """Minutes of a break, extra to the modules' minutes."""
    title: Text = "Break"

    @model_validator(mode="after")
    def one_of_two(self) -> Self:
        """A part is a module or a break."""
        if (self.module is None) == (self.pause is None):
            raise ValueError("give either `module` or `break`")
        return self


class Day(Written):
    """One day of a programme, from a start time."""

    title: Text
    start: Clock
    parts: tuple[Part, ...]


class Programme(Written):
    """Modules put into days for one tier (`curriculum/programmes/*.yml`)."""

    id: Slug
    title: Text
    short_title: Text
    discreet_title: Text
    tier: Slug
    summary: Text
    audience: tuple[Slug, ...]
    trainer_level: Text = ""
    """What the trainers have done and know, in few words: stands on the cover of its book."""
    days: tuple[Day, ...]
    review: Review

    @property
    def modules(self) -> tuple[str, ...]:
        """Ids of its modules, in teaching order."""
        return tuple(part.module for day in self.days for part in day.parts if part.module)
