"""Put a finished build where people look for it: whole, or not at all."""

import ctypes
import fcntl
import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.jobs.run import Made

MANIFEST = "manifest.json"
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows."""


def lay_out(made: Iterable[Made], folder: Path) -> None:
    """Copy every file to its place below `folder`."""
    for item in made:
        target = folder / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(item.blob, target)


def files_below(folder: Path) -> tuple[str, ...]:
    """Every file below a folder by its path, sorted; without the manifest."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(name for name in found if name != MANIFEST))


def zipped(folder: Path, name: str) -> bytes:
    """Everything below a folder as a zip that unpacks into one folder of that name; the same files give the same bytes."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files_below(folder):
            entry = zipfile.ZipInfo(f"{name}/{file}", _NO_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, (folder / file).read_bytes())
    return room.getvalue()


def write_manifest(
    folder: Path, made: Iterable[Made], sources: Mapping[str, tuple[str, ...]], whole: Mapping[str, str] | None = None
) -> None:
    """Write `manifest.json`: every file below `folder` with sha256, size, facts and the sources it was made from.

    `whole` is what is said of all of them together.

    What neither `made` nor `sources` names keeps what the manifest that lies there already says of it.
    """
    known = {**_rows(folder), **{name: {"sources": list(found)} for name, found in sources.items()}}
    known |= {item.path: {"sources": list(item.sources), "info": item.info} for item in made}
    files = []
    for name in files_below(folder):
        blob = (folder / name).read_bytes()
        said = known.get(name, {})
        facts = {"sha256": hashlib.sha256(blob).hexdigest(), "size": len(blob), "info": said.get("info", {})}
        files.append({"path": name, "sources": said.get("sources", []), **facts})
    text = json.dumps({**(whole or {}), "files": files}, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def standing(folder: Path, without: str) -> tuple[Made, ...]:
    """What an earlier build left below `folder` by its manifest, but for the files below `without`."""
    rows = sorted((name, row) for name, row in _rows(folder).items() if not name.startswith(f"{without}/"))
    return tuple(
        Made(name, folder / name, row["sha256"], row["size"], row["info"], tuple(row["sources"]), cached=True)
        for name, row in rows
        if (folder / name).is_file()
    )


def said_of(folder: Path, name: str) -> str | None:
    """What the manifest of a folder says of all its files under a name, or nothing; None where there is no manifest."""
    manifest = folder / MANIFEST
    return str(json.loads(manifest.read_text(encoding="utf-8")).get(name, "")) if manifest.is_file() else None


def _rows(folder: Path) -> dict[str, dict[str, Any]]:
    """The rows of a folder's manifest by path; none when there is no manifest."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return {}
    return {row["path"]: row for row in json.loads(manifest.read_text(encoding="utf-8"))["files"]}


@contextmanager
def turn(target: Path) -> Iterator[None]:
    """The only one who lays out, mends or swaps a target; who comes second waits, and then builds on the first.

    The folder around the target is locked, so nothing is left behind, and a process that is killed lets
    go. A file system without locks gives none.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def mend(target: Path) -> None:
    """Bring the last good build back if a swap was cut off between its two renames."""
    old = target.with_name(f".{target.name}.old")
    if old.is_dir() and not target.exists():
        old.rename(target)


def swap(fresh: Path, target: Path) -> None:
    """Make `fresh` the new `target`. Both must be on one file system; the old one is removed after.

    Where the system can exchange two folders in one step, there is no moment without a target; elsewhere
    there is one between two renames, and `mend` closes it.
    """
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists() and exchange(fresh, target):
        fresh.rename(old)
    else:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Whether two folders changed places in one step. Source: renameat2(2) with RENAME_EXCHANGE, Linux 3.15."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    here, swap_names = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return rename is not None and rename(here, bytes(one), here, bytes(other), swap_names) == 0
