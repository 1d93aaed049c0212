"""Every deck and every document to edit, opened by LibreOffice: all slides, no empty page, no word lost."""

import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import PurePosixPath

import pytest
from lxml import etree

from generator.jobs.cache import Cache
from generator.jobs.run import Made, run
from generator.outputs.table import plan_all
from tests.real import PROJECT, loaded

pytestmark = [pytest.mark.slow, pytest.mark.office]

_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_TEXT = "{*}t"
_LETTERS = re.compile(r"\w+")


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    """A function that gives the files of one format with the pages that LibreOffice makes of each, in one go for all."""
    assert shutil.which("soffice"), "LibreOffice is not there: apt-all.txt names its packages"
    folder = tmp_path_factory.mktemp("office")
    held = {}

    def made(ending):
        if ending not in held:
            held[ending] = converted(folder, ending)
        return held[ending]

    return made


def converted(folder, ending):
    place = folder / ending
    place.mkdir()
    jobs = [job for job in plan_all(loaded().curriculum) if job.path.endswith(f".{ending}")]
    files = []
    for number, made in enumerate(run(jobs, Cache(PROJECT / ".cache" / "tests"))):
        assert isinstance(made, Made), made
        files.append(place / f"{number:04}-{PurePosixPath(made.path).name}")
        shutil.copyfile(made.blob, files[-1])
    if files:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", place, *files]
        subprocess.run(command, check=True, capture_output=True)
    return [(file, pages(file.with_suffix(".pdf"))) for file in files]


def pages(pdf):
    """The words of each page, or of none if LibreOffice could not open the file."""
    if not pdf.is_file():
        return []
    done = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
    return done.stdout.split("\f")[:-1]


def letters(text):
    """Words of a text, whatever ligatures and soft hyphens a font makes of them."""
    return _LETTERS.findall(unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold())


def lost(said, shown):
    """Words that are not shown. A long address may be broken over two lines, so letters are looked for in a row."""
    row = "".join(letters(shown))
    return sorted(word for word in set(letters(said)) if word not in row)


def written(file, name):
    """The text of one part of a package, paragraph by paragraph."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read(name))
    return "\n".join("".join(t.text or "" for t in p.iter(_TEXT)) for p in root.iter("{*}p"))


def test_every_deck_keeps_its_slides_and_their_words(opened):
    decks = opened("pptx")
    assert decks
    for file, sides in decks:
        with zipfile.ZipFile(file) as archive:
            names = sorted(
                (name for name in archive.namelist() if _SLIDE.fullmatch(name)),
                key=lambda name: int(re.sub(r"\D", "", name)),
            )
        assert len(sides) == len(names), file.name
        for number, (name, side) in enumerate(zip(names, sides, strict=True), 1):
            assert lost(written(file, name), side) == [], f"{file.name}, slide {number}"


def test_every_document_opens_without_an_empty_page_or_a_lost_word(opened):
    for file, sides in opened("docx"):
        assert sides, f"{file.name} does not open"
        assert all(side.strip() for side in sides), f"{file.name} has an empty page"
        assert lost(written(file, "word/document.xml"), "\n".join(sides)) == [], file.name


def test_a_lost_word_is_named():
    assert lost("Ring 0808 2000 247, at example.org/long", "Ring 0808 2000 247, at\nexample.\norg/long") == []
    assert lost("Ring the helpline", "Ring the") == ["helpline"]
