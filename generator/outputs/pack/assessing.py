"""Assessment: what learners get, and apart from it what assessors need."""

from generator.formats.typst_text import array, block, call, literal, words
from generator.model.audience import LearnerTask, learner_task
from generator.model.catalogue import say
from generator.model.curriculum import Aside, Module
from generator.model.module import Question
from generator.outputs.pack.frame import Frame, listed
from generator.outputs.pack.glance import USES
from generator.outputs.pack.sheet_facts import foot
from generator.outputs.pack.sheets import Setting, card_keys, sheet_text


def for_learners(frame: Frame) -> str:
    """The task sheet, and the quiz paper without its answers."""
    return task_sheet(frame, learner_task(frame.the_module.assessment)) + quiz(frame)


def task_sheet(frame: Setting, given: LearnerTask, opens: str = "none") -> str:
    """The task, its must-pass items and its rubric; `opens` is the title of the group that it opens."""
    minutes = say("pack.task-minutes", class_minutes=given.minutes_in_class, study_minutes=given.minutes_study)
    parts = [
        call("section", words(say(f"pack.{key}"))) + sheet_text(frame, tree, f"assessment-{key}")
        for key, tree in (("task", given.task), ("must-pass", given.must_pass), ("rubric", given.rubric))
        if tree
    ]
    return call(
        "sheet",
        code=literal(frame.module_id),
        kind=words(say("pack.task-kind", code=frame.module_id, outcomes=listed(given.outcomes))),
        title=words(given.title),
        before=words(say("pack.task-sheet")),
        subtitle=words(f"{minutes} {say('pack.passing', passing=given.passing)}"),
        course=words(frame.course),
        foot=foot(frame),
        target=literal(f"{frame.key}assessment"),
        depth=str(frame.depth),
        opens=opens,
        bodies=array([block("\n\n".join(parts))]),
    )


def quiz(frame: Frame) -> str:
    """The quiz paper; nothing where the assessment has no quiz."""
    asked = frame.the_module.assessment.matter.quiz
    return quiz_paper(frame, asked.passmark, quiz_questions(frame.the_module)) if asked else ""


def quiz_questions(module: Module) -> tuple[Question, ...]:
    """The questions of a module's quiz, in its order."""
    asked = module.assessment.matter.quiz
    by_id = {question.id: question for question in module.questions}
    return tuple(by_id[id] for id in asked.questions if id in by_id) if asked else ()


def quiz_paper(frame: Setting, passmark: int, questions: tuple[Question, ...]) -> str:
    """Questions without their answers, to be handed in."""
    body = "".join(
        call(
            "question",
            code=literal(str(number)),
            hint=words(say(f"pack.kind-{question.kind}")),
            stem=block(frame.sheet_line(question.stem)),
            options=array(block(frame.sheet_line(option.text)) for option in question.options),
        )
        for number, question in enumerate(questions, 1)
    )
    return call(
        "sheet",
        code=literal(frame.module_id),
        kind=words(say("pack.quiz-kind", code=frame.module_id)),
        title=words(say("pack.quiz-title")),
        subtitle=words(say("pack.quiz-pass", passmark=passmark, total=len(questions))),
        course=words(frame.course),
        foot=foot(frame),
        target=literal(f"{frame.key}quiz"),
        depth=str(frame.depth),
        bodies=array([block(call("name-line") + body)]),
    )


def for_assessors(frame: Frame) -> str:
    """Every key, then the rubric with what markers need beside it."""
    module = frame.the_module
    out = card_keys(frame)
    for use in USES:
        questions = module.uses(use)
        if questions:
            target = literal(f"{frame.key}key-{use}")
            out += call("part", words(module.id), words(say(f"pack.key-{use}")), target=target)
            out += call("banner", words(say("pack.assessors-only")))
            out += call("lead", words(say(f"pack.key-{use}-lead")))
            out += "".join(answered(frame, question) for question in questions)
    out += call("part", words(module.id), words(say("pack.marking-title")), target=literal(f"{frame.key}marking"))
    out += call("banner", words(say("pack.assessors-only")))
    given = module.assessment
    for key, tree in (("must-pass", given.must_pass), ("rubric", given.rubric)):
        if tree:
            out += call("section", words(say(f"pack.{key}"))) + frame.text(tree, f"marking-{key}", level=4) + "\n\n"
    return out + "".join(marking(frame, aside) for aside in given.marking)


def marking(frame: Frame, aside: Aside) -> str:
    """A passage for markers."""
    body = frame.text(aside.body, f"marking-{aside.line}", level=4)
    title = aside.title or say(f"pack.block.{aside.kind}")
    return call("section", words(title)) + body + "\n\n"


def answered(frame: Frame, question: Question) -> str:
    """A question with its key and the feedback on every option."""
    return call(
        "answered",
        code=literal(question.id),
        hint=words(listed(question.objectives)),
        stem=block(frame.line(question.stem)),
        options=array(
            f"({'true' if option.correct else 'false'}, {block(frame.line(option.text))}, {block(frame.line(option.feedback))})"
            for option in question.options
        ),
    )
