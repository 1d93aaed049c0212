"""The site's own pages from `curriculum/pages/`, and the first page."""

import re
from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Page
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.learn_pages import ladder, module_rows
from generator.outputs.site.markup import anchor, aside_list, bullets, esc, head, hours
from generator.outputs.site.prose import headings
from generator.outputs.site.staged import Entry, Link, StagedPage

HOME = "home"
LADDER = "learn"
"""Id of the section of the first page that holds the ladder of tiers."""
NEED = "need"
"""Id of the section of the first page that holds the tasks."""
BLOCK = '<a class="block" '
_FEW = 12
_DOOR = re.compile(r"<li><strong>(.*?)</strong>(.*?)</li>", re.DOTALL)


def own_pages(book: Book) -> Iterator[StagedPage]:
    """The first page, written or made, then the others in the order of their files."""
    pages = [page for page in book.curriculum.shelf.pages if page.reader == "everyone"]
    written = next((page for page in pages if page.matter.kind == HOME), None)
    yield _home(book, written)
    for page in pages:
        if page.matter.kind != HOME:
            yield _page(book, page)


def _page(book: Book, page: Page) -> StagedPage:
    matter = page.matter
    url = address.page_url(matter.id, matter.kind)
    leaf = Leaf(book, url)
    leaf.toc.extend(headings(page.body))
    article = [leaf.prose(page.body), leaf.words(), leaf.sources(), leaf.review(matter.review, f"page:{matter.id}")]
    near = [
        (leaf.to(address.module_url(module.slug)), f"{id} {module.matter.short_title}")
        for id in matter.modules
        if (module := book.module.get(id))
    ]
    aside = [leaf.contents(), aside_list(say("site.modules"), near)]
    if matter.kind == "teach":
        aside = [
            *(leaf.get(p.title, book.downloads_of.get(p.id, ())) for p in book.curriculum.shelf.programmes),
            *aside,
        ]
    tab = matter.discreet_title or matter.title
    section = "teach" if matter.kind == "teach" else ""
    crumbs = (Link(say("site.start"), ""), *((Link(say("site.teach"), address.TEACH),) if section else ()))
    entry = Entry(
        say("site.page"), say("site.group.pages"), matter.title, url, matter.summary, matter.aliases,
        tuple(h.text for h in page.headings), page.body.text,
    )  # fmt: skip
    return StagedPage(
        url=url,
        title=matter.title,
        tab_title=tab,
        short=tab,
        section=section,
        kind="frame",
        body=leaf.frame(head((), esc(matter.title), esc(matter.summary)), article, aside, say("site.about-page")),
        toc=tuple(leaf.toc),
        crumbs=crumbs,
        no_store=matter.no_store,
        entries=(entry,),
    )


def _home(book: Book, page: Page | None) -> StagedPage:
    """The first page: a lead, the page's own sections, and among them the ladder of tiers and what is ready."""
    leaf = Leaf(book, "")
    settings = book.curriculum.shelf.settings
    title = page.matter.title if page else settings.name
    summary = page.matter.summary if page else book.curriculum.shelf.standard.title
    lead, sections = _split(leaf.prose(page.body)) if page else ("", [])
    parts = [
        f'<div class="hero"><h1>{esc(title)}</h1><div class="lead">{lead or f"<p>{esc(summary)}</p>"}</div></div>',
        *_strips(leaf, sections),
        leaf.words() + leaf.sources(),
        f'<p class="status small">{esc(settings.status_line)}</p>',
    ]
    start = say("site.start")
    text = page.body.text if page else ""
    entry = Entry(say("site.page"), say("site.group.pages"), settings.name, "", summary, text=text)
    return StagedPage("", title, start, start, "start", "home", "\n".join(p for p in parts if p), entries=(entry,))


def _split(html: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first heading, and (id, heading, inside) of each later section."""
    lead, *rest = html.split("<h2 ")
    sections = []
    for part in rest:
        opening, _, inside = part.partition("</h2>")
        attributes, _, words = opening.partition(">")
        sections.append((attributes.partition('id="')[2].partition('"')[0], words, inside))
    return lead, sections


def _strips(leaf: Leaf, sections: list[tuple[str, str, str]]) -> Iterator[str]:
    """The tasks, then the written sections in order.

    The section with the id `need` is told below the tasks; the one with the id `learn` takes the ladder,
    and without it the ladder comes first.
    """
    if "task" in leaf.book.shelf:
        words, inside = next(((words, inside) for id, words, inside in sections if id == NEED), (say("site.need"), ""))
        yield _tasks(leaf, words, inside)
        sections = [section for section in sections if section[0] != NEED]
    if all(id != LADDER for id, _, _ in sections):
        total = hours(sum(tier.minutes for tier in leaf.book.tier.values()))
        count = len(leaf.book.tier)
        yield _strip(
            LADDER, say("site.ladder-one" if count == 1 else "site.ladder", n=count, hours=total), _learn(leaf)
        )
    asked = False
    for id, words, inside in sections:
        if id == LADDER:
            yield _strip(id, words, inside + _learn(leaf))
        elif inside.strip().startswith("<ul>") and not asked and "<li><strong>" not in inside:
            asked = True
            top, _, after = inside.strip().partition("</ul>")
            yield _need(id, words, after.replace("<p>", '<p class="small">'), f"{top.replace('<a ', BLOCK)}</ul>")
        else:
            yield _strip(id, words, _doors(inside))


def _tasks(leaf: Leaf, words: str, inside: str) -> str:
    """The tasks as the first thing on the page, and beside them what the section says besides."""
    guides = leaf.book.shelf["task"]
    links = bullets(
        anchor(leaf.to(address.guide_url(guide.kind, guide.id)), esc(guide.matter.short_title), "block")
        for guide in guides
    )
    roles = anchor(leaf.to(address.ROLES), say("site.roles"))
    finder = f"<p>{say('site.need-roles')} {roles}</p>" if leaf.book.curriculum.shelf.roles else ""
    beside = f'<div class="beside small">{finder}{inside}</div>'
    return f'<section class="need tasks" aria-labelledby="{NEED}"><h2 id="{NEED}">{words}</h2>{links}{beside}</section>'


def _need(id: str, words: str, beside: str, links: str) -> str:
    """A band of links to what somebody came for, and a few words beside its heading."""
    return (
        f'<section class="need" aria-labelledby="{id}"><div><h2 id="{id}">{words}</h2>{beside}</div>{links}</section>'
    )


def _strip(id: str, title: str, inside: str) -> str:
    return f'<section class="strip" aria-labelledby="{id}"><h2 id="{id}">{title}</h2>{inside}</section>'


def _doors(inside: str) -> str:
    """A list whose items open in bold becomes a row of doors."""
    rows = _DOOR.findall(inside)
    if not rows or len(rows) != inside.count("<li>"):
        return inside
    doors = "".join(f"<li><h3>{title.rstrip('.')}</h3><p>{text.strip()}</p></li>" for title, text in rows)
    before, after = inside.partition("<ul>")[0], inside.rpartition("</ul>")[2]
    return f'{before}<ul class="doors">{doors}</ul>{after}'


def _learn(leaf: Leaf) -> str:
    """The ladder of tiers, and the modules that are ready. With many of them the tiers lead there."""
    book = leaf.book
    ready = tuple(module for tier in book.tier for module in book.by_tier.get(tier, ()))
    listed = module_rows(leaf, ready, say("site.ready")) if ready and len(ready) <= _FEW else ""
    offered = [row for row in book.rows.values() if row.offered]
    lead = say("site.coverage-lead", complete=sum(row.complete for row in offered), offered=len(offered))
    proof = f'<p class="proof">{esc(lead)} <a href="{leaf.to(address.COVERAGE)}">{say("site.coverage-title")}</a></p>'
    return ladder(leaf) + listed + proof
