"""The shapes of the published data. Only what a learner may have: objectives and titles, never an answer."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from generator.model.guide import GuideKind


class Data(BaseModel):
    """A part of the published data. Every file names its shape, the standard's version and the licence."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Head(Data):
    """What every file says of itself."""

    name: str
    version: str
    """Version of the standard."""
    released: str
    """ISO date."""
    licence: str
    status: str
    """Honest status, to be shown wherever the data are shown."""


class OutcomeData(Data):
    """An outcome with the demands that it answers and the codes that it is read against."""

    id: str
    domain: str
    tier: str
    text: str
    verbs: list[str]
    demands: list[str]
    codes: dict[str, list[str]]
    """Codes of external frameworks, by id of the framework: our reading."""


class TierData(Data):
    """A tier."""

    id: str
    title: str
    minutes: int
    audience: str


class DomainData(Data):
    """A domain."""

    id: str
    title: str


class ConditionData(Data):
    """A condition: what the standard asks of others."""

    id: str
    text: str
    asked_of: str


class StandardFile(Data):
    """`standard.json`: the standard, and what each outcome is read against."""

    about: Head
    title: str
    tiers: list[TierData]
    domains: list[DomainData]
    outcomes: list[OutcomeData]
    conditions: list[ConditionData]


class ObjectiveData(Data):
    """An objective of a module."""

    id: str
    text: str
    level: str
    outcomes: list[str]


class ActivityData(Data):
    """A timed part of a session, without its steps."""

    id: str
    title: str
    kind: Literal["open", "input", "practice", "assess", "close"]
    minutes: int
    intensity: int
    objectives: list[str]


class ModuleData(Data):
    """A module, without its text."""

    id: str
    slug: str
    title: str
    short_title: str
    tier: str
    minutes: int
    summary: str
    audience: list[str]
    prerequisites: list[str]
    nations: list[str]
    content_note: list[str]
    objectives: list[ObjectiveData]
    activities: list[ActivityData]
    assesses: list[str]
    practises: list[str]
    handouts: list[str]
    review_status: str
    checked: str
    due: str


class ModulesFile(Data):
    """`modules.json`: what each module is, without its text."""

    about: Head
    modules: list[ModuleData]


class CoverageRow(Data):
    """One outcome, and the modules that teach, practise and assess it."""

    outcome: str
    offered: bool
    """Whether a programme offers its tier yet."""
    taught: list[str]
    practised: list[str]
    assessed: list[str]


class CoverageFile(Data):
    """`coverage.json`: where each outcome is taught, practised and assessed."""

    about: Head
    rows: list[CoverageRow]


class DemandData(Data):
    """A demand and what answers it."""

    id: str
    source: str
    text: str
    outcomes: list[str]
    conditions: list[str]


class DemandsFile(Data):
    """`demands.json`: what was asked for, and what answers it."""

    about: Head
    demands: list[DemandData]


class GuideData(Data):
    """A reference page, without its text."""

    id: str
    kind: GuideKind
    title: str
    short_title: str
    in_short: list[str]
    """Inline Markdown, as its author wrote it."""
    aliases: list[str]
    audience: list[str]
    nations: list[str]
    act: list[str]
    outcomes: list[str]
    modules: list[str]
    handouts: list[str]
    related: list[str]
    content_note: list[str]
    quick_card: str | None
    """Path of its card as PDF, below the folder of a build."""
    review_status: str
    checked: str
    due: str


class GuidesFile(Data):
    """`guides.json`: what each reference page answers, where it holds good, and where it is taught."""

    about: Head
    guides: list[GuideData]


class CourseObjectiveData(Data):
    """One thing that a course says it teaches, in our own words."""

    id: str
    text: str
    demand: str | None
    outcomes: list[str]
    partly: list[str]
    note: str


class CourseModuleData(Data):
    """A part of a course."""

    id: str
    title: str
    objectives: list[CourseObjectiveData]


class CourseData(Data):
    """A course that was read against the standard."""

    id: str
    title: str
    provider: str
    note: str
    source: str | None
    modules: list[CourseModuleData]


class CoursesFile(Data):
    """`courses.json`: other courses, read against the standard."""

    about: Head
    courses: list[CourseData]


class CaseData(Data):
    """A fictional case."""

    id: str
    name: str
    files: list[str]
    who_harms: str
    who_is_harmed: str
    relationship: str
    sex_of_person_who_harms: str
    sex_of_person_harmed: str
    children: str
    nation: str
    place: str
    lives_with: list[str]
    service: str


class CasesFile(Data):
    """`cases.json`: the register of fictional cases, with its closed lists."""

    about: Head
    relationships: dict[str, str]
    sexes: dict[str, str]
    places: dict[str, str]
    services: dict[str, str]
    nations: dict[str, str]
    """What may stand in place of a nation."""
    cases: list[CaseData]


FILES: tuple[tuple[str, type[Data]], ...] = (
    ("standard", StandardFile),
    ("modules", ModulesFile),
    ("coverage", CoverageFile),
    ("demands", DemandsFile),
    ("guides", GuidesFile),
    ("courses", CoursesFile),
    ("cases", CasesFile),
)
