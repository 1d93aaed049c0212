"""The pages of handouts, sets of cards and quick cards: to read, and to print from the browser."""

from collections.abc import Iterator

from generator.model.audience import LearnerCards, LearnerHandout, LearnerModule
from generator.model.catalogue import say
from generator.model.curriculum import QuickCard
from generator.model.written import Review
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import bullets, call, esc, head, listed
from generator.outputs.site.module_page import leaf_crumbs
from generator.outputs.site.module_top import support
from generator.outputs.site.prose import headings
from generator.outputs.site.staged import Entry, Link, StagedPage


def printable_pages(book: Book, module: LearnerModule) -> Iterator[StagedPage]:
    """Its quick card, its handouts, its cards."""
    if module.quick_card:
        yield _quick_card(book, module, module.quick_card)
    for handout in module.handouts:
        yield _handout(book, module, handout)
    for cards in module.cards:
        yield _cards(book, module, cards)


def _page(  # noqa: PLR0917  private, called three times below
    leaf: Leaf,
    module: LearnerModule,
    kind: str,
    title: str,
    lead: str,
    article: list[str],
    entry: Entry,
    review: Review,
    file: str = "",
) -> StagedPage:
    """`file` is the name of its finished sheet, if it has one."""
    matter = module.matter
    aside = [leaf.get(say("site.print-it"), leaf.sheet_files(module.slug, file), title), leaf.contents()]
    top = head((f"<b>{say(f'site.{kind}')}</b>", esc(f"{say('site.module')} {matter.id}")), esc(title), esc(lead))
    body = [*article, leaf.words(), leaf.sources(), leaf.review(review, module.matter.id)]
    tier = leaf.book.tier[matter.tier]
    return StagedPage(
        url=leaf.url,
        title=title,
        tab_title=f"{title}, {matter.id}",
        short=title,
        section="learn",
        kind="frame",
        body=leaf.frame(top, body, aside, say("site.about-page"), f"doc {kind}"),
        toc=tuple(leaf.toc),
        crumbs=(
            *leaf_crumbs(),
            Link(tier.title, address.tier_url(tier.id)),
            Link(f"{matter.id} {matter.short_title}", address.module_url(module.slug)),
        ),
        entries=(entry,),
    )


def _entry(leaf: Leaf, module: LearnerModule, kind: str, title: str, about: str, text: str) -> Entry:  # noqa: PLR0917  private, called three times below
    return Entry(
        type=f"{say(f'site.{kind}')}, {module.matter.id}",
        group=say("site.group.printables"),
        title=title,
        url=leaf.url,
        about=about,
        also=(say(f"site.{kind}"), f"{say(f'site.{kind}')} {module.matter.short_title}"),
        text=text,
        tier=module.matter.tier,
        nations=module.matter.nations,
        audience=module.matter.audience,
    )


def _leaf(book: Book, module: LearnerModule, url: str) -> Leaf:
    return Leaf(book, url, module.matter.id, address.module_url(module.slug))


def _quick_card(book: Book, module: LearnerModule, card: QuickCard) -> StagedPage:
    leaf = _leaf(book, module, address.quick_card_url(module.slug))
    leaf.toc.extend(headings(card.body))
    matter = card.matter
    entry = _entry(leaf, module, "quick-card", matter.title, matter.subtitle, card.body.text)
    article = [leaf.prose(card.body), support(leaf)]
    return _page(leaf, module, "quick-card", matter.title, matter.subtitle, article, entry, matter.review)


def _handout(book: Book, module: LearnerModule, handout: LearnerHandout) -> StagedPage:
    matter = handout.matter
    leaf = _leaf(book, module, address.handout_url(module.slug, matter.id))
    leaf.toc.extend(headings(handout.body))
    note = ""
    if matter.content_note:
        named = esc(listed([slug.replace("-", " ") for slug in matter.content_note]))
        note = call("safety", f"<p>{say('site.content-note', notes=named)}</p>", say("site.content-note-title"))
    entry = _entry(leaf, module, "handout", matter.title, matter.subtitle, handout.body.text)
    article = [note, leaf.prose(handout.body)]
    return _page(
        leaf, module, "handout", matter.title, matter.subtitle, article, entry, module.matter.review, matter.id
    )


def _cards(book: Book, module: LearnerModule, cards: LearnerCards) -> StagedPage:
    leaf = _leaf(book, module, address.cards_url(module.slug, cards.id))
    entry = _entry(leaf, module, "cards", cards.title, "", " ".join(text for _, text in cards.cards))
    article = [f"<p>{esc(cards.how)}</p>", bullets((leaf.line(text) for _, text in cards.cards), "cards across")]
    return _page(leaf, module, "cards", cards.title, "", article, entry, module.matter.review, f"cards-{cards.id}")
