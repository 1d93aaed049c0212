"""One form on one side: its text with the fields that are known filled in, and lines for the rest."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from math import ceil

from lxml import etree

from generator.formats.columns import LINE, WIDE
from generator.formats.inline import inline
from generator.formats.typst import Target, to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.model.curriculum import Module
from generator.model.form import FIELDS, MANY
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.standing import briefly, shown
from generator.outputs.pack.told import course_fields
from generator.outputs.pack.view import CommonForm, PackView, Told

_ROWS_LEFT_OPEN = 4
"""Lines for the outcomes of a course that is not known."""
_MOST_ROWS = 16
"""Rows to write in that fit one side."""
_REPEATED = ("tr", "li")
ANY_COURSE = Told((), tuple((name, ("",) * _ROWS_LEFT_OPEN) for name in MANY))


def forms(frame: Frame) -> str:
    """What there is and when it is needed, then every form."""
    given = frame.view.forms
    if not given:
        return ""
    head = array(words(say(f"pack.col-{key}")) for key in ("form", "when", "who", "per", "page"))
    rows = array(_row(form) for form in given)
    out = call("part", "[]", words(say("pack.forms-title")), target=literal("forms"))
    out += call("lead", words(say("pack.forms-lead")))
    out += call(
        "data-table",
        widths="(40., 19., 18., 25., 8.)",
        aligns="(left, left, left, left, right)",
        head=head,
        rows=rows,
        size="10pt",
    )
    return out + "".join(form_sheet(frame, form) for form in given)


def _row(form: CommonForm) -> str:
    matter = form.matter
    cells = [
        words(matter.title),
        words(say(f"pack.when.{matter.when}")),
        words(say(f"pack.form-for.{matter.reader}")),
        words(say(f"pack.copies.{matter.copies}")),
        f"[#page-of(label({literal(form_target(form))}))]",
    ]
    return array(cells)


def form_target(form: CommonForm) -> str:
    """Label of a form."""
    return f"form-{form.matter.id}"


def form_sheet(frame: Frame, form: CommonForm, *, alone: bool = False) -> str:
    """One form; `alone` in a document of its own, for any course."""
    matter, house = form.matter, frame.view.house
    told = frame.view.told or (ANY_COURSE if alone else told_of(frame))
    known = known_of(frame.view, told)
    links = frame.sheet_links(form_target(form))
    blanks = {("field", name): Target(blank=True) for name in FIELDS}
    wide = matter.page == "landscape"
    body = to_typst(
        filled(with_rows(form.body.root, told.rows), known, dict(told.many)),
        replace(links, targets={**links.targets, **blanks}, level=2 if alone else 3, line=WIDE if wide else LINE),
    )
    return call(
        "form",
        kind=words(
            say("pack.form-kind", when=say(f"pack.when.{matter.when}"), copies=say(f"pack.copies.{matter.copies}"))
        ),
        title=words(matter.title),
        subtitle=words(matter.subtitle) if matter.subtitle else "none",
        foot=words(
            say(
                "pack.form-foot",
                name=house.name,
                version=house.version,
                status=briefly(form.standing),
                licence=house.licence,
            )
        ),
        landscape="true" if wide else "false",
        target=literal(form_target(form)),
        depth="1" if alone else "2",
        body=block(body),
    )


def known_of(view: PackView, told: Told) -> dict[str, str]:
    """The fields of one line that are known: what holds of every course, then what is told of one."""
    house = view.house
    name = house.local.of if house.local else house.name
    status = shown(view.standing, house.status_line)
    return {"name": name, "version": house.version, "status": status, **dict(told.fields)}


def told_of(frame: Frame) -> Told:
    """What a pack knows of its course."""
    view = frame.view
    group = view.occasion.group if view.occasion else None
    many = tuple((name, tuple(lines_of(frame, name))) for name in MANY)
    return Told(tuple(course_fields(view).items()), many, group)


def lines_of(frame: Frame, field: str) -> list[str]:
    """A field of many lines, as inline Markdown: outcomes of a module; of a programme its modules with their codes."""
    view = frame.view
    if not view.programme:
        codes = _codes(view.modules[0], field)
        return [f"**{id}** {frame.outcome[id].plain}" for id in codes if id in frame.outcome]
    return [f"**{m.id}** {m.matter.title} ({', '.join(_codes(m, field))})" for m in view.modules]


def _codes(module: Module, field: str) -> tuple[str, ...]:
    """Codes of the outcomes that a module works for, or of those that it signs off."""
    if field == "assessed":
        return module.assesses
    return tuple(dict.fromkeys(id for objective in module.matter.objectives for id in objective.outcomes))


def with_rows(root: etree._Element, people: int | None, *, flows: bool = False) -> etree._Element:
    """The tree with a row for each person in every table that is nothing but rows to write in.

    What does not fit one side is as many sides as it takes, with the same number of rows on each; where the list
    `flows` from page to page, it has them all.
    """
    if people:
        sides = 1 if flows else sides_of(root, people)
        for body in _lists(root):
            body[:] = [deepcopy(body[0]) for _ in range(ceil(people / sides))]
    return root


def sides_of(root: etree._Element, people: int, days: int = 1) -> int:
    """How many sides a form takes that has a row for each person, on each day anew; any other takes one."""
    return ceil(people / _MOST_ROWS) * days if _lists(root) else 1


def _lists(root: etree._Element) -> list[etree._Element]:
    """The bodies of tables that are nothing but rows to write in."""
    bodies = [body for body in root.iterfind(".//tbody") if len(body)]
    return [body for body in bodies if not "".join(map(str, body.itertext())).strip()]


def filled(root: etree._Element, known: Mapping[str, str], many: Mapping[str, Sequence[str]]) -> str:
    """The tree as XHTML with its fields filled in. What is not known loses its words, and becomes a line."""
    root = deepcopy(root)
    for name, lines in many.items():
        for field in _fields(root, name):
            row = next((up for up in field.iterancestors() if up.tag in _REPEATED), None)
            if row is not None:
                _repeat(row, name, lines)
    for field in _fields(root):
        _put(field, known.get(field.get("data-target", ""), ""))
    return etree.tostring(root, encoding="unicode")


def _fields(root: etree._Element, name: str = "") -> list[etree._Element]:
    found = root.iterfind(".//a[@data-scheme='field']")
    return [field for field in found if not name or field.get("data-target") == name]


def _repeat(row: etree._Element, name: str, lines: Sequence[str]) -> None:
    """The row once for each line."""
    for line in lines:
        copy = deepcopy(row)
        copy.tail = None
        for field in _fields(copy, name):
            _put(field, line)
        row.addprevious(copy)
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)


def _put(field: etree._Element, line: str) -> None:
    """A line of inline Markdown in place of a field; with none, the field without its words."""
    tail = field.tail
    field[:] = [] if not line else list(etree.fromstring(f"<span>{inline(line)}</span>"))
    field.text = etree.fromstring(f"<span>{inline(line)}</span>").text if line else None
    if not line:
        tail = _opened(field, tail)
    if line:
        field.tag = "span"
        field.attrib.clear()
    field.tail = tail


def _opened(field: etree._Element, tail: str | None) -> str | None:
    """Makes room to write for a field that is not known; gives what follows it.

    Alone in bold type it loses that, so that its line goes on to the margin. Alone in a cell it goes, for an empty
    cell is one to write in, with a rule of its own.
    """
    around = field.getparent()
    alone = around is not None and len(around) == 1 and not (around.text or "").strip() and not (tail or "").strip()
    if around is None or not alone:
        return tail
    if around.tag == "td":
        around.remove(field)
        around.text = None
    elif around.tag == "strong" and (outer := around.getparent()) is not None:
        tail = around.tail
        outer.replace(around, field)
    return tail
