"""Every PDF by programs that did not make it: a sample of each kind in `make test`, every one in `make test-all`."""

import io
from datetime import date
from pathlib import PurePosixPath

import pikepdf
import pytest

from generator.formats.typst_press import tagged
from generator.jobs.cache import Cache
from generator.jobs.run import Made, run
from generator.model.catalogue import words
from generator.outputs.site.downloads import SHEETS
from generator.outputs.table import outputs
from tests.proof import faults
from tests.real import PROJECT, loaded

SOUND = """#set document(title: [A sound sheet])
#set text(font: "Source Serif 4", lang: "en", region: "GB")
= A sound sheet
#table(columns: 2, table.header[A][B], [1], [2])
#figure(alt: "A square", rect(width: 9mm))
#link(<there>)[Onwards] #link("https://example.org/a")[away]
#pagebreak()
== There <there>
Words."""
SHARES = 6
"""Parts that the PDFs of one output are tested in: two workers then share them."""


@pytest.fixture(scope="module")
def sound():
    return tagged(SOUND, date(2026, 1, 1), words("pack"))


def changed(pdf, change):
    room = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(room)
    return room.getvalue()


def elements(pdf, kind):
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{kind}"]


def nameless(pdf):
    del pdf.Root.Lang


def untitled(pdf):
    del pdf.docinfo["/Title"]


def untagged(pdf):
    pdf.Root.MarkInfo.Marked = False


def headless(pdf):
    for cell in elements(pdf, "TH"):
        cell.S = pikepdf.Name.TD


def called_as_its_file(pdf):
    (figure,) = elements(pdf, "Figure")
    figure.Alt = "media/square.svg"


def without_font(pdf):
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor":
            del held["/FontFile2"]


def without_glyph(pdf):
    stream = pdf.pages[1].Contents
    stream.write(stream.read_bytes() + b"\nBT/f0 9 Tf(\\000\\005\\000\\000)Tj ET")


def led_nowhere(pdf):
    link = next(link for link in pdf.pages[0].Annots if "/A" not in link or "/URI" not in link.A)
    link.Dest = pikepdf.String("gone")
    if "/A" in link:
        del link["/A"]


def one_bookmark_less(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].children.clear()


def over_the_edge(pdf):
    pdf.pages[1].MediaBox = [0, 0, 595, 60]


def test_a_sound_sheet_has_no_fault(sound):
    assert faults(sound) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (nameless, "no language"),
        (untitled, "no title, or it is not shown"),
        (untagged, "not tagged"),
        (headless, "a table without a header cell"),
        (called_as_its_file, "a picture called 'media/square.svg'"),
        (without_font, "a font that is not in the file"),
        (without_glyph, "page 2: a glyph that no font has"),
        (led_nowhere, "page 1: a link to gone, which is not there"),
        (one_bookmark_less, "2 headings, 1 bookmarks"),
        (over_the_edge, "stands over the edge"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_fault_is_found(sound, change, told):
    assert any(told in fault for fault in faults(changed(sound, change), checked=False))


def test_the_outside_checker_is_asked(sound):
    assert "not PDF/UA-1" in faults(changed(sound, nameless))


def printed(output):
    """The jobs of an output that make PDFs of the real curriculum."""
    return [job for job in output.plan(loaded().curriculum) if job.path.endswith(".pdf")]


def sample(jobs):
    """One job of each kind of file: kinds differ in the end of a name, without what it is about, and in their size."""
    found = {}
    for job in jobs:
        path = PurePosixPath(job.path)
        end = path.stem.removeprefix(f"{job.about.lower()}-")
        found.setdefault((path.parent.name == SHEETS, end if end != path.stem else "", job.about.islower()), job)
    return list(found.values())


def wrong_in(jobs):
    """What is wrong with the files of some jobs, by their paths."""
    found = {}
    for result in run(jobs, Cache(PROJECT / ".cache" / "tests")):
        assert isinstance(result, Made), result
        if told := faults(result.blob.read_bytes()):
            found[result.path] = told
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["minimal", "single"])
def test_every_pdf_of_a_tiny_curriculum(finished, name):
    files = sorted((finished(name) / "packs").rglob("*.pdf"))
    assert files
    assert {file.name: told for file in files if (told := faults(file.read_bytes()))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("output", outputs(), ids=lambda output: output.name)
def test_one_of_each_kind_of_the_real_curriculum(output):
    assert wrong_in(sample(printed(output))) == {}


@pytest.mark.slow
@pytest.mark.all
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("output", outputs(), ids=lambda output: output.name)
def test_every_pdf_of_the_real_curriculum(output, share):
    assert wrong_in(printed(output)[share::SHARES]) == {}
