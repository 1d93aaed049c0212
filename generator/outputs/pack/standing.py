"""The words for where a text stands with its reviewers, wherever a pack prints them."""

from generator.model.catalogue import say
from generator.model.standing import Standing
from generator.outputs.pack.frame import listed


def said(standing: Standing, draft: str) -> str:
    """The status in a sentence. `draft` is what the curriculum says of itself until somebody has signed."""
    if standing.status == "draft":
        return f"{draft} {say('pack.review.draft')}"
    return briefly(standing) + (f" {say('pack.review.names', names=listed(standing.names))}" if standing.names else "")


def shown(standing: Standing, draft: str) -> str:
    """The same in one line: what the curriculum says of itself, or where the text stands."""
    return draft if standing.status == "draft" else said(standing, draft)


def briefly(standing: Standing) -> str:
    """The status alone."""
    return say(f"pack.review.{standing.status}")
