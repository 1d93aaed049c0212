"""What no learner may get: the sentences of answers, marking and facilitators' notes, and how to find them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.passages import Passage, module_passages, page_passages
from generator.checks.prose import sentences
from generator.model.curriculum import Curriculum, Module

_FEWEST_WORDS = 6
_KEY = 24
"""Characters that are enough to look a sentence up."""
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Secret:
    """One sentence, and the file that it is from."""

    words: str
    file: str
    squeezed: str


Index = dict[str, list[Secret]]
"""Secrets by the beginning of their squeezed text."""


def squeeze(text: str) -> str:
    """Letters and digits only, in one case: what stays the same through every format and line break."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def secrets_of(curriculum: Curriculum) -> Index:
    """Every sentence of six words or more that is a facilitator's alone.

    What also stands in a text for everyone is no secret.
    """
    index: Index = {}
    public: list[str] = []
    for passage, private in _passages(curriculum):
        if private:
            for secret in _sentences(passage):
                index.setdefault(secret.squeezed[:_KEY], []).append(secret)
        else:
            public += [squeeze(unit.text) for unit in passage.units]
    known = {secret.squeezed for secret in found_in(" ".join(public), index)}
    left = {key: [secret for secret in secrets if secret.squeezed not in known] for key, secrets in index.items()}
    return {key: secrets for key, secrets in left.items() if secrets}


def found_in(squeezed: str, index: Index) -> Iterator[Secret]:
    """The secrets that stand in a squeezed text, in the order of the text."""
    for start in range(len(squeezed) - _KEY + 1):
        for secret in index.get(squeezed[start : start + _KEY], ()):
            if squeezed.startswith(secret.squeezed, start):
                yield secret


def _passages(curriculum: Curriculum) -> Iterator[tuple[Passage, bool]]:
    """Every passage, and whether it is a facilitator's alone."""
    for module in curriculum.modules:
        kept_back = _kept_back(module)
        for passage in module_passages(module):
            yield passage, passage.reader == "facilitator" or passage.file in kept_back
    for page in (*curriculum.shelf.pages, *curriculum.shelf.delivery):
        for passage in page_passages(page):
            yield passage, page.reader == "facilitator"


def _kept_back(module: Module) -> frozenset[str]:
    """Handouts that are handed back in the room."""
    return frozenset(handout.file for handout in module.handouts if handout.matter.collect)


def _sentences(passage: Passage) -> Iterable[Secret]:
    for unit in passage.units:
        for sentence in sentences(unit.text):
            squeezed = squeeze(sentence)
            if len(sentence.split()) >= _FEWEST_WORDS and len(squeezed) >= _KEY:
                yield Secret(sentence, passage.file, squeezed)
