"""Run jobs: a flat map, on any executor, in any order, with the same bytes at the end."""

import hashlib
import json
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any

from generator.jobs.cache import Cache
from generator.jobs.digest import weighed
from generator.jobs.job import Job


@dataclass(frozen=True, slots=True)
class Made:
    """One finished file: `blob` is where its bytes lie, `info` what a reader wants to know of it."""

    path: str
    blob: Path
    sha256: str
    size: int
    info: dict[str, int]
    sources: tuple[str, ...]
    cached: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A job whose tool failed. Not the author's fault, or not known to be."""

    path: str
    reason: str
    trace: str = ""


OnDone = Callable[[Made | Failure, int, int], None]
"""Called after each job with its result, how many are done, and how many there are."""


def quiet(_result: Made | Failure, _done: int, _total: int) -> None:
    """No progress."""


def run(
    jobs: Iterable[Job], cache: Cache, executor: Executor | None = None, on_done: OnDone = quiet
) -> tuple[Made | Failure, ...]:
    """Results in the order of the jobs.

    What the cache holds is not made again. The rest goes to the executor, the heaviest first, so that
    no hand waits for a long job at the end; with no executor, it runs here.
    """
    waiting = list(jobs)
    results: list[Made | Failure | None] = [None] * len(waiting)
    keys, weights = zip(*map(weighed, waiting), strict=True) if waiting else ((), ())
    todo: list[int] = []
    done = 0
    for number, (job, key) in enumerate(zip(waiting, keys, strict=True)):
        held = _held(job, key, cache)
        if held is None:
            todo.append(number)
            continue
        results[number] = held
        done += 1
        on_done(held, done, len(waiting))
    todo.sort(key=lambda number: -weights[number])
    for number, outcome in _made(waiting, todo, executor):
        result = _kept(waiting[number], keys[number], outcome, cache)
        results[number] = result
        done += 1
        on_done(result, done, len(waiting))
    return tuple(result for result in results if result is not None)


def leave_with_master() -> None:
    """Nothing; from now on this process ends when the one that started it does, however that came about.

    A pool's hands wait for work for ever when their master is killed: nobody is left to tell them.
    """
    master = parent_process()
    if master:
        Thread(target=_follow, args=(master,), daemon=True).start()


def _follow(master: BaseProcess) -> None:
    master.join()
    os._exit(1)


Outcome = tuple[bytes, dict[str, int]] | Failure


def _made(jobs: list[Job], todo: list[int], executor: Executor | None) -> Iterator[tuple[int, Outcome]]:
    """Job numbers with what came of them, as they finish."""
    if executor is None or len(todo) < 2:  # noqa: PLR2004  a pool costs more than one job
        for number in todo:
            yield number, make(jobs[number])
        return
    futures: dict[Future[Any], int] = {executor.submit(make, jobs[number]): number for number in todo}
    for future in as_completed(futures):
        error = future.exception()
        number = futures[future]
        yield number, future.result() if error is None else Failure(jobs[number].path, str(error))


def make(job: Job) -> Outcome:
    """The bytes of a job and the facts about them, or why there are none."""
    try:
        blob = job.render(job.view)
        return blob, job.info(blob) if job.info else {}
    except Exception as error:  # noqa: BLE001  a job is a wall: its failure is a value, whatever it was
        return Failure(job.path, f"{type(error).__name__}: {error}", traceback.format_exc())


def _held(job: Job, key: str, cache: Cache) -> Made | None:
    note = cache.get(f"{key}.json")
    path = cache.path(key)
    if note is None or not path.is_file():
        return None
    facts = json.loads(note)
    return Made(job.path, path, facts["sha256"], facts["size"], facts["info"], job.sources, cached=True)


def _kept(job: Job, key: str, outcome: Outcome, cache: Cache) -> Made | Failure:
    if isinstance(outcome, Failure):
        return outcome
    blob, info = outcome
    made = Made(
        job.path, cache.put(key, blob), hashlib.sha256(blob).hexdigest(), len(blob), info, job.sources, cached=False
    )
    facts = {"sha256": made.sha256, "size": made.size, "info": info}
    cache.put(f"{key}.json", json.dumps(facts, sort_keys=True).encode())
    return made
