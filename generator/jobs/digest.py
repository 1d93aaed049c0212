"""Digests of views and of the program itself: what a cache key is made of."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Any

from pydantic import BaseModel

from generator.jobs.job import Job

_PROGRAM = Path(__file__).resolve().parent.parent
_TOOLS = (
    "citeproc-py",
    "lxml",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "openpyxl",
    "pikepdf",
    "pybtex",
    "pymdown-extensions",
    "python-docx",
    "python-pptx",
    "rapidfuzz",
    "rispy",
    "segno",
    "typst",
)


def digest_of(value: Any) -> str:
    """sha256 of a value in canonical JSON. Takes what views are made of; anything else is a TypeError."""
    return hashlib.sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:
    """A value in canonical JSON."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    """A value that json knows. Types are named, so that two shapes with equal values differ."""
    if isinstance(value, BaseModel):
        return [type(value).__name__, value.model_dump(mode="json", by_alias=True)]
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, {field.name: getattr(value, field.name) for field in fields(value)}]
    if isinstance(value, frozenset | set):
        return sorted(value)
    if isinstance(value, date | PurePath):
        return str(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"a view may not hold {type(value).__name__}")


def digest_files(paths: Iterable[Path]) -> str:
    """sha256 over names and bytes of files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def program_digest() -> str:
    """Digest of the program: its own files and the versions of the tools that shape its bytes.

    Any change of code empties the cache: an honest key costs less than a wrong page.
    """
    files = sorted(
        path for path in _PROGRAM.rglob("*") if path.suffix in {".css", ".csl", ".js", ".py", ".typ", ".yml"}
    )
    return digest_of([digest_files(files), [(tool, _version(tool)) for tool in _TOOLS]])


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "absent"


def key_of(job: Job) -> str:
    """The cache key of a job, from its render, its view, its media and the program."""
    return weighed(job)[0]


def weighed(job: Job) -> tuple[str, int]:
    """The cache key of a job, and its weight.

    The weight is the size of the view: a guess at how long the work takes, for the order of it alone.
    """
    name = f"{job.render.__module__}.{job.render.__qualname__}"
    text = canonical([name, job.view, job.media, program_digest()])
    return hashlib.sha256(text).hexdigest(), len(text)
