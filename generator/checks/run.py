"""Run the modules' own checks, from the cache where nothing that they look at has changed."""

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from datetime import date

from generator.checks.table import check_module
from generator.jobs.cache import Cache
from generator.jobs.digest import digest_of, program_digest
from generator.model.curriculum import Module, Shelf
from generator.model.finding import Finding

_CHUNK = 20


def check_modules(
    modules: Sequence[Module], shelf: Shelf, cache: Cache, executor: Executor | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """What is wrong inside each module, module by module, before waivers.

    `today` is the day that review dates are judged by; None means the release date.
    """
    keys = [digest_of(["check", module.digest, shelf.digest, str(today), program_digest()]) for module in modules]
    held = [cache.get(key) for key in keys]
    fresh = [number for number, note in enumerate(held) if note is None]
    found = {number: _read(note) for number, note in enumerate(held) if note is not None}
    for number, findings in zip(fresh, _checked([modules[n] for n in fresh], shelf, today, executor), strict=True):
        found[number] = findings
        cache.put(keys[number], json.dumps([asdict(finding) for finding in findings]).encode())
    return tuple(finding for number in range(len(modules)) for finding in found[number])


def _read(note: bytes) -> tuple[Finding, ...]:
    return tuple(Finding(**{**row, "address": tuple(row["address"])}) for row in json.loads(note))


def _checked(
    modules: Sequence[Module], shelf: Shelf, today: date | None, executor: Executor | None
) -> list[tuple[Finding, ...]]:
    """Findings of each module. A pool pays only when there is more than one handful."""
    if executor is None or len(modules) <= _CHUNK:
        return check_some(modules, shelf, today)
    chunks = [modules[start : start + _CHUNK] for start in range(0, len(modules), _CHUNK)]
    futures = [executor.submit(check_some, chunk, shelf, today) for chunk in chunks]
    return [findings for future in futures for findings in future.result()]


def check_some(modules: Sequence[Module], shelf: Shelf, today: date | None) -> list[tuple[Finding, ...]]:
    """Findings of a few modules, one tuple each."""
    return [check_module(module, shelf, today) for module in modules]
