"""The audit of a course as a report: one text, shown as a page, as a PDF and as a table."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from generator.formats.bare_html import BareLinks, to_bare
from generator.formats.likeness import closest
from generator.formats.typst import Links, to_typst
from generator.formats.typst_press import facts, tagged, theme_files
from generator.formats.typst_text import literal
from generator.jobs.job import Job
from generator.model.audit import STATES, Audit, audit, objectives_of
from generator.model.catalogue import say, words
from generator.model.course import Course
from generator.model.curriculum import Curriculum
from generator.outputs.output import Output

FOLDER = "universities/audits"
_MOST, _LEAST = 3, 45
"""Proposals for an objective without a mapping, and the lowest score that is worth a look."""


@dataclass(frozen=True, slots=True)
class AuditView:
    """All that a report shows."""

    audit: Audit
    tiers: tuple[tuple[str, str], ...]
    """Ids and titles."""
    modules: tuple[tuple[str, str], ...]
    """Ids and short titles of ours."""
    name: str
    version: str
    released: date
    status: str


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A report of each course of the curriculum."""
    for course in curriculum.shelf.courses:
        yield from plan_audit(course, curriculum, f"{FOLDER}/{course.id}-audit", f"curriculum/courses/{course.id}.yml")


def plan_audit(course: Course, curriculum: Curriculum, stem: str, source: str) -> Iterator[Job]:
    """The report of one course in its three forms."""
    view = audit_view(course, curriculum)
    yield Job(f"{stem}.pdf", render_pdf, view, media=theme_files(), sources=(source,), about=course.id, info=facts)
    yield Job(f"{stem}.html", render_html, view, sources=(source,), about=course.id)
    yield Job(f"{stem}.csv", render_csv, view, sources=(source,), about=course.id)


def audit_view(course: Course, curriculum: Curriculum) -> AuditView:
    """What the report of a course shows."""
    settings, standard = curriculum.shelf.settings, curriculum.shelf.standard
    return AuditView(
        audit(course, curriculum),
        tuple((tier.id, tier.title) for tier in standard.tiers),
        tuple((module.id, module.matter.short_title) for module in curriculum.modules),
        settings.name,
        standard.version,
        settings.released,
        settings.status_line,
    )


def report(view: AuditView) -> str:
    """The report as a semantic tree: what it is worth, the count, what to add, each outcome, each objective."""
    course = view.audit.course
    parts = [
        f"<p>{say('audit.worth', name=escape(view.name), version=escape(view.version))} {escape(view.status)}</p>",
        f"<p>{escape(course.note)}</p>" if course.note else "",
        f'<h2 id="count">{say("audit.count")}</h2>{_count(view)}',
        f'<h2 id="add">{say("audit.add")}</h2>{_add(view)}',
        f'<h2 id="outcomes">{say("audit.outcomes")}</h2>{_outcomes(view)}',
        f'<h2 id="objectives">{say("audit.objectives")}</h2>{_objectives(view)}',
    ]
    return f"<div>{''.join(parts)}</div>"


def _count(view: AuditView) -> str:
    """How many outcomes of each tier are in each state."""
    rows = [
        (title, *(str(len(view.audit.of(id, state))) for state in STATES))
        for id, title in view.tiers
        if any(held.outcome.tier == id for held in view.audit.held)
    ]
    sums = [str(sum(held.state == state for held in view.audit.held)) for state in STATES]
    rows.append((say("audit.all"), *sums))
    return _table((say("audit.tier"), *(say(f"audit.{state}") for state in STATES)), rows)


def _add(view: AuditView) -> str:
    """What is missing or only begun, tier by tier, and which module of ours holds it."""
    titles, out = dict(view.modules), ""
    for id, title in view.tiers:
        open_ones = [*view.audit.of(id, "missing"), *view.audit.of(id, "partly")]
        if not open_ones:
            continue
        rows = [
            (
                held.outcome.id,
                held.outcome.plain,
                say(f"audit.{held.state}"),
                "; ".join(f"{module} {titles.get(module, '')}".strip() for module in held.fill) or "–",
            )
            for held in open_ones
        ]
        heads = (say("audit.code"), say("audit.outcome"), say("audit.state"), say("audit.fill"))
        out += f"<h3>{escape(title)}</h3>{_table(heads, rows)}"
    return out or f"<p>{say('audit.nothing')}</p>"


def _outcomes(view: AuditView) -> str:
    rows = [
        (held.outcome.id, say(f"audit.{held.state}"), ", ".join(held.by) or "–", ", ".join(held.fill) or "–")
        for held in view.audit.held
    ]
    return _table((say("audit.code"), say("audit.state"), say("audit.by"), say("audit.ours")), rows)


def _objectives(view: AuditView) -> str:
    """Each objective with its mapping; where it has none, what shares words with it."""
    texts = {held.outcome.id: held.outcome.plain for held in view.audit.held}
    rows = []
    for objective in objectives_of(view.audit.course):
        mapped = ", ".join((*objective.outcomes, *(say("audit.in-part", code=code) for code in objective.partly)))
        proposed = () if mapped else closest(objective.text, texts, _MOST, _LEAST)
        likely = ", ".join(f"{code} ({score})" for code, score in proposed)
        rows.append((objective.id, objective.text, mapped or "–", likely or "–", objective.note or "–"))
    heads = ("id", "text", "mapped", "likely", "note")
    lead = f"<p>{say('audit.likely-lead', least=_LEAST)}</p>"
    return lead + _table(tuple(say(f"audit.col-{name}") for name in heads), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def render_html(view: AuditView) -> bytes:
    """The report as one page that needs nothing else."""
    title = escape(f"{_title(view)} – {view.name}")
    inside = to_bare(report(view), BareLinks()).replace("<table>", '<table border="1" cellpadding="4">')
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f"<body><h1>{escape(_title(view))}</h1>{inside}</body></html>\n"
    ).encode()


def render_pdf(view: AuditView) -> bytes:
    """The report as a tagged PDF."""
    title = _title(view)
    set_up = (
        f'title: {literal(title)}, short: {literal(title)}, code: "", kind: {literal(say("audit.kind"))}, '
        f"name: {literal(view.name)}, version: {literal(view.version)}, date: {literal(str(view.released))}, shift: 0"
    )
    body = to_typst(report(view), Links(level=2))
    source = f'#import "pack.typ": *\n#show: pack.with({set_up})\n#reader("");\n#heading(depth: 1, {literal(title)});\n{body}\n'
    return tagged(source, view.released, words("pack"))


def render_csv(view: AuditView) -> bytes:
    """The outcomes as a table: code, tier, state, objectives, our modules, text."""
    room = io.StringIO()
    table = csv.writer(room, lineterminator="\r\n")
    table.writerow(["outcome", "tier", "state", "objectives", "modules", "text"])
    for held in view.audit.held:
        outcome = held.outcome
        cells = [outcome.id, outcome.tier, held.state, " ".join(held.by), " ".join(held.fill), outcome.plain]
        table.writerow([_safe(cell) for cell in cells])
    return room.getvalue().encode()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _title(view: AuditView) -> str:
    return say("audit.title", title=view.audit.course.title)


OUTPUT = Output("audits", "Courses of others held against the standard, as PDF, page and table", plan)
