"""What every file that a person writes has in common: strict types, and names that mean one thing.

YAML hands over text; the types here decide what the text means, so that `12:30` stays a time
and `no` stays a word until a schema says otherwise.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Lower-case words joined by hyphens: part of an address for ever."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$", max_length=40)]
"""An identifier that the curriculum chose for itself; the program never reads meaning into it."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""One paragraph of prose. Inline Markdown where the field says so."""

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""Time of day, 24 hours, as `09:30`."""

Minutes = Annotated[int, Field(ge=0, le=100_000)]
Intensity = Annotated[int, Field(ge=0, le=3)]


class Written(BaseModel):
    """A part of a file that a person writes. Unknown keys are refused; nothing changes after load."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid", use_attribute_docstrings=True)


class Review(Written):
    """Where the text stands with its reviewers. Honest status is a rule of the curriculum."""

    status: Literal["draft", "in-review", "reviewed"]
    """`draft` until a named reviewer has signed."""
    checked: date
    """Day on which facts and sources were last checked."""
    due: date
    """Day by which they must be checked again."""
    reviewers: tuple[Text, ...] = ()
    """People who have reviewed it and agreed to be named."""
