"""The sources for reference managers, and how to cite the whole: RIS, BibTeX, CSL JSON, CFF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.formats.bibliography import bibtex, ris
from generator.formats.canonical import json_bytes
from generator.formats.citations import csl_item
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.reference import Reference
from generator.outputs.output import Output

FOLDER = "data/sources"


@dataclass(frozen=True, slots=True)
class CitationView:
    """What a file on citing says."""

    name: str
    title: str
    version: str
    released: str
    licence: str
    abstract: str


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """The list of sources in three forms, and the file that says how to cite."""
    shelf = curriculum.shelf
    sources = ("curriculum/references.yml",)
    if shelf.references:
        view = tuple(sorted(shelf.references, key=lambda reference: reference.id))
        yield Job(f"{FOLDER}/sources.ris", render_ris, view, sources=sources)
        yield Job(f"{FOLDER}/sources.bib", render_bibtex, view, sources=sources)
        yield Job(f"{FOLDER}/sources.csl.json", render_csl, view, sources=sources)
    settings, standard = shelf.settings, shelf.standard
    cited = CitationView(
        settings.name,
        standard.title,
        settings.version,
        settings.released.isoformat(),
        settings.licence,
        standard.status,
    )
    yield Job(f"{FOLDER}/CITATION.cff", render_cff, cited, sources=("curriculum/settings.yml",))


def _fields(references: tuple[Reference, ...]) -> Iterator[dict[str, Any]]:
    return (reference.model_dump(mode="json", by_alias=True, exclude_none=True) for reference in references)


def render_ris(references: tuple[Reference, ...]) -> bytes:
    """The sources as RIS."""
    return ris(_fields(references))


def render_bibtex(references: tuple[Reference, ...]) -> bytes:
    """The sources as BibTeX."""
    return bibtex(_fields(references))


def render_csl(references: tuple[Reference, ...]) -> bytes:
    """The sources as CSL JSON."""
    return json_bytes([csl_item(fields) for fields in _fields(references)])


def render_cff(view: CitationView) -> bytes:
    """How to cite the curriculum. Source: Citation File Format 1.2.0."""
    said = {
        "cff-version": "1.2.0",
        "message": say("data.cite", name=view.name, version=view.version),
        "type": "dataset",
        "title": f"{view.name}: {view.title}",
        "authors": [{"name": view.name}],
        "version": view.version,
        "date-released": view.released,
        "license": view.licence.replace("CC ", "CC-").replace(" ", "-"),
        "abstract": view.abstract,
    }
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=100).encode()


OUTPUT = Output("sources", "The sources as RIS, BibTeX and CSL JSON, and how to cite the whole (CFF)", plan)
