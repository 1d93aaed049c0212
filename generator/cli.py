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
from typing import Any

from generator import pipeline, reviewing
from generator.jobs.cache import Cache
from generator.jobs.publish import said_of
from generator.jobs.run import Failure, Made, OnDone, leave_with_master, quiet
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.local import edition_called, for_edition
from generator.orders import add_order, occasion_of, ordered, taken
from generator.outputs.booking import FIRST, book, folder_name, warnings
from generator.outputs.table import Scope, outputs
from generator.pipeline import Workshop, examine
from generator.reports import FORMATS, coverage_table, doctor_lines, due_lines, explain
from generator.source.editions import edition_names
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
    building.add_argument("--edition", default="", metavar="NAME", help=say("cli.edition"))
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

    _courses_and_readers(commands, shape)
    commands.add_parser("doctor", help=say("cli.doctor"), formatter_class=shape).set_defaults(command=doctor)
    return top


def _courses_and_readers(commands: Any, shape: Any) -> None:
    """The commands on a course, ours or another's, and on who reads what we write."""
    auditing = commands.add_parser("audit", help=say("cli.audit"), formatter_class=shape)
    auditing.add_argument("course", type=Path, metavar="FILE", help=say("cli.audit-file"))
    auditing.add_argument("--to", type=Path, default=Path(), help=say("cli.audit-to"))
    working(auditing)
    auditing.set_defaults(command=audit)

    handing = commands.add_parser("review", help=say("cli.review"), formatter_class=shape)
    handing.add_argument("name", help=say("cli.review-name"))
    handing.add_argument("--to", type=Path, default=None, help=say("cli.review-to"))
    coming = handing.add_mutually_exclusive_group()
    coming.add_argument("--return", dest="returned", type=Path, metavar="FILE", help=say("cli.review-return"))
    coming.add_argument("--withdraw", default="", metavar="RECORD", help=say("cli.review-withdraw"))
    handing.set_defaults(command=review)

    covering = commands.add_parser("coverage", help=say("cli.coverage"), formatter_class=shape)
    covering.add_argument("--json", action="store_true", help=say("cli.json"))
    covering.set_defaults(command=coverage)

    dueing = commands.add_parser("due", help=say("cli.due"), formatter_class=shape)
    dueing.add_argument("--before", type=date.fromisoformat, default=None, metavar="DATE", help=say("cli.before"))
    dueing.set_defaults(command=due)

    packing = commands.add_parser("pack", help=say("cli.pack"), formatter_class=shape)
    add_order(packing)
    packing.add_argument("--edition", default="", metavar="NAME", help=say("cli.pack-edition"))
    packing.add_argument("--to", type=Path, default=None, metavar="FOLDER", help=say("cli.pack-to"))
    working(packing)
    packing.set_defaults(command=pack)


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
    edition = arguments.edition
    if wrong := no_edition(arguments):
        return usage(wrong)
    to = arguments.to or arguments.root / (f"dist-{edition}" if edition else "dist")
    scope = Scope(only, (*arguments.module, *arguments.programme), arguments.large_print)
    if not scope.whole and said_of(to, "edition") not in {None, edition}:
        return usage(say("cli.other-edition", folder=to))
    with workshop(arguments) as room:
        built = pipeline.build(arguments.root, to, room, scope, edition)
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


def no_edition(arguments: argparse.Namespace) -> str:
    """What to say of an edition that does not exist; nothing where it does, or where none is asked for."""
    editions = edition_names(arguments.root)
    if not arguments.edition or arguments.edition in editions:
        return ""
    return say("cli.unknown-edition", name=arguments.edition, names=", ".join(editions) or "–")


def audit(arguments: argparse.Namespace) -> int:
    """`curriculum audit FILE`."""
    with workshop(arguments) as room:
        built = pipeline.audit(arguments.root, arguments.course, arguments.to, room)
    if arguments.json:
        print(json.dumps(summary(built), indent=1, sort_keys=True))
    else:
        report(FORMATS["text"](built.findings) if built.findings else "")
        for failure in built.failures:
            report(say("cli.failed", path=failure.path, reason=failure.reason))
        for made in built.made if not arguments.quiet else ():
            print(arguments.to / made.path)
    return FAILED if built.failures else FINDINGS if built.folder is None else CLEAN


def pack(arguments: argparse.Namespace) -> int:
    """`curriculum pack COURSE`."""
    if wrong := no_edition(arguments):
        return usage(wrong)
    with workshop(arguments) as room:
        examined = examine(arguments.root, room)
        whole = examined.curriculum
        if whole is None or examined.blocked:
            report(FORMATS["text"](examined.findings))
            return FINDINGS
        if arguments.edition:
            whole = for_edition(whole, edition_called(whole, arguments.edition))
        occasion = occasion_of(arguments)
        id, wrong = ordered(whole, arguments.course, occasion)
        if wrong:
            return usage(wrong)
        to = arguments.to or arguments.root / "booked" / folder_name(id, occasion, whole.shelf)
        if taken(to):
            return usage(say("cli.pack-taken", folder=to))
        booked = book(whole, id, occasion)
        built = pipeline.pack(booked, whole, to, room)
    return told(arguments, built, warnings(booked))


def told(arguments: argparse.Namespace, built: pipeline.Built, minded: tuple[str, ...]) -> int:
    """Say what came of a pack, and give its exit code."""
    if arguments.json:
        print(json.dumps({**summary(built), "warnings": minded}, indent=1, sort_keys=True))
    else:
        report("\n".join(minded))
        report(FORMATS["text"](built.findings) if built.findings else "")
        report("\n".join(say("cli.failed", path=f.path, reason=f.reason) for f in built.failures))
    if built.folder is None:
        return FAILED if built.failures else FINDINGS
    if not arguments.quiet and not arguments.json:
        cached = sum(item.cached for item in built.made)
        print(say("cli.packed", made=len(built.made), cached=cached, folder=built.folder, first=FIRST))
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


def review(arguments: argparse.Namespace) -> int:
    """`curriculum review`."""
    with workshop(arguments) as room:
        examined = examine(arguments.root, room)
    curriculum = examined.curriculum
    if curriculum is None:
        report(FORMATS["text"](examined.findings))
        return FINDINGS
    parts = reviewing.wanted(curriculum, arguments.name)
    if isinstance(parts, str):
        return usage(parts)
    if arguments.returned or arguments.withdraw:
        return _took(arguments, curriculum, [*parts])
    to = arguments.to or arguments.root / "review"
    made = reviewing.hand_out(curriculum, parts, to)
    if isinstance(made, str):
        return usage(made)
    print(say("cli.review-made", count=len(made), folder=to))
    return CLEAN


def _took(arguments: argparse.Namespace, curriculum: Curriculum, names: list[str]) -> int:
    """Take in a record, or take a name out of one."""
    if len(names) != 1:
        return usage(say("cli.review-one"))
    if arguments.returned:
        taken = reviewing.take_in(arguments.root, curriculum, names[0], arguments.returned)
    else:
        taken = reviewing.take_back(arguments.root, curriculum, names[0], arguments.withdraw)
    if taken.record is None:
        report(FORMATS["text"](taken.findings))
        return FINDINGS
    key = "cli.review-done" if arguments.returned else "cli.review-withdrawn"
    print(say(key, record=taken.record.id, files=", ".join(taken.written)))
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
