"""What tests say of a finished build."""

import hashlib


def digests(folder):
    """sha256 of every file below a folder by its path: two builds are the same when these are."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
