"""The generated part of docs/: checks, outputs, commands and schemas. A test keeps it equal to the program."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from generator.checks.reference import reference_page
from generator.cli import parser
from generator.jobs.cache import Cache
from generator.jobs.digest import program_digest
from generator.outputs.data import SOURCES
from generator.outputs.table import OURS
from generator.reports import entries
from generator.source.load import load
from generator.source.schemas import SCHEMAS

PROJECT = Path(__file__).resolve().parent.parent
DOCS = PROJECT / "docs"
TESTS = PROJECT / "tests"


def pages() -> dict[str, str]:
    """Paths below docs/, with their text."""
    schemas = {f"schema/{name}.schema.json": _schema(shape) for name, shape in sorted(SCHEMAS.items())}
    return {
        "checks.md": reference_page(entries(), _cases()),
        "outputs.md": _outputs(),
        "commands.md": _commands(),
        **schemas,
    }


def _cases() -> dict[str, tuple[str, str]]:
    """A passing and a failing case of each code, as the tests have them."""
    texts = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in TESTS.glob("checks/*-*.yml")}
    texts |= yaml.safe_load((TESTS / "source" / "SRC.yml").read_text(encoding="utf-8"))
    return {code: (_first(cases, "passes"), _first(cases, "fails")) for code, cases in texts.items()}


def _first(cases: dict[str, Any], start: str) -> str:
    """The first case of one kind, under its name."""
    name = next((name for name in cases if name.startswith(start)), None)
    return yaml.safe_dump({name: cases[name]}, allow_unicode=True, sort_keys=False, width=100) if name else ""


def _schema(shape: Any) -> str:
    schema = TypeAdapter(shape).json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **schema}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _outputs() -> str:
    rows = [f"| `{output.name}` | {output.summary} |" for output in OURS]
    rows.append("| `site` | The static site, by MkDocs from staged pages |")
    return "\n".join(
        ["# Outputs", "", "Made from the program: do not edit.", "", "| Name | What |", "|---|---|", *rows, ""]
    )


def _commands() -> str:
    top = parser()
    parts = ["# Commands", "", "Made from the program: do not edit.", "", "```text", top.format_help().rstrip(), "```"]
    for name, command in sorted(_subcommands(top).items()):
        parts += ["", f"## {name}", "", "```text", command.format_help().rstrip(), "```"]
    return "\n".join([*parts, ""])


def _subcommands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return {name: command for action in actions for name, command in action.choices.items()}


def citation() -> bytes:
    """How to cite the curriculum of this repository: its `CITATION.cff`, as every build makes it too."""
    curriculum = load(PROJECT, Cache(PROJECT / ".cache" / "curriculum"), None, program_digest()).curriculum
    if curriculum is None:
        raise SystemExit("the curriculum has errors: run `curriculum check` first")
    job = next(job for job in SOURCES.plan(curriculum) if job.path.endswith(".cff"))
    return job.render(job.view)


def write() -> None:
    """Write every generated page, and how to cite the whole."""
    (PROJECT / "CITATION.cff").write_bytes(citation())
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
    sys.exit(0)
