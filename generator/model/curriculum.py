"""The whole curriculum as the program holds it: frozen, typed, and split by reader.

Text is a `Tree`: the semantic tree of a piece of Markdown, kept as canonical XHTML so that it can
be compared, hashed and sent to another process. What each element means is told in
docs/architecture.md, "The semantic tree".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

from lxml import etree

from generator.model.course import Cases, Course
from generator.model.edition import Contact, Edition, Local
from generator.model.form import FormMatter, When
from generator.model.guide import SHELVES, GuideKind, GuideMatter
from generator.model.module import (
    ActivityOptions,
    AssessmentMatter,
    CardSet,
    HandoutMatter,
    ModuleMatter,
    Question,
    QuickCardMatter,
    SessionMatter,
)
from generator.model.poster import PosterMatter
from generator.model.reference import (
    Figure,
    Language,
    PageMatter,
    Reference,
    Role,
    Services,
    Settings,
    Slot,
    Term,
)
from generator.model.review import ReviewRecord, ReviewTextMatter
from generator.model.standard import Demands, Framework, Outcome, Programme, Standard


@dataclass(frozen=True)
class Tree:
    """A semantic tree: one `<div>` of plain XHTML elements. Empty when there is no text."""

    xml: str = "<div/>"

    @property
    def root(self) -> etree._Element:
        """A fresh copy of the tree, free to be changed."""
        return etree.fromstring(self.xml)

    @cached_property
    def text(self) -> str:
        """All words, without marks, white space joined."""
        return " ".join("".join(str(part) for part in self.root.itertext()).split())

    def __bool__(self) -> bool:
        return self.xml != "<div/>"


@dataclass(frozen=True)
class Block:
    """One block as the scan found it in the source: for checks that speak of the source."""

    name: str
    title: str
    line: int
    end: int
    within: tuple[str, ...]
    """Names of the blocks around it, outermost first."""


@dataclass(frozen=True)
class Pointer:
    """One link or citation: `scheme` is `term`, `outcome`, `cite`, `media`, `web`, `page` and so on."""

    scheme: str
    target: str
    file: str
    line: int
    column: int
    reader: Literal["everyone", "facilitator"] = "everyone"


@dataclass(frozen=True)
class Source:
    """One Markdown file: its text, its blocks and its pointers, in order."""

    file: str
    text: str
    first_line: int
    """Line on which the body begins, after the front matter."""
    blocks: tuple[Block, ...] = ()
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading of a text, as its table of contents needs it."""

    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Cue:
    """What people tend to say or do, and the reply."""

    title: str
    """Inline Markdown already turned into plain words."""
    body: Tree


@dataclass(frozen=True)
class Step:
    """One step of an activity, for the facilitator."""

    title: str
    minutes: int
    line: int
    slide: str | None = None
    say: Tree = Tree()
    do: Tree = Tree()
    listen_for: tuple[Cue, ...] = ()
    watch_for: tuple[Cue, ...] = ()
    rest: Tree = Tree()
    """Anything else in the step, for example a table."""


@dataclass(frozen=True)
class Aside:
    """A facilitator's passage beside the steps: debrief, answer, online, adapt, short of time, marking."""

    kind: str
    title: str
    body: Tree
    line: int
    minutes: int = 0
    slide: str | None = None


@dataclass(frozen=True)
class Activity:
    """One timed part of a session."""

    title: str
    options: ActivityOptions
    line: int
    body: Tree
    """What participants read: the only part that a workbook takes."""
    steps: tuple[Step, ...] = ()
    asides: tuple[Aside, ...] = ()

    def aside(self, kind: str) -> tuple[Aside, ...]:
        """The asides of one kind."""
        return tuple(aside for aside in self.asides if aside.kind == kind)

    @property
    def debrief(self) -> Aside | None:
        """The debrief, if there is one."""
        return next(iter(self.aside("debrief")), None)


@dataclass(frozen=True)
class Pause:
    """A break inside a session, extra to the module's minutes."""

    title: str
    minutes: int
    line: int


@dataclass(frozen=True)
class Session:
    """`session.md`: the facilitator's own."""

    file: str
    matter: SessionMatter
    intro: Tree
    parts: tuple[Activity | Pause, ...]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """Its activities, without the breaks."""
        return tuple(part for part in self.parts if isinstance(part, Activity))

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """Its breaks."""
        return tuple(part for part in self.parts if isinstance(part, Pause))


@dataclass(frozen=True)
class Slide:
    """One slide: its body is for everyone."""

    id: str
    title: str
    line: int
    body: Tree
    notes: Tree
    """For the facilitator."""


@dataclass(frozen=True)
class Assessment:
    """`assessment.md`: three sections for learners, the rest for markers."""

    file: str
    matter: AssessmentMatter
    task: Tree
    must_pass: Tree
    rubric: Tree
    marking: tuple[Aside, ...]
    """`marking` and `answer` blocks, in order."""


@dataclass(frozen=True)
class Handout:
    """One sheet of `handouts/`."""

    file: str
    matter: HandoutMatter
    body: Tree


@dataclass(frozen=True)
class Cards:
    """One set of `cards/`."""

    file: str
    set: CardSet


@dataclass(frozen=True)
class QuickCard:
    """`quick-card.md`."""

    file: str
    matter: QuickCardMatter
    body: Tree


@dataclass(frozen=True)
class Media:
    """A picture of a module, with its bytes: a view that holds it needs nothing else, on any machine."""

    file: str
    path: str
    """Below the module's folder."""
    sha256: str
    size: int
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Module:
    """A folder of `modules/`."""

    folder: str
    """Relative to the root, as `modules/k1-two-knots`."""
    digest: str
    """sha256 over the folder's files."""
    matter: ModuleMatter
    reading: Tree
    headings: tuple[Heading, ...]
    words: int
    """Words of the reading."""
    session: Session
    slides: tuple[Slide, ...]
    assessment: Assessment
    questions: tuple[Question, ...]
    handouts: tuple[Handout, ...]
    cards: tuple[Cards, ...]
    quick_card: QuickCard | None
    media: tuple[Media, ...]
    sources: tuple[Source, ...]
    """Every Markdown file, for checks that point into the text."""

    @property
    def id(self) -> str:
        """Its id, as `K1`."""
        return self.matter.id

    @property
    def slug(self) -> str:
        """The folder's own name: its address for ever."""
        return self.folder.rpartition("/")[2]

    @property
    def index(self) -> str:
        """Path of its `index.md`."""
        return f"{self.folder}/index.md"

    @property
    def pointers(self) -> Iterator[Pointer]:
        """Every link and citation in its Markdown."""
        return (pointer for source in self.sources for pointer in source.pointers)

    def uses(self, use: Literal["formative", "summative"]) -> tuple[Question, ...]:
        """Its questions of one use."""
        return tuple(question for question in self.questions if question.use == use)

    @property
    def assesses(self) -> tuple[str, ...]:
        """Outcomes that it signs off."""
        return self.assessment.matter.outcomes


@dataclass(frozen=True)
class Page:
    """A page outside the modules: of the site, or one that every pack carries."""

    file: str
    matter: PageMatter
    body: Tree
    headings: tuple[Heading, ...]
    source: Source
    reader: Literal["everyone", "facilitator"]


@dataclass(frozen=True)
class Guide:
    """A reference page, for everyone: to look something up in, and perhaps to keep its last section in the hand."""

    file: str
    kind: GuideKind
    matter: GuideMatter
    body: Tree
    """All but the quick card."""
    card: Tree
    """The quick card with its heading, which is of level 2; empty where there is none."""
    headings: tuple[Heading, ...]
    source: Source

    @property
    def id(self) -> str:
        """Its id, which is also its file's name."""
        return self.matter.id

    @property
    def name(self) -> str:
        """How links and lists name it, as `topic:some-id`."""
        return f"{self.kind}:{self.matter.id}"


@dataclass(frozen=True)
class Form:
    """A sheet that goes with every course: a letter, a list, a certificate."""

    file: str
    matter: FormMatter
    body: Tree
    source: Source

    @property
    def id(self) -> str:
        """Its id, which is also its file's name."""
        return self.matter.id


@dataclass(frozen=True)
class ReviewText:
    """A text for the people who are asked to review: a note, a form, the questions for one kind of reader."""

    file: str
    matter: ReviewTextMatter
    body: Tree
    source: Source


@dataclass(frozen=True)
class Poster:
    """A sheet for a wall: few words, large."""

    file: str
    matter: PosterMatter
    body: Tree
    source: Source

    @property
    def id(self) -> str:
        """Its id, which is also its file's name."""
        return self.matter.id


@dataclass(frozen=True)
class Shelf:
    """Everything but the modules: what a module's own checks and views may look things up in."""

    settings: Settings
    standard: Standard
    frameworks: tuple[Framework, ...]
    demands: Demands | None
    programmes: tuple[Programme, ...]
    references: tuple[Reference, ...]
    glossary: tuple[Term, ...]
    services: Services | None
    language: Language
    roles: tuple[Role, ...]
    slots: tuple[Slot, ...]
    figures: tuple[Figure, ...]
    pages: tuple[Page, ...]
    """For everyone: `curriculum/pages/`."""
    delivery: tuple[Page, ...]
    """For facilitators, in every pack: `curriculum/delivery/`."""
    forms: tuple[Form, ...]
    """In every pack, each filled in for its course: `curriculum/forms/`."""
    posters: tuple[Poster, ...]
    """For the walls around a course: `curriculum/posters/`."""
    tasks: tuple[Guide, ...]
    topics: tuple[Guide, ...]
    law: tuple[Guide, ...]
    tools: tuple[Guide, ...]
    papers: tuple[Guide, ...]
    courses: tuple[Course, ...]
    review: tuple[ReviewText, ...]
    """For the people who are asked to review: `curriculum/review/`."""
    reviews: tuple[ReviewRecord, ...]
    """What they signed: `curriculum/reviews/`."""
    cases: Cases | None
    digest: str
    """sha256 over all files of `curriculum/`."""
    editions: tuple[Edition, ...] = ()
    """What adopters add and select: `curriculum/editions/`."""
    local: Local | None = None
    """Whose edition this is, where it is one (`model/local.py`)."""

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """What its edition wrote into the slots; nothing where it is nobody's."""
        return self.local.edition.matter.contacts if self.local else ()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The Markdown of every page, form and poster: of the site, of packs, of the reference shelves, for reviewers."""
        shelves = (self.pages, self.delivery, self.forms, self.posters, self.guides, self.review)
        return tuple(text.source for shelf in shelves for text in shelf)

    @cached_property
    def forms_in_order(self) -> tuple[Form, ...]:
        """The forms in the order of their moments, and of their places in them."""
        moments = get_args(When)
        return tuple(sorted(self.forms, key=lambda f: (moments.index(f.matter.when), f.matter.order, f.id)))

    @cached_property
    def posters_in_order(self) -> tuple[Poster, ...]:
        """The posters in the order of their places among them."""
        return tuple(sorted(self.posters, key=lambda poster: (poster.matter.order, poster.id)))

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """Every reference page: kind by kind, each in its own order, then by short title."""
        shelves: tuple[tuple[Guide, ...], ...] = tuple(getattr(self, shelf) for shelf in SHELVES)
        return tuple(guide for shelf in shelves for guide in sorted(shelf, key=_place))

    @cached_property
    def guide(self) -> dict[str, Guide]:
        """Reference pages by name, as `topic:some-id`."""
        return {guide.name: guide for guide in self.guides}

    @cached_property
    def outcome(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.standard.outcomes}

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """References by key."""
        return {reference.id: reference for reference in self.references}

    @cached_property
    def term(self) -> dict[str, Term]:
        """Terms by id."""
        return {term.id: term for term in self.glossary}

    @cached_property
    def nation(self) -> dict[str, str]:
        """Titles of nations by id."""
        return {nation.id: nation.title for nation in self.settings.nations}

    @cached_property
    def tier_order(self) -> dict[str, int]:
        """Depth of each tier, from 0."""
        return {tier.id: number for number, tier in enumerate(self.standard.tiers)}


def _place(guide: Guide) -> tuple[bool, int, str, str]:
    """Place of a reference page among those of its kind."""
    matter = guide.matter
    return matter.order is None, matter.order or 0, matter.short_title.casefold(), matter.id


@dataclass(frozen=True)
class Curriculum:
    """All of it."""

    shelf: Shelf
    modules: tuple[Module, ...]
    files: dict[str, str] = field(default_factory=dict)
    """sha256 of every file that was read, by path relative to the root."""

    @cached_property
    def module(self) -> dict[str, Module]:
        """Modules by id."""
        return {module.id: module for module in self.modules}

    def offered(self, programme: Programme) -> tuple[Module, ...]:
        """A programme's modules that exist, in teaching order."""
        return tuple(self.module[id] for id in programme.modules if id in self.module)

    @cached_property
    def offered_tiers(self) -> frozenset[str]:
        """Tiers that some programme offers."""
        return frozenset(programme.tier for programme in self.shelf.programmes)
