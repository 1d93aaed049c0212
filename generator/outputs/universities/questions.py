"""Question banks of modules and programmes: what a platform imports, formative apart from summative."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.gift import gift
from generator.formats.inline import inline
from generator.formats.moodle_xml import moodle_xml
from generator.formats.qti12 import qti12
from generator.formats.question_items import Bank, Choice, Item, bare
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum, Module
from generator.model.module import Question
from generator.outputs.output import Output

FOLDER = "universities"
USES = {"formative": "questions-formative", "summative": "questions-summative-assessor"}
"""Uses of questions, and how their files are called: a name says who may have it."""


@dataclass(frozen=True, slots=True)
class BanksView:
    """The questions of one file: a bank for each module."""

    banks: tuple[Bank, ...]


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """The banks of each module, then of each programme, in every format."""
    for module in curriculum.modules:
        for use, name in USES.items():
            view = BanksView(_banks((module,), use))
            if view.banks:
                stem = f"{FOLDER}/{module.slug}/{module.id.lower()}-{name}"
                source = f"{module.folder}/questions.yml"
                yield Job(f"{stem}.qti.xml", render_qti, view, sources=(source,), about=module.id)
                yield from _jobs(stem, view, (source,), module.id)
    for programme in curriculum.shelf.programmes:
        modules = curriculum.offered(programme)
        for use, name in USES.items():
            view = BanksView(_banks(modules, use))
            if view.banks:
                sources = tuple(sorted(f"{module.folder}/questions.yml" for module in modules))
                yield from _jobs(f"{FOLDER}/{programme.id}/{programme.id}-{name}", view, sources, programme.id)


def _jobs(stem: str, view: BanksView, sources: tuple[str, ...], about: str) -> Iterator[Job]:
    yield Job(f"{stem}.moodle.xml", render_moodle, view, sources=sources, about=about)
    yield Job(f"{stem}.gift.txt", render_gift, view, sources=sources, about=about)


def _banks(modules: tuple[Module, ...], use: str) -> tuple[Bank, ...]:
    found = ((module, [q for q in module.questions if q.use == use]) for module in modules)
    return tuple(bank_of(module, use, questions) for module, questions in found if questions)


def bank_of(module: Module, use: str, questions: list[Question]) -> Bank:
    """A module's questions of one use, each tagged with its objectives, their outcomes and its use."""
    outcomes = {objective.id: objective.outcomes for objective in module.matter.objectives}
    title = say(f"universities.bank-{use}", code=module.id, title=module.matter.short_title)
    return Bank(f"{module.id}-{use}", title, tuple(_item(question, outcomes) for question in questions))


def _item(question: Question, outcomes: dict[str, tuple[str, ...]]) -> Item:
    served = (id for objective in question.objectives for id in outcomes.get(objective, ()))
    choices = (Choice(o.id, o.correct, bare(inline(o.text)), bare(inline(o.feedback))) for o in question.options)
    tags = tuple(dict.fromkeys((*question.objectives, *served, question.use)))
    return Item(question.id, question.kind, bare(inline(question.stem)), tuple(choices), tags)


def render_moodle(view: BanksView) -> bytes:
    """The banks as Moodle XML."""
    return moodle_xml(view.banks)


def render_gift(view: BanksView) -> bytes:
    """The banks as GIFT."""
    return gift(view.banks)


def render_qti(view: BanksView) -> bytes:
    """The first bank as QTI 1.2: one assessment holds one bank."""
    return qti12(view.banks[0])


OUTPUT = Output("questions", "Question banks as Moodle XML, QTI 1.2 and GIFT, for each module and each programme", plan)
