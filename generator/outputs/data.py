"""Data: the standard, the modules and their coverage as JSON for other programs, with its schema.

Only what a learner may have: objectives and titles, never an answer. The shapes are versioned by
the folder `v1`; a change that breaks a reader becomes `v2`.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from generator.formats.canonical import json_bytes
from generator.jobs.job import Job
from generator.model.coverage import coverage
from generator.model.curriculum import Curriculum, Module
from generator.model.standard import Demands, Framework, Outcome, Standard
from generator.outputs.output import Output

FOLDER = "data/v1"


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


FILES: tuple[tuple[str, type[Data]], ...] = (
    ("standard", StandardFile),
    ("modules", ModulesFile),
    ("coverage", CoverageFile),
    ("demands", DemandsFile),
)


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A file for each shape, and the schema of each."""
    shelf = curriculum.shelf
    head = Head(
        name=shelf.standard.title,
        version=shelf.standard.version,
        released=shelf.settings.released.isoformat(),
        licence=shelf.settings.licence,
        status=shelf.standard.status,
    )
    demands = shelf.demands
    made: dict[str, Data] = {
        "standard": standard_file(head, shelf.standard, shelf.frameworks, demands),
        "modules": ModulesFile(about=head, modules=[module_data(module) for module in curriculum.modules]),
        "coverage": coverage_file(head, curriculum),
        "demands": demands_file(head, demands),
    }
    for name, shape in FILES:
        yield Job(f"{FOLDER}/{name}.json", render, made[name], sources=("curriculum/", "modules/"))
        yield Job(f"{FOLDER}/schema/{name}.schema.json", render_schema, shape.__name__)


def render(view: Data) -> bytes:
    """The data as JSON."""
    return json_bytes(view.model_dump(mode="json"))


def render_schema(name: str) -> bytes:
    """The JSON Schema (2020-12) of a shape, by its name."""
    shape = next(shape for _, shape in FILES if shape.__name__ == name)
    schema = shape.model_json_schema(mode="serialization")
    return json_bytes({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def standard_file(
    head: Head, standard: Standard, frameworks: tuple[Framework, ...], demands: Demands | None
) -> StandardFile:
    """The standard with its demands and crosswalks turned to each outcome."""

    def outcome_data(outcome: Outcome) -> OutcomeData:
        asked = [d.id for d in demands.demands if outcome.id in d.outcomes] if demands else []
        codes = {f.id: list(f.codes_for(outcome)) for f in frameworks if f.codes_for(outcome)}
        return OutcomeData(
            id=outcome.id,
            domain=outcome.domain,
            tier=outcome.tier,
            text=outcome.plain,
            verbs=list(outcome.verbs),
            demands=asked,
            codes=codes,
        )

    return StandardFile(
        about=head,
        title=standard.title,
        tiers=[TierData(id=t.id, title=t.title, minutes=t.minutes, audience=t.audience) for t in standard.tiers],
        domains=[DomainData(id=d.id, title=d.title) for d in standard.domains],
        outcomes=[outcome_data(outcome) for outcome in standard.outcomes],
        conditions=[ConditionData(id=c.id, text=c.text, asked_of=c.asked_of) for c in standard.conditions],
    )


def module_data(module: Module) -> ModuleData:
    """What a module is, without its text."""
    matter = module.matter
    return ModuleData(
        id=matter.id,
        slug=module.slug,
        title=matter.title,
        short_title=matter.short_title,
        tier=matter.tier,
        minutes=matter.minutes,
        summary=matter.summary,
        audience=list(matter.audience),
        prerequisites=list(matter.prerequisites),
        nations=list(matter.nations),
        content_note=list(matter.content_note),
        objectives=[
            ObjectiveData(id=o.id, text=o.text, level=o.level, outcomes=list(o.outcomes)) for o in matter.objectives
        ],
        activities=[
            ActivityData(
                id=a.options.id,
                title=a.title,
                kind=a.options.kind,
                minutes=a.options.minutes,
                intensity=a.options.intensity,
                objectives=list(a.options.objectives),
            )
            for a in module.session.activities
        ],
        assesses=list(module.assesses),
        practises=list(matter.practises),
        handouts=[handout.matter.id for handout in module.handouts if not handout.matter.collect],
        review_status=matter.review.status,
        checked=matter.review.checked.isoformat(),
        due=matter.review.due.isoformat(),
    )


def coverage_file(head: Head, curriculum: Curriculum) -> CoverageFile:
    """The coverage of every outcome."""
    return CoverageFile(
        about=head,
        rows=[
            CoverageRow(
                outcome=row.outcome,
                offered=row.offered,
                taught=list(row.taught),
                practised=list(row.practised),
                assessed=list(row.assessed),
            )
            for row in coverage(curriculum)
        ],
    )


def demands_file(head: Head, demands: Demands | None) -> DemandsFile:
    """The demands as they stand, or none."""
    rows = demands.demands if demands else ()
    return DemandsFile(
        about=head,
        demands=[
            DemandData(
                id=d.id, source=d.source, text=d.text, outcomes=list(d.outcomes), conditions=list(d.conditions)
            )
            for d in rows
        ],
    )


OUTPUT = Output("data", "Standard, modules, coverage and demands as JSON, with its schema", plan)
