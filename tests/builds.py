"""What tests say of a finished build."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import fields

from pypdf import PdfReader


class Rendered(Mapping):
    """What jobs make, by name: each is made when somebody first looks at it, and kept."""

    def __init__(self, jobs):
        self._jobs, self._made = jobs, {}

    def __getitem__(self, name):
        if name not in self._made:
            job = self._jobs[name]
            self._made[name] = job.render(job.view)
        return self._made[name]

    def __iter__(self):
        return iter(self._jobs)

    def __len__(self):
        return len(self._jobs)


def digests(folder):
    """sha256 of every file below a folder by its path: two builds are the same when these are."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sides(pdf):
    """The words of each page of a PDF."""
    return [" ".join(side.extract_text().split()) for side in PdfReader(io.BytesIO(pdf)).pages]


def parts(value):
    """A view and everything in it, however deep."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif hasattr(type(value), "__dataclass_fields__"):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
