"""Our cases: whom the material shows, listed and counted, so that everybody can judge the balance."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model.catalogue import say
from generator.model.course import Case, Cases
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import anchor, esc, head, strip, table
from generator.outputs.site.staged import Entry, Link, StagedPage


def cases_pages(book: Book) -> Iterator[StagedPage]:
    """The page of the register, where there is one."""
    if book.curriculum.shelf.cases:
        yield _page(book, book.curriculum.shelf.cases)


def _page(book: Book, register: Cases) -> StagedPage:
    leaf, title, lead = Leaf(book, address.CASES), say("site.cases"), say("site.cases-lead", n=len(register.cases))
    heads = tuple(
        say(f"site.cases.{name}") for name in ("case", "who-harms", "who-is-harmed", "where", "with", "stands")
    )
    rows = (_row(leaf, register, case) for case in register.cases)
    counts = "".join(
        table(caption, (caption, say("site.cases.count")), own, "count", (1,))
        for caption, own in _counts(book, register)
    )
    parts = [
        head((), title, lead),
        strip("counts", say("site.cases.counts"), f'<div class="counts">{counts}</div>'),
        strip("cases", say("site.cases.list"), table("", heads, rows, "stack")),
        f'<div class="strip">{leaf.review(None)}</div>',
    ]
    crumbs = (Link(say("site.start"), ""), *((Link(say("site.teach"), address.TEACH),) if book.modules else ()))
    entry = Entry(say("site.page"), say("site.group.pages"), title, leaf.url, lead)
    return StagedPage(leaf.url, title, title, title, "teach", "wide", "\n".join(parts), crumbs=crumbs, entries=(entry,))


def _row(leaf: Leaf, register: Cases, case: Case) -> tuple[str, ...]:
    nation = {**leaf.book.curriculum.shelf.nation, **register.nations}.get(case.nation, case.nation)
    kind = register.relationships.get(case.relationship, case.relationship)
    service = register.services.get(case.service, case.service)
    children = (
        f'<br><span class="small">{say("site.cases.children", ages=esc(case.children))}</span>' if case.children else ""
    )
    where = f"{esc(nation)}, {esc(register.places.get(case.place, case.place))}"
    return (
        f'<span id="case-{esc(case.id)}">{esc(case.name)}</span>',
        f'{esc(case.who_harms)}<br><span class="small">{say("site.cases.relationship")}: {esc(kind)}</span>',
        f"{esc(case.who_is_harmed)}{children}",
        f'{where}<br><span class="small">{say("site.cases.service")}: {esc(service)}</span>',
        esc(", ".join(case.lives_with)) or "–",
        ", ".join(dict.fromkeys(_home(leaf, file) for file in case.files)),
    )


def _home(leaf: Leaf, file: str) -> str:
    """The page on which a case can be met: of its module, or the reference page that tells it."""
    for module in leaf.book.curriculum.modules:
        if file.startswith(f"{module.folder}/"):
            return leaf.module_link(module.id)
    for guide in leaf.book.curriculum.shelf.guides:
        if file == guide.file:
            return anchor(leaf.to(address.guide_url(guide.kind, guide.id)), esc(guide.matter.short_title))
    return esc(file)


def _counts(book: Book, register: Cases) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each closed list its name, and how many cases have each of its values; none is told too."""
    lists: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("relationship", register.relationships),
        ("sex_of_person_who_harms", register.sexes),
        ("sex_of_person_harmed", register.sexes),
        ("nation", {**book.curriculum.shelf.nation, **register.nations}),
        ("place", register.places),
        ("service", register.services),
    )
    for key, titles in lists:
        found = Counter(getattr(case, key) for case in register.cases)
        yield say(f"site.cases.{key}"), [(esc(title), str(found[id])) for id, title in titles.items()]
