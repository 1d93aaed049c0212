"""What no learner may get: the sentences of answers, marking and facilitators' notes, and how to find them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from generator.checks.passages import (
    Passage,
    form_passages,
    guide_passages,
    module_passages,
    page_passages,
    poster_passages,
)
from generator.checks.prose import sentences
from generator.model.curriculum import Curriculum, Module, Shelf

_FEWEST_WORDS = 6
_KEY = 24
"""Letters that are enough to look a sentence up."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Secret:
    """One sentence, and the file that it is from."""

    words: str
    file: str
    squeezed: str


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Letters and digits of a text in one case: what stays the same through every format and line break."""

    text: str
    starts: tuple[int, ...]
    """Where words begin, and where the text ends."""


Index = dict[str, list[Secret]]
"""Secrets by the beginning of their squeezed text."""


def squeeze(text: str) -> Squeezed:
    """A text without anything that a format may change."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return Squeezed("".join(words), tuple(accumulate(map(len, words), initial=0)))


def secrets_of(curriculum: Curriculum) -> Index:
    """Every sentence of six words or more that is a facilitator's alone.

    What also stands in a text for everyone is no secret.
    """
    index: Index = {}
    public = list(_shelf_texts(curriculum.shelf))
    for passage, private in _passages(curriculum):
        if private:
            for secret in _sentences(passage):
                index.setdefault(secret.squeezed[:_KEY], []).append(secret)
        else:
            public += [unit.text for unit in passage.units]
    known = {secret.squeezed for secret in found_in("\n".join(public), index)}
    left = {key: [secret for secret in secrets if secret.squeezed not in known] for key, secrets in index.items()}
    return {key: secrets for key, secrets in left.items() if secrets}


def found_in(text: str, index: Index) -> Iterator[Secret]:
    """The secrets that stand in a text, word for word, in its order."""
    squeezed = squeeze(text)
    ends = frozenset(squeezed.starts)
    for start in squeezed.starts:
        for secret in index.get(squeezed.text[start : start + _KEY], ()):
            if start + len(secret.squeezed) in ends and squeezed.text.startswith(secret.squeezed, start):
                yield secret


def _shelf_texts(shelf: Shelf) -> Iterator[str]:
    """Every value of the shelf's data, all of which is public."""
    parts = [shelf.standard, shelf.demands, shelf.services]
    rows = (*shelf.frameworks, *shelf.programmes, *shelf.references, *shelf.glossary, *shelf.roles, *shelf.slots)
    for part in (*parts, *rows):
        if part is not None:
            yield from _strings(part.model_dump())
    for service in shelf.services.services if shelf.services else ():
        yield f"{service.name}, {service.audience}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _passages(curriculum: Curriculum) -> Iterator[tuple[Passage, bool]]:
    """Every passage, and whether it is a facilitator's alone."""
    for module in curriculum.modules:
        kept_back = _kept_back(module)
        for passage in module_passages(module):
            yield passage, passage.reader == "facilitator" or passage.file in kept_back
    for page in (*curriculum.shelf.pages, *curriculum.shelf.delivery):
        for passage in page_passages(page):
            yield passage, page.reader == "facilitator"
    for guide in curriculum.shelf.guides:
        for passage in guide_passages(guide):
            yield passage, False
    forms, posters = map(form_passages, curriculum.shelf.forms), map(poster_passages, curriculum.shelf.posters)
    for passage in chain.from_iterable((*forms, *posters)):
        yield passage, False


def _kept_back(module: Module) -> frozenset[str]:
    """Handouts that are handed back in the room."""
    return frozenset(handout.file for handout in module.handouts if handout.matter.kept_back)


def _sentences(passage: Passage) -> Iterable[Secret]:
    for unit in passage.units:
        for sentence in sentences(unit.text):
            squeezed = squeeze(sentence).text
            if len(sentence.split()) >= _FEWEST_WORDS and len(squeezed) >= _KEY:
                yield Secret(sentence, passage.file, squeezed)
