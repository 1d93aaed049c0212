"""Facilitator packs in pages a second: one process, fonts and template already read."""

import time
from pathlib import Path

from generator.outputs import pack
from generator.source.load import load


def lines(root: Path) -> list[str]:
    """A table of packs: pages, seconds for the second rendering, pages a second."""
    curriculum = load(root).curriculum
    if curriculum is None:
        return []
    table = ["| Pack | Pages | Pages a second, warm, one process |", "|---|---|---|"]
    for job in pack.OUTPUT.plan(curriculum):
        blob = job.render(job.view)
        start = time.perf_counter()
        job.render(job.view)
        taken = time.perf_counter() - start
        pages = job.info(blob)["pages"] if job.info else 0
        table.append(f"| {Path(job.path).name} | {pages} | {pages / taken:.0f} |")
    return table
