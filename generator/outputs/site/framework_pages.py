"""Crosswalks: each external framework both ways, and what nothing answers."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.standard import Framework, FrameworkCode
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, source
from generator.outputs.site.markup import aside_list, bullets, day, esc, facts, head, listed, table
from generator.outputs.site.platform_files import crosswalk_files, standard_files
from generator.outputs.site.staged import Entry, Link, StagedPage
from generator.outputs.site.standard_pages import standard_crumbs


def framework_pages(book: Book) -> Iterator[StagedPage]:
    """The list of frameworks, then a page for each; nothing without frameworks."""
    frameworks = book.curriculum.shelf.frameworks
    if not frameworks:
        return
    yield _list(book)
    for framework in frameworks:
        yield _framework(book, framework)


def _list(book: Book) -> StagedPage:
    leaf = Leaf(book, address.FRAMEWORKS)
    nation = book.curriculum.shelf.nation
    rows = (
        (
            f'<a href="{leaf.to(address.framework_url(f.id))}">{esc(f.title)}</a>',
            esc(listed([nation.get(id, id) for id in f.nations])),
            esc(say("site.codes-count", n=len(f.codes)) if f.codes else say("site.codes-none")),
        )
        for f in book.curriculum.shelf.frameworks
    )
    title = say("site.frameworks")
    top = head((), title, say("site.frameworks-lead"))
    article = [table("", (say("site.framework"), say("site.nations"), say("site.codes")), rows), leaf.review(None)]
    aside = [leaf.get(say("site.take"), (*crosswalk_files(book), *standard_files(book)))]
    body = leaf.frame(top, article, aside, say("site.about-page"))
    return StagedPage(address.FRAMEWORKS, title, title, title, "standard", "frame", body, crumbs=standard_crumbs(book))


def _framework(book: Book, framework: Framework) -> StagedPage:
    url = address.framework_url(framework.id)
    leaf = Leaf(book, url)
    nation = book.curriculum.shelf.nation
    answered = _answered(book, framework)
    article = [
        facts(
            (
                (say("site.owner"), esc(framework.owner)),
                (say("site.nations"), esc(listed([nation.get(id, id) for id in framework.nations]))),
                (say("site.checked-on"), day(framework.checked)),
            )
        ),
        f"<p>{esc(framework.status)}</p>",
    ]
    if framework.not_available:
        article += [leaf.h2("part-not-available", say("site.codes-none")), f"<p>{esc(framework.not_available)}</p>"]
    if framework.codes:
        article += list(_from_codes(leaf, framework, answered))
    if framework.crosswalk or framework.by_tier:
        article += list(_from_outcomes(leaf, framework))
    article.append(
        f'<section class="cites" aria-labelledby="part-sources"><h2 id="part-sources">{say("site.sources")}</h2>'
        f"<ol><li>{source(book, framework.source)}</li></ol></section>"
    )
    article.append(leaf.review(None))
    top = head((f"<b>{say('site.framework')}</b>",), esc(framework.title), say("site.framework-lead"))
    others = [
        (leaf.to(address.framework_url(f.id)), f.short_title)
        for f in book.curriculum.shelf.frameworks
        if f.id != framework.id
    ]
    files = crosswalk_files(book, framework.id)
    aside = [leaf.get(say("site.take"), files), leaf.contents(), aside_list(say("site.other-frameworks"), others)]
    return StagedPage(
        url=url,
        title=framework.title,
        tab_title=framework.short_title,
        short=framework.short_title,
        section="standard",
        kind="frame",
        body=leaf.frame(top, article, aside, say("site.about-page")),
        toc=tuple(leaf.toc),
        crumbs=(*standard_crumbs(book), Link(say("site.frameworks"), address.FRAMEWORKS)),
        entries=(
            Entry(
                say("site.framework"), say("site.group.standard"), framework.title, url, framework.owner,
                also=(framework.short_title,), text=" ".join(code.label for code in framework.codes),
            ),
        ),
    )  # fmt: skip


def _answered(book: Book, framework: Framework) -> dict[str, list[str]]:
    """Outcomes by the code that they are read against."""
    found: dict[str, list[str]] = {}
    for outcome in book.curriculum.shelf.standard.outcomes:
        for code in framework.codes_for(outcome):
            found.setdefault(code, []).append(outcome.id)
    return found


def _from_codes(leaf: Leaf, framework: Framework, answered: dict[str, list[str]]) -> Iterator[str]:
    """Each code with the outcomes that answer it; a gap is named, with its reason where there is one."""
    gaps = sum(1 for code in framework.codes if code.code not in answered)
    yield leaf.h2("part-codes", say("site.from-codes"))
    yield f"<p>{say('site.codes-answered', answered=len(framework.codes) - gaps, total=len(framework.codes))}</p>"
    heads = (say("site.code"), say("site.about-code"), say("site.outcomes"))
    groups = [(g.title, [c for c in framework.codes if c.group == g.id]) for g in framework.groups]
    rest = [c for c in framework.codes if c.group not in {g.id for g in framework.groups}]
    for title, codes in [*groups, ("", rest)]:
        if codes:
            yield table(title, heads, [_code_row(leaf, code, answered.get(code.code, [])) for code in codes])


def _code_row(leaf: Leaf, code: FrameworkCode, outcomes: list[str]) -> tuple[str, str, str]:
    if outcomes:
        return esc(code.code), esc(code.label), ", ".join(leaf.outcome(id) for id in outcomes)
    return esc(code.code), esc(code.label), f'<span class="gap">{esc(code.not_mapped or say("site.no-outcome"))}</span>'


def _from_outcomes(leaf: Leaf, framework: Framework) -> Iterator[str]:
    """Each outcome with its codes, and what holds for whole tiers."""
    rows = [(leaf.outcome(row.outcome), esc(", ".join(row.codes))) for row in framework.crosswalk]
    if rows:
        yield leaf.h2("part-outcomes", say("site.from-outcomes"))
        yield table("", (say("site.outcome"), say("site.codes")), rows)
    if framework.by_tier:
        yield leaf.h2("part-tiers", say("site.from-tiers"))
        yield bullets(
            f'<a href="{leaf.to(address.tier_url(row.tier))}">{esc(leaf.book.tier[row.tier].title)}</a>: '
            f"{esc(', '.join(row.codes))}{f' ({esc(row.only_if)})' if row.only_if else ''}"
            for row in framework.by_tier
        )
