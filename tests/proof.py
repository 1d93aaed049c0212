"""What a finished PDF must be able to show, read by other programs than the one that made it.

The outside checker passes a table without a header, a picture whose alternative is the name of its file,
and a glyph that no font has: these are looked for here.
"""

import io
import re
import subprocess
from collections.abc import Iterator

import page
import pikepdf

_STRING = re.compile(rb"\((?:[^\\()]|\\.|\((?:[^\\()]|\\.|\([^()]*\))*\))*\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_FILE = re.compile(r"\.(svg|png|jpe?g|gif|webp|pdf)\s*$", re.IGNORECASE)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_MORE = 1000.0
_SLACK = 1.0
"""Points by which the box of a word may stand over the edge: it is taller than its letters."""


def faults(pdf: bytes, *, checked: bool = True) -> list[str]:
    """What is wrong with a PDF, in words; nothing where all is well. `checked`: by the outside checker too."""
    found = []
    if checked and not page.validate_pdf_bytes(pdf, profile="ua1").is_compliant:
        found.append("not PDF/UA-1")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for rule in (_names, _marks, _fonts, _glyphs, _links, _bookmarks, _edges):
            found += rule(opened)
    return found


def _names(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "no language"
    if not str(pdf.docinfo.get("/Title", "")) or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "no title, or it is not shown"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not tagged"


def _marks(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Tables with a header cell each, pictures with an alternative that is no file name."""
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        yield "no structure"
        return
    for kind, element, inside in _elements(tree):
        if kind == "Table" and "TH" not in inside:
            yield "a table without a header cell"
        if kind == "Figure":
            alt = str(element.get("/Alt", "")).strip()
            if not alt or _FILE.search(alt):
                yield f"a picture called {alt!r}"


def _elements(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object, set[str]]]:
    """Every element below one, the innermost first, with the kinds of all that it holds."""
    seen: list[tuple[str, pikepdf.Object, set[str]]] = []

    def walk(element: pikepdf.Object) -> set[str]:
        inside: set[str] = set()
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                below = walk(kid)
                kind = str(kid["/S"])[1:]
                seen.append((kind, kid, below))
                inside |= {kind, *below}
        return inside

    walk(node)
    yield from seen


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for held in pdf.objects:
        described = isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor"
        if described and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(held.keys()):
            yield f"a font that is not in the file: {held.get('/FontName')}"


def _glyphs(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Pages with glyph 0, which fonts draw where they have none: all our fonts have codes of two bytes."""
    for number, side in enumerate(pdf.pages, 1):
        for found in _STRING.finditer(side.Contents.read_bytes() if isinstance(side.Contents, pikepdf.Stream) else b""):
            codes = _ESCAPE.sub(_code, found[0][1:-1])
            if any(codes[n : n + 2] == b"\0\0" for n in range(0, len(codes) - 1, 2)):
                yield f"page {number}: a glyph that no font has"
                break


def _code(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes((int(said, 8) & 255,)) if said[:1].isdigit() else _LETTERS.get(said, said)


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Links that lead to no page, or to no address."""
    pages = {side.obj.objgen for side in pdf.pages}
    named = {str(name) for name in _named(pdf)}
    for number, side in enumerate(pdf.pages, 1):
        for link in side.get("/Annots", []):
            action = link.get("/A", {})
            target = link.get("/Dest", action.get("/D"))
            if isinstance(target, pikepdf.Array):
                if target[0].objgen not in pages:
                    yield f"page {number}: a link to a page that is not there"
            elif target is not None:
                if str(target) not in named:
                    yield f"page {number}: a link to {target}, which is not there"
            elif not str(action.get("/URI", "")):
                yield f"page {number}: a link to nowhere"


def _named(pdf: pikepdf.Pdf) -> Iterator[object]:
    yield from pdf.Root.get("/Dests", {}).keys()
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    if tree is not None:
        yield from pikepdf.NameTree(tree).keys()


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    """As many bookmarks as headings, each to a page that is there."""
    with pdf.open_outline() as outline:
        found = list(_below(outline.root))
    pages = {side.obj.objgen for side in pdf.pages}
    for item in found:
        target = item.destination
        if not isinstance(target, pikepdf.Array) or target[0].objgen not in pages:
            yield f"a bookmark to a page that is not there: {item.title}"
    tree = pdf.Root.get("/StructTreeRoot")
    heads = sum(bool(re.fullmatch(r"H[1-6]?", kind)) for kind, _, _ in _elements(tree)) if tree is not None else 0
    if heads != len(found):
        yield f"{heads} headings, {len(found)} bookmarks"


def _below(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _below(item.children)


def _edges(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Words that stand over the edge of their page. The pages are made larger first: what is not on one is not read."""
    sizes = []
    for side in pdf.pages:
        left, low, right, high = map(float, side.mediabox)
        sizes.append((right - left, high - low))
        side.mediabox = [left - _MORE, low - _MORE, right + _MORE, high + _MORE]
        if "/CropBox" in side:
            del side.CropBox
    room = io.BytesIO()
    pdf.save(room)
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=room.getvalue(), capture_output=True, check=True)
    for number, (words, (wide, high)) in enumerate(zip(_PAGE.findall(done.stdout.decode()), sizes, strict=True), 1):
        for *box, word in _WORD.findall(words):
            left, top, right, bottom = (float(side) - _MORE for side in box)
            if left < -_SLACK or top < -_SLACK or right > wide + _SLACK or bottom > high + _SLACK:
                yield f"page {number}: {word} stands over the edge"
