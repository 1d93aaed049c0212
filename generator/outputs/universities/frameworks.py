"""The standard and its crosswalks as files that registries and platforms import."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.formats.case_package import CaseDocument, CaseItem, CaseLink, case_package
from generator.formats.identifiers import stable_uuid
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.standard import Framework, Standard
from generator.outputs.output import Output

FOLDER = "universities/frameworks"
_LEVELS = ("strong", "competent", "not-yet")
"""What somebody can be at, from the best: keys of the catalogue."""
_MOODLE = (
    "Parent ID number", "ID number", "Short name", "Description", "Description format", "Scale values",
    "Scale configuration", "Rule type (optional)", "Rule outcome (optional)", "Rule config (optional)",
    "Cross-referenced competency ID numbers", "Exported ID (optional)", "Is framework", "Taxonomy",
)  # fmt: skip
"""Read by position. Source: Moodle's competency framework import."""
_CANVAS = (
    "vendor_guid", "object_type", "title", "description", "display_name", "calculation_method", "calculation_int",
    "workflow_state", "parent_guids", "ratings",
)  # fmt: skip
"""Source: Canvas outcomes import: points and words of the ratings follow in the cells after the last heading."""
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class StandardView:
    """The standard with the frameworks that it is read against."""

    standard: Standard
    frameworks: tuple[Framework, ...]
    name: str
    """Of the curriculum: every identifier begins with it."""
    released: str
    licence: str


@dataclass(frozen=True, slots=True)
class CrosswalkView:
    """One framework, and the outcomes that are read against its codes."""

    standard: Standard
    framework: Framework
    name: str
    released: str


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """The standard in three forms, then a crosswalk for each framework whose codes are known."""
    shelf = curriculum.shelf
    released = shelf.settings.released.isoformat()
    known = tuple(framework for framework in shelf.frameworks if framework.codes)
    view = StandardView(shelf.standard, known, shelf.settings.name, released, shelf.settings.licence)
    sources = ("curriculum/standard.yml", *(f"curriculum/frameworks/{framework.id}.yml" for framework in known))
    yield Job(f"{FOLDER}/standard.case.json", render_case, view, sources=sources)
    yield Job(f"{FOLDER}/standard.moodle-competencies.csv", render_moodle, view, sources=sources)
    yield Job(f"{FOLDER}/standard.canvas-outcomes.csv", render_canvas, view, sources=sources)
    for framework in known:
        crossing = CrosswalkView(shelf.standard, framework, shelf.settings.name, released)
        path = f"{FOLDER}/crosswalk-{framework.id}.case.json"
        yield Job(path, render_crosswalk, crossing, sources=(sources[0], f"curriculum/frameworks/{framework.id}.yml"))


def uuid_of(name: str, kind: str, id: str) -> str:
    """The identifier of a part of the standard of a curriculum, for ever."""
    return stable_uuid(_slug(name), kind, id)


def _slug(title: str) -> str:
    return "-".join(title.casefold().split())


# ------------------------------------------------------------------ CASE


def render_case(view: StandardView) -> bytes:
    """The standard as a CFPackage: domains, and the outcomes below them."""
    standard = view.standard
    tiers = {tier.id: tier.title for tier in standard.tiers}
    licence = (stable_uuid("licence", view.licence), view.licence)
    document = CaseDocument(
        uuid_of(view.name, "standard", standard.version),
        standard.title,
        view.name,
        standard.version,
        standard.status,
        view.released,
        licence,
    )
    items = [
        CaseItem(uuid_of(view.name, "domain", domain.id), domain.id, domain.title, say("universities.domain"))
        for domain in standard.domains
    ]
    items += [
        CaseItem(
            uuid_of(view.name, "outcome", outcome.id),
            outcome.id,
            outcome.plain,
            say("universities.outcome"),
            uuid_of(view.name, "domain", outcome.domain),
            tiers[outcome.tier],
            _codes_told(view, outcome.id),
        )
        for outcome in standard.outcomes
    ]
    return case_package(document, items)


def _codes_told(view: StandardView, id: str) -> str:
    """The codes of other frameworks that an outcome is read against, in words."""
    outcome = next(outcome for outcome in view.standard.outcomes if outcome.id == id)
    told = ((framework.short_title, framework.codes_for(outcome)) for framework in view.frameworks)
    rows = [f"{title}: {', '.join(codes)}" for title, codes in told if codes]
    return say("universities.read-against", codes="; ".join(rows)) if rows else ""


def render_crosswalk(view: CrosswalkView) -> bytes:
    """One framework's codes under labels of our own, and the outcomes of the standard that are related to them."""
    standard, framework = view.standard, view.framework
    space = (_slug(view.name), "crosswalk", framework.id)
    document = CaseDocument(
        stable_uuid(*space),
        say("universities.crosswalk-title", title=framework.title),
        view.name,
        standard.version,
        framework.status,
        view.released,
    )
    items = [
        CaseItem(stable_uuid(*space, code.code), code.code, code.label, say("universities.code"))
        for code in framework.codes
    ]
    known = {code.code for code in framework.codes}
    links = [
        CaseLink(
            stable_uuid(*space, "link", outcome.id, code),
            (uuid_of(view.name, "outcome", outcome.id), outcome.id),
            (stable_uuid(*space, code), code),
        )
        for outcome in standard.outcomes
        for code in dict.fromkeys(framework.codes_for(outcome))
        if code in known
    ]
    return case_package(document, items, links)


# ------------------------------------------------------------------ tables for platforms


def render_moodle(view: StandardView) -> bytes:
    """The standard as a competency framework for Moodle: its row, the domains, the outcomes below them."""
    standard = view.standard
    framework = f"{_slug(view.name)}-v{standard.version.replace('.', '-')}"
    scale = ",".join(say(f"universities.level-{level}") for level in ("not-yet", "competent"))
    marks = json.dumps([{"scaleid": "1"}, {"id": 2, "scaledefault": 1, "proficient": 1}], separators=(",", ":"))
    taxonomy = "domain,outcome,outcome,outcome"
    whole = _Row(framework, standard.title, standard.status)
    rows = [[*whole.cells(""), scale, marks, "", "", "", "", "", "1", taxonomy]]
    for domain in standard.domains:
        rows.append([*_Row(f"D-{domain.id}", domain.title, domain.title).cells(framework), *[""] * 9])
        for outcome in (given for given in standard.outcomes if given.domain == domain.id):
            told = " ".join(part for part in (outcome.plain, _codes_told(view, outcome.id)) if part)
            name = f"{outcome.id} {outcome.plain}"
            rows.append([*_Row(outcome.id, name, told).cells(f"D-{domain.id}"), *[""] * 9])
    return _csv([_MOODLE, *rows])


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells that every row begins with. An id begins with a letter: Moodle compares others as numbers."""

    id: str
    name: str
    description: str

    def cells(self, parent: str) -> list[str]:
        name = self.name if len(self.name) <= _LONGEST_NAME else f"{self.name[: _LONGEST_NAME - 2].rsplit(' ', 1)[0]} …"
        return [parent, self.id, name, self.description, "1"]


def render_canvas(view: StandardView) -> bytes:
    """The standard as outcome groups and outcomes for Canvas: the same ids again update what is there."""
    standard = view.standard
    space = _slug(view.name)
    ratings = [
        cell
        for points, level in zip((3, 2, 0), _LEVELS, strict=True)
        for cell in (str(points), say(f"universities.level-{level}"))
    ]
    rows = [[f"{space}-{d.id}", "group", d.title, "", "", "", "", "active", ""] for d in standard.domains]
    for outcome in standard.outcomes:
        parent = f"{space}-{outcome.domain}"
        told = " ".join(part for part in (outcome.plain, _codes_told(view, outcome.id)) if part)
        guid = f"{space}-{outcome.id}"
        rows.append([guid, "outcome", outcome.id, told, outcome.id, "highest", "", "active", parent, *ratings])
    return _csv([_CANVAS, *rows])


def _csv(rows: list[list[str] | tuple[str, ...]]) -> bytes:
    room = io.StringIO()
    csv.writer(room, lineterminator="\r\n").writerows(rows)
    return room.getvalue().encode()


OUTPUT = Output("frameworks", "The standard and its crosswalks as CASE, and as tables for Moodle and Canvas", plan)
