"""A job: one file to be made, by one pure function, from one small view and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Job:
    """`render(view)` gives the bytes of `path`. Both must be picklable, and render must read nothing else.

    `media` names files that render may open, as (path, sha256): they are part of the key.
    `sources` are the files that the view was made from, for the manifest.
    """

    path: str
    render: Callable[[Any], bytes]
    view: Any
    media: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    about: str = ""
    """Id of the one module or programme that the file is about; empty when it is about all."""
    info: Callable[[bytes], dict[str, int]] | None = None
    """Facts about the finished file that a reader wants to know, for example `{"pages": 24}`."""
