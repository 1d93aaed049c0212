"""The posters as the site offers them: what each is for, where it hangs, and the file."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.poster import POSTERS
from generator.outputs.site.leaf import Leaf, measured
from generator.outputs.site.markup import anchor, bullets, esc


def posters_part(leaf: Leaf) -> Iterator[str]:
    """A heading, a lead and the posters to take, in their order; nothing where there are none."""
    finished = {d.stem: d for d in leaf.book.downloads if d.path.startswith(f"{POSTERS}/")}
    rows = [
        f"{anchor(leaf.to(finished[poster.id].path), esc(poster.matter.title))} {esc(poster.matter.hangs)} "
        f"({esc(measured(finished[poster.id]))})"
        for poster in leaf.book.curriculum.shelf.posters_in_order
        if poster.id in finished
    ]
    if rows:
        yield leaf.h2("part-posters", say("site.posters"))
        yield f"<p>{say('site.posters-lead')}</p>"
        yield bullets(rows)
