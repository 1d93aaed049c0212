"""Zip archives whose bytes depend on names and contents alone."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest day that the format knows."""


def archive(files: Mapping[str, bytes], first: tuple[str, ...] = (), stored: tuple[str, ...] = ()) -> bytes:
    """The files as one archive: those of `first` in their order, then the rest by name; `stored` ones uncompressed."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in (*first, *sorted(set(files) - set(first))):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system = 0
            packed.writestr(info, files[name], compresslevel=9)
    return room.getvalue()


def rezipped(blob: bytes) -> bytes:
    """An office file with its parts in one order and no date of its own."""
    with zipfile.ZipFile(io.BytesIO(blob)) as old:
        return archive({name: old.read(name) for name in old.namelist()}, first=("[Content_Types].xml",))
