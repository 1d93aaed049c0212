"""A root folder to a Curriculum and everything that is wrong with its files."""

import gc
import hashlib
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Finding
from generator.model.unread import UNREAD, given
from generator.source.codes import fault
from generator.source.files import File, Folder, digest_of_files, read_folder
from generator.source.locate import locate
from generator.source.module import HARMLESS, read_module, with_gaps
from generator.source.shelf import read_shelf, same_ids, shelf_with_gaps

_SHELF = "curriculum"
_MODULES = "modules"
_ANY_FILES = (f"{_SHELF}/editions/",)
"""An edition may bring a logo or a letterhead in a format of its own."""
_CHUNK = 8
"""Modules that one worker parses at a time, at most: enough to be worth its journey."""
_FEW = 3
"""Fewer are parsed here: a pool takes as long to wake as a module to parse."""


class Cache(Protocol):
    """Where parsed modules are kept between runs: blobs by key."""

    def get(self, key: str) -> bytes | None:
        """The blob, or None."""

    def put(self, key: str, blob: bytes) -> Any:
        """Keep a blob."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a root holds.

    `curriculum` is None when a file cannot be read. `part` is then what could be, with gaps for the rest,
    so that it can still be checked in the same run; its modules are a gap too when one cannot be named.
    `modules` are those that can, in either case.
    """

    curriculum: Curriculum | None
    findings: tuple[Finding, ...]
    part: Curriculum | None = None
    modules: tuple[Module, ...] = ()


def load(root: Path, cache: Cache | None = None, executor: Executor | None = None, program: str = "") -> Loaded:
    """The curriculum below a root, with the findings of all its files in the order of file and line.

    `cache` keeps what was parsed, under a key of the files' bytes and `program`, the digest of the
    generator. `executor` parses what is not kept; without one it is done here.
    """
    root = root.resolve()
    if not (root / _SHELF).is_dir():
        return Loaded(None, (fault("SRC-044", _SHELF, f"no folder `{_SHELF}` below {root.name or root}"),))
    linked = [
        fault("SRC-016", name, "this is a link to a place elsewhere")
        for name in (_SHELF, _MODULES)
        if (root / name).is_symlink()
    ]
    if linked:
        return Loaded(None, tuple(linked))
    shelf_folder = read_folder(root, _SHELF)
    folders, findings = _module_folders(root)
    findings += shelf_folder.findings
    shelf, wrong = _shelf(shelf_folder, cache, program)
    findings += wrong
    read = _modules(folders, cache, executor, program)
    findings += [finding for _, wrong in read for finding in wrong]
    modules = tuple(sorted((module for module, _ in read if module is not None), key=lambda module: module.folder))
    whole = all(finding.code in HARMLESS for finding in findings)
    findings += _same_ids(modules)
    findings += [
        fault("SRC-017", path, "the format has no such file")
        for path in shelf_folder.strange
        if not path.startswith(_ANY_FILES)
    ]
    placed = tuple(sorted(locate(root, tuple(findings)), key=_order))
    if whole:
        return Loaded(Curriculum(shelf, modules, _digests(shelf_folder, folders)), placed, None, modules)
    named = modules if len(modules) == len(folders) else UNREAD
    return Loaded(None, placed, Curriculum(shelf, named), modules)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.file, finding.line, finding.column, finding.code, finding.message


def _module_folders(root: Path) -> tuple[dict[str, Folder], list[Finding]]:
    """The files of each module's folder, by the folder's path."""
    findings: list[Finding] = []
    folders: dict[str, Folder] = {}
    if not (root / _MODULES).is_dir():
        return {}, [fault("SRC-010", _MODULES, "the folder of modules is missing")]
    for entry in sorted((root / _MODULES).iterdir(), key=lambda path: path.name):
        path = f"{_MODULES}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            findings.append(fault("SRC-016", path, "this is a link to a place elsewhere"))
        elif not entry.is_dir():
            findings.append(fault("SRC-017", path, "only folders of modules stand here"))
        else:
            folders[path] = read_folder(root, path)
    if not folders:
        findings.append(fault("SRC-010", _MODULES, "no module is there"))
    return folders, findings


def _shelf(folder: Folder, cache: Cache | None, program: str) -> tuple[Shelf, tuple[Finding, ...]]:
    """The shelf, from the cache when nothing changed."""
    key = _key(_SHELF, folder.files, program)
    blob = cache.get(key) if cache is not None else None
    read: tuple[Shelf, tuple[Finding, ...]]
    if blob is not None:
        read = pickle.loads(blob)  # noqa: S301 - the cache is our own
    else:
        read = read_shelf(_SHELF, folder.files)
        if cache is not None:
            cache.put(key, pickle.dumps(read, pickle.HIGHEST_PROTOCOL))
    shelf, findings = read
    unread = {finding.file for finding in folder.findings}
    told = tuple(finding for finding in findings if finding.file not in unread)
    return shelf_with_gaps(shelf, _SHELF, unread), told


def _modules(
    folders: dict[str, Folder], cache: Cache | None, executor: Executor | None, program: str
) -> list[tuple[Module | None, tuple[Finding, ...]]]:
    """Each module with its findings, in the order of the folders."""
    keys = {path: _key(path, folder.files, program) for path, folder in folders.items()}
    blobs = {path: cache.get(key) if cache is not None else None for path, key in keys.items()}
    missing = [(path, folders[path].files) for path, blob in blobs.items() if blob is None]
    for path, blob in zip((path for path, _ in missing), _parsed(missing, executor), strict=True):
        blobs[path] = blob
        if cache is not None:
            cache.put(keys[path], blob)
    with _without_gc():
        kept = {path: pickle.loads(blob or b"") for path, blob in blobs.items()}  # noqa: S301 - the cache is our own
    read = []
    for path, folder in folders.items():
        module, findings = kept[path]
        strange = tuple(fault("SRC-017", name, "the format has no such file") for name in folder.strange)
        missing_twice = {finding.file for finding in folder.findings}
        findings = tuple(finding for finding in findings if finding.file not in missing_twice)
        if module is not None:
            module = None if path in missing_twice else with_gaps(module, missing_twice)
        read.append((module, (*findings, *folder.findings, *strange)))
    return read


@contextmanager
def _without_gc() -> Iterator[None]:
    """Work without the collector of cycles, and keep what was made out of its sight.

    A curriculum is frozen data without cycles that lives as long as the run, and the collector would walk
    its million objects again and again. Measured: 200 full modules are unpickled in a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _parsed(missing: list[tuple[str, tuple[File, ...]]], executor: Executor | None) -> list[bytes]:
    """Pickled modules with their findings, in order."""
    if executor is None or len(missing) < _FEW:
        return _parse(missing)
    size = min(_CHUNK, -(-len(missing) // _FEW))
    chunks = [missing[at : at + size] for at in range(0, len(missing), size)]
    futures = [executor.submit(_parse, chunk) for chunk in chunks]
    return [blob for future in futures for blob in future.result()]


def _parse(chunk: Sequence[tuple[str, tuple[File, ...]]]) -> list[bytes]:
    return [pickle.dumps(read_module(path, files), pickle.HIGHEST_PROTOCOL) for path, files in chunk]


def _key(path: str, files: tuple[File, ...], program: str) -> str:
    return hashlib.sha256(f"source\n{program}\n{path}\n{digest_of_files(files)}".encode()).hexdigest()


def _same_ids(modules: tuple[Module, ...]) -> list[Finding]:
    """Modules, and questions of different modules, whose ids are the same but for case."""
    found = [*same_ids((module.index, (), module.id) for module in modules)]
    found += same_ids(
        (f"{module.folder}/questions.yml", (number,), question.id)
        for module in modules
        for number, question in enumerate(given(module.questions))
    )
    return list(dict.fromkeys(found))


def _digests(shelf: Folder, folders: dict[str, Folder]) -> dict[str, str]:
    files = [*shelf.files, *(file for folder in folders.values() for file in folder.files)]
    return {file.path: file.sha256 for file in sorted(files, key=lambda file: file.path)}
