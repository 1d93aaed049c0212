"""The press: Typst with the vendored fonts alone, PDF/UA-1 enforced, every warning a failure. Knows no curriculum."""

import hashlib
import io
import json
import resource
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import pikepdf
import typst

FOLDER = Path(__file__).resolve().parents[2] / "overrides" / "print"
"""The theme: templates and fonts, for a designer to change."""
_LARGE_MB = 1200
_MAXRSS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000
_TYPST_REMEMBERS = 10
"""Compilations. Source: typst-py evicts what was not used in the last ten."""

Files = tuple[tuple[str, str], ...]
"""Paths with their sha256."""


def theme_files() -> Files:
    """Templates and fonts, each with its sha256: what the press opens."""
    files = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".typ", ".ttf", ".otf"})
    return tuple((f"overrides/print/{path.relative_to(FOLDER)}", _sha256(path)) for path in files)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


Style = tuple[tuple[str, str], ...]
"""What a document changes of the theme's look, by name: what names there are, `overrides/print/look.typ` says."""


def tagged(source: str, released: date, words: Mapping[str, str], style: Style = ()) -> bytes:
    """A tagged PDF of Typst source, made small; its time of making is the day of release, so bytes stay the same."""
    forget_when_large()
    stamp = int(datetime.combine(released, time(), UTC).timestamp())
    return pressed(printed(source, stamp, words, style))


def printed(source: str, timestamp: int, words: Mapping[str, str], style: Style = ()) -> bytes:
    """A PDF of Typst source. A warning, for example of a font that is not there, is a failure."""
    press = typst.Compiler(
        root=str(FOLDER),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"words": _json(words), "style": _json(dict(style))},
    )
    pdf, warnings = press.compile_with_warnings(
        source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
    )
    if warnings:
        told = "; ".join(f"{warning.message} {' '.join(warning.hints)}".strip() for warning in warnings)
        raise RuntimeError(told)
    assert isinstance(pdf, bytes)  # noqa: S101  one PDF is asked for
    return pdf


def _json(given: Mapping[str, str]) -> str:
    return json.dumps(dict(given), ensure_ascii=False, sort_keys=True)


def drawn(svg: bytes) -> bytes:
    """An SVG as PNG, at twice the fineness of a screen: for formats that take no SVG."""
    held = ", ".join(map(str, svg))
    source = f'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(({held},)), format: "svg", width: 640pt)'
    press = typst.Compiler(root=str(FOLDER), font_paths=fonts(), ignore_system_fonts=True)
    png = press.compile(source.encode(), format="png", ppi=144)
    assert isinstance(png, bytes)  # noqa: S101  one page is asked for
    return png


def forget_when_large() -> None:
    """Let Typst drop what it remembers of earlier files, once this process has grown past a limit.

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
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {"pages": len(opened.pages)}
