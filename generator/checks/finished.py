"""A finished folder, read once for all rules that look at artefacts: files, pages, texts, and whose they are."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from generator.model.curriculum import Curriculum

MANIFEST = "manifest.json"
SITE = "site/"
ARCHIVES = (".zip", ".epub", ".docx", ".pptx", ".imscc", ".odt")
_MARKUP = (".html", ".xhtml", ".htm", ".xml", ".svg", ".rels", ".opf", ".ncx")
_PLAIN = (".json", ".js", ".txt", ".csv", ".md", ".css", ".yml", ".jsonld")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOR_OTHERS = re.compile(r"(?:^|[-/._])(?:facilitator|trainer|instructor|assessor)s?(?=[-/._]|$)")
"""Names of files and folders that say that they are not for learners. Nothing said means that they are."""
_DEEPEST = 3


@dataclass(frozen=True)
class Finished:
    """What a build made, before it is published. Paths are relative to the folder, with slashes."""

    folder: Path
    curriculum: Curriculum

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file, sorted."""
        return tuple(
            sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        )

    @cached_property
    def digests(self) -> dict[str, str]:
        """sha256 of every file but the manifest."""
        return {file: hashlib.sha256(self.read(file)).hexdigest() for file in self.files if file != MANIFEST}

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Every file but those whose bytes stand under an earlier name too: what is true of one is true of both."""
        return self._first_of_each(self.digests)

    def _first_of_each(self, files: Iterable[str]) -> tuple[str, ...]:
        first: dict[str, str] = {}
        for file in files:
            first.setdefault(self.digests[file], file)
        return tuple(first.values())

    @cached_property
    def manifest(self) -> dict[str, dict[str, object]]:
        """The manifest's entries by path; empty where there is none that can be read."""
        try:
            rows = json.loads(self.read(MANIFEST))["files"]
            return {str(row["path"]): dict(row) for row in rows}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @cached_property
    def learners(self) -> tuple[str, ...]:
        """Files that a learner may get: all but those that the manifest or their own name keeps for others.

        Of files with the same bytes the first.
        """
        open_to_all = (file for file in self.files if file != MANIFEST and self._reader(file) == "learner")
        return self._first_of_each(open_to_all)

    def _reader(self, file: str) -> str:
        given = self.manifest.get(file, {}).get("reader")
        return str(given) if given else "facilitator" if _FOR_OTHERS.search(file) else "learner"

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """Every HTML page of the site, parsed, by path."""
        found = (file for file in self.files if file.startswith(SITE) and file.endswith(".html"))
        return {file: _parsed(self.read(file)) for file in found}

    def read(self, file: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / file).read_bytes()

    def texts(self, file: str) -> Iterator[tuple[str, str]]:
        """Names and words of a file, of the files inside it, and of the files inside those."""
        if file in self.pages:
            yield file, _words(self.pages[file])
        else:
            yield from texts_of(file, self.read(file))


def texts_of(name: str, blob: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Names and words of a file by its kind; an archive is opened, and what is in it too."""
    low = name.casefold()
    if low.endswith(ARCHIVES) and depth < _DEEPEST and zipfile.is_zipfile(io.BytesIO(blob)):
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            for inner in sorted(archive.namelist()):
                yield from texts_of(f"{name}!{inner}", archive.read(inner), depth + 1)
    elif low.endswith(".pdf"):
        import pypdf  # noqa: PLC0415  slow to import, and only a learner's PDF needs it

        reader = pypdf.PdfReader(io.BytesIO(blob))
        yield name, "\n".join(page.extract_text() for page in reader.pages)
    elif low.endswith(_MARKUP):
        yield name, _words(_parsed(blob))
    elif low.endswith(_PLAIN):
        text = blob.decode("utf-8", "replace")
        yield name, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def cover_words(blob: bytes) -> str:
    """The words of the first page of a PDF."""
    import pypdf  # noqa: PLC0415  as above

    return " ".join(pypdf.PdfReader(io.BytesIO(blob)).pages[0].extract_text().split())


def _parsed(blob: bytes) -> etree._Element:
    return etree.fromstring(blob or b"<p></p>", etree.HTMLParser(encoding="utf-8"))


def _words(root: etree._Element) -> str:
    """Everything that somebody could read in a page: text, comments and attributes."""
    parts = [*(str(text) for text in root.itertext())]
    for element in root.iter():
        parts += [str(value) for value in element.attrib.values()]
    parts += [str(comment.text or "") for comment in root.iter(etree.Comment)]
    return "\n".join(parts)
