"""Loose sheets of a module, put together by how many of each a group needs: what somebody prints for one occasion.

Each sheet begins on a leaf of its own, so that all can be printed on both sides and dealt out one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.typst_press import Files, facts
from generator.jobs.job import Job
from generator.model.audience import LearnerHandout, LearnerTask, learner_task
from generator.model.catalogue import say
from generator.model.curriculum import Media, Module, QuickCard, Shelf, Tree
from generator.model.module import Copies, HandoutMatter, Question
from generator.outputs.pack.assessing import quiz_paper, quiz_questions, task_sheet
from generator.outputs.pack.frame import code_of
from generator.outputs.pack.learner import KeptHandout, LearnerFrame, learner_opening, shown
from generator.outputs.pack.plan import marked, names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.sheets import card_sheet, handout_sheet
from generator.outputs.pack.view import PackView

_NEXT_LEAF = '#pagebreak(weak: true, to: "odd")\n'
_ALONE = "#set page(header: none, footer: none)\n#let section(title) = heading(depth: 2, title);\n"
"""The back that stays empty is empty; and the sections of a task stand below its title, as those of a handout."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz paper. Whoever holds it holds its answers: it is for facilitators to print."""

    passmark: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class LooseView:
    """All that some sheets of one module show."""

    pack: PackView
    module: str
    """Its id."""
    handouts: tuple[KeptHandout, ...]
    quick_card: QuickCard | None
    task: LearnerTask | None
    quiz: Quiz | None
    media: tuple[Media, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """Sheets that are copied the same number of times and go the same way."""

    rule: Copies
    back: str
    """What happens to them: `kept`, `filled` where what was written on is handed back, `collected` where all is."""
    handouts: tuple[str, ...] = ()
    """Ids."""
    quick_card: bool = False
    task: bool = False
    quiz: bool = False


def piles(module: Module) -> Iterator[Pile]:
    """The loose sheets of a module in piles: what is kept first."""
    for back in ("kept", "filled", "collected"):
        for rule in _RULES:
            each, kept = rule == "one-per-person", back == "kept"
            pile = Pile(
                rule,
                back,
                tuple(h.matter.id for h in module.handouts if h.matter.copies == rule and _back(h.matter) == back),
                quick_card=each and kept and module.quick_card is not None,
                task=each and kept,
                quiz=each and back == "collected" and module.assessment.matter.quiz is not None,
            )
            if pile.handouts or pile.quick_card or pile.task or pile.quiz:
                yield pile


_RULES: tuple[Copies, ...] = (
    "one-per-person",
    "two-per-person",
    "one-per-pair",
    "one-per-three",
    "one-per-group",
    "one-per-room",
)


def _back(matter: HandoutMatter) -> str:
    return "filled" if matter.collect == "filled" else "collected" if matter.kept_back else "kept"


def pile_names(module: Module, pile: Pile) -> list[str]:
    """How the sheets of a pile are called for short: nothing that says what they are about."""
    codes = [code_of(place) for place, h in enumerate(module.handouts) if h.matter.id in pile.handouts]
    more = (("quick-card", pile.quick_card), ("task-sheet", pile.task), ("quiz-paper-short", pile.quiz))
    return codes + [say(f"pack.{key}").lower() for key, there in more if there]


def pile_job(module: Module, pile: Pile, shelf: Shelf, theme: Files) -> Job:
    """The pile as one PDF. What is handed back is named as the facilitator's."""
    whose = "-facilitator" if pile.back == "collected" else ""
    path = f"packs/{module.slug}/piles/{pile.rule}-{pile.back}{whose}.pdf"
    return Job(path, render, pile_view(module, pile, shelf), theme, (module.index,), module.id, facts)


def pile_view(module: Module, pile: Pile, shelf: Shelf) -> LooseView:
    """What the pile shows."""
    handouts = tuple(
        KeptHandout(code_of(place), LearnerHandout(given.matter, given.body))
        for place, given in enumerate(module.handouts)
        if given.matter.id in pile.handouts
    )
    card = module.quick_card if pile.quick_card else None
    task = learner_task(module.assessment) if pile.task else None
    asked = module.assessment.matter.quiz
    quiz = Quiz(asked.passmark, quiz_questions(module)) if asked and pile.quiz else None
    bodies: list[Tree] = [kept.handout.body for kept in handouts]
    bodies += [card.body] if card else []
    bodies += [task.task, task.must_pass, task.rubric] if task else []
    asked_texts = [
        marked(text) for q in (quiz.questions if quiz else ()) for text in (q.stem, *(o.text for o in q.options))
    ]
    texts = [*(body.xml for body in bodies), *asked_texts]
    pack = names_view(module.matter.discreet_title, module.id, module.matter.review, shelf, texts)
    return LooseView(pack, module.id, handouts, card, task, quiz, shown(module.media, bodies))


def render(view: LooseView) -> bytes:
    """The sheets as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: LooseView) -> str:
    """The Typst source of the sheets: each is a heading of the first level on a leaf of its own."""
    frame = LearnerFrame(view.pack, view.module, view.media)
    out = learner_opening(view.pack, say("pack.loose-kind"), ((view.module, picture) for picture in view.media))
    sheets = [handout_sheet(frame, kept.handout.matter, kept.handout.body, kept.code) for kept in view.handouts]
    sheets += [card_sheet(frame, view.quick_card)] if view.quick_card else []
    sheets += [task_sheet(frame, view.task)] if view.task else []
    sheets += [quiz_paper(frame, view.quiz.passmark, view.quiz.questions)] if view.quiz else []
    return out + _ALONE + _NEXT_LEAF.join(sheets)
