"""Put a finished build where people look for it: whole, or not at all."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.jobs.run import Made


def lay_out(made: Iterable[Made], folder: Path) -> None:
    """Copy every file to its place below `folder`."""
    for item in made:
        target = folder / item.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(item.blob, target)


def write_manifest(folder: Path, sources: dict[str, tuple[str, ...]]) -> None:
    """Write `manifest.json`: every file below `folder` with sha256, size and the sources it was made from."""
    files = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"):
        name = path.relative_to(folder).as_posix()
        blob = path.read_bytes()
        files.append(
            {
                "path": name,
                "sha256": hashlib.sha256(blob).hexdigest(),
                "size": len(blob),
                "sources": list(sources.get(name, ())),
            }
        )
    text = json.dumps({"files": files}, indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def mend(target: Path) -> None:
    """Bring the last good build back if a swap was cut off between its two renames."""
    old = target.with_name(f".{target.name}.old")
    if old.is_dir() and not target.exists():
        old.rename(target)


def swap(fresh: Path, target: Path) -> None:
    """Make `fresh` the new `target`. Both must be on one file system; the old one is removed after."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)
