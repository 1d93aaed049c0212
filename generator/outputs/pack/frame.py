"""What every sheet of a pack needs: the words, the links and the numbers around one module."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.formats.inline import inline
from generator.formats.typst import Links, Target, to_typst
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Cards, Handout, Module, Slide, Tree
from generator.model.standard import Outcome
from generator.model.written import Review
from generator.outputs.pack import local
from generator.outputs.pack.view import PackView


@dataclass(frozen=True)
class Frame:
    """One pack, and the module of it that is being set; none for the parts that all share."""

    view: PackView
    module: Module | None = None
    start: int = 0
    """Minutes after midnight at which the module starts."""

    @property
    def key(self) -> str:
        """Goes before every label of this module."""
        return f"{self.module.id}-" if self.module else ""

    @property
    def module_id(self) -> str:
        """Id of the module."""
        return self.the_module.id

    @property
    def in_book(self) -> bool:
        """Whether the module is one of a programme's book, which has what they share but once."""
        return self.view.programme is not None

    @property
    def depth(self) -> int:
        """Depth of the heading of a loose sheet: a part of the pack."""
        return 2

    @property
    def loose(self) -> bool:
        """Whether sources stand on its sheets alone: a pack lists them at its end."""
        return False

    @property
    def course(self) -> str:
        """Discreet title of the module, for its loose sheets."""
        return self.the_module.matter.discreet_title

    @property
    def review(self) -> Review:
        """How far the module was checked and signed."""
        return self.the_module.matter.review

    @property
    def the_module(self) -> Module:
        """The module; only parts of a module ask."""
        assert self.module is not None  # noqa: S101  a bug if not
        return self.module

    @cached_property
    def sizes(self) -> tuple[int, int, int]:
        """The smallest, best and largest group: one that suits every module of the pack."""
        groups = [module.session.matter.group for module in self.view.modules]
        return (max(g.min for g in groups), min(g.best for g in groups), min(g.max for g in groups))

    @property
    def counted(self) -> tuple[int, ...]:
        """The sizes of group for which the pack counts: the one that comes, where it is known."""
        occasion = self.view.occasion
        return (occasion.group,) if occasion and occasion.group else self.sizes

    @cached_property
    def citations(self) -> Mapping[str, int]:
        """Number of each source, from 1."""
        return {reference.id: number for number, reference in enumerate(self.view.references, 1)}

    @cached_property
    def nations(self) -> Mapping[str, str]:
        """Titles of nations."""
        return {nation.id: nation.title for nation in self.view.house.nations}

    @cached_property
    def outcome(self) -> Mapping[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.view.outcomes}

    @cached_property
    def targets(self) -> Mapping[tuple[str, str], Target]:
        """Where each link of a facilitator's page leads."""
        found: dict[tuple[str, str], Target] = {}
        for module in self.view.modules:
            for handout in module.handouts:
                target = Target(f"{module.id}-handout-{handout.matter.id}", page=True)
                found["handout", f"{module.id}/{handout.matter.id}"] = target
            for cards in module.cards:
                found["cards", f"{module.id}/{cards.set.id}"] = Target(f"{module.id}-cards-{cards.set.id}", page=True)
        if self.module:
            own = f"{self.module.id}/"
            found |= {(k[0], k[1].removeprefix(own)): t for k, t in found.items() if k[1].startswith(own)}
            found |= {("slide", slide.id): Target(self.slide_label(slide)) for slide in self.module.slides}
        if self.view.help:
            for id in (*(s.id for s in self.view.help.services), *(id for id, _ in self.view.help.groups)):
                known = any(service.id == id for service in self.view.help.services)
                found["service", id] = Target(f"service-{id}" if known else "services", page=True)
        found |= local.targets(self.view.house, self.view.slots, sheet=False)
        return found | {("term", term.id): Target(f"term-{term.id}", mark=term.id) for term in self.view.terms}

    def links(
        self, name: str, *, level: int = 3, narrow: bool = False, headings: bool = True, ticks: bool = False
    ) -> Links:
        """The links of a text on a facilitator's page. `name` is its own within the module."""
        return Links(
            targets=self.targets,
            citations=self.citations,
            names=self.nations,
            pictures={picture.path: f"{self.key}{picture.path}" for picture in self.module.media}
            if self.module
            else {},
            prefix=f"{self.key}{name}-",
            level=level,
            narrow=narrow,
            headings=headings,
            ticks=ticks,
        )

    def sheet_links(self, name: str, *, narrow: bool = True) -> Links:
        """The links of a text on a loose sheet: no page of the pack is named, only local facts or lines for them.

        Terms are marked for the index.
        """
        links = self.links(name, narrow=narrow)
        marked = {("term", term.id): Target(mark=term.id) for term in self.view.terms}
        return replace(links, targets=local.targets(self.view.house, self.view.slots, sheet=True) | marked)

    def text(self, tree: Tree, name: str, *, level: int = 3, narrow: bool = False, headings: bool = True) -> str:
        """A tree as Typst markup."""
        return to_typst(tree.xml, self.links(name, level=level, narrow=narrow, headings=headings)) if tree else ""

    def line(self, text: str) -> str:
        """A line of inline Markdown as Typst markup."""
        return to_typst(f"<div>{inline(text)}</div>", self.links("line", narrow=True))

    def sheet_line(self, text: str) -> str:
        """A line of inline Markdown for a loose sheet."""
        return to_typst(f"<div>{inline(text)}</div>", self.sheet_links("line"))

    # ------------------------------------------------------------ names on paper

    def slide_label(self, slide: Slide) -> str:
        """Label of a slide."""
        return f"{self.key}slide-{slide.id}"

    def slide_number(self, id: str | None) -> int | None:
        """Number of a slide, from 1."""
        return next((n for n, slide in enumerate(self.the_module.slides, 1) if slide.id == id), None)

    def handout_code(self, handout: Handout) -> str:
        """Short code of a handout within its module, as `H1`."""
        return code_of(self.the_module.handouts.index(handout))

    def cards_code(self, cards: Cards) -> str:
        """Letter of a set of cards, as `A`."""
        return letter_of(self.the_module.cards.index(cards))

    def material(self, material: str) -> str:
        """How a material is called for short."""
        scheme, _, id = material.partition(":")
        if scheme == "handout":
            return next((self.handout_code(h) for h in self.the_module.handouts if h.matter.id == id), id)
        return next(
            (say("pack.cards-code", letter=self.cards_code(c)) for c in self.the_module.cards if c.set.id == id), id
        )

    def outcomes_of(self, activity: Activity) -> tuple[str, ...]:
        """Outcomes that an activity works on: through its objectives, then those it practises."""
        of = {objective.id: objective.outcomes for objective in self.the_module.matter.objectives}
        told = [id for objective in activity.options.objectives for id in of.get(objective, ())]
        return tuple(dict.fromkeys([*told, *activity.options.practises]))


def topic_of(view: PackView, id: str) -> str:
    """What the glossary calls a topic, inside a sentence; with no entry, the words of its id."""
    name = dict(view.topics).get(id, id.replace("-", " "))
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def code_of(place: int) -> str:
    """Short code of a handout by its place in its module, from 0."""
    return say("pack.handout-code", number=place + 1)


def letter_of(place: int) -> str:
    """Letter of a set of cards by its place in its module, from 0."""
    return chr(ord("A") + place % 26)


def minutes_of(clock: str) -> int:
    """Minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock_of(minutes: int) -> str:
    """Time of day, 24 hours."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def minutes_told(minutes: int) -> str:
    """A length of time in words."""
    return say("pack.minute") if minutes == 1 else say("pack.minutes", minutes=minutes)


def listed(items: tuple[str, ...] | list[str]) -> str:
    """Items with commas between them."""
    return ", ".join(items)


def long_date(day: date) -> str:
    """A date in words, as `22 November 2026`."""
    return f"{day.day}\u00a0{say('pack.months').split()[day.month - 1]} {day.year}"
