"""Measure, in pairs and in one run: our build against stock MkDocs, warm against cold, one edit against all.

    python -m benchmarks [--sizes 0,20,200,1000] [--rounds 3] [--stock-up-to 20] [--write]

Size 0 is the real curriculum. Times are of whole processes, children included. Trust the ratios, not
the seconds. Stock MkDocs grows with the square of the pages, so above a size it is left out unless it
is asked for. `--write` puts the tables into docs/performance.md.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import packs, stock, synthetic

PROJECT = synthetic.PROJECT
SMALL = 20
WHOLE = 200
"""Up to this size packs are built too; above it, site pages only."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Row:
    """Medians of paired runs at one size."""

    modules: int
    pages: int
    stock: Cost | None
    cold: Cost
    warm: Cost
    edit: Cost
    check_cold: Cost
    check_warm: Cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="0,20")
    parser.add_argument("--rounds", type=int, default=3, help="for sizes up to 20; larger ones are run once")
    parser.add_argument("--stock-up-to", type=int, default=20, metavar="SIZE")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    rows = [measure(size, given.rounds if size <= SMALL else 1, stocked=size <= given.stock_up_to) for size in sizes]
    text = "\n".join([*table(rows), "", *packs.lines(PROJECT)])
    print(text)
    if given.write:
        write(text)


def measure(size: int, rounds: int, *, stocked: bool) -> Row:
    """All costs at one size, our run and the stock run taking turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = synthetic.make(folder / "root", size)
        only = [] if size <= WHOLE else ["--only", "site"]
        pages = stock.make(root, folder / "stock")
        taken: dict[str, list[Cost]] = {}
        for _ in range(rounds):
            if stocked:
                command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "stock" / "mkdocs.yml")]
                taken.setdefault("stock", []).append(run(command))
            for label, cost in one_round(root, only):
                taken.setdefault(label, []).append(cost)
        return Row(size, pages, **{"stock": None, **{label: middle(costs) for label, costs in taken.items()}})


def one_round(root: Path, only: list[str]):
    """Every measure once, in an order that keeps pairs together."""
    curriculum = [sys.executable, "-m", "generator", "--root", str(root)]
    clean = [root / ".cache", root / "dist"]
    yield "cold", run([*curriculum, "build", "-q", *only], clean)
    yield "warm", run([*curriculum, "build", "-q", *only])
    page = next(iter(sorted((root / "modules").iterdir()))) / "index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Three questions", "Three plain questions"), encoding="utf-8")
    yield "edit", run([*curriculum, "build", "-q", *only])
    page.write_text(text, encoding="utf-8")
    yield "check_cold", run([*curriculum, "check", "-q"], clean[:1])
    yield "check_warm", run([*curriculum, "check", "-q"])


def run(command: list[str], clean: list[Path] = []) -> Cost:  # noqa: B006  read only
    """The cost of a command, with some folders removed before it."""
    for path in clean:
        shutil.rmtree(path, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, env={**os.environ, "CI": "true"})
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.wall for c in costs))


def table(rows: list[Row]) -> list[str]:
    """The rows as a Markdown table of ratios."""
    lines = [
        "| Modules | Pages | Cold build / stock | Warm / cold | One edit / cold | Check cold, s | Check warm, s | Cold build, s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        name = (str(row.modules) if row.modules else "the Aware tier") + ("" if row.modules <= WHOLE else ", site only")
        lines.append(
            f"| {name} | {row.pages} | {ratio(row.cold, row.stock) if row.stock else '-'} | {ratio(row.warm, row.cold)} "
            f"| {ratio(row.edit, row.cold)} | {seconds(row.check_cold)} | {seconds(row.check_warm)} | {seconds(row.cold)} |"
        )
    return lines


def ratio(one: Cost, other: Cost) -> str:
    """Wall ratio, and the CPU ratio beside it."""
    return f"{one.wall / other.wall:.2f} (CPU {one.cpu / other.cpu:.2f})"


def seconds(cost: Cost) -> str:
    return f"{cost.wall:.1f} (CPU {cost.cpu:.1f})"


def write(text: str) -> None:
    """Put the tables between the marks of docs/performance.md."""
    path = PROJECT / "docs" / "performance.md"
    page = path.read_text(encoding="utf-8")
    start, end = "<!-- measured -->", "<!-- end -->"
    before, after = page.split(start)[0], page.split(end)[1]
    path.write_text(f"{before}{start}\n\n{text}\n\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
