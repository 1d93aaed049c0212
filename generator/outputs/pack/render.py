"""A pack's PDF: Typst with the vendored fonts alone, PDF/UA-1 enforced, every warning a failure."""

import io
import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import pikepdf
import typst

from generator.model.catalogue import words
from generator.outputs.pack.document import document
from generator.outputs.pack.view import PackView

FOLDER = Path(__file__).resolve().parents[3] / "overrides" / "print"
"""The theme: template and fonts, for a designer to change."""


def render(view: PackView) -> bytes:
    """The pack as a tagged PDF; the same view gives the same bytes."""
    return pressed(compiled(document(view), stamp(view)))


def stamp(view: PackView) -> int:
    """The release date as the time of making."""
    return int(datetime.combine(view.house.released, time(), UTC).timestamp())


def compiled(source: str, timestamp: int) -> bytes:
    """A PDF of Typst source. A warning, for example of a font that is not there, is a failure."""
    press = typst.Compiler(
        root=str(FOLDER),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"words": json.dumps(words("pack"), ensure_ascii=False, sort_keys=True)},
    )
    pdf, warnings = press.compile_with_warnings(
        source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
    )
    if warnings:
        told = "; ".join(f"{warning.message} {' '.join(warning.hints)}".strip() for warning in warnings)
        raise RuntimeError(told)
    assert isinstance(pdf, bytes)  # noqa: S101  one PDF is asked for
    return pdf


@cache
def fonts() -> typst.Fonts:
    """The vendored fonts and no others, read once in a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")])


def pressed(pdf: bytes) -> bytes:
    """The same PDF with its objects in compressed streams: less than half the size."""
    room = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(room, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return room.getvalue()


def facts(pdf: bytes) -> dict[str, int]:
    """How many pages a pack has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {"pages": len(opened.pages)}
