"""A curriculum as the values of the published shapes."""

from typing import Any

from generator.model.course import Cases, Course
from generator.model.coverage import coverage
from generator.model.curriculum import Curriculum, Guide, Module
from generator.model.guide import QUICK_CARDS
from generator.model.standard import Demands, Framework, Outcome, Standard
from generator.outputs.data.shapes import (
    ActivityData,
    CasesFile,
    ConditionData,
    CourseData,
    CoverageFile,
    CoverageRow,
    DemandData,
    DemandsFile,
    DomainData,
    GuideData,
    Head,
    ModuleData,
    ObjectiveData,
    OutcomeData,
    StandardFile,
    TierData,
)


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


def module_data(module: Module, status: str = "draft") -> ModuleData:
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
        handouts=[handout.matter.id for handout in module.handouts if not handout.matter.kept_back],
        review_status=status,
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
            DemandData(id=d.id, source=d.source, text=d.text, outcomes=list(d.outcomes), conditions=list(d.conditions))
            for d in rows
        ],
    )


def guide_data(guide: Guide, status: str = "draft") -> GuideData:
    """What a reference page is, without its text."""
    matter = guide.matter
    same = ("aliases", "audience", "nations", "act", "outcomes", "modules", "handouts", "related", "content_note")
    return GuideData(
        id=guide.id,
        kind=guide.kind,
        title=matter.title,
        short_title=matter.short_title,
        in_short=list(matter.in_short),
        **{key: list(getattr(matter, key)) for key in same},
        quick_card=f"{QUICK_CARDS}/{guide.id}.pdf" if guide.card else None,
        review_status=status,
        checked=matter.review.checked.isoformat(),
        due=matter.review.due.isoformat(),
    )


def course_data(course: Course) -> CourseData:
    """A course as it stands."""
    return CourseData.model_validate(course.model_dump(mode="json"))


def cases_file(head: Head, cases: Cases | None) -> CasesFile:
    """The register as it stands, or an empty one."""
    none: dict[str, Any] = {"relationships": {}, "sexes": {}, "places": {}, "services": {}, "nations": {}, "cases": []}
    return CasesFile.model_validate({"about": head, **(cases.model_dump(mode="json") if cases else none)})
