"""Does the curriculum meet the standard? Drawn as a grid, wide and tall, and said in a table."""

from collections.abc import Iterator

from generator.formats.svg import Said
from generator.formats.svg_coverage import Column, Grid, Row, coverage_tall, coverage_wide
from generator.formats.svg_time import Block, Lane, programme_map
from generator.model.audience import LearnerModule
from generator.model.catalogue import say
from generator.model.standard import Tier
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, mark
from generator.outputs.site.markup import drawing, esc, head, hours, strip, table
from generator.outputs.site.staged import Entry, StagedPage
from generator.outputs.site.standard_pages import standard_crumbs

_WIDE = 24
"""Columns that a wide page can hold; with more, the tall grid stands alone."""


def coverage_page(book: Book) -> StagedPage:
    """The coverage matrix, made from the curriculum's own data at each build."""
    leaf = Leaf(book, address.COVERAGE)
    rows = book.rows.values()
    offered = [row for row in rows if row.offered]
    done, later = sum(1 for row in offered if row.complete), len(rows) - len(offered)
    lead = say("site.coverage-lead", complete=done, offered=len(offered))
    if later:
        lead = f"{lead} {say('site.coverage-later', later=later)}"
    parts = [
        head((f"<b>{say('site.evidence')}</b>", say("site.made-from-data")), say("site.coverage-title"), esc(lead))
    ]
    if book.modules:
        parts.append(_drawn(book))
    parts.append(strip("by-domain", say("site.in-words"), _by_domain(leaf)))
    for tier in book.tier.values():
        ids = [id for id, row in book.rows.items() if row.tier == tier.id]
        if ids:
            inside = _by_outcome(leaf, ids) if _begun(book, ids) else _later(leaf, tier)
            parts.append(strip(f"tier-{tier.id}", f"{tier.title}: {say('site.each-outcome')}", inside))
    if len(book.modules) > 1:
        parts.append(strip("map", say("site.how-modules-build"), _map(book)))
    data = tuple(d for d in book.downloads if d.path.startswith("data/") and "/schema/" not in d.path)
    if data:
        parts.append(f'<div class="strip narrow">{leaf.get(say("site.use-data"), data)}</div>')
    parts.append(f'<div class="strip">{leaf.review(None)}</div>')
    title = say("site.coverage")
    entry = Entry(
        say("site.evidence"), say("site.group.standard"), say("site.coverage-title"), address.COVERAGE, lead, (title,)
    )
    return StagedPage(
        address.COVERAGE, title, title, title, "standard", "wide", "\n".join(parts), tuple(leaf.toc), standard_crumbs(book),
        entries=(entry,),
    )  # fmt: skip


# ---------------------------------------------------------------- drawings


def grid(book: Book) -> Grid:
    """The numbers of the coverage grid: for each domain and module, how many assessed and how many practised again."""
    ids = [module.matter.id for modules in _tiers(book).values() for module in modules]
    rows = []
    for domain in book.domain.values():
        of_domain = [row for row in book.rows.values() if row.domain == domain.id]
        pairs = tuple(
            (
                sum(1 for row in of_domain if id in row.assessed),
                sum(1 for row in of_domain if id in row.practised and id not in row.assessed),
            )
            for id in ids
        )
        done = sum(1 for row in of_domain if row.assessed)
        total = say("site.of", n=done, total=len(of_domain))
        rows.append(Row(domain.id, domain.short_title, pairs, total))
    return Grid(
        groups=tuple(
            (book.tier[tier].title, tuple(Column(m.matter.id, str(m.matter.minutes)) for m in modules))
            for tier, modules in _tiers(book).items()
        ),
        rows=tuple(rows),
        solid=say("site.assessed-here"),
        hatched=say("site.practised-again"),
        empty=say("site.not-here"),
        above=say("site.minutes-word"),
        total=say("site.assessed").lower(),
    )


def _tiers(book: Book) -> dict[str, tuple[LearnerModule, ...]]:
    return {tier: book.by_tier[tier] for tier in book.tier if tier in book.by_tier}


def _drawn(book: Book) -> str:
    numbers = grid(book)
    title, description = say("site.coverage-drawn"), say("site.coverage-described")
    tall = coverage_tall(Said("covt", title, description), numbers)
    if sum(len(columns) for _, columns in numbers.groups) > _WIDE:
        return drawing([tall], say("site.coverage-caption"))
    wide = coverage_wide(Said("cov", title, description), numbers)
    both = [f'<div class="wide-only">{wide}</div>', f'<div class="narrow-only">{tall}</div>']
    return drawing(both, say("site.coverage-caption"))


def _map(book: Book) -> str:
    lanes = []
    for tier, modules in _tiers(book).items():
        blocks = tuple(
            Block(m.matter.id, m.matter.minutes, m.matter.short_title, m.matter.prerequisites) for m in modules
        )
        lanes.append(Lane(book.tier[tier].title, hours(sum(block.minutes for block in blocks)), blocks))
    said = Said("map", say("site.map-title"), say("site.map-described"))
    picture = programme_map(said, lanes)
    box = (
        f'<div class="tablewrap" role="region" tabindex="0" aria-label="{esc(say("site.map-scrolls"))}">'
        f'<div class="min-wide">{picture}</div></div>'
    )
    return drawing([box], say("site.map-caption"))


# ---------------------------------------------------------------- tables


def _by_domain(leaf: Leaf) -> str:
    heads = (say("site.domain"), say("site.outcomes"), say("site.assessed-in"), say("site.practised-in"))
    return table(say("site.coverage-by-domain"), heads, _domain_rows(leaf), nums=(1,))


def _domain_rows(leaf: Leaf) -> Iterator[tuple[str, str, str, str]]:
    book = leaf.book
    for domain in book.domain.values():
        rows = [row for row in book.rows.values() if row.domain == domain.id]
        counts: dict[str, int] = {}
        for row in rows:
            for id in row.assessed:
                counts[id] = counts.get(id, 0) + 1
        again = sorted({id for row in rows for id in row.practised if id not in row.assessed})
        yield (
            f'<a href="{leaf.to(address.domain_url(domain.id))}">{esc(domain.title)}</a>',
            str(len(rows)),
            ", ".join(f"{leaf.link('module', id, id)} ({n})" for id, n in counts.items()) or say("site.none-yet"),
            ", ".join(leaf.link("module", id, id) for id in again) or say("site.none"),
        )


def _by_outcome(leaf: Leaf, ids: list[str]) -> str:
    heads = (say("site.outcome"), say("site.taught"), say("site.practised"), say("site.assessed"))
    return table("", heads, (_outcome_row(leaf, id) for id in ids))


def _begun(book: Book, ids: list[str]) -> bool:
    """Whether a tier is on offer, or some module works on one of its outcomes."""
    return any(book.rows[id].offered or book.rows[id].taught or book.rows[id].practised for id in ids)


def _later(leaf: Leaf, tier: Tier) -> str:
    """One line for a tier that is still to come."""
    url = leaf.to(f"{address.tier_url(tier.id)}#part-outcomes")
    return f'<p><span class="gap">{say("site.gap-tier")}</span> <a href="{url}">{say("site.outcomes")}</a></p>'


def _outcome_row(leaf: Leaf, id: str) -> tuple[str, str, str, str]:
    row = leaf.book.rows[id]
    cells = []
    for css, ids in (("", row.taught), ("p", row.practised), ("a", row.assessed)):
        links = ", ".join(leaf.link("module", m, m) for m in ids)
        none = f'<span class="gap">{say("site.gap" if row.offered else "site.later")}</span>'
        cells.append(f"{mark(css, '')} {links}" if ids else none)
    return leaf.outcome(id), cells[0], cells[1], cells[2]
