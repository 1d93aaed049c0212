"""The sheets of a deck as Typst, one page each, for a template. Knows no curriculum and no layout.

The template must define `deck`, `sheet`, `callout`, `grid-of`, `quotation` and `picture`.
"""

from generator.formats import slide_room as room
from generator.formats.slide_text import Callout, Para, Part, Picture, Quote, Run, Sheet, Table
from generator.formats.typst_text import array, block, breakable, call, literal


def sheet(given: Sheet, number: int) -> str:
    """One page."""
    return call(
        "sheet",
        title=f"[{_said(given.title)}]",
        body=block(parts_typst(given.parts)),
        size=f"{given.size}pt",
        source=f"[{_said(given.source)}]" if given.source else "none",
        layout=literal(given.layout or "text"),
        number=str(number),
    )


def parts_typst(parts: tuple[Part, ...]) -> str:
    """Parts below each other."""
    return "\n\n".join(_paras(part) if isinstance(part, tuple) else _part(part) for part in room.text_parts(parts))


def _part(part: Part) -> str:
    if isinstance(part, Quote):
        return f"#quotation[{_paras(part.paras)}];"
    if isinstance(part, Callout):
        note = array([f"[{_said(part.note)}]"]) if part.note else "()"
        body = _paras(part.paras)
        return call("callout", literal(part.kind), nations=note, inner="true", body=block(body)).strip()
    if isinstance(part, Table):
        return _table(part)
    if isinstance(part, Picture):
        return call("picture", literal(part.src), alt=literal(part.alt)).strip()
    return _paras((part,))


def _table(table: Table) -> str:
    rows = [array(block(_runs(cell.runs)) if cell.runs else "[]" for cell in row) for row in table.rows]
    wide = [f"{wide:.2f}" for wide in room.widths(table, room.LINE)]
    return call(
        "grid-of",
        widths=array(wide),
        head=rows[0],
        rows=array(rows[1:]),
    ).strip()


def _paras(paras: tuple[Para, ...]) -> str:
    """Paragraphs; items of one list are taken together, so that a screen reader counts them."""
    out: list[str] = []
    number = 0
    while number < len(paras):
        para = paras[number]
        if para.kind in ("bullet", "number"):
            end = number
            while end < len(paras) and paras[end].kind in ("bullet", "number"):
                end += 1
            out += _lists(paras[number:end], para.level)
            number = end
        else:
            out.append(f"#strong[{_runs(para.runs)}];" if para.kind == "head" else _runs(para.runs))
            number += 1
    return "\n\n".join(out)


def _lists(paras: tuple[Para, ...], level: int) -> list[str]:
    """Items as lists; deeper ones stand inside the item before them."""
    out: list[str] = []
    items: list[str] = []
    first = paras[0]
    number = 0
    while number < len(paras):
        para = paras[number]
        if para.kind != first.kind and items:
            out.append(_list(first, items))
            items, first = [], para
        end = number + 1
        while end < len(paras) and paras[end].level > level:
            end += 1
        deeper = _lists(paras[number + 1 : end], paras[number + 1].level) if end > number + 1 else []
        items.append("\n\n".join([_runs(para.runs), *deeper]))
        number = end
    return [*out, _list(first, items)]


def _list(first: Para, items: list[str]) -> str:
    blocks = [block(item) for item in items]
    if first.kind == "number":
        return call("enum", *blocks, start=str(first.number)).strip()
    return call("list", *blocks).strip()


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    out = "#linebreak();".join(_said(piece) for piece in run.text.split("\n"))
    if run.code:
        out = f"#raw({literal(run.text)});"
    if run.bold:
        out = f"#strong[{out}];"
    if run.italic:
        out = f"#emph[{out}];"
    return f"#link({literal(run.href)})[{out}];" if run.href else out


def _said(text: str) -> str:
    return f"#{literal(breakable(text))};" if text else ""
