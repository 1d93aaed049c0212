"""Reviews by people: the texts that they are handed, and the record of what each of them signed."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from generator.model.written import Slug, Text, Written

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""sha256 of what was read."""

OUTCOMES = ("no-objection", "changes-asked", "not-fit")
NAMINGS = ("by-name", "by-role", "not-at-all")
"""How a reader may be named; a record may also say that it was withdrawn."""


class ReviewTextMatter(Written):
    """Front matter of a text for reviewers (`curriculum/review/*.md`). The file is called as its id."""

    id: Slug
    title: Text
    part: Literal["note", "comments", "questions", "sign-off"]
    """`questions` are for one kind of reader, and its id names that kind in records."""
    reader: Text | None = None
    """That kind of reader, as the sign-off record offers it."""
    order: int = Field(default=0, ge=0)
    needed: bool = False
    """Nothing is called reviewed until a reader of this kind had no objection."""

    @model_validator(mode="after")
    def names_its_reader(self) -> Self:
        """Questions name their reader, and nothing else does."""
        if (self.part == "questions") != (self.reader is not None):
            raise ValueError("`reader` belongs to a text whose part is `questions`, and to no other")
        return self


class ReviewRecord(Written):
    """What somebody read, as whom, and what they signed (`curriculum/reviews/*.yml`). Written by `review --return`."""

    id: Slug
    what: Text
    """What was read: a module's id, or another text's kind and id, as `page:about`."""
    version: Text
    """Version that stood on it."""
    digest: Digest
    """Digest that stood on it."""
    reader: Slug
    """Kind of reader: id of a text of questions."""
    outcome: Literal["no-objection", "changes-asked", "not-fit"]
    naming: Literal["by-name", "by-role", "not-at-all", "withdrawn"]
    words: Text | None = None
    """The words that may be printed, as they were agreed. Nothing else about the person is kept here."""
    interests: Text
    """Interests that the reader declared, or that there are none."""
    date: date

    @model_validator(mode="after")
    def words_need_consent(self) -> Self:
        """Words stand where the reader agreed to be named, and nowhere else."""
        if (self.naming in ("by-name", "by-role")) != (self.words is not None):
            raise ValueError("`words` stand where `naming` is `by-name` or `by-role`, and nowhere else")
        return self

    @property
    def agrees(self) -> bool:
        """Whether the reader had no objection."""
        return self.outcome == "no-objection"
