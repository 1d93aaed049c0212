"""The site through MkDocs: the same bytes by each door, and pages that do not grow with their number."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from generator.formats.mkdocs_site import render_site
from generator.jobs.cache import Cache
from generator.outputs.site.stage import stage
from generator.pipeline import Workshop, site, site_inputs
from generator.source.load import load

PROJECT = Path(__file__).resolve().parents[2]
MINIMAL = PROJECT / "tests" / "curricula" / "minimal"


def _bytes(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_each_door_gives_the_same_bytes(tmp_path):
    root = shutil.copytree(MINIMAL, tmp_path / "root")
    inputs = site_inputs(root, Workshop(Cache(tmp_path / "cache")))
    site(root, tmp_path / "pipeline", inputs)
    docs = str(root / "curriculum" / "pages")
    render_site(PROJECT / "mkdocs.yml", tmp_path / "bare", {"root": str(root)}, docs_dir=docs)
    assert _bytes(tmp_path / "bare") == _bytes(tmp_path / "pipeline")


@pytest.mark.slow
def test_nothing_of_materials_and_nothing_from_elsewhere_is_shipped(tmp_path):
    curriculum = load(MINIMAL).curriculum
    site(MINIMAL, tmp_path / "site", (curriculum, ()))
    made = _bytes(tmp_path / "site")
    assert {name.split("/")[1] for name in made if name.startswith("assets/")} == {
        "clock.js", "favicon.svg", "fonts", "guard.js", "parts.css", "search-index.js", "search.js", "site.css", "site.js",
        "tokens.css", "vendor",
    }  # fmt: skip
    assert not [name for name in made if "sitemap" in name or "print" in name]
    for name, text in made.items():
        if name.endswith(".html"):
            assert b"<script>" not in text
            assert b"style=" not in text
            assert text.count(b"<title>") == 1
            assert b"Clean Kitchen</title>" in text


def _many(curriculum, count):
    """The same curriculum with copies of its first module under other names."""
    first = curriculum.modules[0]
    copies = [
        dataclasses.replace(
            first,
            folder=f"modules/x{n:03}-copy",
            matter=first.matter.model_copy(update={"id": f"X{n:03}", "short_title": f"Copy {n}"}),
        )
        for n in range(count)
    ]
    return dataclasses.replace(curriculum, modules=(*curriculum.modules, *copies))


def test_a_module_page_does_not_grow_with_the_number_of_modules():
    curriculum = load(MINIMAL).curriculum
    sizes = []
    for count in (5, 100):
        staged = stage(_many(curriculum, count))
        page = next(page for page in staged.pages if page.url == "modules/x003-copy/")
        sizes.append(len(page.body))
        assert len(staged.menu) == 6
    assert sizes[1] <= sizes[0] * 1.05
