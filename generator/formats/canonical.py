"""Bytes that do not depend on the clock, the machine or the order of a dict: JSON and zip."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

_DAY_ONE = (1980, 1, 1, 0, 0, 0)


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8 with sorted keys and a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """A zip with its entries sorted by name, fixed dates and fixed rights."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[name])
    return room.getvalue()
