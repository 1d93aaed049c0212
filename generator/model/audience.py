"""Who may read what, as types. A learner's view has no field that could hold an answer or a note.

The one exception is on purpose and is named: `SelfCheck` holds a formative question with its
feedback, because that feedback is the learner's own.
"""

from dataclasses import dataclass
from typing import Literal

from generator.model.curriculum import Activity, Assessment, Cards, Handout, Module, Pause, QuickCard, Tree
from generator.model.module import Copies, HandoutMatter, ModuleMatter, Question


@dataclass(frozen=True, slots=True)
class LearnerActivity:
    """What a participant sees of an activity."""

    id: str
    title: str
    kind: str
    minutes: int
    grouping: str
    intensity: int
    materials: tuple[str, ...]
    body: Tree


@dataclass(frozen=True, slots=True)
class LearnerSlide:
    """A slide without its notes."""

    id: str
    title: str
    body: Tree


@dataclass(frozen=True, slots=True)
class LearnerTask:
    """What a learner gets of an assessment."""

    id: str
    title: str
    outcomes: tuple[str, ...]
    minutes_in_class: int
    minutes_study: int
    passing: str
    task: Tree
    must_pass: Tree
    rubric: Tree


@dataclass(frozen=True, slots=True)
class LearnerCards:
    """Cards without their answers."""

    id: str
    title: str
    how: str
    copies: Copies
    cards: tuple[tuple[str, str], ...]
    """Id and text."""


@dataclass(frozen=True, slots=True)
class SelfCheckOption:
    """One choice of a self-check question, with its feedback."""

    id: str
    correct: bool
    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """A formative question with the feedback that is meant for the learner."""

    id: str
    kind: Literal["one", "many"]
    objectives: tuple[str, ...]
    stem: str
    options: tuple[SelfCheckOption, ...]


@dataclass(frozen=True, slots=True)
class LearnerHandout:
    """A handout that a learner may keep."""

    matter: HandoutMatter
    body: Tree


@dataclass(frozen=True, slots=True)
class LearnerModule:
    """A module as a learner may have it."""

    slug: str
    matter: ModuleMatter
    reading: Tree
    parts: tuple[LearnerActivity | Pause, ...]
    """The running order: activities with the breaks between them."""
    slides: tuple[LearnerSlide, ...]
    task: LearnerTask
    handouts: tuple[LearnerHandout, ...]
    """Without those that are handed back in the room."""
    cards: tuple[LearnerCards, ...]
    self_checks: tuple[SelfCheck, ...]
    quick_card: QuickCard | None

    @property
    def activities(self) -> tuple[LearnerActivity, ...]:
        """Its activities, without the breaks."""
        return tuple(part for part in self.parts if isinstance(part, LearnerActivity))


def for_learner(module: Module) -> LearnerModule:
    """The part of a module that is for everyone."""
    return LearnerModule(
        slug=module.slug,
        matter=module.matter,
        reading=module.reading,
        parts=tuple(_part(part) for part in module.session.parts),
        slides=tuple(LearnerSlide(slide.id, slide.title, slide.body) for slide in module.slides),
        task=learner_task(module.assessment),
        handouts=tuple(_handout(handout) for handout in module.handouts if not handout.matter.kept_back),
        cards=tuple(_cards(cards) for cards in module.cards),
        self_checks=tuple(_self_check(question) for question in module.uses("formative")),
        quick_card=module.quick_card,
    )


def _part(part: Activity | Pause) -> LearnerActivity | Pause:
    if isinstance(part, Pause):
        return part
    options = part.options
    return LearnerActivity(
        id=options.id,
        title=part.title,
        kind=options.kind,
        minutes=options.minutes,
        grouping=options.grouping,
        intensity=options.intensity,
        materials=options.materials,
        body=part.body,
    )


def learner_task(assessment: Assessment) -> LearnerTask:
    """What a learner gets of an assessment: nothing that is for markers."""
    matter = assessment.matter
    return LearnerTask(
        id=matter.id,
        title=matter.title,
        outcomes=matter.outcomes,
        minutes_in_class=matter.minutes_in_class,
        minutes_study=matter.minutes_study,
        passing=matter.passing,
        task=assessment.task,
        must_pass=assessment.must_pass,
        rubric=assessment.rubric,
    )


def _handout(handout: Handout) -> LearnerHandout:
    return LearnerHandout(handout.matter, handout.body)


def _cards(cards: Cards) -> LearnerCards:
    return LearnerCards(
        id=cards.set.id,
        title=cards.set.title,
        how=cards.set.how,
        copies=cards.set.copies,
        cards=tuple((card.id, card.text) for card in cards.set.cards),
    )


def _self_check(question: Question) -> SelfCheck:
    return SelfCheck(
        question.id,
        question.kind,
        question.objectives,
        question.stem,
        tuple(SelfCheckOption(o.id, o.correct, o.text, o.feedback) for o in question.options),
    )
