"""OUT: is every outcome taught, practised and signed off, and does nothing stand without one?"""

import re
from collections.abc import Iterable, Iterator

from generator.checks.check import curriculum_check, module_check
from generator.checks.places import STANDARD, nearest, repeated
from generator.model.coverage import coverage
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Address, Finding
from generator.model.standard import Outcome


def missing(file: str, what: str, names: Iterable[str], known: Iterable[str], place: Address) -> Iterator[Finding]:
    """A finding for each name that is not known."""
    names_known = list(known)
    for name in names:
        if name not in names_known:
            yield Finding(file, f"No {what} is called {name}{nearest(name, names_known)}", place)


@module_check("OUT-001", fix="Write the outcome's code as the standard has it.")
def outcomes_exist(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every outcome that a module names exists in the standard.

    Why: a wrong code leaves one outcome without its module and the module without its reason.
    Source: standard.yml, `outcomes`.
    """
    known = shelf.outcome
    for number, objective in enumerate(module.matter.objectives):
        yield from missing(module.index, "outcome", objective.outcomes, known, ("objectives", number, "outcomes"))
    yield from missing(module.index, "outcome", module.matter.practises, known, ("practises",))
    yield from missing(module.assessment.file, "outcome", module.assesses, known, ("outcomes",))
    if module.quick_card:
        yield from missing(module.quick_card.file, "outcome", module.quick_card.matter.outcomes, known, ("outcomes",))
    for activity in module.session.activities:
        for outcome in activity.options.practises:
            if outcome not in known:
                message = f"{activity.options.id}: no outcome is called {outcome}{nearest(outcome, known)}"
                yield Finding(module.session.file, message, line=activity.line, column=1)


@module_check("OUT-002", fix="Move the objective to a module of that tier, or name an outcome of this tier.")
def outcomes_fit_the_tier(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """No objective serves an outcome of a deeper tier than the module's own.

    Why: a learner of this tier would be asked for what only later tiers prepare.
    Source: standard.yml, `tiers`: listed from the first to the deepest.
    """
    depth = shelf.tier_order
    own = depth.get(module.matter.tier)
    for number, objective in enumerate(module.matter.objectives):
        for id in objective.outcomes:
            outcome = shelf.outcome.get(id)
            if own is not None and outcome and depth.get(outcome.tier, 0) > own:
                message = (
                    f"{objective.id} serves {id} of the tier {outcome.tier}; the module's tier is {module.matter.tier}"
                )
                yield Finding(module.index, message, ("objectives", number, "outcomes"))


@module_check("OUT-003", fix="Write the id as standard.yml, roles.yml or settings.yml has it.")
def tier_and_audience_exist(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The module's tier and the roles it is for exist.

    Why: a module of no known tier is in no list, and a role that is misspelt finds nothing for itself.
    Source: docs/authoring.md, "Front matter".
    """
    yield from missing(module.index, "tier", (module.matter.tier,), shelf.tier_order, ("tier",))
    roles = [role.id for role in shelf.roles]
    yield from missing(module.index, "role", module.matter.audience, roles, ("audience",))


@module_check("OUT-004", fix="Name objectives of this module. What serves none of them does not belong in it.")
def parts_serve_objectives(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every activity, question and task names objectives of its own module; none is an orphan.

    Why: time and marks that serve no objective are taken from those that do.
    Source: Biggs (1996), constructive alignment.
    """
    del shelf
    known = [objective.id for objective in module.matter.objectives]
    file = f"{module.folder}/questions.yml"
    for number, question in enumerate(module.questions):
        for finding in missing(file, "objective", question.objectives, known, (number, "objectives")):
            yield Finding(file, f"{question.id}: {finding.message}", finding.address)
    yield from missing(module.assessment.file, "objective", module.assessment.matter.objectives, known, ("objectives",))
    for activity in module.session.activities:
        options = activity.options
        if not options.objectives and options.kind not in ("open", "close"):
            message = f"The activity {options.id} serves no objective"
            yield Finding(module.session.file, message, line=activity.line, column=1)
        for id in options.objectives:
            if id not in known:
                message = f"{options.id}: no objective is called {id}{nearest(id, known)}"
                yield Finding(module.session.file, message, line=activity.line, column=1)


@module_check("OUT-005", fix="Assess the outcome in this module, name it under `practises`, or drop the objective.")
def objectives_lead_somewhere(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every objective serves an outcome that this module signs off or practises.

    Why: an objective that leads to no outcome of this module is an orphan, however good it sounds.
    Source: docs/decisions/007.
    """
    ends = {*module.assesses, *module.matter.practises}
    for number, objective in enumerate(module.matter.objectives):
        real = [id for id in objective.outcomes if id in shelf.outcome]
        if real and not ends.intersection(real):
            message = f"{objective.id} serves {', '.join(real)}, which this module neither assesses nor practises"
            yield Finding(module.index, message, ("objectives", number, "outcomes"))


@module_check(
    "OUT-006", fix="Add an objective with that verb to the assessment, so that the task does what the outcome says."
)
def tasks_do_what_outcomes_say(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Each verb of a signed-off outcome is a verb of an assessed objective that serves it.

    Why: who has only explained a thing has not shown that they can do it.
    Source: docs/decisions/007.
    """
    assessed = set(module.assessment.matter.objectives)
    if any(id not in shelf.outcome for objective in module.matter.objectives for id in objective.outcomes):
        return  # a mistyped outcome is one finding, and nobody knows which verb it would have lent
    for id in module.assesses:
        outcome = shelf.outcome.get(id)
        if outcome is None:
            continue
        texts = [
            objective.text.casefold()
            for objective in module.matter.objectives
            if objective.id in assessed and id in objective.outcomes
        ]
        for verb in _unmatched(outcome, texts):
            message = f"No assessed objective for {id} says “{verb}”"
            yield Finding(module.assessment.file, message, ("outcomes",))


def _unmatched(outcome: Outcome, texts: list[str]) -> Iterator[str]:
    for verb in outcome.verbs:
        if not any(re.search(rf"\b{re.escape(verb)}\b", text) for text in texts):
            yield verb


@curriculum_check("OUT-007", fix="Let one module sign it off; the others name it under `practises`.")
def signed_off_once(curriculum: Curriculum) -> Iterator[Finding]:
    """No outcome is signed off by two modules.

    Why: two tasks for one outcome give two standards for it, and nobody knows which mark counts.
    Source: docs/decisions/007: exactly one module signs it off.
    """
    first: dict[str, str] = {}
    for module in curriculum.modules:
        for id in module.assesses:
            if id in first:
                yield Finding(module.assessment.file, f"{id} is signed off in {first[id]} already", ("outcomes",))
            else:
                first[id] = module.id


def _uncovered(curriculum: Curriculum, use: str, message: str) -> Iterator[Finding]:
    rank = {outcome.id: number for number, outcome in enumerate(curriculum.shelf.standard.outcomes)}
    for row in coverage(curriculum):
        if row.offered and not getattr(row, use):
            yield Finding(STANDARD, message.format(row.outcome), ("outcomes", rank[row.outcome]))


@curriculum_check("OUT-008", fix="Let a reading point at it with `(outcome:CODE)`, or an `input` activity work on it.")
def offered_outcomes_are_taught(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome of a tier that a programme offers is taught: in a reading or by an `input`.

    Why: nobody may be assessed on what they were never taught.
    Source: docs/decisions/007: one definition of taught, practised and assessed.
    """
    return _uncovered(curriculum, "taught", "{} is offered, but no module teaches it")


@curriculum_check(
    "OUT-009", fix="Give a `practice` activity one of its objectives, or mark an `assess` one as rehearsal."
)
def offered_outcomes_are_practised(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome of a tier that a programme offers is practised in at least one activity.

    Why: the first try should not be the one that counts.
    Source: docs/decisions/007: one definition of taught, practised and assessed.
    """
    return _uncovered(curriculum, "practised", "{} is offered, but no activity practises it")


@curriculum_check("OUT-010", fix="Let one module's assessment sign it off.")
def offered_outcomes_are_assessed(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome of a tier that a programme offers is signed off by a module.

    Why: an outcome that nobody assesses is a hope.
    Source: docs/decisions/007: one definition of taught, practised and assessed.
    """
    return _uncovered(curriculum, "assessed", "{} is offered, but no module signs it off")


@curriculum_check(
    "OUT-011", fix="Nothing to mend: write a programme for the tier when its modules are ready.", level="suggest"
)
def tiers_not_offered_yet(curriculum: Curriculum) -> Iterator[Finding]:
    """Tiers that no programme offers yet are listed with their outcomes.

    Why: the gap between the standard and what can be taught today should be seen, not guessed.
    Source: docs/decisions/007.
    """
    for number, tier in enumerate(curriculum.shelf.standard.tiers):
        codes = [outcome.id for outcome in curriculum.shelf.standard.outcomes if outcome.tier == tier.id]
        if codes and tier.id not in curriculum.offered_tiers:
            message = f"No programme offers {tier.title} yet; its {len(codes)} outcomes: {', '.join(codes)}"
            yield Finding(STANDARD, message, ("tiers", number))


@module_check(
    "OUT-012", fix="Name the outcome in the `practises:` of one activity, and in the front matter of index.md."
)
def practice_is_real(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """What the front matter says is practised, an activity practises; and the other way round.

    Why: `practises` is read by the programme's plan as a promise.
    Source: docs/decisions/007: one definition of taught, practised and assessed.
    """
    del shelf
    promised = set(module.matter.practises)
    activities = [activity for activity in module.session.activities if activity.options.kind in ("practice", "assess")]
    kept = {id for activity in activities for id in activity.options.practises}
    for id in module.matter.practises:
        if id not in kept:
            message = f"{id} is said to be practised, but no practice or assess activity names it"
            yield Finding(module.index, message, ("practises",))
        if id in module.assesses:
            yield Finding(
                module.index, f"{id} is signed off here; `practises` is for other modules' outcomes", ("practises",)
            )
    for activity in module.session.activities:
        for id in activity.options.practises:
            if id not in promised:
                message = f"{activity.options.id} practises {id}, which the front matter does not list"
                yield Finding(module.session.file, message, line=activity.line, column=1)


@module_check("OUT-013", fix="Give one of the two another id. An id is part of addresses and marks for ever.")
def ids_are_unique(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """In a module no two objectives or activities, in a question no two options, in a set no two cards share an id.

    Why: links, marks and saved answers go to whichever comes first.
    Source: docs/authoring.md, "Links and sources".
    """
    del shelf
    objectives = ((("objectives", n, "id"), row.id) for n, row in enumerate(module.matter.objectives))
    yield from repeated(module.index, "Objective", objectives)
    for number, question in enumerate(module.questions):
        options = (((number, "options", n, "id"), row.id) for n, row in enumerate(question.options))
        yield from repeated(f"{module.folder}/questions.yml", f"{question.id}: option", options)
    for cards in module.cards:
        yield from repeated(cards.file, "Card", ((("cards", n, "id"), row.id) for n, row in enumerate(cards.set.cards)))
    lines: dict[str, int] = {}
    for activity in module.session.activities:
        first = lines.setdefault(activity.options.id.casefold(), activity.line)
        if first != activity.line:
            message = f"The activity {activity.options.id} has its id from line {first}"
            yield Finding(module.session.file, message, line=activity.line, column=1)
