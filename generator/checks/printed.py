"""ART, of what is printed: posters that keep to their side, and addresses that are answered."""

import io
from collections.abc import Iterator

import pikepdf

from generator.checks.check import finished_check
from generator.checks.finished import SITE, Finished
from generator.model.finding import Finding
from generator.model.poster import POSTERS


@finished_check("ART-017", fix="Take words out of the poster.")
def posters_are_one_side(finished: Finished) -> Iterator[Finding]:
    """A poster is one page of PDF.

    Why: it has outgrown its letters: at the smallest that can be read from two metres it needs a second side.
    Source: docs/authoring.md, "Posters".
    """
    for file in finished.files:
        if file.startswith(f"{POSTERS}/") and file.endswith(".pdf"):
            with pikepdf.open(io.BytesIO(finished.read(file))) as pdf:
                if len(pdf.pages) > 1:
                    yield Finding(file, f"The poster has {len(pdf.pages)} pages")


@finished_check("ART-018", fix="Mend the output that prints the address, or the site that should answer to it.")
def printed_addresses_are_answered(finished: Finished) -> Iterator[Finding]:
    """Every short address that a PDF prints has its page on the site that is built with it.

    Why: paper cannot be mended, and a dead address is all that its reader has.
    Source: docs/decisions/025: short addresses.
    """
    base = (finished.curriculum.shelf.settings.base_url or "").rstrip("/")
    there = {file for file in finished.files if file.startswith(SITE)}
    if not base or not there:
        return
    for file in finished.files:
        if not file.endswith(".pdf"):
            continue
        with pikepdf.open(io.BytesIO(finished.read(file))) as pdf:
            for address in sorted(set(_addresses(pdf))):
                code = address.removeprefix(f"{base}/").strip("/")
                if address.startswith(f"{base}/") and f"{SITE}{code}/index.html" not in there:
                    yield Finding(file, f"No page of the site answers to {address}")


def _addresses(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The web addresses to which the pages of a PDF link."""
    for page in pdf.pages:
        annotations = page.obj.get("/Annots", pikepdf.Array())
        for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
            action = annotation.get("/A", pikepdf.Dictionary())
            if "/URI" in action:
                yield str(action["/URI"])
