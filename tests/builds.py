"""What tests say of a finished build."""

import hashlib
import io
from dataclasses import fields

from pypdf import PdfReader


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
