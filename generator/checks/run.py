"""Run every check: each module's own from the cache where nothing it looks at has changed."""

import json
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import asdict
from datetime import date

from generator.checks.table import check_curriculum, check_module
from generator.jobs.cache import Cache
from generator.jobs.digest import digest_of, program_digest
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Finding

_CHUNK = 20


def check_all(
    curriculum: Curriculum, cache: Cache, executor: Executor | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """All findings, module by module and then of the whole, before waivers.

    `today` is the day that review dates are judged by; None means the release date.
    """
    modules, shelf = curriculum.modules, curriculum.shelf
    day = today or shelf.settings.released
    keys = [digest_of(["check", module.digest, shelf.digest, str(day), program_digest()]) for module in modules]
    held = [cache.get(key) for key in keys]
    fresh = [number for number, note in enumerate(held) if note is None]
    found = {number: _read(note) for number, note in enumerate(held) if note is not None}
    for number, findings in zip(fresh, _checked([modules[n] for n in fresh], shelf, day, executor), strict=True):
        found[number] = findings
        cache.put(keys[number], json.dumps([asdict(finding) for finding in findings]).encode())
    ours = [finding for number in range(len(modules)) for finding in found[number]]
    return (*ours, *check_curriculum(curriculum, day))


def _read(note: bytes) -> tuple[Finding, ...]:
    return tuple(Finding(**{**row, "address": tuple(row["address"])}) for row in json.loads(note))


def _checked(
    modules: Sequence[Module], shelf: Shelf, day: date, executor: Executor | None
) -> list[tuple[Finding, ...]]:
    """Findings of each module. A pool pays only when there is more than one handful."""
    if executor is None or len(modules) <= _CHUNK:
        return check_some(modules, shelf, day)
    chunks = [modules[start : start + _CHUNK] for start in range(0, len(modules), _CHUNK)]
    futures = [executor.submit(check_some, chunk, shelf, day) for chunk in chunks]
    return [findings for future in futures for findings in future.result()]


def check_some(modules: Sequence[Module], shelf: Shelf, day: date) -> list[tuple[Finding, ...]]:
    """Findings of a few modules, one tuple each."""
    return [check_module(module, shelf, day) for module in modules]
