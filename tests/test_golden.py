"""Golden texts: what a reader sees of a tiny curriculum, page by page, kept as plain text.

A change that is meant: `pytest tests/test_golden.py --update-golden`, then read the difference.
"""

import json
from pathlib import Path

import pypdf
import pytest
from lxml import etree

GOLDEN = Path(__file__).parent / "golden"
BREAKS = ("p", "li", "tr", "h1", "h2", "h3", "h4", "dt", "dd", "summary", "label", "legend", "title", "br")
pytestmark = pytest.mark.slow


def page_text(path):
    """A page's words, a line for each part."""
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))
    for element in root.iter(*BREAKS):
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def outline(entries, depth=0):
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, depth + 1)
        else:
            yield f"{'  ' * depth}{entry.title}"


def pack_text(path):
    """A pack's bookmarks, and the words of each page."""
    reader = pypdf.PdfReader(path)
    pages = (f"--- page {n}\n{' '.join(page.extract_text().split())}" for n, page in enumerate(reader.pages, start=1))
    return "\n".join([*outline(reader.outline), *pages]) + "\n"


def seen(folder):
    """Every golden text of a build by name."""
    yield (
        "site.txt",
        "".join(
            f"=== {path.relative_to(folder).as_posix()}\n{page_text(path)}"
            for path in sorted(folder.glob("site/**/*.html"))
        ),
    )
    for path in sorted(folder.glob("packs/*/*.pdf")):
        yield f"{path.stem}.txt", pack_text(path)
    data = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("data/v1/*.json"))}
    yield "data.json", json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_readers_see_what_they_saw(finished, name, request):
    folder = GOLDEN / name
    texts = dict(seen(finished(name)))
    if request.config.getoption("--update-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
    assert texts == {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
