"""The command line: arguments, printing, exit codes, and nothing else.

Exit 0 clean, 1 findings, 2 wrong usage, 3 a tool failed.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator import pipeline
from generator.jobs.cache import Cache
from generator.jobs.run import Failure, Made, OnDone, leave_with_master, quiet
from generator.model.catalogue import say
from generator.outputs.table import Scope, outputs
from generator.pipeline import Workshop, examine
from generator.reports import FORMATS, coverage_table, doctor_lines, due_lines, explain
from generator.source.new import NEW

CLEAN, FINDINGS, USAGE, FAILED = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    return command(arguments)


def parser() -> argparse.ArgumentParser:
    """The command line as a whole; docs/commands.md is made from its help."""
    shape = partial(argparse.HelpFormatter, width=100)  # not the terminal's width: docs are made from it
    top = argparse.ArgumentParser(prog="curriculum", description=say("cli.about"), formatter_class=shape)
    top.add_argument("--root", type=Path, default=Path(), help=say("cli.root"))
    top.add_argument("--cache", type=Path, default=None, help=say("cli.cache"))
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    building = commands.add_parser("build", help=say("cli.build"), formatter_class=shape)
    building.add_argument("--to", type=Path, default=None, help=say("cli.to"))
    building.add_argument("--only", default="", help=say("cli.only", names=", ".join(names())))
    building.add_argument("--module", action="append", default=[], metavar="ID", help=say("cli.module"))
    building.add_argument("--programme", action="append", default=[], metavar="ID", help=say("cli.programme"))
    building.add_argument("--large-print", action="store_true", help=say("cli.large-print"))
    working(building)
    building.set_defaults(command=build)

    checking = commands.add_parser("check", help=say("cli.check"), formatter_class=shape)
    checking.add_argument("--format", choices=sorted(FORMATS), default="text", help=say("cli.format"))
    checking.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE", help=say("cli.today"))
    working(checking)
    checking.set_defaults(command=check)

    explaining = commands.add_parser("explain", help=say("cli.explain"), formatter_class=shape)
    explaining.add_argument("code")
    explaining.set_defaults(command=explain_code)

    serving = commands.add_parser("serve", help=say("cli.serve"), formatter_class=shape)
    serving.add_argument("--address", default="127.0.0.1:8000", help=say("cli.address"))
    serving.set_defaults(command=serve)

    making = commands.add_parser("new", help=say("cli.new"), formatter_class=shape)
    making.add_argument("kind", choices=sorted(NEW))
    making.add_argument("name", help=say("cli.name"))
    making.add_argument("--title", default="", help=say("cli.title"))
    making.add_argument("--module", default="", metavar="ID", help=say("cli.new-module"))
    making.set_defaults(command=new)

    covering = commands.add_parser("coverage", help=say("cli.coverage"), formatter_class=shape)
    covering.add_argument("--json", action="store_true", help=say("cli.json"))
    covering.set_defaults(command=coverage)

    dueing = commands.add_parser("due", help=say("cli.due"), formatter_class=shape)
    dueing.add_argument("--before", type=date.fromisoformat, default=None, metavar="DATE", help=say("cli.before"))
    dueing.set_defaults(command=due)

    commands.add_parser("doctor", help=say("cli.doctor"), formatter_class=shape).set_defaults(command=doctor)
    return top


def names() -> list[str]:
    """Names that `--only` takes."""
    return [*(output.name for output in outputs()), pipeline.SITE]


def working(command: argparse.ArgumentParser) -> None:
    """Arguments of the commands that do long work."""
    command.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=say("cli.jobs"))
    command.add_argument("--cluster", default="", metavar="ADDRESS", help=say("cli.cluster"))
    command.add_argument("-q", "--quiet", action="store_true", help=say("cli.quiet"))
    command.add_argument("--json", action="store_true", help=say("cli.json"))


def build(arguments: argparse.Namespace) -> int:
    """`curriculum build`."""
    only = tuple(name for name in arguments.only.split(",") if name)
    unknown = sorted(set(only) - set(names()))
    if unknown:
        return usage(say("cli.unknown-output", name=unknown[0], names=", ".join(names())))
    to = arguments.to or arguments.root / "dist"
    scope = Scope(only, (*arguments.module, *arguments.programme), arguments.large_print)
    with workshop(arguments) as room:
        built = pipeline.build(arguments.root, to, room, scope)
    if arguments.json:
        print(json.dumps(summary(built), indent=1, sort_keys=True))
    else:
        report(FORMATS["text"](built.findings) if built.findings else "")
        for failure in built.failures:
            report(say("cli.failed", path=failure.path, reason=failure.reason))
    if built.failures:
        return FAILED
    if built.folder is None:
        return FINDINGS
    if not arguments.quiet and not arguments.json:
        cached = sum(item.cached for item in built.made)
        print(say("cli.built", made=len(built.made), cached=cached, pages=built.pages, folder=built.folder))
    return CLEAN


def summary(built: pipeline.Built) -> dict[str, object]:
    """What `build --json` says."""
    return {
        "folder": str(built.folder) if built.folder else None,
        "findings": json.loads(FORMATS["json"](built.findings)),
        "failures": [{"path": failure.path, "reason": failure.reason} for failure in built.failures],
        "files": [{"path": m.path, "size": m.size, "cached": m.cached, **m.info} for m in built.made],
        "pages": built.pages,
    }


def check(arguments: argparse.Namespace) -> int:
    """`curriculum check`."""
    with workshop(arguments) as room:
        examined = examine(arguments.root, room, arguments.today)
    form = "json" if arguments.json else arguments.format
    print(FORMATS[form](examined.findings) if examined.findings or form != "text" else say("cli.no-findings"))
    return FINDINGS if examined.blocked else CLEAN


def explain_code(arguments: argparse.Namespace) -> int:
    """`curriculum explain CODE`."""
    text = explain(arguments.code)
    if text is None:
        return usage(say("cli.unknown-code", code=arguments.code))
    print(text)
    return CLEAN


def serve(arguments: argparse.Namespace) -> int:
    """`curriculum serve`: MkDocs' own server, through the same door as every build."""
    pipeline.serve(arguments.root, arguments.address)
    return CLEAN


def new(arguments: argparse.Namespace) -> int:
    """`curriculum new KIND NAME`."""
    files = NEW[arguments.kind](arguments.root, arguments.name, arguments.title, arguments.module)
    if isinstance(files, str):
        return usage(files)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path)
    return CLEAN


def coverage(arguments: argparse.Namespace) -> int:
    """`curriculum coverage`."""
    with workshop(arguments) as room:
        examined = examine(arguments.root, room)
    if examined.curriculum is None:
        report(FORMATS["text"](examined.findings))
        return FINDINGS
    print(coverage_table(examined.curriculum, as_json=arguments.json))
    return CLEAN


def due(arguments: argparse.Namespace) -> int:
    """`curriculum due`: this command, unlike a build, asks the clock."""
    with workshop(arguments) as room:
        examined = examine(arguments.root, room)
    if examined.curriculum is None:
        report(FORMATS["text"](examined.findings))
        return FINDINGS
    lines = due_lines(examined.curriculum, arguments.before or date.today())  # noqa: DTZ011  the author's own day
    print("\n".join(lines) or say("cli.nothing-due"))
    return FINDINGS if lines else CLEAN


def doctor(arguments: argparse.Namespace) -> int:
    """`curriculum doctor`."""
    lines, well = doctor_lines(arguments.root, cache_folder(arguments))
    print("\n".join(lines))
    return CLEAN if well else FAILED


def report(text: str) -> None:
    """Print what an author must see, where it does not mix with data."""
    if text:
        print(text, file=sys.stderr)


def usage(text: str) -> int:
    """Say what was wrong with the command."""
    report(text)
    return USAGE


def cache_folder(arguments: argparse.Namespace) -> Path:
    """Where made things are kept between builds."""
    given: Path | None = arguments.cache
    root: Path = arguments.root
    return given or root / ".cache" / "curriculum"


@contextmanager
def workshop(arguments: argparse.Namespace) -> Iterator[Workshop]:
    """Cache, hands and voice for one command."""
    cache = Cache(cache_folder(arguments))
    with executor(arguments) as hands, progress(arguments) as voice:
        yield Workshop(cache, hands, voice)


@contextmanager
def executor(arguments: argparse.Namespace) -> Iterator[Executor | None]:
    """A pool of processes, a cluster, or nobody else."""
    address, jobs = getattr(arguments, "cluster", ""), getattr(arguments, "jobs", 1)
    if address:
        from distributed import Client  # noqa: PLC0415  an optional extra, and slow to import

        with Client(address) as client:  # type: ignore[no-untyped-call]
            yield client.get_executor()
    elif jobs > 1:
        with ProcessPoolExecutor(jobs, mp_context=get_context("fork"), initializer=leave_with_master) as pool:
            yield pool
    else:
        yield None


@contextmanager
def progress(arguments: argparse.Namespace) -> Iterator[OnDone]:
    """A line that says what is being made; nothing without a terminal."""
    if getattr(arguments, "quiet", True) or not sys.stderr.isatty():
        yield quiet
        return
    from rich.console import Console  # noqa: PLC0415  slow to import, and only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def on_done(result: Made | Failure, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=result.path)

        yield on_done
