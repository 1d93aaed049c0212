"""A pack's PDF: what it says goes to the press."""

from datetime import UTC, datetime, time

from generator.formats.typst_press import FOLDER, facts, fonts, forget_when_large, pressed, printed
from generator.model.catalogue import words
from generator.outputs.pack.document import document
from generator.outputs.pack.view import PackView

__all__ = ["FOLDER", "compiled", "facts", "fonts", "forget_when_large", "pressed", "render", "stamp"]


def render(view: PackView) -> bytes:
    """The pack as a tagged PDF; the same view gives the same bytes."""
    forget_when_large()
    return pressed(compiled(document(view), stamp(view)))


def stamp(view: PackView) -> int:
    """The release date as the time of making."""
    return int(datetime.combine(view.house.released, time(), UTC).timestamp())


def compiled(source: str, timestamp: int) -> bytes:
    """A PDF of Typst source with the words of packs."""
    return printed(source, timestamp, words("pack"))
