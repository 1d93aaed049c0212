"""Stock MkDocs with Material on the same pages as plain Markdown: the yardstick for our site.

Every staged page is turned back into Markdown of the same words: headings, paragraphs, lists and
tables. Navigation is the plain tree of folders, search is on, and nothing of ours takes part.
"""

from pathlib import Path

import lxml.html

from generator.outputs.site.stage import stage
from generator.source.load import load

CONFIG = "site_name: Stock\ntheme: {name: material, font: false}\nplugins: [search]\n"


def make(root: Path, folder: Path) -> int:
    """Write a stock project for the curriculum at `root` into `folder`; gives the number of pages."""
    curriculum = load(root).curriculum
    if curriculum is None:
        raise SystemExit(f"{root} does not load")
    staged = stage(curriculum)
    docs = folder / "docs"
    for page in staged.pages:
        path = docs / Path(page.uri).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {page.title}\n\n{markdown(page.body)}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return len(staged.pages)


def markdown(html: str) -> str:
    """The words of a page as plain Markdown."""
    parts = []
    for element in lxml.html.fragment_fromstring(html, create_parent="div").iter("h2", "h3", "h4", "p", "li", "tr"):
        words = " ".join(element.text_content().split())
        if not words:
            continue
        if element.tag == "tr":
            cells = [" ".join(cell.text_content().split()).replace("|", "\\|") for cell in element]
            parts.append("| " + " | ".join(cells) + " |")
            if element.getparent().tag == "thead":
                parts.append("|" + "---|" * len(cells))
        elif element.tag.startswith("h"):
            parts.append(f"\n{'#' * int(element.tag[1])} {words}\n")
        elif element.tag == "li":
            parts.append(f"- {words}")
        else:
            parts.append(f"\n{words}\n")
    return "\n".join(parts)
