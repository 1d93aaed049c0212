"""What the public asked for, the glossary, the sources, and help by nation."""

from collections.abc import Iterator

from generator.model.catalogue import say
from generator.model.reference import Service, Services, Term
from generator.model.standard import Demand, Demands
from generator.outputs.site import address, local
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf, source
from generator.outputs.site.markup import badges, call, day, esc, head, listed, table
from generator.outputs.site.staged import Entry, Link, StagedPage
from generator.outputs.site.standard_pages import standard_crumbs


def reference_pages(book: Book) -> Iterator[StagedPage]:
    """Demands, glossary, sources and help, each where there is something to show."""
    shelf = book.curriculum.shelf
    if shelf.demands:
        yield _demands(book, shelf.demands)
    if shelf.glossary:
        yield _glossary(book)
    if shelf.references:
        yield _sources(book)
    if shelf.services:
        yield _help(book, shelf.services)


def _start() -> tuple[Link, ...]:
    return (Link(say("site.start"), ""),)


# ---------------------------------------------------------------- demands


def _demands(book: Book, demands: Demands) -> StagedPage:
    leaf = Leaf(book, address.DEMANDS)
    met = sum(1 for demand in demands.demands if _met(book, demand))
    article = [f"<p>{say('site.demands-met', met=met, total=len(demands.demands))}</p>"]
    heads = (say("site.demand"), say("site.what-asked"), say("site.answered-by"), say("site.state"))
    for asked in demands.sources:
        rows = [_demand_row(leaf, demand) for demand in demands.demands if demand.source == asked.id]
        if rows:
            article.append(leaf.h2(f"source-{asked.id.lower()}", asked.title))
            article.append(f"<p>{esc(asked.note)}</p>" if asked.note else "")
            article.append(table("", heads, rows, "stack across"))
    article.append(leaf.review(None))
    title = say("site.demands")
    top = head((f"<b>{say('site.evidence')}</b>",), say("site.demands-title"), esc(demands.about))
    body = leaf.frame(top, article, [leaf.contents()], say("site.about-page"))
    entry = Entry(
        say("site.evidence"), say("site.group.standard"), say("site.demands-title"), address.DEMANDS, demands.about,
        text=" ".join(demand.text for demand in demands.demands),
    )  # fmt: skip
    return StagedPage(
        address.DEMANDS,
        title,
        title,
        title,
        "standard",
        "frame",
        body,
        tuple(leaf.toc),
        standard_crumbs(book),
        entries=(entry,),
    )


def _met(book: Book, demand: Demand) -> bool:
    """Whether something that answers it is written: an outcome that is assessed."""
    return any(book.rows[id].assessed for id in demand.outcomes if id in book.rows)


def _demand_row(leaf: Leaf, demand: Demand) -> tuple[str, str, str, str]:
    book = leaf.book
    answers = [leaf.outcome(id) for id in demand.outcomes]
    conditions = f"{leaf.to(address.STANDARD)}#condition-"
    answers += [f'<a href="{conditions}{esc(id.lower())}">{esc(id)}</a>' for id in demand.conditions]
    modules = sorted({id for o in demand.outcomes if o in book.rows for id in book.rows[o].assessed})
    if modules:
        state = say("site.taught-in", modules=", ".join(leaf.link("module", id, id) for id in modules))
    else:
        state = f'<span class="gap">{say("site.not-written" if demand.outcomes else "site.asked-of-others")}</span>'
    return f'<span id="{esc(demand.id.lower())}">{esc(demand.id)}</span>', esc(demand.text), ", ".join(answers), state


# ---------------------------------------------------------------- glossary


def _glossary(book: Book) -> StagedPage:
    leaf = Leaf(book, address.GLOSSARY)
    terms = sorted(book.curriculum.shelf.glossary, key=lambda term: (term.term.casefold(), term.id))
    letters: dict[str, list[Term]] = {}
    for term in terms:
        letters.setdefault(term.term[0].upper(), []).append(term)
    jumps = "".join(f'<li><a href="#letter-{esc(_slug(letter))}">{esc(letter)}</a></li>' for letter in letters)
    article = [f'<nav aria-label="{say("site.letters")}"><ul class="letters">{jumps}</ul></nav>']
    for letter, named in letters.items():
        rows = "".join(_term(leaf, term) for term in named)
        article.append(f'<h2 id="letter-{esc(_slug(letter))}">{esc(letter)}</h2><dl class="lettered">{rows}</dl>')
    article += [leaf.sources(), leaf.review(None)]
    title = say("site.glossary")
    body = leaf.frame(head((), title, say("site.glossary-lead")), article, [], say("site.about-page"))
    entries = tuple(
        Entry(
            say("site.term"), say("site.group.terms"), term.term, f"{address.GLOSSARY}#{term.id}", term.definition,
            also=(*term.aliases, *((term.cymraeg,) if term.cymraeg else ())), nations=term.nations,
        )
        for term in terms
    )  # fmt: skip
    return StagedPage(address.GLOSSARY, title, title, title, "", "frame", body, (), _start(), entries=entries)


def _slug(letter: str) -> str:
    return letter.lower() if letter.isalnum() else "other"


def _term(leaf: Leaf, term: Term) -> str:
    shelf = leaf.book.curriculum.shelf
    numbers = [leaf.notes.number(key, "") for key in term.sources]
    said = say("site.source-number", n="{}")
    refs = ", ".join(f'<a href="#source-{n}" aria-label="{said.format(n)}">{n}</a>' for n in numbers)
    sup = f'<sup class="refs">{refs}</sup>' if refs else ""
    rows = [f"<dd>{esc(term.definition)}{sup}</dd>"]
    notes = []
    if term.nations:
        notes.append(esc(listed([shelf.nation.get(id, id) for id in term.nations])))
    if term.cymraeg:
        notes.append(f'{say("site.cymraeg")} <span lang="cy">{esc(term.cymraeg)}</span>')
    if term.aliases:
        notes.append(esc(say("site.also-called", names=", ".join(term.aliases))))
    near = [f'<a href="#{id}">{esc(shelf.term[id].term)}</a>' for id in term.see_also if id in shelf.term]
    if near:
        notes.append(f"{say('site.see-also')} {', '.join(near)}")
    if notes:
        rows.append(f'<dd class="also">{". ".join(notes)}.</dd>')
    return f'<div><dt id="{term.id}">{esc(term.term)}</dt>{"".join(rows)}</div>'


# ---------------------------------------------------------------- sources


def _sources(book: Book) -> StagedPage:
    leaf = Leaf(book, address.SOURCES)
    kinds: dict[str, list[str]] = {}
    for reference in book.curriculum.shelf.references:
        kinds.setdefault(reference.type, []).append(reference.id)
    article = []
    for kind in sorted(kinds):
        rows = sorted(f'<li id="{key}">{source(book, key)}</li>' for key in kinds[kind])
        rows.sort(key=lambda row: row.partition(">")[2].casefold())
        article.append(leaf.h2(f"kind-{kind}", say(f"site.source-kind.{kind}")))
        article.append(f"<ul>{''.join(rows)}</ul>")
    article.append(leaf.review(None))
    title = say("site.sources")
    top = head((), title, say("site.sources-lead"))
    body = leaf.frame(top, article, [leaf.contents()], say("site.about-page"))
    return StagedPage(address.SOURCES, title, title, title, "", "frame", body, tuple(leaf.toc), _start())


# ---------------------------------------------------------------- help


def _help(book: Book, services: Services) -> StagedPage:
    """Groups first, then every service by nation."""
    nation = book.curriculum.shelf.nation
    leaf = Leaf(book, address.HELP)
    by_id = {service.id: service for service in services.services}
    article = [call("safety", f"<p>{esc(services.safety)}</p>"), f'<p class="small">{esc(services.note)}</p>']
    article += local.contacts(leaf, book.curriculum.shelf)
    heads = (say("site.service"), say("site.nations"), say("site.reach"))
    for group in services.groups:
        rows = [_brief(leaf, by_id[id]) for id in group.services if id in by_id]
        article += [leaf.h2(group.id, group.title), table("", heads, rows)]
    article.append(leaf.h2("part-all", say("site.all-services")))
    article += [_service(leaf, service) for service in services.services]
    article.append(leaf.review(None))
    title = say("site.help")
    top = head((), title, say("site.help-lead"))
    body = leaf.frame(top, article, [leaf.contents()], say("site.about-page"))
    entries = tuple(
        Entry(
            say("site.service"), say("site.group.help"), s.name, f"{address.HELP}#{s.id}", s.audience,
            tuple(name for name in (s.run_by, *_only_in(nation, s)) if name), nations=s.nations,
        )
        for s in services.services
    )  # fmt: skip
    whole = Entry(
        say("site.page"), say("site.group.help"), title, address.HELP, say("site.help-lead"),
        (*say("site.help-also").split(", "), *nation.values()), text=" ".join(g.title for g in services.groups),
    )  # fmt: skip
    return StagedPage(
        address.HELP, title, title, title, "", "frame", body, tuple(leaf.toc), _start(), entries=(whole, *entries)
    )


def _only_in(nation: dict[str, str], service: Service) -> list[str]:
    """Names of the nations that a service is for, where it is not for all."""
    return [] if set(nation) <= set(service.nations) else [nation.get(id, id) for id in service.nations]


def _nations(leaf: Leaf, ids: tuple[str, ...]) -> str:
    nation = leaf.book.curriculum.shelf.nation
    if nation and set(nation) <= set(ids):
        return badges([(say("site.every-nation"), "")])
    return badges([(nation.get(id, id), "") for id in ids])


def _brief(leaf: Leaf, service: Service) -> tuple[str, str, str]:
    return f'<a href="#{service.id}">{esc(service.name)}</a>', _nations(leaf, service.nations), _reach(service)


def _reach(service: Service) -> str:
    """The ways to reach a service, telephone numbers ready to be dialled."""
    found = []
    for way in service.lines:
        value = esc(way.value)
        if way.kind == "phone":
            dialled = "".join(c for c in way.value if c.isdigit() or c == "+")
            value = f'<a class="tel" href="tel:{dialled}">{value}</a>'
        elif way.value.startswith("http"):
            value = f'<a href="{value}" rel="noreferrer">{value.removeprefix("https://")}</a>'
        kind = "" if way.kind == "phone" else f"{say(f'site.line.{way.kind}')} "
        note = f" ({esc(way.note.strip().rstrip('.'))})" if way.note else ""
        found.append(f"{kind}{value}{note}")
    return "<br>".join(found) or f'<span class="gap">{say("site.no-number")}</span>'


def _service(leaf: Leaf, service: Service) -> str:
    by = f" ({esc(service.run_by)})" if service.run_by else ""
    times = say("site.always-open") if service.always_open else esc(service.hours)
    notes = " ".join(
        part for part in (times, esc(service.note), say("site.checked-cap", day=day(service.checked))) if part
    )
    return (
        f'<div class="service"><h3 id="{service.id}">{esc(service.name)}{by}</h3>'
        f"{_nations(leaf, service.nations)}<p>{esc(service.audience.rstrip('.'))}.</p>"
        f'<p>{_reach(service)}</p><p class="small">{notes}</p></div>'
    )
