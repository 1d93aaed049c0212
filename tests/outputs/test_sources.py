"""Sources for reference managers: read again by independent readers, with nothing lost."""

import json
from pathlib import Path

import rispy
import yaml
from pybtex.database import parse_string

from generator.formats.bibliography import bibtex, ris
from generator.outputs.data import SOURCES
from generator.source.load import load
from tests.real import loaded

ROOT = Path(__file__).parent.parent.parent
ITEMS = [
    {
        "id": "act1999",
        "type": "legislation",
        "title": "Wells & Springs (50% rule_1) {Act} 1999",
        "issued": "1999",
        "number": "c. 7",
        "note": "Not in force: ŵ “all” of it.",
    },
    {
        "id": "paper2001",
        "type": "article-journal",
        "title": "Soap",
        "author": [{"family": "O'Neill", "given": "S"}, {"literal": "Board of Soap, The"}],
        "issued": "2001-05-03",
        "container-title": "Journal of Soap",
        "volume": "2",
        "issue": "3",
        "page": "10-12",
        "DOI": "10.1000/x",
        "URL": "https://example.org/a?b=1&c=2",
    },
]


def test_ris_is_read_again_with_nothing_lost():
    act, paper = rispy.loads(ris(ITEMS).decode())
    assert (act["type_of_reference"], act["title"], act["call_number"]) == ("STAT", ITEMS[0]["title"], "c. 7")
    assert act["notes"] == [ITEMS[0]["note"]]
    assert paper["authors"] == ["O'Neill, S", "Board of Soap, The"]
    assert (paper["year"], paper["start_page"], paper["end_page"], paper["urls"]) == (
        "2001",
        "10",
        "12",
        ["https://example.org/a?b=1&c=2"],
    )


def test_bibtex_is_read_again_with_nothing_lost():
    read = parse_string(bibtex(ITEMS).decode(), "bibtex").entries
    assert [*read] == ["act1999", "paper2001"]
    assert read["act1999"].fields["title"] == r"Wells \& Springs (50\% rule\_1) {Act} 1999"
    paper = read["paper2001"]
    assert (paper.type, paper.fields["journal"], paper.fields["pages"]) == ("article", "Journal of Soap", "10--12")
    assert [str(person) for person in paper.persons["author"]] == ["O'Neill, S", "{Board of Soap, The}"]


def test_every_source_of_the_real_curriculum_stands_in_each_file():
    curriculum = loaded().curriculum
    files = {job.path.rpartition("/")[2]: job.render(job.view) for job in SOURCES.plan(curriculum)}
    ids = sorted(reference.id for reference in curriculum.shelf.references)
    assert [row["id"] for row in json.loads(files["sources.csl.json"])] == ids
    assert [row["id"] for row in rispy.loads(files["sources.ris"].decode())] == ids
    assert [*parse_string(files["sources.bib"].decode(), "bibtex").entries] == ids
    assert files["CITATION.cff"] == (ROOT / "CITATION.cff").read_bytes(), "run `make docs`"


def test_the_file_on_citing_has_what_its_format_demands():
    curriculum = load(Path(__file__).parent.parent / "curricula" / "minimal").curriculum
    job = next(job for job in SOURCES.plan(curriculum) if job.path.endswith(".cff"))
    said = yaml.safe_load(job.render(job.view))
    assert {"cff-version", "message", "title", "authors"} <= set(said)
    assert said["version"] == curriculum.shelf.settings.version
