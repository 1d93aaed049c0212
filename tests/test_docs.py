"""Docs cannot lie: generated pages equal the program, and what people are told to type exists."""

import re
from functools import cache
from pathlib import Path

import pytest

from generator.cli import parser
from generator.model.reference import Settings
from generator.reference import pages
from generator.reports import entries
from tests.real import loaded

PROJECT = Path(__file__).parent.parent
DOCS = PROJECT / "docs"


@cache
def generated():
    return pages()


@pytest.mark.parametrize("name", sorted(generated()))
def test_generated_page_is_the_committed_one(name):
    assert (DOCS / name).read_text(encoding="utf-8") == generated()[name], "run `make docs`"


def test_every_code_has_a_rule_a_reason_and_a_fix():
    assert [entry.code for entry in entries() if not (entry.rule and entry.why and entry.fix)] == []


def test_every_setting_is_told():
    told = (DOCS / "authoring.md").read_text(encoding="utf-8")
    assert [name for name in Settings.model_fields if f"`{name}`" not in told] == []


def test_every_make_target_and_command_that_is_named_exists():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    commands = next(action.choices for action in parser()._actions if getattr(action, "choices", None))  # noqa: SLF001
    for page in [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", DOCS / "authoring.md"]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", text, flags=re.MULTILINE):
            assert f"\n{''.join(target)}:" in makefile
        for command in re.findall(r"bin/curriculum ([a-z]+)", text):
            assert command in commands


def test_the_project_stands_alone():
    """Nothing names a machine, a package host or a folder outside."""
    banned = re.compile(
        r"(?<![\w.-])/(?:work|farm|root|opt)/|\.\./shared|pypi\.org|files\.pythonhosted|registry\.npmjs"
    )
    folders = ("generator", "curriculum", "modules", "docs", "overrides", "requirements", "benchmarks")
    files = [
        path
        for folder in folders
        for path in (PROJECT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".yml", ".txt", ".html", ".js", ".css", ".typ"}
    ]
    files += [
        PROJECT / name
        for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml", "mkdocs.yml")
    ]
    assert [
        str(path.relative_to(PROJECT))
        for path in files
        if banned.search(path.read_text(encoding="utf-8", errors="ignore"))
    ] == []


def test_the_generator_knows_no_subject():
    """No id, nation, tier or word of the real curriculum stands in the program or its theme."""
    curriculum = loaded().curriculum
    standard, settings = curriculum.shelf.standard, curriculum.shelf.settings
    known = {outcome.id for outcome in standard.outcomes} | {module.id for module in curriculum.modules}
    known |= {nation.title for nation in settings.nations} | {tier.title for tier in standard.tiers[1:]}
    known |= {"abuse", "domestic", "survivor", "victim", "trauma", "social work"}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known)))})\b", re.IGNORECASE)
    kinds = {".py", ".yml", ".html", ".js", ".css", ".typ", ".csl"}
    files = [path for folder in ("generator", "overrides") for path in sorted((PROJECT / folder).rglob("*"))]
    drawn = re.compile(r"\bd='[^']*'")  # a path that is drawn begins with M and a number, as a module's id may
    files = [path for path in files if path.suffix in kinds and "vendor" not in path.parts]
    texts = {path: drawn.sub("", path.read_text(encoding="utf-8")) for path in files}
    found = {
        str(path.relative_to(PROJECT)): match[0] for path, text in texts.items() if (match := pattern.search(text))
    }
    assert found == {}
