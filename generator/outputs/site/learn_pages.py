"""Learn and Teach: the ladder of tiers, each tier, each programme, and what trainers take."""

from collections.abc import Iterator

from generator.model.audience import LearnerModule
from generator.model.catalogue import say
from generator.model.form import FORMS
from generator.model.poster import POSTERS
from generator.model.standard import Day, Programme, Tier
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, measured, named
from generator.outputs.site.markup import (
    amount,
    anchor,
    aside_list,
    bullets,
    esc,
    facts,
    head,
    hours,
    listed,
    steps,
    strip,
    table,
)
from generator.outputs.site.module_page import leaf_crumbs
from generator.outputs.site.platform_files import platform_link
from generator.outputs.site.poster_rows import posters_part
from generator.outputs.site.staged import Entry, Link, StagedPage
from generator.outputs.site.start_time import SCRIPT, control
from generator.outputs.site.start_time import at as at_time


def learn_pages(book: Book) -> Iterator[StagedPage]:
    """The landing page, then each tier, then each programme, then the trainers' page."""
    yield _learn(book)
    for tier in book.tier.values():
        yield _tier(book, tier)
    for programme in book.curriculum.shelf.programmes:
        yield _programme(book, programme)
    if book.modules:
        yield _teach(book)


def ladder(leaf: Leaf) -> str:
    """The tiers as a ladder: a bar for the hours of each."""
    tiers = tuple(leaf.book.tier.values())
    most = max((tier.minutes for tier in tiers), default=1) or 1
    rows = "".join(
        f'<li><a href="{leaf.to(address.tier_url(tier.id))}">{esc(tier.title)}</a><span>{esc(tier.audience)}</span>'
        f'<span class="meter" aria-hidden="true"><svg viewBox="0 0 100 12" preserveAspectRatio="none">'
        f'<rect width="{100 * tier.minutes / most:g}" height="12" fill="var(--plot-solid)"/></svg></span>'
        f'<span class="num">{hours(tier.minutes)}</span></li>'
        for tier in tiers
    )
    return f'<ol class="ladder">{rows}</ol>'


def module_rows(leaf: Leaf, modules: tuple[LearnerModule, ...], caption: str = "") -> str:
    """Modules as a table: title, minutes, what it is about."""
    return table(
        caption,
        (say("site.module"), say("site.run.minutes-long"), say("site.summary")),
        (
            (
                f'<a href="{leaf.to(address.module_url(m.slug))}">{esc(m.matter.id)} {esc(m.matter.short_title)}</a>',
                str(m.matter.minutes),
                esc(m.matter.summary),
            )
            for m in modules
        ),
        css="stack rows",
        nums=(1,),
    )


def _learn(book: Book) -> StagedPage:
    leaf = Leaf(book, address.LEARN)
    total = sum(tier.minutes for tier in book.tier.values())
    lead = say("site.learn-lead", tiers=len(book.tier), hours=hours(total))
    parts = [head((), say("site.learn"), esc(lead)), ladder(leaf)]
    for tier in book.tier.values():
        modules = book.by_tier.get(tier.id, ())
        inside = module_rows(leaf, modules) if modules else f'<p class="gap">{say("site.not-written")}</p>'
        parts.append(strip(f"tier-{tier.id}", tier.title, inside))
    parts.append(f'<div class="strip">{leaf.review(None)}</div>')
    title = say("site.learn")
    body = "\n".join(parts)
    entry = Entry(say("site.page"), say("site.group.pages"), title, address.LEARN, lead, also=(say("site.modules"),))
    return StagedPage(
        address.LEARN, title, title, title, "learn", "wide", body, crumbs=leaf_crumbs()[:1], entries=(entry,)
    )


def _tier(book: Book, tier: Tier) -> StagedPage:
    url = address.tier_url(tier.id)
    leaf = Leaf(book, url)
    place = book.curriculum.shelf.tier_order[tier.id]
    modules = book.by_tier.get(tier.id, ())
    outcomes = [o for o in book.curriculum.shelf.standard.outcomes if o.tier == tier.id]
    top = head((f"{steps(place, len(book.tier))} <b>{say('site.tier')}</b>",), esc(tier.title), esc(tier.summary))
    article = [
        facts(
            (
                (say("site.time"), hours(tier.minutes)),
                (say("site.modules"), str(len(modules)) if modules else say("site.none-yet")),
                (say("site.outcomes"), str(len(outcomes))),
            )
        ),
        f"<p>{esc(tier.audience)}</p>",
    ]
    if book.programmes[tier.id]:
        article += [leaf.h2("part-programmes", say("site.programmes")), bullets(_programme_links(leaf, tier.id))]
    article.append(leaf.h2("part-modules", say("site.modules")))
    article.append(module_rows(leaf, modules) if modules else f'<p class="gap">{say("site.not-written")}</p>')
    article += [leaf.h2("part-outcomes", say("site.outcomes")), outcome_list(leaf, [o.id for o in outcomes])]
    article.append(leaf.review(None))
    others = [(leaf.to(address.tier_url(t.id)), t.title) for t in book.tier.values() if t.id != tier.id]
    aside = [leaf.contents(), aside_list(say("site.other-tiers"), others)]
    entry = Entry(
        say("site.tier"), say("site.group.modules"), tier.title, url, tier.summary, text=tier.audience, tier=tier.id
    )
    body = leaf.frame(top, article, aside, say("site.about-page"))
    return StagedPage(
        url,
        tier.title,
        tier.title,
        tier.title,
        "learn",
        "frame",
        body,
        tuple(leaf.toc),
        leaf_crumbs(),
        entries=(entry,),
    )


def outcome_list(leaf: Leaf, ids: list[str]) -> str:
    """Outcomes with their statements."""
    outcome = leaf.book.curriculum.shelf.outcome
    return bullets(
        (f"<span>{leaf.outcome(id)}</span><span>{leaf.line(outcome[id].text)}</span>" for id in ids), "outcomes"
    )


def _programme_links(leaf: Leaf, tier: str) -> list[str]:
    return [
        f'<a href="{leaf.to(address.programme_url(p.id))}">{esc(p.title)}</a>: {esc(p.summary)}'
        for p in leaf.book.programmes[tier]
    ]


# ---------------------------------------------------------------- programmes


def _programme(book: Book, programme: Programme) -> StagedPage:
    url = address.programme_url(programme.id)
    leaf = Leaf(book, url)
    tier = book.tier[programme.tier]
    place = book.curriculum.shelf.tier_order[tier.id]
    top = head(
        (f"<b>{say('site.programme')}</b>", f"{steps(place, len(book.tier))} {esc(tier.title)}"),
        esc(programme.title),
        esc(programme.summary),
    )
    article = []
    roles = {role.id: role.title for role in book.curriculum.shelf.roles}
    whom = [roles[id] for id in programme.audience if id in roles]
    if whom:
        article.append(f"<p>{say('site.written-for', roles=esc(listed(whom)))}</p>")
    for number, day in enumerate(programme.days, 1):
        article += [
            leaf.h2(f"day-{number}", day.title),
            _day(leaf, day, f"day-{number}", alone=len(programme.days) == 1),
        ]
    article.append(leaf.review(programme.review, programme.id))
    files = book.downloads_of.get(programme.id, ())
    aside = [leaf.get(say("site.take"), files, more=platform_link(leaf, programme.id)), leaf.contents()]
    return StagedPage(
        url=url,
        title=programme.title,
        tab_title=programme.short_title,
        short=programme.short_title,
        section="learn",
        kind="frame",
        body=leaf.frame(top, article, aside, say("site.about-page")),
        toc=tuple(leaf.toc),
        crumbs=(*leaf_crumbs(), Link(tier.title, address.tier_url(tier.id))),
        entries=(
            Entry(
                say("site.programme"),
                say("site.group.modules"),
                programme.title,
                url,
                programme.summary,
                tier=tier.id,
                audience=programme.audience,
            ),
        ),
        scripts=(SCRIPT,) if programme.days else (),
    )


def _day(leaf: Leaf, day: Day, name: str, *, alone: bool) -> str:
    """The order of a day with its clock. A module takes its minutes and its own breaks."""
    rows: list[tuple[str, str, str]] = []
    at = 0
    for part in day.parts:
        if part.module:
            module = leaf.book.module.get(part.module)
            minutes = sum(p.minutes for p in module.parts) if module else 0
            minutes = minutes or (module.matter.minutes if module else 0)
            what = leaf.module_link(part.module)
        else:
            minutes, what = part.pause or 0, esc(part.title)
        rows.append((at_time(name, day.start, at), what, str(minutes) if minutes else say("site.not-written")))
        at += minutes
    rows.append((at_time(name, day.start, at), say("site.end"), ""))
    return control(name, day.start, at, "" if alone else day.title) + table(
        say("site.day-order"), (say("site.run.clock"), say("site.run.what"), say("site.run.minutes")), rows, nums=(2,)
    )


# ---------------------------------------------------------------- teach


def _forms(leaf: Leaf) -> Iterator[str]:
    """The forms for any course, to take: in the order in which they are needed."""
    forms = [d for d in leaf.book.downloads if d.path.startswith(f"{FORMS}/")]
    finished = {d.stem: d for d in forms if not d.editable}
    editable = {d.stem: d for d in forms if d.editable}
    for form in leaf.book.curriculum.shelf.forms_in_order:
        if form.id in finished:
            given, word = finished[form.id], editable.get(form.id)
            more = f"; {anchor(leaf.to(word.path), esc(measured(word)))}" if word else ""
            yield f"{anchor(leaf.to(given.path), esc(form.matter.title))} {esc(form.matter.subtitle)} ({esc(measured(given))}{more})"


def _teach(book: Book) -> StagedPage:
    leaf = Leaf(book, address.TEACH)
    article: list[str] = []
    rows = list(_before_the_day(leaf))
    if rows:
        article += [leaf.h2("part-guides", say("site.teach-guides")), bullets(rows)]
    for programme in book.curriculum.shelf.programmes:
        article += [
            leaf.h2(f"programme-{programme.id}", programme.title),
            f'<p>{esc(programme.summary)} <a href="{leaf.to(address.programme_url(programme.id))}">{say("site.day-order")}</a></p>',
            leaf.get(say("site.take"), book.downloads_of.get(programme.id, ())),
        ]
    if forms := [*_forms(leaf)]:
        article += [leaf.h2("part-forms", say("site.forms")), f"<p>{say('site.forms-lead')}</p>", bullets(forms)]
    article += posters_part(leaf)
    article.append(leaf.h2("part-modules", say("site.modules")))
    for tier in book.tier.values():
        for module in book.by_tier.get(tier.id, ()):
            matter = module.matter
            files = leaf.get(f"{matter.id} {matter.short_title}", book.downloads_of.get(module.slug, ()))
            about = f"{amount('site.count-minutes', matter.minutes)}. {esc(matter.summary)}"
            back = _handed_back(leaf, module.slug)
            article.append(f"<h3>{leaf.module_link(matter.id)}</h3><p>{about}</p>{files}{back}")
    article.append(leaf.review(None))
    title = say("site.teach")
    top = head((), title, say("site.teach-lead"))
    body = leaf.frame(top, article, [leaf.contents()], say("site.about-page"))
    cards = book.card_of.values()
    packs = (d for d in book.downloads if d.format == "pdf" and not d.sheet and not d.for_platform and d not in cards)
    offered = {named(d) for d in packs if not d.path.startswith((f"{FORMS}/", f"{POSTERS}/"))}
    offered |= {form.matter.title for form in book.curriculum.shelf.forms}
    offered |= {poster.matter.title for poster in book.curriculum.shelf.posters}
    entry = Entry(
        say("site.page"), say("site.group.pages"), title, address.TEACH, say("site.teach-lead"), tuple(sorted(offered))
    )
    return StagedPage(
        address.TEACH, title, title, title, "teach", "frame", body, tuple(leaf.toc), leaf_crumbs()[:1], entries=(entry,)
    )


def _handed_back(leaf: Leaf, slug: str) -> str:
    """The sheets of a module that learners hand back, to edit: they have no page of their own."""
    module = next(module for module in leaf.book.curriculum.modules if module.slug == slug)
    rows = []
    for handout in module.handouts:
        name = (slug, f"{handout.matter.id}-facilitator")
        files = tuple(file for file in (leaf.book.sheet_of.get(name), leaf.book.editable_of.get(name)) if file)
        if files:
            rows.append(f"{esc(handout.matter.title)}{leaf.files(files)}")
    return f"<p>{say('site.handed-back')}</p>{bullets(rows)}" if rows else ""


def _before_the_day(leaf: Leaf) -> Iterator[str]:
    """What helps a trainer beside the packs: the pages for trainers, the tools, and who is in the cases."""
    book = leaf.book
    if book.downloads:
        yield f"{anchor(leaf.to(address.DOWNLOADS), say('site.downloads'))}: {say('site.downloads-lead')}"
    for page in book.curriculum.shelf.pages:
        if page.matter.kind == "teach":
            yield f"{leaf.link('page', page.matter.id, page.matter.title)}: {esc(page.matter.summary)}"
    if "tool" in book.shelf:
        tools = anchor(leaf.to(address.shelf_url("tool")), say("site.shelf.tool"))
        yield f"{tools}: {say('site.shelf.tool.lead')}"
    register = book.curriculum.shelf.cases
    if register:
        cases = anchor(leaf.to(address.CASES), say("site.cases"))
        yield f"{cases}: {say('site.cases-lead', n=len(register.cases))}"
