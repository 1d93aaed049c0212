"""ART: is what was made what was meant, and does no learner get an answer?"""

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
from lxml import etree

from generator.checks import anatomy, printed, webpages
from generator.checks.check import Check, finished_check
from generator.checks.decks import decks_are_whole
from generator.checks.finished import ARCHIVES, MANIFEST, Finished, cover_words
from generator.checks.packages import PACKAGE_CHECKS
from generator.checks.pdfs import bookmarks, is_pack, pdfs
from generator.checks.secrets import found_in, secrets_of, squeeze
from generator.checks.word_files import word_files_are_whole
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.form import FORMS
from generator.model.guide import QUICK_CARDS
from generator.model.large_print import is_large, large_name
from generator.model.short_address import short_address, without_scheme

_MOST_SHOWN = 3
_WORKBOOKS = ("-workbook.pdf", large_name("-workbook.pdf"))
_LONGEST_CODE = 4
"""Letters and digits of the code of a module or a tier."""
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@finished_check("ART-001", fix="Keep the sentence in the facilitator's files, and out of this output.")
def no_learner_gets_an_answer(finished: Finished) -> Iterator[Finding]:
    """No sentence of an answer, marking, a step, slide notes or a summative question reaches a learner's file.

    Why: an assessment that can be read beforehand proves nothing, and a facilitator's note may name a danger.
    Source: docs/decisions/005: who may read is a type.
    """
    index = secrets_of(finished.curriculum)
    for file in finished.learners:
        for name, text in finished.texts(file):
            found = list(dict.fromkeys(found_in(text, index)))
            for secret in found[:_MOST_SHOWN]:
                more = f" (and {len(found) - _MOST_SHOWN} more)" if len(found) > _MOST_SHOWN else ""
                yield Finding(name, f"“{secret.words[:80]}” from {secret.file} stands in a learner's file{more}")


@finished_check("ART-002", fix="Set the document's title and language in the print template, and export as PDF/UA-1.")
def pdfs_are_accessible(finished: Finished) -> Iterator[Finding]:
    """Every PDF is tagged, names its language, shows its title, and has bookmarks if it has several pages.

    Why: without tags a screen reader meets a picture of a page.
    Source: PDF/UA-1 (ISO 14289-1), 7.1, 7.2 and 7.17.
    """
    for file, pdf in pdfs(finished):
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
    for file, pdf in pdfs(finished):
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


@finished_check("ART-007", fix="Mend the output that writes this file.")
def files_can_be_read(finished: Finished) -> Iterator[Finding]:
    """Every JSON, XML and SVG file parses, and every archive opens, with each name once and none that leads outside.

    Why: other programs read them, and stop at the first slip.
    Source: RFC 8259; XML 1.0; PKWARE APPNOTE 4.4.17.
    """
    for file in finished.distinct:
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
    Source: docs/architecture.md, "Work".
    """
    manifest = finished.manifest
    for file, digest in finished.digests.items():
        if file not in manifest:
            yield Finding(file, "The manifest does not name this file")
        elif manifest[file].get("sha256") != digest:
            yield Finding(file, "The manifest has another sha256 for this file")
    for file in sorted(manifest.keys() - finished.digests.keys()):
        yield Finding(MANIFEST, f"The manifest names {file}, which is not there")


@finished_check("ART-010", fix="Take words out of the card; settings.yml says how many it may have.")
def quick_cards_are_one_side(finished: Finished) -> Iterator[Finding]:
    """The quick card of a reference page is one page of PDF. In large print it may be more.

    Why: a second side stays in the printer, and with it the urgent step.
    Source: docs/authoring.md, "Reference pages".
    """
    for file, pdf in pdfs(finished):
        if file.startswith(f"{QUICK_CARDS}/") and not is_large(file) and len(pdf.pages) > 1:
            yield Finding(file, f"The quick card has {len(pdf.pages)} pages")


@finished_check("ART-011", fix="Print the code and the discreet title on the cover of a workbook, and nothing else.")
def workbook_covers_are_discreet(finished: Finished) -> Iterator[Finding]:
    """The cover of a workbook shows a code and a discreet title, perhaps its short address, and no other word.

    Why: it is carried home, and lies where somebody may see it who must not know what it is about.
    Source: docs/decisions/015: sheets for learners.
    """
    discreet = {module.slug: module.matter.discreet_title for module in finished.curriculum.modules}
    discreet |= {programme.id: programme.discreet_title for programme in finished.curriculum.shelf.programmes}
    addresses = _workbook_addresses(finished.curriculum)
    for file in finished.learners:
        parts = file.split("/")
        if parts[0] == "packs" and file.endswith(_WORKBOOKS) and parts[-2] in discreet:
            title = discreet[parts[-2]]
            shown = cover_words(finished.read(file))
            told = squeeze(shown).text.removesuffix(squeeze(addresses.get(parts[-2], "")).text)
            rest = told.removesuffix(squeeze(title).text)
            if len(rest) > _LONGEST_CODE or rest == told:
                yield Finding(file, f"The cover says “{shown[:80]}”, and not only a code and “{title}”")


def _workbook_addresses(curriculum: Curriculum) -> dict[str, str]:
    """The short address that a workbook's cover may show, by the folder of the workbook."""
    base = curriculum.shelf.settings.base_url or ""
    found = {module.slug: short_address(base, "module", module.id) for module in curriculum.modules}
    found |= {p.id: short_address(base, "programme", p.id) for p in curriculum.shelf.programmes}
    return {folder: without_scheme(address) for folder, address in found.items()}


@finished_check("ART-013", fix="Take words or lines out of the form.")
def forms_are_one_side(finished: Finished) -> Iterator[Finding]:
    """A form is one page of PDF: loose, and filled in for its course in every pack. In large print it may be more.

    Why: what is signed, counted or sent back must not come apart.
    Source: docs/authoring.md, "Forms".
    """
    titles = {squeeze(form.matter.title).text for form in finished.curriculum.shelf.forms}
    for file, pdf in pdfs(finished):
        if file.startswith(f"{FORMS}/") and not is_large(file) and len(pdf.pages) > 1:
            yield Finding(file, f"The form has {len(pdf.pages)} pages")
        elif is_pack(file):
            marks = bookmarks(pdf)
            for (title, page), (_, following) in pairwise(marks):
                if squeeze(title).text in titles and following - page > 1:
                    yield Finding(file, f"The form {title} has {following - page} pages")


@finished_check("ART-012", fix="Mend the output that writes the pack: part 16 is the forms.")
def packs_hold_their_forms(finished: Finished) -> Iterator[Finding]:
    """Every facilitator pack holds each form that settings.yml names, under its title.

    Why: the pack is all that some trainers ever get.
    Source: settings.yml, `forms`.
    """
    shelf = finished.curriculum.shelf
    titles = [form.matter.title for form in shelf.forms if form.id in shelf.settings.forms]
    for file, pdf in pdfs(finished):
        if is_pack(file):
            held = {squeeze(title).text for title, _ in bookmarks(pdf)}
            for title in titles:
                if squeeze(title).text not in held:
                    yield Finding(file, f"The pack does not hold the form {title}")


ARTEFACT_CHECKS: tuple[Check, ...] = (
    no_learner_gets_an_answer,
    pdfs_are_accessible,
    pdf_fonts_are_embedded,
    webpages.internal_links_resolve,
    webpages.nobody_else_is_asked,
    webpages.pages_say_what_they_are,
    files_can_be_read,
    manifest_is_complete,
    webpages.ids_stand_once,
    quick_cards_are_one_side,
    workbook_covers_are_discreet,
    packs_hold_their_forms,
    forms_are_one_side,
    anatomy.packs_hold_their_parts_in_order,
    anatomy.glances_are_one_side,
    anatomy.cards_are_printed_on_both_sides,
    printed.posters_are_one_side,
    printed.printed_addresses_are_answered,
    decks_are_whole,
    word_files_are_whole,
    *PACKAGE_CHECKS,
)


def inspect(folder: Path, curriculum: Curriculum) -> tuple[Finding, ...]:
    """What is wrong with the finished files below `folder`, in the order of the checks."""
    finished = Finished(folder, curriculum)
    return tuple(finding for check in ARTEFACT_CHECKS for finding in check.look(finished))
