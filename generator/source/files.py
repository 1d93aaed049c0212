"""Files from below one folder, read with care: nothing outside it, nothing too big, nothing that is not a file."""

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from generator.model.finding import Finding
from generator.source.codes import fault

TEXT_LIMIT = 2_000_000
MEDIA_LIMIT = 5_000_000
FILE_LIMIT = 2_000
"""Files below one folder of the curriculum; more is a mistake, such as a copied folder of tools."""

_TEXT = (".md", ".yml")
_MEDIA = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
_NOISE = ("thumbs.db", "desktop.ini")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_SVG_DANGER = re.compile(r"^(?:on\w+|.*\bhref)$", re.IGNORECASE)
_SVG_OUTSIDE = re.compile(r"url\s*\(\s*['\"]?\s*(?!#|['\"])|@import|expression\s*\(", re.IGNORECASE)
_SVG_REFUSED = ("script", "foreignObject", "iframe", "handler", "a", "image", "feImage", "set", "animate")


@dataclass(frozen=True, slots=True)
class File:
    """One file: path relative to the root, digest, size, and its bytes where the loader reads them."""

    path: str
    sha256: str
    size: int
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below one folder, sorted by path. `strange` are paths that no rule of the format reads."""

    files: tuple[File, ...]
    strange: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_folder(root: Path, folder: str) -> Folder:
    """Every file below `folder`, which is relative to the root. A folder that is missing is empty."""
    haul = _Haul()
    rooms = [folder]
    while rooms:
        room = rooms.pop()
        try:
            with os.scandir(root / room) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            haul.findings.append(fault("SRC-018", room, f"the file cannot be opened: {error.strerror}"))
            continue
        for entry in found:
            rooms += _take(entry, f"{room}/{entry.name}", haul)
        if len(haul.files) + len(haul.strange) > FILE_LIMIT:
            haul.findings.append(fault("SRC-015", folder, f"more than {FILE_LIMIT} files"))
            break
    files = sorted(haul.files, key=lambda file: file.path)
    return Folder(tuple(files), tuple(sorted(haul.strange)), tuple(haul.findings))


@dataclass(frozen=True, slots=True)
class _Haul:
    """What a walk has gathered so far."""

    files: list[File] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _take(entry: "os.DirEntry[str]", path: str, haul: _Haul) -> list[str]:
    """Read one entry of a folder, or note why not. The folder to go into, if it is one."""
    name = entry.name.lower()
    suffix = os.path.splitext(name)[1]  # noqa: PTH122 - an entry of scandir is no Path, and there are many
    if name.startswith(".") or name.endswith("~") or name in _NOISE:
        return []
    if entry.is_symlink():
        haul.findings.append(fault("SRC-016", path, "this is a link to a place elsewhere"))
    elif entry.is_dir(follow_symlinks=False):
        if suffix not in _TEXT and suffix not in _MEDIA:
            return [path]
        haul.findings.append(fault("SRC-014", path, "this is a folder; a file should be here"))
    elif suffix not in _TEXT and suffix not in _MEDIA:
        haul.strange.append(path)
    else:
        read = _read(entry, path, suffix)
        if isinstance(read, File):
            haul.files.append(read)
        else:
            haul.findings.append(read)
    return []


def _read(entry: "os.DirEntry[str]", path: str, suffix: str) -> File | Finding:
    """One file, its size looked at before its bytes."""
    limit = TEXT_LIMIT if suffix in _TEXT else MEDIA_LIMIT
    try:
        facts = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(facts.st_mode):
            return fault("SRC-014", path, "this is no file with text or a picture in it")
        if facts.st_size > limit:
            return fault(
                "SRC-015",
                path,
                f"the file has {facts.st_size / 1_000_000:.1f} MB; {limit / 1_000_000:.0f} MB is the most",
            )
        with open(entry.path, "rb") as stream:  # noqa: PTH123 - a Path for each of 10,000 files costs more than reading
            data = stream.read(limit + 1)
    except OSError as error:
        return fault("SRC-018", path, f"the file cannot be opened: {error.strerror}")
    kept = data if suffix in (*_TEXT, ".svg", ".png") else b""
    return File(path, hashlib.sha256(data).hexdigest(), len(data), kept)


def digest_of_files(files: tuple[File, ...]) -> str:
    """sha256 over paths and digests, in the order given."""
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.path}\0{file.sha256}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def text_of(file: File) -> str | Finding:
    """The text of a file with plain line ends and no byte-order mark; or why there is none."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = file.data[: error.start].decode("utf-8", "replace")
        line, column = _end_of(before)
        return fault("SRC-012", file.path, f"byte {error.object[error.start]:#04x} is not UTF-8", line, column)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return fault("SRC-011", file.path, "the file is empty")
    control = _CONTROL.search(text)
    if control:
        line, column = _end_of(text[: control.start()])
        return fault("SRC-013", file.path, f"U+{ord(control[0]):04X} is a control character", line, column)
    return text


def _end_of(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def check_svg(file: File) -> tuple[Finding, ...]:
    """What a drawing may not hold: script, a way outside, a document type. Everyone can open it by its address."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return (fault("SRC-045", file.path, f"not a drawing: {error.msg}", line or 1, column or 1),)
    if b"<!DOCTYPE" in file.data:
        return (fault("SRC-045", file.path, "a document type"),)
    for element in root.iter():
        what = _danger(element)
        if what:
            row = element.sourceline
            message = f"a drawing may not hold {what}"
            return (fault("SRC-045", file.path, message, row if isinstance(row, int) else 1),)
    return ()


def _danger(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return "" if element.tag is etree.Comment else "an instruction"
    name = etree.QName(element).localname
    if name in _SVG_REFUSED or name.startswith("animate"):
        return f"`{name}`"
    for key, value in element.attrib.items():
        key_name = etree.QName(str(key)).localname
        if _SVG_DANGER.match(key_name) and not (key_name == "href" and str(value).startswith("#")):
            return f"`{key_name}`"
        if _SVG_OUTSIDE.search(str(value)):
            return f"`{str(value)[:40]}`"
    if name == "style" and _SVG_OUTSIDE.search(element.text or ""):
        return "a style from elsewhere"
    return ""
