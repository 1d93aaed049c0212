"""Posters: one side each, to be read from across a room."""

from typing import Literal

from pydantic import Field

from generator.model.written import Review, Slug, Text, Written

POSTERS = "packs/posters"
"""Folder of the finished posters."""


class PosterMatter(Written):
    """Front matter of a poster. The file is called as its id."""

    id: Slug
    title: Text = Field(max_length=60)
    place: Literal["room", "quiet-room", "office"] = Field(alias="for")
    """The room of the course, the room beside it, or where people work."""
    hangs: Text
    """Where exactly it hangs. Printed at its foot."""
    seen_by: Literal["anyone", "staff"]
    """Who may come past. Where anyone may, no word of `banned_on_covers` stands on it."""
    order: int = Field(default=0, ge=0)
    """Place among the posters."""
    services: tuple[Slug, ...] = ()
    """Ids of services, or of groups of them, whose numbers it lists."""
    more: Text | None = None
    """Where the site says more, as a link does: `task:some-id`. Printed as a short address once one is set."""
    review: Review
