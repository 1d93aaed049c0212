"""PED, the task: is it fair, marked by what it says, and are the questions worth answering?"""

import re
from collections.abc import Iterator, Sequence

from generator.checks.check import module_check
from generator.checks.passages import plain, words_of
from generator.checks.places import nearest
from generator.model.curriculum import Module, Shelf
from generator.model.finding import Finding
from generator.model.module import Question

_ALL_OF_THESE = re.compile(r"(all|any|none|both|neither) of (the above|these|them|the others?)\W*", re.IGNORECASE)
_FEWEST_TO_JUDGE = 5
_TOO_OFTEN = 0.6


def _file(module: Module) -> str:
    return f"{module.folder}/questions.yml"


@module_check("PED-013", fix="Add a row to the rubric with the outcome's code in its first cell.")
def rubric_covers_outcomes(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The rubric has a row for each outcome that the task signs off, and no empty cell.

    Why: two markers can only agree on what the rubric names.
    Source: docs/authoring.md, "The files of a module".
    """
    del shelf
    root = module.assessment.rubric.root
    line = _heading_line(module, "rubric")
    rows = [[words_of(cell) for cell in row] for row in root.iter("tr")]
    first = " ".join(row[0] for row in rows if row)
    for id in module.assesses:
        if not re.search(rf"(?<![\w-]){re.escape(id)}(?![\w-])", first):
            yield Finding(module.assessment.file, f"The rubric has no row for {id}", line=line, column=1)
    for row in rows:
        if row and not all(row):
            message = f"The rubric's row “{row[0] or '?'}” has an empty cell"
            yield Finding(module.assessment.file, message, line=line, column=1)


def _heading_line(module: Module, id: str) -> int:
    for source in module.sources:
        if source.file == module.assessment.file:
            lines = enumerate(source.text.split("\n"), source.first_line)
            return next((number for number, line in lines if f"{{#{id}}}" in line), 1)
    return 1


@module_check("PED-014", fix="List under `{#must-pass}` what nobody may get wrong.")
def task_has_must_pass_items(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """The assessment has a task, and a list of items that must be passed.

    Why: some mistakes put people in danger, however good the rest is.
    Source: standard.yml, `rules`.
    """
    del shelf
    if not module.assessment.task:
        yield Finding(module.assessment.file, "There is no task", line=_heading_line(module, "task"), column=1)
    items = module.assessment.must_pass.root.findall(".//li") if module.assessment.must_pass else []
    if not items:
        line = _heading_line(module, "must-pass")
        yield Finding(module.assessment.file, "There is no list of must-pass items", line=line, column=1)


@module_check("PED-015", fix="Write more questions, or change `least_questions` in settings.yml.")
def there_are_enough_questions(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A module has at least the formative and the summative questions that the settings ask for.

    Why: with too few, the second group in the building knows them all.
    Source: settings.yml, `least_questions`.
    """
    least = shelf.settings.least_questions
    for use in ("formative", "summative"):
        number = sum(1 for question in module.questions if question.use == use)
        if number < least:
            message = f"There are {number} {use} questions; the settings ask for {least}"
            yield Finding(_file(module), message)


@module_check("PED-016", fix="Say for each option why it is right or wrong, and what to do.")
def feedback_is_each_options_own(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Every option has feedback of its own, and no two options say the same.

    Why: “Wrong, try again” teaches nobody why.
    Source: docs/authoring.md, "Rules for content": feedback says why and what to do.
    """
    del shelf
    for number, question in enumerate(module.questions):
        for key in ("feedback", "text"):
            seen: dict[str, str] = {}
            for place, option in enumerate(question.options):
                text = plain(getattr(option, key)).casefold().strip(" .!")
                first = seen.setdefault(text, option.id)
                if first != option.id:
                    message = f"{question.id}: the {key} of {option.id} is the same as that of {first}"
                    yield Finding(_file(module), message, (number, "options", place, key))


@module_check(
    "PED-017", fix="Mark one option as correct for `one`, at least two for `many`, and leave at least one wrong."
)
def right_options_fit_the_kind(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A question of the kind `one` has one right option; one of the kind `many` has several, and a wrong one.

    Why: a quiz tool marks by it, and a learner trusts it.
    Source: 1EdTech QTI 3, single and multiple response.
    """
    del shelf
    for number, question in enumerate(module.questions):
        right = sum(option.correct for option in question.options)
        if question.kind == "one" and right != 1:
            message = f"{question.id} is of the kind `one` and has {right} right options"
            yield Finding(_file(module), message, (number, "kind"))
        elif question.kind == "many" and not 1 < right < len(question.options):
            message = f"{question.id} is of the kind `many`, and {right} of {len(question.options)} options are right"
            yield Finding(_file(module), message, (number, "kind"))


@module_check("PED-018", fix="Move right options about, and make wrong ones as long and as careful.", level="warn")
def right_options_hide(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """Among a module's questions the right option is not mostly the longest, nor mostly in one place.

    Why: people who take many tests learn to choose the longest, or c.
    Source: Haladyna, Downing and Rodriguez (2002), guidelines for multiple-choice items.
    """
    del shelf
    for use in ("formative", "summative"):
        asked = [question for question in module.questions if question.use == use and question.kind == "one"]
        if len(asked) >= _FEWEST_TO_JUDGE:
            longest = sum(_longest_is_right(question) for question in asked)
            if longest > _TOO_OFTEN * len(asked):
                message = f"In {longest} of {len(asked)} {use} questions the right option is the longest"
                yield Finding(_file(module), message)
            place, times = _commonest_place(asked)
            if times > _TOO_OFTEN * len(asked):
                message = f"In {times} of {len(asked)} {use} questions the right option is number {place + 1}"
                yield Finding(_file(module), message)


def _longest_is_right(question: Question) -> bool:
    longest = max(question.options, key=lambda option: len(plain(option.text)))
    return longest.correct


def _commonest_place(questions: Sequence[Question]) -> tuple[int, int]:
    places = [n for question in questions for n, option in enumerate(question.options) if option.correct]
    best = max(sorted(set(places)), key=places.count, default=0)
    return best, places.count(best)


@module_check("PED-019", fix="End the stem with a full stop, question mark or colon, and name each choice in full.")
def questions_are_well_made(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A stem ends as a sentence does, and no option is “all of these” or “none of these”.

    Why: a stem that breaks off is guessed at; “all of these” is right by half-knowledge.
    Source: Haladyna, Downing and Rodriguez (2002), guidelines for multiple-choice items.
    """
    del shelf
    for number, question in enumerate(module.questions):
        if not plain(question.stem).rstrip("\"'”’)").endswith(("?", ".", ":", "…", "!")):
            yield Finding(_file(module), f"{question.id}: the stem breaks off without a mark", (number, "stem"))
        for place, option in enumerate(question.options):
            if _ALL_OF_THESE.fullmatch(plain(option.text)):
                message = f"{question.id}: option {option.id} stands for other options"
                yield Finding(_file(module), message, (number, "options", place, "text"))


@module_check("PED-020", fix="Name summative questions of this module, and a pass mark that they can reach.")
def quizzes_can_be_set(module: Module, shelf: Shelf) -> Iterator[Finding]:
    """A quiz names summative questions that exist, each once, and its pass mark can be reached.

    Why: formative questions are open to everyone with their answers.
    Source: docs/decisions/005: who may read is a type.
    """
    del shelf
    quiz = module.assessment.matter.quiz
    if quiz is None:
        return
    uses = {question.id: question.use for question in module.questions}
    place = ("quiz", "questions")
    for id in quiz.questions:
        if id not in uses:
            yield Finding(module.assessment.file, f"No question is called {id}{nearest(id, uses)}", place)
        elif uses[id] != "summative":
            yield Finding(module.assessment.file, f"{id} is formative: everyone can see its answer", place)
    if len(set(quiz.questions)) < len(quiz.questions):
        yield Finding(module.assessment.file, "A question stands twice in the quiz", place)
    if quiz.passmark > len(quiz.questions):
        message = f"The pass mark is {quiz.passmark}, and there are {len(quiz.questions)} questions"
        yield Finding(module.assessment.file, message, ("quiz", "pass"))
