"""The mapping report for a board or an inspector: outcomes against every framework, both ways, gaps named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.formats.docx import write
from generator.formats.docx_parts import Doc, Heading, Para, Part, Table, cell, runs
from generator.formats.quotes import curl
from generator.formats.xlsx import Sheet, xlsx
from generator.jobs.job import Job
from generator.model.catalogue import say
from generator.model.coverage import Row, coverage
from generator.model.curriculum import Curriculum
from generator.model.standard import Framework, Standard
from generator.outputs.output import Output

_STEM = "universities/frameworks/mapping"


@dataclass(frozen=True, slots=True)
class MappingView:
    """All that the report shows."""

    name: str
    released: date
    status: str
    standard: Standard
    frameworks: tuple[Framework, ...]
    rows: tuple[Row, ...]
    nations: tuple[tuple[str, str], ...]
    """Ids and titles."""


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """The report as a Word document and as a workbook, where there is any framework."""
    shelf = curriculum.shelf
    if not shelf.frameworks:
        return
    settings = shelf.settings
    nations = tuple((nation.id, nation.title) for nation in settings.nations)
    view = MappingView(
        settings.name,
        settings.released,
        settings.status_line,
        shelf.standard,
        shelf.frameworks,
        coverage(curriculum),
        nations,
    )
    sources = ("curriculum/standard.yml", *(f"curriculum/frameworks/{f.id}.yml" for f in shelf.frameworks))
    yield Job(f"{_STEM}.docx", render_docx, view, sources=sources)
    yield Job(f"{_STEM}.xlsx", render_xlsx, view, sources=sources)


def _title(view: MappingView) -> str:
    return say("mapping.title", name=view.name, version=view.standard.version)


# ------------------------------------------------------------------ what it says


Lines = tuple[tuple[str, ...], ...]


def by_outcome(view: MappingView) -> Lines:
    """A row for each outcome: code, words, tier, codes of each framework that has codes, modules that sign it off."""
    tiers = {tier.id: tier.title for tier in view.standard.tiers}
    rows = {row.outcome: row for row in view.rows}
    return tuple(
        (
            outcome.id,
            outcome.plain,
            tiers[outcome.tier],
            *(", ".join(framework.codes_for(outcome)) for framework in _known(view)),
            ", ".join(rows[outcome.id].assessed),
        )
        for outcome in view.standard.outcomes
    )


def by_code(view: MappingView, framework: Framework) -> Lines:
    """A row for each code of a framework: code, our label, outcomes; where there are none, why."""
    found: dict[str, list[str]] = {}
    for outcome in view.standard.outcomes:
        for code in dict.fromkeys(framework.codes_for(outcome)):
            found.setdefault(code, []).append(outcome.id)
    return tuple(
        (
            code.code,
            code.label,
            ", ".join(found.get(code.code, ())) or "–",
            "" if code.code in found else code.not_mapped or say("mapping.gap"),
        )
        for code in framework.codes
    )


def gaps(view: MappingView) -> Lines:
    """What is missing: frameworks without codes, codes without an outcome, outcomes that a framework says nothing on."""
    rows = [(f.short_title, say("mapping.no-codes"), f.not_available) for f in view.frameworks if not f.codes]
    for framework in _known(view):
        for code, label, outcomes, why in by_code(view, framework):
            if outcomes == "–":
                rows.append((framework.short_title, f"{code} {label}", why))
        silent = [outcome.id for outcome in view.standard.outcomes if not framework.codes_for(outcome)]
        if silent:
            rows.append((framework.short_title, say("mapping.silent"), ", ".join(silent)))
    return tuple(rows)


def _known(view: MappingView) -> tuple[Framework, ...]:
    return tuple(framework for framework in view.frameworks if framework.codes)


def _about(view: MappingView, framework: Framework) -> str:
    nations = dict(view.nations)
    where = ", ".join(nations.get(id, id) for id in framework.nations)
    day = framework.checked.isoformat()
    return say("mapping.about", owner=framework.owner, nations=where, date=day, status=framework.status)


def _outcome_heads(view: MappingView) -> tuple[str, ...]:
    own = (say("mapping.code"), say("mapping.outcome"), say("mapping.tier"))
    return (*own, *(framework.short_title for framework in _known(view)), say("mapping.signed-off"))


def _code_heads() -> tuple[str, ...]:
    return (say("mapping.code"), say("mapping.label"), say("mapping.outcomes"), say("mapping.note"))


# ------------------------------------------------------------------ its two forms


def render_xlsx(view: MappingView) -> bytes:
    """The report as a workbook: what it is worth, outcomes to codes, each framework's codes to outcomes, gaps."""
    worth = ((say("mapping.worth"),), (view.status,), *((f"{f.title}. {_about(view, f)}",) for f in view.frameworks))
    sheets = [
        Sheet(say("mapping.sheet-about"), (_title(view),), worth),
        Sheet(say("mapping.sheet-outcomes"), _outcome_heads(view), by_outcome(view)),
        *(Sheet(framework.short_title, _code_heads(), by_code(view, framework)) for framework in _known(view)),
        Sheet(
            say("mapping.sheet-gaps"), (say("mapping.framework"), say("mapping.what"), say("mapping.note")), gaps(view)
        ),
    ]
    return xlsx(_title(view), view.name, view.released, sheets)


def render_docx(view: MappingView) -> bytes:
    """The report as a Word document, on pages that lie across."""
    title = _title(view)
    parts: list[Part] = [Heading(1, runs(title)), Para(runs(say("mapping.worth"))), Para(runs(view.status))]
    heads = _outcome_heads(view)
    parts += [
        Heading(2, runs(say("mapping.sheet-outcomes"))),
        _table(heads, by_outcome(view), (8.0, 44.0, 9.0, *[8.0] * len(_known(view)), 7.0)),
    ]
    for framework in _known(view):
        parts += [Heading(2, runs(curl(framework.title))), Para(runs(curl(_about(view, framework))))]
        parts.append(_table(_code_heads(), by_code(view, framework), (10.0, 40.0, 34.0, 26.0)))
    heads = (say("mapping.framework"), say("mapping.what"), say("mapping.note"))
    parts += [Heading(2, runs(say("mapping.sheet-gaps"))), _table(heads, gaps(view), (16.0, 40.0, 60.0))]
    foot = say("mapping.foot", name=view.name, version=view.standard.version)
    return write(Doc(title, view.name, "en-GB", view.released, tuple(parts), foot=foot, landscape=True))


def _table(heads: tuple[str, ...], rows: Lines, widths: tuple[float, ...]) -> Table:
    cells = tuple(tuple(cell(curl(text)) for text in row) for row in rows)
    return Table(tuple(cell(head) for head in heads), cells, widths=widths)


OUTPUT = Output(
    "mappings", "The mapping report for boards and inspectors, both ways with its gaps, as DOCX and XLSX", plan
)
