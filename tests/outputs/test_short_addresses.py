"""Short addresses: print and site speak of the same ones, and nothing is printed while no address is set."""

import io
import re
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdf
import pytest
import segno
from lxml import etree

from generator.formats.qr import LEAST_MM, qr_svg
from generator.formats.typst_press import FOLDER
from generator.model.short_address import code_of, places
from generator.outputs.pack import CARDS, FORMS, HANDOUTS, OUTPUT, POSTERS, QUICK_CARDS, WORKBOOK
from generator.outputs.site.stage import stage
from generator.source.load import load
from tests.builds import Rendered
from tests.real import loaded

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
BASE = "https://kitchen.example/c"
PRINTED = (OUTPUT, HANDOUTS, CARDS, WORKBOOK, QUICK_CARDS, POSTERS)


@pytest.fixture(scope="module")
def unset():
    curriculum = load(ROOT).curriculum
    assert curriculum
    return curriculum


@pytest.fixture(scope="module")
def curriculum(unset):
    shelf = unset.shelf
    return replace(unset, shelf=replace(shelf, settings=shelf.settings.model_copy(update={"base_url": f"{BASE}/"})))


@pytest.fixture(scope="module")
def pdfs(curriculum):
    return Rendered({job.path: job for output in PRINTED for job in output.plan(curriculum)})


def links(pdf):
    """Addresses of our own that a PDF links to."""
    for side in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for note in side.get("/Annots", ()):
            address = note.get_object().get("/A", {}).get("/URI", "")
            if address.startswith(BASE):
                yield str(address)


def dark(svg):
    """The dark modules of a code by column and row, read from its drawing."""
    (path,) = (p for p in etree.fromstring(svg.encode()).iter("{*}path") if p.get("stroke"))
    x, y, found = 0, 0.0, set()
    for sign, given in re.findall(r"([Mmh])([-\d. ]+)", path.get("d")):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", given)]
        if sign == "h":
            found |= {(x + step, int(y)) for step in range(int(numbers[0]))}
            x += int(numbers[0])
        else:
            x, y = (int(numbers[0]), numbers[1]) if sign == "M" else (x + int(numbers[0]), y + numbers[1])
    return found


def test_codes_are_permanent():
    assert code_of("module", "M04") == "m04"
    assert code_of("quick-card", "M04") == "m04/q"
    assert code_of("outcome", "UND-R1") == "o/und-r1"
    assert code_of("handout", "H1/wash-sheet") == "h1/hfbzk"
    assert code_of("task", "wash-in-time") == "g/j2jh2"


def test_no_code_of_ours_holds_a_word():
    curriculum = loaded().curriculum
    ids = {part for _, target in places(curriculum) for part in target.lower().split("/") if len(part) > 7}
    codes = [code_of(*place) for place in places(curriculum)]
    assert len(codes) == len(set(codes)) > 100
    assert not [code for code in codes for id in ids if id in code and not code.startswith("o/")]


def test_every_code_has_its_page_also_while_no_address_is_set(unset):
    staged = stage(unset)
    files = {file.uri: file.content.decode() for file in staged.files if file.uri.endswith("index.html")}
    pages = {found.url for found in staged.pages}
    assert set(files) == {f"{code_of(*place)}/index.html" for place in places(unset)}
    for uri, text in files.items():
        root = etree.fromstring(text.encode(), etree.HTMLParser())
        refresh = root.xpath("string(//meta[@http-equiv='refresh']/@content)")
        (link,) = root.iter("a")
        assert refresh == f"0; url={link.get('href')}"
        start = uri.removesuffix("index.html")
        assert link.get("href").startswith("../" * start.count("/"))
        assert link.get("href").replace("../", "") in pages
        assert root.xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert root.findtext(".//title") == "Clean Kitchen"
        assert not list(root.iter("script"))


@pytest.mark.slow
def test_each_printed_address_has_its_page_and_a_code_that_says_the_same(curriculum, pdfs):
    there = {file.uri for file in stage(curriculum).files}
    for path, pdf in pdfs.items():
        found = set(links(pdf))
        if "card-answers" in path or path.endswith("-facilitator.pdf"):  # nothing more is on the web
            assert not found
            continue
        assert found, path
        for address in found:
            assert f"{address.removeprefix(BASE).strip('/')}/index.html" in there, path


@pytest.mark.slow
def test_the_alternative_of_a_code_names_the_address_that_stands_beside_it(pdfs):
    for path, pdf in pdfs.items():
        if "card-answers" not in path:
            told = {text.rpartition(" ")[2] for text in alternatives(pdf) if text.startswith("QR code. It leads to ")}
            assert told == {address.removeprefix("https://") for address in links(pdf)}, path


def alternatives(pdf):
    """The texts that stand for the pictures of a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(item["/Alt"]) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]


@pytest.mark.slow
def test_what_is_printed_with_a_code_stays_accessible(pdfs):
    for path, pdf in pdfs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path


def test_a_printed_card_links_to_a_page_that_is_there(curriculum, pdfs):
    pages = {page.url for page in stage(curriculum).pages}
    files = {file.uri for file in stage(curriculum).files}
    found = set(links(pdfs["packs/quick-cards/wash-in-time.pdf"]))
    assert found
    for link in found:
        url = link.removeprefix(f"{BASE}/")
        assert url in pages or f"{url.rstrip('/')}/index.html" in files, link


@pytest.mark.slow
def test_nothing_is_printed_while_no_address_is_set(unset):
    for output in (HANDOUTS, POSTERS, QUICK_CARDS):
        for job in output.plan(unset):
            assert "kitchen.example" not in str(job.view)
            assert b"QR code" not in job.render(job.view)
            assert not list(links(job.render(job.view)))


def test_no_form_has_a_code(curriculum):
    for job in FORMS.plan(curriculum):
        assert not list(links(job.render(job.view)))


def test_a_code_is_the_standard_s_own_with_its_quiet_zone():
    text = f"{BASE}/h1/hfbzk"
    code = segno.make_qr(text, error="m", boost_error=False)
    rows = [list(row) for row in code.matrix]
    drawing = qr_svg(text)
    assert dark(drawing) == {(x + 4, y + 4) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert f'viewBox="0 0 {len(rows) + 8} {len(rows) + 8}"' in drawing


def test_a_code_is_printed_large_enough():
    (size,) = re.findall(r"#let scan-size = (\d+)mm", (FOLDER / "short.typ").read_text(encoding="utf-8"))
    assert int(size) >= LEAST_MM
