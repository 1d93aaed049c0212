"""ART: is what was made what was meant, and does no learner get an answer?"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import pikepdf
from lxml import etree

from generator.checks.check import Check, finished_check
from generator.checks.finished import ARCHIVES, MANIFEST, SITE, Finished
from generator.checks.secrets import found_in, secrets_of
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding

_MOST_SHOWN = 3
_RESOURCES = {
    "audio": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "video": "src",
}
_ONLY_NAMED = ("canonical", "license")
"""Kinds of `link` that name an address and load nothing."""
_CSS_ADDRESS = re.compile(r"(?:url\(|@import\s+)\s*[\"']?((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
_NO_FILE = ("mailto", "tel", "sms", "data")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@finished_check("ART-001", fix="Keep the sentence in the facilitator's files, and out of this output.")
def no_learner_gets_an_answer(finished: Finished) -> Iterator[Finding]:
    """No sentence of an answer, marking, a step, slide notes or a summative question reaches a learner's file.

    Why: an assessment that can be read beforehand proves nothing, and a facilitator's note may name a danger.
    Source: design, decision 2.
    """
    index = secrets_of(finished.curriculum)
    for file in finished.learners:
        for name, text in finished.texts(file):
            found = list(dict.fromkeys(found_in(text, index)))
            for secret in found[:_MOST_SHOWN]:
                more = f" (and {len(found) - _MOST_SHOWN} more)" if len(found) > _MOST_SHOWN else ""
                yield Finding(name, f"“{secret.words[:80]}” from {secret.file} stands in a learner's file{more}")


def _pdfs(finished: Finished) -> Iterator[tuple[str, pikepdf.Pdf]]:
    for file in finished.files:
        if file.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(finished.read(file))) as pdf:
                yield file, pdf


@finished_check("ART-002", fix="Set the document's title and language in the print template, and export as PDF/UA-1.")
def pdfs_are_accessible(finished: Finished) -> Iterator[Finding]:
    """Every PDF is tagged, names its language, shows its title, and has bookmarks if it has several pages.

    Why: without tags a screen reader meets a picture of a page.
    Source: PDF/UA-1 (ISO 14289-1), 7.1, 7.2 and 7.17.
    """
    for file, pdf in _pdfs(finished):
        root = pdf.Root
        faults = []
        if "/StructTreeRoot" not in root or not _marked(root):
            faults.append("it is not tagged")
        if not str(root.get("/Lang", "")):
            faults.append("it names no language")
        if not str(pdf.docinfo.get("/Title", "")) and not _metadata_title(pdf):
            faults.append("it has no title")
        if not _preference(root):
            faults.append("it shows its file name in place of its title")
        if len(pdf.pages) > 1 and "/First" not in root.get("/Outlines", pikepdf.Dictionary()):
            faults.append("it has no bookmarks")
        for fault in faults:
            yield Finding(file, f"Not accessible: {fault}")


def _marked(root: pikepdf.Object) -> bool:
    return bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False))


def _preference(root: pikepdf.Object) -> bool:
    return bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False))


def _metadata_title(pdf: pikepdf.Pdf) -> str:
    with pdf.open_metadata() as metadata:
        return str(metadata.get("dc:title", ""))


@finished_check("ART-003", fix="Use a vendored font for every character.")
def pdf_fonts_are_embedded(finished: Finished) -> Iterator[Finding]:
    """Every font of a PDF is embedded in it.

    Why: elsewhere another font takes its place, and signs vanish or lines run over.
    Source: PDF/UA-1 (ISO 14289-1), 7.21.4.1.
    """
    for file, pdf in _pdfs(finished):
        names = {name for page in pdf.pages for name in _loose_fonts(page.obj)}
        for name in sorted(names):
            yield Finding(file, f"The font {name} is not embedded")


def _loose_fonts(page: pikepdf.Object) -> Iterator[str]:
    fonts = page.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    for font in fonts.values():
        holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
        descriptor = holder.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(key in descriptor for key in _FONT_FILES) and str(font.get("/Subtype", "")) != "/Type3":
            yield str(font.get("/BaseFont", "without a name"))


@finished_check("ART-004", fix="Mend the link where the page is staged; if a page has moved, write a redirect.")
def internal_links_resolve(finished: Finished) -> Iterator[Finding]:
    """Every link inside the site leads to a file of the site, and every jump to an id on that page.

    Why: the site is read from a folder, without a server that could help.
    Source: design, section 9.
    """
    there = frozenset(finished.files)
    ids = {file: {*_values(root, "id"), *_values(root, "name")} for file, root in finished.pages.items()}
    for file, root in finished.pages.items():
        for address in dict.fromkeys(_addresses(root)):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
                continue
            target = _target(file, unquote(parts.path), there)
            if target is None:
                yield Finding(file, f"The link {address} leads to no file")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in {*ids[target], "top"}:
                yield Finding(file, f"The link {address} leads to no place on that page")


def _values(root: etree._Element, key: str) -> list[str]:
    """Values of an attribute all over a page."""
    return [str(element.get(key)) for element in root.iter() if element.get(key)]


def _addresses(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        for key in ("href", "src"):
            value = element.get(key) if isinstance(element.tag, str) else None
            if value:
                yield value.strip()


def _target(file: str, path: str, there: frozenset[str]) -> str | None:
    """The file of the site that a path leads to from a page, or None."""
    if not path:
        return file
    start = SITE.rstrip("/") if path.startswith("/") else dirname(file)
    found = normpath(f"{start}/{path.lstrip('/') if path.startswith('/') else path}")
    for candidate in (found, f"{found}/index.html"):
        if candidate in there and candidate.startswith(SITE):
            return candidate
    return None


@finished_check("ART-005", fix="Serve the file from the site itself, or cite the address in references.yml.")
def nobody_else_is_asked(finished: Finished) -> Iterator[Finding]:
    """No page loads anything from elsewhere; links elsewhere are Exit or an address that the curriculum names.

    Why: a request tells a stranger who reads about what, and when.
    Source: ux, "Exit and safe browsing", point 7; design, section 9.
    """
    named = _named_addresses(finished.curriculum)
    for file, root in finished.pages.items():
        for address in _loaded(root):
            yield Finding(file, f"The page loads {address}")
        links = {str(link.get("href")).strip() for link in root.iter("a") if link.get("href")}
        for address in sorted(links):
            if _is_elsewhere(address) and not address.startswith(named):
                yield Finding(file, f"The link {address} is named nowhere in the curriculum", level="warn")
            elif urlsplit(address).scheme not in ("", "http", "https", *_NO_FILE):
                yield Finding(file, f"The link {address[:60]} runs something or leads nowhere")
    for file in finished.files:
        if file.startswith(SITE) and file.endswith(".css"):
            for address in _CSS_ADDRESS.findall(finished.read(file).decode("utf-8", "replace")):
                yield Finding(file, f"The style sheet loads {address}")


def _loaded(root: etree._Element) -> Iterator[str]:
    """Addresses elsewhere that a browser would ask when it shows the page."""
    for element in root.iter(*_RESOURCES):
        address = (element.get(_RESOURCES[str(element.tag)]) or "").strip()
        if _is_elsewhere(address) and element.get("rel") not in _ONLY_NAMED:
            yield address
    styles = [str(element.text or "") for element in root.iter("style")]
    for style in (*styles, *_values(root, "style")):
        yield from _CSS_ADDRESS.findall(style)


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def _named_addresses(curriculum: Curriculum) -> tuple[str, ...]:
    """Every web address that the curriculum names."""
    shelf, settings = curriculum.shelf, curriculum.shelf.settings
    named = {settings.licence_url, settings.exit_url, settings.base_url}
    named |= {reference.URL for reference in shelf.references}
    named |= {f"https://doi.org/{reference.DOI}" for reference in shelf.references if reference.DOI}
    named |= {line.value for service in (shelf.services.services if shelf.services else ()) for line in service.lines}
    pages = (*shelf.pages, *shelf.delivery)
    pointers = [pointer for page in pages for pointer in page.source.pointers]
    pointers += [pointer for module in curriculum.modules for pointer in module.pointers]
    named |= {pointer.target for pointer in pointers if pointer.scheme == "web"}
    return tuple(sorted(address for address in named if address and "//" in address))


@finished_check("ART-006", fix="Give the page a title `Topic – Site`, and `lang` on its html element.")
def pages_say_what_they_are(finished: Finished) -> Iterator[Finding]:
    """Every page has a language, one h1, and a title that ends in the site's name.

    Why: the title is read out first, and is what stands in the history.
    Source: WCAG 2.2, 2.4.2 and 3.1.1; ux, "Exit and safe browsing", point 6.
    """
    name = finished.curriculum.shelf.settings.name
    for file, root in finished.pages.items():
        title = " ".join((root.findtext(".//title") or "").split())
        if title != name and not title.endswith(f" – {name}"):
            yield Finding(file, f"The title “{title}” does not end in “ – {name}”")
        if not root.get("lang"):
            yield Finding(file, "The html element names no language")
        headings = len(root.findall(".//h1"))
        if headings != 1:
            yield Finding(file, f"The page has {headings} headings of level 1")


@finished_check("ART-007", fix="Mend the output that writes this file.")
def files_can_be_read(finished: Finished) -> Iterator[Finding]:
    """Every JSON, XML and SVG file parses, and every archive opens, with each name once and none that leads outside.

    Why: other programs read them, and stop at the first slip.
    Source: RFC 8259; XML 1.0; PKWARE APPNOTE 4.4.17.
    """
    for file in finished.files:
        fault = (
            _fault(file, finished.read(file)) if file.endswith((".json", ".jsonld", ".xml", ".svg", *ARCHIVES)) else ""
        )
        if fault:
            yield Finding(file, fault)


def _fault(file: str, blob: bytes) -> str:
    try:
        if file.endswith((".json", ".jsonld")):
            json.loads(blob)
        elif file.endswith(ARCHIVES):
            return _archive_fault(blob)
        else:
            etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    except (ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        return f"It cannot be read: {error}"
    return ""


def _archive_fault(blob: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(blob)) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            return "A name stands twice in the archive"
        outside = [name for name in names if name.startswith("/") or ".." in name.split("/")]
        if outside:
            return f"{outside[0]} leads out of the archive"
        broken = archive.testzip()
        return f"{broken} in the archive is damaged" if broken else ""


@finished_check("ART-008", fix="Build again: the folder was changed after the manifest was written.")
def manifest_is_complete(finished: Finished) -> Iterator[Finding]:
    """The manifest names every file with its sha256, and nothing that is not there.

    Why: who hosts the material checks by it that nothing was changed on the way.
    Source: design, section 4, manifest.json.
    """
    manifest = finished.manifest
    for file, digest in finished.digests.items():
        if file not in manifest:
            yield Finding(file, "The manifest does not name this file")
        elif manifest[file].get("sha256") != digest:
            yield Finding(file, "The manifest has another sha256 for this file")
    for file in sorted(manifest.keys() - finished.digests.keys()):
        yield Finding(MANIFEST, f"The manifest names {file}, which is not there")


@finished_check("ART-009", fix="Make the id unique where the page is staged: put the block's or file's name before it.")
def ids_stand_once(finished: Finished) -> Iterator[Finding]:
    """No id stands twice on a page.

    Why: labels, jumps and saved links go to whichever comes first.
    Source: HTML Living Standard, the id attribute; WCAG 2.2, 4.1.2.
    """
    for file, root in finished.pages.items():
        ids = _values(root, "id")
        for id in sorted({id for id in ids if ids.count(id) > 1}) if len(set(ids)) < len(ids) else ():
            yield Finding(file, f"The id {id} stands {ids.count(id)} times")


ARTEFACT_CHECKS: tuple[Check, ...] = (
    no_learner_gets_an_answer,
    pdfs_are_accessible,
    pdf_fonts_are_embedded,
    internal_links_resolve,
    nobody_else_is_asked,
    pages_say_what_they_are,
    files_can_be_read,
    manifest_is_complete,
    ids_stand_once,
)


def inspect(folder: Path, curriculum: Curriculum) -> tuple[Finding, ...]:
    """What is wrong with the finished files below `folder`, in the order of the checks."""
    finished = Finished(folder, curriculum)
    return tuple(finding for check in ARTEFACT_CHECKS for finding in check.look(finished))
