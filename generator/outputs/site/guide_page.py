"""A reference page: the answer in short, the text, the card to keep, and where to go on."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Guide
from generator.model.guide import QUICK_CARD
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, measured
from generator.outputs.site.learn_pages import outcome_list
from generator.outputs.site.markup import anchor, aside_list, bullets, esc, head, short
from generator.outputs.site.module_top import content_note, nations, support, written_for
from generator.outputs.site.prose import headings, plain
from generator.outputs.site.staged import Entry, Link, StagedPage

SECTION = {"task": "task", "topic": "topic", "law": "standard", "tool": "teach", "paper": "standard"}
"""Item of the menu that each kind stands under."""


def guide_pages(book: Book) -> Iterator[StagedPage]:
    """Every reference page, kind by kind."""
    for guide in book.curriculum.shelf.guides:
        yield _page(book, guide)


def guide_crumbs(book: Book, kind: str) -> tuple[Link, ...]:
    """The trail to the list of a kind."""
    start, law = Link(say("site.start"), ""), Link(say("site.law"), address.shelf_url("law"))
    above = {"tool": Link(say("site.teach"), address.TEACH)} if book.modules else {}
    if kind == "paper" and "law" in book.shelf:
        above["paper"] = law
    return (start, above[kind]) if kind in above else (start,)


def _page(book: Book, guide: Guide) -> StagedPage:
    matter, url = guide.matter, address.guide_url(guide.kind, guide.id)
    leaf = Leaf(book, url)
    name = matter.discreet_title or matter.short_title
    article = [
        short(say("site.in-short"), [leaf.line(text) for text in matter.in_short]),
        _at_once(leaf, guide),
        nations(leaf, matter.nations, guide.body),
        written_for(leaf, matter.audience),
        content_note(leaf, matter.content_note),
        _body(leaf, guide),
        _card(leaf, guide),
        *_goes_on(leaf, guide),
        support(leaf),
        leaf.words(),
        leaf.sources(),
        leaf.review(matter.review, guide.name),
    ]
    aside = [
        leaf.get(say("site.take"), book.cards_of(guide.id), say("site.quick-card")),
        leaf.contents(),
        aside_list(say("site.related"), _related(leaf, guide)),
    ]
    top = head((f"<b>{say(f'site.kind.{guide.kind}')}</b>",), esc(matter.title))
    list_name = say("site.law") if guide.kind == "law" else say(f"site.shelf.{guide.kind}")
    list_of_kind = Link(list_name, address.shelf_url(guide.kind))
    return StagedPage(
        url=url,
        title=matter.title,
        tab_title=name,
        short=name,
        section=SECTION[guide.kind],
        kind="frame",
        body=leaf.frame(top, article, aside, say("site.about-page"), "doc guide"),
        toc=tuple(leaf.toc),
        crumbs=(*guide_crumbs(book, guide.kind), list_of_kind),
        entries=(_entry(guide, url),),
    )


def _at_once(leaf: Leaf, guide: Guide) -> str:
    """For somebody in a hurry: the card on this page, and on paper."""
    if not guide.card:
        return ""
    rows = bullets([anchor(f"#{QUICK_CARD}", say("site.quick-card"))])
    card = leaf.book.card_of.get(guide.id)
    if card:
        words = f"{say('site.quick-card')} ({measured(card)})"
        rows += bullets([anchor(leaf.to(card.path), esc(words))], "files")
    return f'<nav class="at-once" aria-label="{say("site.at-once")}">{rows}</nav>'


def _body(leaf: Leaf, guide: Guide) -> str:
    leaf.toc.extend(headings(guide.body))
    return leaf.prose(guide.body)


def _card(leaf: Leaf, guide: Guide) -> str:
    """The quick card in its frame, with the way to its print."""
    if not guide.card:
        return ""
    leaf.toc.extend(headings(guide.card))
    card = leaf.book.card_of.get(guide.id)
    link = anchor(leaf.to(card.path), esc(f"{say('site.print-card')} ({measured(card)})")) if card else ""
    foot = f'<p class="small">{link}</p>' if link else ""
    return f'<section class="keep" aria-labelledby="{QUICK_CARD}">{leaf.prose(guide.card)}{foot}</section>'


def _goes_on(leaf: Leaf, guide: Guide) -> Iterator[str]:
    """Sheets worth keeping, the modules that teach it, the outcomes that it serves."""
    matter, book = guide.matter, leaf.book
    if matter.handouts:
        yield leaf.h2("part-keep", say("site.keep"))
        yield bullets(sheet(leaf, name) for name in matter.handouts)
    modules = [book.module[id] for id in matter.modules if id in book.module]
    if modules:
        yield leaf.h2("part-modules", say("site.where-taught"))
        yield bullets(f"{leaf.module_link(m.matter.id)}: {esc(m.matter.summary)}" for m in modules)
    outcomes = [id for id in matter.outcomes if id in book.curriculum.shelf.outcome]
    if outcomes:
        yield leaf.h2("part-outcomes", say("site.serves"))
        yield outcome_list(leaf, outcomes)


def sheet(leaf: Leaf, name: str) -> str:
    """A link to a sheet or a set of cards, by its name such as `K1/safe-sheet`, with its module."""
    module_id, _, id = name.partition("/")
    module = leaf.book.module.get(module_id)
    titles = {("handout", h.matter.id): h.matter.title for h in module.handouts} if module else {}
    titles |= {("cards", c.id): c.title for c in module.cards} if module else {}
    scheme = next((scheme for scheme, known in titles if known == id), "handout")
    return f"{leaf.link(scheme, name, titles.get((scheme, id), id))} ({esc(module_id)})"


def _related(leaf: Leaf, guide: Guide) -> list[tuple[str, str]]:
    """Other reference pages: those that it names, in their order."""
    found = (leaf.book.curriculum.shelf.guide.get(name) for name in guide.matter.related)
    return [(leaf.to(address.guide_url(g.kind, g.id)), g.matter.short_title) for g in found if g]


def _entry(guide: Guide, url: str) -> Entry:
    matter = guide.matter
    said = [plain(text) for text in matter.in_short]
    return Entry(
        type=say(f"site.kind.{guide.kind}"),
        group=say(f"site.group.{guide.kind}"),
        title=matter.title,
        url=url,
        about=next(iter(said), ""),
        also=(matter.short_title, *matter.aliases),
        heads=tuple(heading.text for heading in guide.headings),
        text=" ".join((*said, guide.body.text, guide.card.text)),
        nations=matter.nations,
        audience=matter.audience,
    )
