"""A pack's PDF: what it says goes to the press."""

from generator.formats import typst_press
from generator.model.catalogue import words
from generator.outputs.pack.document import document
from generator.outputs.pack.view import PackView


def render(view: PackView) -> bytes:
    """The pack as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view)


def tagged(source: str, view: PackView) -> bytes:
    """A tagged PDF of Typst source with the words of packs; `view` says which house made it and when."""
    return typst_press.tagged(source, view.house.released, words("pack"), view.house.style)
