"""The participant's workbook, of a module and of a programme: made from what a learner may have and nothing else."""

from collections.abc import Iterator
from dataclasses import replace

from generator.formats.typst_press import facts, theme_files
from generator.jobs.job import Job
from generator.model.audience import for_learner
from generator.model.curriculum import Curriculum, Module, Shelf, Tree
from generator.model.standard import Programme
from generator.outputs.output import Output
from generator.outputs.pack.learner import kept_handouts, shown
from generator.outputs.pack.plan import help_of, names_view, notes_of, topics_of
from generator.outputs.pack.render import tagged
from generator.outputs.pack.workbook_pages import document
from generator.outputs.pack.workbook_view import WorkbookModule, WorkbookView


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A workbook for each module, then one for each programme that has modules."""
    theme = theme_files()
    shelf = curriculum.shelf
    for module in curriculum.modules:
        path = f"packs/{module.slug}/{module.id.lower()}-workbook.pdf"
        view = _view(module.id, None, (module,), shelf)
        yield Job(path, render, view, media=theme, sources=(module.index,), about=module.id, info=facts)
    for programme in shelf.programmes:
        if modules := curriculum.offered(programme):
            path = f"packs/{programme.id}/{programme.id}-workbook.pdf"
            letter = next((tier.letter for tier in shelf.standard.tiers if tier.id == programme.tier), "")
            view = _view(letter, programme, modules, shelf)
            sources = tuple(sorted(module.index for module in modules))
            yield Job(path, render, view, media=theme, sources=sources, about=programme.id, info=facts)


def _view(code: str, programme: Programme | None, modules: tuple[Module, ...], shelf: Shelf) -> WorkbookView:
    named = programme or modules[0].matter
    parts = tuple(_part(module) for module in modules)
    texts = [tree.xml for part in parts for tree in trees(part)]
    pack = names_view(named.discreet_title, code, named.review, shelf, texts)
    wanted = {id for m in modules for o in m.matter.objectives for id in o.outcomes}
    wanted |= {id for m in modules for id in m.matter.practises}
    noted = [note for m in modules for note in notes_of(m)]
    return WorkbookView(
        pack=replace(pack, help=help_of(shelf), topics=topics_of(shelf, noted)),
        programme=programme,
        modules=parts,
        outcomes=tuple(outcome for outcome in shelf.standard.outcomes if outcome.id in wanted),
    )


def _part(module: Module) -> WorkbookModule:
    learner = replace(for_learner(module), reading=Tree(), slides=(), self_checks=(), cards=())
    part = WorkbookModule(learner, kept_handouts(module, learner.handouts), ())
    return replace(part, media=shown(module.media, trees(part)))


def trees(part: WorkbookModule) -> tuple[Tree, ...]:
    """Every text of a module that its workbook shows, in its order."""
    learner = part.learner
    task = learner.task
    card = (learner.quick_card.body,) if learner.quick_card else ()
    bodies = (activity.body for activity in learner.activities)
    return (*bodies, *(k.handout.body for k in part.handouts), task.task, task.must_pass, task.rubric, *card)


def render(view: WorkbookView) -> bytes:
    """The workbook as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


OUTPUT = Output("workbook", "Participant workbooks as PDF, for each module and each programme", plan)
