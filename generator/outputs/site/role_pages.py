"""Find your role: links, no questions. What each role needs, and what helps it today."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.reference import Role
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.learn_pages import module_rows
from generator.outputs.site.markup import anchor, aside_list, bullets, esc, head, shelf, steps
from generator.outputs.site.shelf_pages import first_words, guide_link
from generator.outputs.site.staged import Entry, Link, StagedPage


def role_pages(book: Book) -> Iterator[StagedPage]:
    """The list of roles, and a page for each."""
    roles = book.curriculum.shelf.roles
    if roles:
        yield _finder(book, roles)
        for role in roles:
            yield _role(book, role)


def _finder(book: Book, roles: tuple[Role, ...]) -> StagedPage:
    leaf, title, lead = Leaf(book, address.ROLES), say("site.roles"), say("site.roles-lead")
    rows = shelf(
        (
            anchor(leaf.to(address.role_url(role.id)), esc(role.title)),
            esc(role.summary),
            _sign(leaf, role),
        )
        for role in roles
    )
    body = leaf.frame(head((), title, lead), [rows, leaf.review(None)], [], say("site.about-page"))
    entry = Entry(
        say("site.page"), say("site.group.pages"), title, leaf.url, lead, also=tuple(role.title for role in roles)
    )
    return StagedPage(leaf.url, title, title, title, "learn", "frame", body, crumbs=_crumbs()[:-1], entries=(entry,))


def _crumbs() -> tuple[Link, ...]:
    start, learn = Link(say("site.start"), ""), Link(say("site.learn"), address.LEARN)
    return (start, learn, Link(say("site.roles"), address.ROLES))


def _sign(leaf: Leaf, role: Role) -> str:
    """The tier that a role needs, with its bars."""
    book = leaf.book
    if role.tier not in book.tier:
        return ""
    place = book.curriculum.shelf.tier_order[role.tier]
    return f"{steps(place, len(book.tier))} {esc(book.tier[role.tier].title)}"


def _role(book: Book, role: Role) -> StagedPage:
    url = address.role_url(role.id)
    leaf = Leaf(book, url)
    article = [leaf.h2("part-tier", say("site.role-needs")), bullets(_needs(leaf, role))]
    for kind, guides in book.shelf.items():
        own = [guide for guide in guides if role.id in guide.matter.audience]
        if own:
            article.append(leaf.h2(f"part-{kind}", say(f"site.shelf.{kind}")))
            article.append(bullets(f"{guide_link(leaf, g, short=True)}: {first_words(g)}" for g in own))
    modules = tuple(m for tier in book.tier for m in book.by_tier.get(tier, ()) if role.id in m.matter.audience)
    if modules:
        article += [leaf.h2("part-modules", say("site.modules")), module_rows(leaf, modules)]
    article.append(leaf.review(None))
    others = [(leaf.to(address.role_url(r.id)), r.title) for r in book.curriculum.shelf.roles if r.id != role.id]
    beside = [leaf.contents(), aside_list(say("site.other-roles"), others)]
    top = head((f"<b>{say('site.role')}</b>", _sign(leaf, role)), esc(role.title), esc(role.summary))
    body = leaf.frame(top, article, beside, say("site.about-page"))
    entry = Entry(say("site.role"), say("site.group.pages"), role.title, url, role.summary, audience=(role.id,))
    return StagedPage(
        url, role.title, role.title, role.title, "learn", "frame", body, tuple(leaf.toc), _crumbs(), entries=(entry,)
    )


def _needs(leaf: Leaf, role: Role) -> Iterator[str]:
    """The tiers up to the role's own, each with its programmes or an honest gap."""
    book = leaf.book
    order = book.curriculum.shelf.tier_order
    for tier in book.tier.values():
        if order[tier.id] <= order.get(role.tier, -1):
            programmes = ", ".join(
                anchor(leaf.to(address.programme_url(p.id)), esc(p.title)) for p in book.programmes[tier.id]
            )
            about = programmes or f'<span class="gap">{say("site.no-programme")}</span>'
            yield f"{anchor(leaf.to(address.tier_url(tier.id)), esc(tier.title))}: {about}"
