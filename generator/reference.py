"""The generated part of docs/: checks, outputs, commands and schemas. A test keeps it equal to the program."""

import argparse
import json
import sys
from pathlib import Path

from generator.checks.reference import reference_page
from generator.cli import parser
from generator.outputs.table import OURS
from generator.source.codes import CODES
from generator.source.schemas import SCHEMAS

DOCS = Path(__file__).resolve().parent.parent / "docs"
CASES = DOCS.parent / "tests" / "checks"


def pages() -> dict[str, str]:
    """Paths below docs/, with their text."""
    schemas = {f"schema/{name}.schema.json": _schema(shape) for name, shape in sorted(SCHEMAS.items())}
    return {
        "checks.md": reference_page(CODES, CASES),
        "outputs.md": _outputs(),
        "commands.md": _commands(),
        **schemas,
    }


def _schema(shape: type) -> str:
    schema = shape.model_json_schema(by_alias=True)  # type: ignore[attr-defined]
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=1, sort_keys=True) + "\n"


def _outputs() -> str:
    rows = [f"| `{output.name}` | {output.summary} |" for output in OURS]
    rows.append("| `site` | The static site, by MkDocs from staged pages |")
    return "\n".join(["# Outputs", "", "Made from the program: do not edit.", "", "| Name | What |", "|---|---|", *rows, ""])


def _commands() -> str:
    top = parser()
    parts = ["# Commands", "", "Made from the program: do not edit.", "", "```text", top.format_help().rstrip(), "```"]
    for name, command in sorted(_subcommands(top).items()):
        parts += ["", f"## {name}", "", "```text", command.format_help().rstrip(), "```"]
    return "\n".join([*parts, ""])


def _subcommands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in top._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001
    return {name: command for action in actions for name, command in action.choices.items()}


def write() -> None:
    """Write every generated page."""
    for name, text in pages().items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
    sys.exit(0)
