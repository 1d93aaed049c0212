"""Reference pages: tasks, topics, law by nation, tools and papers. One type for five shelves."""

from typing import Literal

from pydantic import Field

from generator.model.written import Code, Review, Slug, Text, Written

GuideKind = Literal["task", "topic", "law", "tool", "paper"]

SHELVES: dict[str, GuideKind] = {
    "tasks": "task",
    "topics": "topic",
    "law": "law",
    "tools": "tool",
    "papers": "paper",
}
"""Kind of a reference page by the folder of `curriculum/` that it lies in. A kind is also a link scheme."""

QUICK_CARD = "quick-card"
"""Id of the heading with which the quick card of a page begins. It goes on to the end."""

QUICK_CARDS = "packs/quick-cards"
"""Folder of the finished quick cards of reference pages."""


class GuideMatter(Written):
    """Front matter of a reference page. The file is called as its id."""

    id: Slug
    title: Text
    short_title: Text = Field(max_length=50)
    discreet_title: Text | None = Field(default=None, max_length=50)
    """Shown in the browser's tab and history in place of the title."""
    order: int | None = Field(default=None, ge=1)
    """Place in the list of its kind; pages without one follow by title."""
    in_short: tuple[Text, ...] = ()
    """The whole answer for somebody with ten seconds. Inline Markdown."""
    aliases: tuple[Text, ...] = ()
    """What people type when they look for it."""
    audience: tuple[Slug, ...] = ()
    """Roles that it helps most."""
    nations: tuple[Slug, ...] = ()
    """Where the page holds good."""
    act: tuple[Slug, ...] = ()
    """Keys in references.yml of the law that the page is about."""
    outcomes: tuple[Code, ...] = ()
    """Outcomes of the standard that it serves."""
    modules: tuple[Code, ...] = ()
    """Where it is taught."""
    handouts: tuple[Text, ...] = ()
    """Sheets worth keeping, as `K1/safe-sheet`."""
    related: tuple[Text, ...] = ()
    """Other reference pages, as `topic:some-id`."""
    content_note: tuple[Slug, ...] = ()
    review: Review
    authors: tuple[Text, ...] = ()
