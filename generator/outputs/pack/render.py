"""A pack's PDF: Typst with the vendored fonts alone, PDF/UA-1 enforced, every warning a failure."""

import io
import json
import resource
import sys
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
_LARGE_MB = 1200
_MAXRSS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000
_TYPST_REMEMBERS = 10
"""Compilations. Source: typst-py evicts what was not used in the last ten."""


def render(view: PackView) -> bytes:
    """The pack as a tagged PDF; the same view gives the same bytes."""
    forget_when_large()
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


def forget_when_large() -> None:
    """Let Typst drop what it remembers of earlier packs, once this process has grown past a limit.

    Typst keeps results for ten compilations, some 150 MB a pack: a worker that makes hundreds would
    fill the machine. Ten empty compilations age them out, at an eighth of the time of a pack.
    """
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MAXRSS_PER_MB < _LARGE_MB:
        return
    empty = typst.Compiler(root=str(FOLDER), font_paths=fonts(), ignore_system_fonts=True)
    for _ in range(_TYPST_REMEMBERS + 1):
        empty.compile(b"", format="svg")


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
