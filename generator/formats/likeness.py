"""How alike texts are by their words, by rapidfuzz: a count that anybody can make again, and no judgement."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "how",
        "in",
        "is",
        "it",
        "its",
        "not",
        "of",
        "on",
        "one",
        "or",
        "that",
        "the",
        "their",
        "this",
        "to",
        "what",
        "when",
        "who",
        "with",
    ]
)


def closest(text: str, texts: Mapping[str, str], most: int, least: int) -> tuple[tuple[str, int], ...]:
    """Keys of the texts most like a text with their scores, 0 to 100, from the best.

    The score is rapidfuzz's token set ratio of the words but the commonest. Below `least` there is none.
    """
    held = {key: _words(value) for key, value in texts.items()}
    found = process.extract(_words(text), held, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=least)
    ranked = sorted(((key, round(score)) for _, score, key in found), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranked[:most])


def _words(text: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", text.casefold()) if word not in _COMMON)
