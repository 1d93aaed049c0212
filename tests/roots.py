"""A copy of the minimal curriculum for cases that change a few files: made once, mended after each."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

MINIMAL = Path(__file__).parent / "curricula" / "minimal"


class Memory(dict[str, bytes]):
    """A cache of what was parsed, as long as the process lives."""

    def put(self, key: str, blob: bytes) -> None:
        """Keep a blob."""
        self[key] = blob


PARSED = Memory()
"""Shared by all cases: what a case leaves alone is parsed once."""


@cache
def _copy() -> tuple[TemporaryDirectory[str], Path]:
    """The copy, and what takes it away at the end of the process."""
    holder = TemporaryDirectory()
    return holder, Path(copytree(MINIMAL, Path(holder.name) / "root"))


@contextmanager
def lent(files: list[str]) -> Iterator[Path]:
    """The copy, to write into these files or to take them out. Afterwards they are as they were."""
    root = _copy()[1]
    paths = [root / file for file in files]
    old = {path: path.read_bytes() if path.is_file() else None for path in paths}
    new_folders = [folder for path in paths for folder in path.parents if not folder.exists()]
    try:
        yield root
    finally:
        for path, data in old.items():
            if data is None:
                path.unlink(missing_ok=True)
            elif not path.is_file() or path.read_bytes() != data:
                path.write_bytes(data)
        for folder in sorted(new_folders, reverse=True):
            if folder.is_dir():
                folder.rmdir()
