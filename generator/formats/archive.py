"""Archives without a date of their own: the same parts give the same bytes."""

import io
import zipfile

_DATE = (1980, 1, 1, 0, 0, 0)


def rezipped(blob: bytes) -> bytes:
    """The same archive with its parts in one order and no date of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(blob)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name), compresslevel=9)
    return out.getvalue()
