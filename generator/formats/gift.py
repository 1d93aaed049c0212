"""GIFT: a question bank that a teacher can edit as plain text.

Source: Moodle's GIFT format; a comment line before a question gives its id and tags.
"""

import re
from collections.abc import Iterable

from generator.formats.moodle_xml import category_path, fraction
from generator.formats.question_items import Bank, Choice, Item

_SPECIAL = re.compile(r"([\\~=#{}:])")


def gift(banks: Iterable[Bank]) -> bytes:
    """The banks as one file: each a category, in order. A blank line parts questions, and none stands inside one."""
    return "".join(
        f"$CATEGORY: {category_path(bank.title)}\n\n" + "".join(map(_question, bank.items)) for bank in banks
    ).encode()


def _question(item: Item) -> str:
    marks = "".join(f" [{name}:{_tag(text)}]" for name, text in (("id", item.id), *(("tag", tag) for tag in item.tags)))
    rows = "\n".join(_answer(item, choice) for choice in item.choices)
    return f"//{marks}\n::{_escaped(item.name)}::[html]{_escaped(item.stem)} {{\n{rows}\n}}\n\n"


def _answer(item: Item, choice: Choice) -> str:
    weight = "" if item.kind == "one" else f"%{fraction(item, choice)}%"
    sign = "=" if choice.correct and not weight else f"~{weight}"
    return f"\t{sign}{_escaped(choice.text)}#{_escaped(choice.feedback)}"


def _escaped(text: str) -> str:
    """A text in one line, in which no sign of the format stands bare."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _tag(text: str) -> str:
    return re.sub(r"[\[\]\\]", "", " ".join(text.split()))
