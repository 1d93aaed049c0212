"""Forms: sheets that go with every course, with fields that the program fills."""

from typing import Literal

from pydantic import Field

from generator.model.module import Copies
from generator.model.written import Review, Slug, Text, Written

When = Literal["before", "start", "end", "later"]

MANY = ("outcomes", "assessed")
"""Fields of several lines: the item, or the row of a table, in which one stands is repeated for each line.
What a course works for, and what it signs off."""

FIELDS = ("title", "discreet-title", "code", "date", "when", "venue", "trainers", "name", "version", "status", *MANY)
"""What a form may ask the program for, as `[words](field:title)`. What it does not know is a line to write on."""

TELLING = ("title", "status", *MANY)
"""Fields that may say what the course is about."""

AWAY = ("before", "later")
"""Forms of these moments go to where somebody else may open them."""

FORMS = "packs/forms"
"""Folder of the finished forms."""


class FormMatter(Written):
    """Front matter of a form. The file is called as its id."""

    id: Slug
    title: Text
    subtitle: Text = ""
    reader: Literal["learner", "facilitator"] = Field(alias="for")
    """Who fills it in or keeps it."""
    when: When
    copies: Copies
    page: Literal["portrait", "landscape"] = "portrait"
    order: int = Field(default=0, ge=0)
    """Place among the forms of the same moment."""
    review: Review

    @property
    def goes_away(self) -> bool:
        """Whether it is sent to a learner, and somebody else may open it."""
        return self.reader == "learner" and self.when in AWAY
