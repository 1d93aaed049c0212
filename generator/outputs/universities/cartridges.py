"""Common Cartridges of modules and programmes: one for learners, one for who teaches, one of links alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from lxml import etree

from generator.formats.common_cartridge import (
    Cartridge,
    CartridgeItem,
    CartridgeLink,
    CartridgePage,
    CartridgeQuiz,
    CartridgeSession,
    CartridgeTopic,
    cartridge,
)
from generator.formats.question_items import Item
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Activity, Curriculum, Module, Step, Tree
from generator.model.module import Question
from generator.outputs.output import Output
from generator.outputs.universities.bare_pages import BarePage, BareShelf, bare_shelf, learner_pages
from generator.outputs.universities.questions import FOLDER, bank_of

KINDS: tuple[Literal["learner", "instructor", "links"], ...] = ("learner", "instructor", "links")
_PARTS = ("start", "reading", "sheets", "task")


@dataclass(frozen=True, slots=True)
class CartridgeView:
    """All that one cartridge is made from."""

    id: str
    title: str
    summary: str
    kind: Literal["learner", "instructor", "links"]
    modules: tuple[Module, ...]
    room: BareShelf


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """For each module and each programme: the learner's and the instructor's; links where there is a base address."""
    shelf = curriculum.shelf
    kinds = KINDS if shelf.settings.base_url else KINDS[:2]
    for module in curriculum.modules:
        room = bare_shelf(shelf, (module,))
        title = f"{module.id} {module.matter.title}"
        for kind in kinds:
            view = CartridgeView(module.id, title, module.matter.summary, kind, (lean(module),), room)
            path = f"{FOLDER}/{module.slug}/{module.id.lower()}-{kind}.imscc"
            yield Job(path, render, view, sources=(module.index,), about=module.id)
    for programme in shelf.programmes:
        if modules := curriculum.offered(programme):
            room = bare_shelf(shelf, modules)
            held = tuple(lean(module) for module in modules)
            sources = tuple(sorted(module.index for module in modules))
            for kind in kinds:
                view = CartridgeView(programme.id, programme.title, programme.summary, kind, held, room)
                path = f"{FOLDER}/{programme.id}/{programme.id}-{kind}.imscc"
                yield Job(path, render, view, sources=sources, about=programme.id)


def lean(module: Module) -> Module:
    """The module without its source text."""
    return replace(module, sources=(), headings=(), digest="")


def render(view: CartridgeView) -> bytes:
    """The cartridge as `.imscc`."""
    return cartridge(course_of(view))


def course_of(view: CartridgeView) -> Cartridge:
    """The course: what it says of itself, and its sessions."""
    settings = view.room.settings
    if view.kind == "links":
        sessions = tuple(_link_session(module, view.room) for module in view.modules)
    else:
        sessions = tuple(session for module in view.modules for session in _sessions(view, module))
    title = say(f"universities.cartridge-{view.kind}", title=view.title)
    return Cartridge(
        id=f"{view.id}-{view.kind}",
        title=f"{title} ({say('universities.version', version=settings.version)})",
        description=f"{view.summary} {settings.status_line} {say('universities.import-note')}",
        licence=f"{settings.licence} {settings.licence_url}",
        sessions=sessions,
        keywords=tuple(dict.fromkeys(module.matter.short_title for module in view.modules)),
        aligned=tuple((outcome.id, outcome.plain) for outcome in view.room.outcomes),
    )


def _sessions(view: CartridgeView, module: Module) -> Iterator[CartridgeSession]:
    """A module alone has a session for each of its parts; inside a programme it is one session."""
    parts: dict[str, list[CartridgeItem]] = {part: [] for part in _PARTS}
    for page in learner_pages(module, view.room):
        parts[page.part].append(_page(page))
    parts["reading"] += _topics(module, view.room)
    if formative := _quiz(module, "formative"):
        parts["sheets"].append(formative)
    if view.kind == "instructor":
        parts["instructor"] = [*_instructor_items(module, view.room)]
    if len(view.modules) > 1:
        items = tuple(item for items in parts.values() for item in items)
        yield CartridgeSession(module.id, f"{module.id} {module.matter.title}", items)
        return
    for part, found in parts.items():
        if found:
            yield CartridgeSession(f"{module.id}-{part}", say(f"universities.part-{part}"), tuple(found))


def _page(page: BarePage, *, instructor: bool = False) -> CartridgePage:
    return CartridgePage(page.id, page.title, page.html, page.pictures, instructor)


def _quiz(module: Module, use: str) -> CartridgeQuiz | None:
    questions: list[Question] = [question for question in module.questions if question.use == use]
    bank = bank_of(module, use, questions)
    return CartridgeQuiz(f"{module.id}-quiz-{use}", bank.title, bank) if questions else None


def _topics(module: Module, room: BareShelf) -> Iterator[CartridgeTopic]:
    """A discussion for each activity in which people practise: what participants read of it."""
    for activity in module.session.activities:
        if activity.options.kind == "practice" and activity.body:
            id = f"{module.id}-discuss-{activity.options.id}"
            html = room.page(module, (id, activity.title, ""), (activity.body,)).html
            rules = f"<p>{escape(say('universities.discussion-rules'))}</p>"
            yield CartridgeTopic(id, say("universities.discussion", title=activity.title), rules + html)


def _link_session(module: Module, room: BareShelf) -> CartridgeSession:
    """The pages of a module on the web."""
    base = (room.settings.base_url or "").rstrip("/")
    top = f"{base}/modules/{module.slug}/"
    items = [CartridgeLink(f"{module.id}-link", module.matter.title, top)]
    items += [
        CartridgeLink(f"{module.id}-link-{h.matter.id}", h.matter.title, f"{top}handouts/{h.matter.id}/")
        for h in module.handouts
        if not h.matter.kept_back
    ]
    return CartridgeSession(f"{module.id}-links", f"{module.id} {module.matter.title}", tuple(items))


# ------------------------------------------------------------------ for who teaches


def _instructor_items(module: Module, room: BareShelf) -> Iterator[CartridgeItem]:
    """Session plan, marking and summative questions, each a page that platforms hide from learners."""
    for activity in module.session.activities:
        title = say("universities.plan-title", title=activity.title)
        trees = (Tree(_activity(activity)),)
        yield _page(room.page(module, (f"{module.id}-plan-{activity.options.id}", title, ""), trees), instructor=True)
    marking = "".join(_titled(aside.title, aside.body, 2) for aside in module.assessment.marking)
    if marking:
        title = say("universities.marking-title", title=module.assessment.matter.title)
        yield _page(
            room.page(module, (f"{module.id}-marking", title, ""), (Tree(f"<div>{marking}</div>"),)), instructor=True
        )
    if summative := _quiz(module, "summative"):
        rows = "".join(_question(item) for item in summative.bank.items)
        yield _page(room.page(module, (f"{module.id}-summative", summative.title, ""), (), rows), instructor=True)


def _activity(activity: Activity) -> str:
    facts = say("universities.activity-facts", minutes=activity.options.minutes, intensity=activity.options.intensity)
    out = f"<p>{escape(facts)}</p>{_inside(activity.body)}"
    for step in activity.steps:
        out += f"<h2>{escape(say('universities.step', title=step.title, minutes=step.minutes))}</h2>{_step(step)}"
    for aside in activity.asides:
        out += _titled(" ".join((say(f"universities.aside-{aside.kind}"), aside.title)).strip(), aside.body, 2)
    return f"<div>{out}</div>"


def _step(step: Step) -> str:
    out = "".join(
        f"<p><strong>{say(f'universities.{name}')}</strong></p>{_inside(tree)}"
        for name, tree in (("say", step.say), ("do", step.do))
        if tree
    )
    for name, cues in (("listen-for", step.listen_for), ("watch-for", step.watch_for)):
        for cue in cues:
            out += f"<p><strong>{say(f'universities.{name}')}: {escape(cue.title)}</strong></p>{_inside(cue.body)}"
    return out + _inside(step.rest)


def _titled(title: str, body: Tree, level: int) -> str:
    return f"<h{level}>{escape(title)}</h{level}>{_inside(body)}"


def _question(item: Item) -> str:
    rows = "".join(
        f"<li>{'<strong>' + say('universities.right') + '</strong> ' if c.correct else ''}{c.text} <em>{c.feedback}</em></li>"
        for c in item.choices
    )
    return f"<h2>{escape(item.id)}</h2><p>{item.stem}</p><ol>{rows}</ol>"


def _inside(tree: Tree) -> str:
    return "".join(etree.tostring(child, encoding="unicode") for child in tree.root) if tree else ""


OUTPUT = Output(
    "cartridges", "Common Cartridges for learning platforms: for learners, for who teaches, and of links", plan
)
