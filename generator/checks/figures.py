"""CIT: is each figure that is often misquoted given in the one form that its source bears?"""

from collections.abc import Iterator

from generator.checks.check import curriculum_check, prose_check
from generator.checks.places import FIGURES, nearest
from generator.checks.prose import Prose, expression, joined
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding

_STORY = frozenset({"case"})
"""A story may hold any number."""


@prose_check("CIT-010", fix="Write the figure in its precise form, with its limit, or leave it out.")
def figures_keep_their_form(prose: Prose) -> Iterator[Finding]:
    """A figure that figures.yml knows stands in a paragraph that says all that its precise form says.

    Read are the texts for everyone and what a trainer says; a marker's key may be short.

    Why: a figure that lost its group, place or years tells a reader something that nobody found.
    Source: docs/authoring.md, "Figures that are often misquoted".
    """
    rows = [(row, expression(row.pattern)) for row in prose.shelf.figures]
    text = joined(
        (passage, unit)
        for passage, unit in prose.ours()
        if (passage.reader == "everyone" or passage.kind == "say") and not _STORY & set(unit.within)
    )
    for row, pattern in rows:
        for passage, unit, match in text.matches(pattern) if pattern else ():
            missing = [part for part in row.says if not ((read := expression(part)) and read.search(unit.text))]
            if row.source is None:
                yield prose.finding(passage, f"“{match[0]}” is not used: {row.form}", match[0], unit)
            elif missing:
                lacks = ", ".join(part.replace("|", " or ") for part in missing)
                message = f"“{match[0]}” stands without: {lacks}. Its form: {row.form}"
                yield prose.finding(passage, message, match[0], unit)


@curriculum_check("CIT-011", fix="Write a pattern that can be read, and a key that references.yml has.")
def figures_can_be_judged(curriculum: Curriculum) -> Iterator[Finding]:
    """Every figure's patterns can be read, and its source stands in references.yml.

    Why: a rule that never meets anything looks like a rule that is kept.
    Source: docs/authoring.md, "Figures that are often misquoted".
    """
    known = curriculum.shelf.reference
    for number, row in enumerate(curriculum.shelf.figures):
        for field, patterns in (("pattern", (row.pattern,)), ("says", row.says)):
            for pattern in patterns:
                if expression(pattern) is None:
                    yield Finding(FIGURES, f"{row.id}: `{pattern}` is no regular expression", (number, field))
        if row.source is not None and row.source not in known:
            message = f"{row.id}: no reference has the key {row.source}{nearest(row.source, tuple(known))}"
            yield Finding(FIGURES, message, (number, "source"))
