"""A content-addressed store on disk. What is in it can always be made again."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cache:
    """Blobs by key below `folder`. Safe for several processes: a blob is written whole or not at all."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where a key's blob lives, whether it is there or not."""
        return self.folder / key[:2] / key[2:]

    def get(self, key: str) -> bytes | None:
        """The blob, or None."""
        try:
            return self.path(key).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, key: str, blob: bytes) -> Path:
        """Keep a blob, and give its path. A disk that is full raises OSError."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.write_bytes(blob)
        part.replace(path)
        return path

    def size(self) -> tuple[int, int]:
        """Number of blobs, and bytes in all."""
        sizes = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        return len(sizes), sum(sizes)
