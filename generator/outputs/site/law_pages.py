"""Law by nation: one list for all, which page holds where, and a list for each nation."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Guide
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import amount, anchor, aside_list, bullets, esc, head, shelf, table
from generator.outputs.site.prose import plain
from generator.outputs.site.shelf_pages import guide_link
from generator.outputs.site.staged import Entry, Link, StagedPage
from generator.outputs.site.standard_pages import standard_doors


def law_pages(book: Book) -> Iterator[StagedPage]:
    """The landing page and one page for each nation, where there are pages on law."""
    if "law" in book.shelf:
        yield _landing(book)
        for id in book.curriculum.shelf.nation:
            yield _nation(book, id)


def _of(book: Book, nation: str) -> list[Guide]:
    return [guide for guide in book.shelf["law"] if nation in guide.matter.nations]


def _nation_links(leaf: Leaf) -> list[tuple[str, str]]:
    return [(leaf.to(address.nation_url(id)), title) for id, title in leaf.book.curriculum.shelf.nation.items()]


def _landing(book: Book) -> StagedPage:
    url, title = address.shelf_url("law"), say("site.law")
    leaf = Leaf(book, url)
    nations = book.curriculum.shelf.nation
    article = []
    if nations:
        links = (
            f'{anchor(href, esc(name))} <span class="small">{amount("site.count-pages", len(_of(book, id)))}</span>'
            for id, (href, name) in zip(nations, _nation_links(leaf), strict=True)
        )
        article += [leaf.h2("part-nations", say("site.law-by-nation")), bullets(links, "doorways")]
    heads = (say("site.kind.law"), *nations.values())
    rows = (
        (guide_link(leaf, guide, short=True), *(_holds(guide, nation) for nation in nations))
        for guide in book.shelf["law"]
    )
    article += [
        leaf.h2("part-where", say("site.law-where")),
        table(say("site.law-where-lead"), heads, rows, "stack wide matrix"),
    ]
    article += [leaf.h2("part-standards", say("site.standards")), bullets(_standards(leaf))]
    article.append(leaf.review(None))
    lead = say("site.shelf.law.lead")
    body = leaf.frame(head((), title, lead), article, [leaf.contents()], say("site.about-page"))
    entry = Entry(say("site.page"), say("site.group.law"), title, url, lead, also=tuple(nations.values()))
    return StagedPage(
        url, title, title, title, "standard", "frame", body, tuple(leaf.toc), (Link(say("site.start"), ""),),
        entries=(entry,),
    )  # fmt: skip


def _holds(guide: Guide, nation: str) -> str:
    """Whether a page holds in a nation: a word, for those who do not see a sign."""
    return say("site.holds") if nation in guide.matter.nations else "–"


def _standards(leaf: Leaf) -> Iterator[str]:
    standard = leaf.book.curriculum.shelf.standard
    yield anchor(leaf.to(address.STANDARD), esc(standard.title))
    yield from standard_doors(leaf)
    if "paper" in leaf.book.shelf:
        yield f"{anchor(leaf.to(address.shelf_url('paper')), say('site.shelf.paper'))}: {say('site.shelf.paper.lead')}"


def _nation(book: Book, id: str) -> StagedPage:
    url, name = address.nation_url(id), book.curriculum.shelf.nation[id]
    leaf = Leaf(book, url)
    title = say("site.law-in", nation=name)
    guides = _of(book, id)
    rows = shelf((guide_link(leaf, g), esc(" ".join(plain(text) for text in g.matter.in_short)), "") for g in guides)
    article = [rows or f'<p class="gap">{say("site.not-written")}</p>']
    if book.curriculum.shelf.services:
        article.append(f"<p>{anchor(leaf.to(address.HELP), say('site.help'))}</p>")
    article.append(leaf.review(None))
    others = [(href, other) for href, other in _nation_links(leaf) if other != name]
    beside = [aside_list(say("site.other-nations"), others)]
    body = leaf.frame(head((f"<b>{say('site.law')}</b>",), esc(title)), article, beside, say("site.about-page"))
    entry = Entry(
        say("site.kind.law"), say("site.group.law"), title, url, ", ".join(g.matter.short_title for g in guides),
        also=(name,), nations=(id,),
    )  # fmt: skip
    crumbs = (Link(say("site.start"), ""), Link(say("site.law"), address.shelf_url("law")))
    return StagedPage(url, title, title, name, "standard", "frame", body, crumbs=crumbs, entries=(entry,))
