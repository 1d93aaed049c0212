"""The pages of a module for any platform: plain HTML that reads well when everything else is stripped.

Cartridges, SCORM and EPUB show the same pages. They are made from what a learner may have.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from html import escape

from lxml import etree

from generator.formats.bare_html import BareLinks, cited, to_bare
from generator.formats.citations import cite_texts
from generator.formats.inline import inline
from generator.formats.question_items import bare
from generator.model.audience import LearnerModule, for_learner
from generator.model.catalogue import catalogue, say
from generator.model.curriculum import Media, Module, Shelf, Tree
from generator.model.reference import Reference, Services, Settings, Slot
from generator.model.standard import Framework, Outcome

_CITED = re.compile(r'data-cite="([^"]+)"')
_LINE = "________________"


@dataclass(frozen=True, slots=True)
class BarePage:
    """One page: the inside of its body, with its title as heading of the first level, and its pictures by path."""

    id: str
    title: str
    part: str
    """Key of the part of the module that it stands in."""
    html: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class BareShelf:
    """What the pages of some modules look things up in, and no more: it is part of every view."""

    settings: Settings
    tiers: tuple[tuple[str, str], ...]
    """Ids and titles."""
    outcomes: tuple[Outcome, ...]
    frameworks: tuple[Framework, ...]
    references: tuple[Reference, ...]
    services: Services | None
    slots: tuple[Slot, ...]
    topics: tuple[tuple[str, str], ...]
    """Ids of what a content note mentions, and what the glossary calls it."""

    def topic_of(self, id: str) -> str:
        """What the glossary calls it, inside a sentence; with no entry, the words of its id."""
        name = dict(self.topics).get(id, id.replace("-", " "))
        return name if name[:2].isupper() else name[:1].lower() + name[1:]

    @cached_property
    def nation(self) -> dict[str, str]:
        """Titles of nations by id."""
        return {nation.id: nation.title for nation in self.settings.nations}

    @cached_property
    def outcome(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def reference(self) -> dict[str, Reference]:
        """References by key."""
        return {reference.id: reference for reference in self.references}

    def links(self, module: Module, keys: tuple[str, ...]) -> BareLinks:
        """The links of a page that cites these sources, under their numbers."""
        said = {("local", slot.id): _LINE for slot in self.slots}
        for service in self.services.services if self.services else ():
            said["service", service.id] = ", ".join(line.value for line in service.lines)
        words = catalogue()
        kinds = {key.removeprefix("site.block."): text for key, text in words.items() if key.startswith("site.block.")}
        return BareLinks(
            citations={key: number for number, key in enumerate(keys, 1)},
            kinds=kinds,
            names=self.nation,
            said=said,
            pictures={picture.path: picture_name(picture) for picture in module.media},
            checked=say("universities.checked"),
        )

    def page(self, module: Module, name: tuple[str, str, str], trees: tuple[Tree, ...], lead: str = "") -> BarePage:
        """A page of texts, with the sources that they cite and what every page ends with.

        `name` is its id, its title and the part that it stands in.
        """
        id, title, part = name
        keys = tuple(dict.fromkeys(key for tree in trees for key in cited(tree.xml) if key in self.reference))
        links = self.links(module, keys)
        body = "".join(to_bare(tree.xml, links) for tree in trees if tree)
        html = f"<h1>{escape(title)}</h1>{lead}{body}{self._sources(keys)}{self.foot()}"
        shown = {picture_name(p): p.data for p in module.media if f'src="{picture_name(p)}"' in html}
        return BarePage(id, title, part, html, shown)

    def _sources(self, keys: tuple[str, ...]) -> str:
        if not keys:
            return ""
        rows = "".join(f"<li>{_cited(self.reference[key])}</li>" for key in keys)
        return f"<h2>{say('universities.sources')}</h2><ol>{rows}</ol>"

    def foot(self) -> str:
        """What every page ends with: where help is, how safe it is to look, whose it is, and its honest status."""
        settings = self.settings
        lines = "".join(f"<li>{row}</li>" for row in self.help_rows())
        help = f"<p><strong>{escape(settings.care_line)}</strong></p><ul>{lines}</ul>" if lines else ""
        device = f"<p>{say('universities.device')}</p>" if lines else ""
        told = say("universities.foot", name=settings.name, version=settings.version, licence=settings.licence)
        return f"<hr/>{help}{device}<p>{escape(told)} {escape(settings.status_line)}</p>"

    def help_rows(self) -> Iterator[str]:
        """The services that every page offers, with their nations."""
        wanted = [self.settings.support_group or ""]
        for service in self.services.reachable(wanted) if self.services else ():
            everywhere = set(self.nation) <= set(service.nations)
            nations = "" if everywhere else f" ({', '.join(self.nation.get(id, id) for id in service.nations)})"
            lines = [line for line in service.lines if line.kind == "phone"] or list(service.lines)
            yield escape(f"{service.name}{nations}: {', '.join(line.value for line in lines)}")


@cache
def _cited(reference: Reference) -> str:
    """The text of a source, with the limit that a reader must know."""
    note = f" {escape(reference.note)}" if reference.note else ""
    return cite_texts([reference])[reference.id] + note


def bare_shelf(shelf: Shelf, modules: Iterable[Module]) -> BareShelf:
    """What the pages of some modules need of the shelf."""
    given = tuple(modules)
    ids = {id for module in given for o in module.matter.objectives for id in o.outcomes}
    texts = [text for module in given for text in texts_of(module)]
    noted = {note for module in given for note in module.matter.content_note}
    keys = dict.fromkeys(key for text in texts for key in _CITED.findall(text))
    return BareShelf(
        shelf.settings,
        tuple((tier.id, tier.title) for tier in shelf.standard.tiers),
        tuple(outcome for outcome in shelf.standard.outcomes if outcome.id in ids),
        shelf.frameworks,
        tuple(shelf.reference[key] for key in keys if key in shelf.reference),
        shelf.services,
        shelf.slots,
        tuple((term.id, term.term.partition(" (")[0]) for term in shelf.glossary if term.id in noted),
    )


def texts_of(module: Module) -> Iterator[str]:
    """Every text of a module that may stand on a page."""
    yield module.reading.xml
    yield from (handout.body.xml for handout in module.handouts)
    yield from (module.quick_card.body.xml,) if module.quick_card else ()
    yield from (module.assessment.task.xml, module.assessment.must_pass.xml, module.assessment.rubric.xml)
    yield from (aside.body.xml for aside in module.assessment.marking)
    for activity in module.session.activities:
        yield activity.body.xml
        for step in activity.steps:
            yield from (step.say.xml, step.do.xml, step.rest.xml)
            yield from (cue.body.xml for cue in (*step.listen_for, *step.watch_for))
        yield from (aside.body.xml for aside in activity.asides)


def picture_name(picture: Media) -> str:
    """A picture's own name, without its folder: it lies beside the page."""
    return picture.path.rpartition("/")[2].casefold()


def learner_pages(module: Module, room: BareShelf) -> tuple[BarePage, ...]:
    """Every page of a module that a learner may have, in the order in which they are used."""
    learner = for_learner(module)
    return (
        _start(module, learner, room),
        *_reading(module, learner, room),
        *_sheets(module, learner, room),
        _task(module, learner, room),
    )


def _start(module: Module, learner: LearnerModule, room: BareShelf) -> BarePage:
    """What the module is, what it aligns with, and what to know before."""
    matter, tiers = learner.matter, dict(room.tiers)
    note = ", ".join(room.topic_of(slug) for slug in matter.content_note)
    rows = [
        f"<p>{escape(matter.summary)}</p>",
        f"<p>{escape(say('universities.facts', tier=tiers.get(matter.tier, matter.tier), minutes=matter.minutes))}</p>",
        f"<p><strong>{say('universities.content-note')}</strong> {escape(note)}. {say('universities.opt-out')}</p>"
        if note
        else "",
        f"<h2>{say('universities.objectives')}</h2><ul>{''.join(f'<li>{escape(o.text)}</li>' for o in matter.objectives)}</ul>",
        f"<h2>{say('universities.alignment')}</h2>{_alignment(learner, room)}",
    ]
    return room.page(module, (f"{matter.id}-start", f"{matter.id} {matter.title}", "start"), (), "".join(rows))


def _alignment(learner: LearnerModule, room: BareShelf) -> str:
    """The outcomes that the module serves, in words, with the codes of other frameworks."""
    ids = dict.fromkeys(id for objective in learner.matter.objectives for id in objective.outcomes)
    rows = []
    for outcome in (room.outcome[id] for id in ids if id in room.outcome):
        told = ((framework.short_title, framework.codes_for(outcome)) for framework in room.frameworks)
        codes = "; ".join(f"{title}: {', '.join(found)}" for title, found in told if found)
        read = f" ({escape(say('universities.read-against', codes=codes).rstrip('.'))})" if codes else ""
        rows.append(f"<li><strong>{escape(outcome.id)}</strong> {escape(outcome.plain)}{read}</li>")
    return f"<p>{say('universities.alignment-lead')}</p><ul>{''.join(rows)}</ul>"


def _reading(module: Module, learner: LearnerModule, room: BareShelf) -> Iterator[BarePage]:
    """The reading, a page for each main heading: short enough for a telephone."""
    name = f"{module.id}-reading"
    for number, (id, title, tree) in enumerate(sections(learner.reading), 1):
        told = title or say("universities.reading")
        yield room.page(module, (f"{name}-{id or number}", told, "reading"), (tree,))


def sections(tree: Tree) -> Iterator[tuple[str, str, Tree]]:
    """The parts of a text by its main headings: id and words of each heading, and what stands below it."""
    parts: list[tuple[str, str, list[etree._Element]]] = [("", "", [])]
    notes = [box for box in tree.root.iter("ol") if box.get("class") == "footnotes"]
    for element in tree.root:
        if element.tag == "h2":
            parts.append((element.get("id") or "", " ".join("".join(map(str, element.itertext())).split()), []))
        else:
            parts[-1][2].append(element)
    for id, title, elements in parts:
        if elements:
            inside = "".join(etree.tostring(e, encoding="unicode", with_tail=False) for e in elements)
            more = "".join(
                etree.tostring(box, encoding="unicode", with_tail=False) for box in notes if box not in elements
            )
            yield id, title, Tree(f"<div>{inside}{more}</div>")


def _sheets(module: Module, learner: LearnerModule, room: BareShelf) -> Iterator[BarePage]:
    """Handouts, sets of cards and the quick card."""
    for handout in learner.handouts:
        matter = handout.matter
        lead = f"<p>{escape(matter.subtitle)}</p>" if matter.subtitle else ""
        yield room.page(module, (f"{module.id}-{matter.id}", matter.title, "sheets"), (handout.body,), lead)
    for cards in learner.cards:
        rows = "".join(f"<li>{bare(inline(text))}</li>" for _, text in cards.cards)
        lead = f"<p>{escape(cards.how)}</p><ol>{rows}</ol>"
        yield room.page(module, (f"{module.id}-cards-{cards.id}", cards.title, "sheets"), (), lead)
    if learner.quick_card:
        card = learner.quick_card
        yield room.page(module, (f"{module.id}-quick-card", card.matter.title, "sheets"), (card.body,))


def _task(module: Module, learner: LearnerModule, room: BareShelf) -> BarePage:
    """The task as a learner gets it."""
    task = learner.task
    told = say(
        "universities.task-facts",
        outcomes=", ".join(task.outcomes),
        inside=task.minutes_in_class,
        outside=task.minutes_study,
    )
    lead = f"<p>{escape(told)}</p><p>{escape(say('universities.passing', rule=task.passing))}</p>"
    must = (
        Tree(f"<div><h2>{say('universities.must-pass')}</h2>{_inside(task.must_pass)}</div>")
        if task.must_pass
        else Tree()
    )
    rubric = Tree(f"<div><h2>{say('universities.rubric')}</h2>{_inside(task.rubric)}</div>") if task.rubric else Tree()
    return room.page(module, (f"{module.id}-task", task.title, "task"), (task.task, must, rubric), lead)


def _inside(tree: Tree) -> str:
    return "".join(etree.tostring(child, encoding="unicode") for child in tree.root)
