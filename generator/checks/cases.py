"""CAS: is every fictional case in the register, and does the register speak of cases that are there?"""

import re
from collections.abc import Iterator
from itertools import product

from generator.checks.check import curriculum_check
from generator.checks.outcomes import missing
from generator.checks.places import CASES, repeated
from generator.model.curriculum import Curriculum, Source
from generator.model.finding import Finding

_NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]*")


def _sources(curriculum: Curriculum) -> Iterator[Source]:
    """Every text: of the modules, of the pages, of the reference pages."""
    yield from (source for module in curriculum.modules for source in module.sources)
    yield from curriculum.shelf.sources


def _texts(curriculum: Curriculum) -> dict[str, str]:
    """Words of every text by its file; of the YAML files of a module, those that a case may stand in."""
    texts = {source.file: source.text for source in _sources(curriculum)}
    for module in curriculum.modules:
        for cards in module.cards:
            texts[cards.file] = " ".join((cards.set.title, cards.set.how, *(card.text for card in cards.set.cards)))
        stems = [question.stem for question in module.questions]
        options = [option.text for question in module.questions for option in question.options]
        texts[f"{module.folder}/questions.yml"] = " ".join((*stems, *options))
    return texts


@curriculum_check(
    "CAS-001", fix="Write the path of the file in which the case stands, and the names as they stand there."
)
def registered_cases_are_there(curriculum: Curriculum) -> Iterator[Finding]:
    """Every file that the register names exists, and holds at least one of the case's names.

    Why: counts over cases that nobody can find prove nothing.
    Source: docs/authoring.md, "The register of cases".
    """
    register = curriculum.shelf.cases
    texts = _texts(curriculum) if register else {}
    for number, case in enumerate(register.cases if register else ()):
        names = _NAME.findall(case.name)
        for place, file in enumerate(case.files):
            address = ("cases", number, "files", place)
            if file not in texts:
                yield Finding(CASES, f"{case.id}: there is no text {file}", address)
            elif not any(re.search(rf"\b{re.escape(name)}\b", texts[file]) for name in names):
                yield Finding(CASES, f"{case.id}: {file} names none of {case.name}", address)


@curriculum_check("CAS-002", fix="Use an id of the lists at the top of the file, or add one there.")
def cases_use_the_closed_lists(curriculum: Curriculum) -> Iterator[Finding]:
    """Every case has its own id, a nation of settings.yml or of its own list, and values from the lists of its file.

    Why: what is spelt in two ways is counted twice, or not at all.
    Source: docs/authoring.md, "The register of cases".
    """
    register = curriculum.shelf.cases
    if register is None:
        return
    yield from repeated(CASES, "Case", ((("cases", n, "id"), case.id) for n, case in enumerate(register.cases)))
    lists = {
        "relationship": register.relationships,
        "sex_of_person_who_harms": register.sexes,
        "sex_of_person_harmed": register.sexes,
        "nation": {**curriculum.shelf.nation, **register.nations},
        "place": register.places,
        "service": register.services,
    }
    for number, case in enumerate(register.cases):
        for key, known in lists.items():
            what = key.replace("_", " ")
            yield from missing(CASES, what, (getattr(case, key),), known, ("cases", number, key))


@curriculum_check("CAS-003", fix="Add the case to curriculum/cases.yml, with the path of this file.")
def cases_are_registered(curriculum: Curriculum) -> Iterator[Finding]:
    """Where there is a register, every file with a `case` block stands in it.

    Why: the cases of all modules together must be balanced, and only what is listed can be counted.
    Source: docs/authoring.md, "Rules for content", 6.
    """
    register = curriculum.shelf.cases
    if register is None:
        return
    listed = {file for case in register.cases for file in case.files}
    for source in _sources(curriculum):
        case = next((block for block in source.blocks if block.name == "case"), None)
        if case and source.file not in listed:
            message = (
                f"The case “{case.title}” is not in the register" if case.title else "A case is not in the register"
            )
            yield Finding(source.file, message, line=case.line, column=1)


@curriculum_check(
    "CAS-004", fix="Write a case that is set there, or set one that could be anywhere there.", level="warn"
)
def cases_reach_every_nation(curriculum: Curriculum) -> Iterator[Finding]:
    """The register has at least one case for each of its services in each nation of settings.yml.

    Why: who never sees their own nation takes the rest for somebody else's training.
    Source: docs/authoring.md, "The register of cases".
    """
    register = curriculum.shelf.cases
    if register is None:
        return
    there = {(case.nation, case.service) for case in register.cases}
    for (nation, title), (service, what) in product(curriculum.shelf.nation.items(), register.services.items()):
        if (nation, service) not in there:
            yield Finding(CASES, f"No case is set in {title} for the service “{what}”", ("services",))
