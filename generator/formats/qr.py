"""QR codes as SVG: one path, black on white, with the quiet zone that readers need."""

import io

import segno

LEAST_MM = 18
"""Width with the quiet zone under which a code of ours is not printed."""
_LEVEL = "m"
"""About 15 % of it may be lost. Source: ISO/IEC 18004, error correction."""
_QUIET = 4
"""Modules of white on every side. Source: ISO/IEC 18004, quiet zone."""


def qr_svg(text: str) -> str:
    """A QR code of a text; the same text gives the same drawing."""
    out = io.BytesIO()
    code = segno.make_qr(text, error=_LEVEL, boost_error=False)
    code.save(out, kind="svg", border=_QUIET, light="#fff", xmldecl=False, omitsize=True, nl=False)
    return out.getvalue().decode()
