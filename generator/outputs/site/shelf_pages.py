"""The lists of reference pages: tasks in their order, topics by letter, tools with all that can be kept, papers."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.curriculum import Guide
from generator.model.guide import QUICK_CARD, GuideKind
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.guide_page import SECTION, guide_crumbs
from generator.outputs.site.leaf import Leaf, measured
from generator.outputs.site.markup import anchor, aside_list, bullets, esc, head, shelf, table
from generator.outputs.site.prose import plain
from generator.outputs.site.staged import Entry, StagedPage


def shelf_pages(book: Book) -> Iterator[StagedPage]:
    """A list for each kind that has pages; the law has its own. Tools are also a list of what modules give away."""
    if "task" in book.shelf:
        yield _listed(book, "task", [_rows(Leaf(book, address.shelf_url("task")), book.shelf["task"])])
    if "topic" in book.shelf:
        yield _topics(book)
    if "tool" in book.shelf:
        yield _tools(book)
    if "paper" in book.shelf:
        yield _listed(book, "paper", [_rows(Leaf(book, address.shelf_url("paper")), book.shelf["paper"])])


def guide_link(leaf: Leaf, guide: Guide, *, short: bool = False) -> str:
    """A link to a reference page."""
    words = guide.matter.short_title if short else guide.matter.title
    return anchor(leaf.to(address.guide_url(guide.kind, guide.id)), esc(words))


def first_words(guide: Guide) -> str:
    """The first sentence of its answer in short, finished HTML."""
    return esc(next((plain(text) for text in guide.matter.in_short), ""))


def card_link(leaf: Leaf, guide: Guide) -> str:
    """A link to the quick card's print, or to its place on the page; nothing where there is none."""
    card = leaf.book.card_of.get(guide.id)
    whose = f'<span class="vh">: {esc(guide.matter.short_title)}</span>'
    if card:
        return anchor(leaf.to(card.path), f"{say('site.quick-card')}{whose} ({esc(measured(card))})")
    place = f"{leaf.to(address.guide_url(guide.kind, guide.id))}#{QUICK_CARD}"
    return anchor(place, f"{say('site.quick-card')}{whose}") if guide.card else ""


def _rows(leaf: Leaf, guides: tuple[Guide, ...]) -> str:
    """Pages with their whole answers in short."""
    return shelf(
        (guide_link(leaf, guide), esc(" ".join(plain(text) for text in guide.matter.in_short)), card_link(leaf, guide))
        for guide in guides
    )


def _listed(book: Book, kind: GuideKind, article: list[str], aside: tuple[str, ...] = ()) -> StagedPage:
    leaf, title, lead = Leaf(book, address.shelf_url(kind)), say(f"site.shelf.{kind}"), say(f"site.shelf.{kind}.lead")
    others = [(leaf.to(address.shelf_url(other)), say(f"site.shelf.{other}")) for other in book.shelf if other != kind]
    if book.curriculum.shelf.roles:
        others.append((leaf.to(address.ROLES), say("site.roles")))
    beside = [*aside, aside_list(say("site.elsewhere"), others)]
    body = leaf.frame(head((), title, lead), [*article, leaf.review(None)], beside, say("site.about-page"))
    entry = Entry(say("site.page"), say("site.group.pages"), title, leaf.url, lead)
    return StagedPage(
        leaf.url, title, title, title, SECTION[kind], "frame", body, crumbs=guide_crumbs(book, kind), entries=(entry,)
    )


# ---------------------------------------------------------------- topics


def _topics(book: Book) -> StagedPage:
    leaf = Leaf(book, address.shelf_url("topic"))
    letters: dict[str, list[Guide]] = {}
    for guide in sorted(book.shelf["topic"], key=lambda guide: (guide.matter.short_title.casefold(), guide.id)):
        letters.setdefault(guide.matter.short_title[0].upper(), []).append(guide)
    jumps = "".join(f'<li><a href="#letter-{esc(letter.lower())}">{esc(letter)}</a></li>' for letter in letters)
    article = [f'<nav aria-label="{say("site.letters")}"><ul class="letters">{jumps}</ul></nav>']
    for letter, guides in letters.items():
        rows = "".join(
            f"<div><dt>{guide_link(leaf, guide, short=True)}</dt><dd>{first_words(guide)}</dd></div>"
            for guide in guides
        )
        heading = f'<h2 id="letter-{esc(letter.lower())}">{esc(letter)}</h2>'
        article.append(f'{heading}<dl class="lettered">{rows}</dl>')
    return _listed(book, "topic", article)


# ---------------------------------------------------------------- tools


def _tools(book: Book) -> StagedPage:
    """The pages on tools, then every card and sheet that may be kept, with its module."""
    leaf = Leaf(book, address.shelf_url("tool"))
    article = [_rows(leaf, book.shelf["tool"])]
    cards = [f"{guide_link(leaf, g, short=True)}: {card_link(leaf, g)}" for g in book.curriculum.shelf.guides if g.card]
    if cards:
        article += [leaf.h2("part-cards", say("site.quick-cards")), bullets(cards)]
    sheets = list(_sheets(leaf))
    if sheets:
        heads = (say("site.sheet"), say("site.what-it-is"), say("site.module"))
        article += [leaf.h2("part-sheets", say("site.sheets")), table("", heads, sheets)]
    return _listed(book, "tool", article, (leaf.contents(),))


def _sheets(leaf: Leaf) -> Iterator[tuple[str, str, str]]:
    """Every sheet of the modules to keep: link, kind, module. A finished file of its own stands beside it."""
    for modules in leaf.book.by_tier.values():
        for module in modules:
            id, slug = module.matter.id, module.slug
            found = []
            if module.quick_card:
                url, name = address.quick_card_url(slug), module.quick_card.matter.id
                found.append((url, name, module.quick_card.matter.title, "quick-card"))
            found += [
                (address.handout_url(slug, h.matter.id), h.matter.id, h.matter.title, "handout")
                for h in module.handouts
            ]
            found += [(address.cards_url(slug, c.id), f"cards-{c.id}", c.title, "cards") for c in module.cards]
            for url, name, title, kind in found:
                yield (
                    anchor(leaf.to(url), esc(title)) + leaf.printed(slug, name),
                    say(f"site.{kind}"),
                    leaf.module_link(id),
                )
