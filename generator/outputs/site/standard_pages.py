"""The standard: its overview, its domains, and a page for every outcome."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.standard import Condition, Domain, Outcome
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, mark
from generator.outputs.site.learn_pages import outcome_list
from generator.outputs.site.markup import amount, aside_list, bullets, esc, head, steps, table
from generator.outputs.site.platform_files import standard_files
from generator.outputs.site.staged import Entry, Link, StagedPage


def standard_pages(book: Book) -> Iterator[StagedPage]:
    """The overview, then domains, then outcomes."""
    yield _overview(book)
    for domain in book.domain.values():
        yield _domain(book, domain)
    for outcome in book.curriculum.shelf.standard.outcomes:
        yield _outcome(book, outcome)


def standard_crumbs(book: Book) -> tuple[Link, ...]:
    """The trail to anything of the standard. Where there are pages on law, their list stands before it."""
    start, law = Link(say("site.start"), ""), Link(say("site.law"), law_url(book))
    return (start, law, Link(say("site.standard"), address.STANDARD)) if "law" in book.shelf else (start, law)


def law_url(book: Book) -> str:
    """Where the menu's item for law and standards leads."""
    return address.shelf_url("law") if "law" in book.shelf else address.STANDARD


def _overview(book: Book) -> StagedPage:
    standard = book.curriculum.shelf.standard
    leaf = Leaf(book, address.STANDARD)
    article = [
        f"<p>{esc(standard.status)}</p>",
        leaf.h2("part-doors", say("site.look-closer")),
        bullets(standard_doors(leaf)),
        leaf.h2("part-tiers", say("site.tiers")),
        table(
            "",
            (say("site.tier"), say("site.outcomes"), say("site.who-needs")),
            (
                (
                    f'<a href="{leaf.to(address.tier_url(tier.id))}">{esc(tier.title)}</a>',
                    str(sum(1 for outcome in standard.outcomes if outcome.tier == tier.id)),
                    esc(tier.audience),
                )
                for tier in standard.tiers
            ),
            nums=(1,),
        ),
        leaf.h2("part-domains", say("site.domains")),
        table("", (say("site.domain"), say("site.code"), say("site.outcomes")), _domain_rows(leaf), nums=(2,)),
    ]
    for id, title, rows in (
        ("part-conditions", say("site.conditions"), [_condition(condition) for condition in standard.conditions]),
        ("part-rules", say("site.rules"), [_titled(leaf, rule.title, rule.text) for rule in standard.rules]),
        ("part-watch", say("site.watch"), [_titled(leaf, watch.title, watch.text) for watch in standard.watch]),
    ):
        if rows:
            article += [leaf.h2(id, title), bullets(rows, "plain-list")]
    article.append(leaf.sources())
    article.append(leaf.review(None))
    top = head((f"<b>{say('site.version', version=esc(standard.version))}</b>",), esc(standard.title))
    data = tuple(d for d in book.downloads if d.path.startswith("data/") and "/schema/" not in d.path)
    aside = [leaf.contents(), leaf.get(say("site.take"), standard_files(book)), leaf.get(say("site.use-data"), data)]
    body = leaf.frame(top, article, aside, say("site.about-page"))
    crumbs = standard_crumbs(book)
    entry = Entry(say("site.standard"), say("site.group.standard"), standard.title, address.STANDARD, standard.status)
    return StagedPage(
        address.STANDARD, standard.title, crumbs[-1].title, crumbs[-1].title, "standard", "frame", body,
        tuple(leaf.toc), crumbs[:-1], entries=(entry,),
    )  # fmt: skip


def _condition(condition: Condition) -> str:
    who = f'<span class="small">{say("site.asked-of", who=esc(condition.asked_of))} {esc(condition.today)}</span>'
    return f'<strong id="condition-{esc(condition.id.lower())}">{esc(condition.id)}</strong> {esc(condition.text)}<br>{who}'


def _titled(leaf: Leaf, title: str, text: str) -> str:
    return f"<strong>{esc(title)}.</strong> {leaf.line(text)}"


def standard_doors(leaf: Leaf) -> Iterator[str]:
    """Links into what proves the standard, each with a few words."""
    shelf = leaf.book.curriculum.shelf
    yield f'<a href="{leaf.to(address.COVERAGE)}">{say("site.coverage")}</a>: {say("site.coverage-door")}'
    if shelf.demands:
        yield f'<a href="{leaf.to(address.DEMANDS)}">{say("site.demands")}</a>: {say("site.demands-door")}'
    if shelf.frameworks:
        yield f'<a href="{leaf.to(address.FRAMEWORKS)}">{say("site.frameworks")}</a>: {say("site.frameworks-door")}'


def _domain_rows(leaf: Leaf) -> Iterator[tuple[str, str, str]]:
    outcomes = leaf.book.curriculum.shelf.standard.outcomes
    for domain in leaf.book.domain.values():
        link = f'<a href="{leaf.to(address.domain_url(domain.id))}">{esc(domain.title)}</a>'
        yield link, esc(domain.id), str(sum(1 for outcome in outcomes if outcome.domain == domain.id))


# ---------------------------------------------------------------- domains


def _domain(book: Book, domain: Domain) -> StagedPage:
    url = address.domain_url(domain.id)
    leaf = Leaf(book, url)
    outcomes = [o for o in book.curriculum.shelf.standard.outcomes if o.domain == domain.id]
    article = []
    for tier in book.tier.values():
        ids = [outcome.id for outcome in outcomes if outcome.tier == tier.id]
        if ids:
            article += [leaf.h2(f"tier-{tier.id}", tier.title), outcome_list(leaf, ids)]
    article += [leaf.sources(), leaf.review(None)]
    top = head(
        (f"<b>{say('site.domain')} {esc(domain.id)}</b>", amount("site.count-outcomes", len(outcomes))),
        esc(domain.title),
    )
    others = [(leaf.to(address.domain_url(d.id)), d.title) for d in book.domain.values() if d.id != domain.id]
    body = leaf.frame(
        top, article, [leaf.contents(), aside_list(say("site.other-domains"), others)], say("site.about-page")
    )
    entry = Entry(say("site.domain"), say("site.group.standard"), domain.title, url, also=(domain.id,))
    return StagedPage(
        url, domain.title, domain.title, domain.title, "standard", "frame", body, tuple(leaf.toc), standard_crumbs(book),
        entries=(entry,),
    )  # fmt: skip


# ---------------------------------------------------------------- outcomes


def _outcome(book: Book, outcome: Outcome) -> StagedPage:
    url = address.outcome_url(outcome.id)
    leaf = Leaf(book, url)
    tier, domain = book.tier[outcome.tier], book.domain[outcome.domain]
    place = book.curriculum.shelf.tier_order[tier.id]
    top = head(
        (f"<b>{say('site.outcome')}</b>", f"{steps(place, len(book.tier))} {esc(tier.title)}", esc(domain.title)),
        esc(f"{outcome.id} {domain.short_title}"),
    )
    statement = leaf.line(outcome.text).replace("<strong>", "<b>").replace("</strong>", "</b>")
    article = [
        f'<p class="can"><b>{say("site.objectives")}</b></p>',
        f'<p class="statement">{statement}</p>',
        leaf.h2("part-road", say("site.road")),
        _road(leaf, outcome),
    ]
    asked = book.asked.get(outcome.id, ())
    if asked:
        demands = leaf.to(address.DEMANDS)
        rows = [(f'<a href="{demands}#{esc(d.id.lower())}">{esc(d.id)}</a>', esc(d.text)) for d in asked]
        article.append(leaf.h2("part-asked", say("site.asked")))
        article.append(table(say("site.asked-caption"), (say("site.demand"), say("site.what-asked")), rows))
    codes = list(_codes(leaf, outcome))
    if codes:
        article.append(leaf.h2("part-frameworks", say("site.crosswalk")))
        article.append(
            table(
                say("site.crosswalk-caption"), (say("site.framework"), say("site.code"), say("site.about-code")), codes
            )
        )
    article += [leaf.sources(), leaf.review(None)]
    near = [o for o in book.curriculum.shelf.standard.outcomes if o.domain == domain.id and o.id != outcome.id]
    aside = [
        leaf.contents(),
        aside_list(say("site.same-domain"), [(leaf.to(address.outcome_url(o.id)), o.id) for o in near]),
    ]
    short = f"{outcome.id} {domain.short_title}"
    return StagedPage(
        url=url,
        title=short,
        tab_title=short,
        short=outcome.id,
        section="standard",
        kind="frame",
        body=leaf.frame(top, article, aside, say("site.about-page")),
        toc=tuple(leaf.toc),
        crumbs=(*standard_crumbs(book), Link(domain.short_title, address.domain_url(domain.id))),
        entries=(
            Entry(
                say("site.outcome"),
                say("site.group.standard"),
                short,
                url,
                outcome.plain,
                also=(outcome.id,),
                tier=tier.id,
            ),
        ),
    )


def _road(leaf: Leaf, outcome: Outcome) -> str:
    """Where it is taught, practised and assessed; a gap is named as one."""
    row = leaf.book.rows[outcome.id]
    gap = f'<span class="gap">{say("site.gap" if row.offered else "site.gap-tier")}</span>'
    steps_of = (
        ("", say("site.taught"), [leaf.module_link(id) for id in row.taught]),
        ("p", say("site.practised"), [leaf.module_link(id) for id in row.practised]),
        ("a", say("site.assessed"), [_assessed(leaf, id) for id in row.assessed]),
    )
    rows = (f"<li>{mark(css, words)}<span>{'<br>'.join(found) or gap}</span></li>" for css, words, found in steps_of)
    return f'<ol class="road">{"".join(rows)}</ol>'


def _assessed(leaf: Leaf, id: str) -> str:
    module = leaf.book.module[id]
    url = leaf.to(f"{address.module_url(module.slug)}#part-task")
    return f'{leaf.module_link(id)}: <a href="{url}">{esc(module.task.title)}</a>'


def _codes(leaf: Leaf, outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    for framework in leaf.book.curriculum.shelf.frameworks:
        codes = framework.codes_for(outcome)
        labels = {code.code: code.label for code in framework.codes}
        if codes:
            link = f'<a href="{leaf.to(address.framework_url(framework.id))}">{esc(framework.short_title)}</a>'
            yield link, esc(", ".join(codes)), esc("; ".join(labels[c] for c in codes if c in labels))
