"""The list of every sheet that a programme's book holds: its code, its title, how many, and its page."""

from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.outputs.pack.form_sheet import form_target
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.kit import masters


def sheet_list(shared: Frame) -> str:
    """Module by module, then the forms."""
    view = shared.view
    rows = []
    middle = len(shared.counted) // 2  # the group that suits best, or the one that comes
    for module in view.modules:
        for master in masters(Frame(view, module)):
            name = f"{module.id} {master.code}"
            rows.append(_row(name, master.title, master.rule, str(master.counts[middle]), master.target))
    for form in view.forms:
        rule = say(f"pack.copies.{form.matter.copies}")
        rows.append(_row(say("pack.form"), form.matter.title, rule, "–", form_target(form)))
    best = say("pack.col-people", people=shared.counted[middle])
    head = [say("pack.col-code"), say("pack.col-title"), say("pack.col-per"), best, say("pack.col-page")]
    return call("list-of-sheets", words(say("pack.sheet-list-title")), words(say("pack.sheet-list-lead"))) + call(
        "data-table",
        widths="(29., 65., 40., 17., 10.)",
        aligns="(left, left, left, right, right)",
        head=array(words(text) for text in head),
        rows=array(rows),
        size="10pt",
    )


def _row(code: str, title: str, rule: str, count: str, target: str) -> str:
    page = block(f"#page-of(label({literal(target)}));")
    return array([block(f"#strong{words(code)};"), words(title), words(rule), words(count), page])
