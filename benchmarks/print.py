"""Measure print in pairs and in one run: our PDFs against WeasyPrint's of the same texts, and our own aims.

    python -m benchmarks.print [--write] [--skip-weasyprint]

Every document is made in a new process; what is timed is that process from start to end, imports and
conversion of the tree included, loading of the curriculum not. Trust the CPU ratios where the machine is
busy. `--write` puts the tables into docs/performance.md.
"""

import argparse
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from benchmarks import same_tree, synthetic
from generator.jobs.digest import key_of
from generator.jobs.job import Job
from generator.model.curriculum import Curriculum, Tree
from generator.outputs.table import outputs
from generator.source.load import load

PAIRS = ((20, 5), (80, 3), (200, 2))
"""Pages that a document is to have, and how often it is made by each."""
KB = 1024


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds, and megabytes at its largest."""

    cpu: float
    wall: float
    mb: float


@dataclass(frozen=True)
class Done:
    """One finished file, and the seconds of CPU that it took in a warm worker."""

    path: str
    about: str
    cpu: float
    size: int
    pages: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--skip-weasyprint", action="store_true")
    given = parser.parse_args()
    curriculum = load(synthetic.PROJECT).curriculum
    if curriculum is None:
        raise SystemExit("the curriculum does not load")
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not given.skip_weasyprint:
            lines += [*pairs(curriculum, folder), ""]
        lines += [*cold(curriculum, folder), ""]
    lines += together(curriculum)
    text = "\n".join(lines)
    print(text)
    if given.write:
        write(text)


def run(engine: str, source: Path, to: Path) -> Cost:
    """One document in a new process."""
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-m", "benchmarks.one", engine, source, to], cwd=synthetic.PROJECT)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{engine} failed on {source}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / KB)


def pairs(curriculum: Curriculum, folder: Path) -> list[str]:
    """The same texts by both, in turn, who is first changing."""
    out = [
        "| Pages ours / WeasyPrint | Pairs | WeasyPrint / ours, CPU, median (worst) | The same, wall | Ours, s CPU | Ours, KB / WeasyPrint |",
        "|---|---|---|---|---|---|",
    ]
    for pages, times in PAIRS:
        texts = same_tree.written(curriculum, pages)
        ours, theirs = folder / "ours.pickle", folder / "theirs.html"
        ours.write_bytes(same_tree.ours(curriculum, texts))
        theirs.write_text(same_tree.html(texts), encoding="utf-8")
        taken: dict[str, list[Cost]] = {"typst": [], "weasyprint": []}
        for turn in range(times):
            for engine in ("typst", "weasyprint") if turn % 2 else ("weasyprint", "typst"):
                source = ours if engine == "typst" else theirs
                taken[engine].append(run(engine, source, folder / f"{engine}.pdf"))
        both = list(zip(taken["typst"], taken["weasyprint"], strict=True))
        cpu = [their.cpu / our.cpu for our, their in both]
        wall = [their.wall / our.wall for our, their in both]
        made = [folder / f"{engine}.pdf" for engine in taken]
        counts = " / ".join(str(count(path)) for path in made)
        sizes = " / ".join(f"{path.stat().st_size / KB:.0f}" for path in made)
        middle = statistics.median(our.cpu for our, _ in both)
        out.append(f"| {counts} | {times} | {told(cpu)} | {told(wall)} | {middle:.2f} | {sizes} |")
    return out


def told(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f})"


def count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def cold(curriculum: Curriculum, folder: Path) -> list[str]:
    """Real documents of about 20, 80 and 200 pages, each in a new process; medians of three, and the largest book once."""
    out = ["| One document, new process | Pages | Seconds, wall (CPU) | MB |", "|---|---|---|---|"]
    jobs = {job.path: job for job in jobs_of(curriculum)}
    first = curriculum.modules[0].id.lower()
    book, *others = sorted((p for p in jobs if is_book(p, curriculum)), key=lambda p: len(jobs[p].view.modules))
    named = [p for p in jobs if p.endswith((f"/{first}-workbook.pdf", f"/{first}-facilitator-pack.pdf"))]
    for path in [*sorted(named, reverse=True), book, *others[-1:]]:
        source, to = folder / "job.pickle", folder / "job.pdf"
        source.write_bytes(pickle.dumps(jobs[path]))
        costs = [run("job", source, to) for _ in range(1 if path in others else 3)]
        cpu, wall, mb = (statistics.median(getattr(cost, key) for cost in costs) for key in ("cpu", "wall", "mb"))
        out.append(f"| {Path(path).name} | {count(to)} | {wall:.2f} ({cpu:.2f}) | {mb:.0f} |")
    return out


def is_book(path: str, curriculum: Curriculum) -> bool:
    """Whether it is the facilitator pack of a programme."""
    return any(path.endswith(f"/{programme.id}-facilitator-pack.pdf") for programme in curriculum.shelf.programmes)


def jobs_of(curriculum: Curriculum) -> list[Job]:
    """Everything that is printed, shown or typed in: no data."""
    return [job for output in outputs() for job in output.plan(curriculum) if job.path.startswith("packs/")]


def make(job: Job) -> Done:
    """One file in a worker, and what it took."""
    start = cpu_of_this_process()
    blob = job.render(job.view)
    pages = job.info(blob).get("pages", 0) if job.info else 0
    return Done(job.path, job.about, cpu_of_this_process() - start, len(blob), pages)


def cpu_of_this_process() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def pooled(jobs: list[Job]) -> tuple[list[Done], float]:
    """Files by two workers, the largest first, and the seconds from the start of the pool to its end."""
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        done = list(pool.map(make, sorted(jobs, key=lambda job: -len(pickle.dumps(job.view)))))
    return done, time.perf_counter() - start


def together(curriculum: Curriculum) -> list[str]:
    """All packs by two workers; what one edited module costs of it; sizes."""
    jobs = jobs_of(curriculum)
    packs = [job for job in jobs if job.path.endswith("facilitator-pack.pdf")]
    rest = [job for job in jobs if job not in packs]
    done, wall = pooled(packs)
    pages, cpu = sum(item.pages for item in done), sum(item.cpu for item in done)
    others, more = pooled(rest)
    out = [
        "| What | Figure |",
        "|---|---|",
        (
            f"| Facilitator packs, two workers, PDF/UA-1 | {len(done)} files, {pages} pages, {wall:.1f} s: "
            f"{pages / wall:.0f} pages a second (by CPU {2 * pages / cpu:.0f}) |"
        ),
        f"| Every other file | {len(others)} files, {sum(i.pages for i in others)} pages, {more:.1f} s (CPU {sum(i.cpu for i in others):.1f}) |",
    ]
    return out + edited(curriculum, jobs, [*done, *others]) + sizes([*done, *others])


def edited(curriculum: Curriculum, jobs: list[Job], done: list[Done]) -> list[str]:
    """The files of a module whose reading was edited, and the books that hold it, as shares of all."""
    total, own, books = sum(item.cpu for item in done), [], []
    cost = {item.path: item.cpu for item in done}
    before = {job.path: key_of(job) for job in jobs}
    for number, module in enumerate(curriculum.modules[:3]):
        reading = Tree(module.reading.xml.replace("<p>", "<p>Edited. ", 1))
        modules = list(curriculum.modules)
        modules[number] = replace(module, reading=reading)
        after = jobs_of(replace(curriculum, modules=tuple(modules)))
        stale = [job for job in after if key_of(job) != before[job.path]]
        own.append(sum(cost[job.path] for job in stale if job.about == module.id))
        books.append(sum(cost[job.path] for job in stale if job.about != module.id))
    return [
        f"| One edited reading: the module's own files, of all by CPU | {100 * statistics.median(own) / total:.1f} % |",
        f"| and the programme's books that hold it | {100 * statistics.median(books) / total:.1f} % |",
    ]


def sizes(done: list[Done]) -> list[str]:
    """How far PDFs stay below 60 KB and 5 KB a page."""
    pdfs = [item for item in done if item.pages]
    over = [item for item in pdfs if item.size > 60 * KB + 5 * KB * item.pages]
    worst = max(pdfs, key=lambda item: (item.size - 60 * KB) / item.pages)
    return [
        (
            f"| Size: over 60 KB and 5 KB a page | {len(over)} of {len(pdfs)} PDFs; the worst has 60 KB and "
            f"{(worst.size / KB - 60) / worst.pages:.2f} KB a page ({Path(worst.path).name}, {worst.pages} pages) |"
        )
    ]


def write(text: str) -> None:
    """Put the tables between the marks of docs/performance.md."""
    path = synthetic.PROJECT / "docs" / "performance.md"
    page = path.read_text(encoding="utf-8")
    start, end = "<!-- print -->", "<!-- end print -->"
    path.write_text(f"{page.split(start)[0]}{start}\n\n{text}\n\n{end}{page.split(end)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
