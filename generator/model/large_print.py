"""How files in large print are told from others: by the end of their names."""

from pathlib import PurePosixPath

MARK = "-large-print"


def large_name(path: str) -> str:
    """The path of the same document in large print."""
    given = PurePosixPath(path)
    return str(given.with_name(f"{given.stem}{MARK}{given.suffix}"))


def is_large(path: str) -> bool:
    """Whether a file is in large print. It may take more sides than the usual print."""
    return PurePosixPath(path).stem.endswith(MARK)
