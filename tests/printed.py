"""What tests see of a printed page: its words with their places, as poppler finds them, and their sizes."""

import io
import math
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pypdf import PdfReader

_PAGE = "{http://www.w3.org/1999/xhtml}page"
_WORD = "{http://www.w3.org/1999/xhtml}word"
_EDGE = 12.0
"""Points at the edge of a page that no word may reach: printers leave them white."""
_CORE = 0.28
"""Share of a word's height, above and below, in which the lines over and under it may reach."""


@dataclass(frozen=True)
class Word:
    """One word on a page; places are points from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def pages_of(pdf: bytes) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words of each page."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    root = ET.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", said))
    found = []
    for number, page in enumerate(root.iter(_PAGE), 1):
        words = [
            Word(number, w.text or "", *(float(w.get(key, "0")) for key in ("xMin", "yMin", "xMax", "yMax")))
            for w in page.iter(_WORD)
        ]
        found.append((float(page.get("width", "0")), float(page.get("height", "0")), words))
    return found


def beyond(pdf: bytes) -> list[Word]:
    """Words that reach over the edge of their page, or so near that a printer drops them."""
    return [
        word
        for wide, high, words in pages_of(pdf)
        for word in words
        if word.left < _EDGE or word.top < _EDGE or word.right > wide - _EDGE or word.bottom > high - _EDGE
    ]


def overlapping(pdf: bytes) -> list[tuple[Word, Word]]:
    """Words that are printed over each other."""
    found = []
    for _wide, _high, words in pages_of(pdf):
        cores = [(w, w.top + _CORE * (w.bottom - w.top), w.bottom - _CORE * (w.bottom - w.top)) for w in words]
        cores.sort(key=lambda core: core[1])
        for place, (one, top, bottom) in enumerate(cores):
            for other, above, below in cores[place + 1 :]:
                if above >= bottom:
                    break
                wide = min(one.right, other.right) - max(one.left, other.left)
                high = min(bottom, below) - max(top, above)
                if wide > 1.5 and high > 1.0:
                    found.append((one, other))
    return found


def type_of(pdf: bytes) -> tuple[Counter[float], set[str]]:
    """How many letters stand in each size of type, in points, and the names of the fonts."""
    sizes: Counter[float] = Counter()
    fonts: set[str] = set()

    def seen(text, outer, inner, font, size):
        if text.strip():
            real = size * math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
            sizes[round(real, 2)] += len(text.strip())
            fonts.add(str(font.get("/BaseFont")) if font else "")

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=seen)
    return sizes, fonts


def letters(text: str) -> Counter[str]:
    """Words of a text as runs of letters and digits, without case: what breaks in a line stands together."""
    return Counter(re.findall(r"\w+", text.replace("\u00ad", "").replace("\u200b", "").casefold()))
