"""A module as authors write it: front matter, block options, questions, cards."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.written import Code, Intensity, Minutes, Review, Slug, Text, Written

Kind = Literal["open", "input", "practice", "assess", "close"]
Grouping = Literal["whole-group", "alone", "pairs", "threes", "fours", "fives"]
Copies = Literal["one-per-person", "two-per-person", "one-per-pair", "one-per-three", "one-per-group", "one-per-room"]
Material = str
"""`handout:slug` or `cards:slug`."""


def _listed(value: Any) -> Any:
    """A list of one where an author wrote a single id."""
    return (value,) if isinstance(value, str) else value


OneOrMore = Annotated[tuple[Slug, ...], BeforeValidator(_listed), Field(min_length=1)]


class Objective(Written):
    """What this module makes people able to do; it opens with one verb of its level."""

    id: Code
    text: Text
    level: Slug
    outcomes: tuple[Code, ...] = Field(min_length=1)


class ModuleMatter(Written):
    """Front matter of `index.md`."""

    id: Code
    title: Text
    short_title: Text = Field(max_length=50)
    discreet_title: Text = Field(max_length=50)
    """For a learner's cover and for a shared screen: says nothing that could harm."""
    tier: Slug
    minutes: Minutes
    summary: Text
    audience: tuple[Slug, ...]
    prerequisites: tuple[Text, ...] = ()
    """Modules, or a tier."""
    nations: tuple[Slug, ...]
    content_note: tuple[Slug, ...] = ()
    objectives: tuple[Objective, ...] = Field(min_length=1)
    practises: tuple[Code, ...] = ()
    """Outcomes that are used again here and signed off elsewhere."""
    review: Review
    authors: tuple[Text, ...]


class Group(Written):
    """How many people the session suits."""

    min: int = Field(ge=1)
    best: int = Field(ge=1)
    max: int = Field(ge=1)


class Kit(Written):
    """Something to bring, and how many."""

    item: Text
    count: int = Field(ge=1)
    per: Literal["room", "group", "pair", "person"]


class Short(Written):
    """A shorter version of the session that keeps the parts that keep people safe."""

    name: Literal["three-quarters", "half"]
    minutes: Minutes
    leave_out: tuple[Slug, ...] = ()
    shorten: tuple[Slug, ...] = ()
    """Activities that take their `short-of-time` length."""


class RoomPlan(Written):
    """What the drawn plan of the room shows beside what follows from the group."""

    shape: Literal["tables", "rings"] = "tables"
    seats: int | None = Field(default=None, ge=2)
    """People at a table, or in the inner ring. Unset: as many as a small group has."""
    apart: str = Field(default="", max_length=32)
    """What a table apart is for, if there is one."""
    wall: str = Field(default="", max_length=44)
    """What a wall is kept free for, if one is."""


class SessionMatter(Written):
    """Front matter of `session.md`."""

    module: Code
    group: Group
    trainers: int = Field(ge=1)
    trainer_level: Text = ""
    """What the trainers have done and know, in few words: stands on the cover."""
    room: Text
    plan: RoomPlan = RoomPlan()
    kit: tuple[Kit, ...] = ()
    short: tuple[Short, ...] = ()


class SlidesMatter(Written):
    """Front matter of `slides.md`."""

    module: Code


class Quiz(Written):
    """A quiz made of summative questions."""

    questions: tuple[Code, ...] = Field(min_length=1)
    passmark: int = Field(alias="pass", ge=1)


class AssessmentMatter(Written):
    """Front matter of `assessment.md`."""

    module: Code
    id: Slug
    title: Text
    outcomes: tuple[Code, ...] = Field(min_length=1)
    """Signed off here, and nowhere else."""
    objectives: tuple[Code, ...] = Field(min_length=1)
    minutes_in_class: Minutes
    minutes_study: Minutes = 0
    materials: tuple[Material, ...] = ()
    passing: Text = Field(alias="pass")
    quiz: Quiz | None = None


class HandoutMatter(Written):
    """Front matter of `handouts/*.md`."""

    id: Slug
    title: Text
    subtitle: Text = ""
    reader: Literal["learner", "practitioner"] = Field(alias="for")
    copies: Copies
    page: Literal["portrait", "landscape"] = "portrait"
    cut: Literal["rows"] | None = None
    collect: bool | Literal["filled"] = False
    """Handed back in the room. `true`: in packs only, never in a learner's own copy. `filled`: what was
    written on is handed back, and an empty one may be kept."""
    content_note: tuple[Slug, ...] = ()
    wording_waiver: Text = ""
    """Why bad wording stands here on purpose."""

    @property
    def kept_back(self) -> bool:
        """Whether even an empty copy stays with the facilitator."""
        return self.collect is True


class QuickCardMatter(Written):
    """Front matter of `quick-card.md`: one side of A4."""

    id: Slug
    title: Text
    subtitle: Text = ""
    kind: Literal["quick-card"]
    reader: Literal["learner", "practitioner"] = Field(alias="for")
    page: Literal["a4-one-side"]
    module: Code
    outcomes: tuple[Code, ...]
    review: Review


class Card(Written):
    """One card to cut out. `answer` and `because` are for facilitators."""

    id: Slug
    text: Text
    answer: Text = ""
    because: Text = ""


class CardSet(Written):
    """`cards/*.yml`."""

    id: Slug
    title: Text
    how: Text
    copies: Copies
    content_note: tuple[Slug, ...] = ()
    wording_waiver: Text = ""
    cards: tuple[Card, ...] = Field(min_length=1)


class Option(Written):
    """One answer that a learner can choose. `text` and `feedback` take inline Markdown."""

    id: Slug
    correct: bool
    text: Text
    feedback: Text


class Question(Written):
    """A question: formative ones are for everyone, summative ones for assessors."""

    id: Code
    use: Literal["formative", "summative"]
    kind: Literal["one", "many"]
    objectives: tuple[Code, ...] = Field(min_length=1)
    stem: Text
    options: tuple[Option, ...] = Field(min_length=2)


# ---------------------------------------------------------------- options of the blocks


class NoOptions(Written):
    """A block that takes none."""


class ActivityOptions(Written):
    """Options of `activity`."""

    id: Slug
    kind: Kind
    purpose: Text = ""
    minutes: Minutes
    objectives: tuple[Code, ...]
    practises: tuple[Code, ...] = ()
    grouping: Grouping
    materials: tuple[Material, ...] = ()
    intensity: Intensity
    trainers: int = Field(default=1, ge=1)
    rehearsal: bool = False
    """On an `assess` activity: people try the thing and hear how it went before it is marked."""


class StepOptions(Written):
    """Options of `step`."""

    minutes: Minutes
    slide: Slug | None = None


class DebriefOptions(Written):
    """Options of `debrief`; its minutes count as a step's do."""

    minutes: Minutes
    slide: Slug | None = None


class ShortOfTimeOptions(Written):
    """Options of `short-of-time`: `minutes` is the shorter length."""

    minutes: Minutes


class BreakOptions(Written):
    """Options of `break`; its minutes are extra to the module's."""

    minutes: Minutes


class LawOptions(Written):
    """Options of `law`: where it is law, and when that was checked."""

    nation: OneOrMore
    checked: date


class NationOptions(Written):
    """Options of `nation`."""

    id: Slug


class WriteOnOptions(Written):
    """Options of `write-on`: lines to write on."""

    lines: int = Field(default=1, ge=1, le=30)


class BlockOptions(Written):
    """Options that any other block may take."""

    id: Slug | None = None
