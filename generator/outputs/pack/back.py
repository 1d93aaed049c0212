"""The back of a pack: the reading, local contacts, services, words, sources, and about the pack."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.formats.citations import cite_texts
from generator.formats.quotes import curl
from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, breakable, call, literal, words
from generator.model.catalogue import say
from generator.model.reference import Service, Slot, Term
from generator.outputs.pack import local
from generator.outputs.pack.frame import Frame, listed, long_date
from generator.outputs.pack.standing import said as status_said
from generator.outputs.pack.view import House


def reading(frame: Frame) -> str:
    """The reading, for the trainer's own study."""
    module = frame.the_module
    out = call("part", words(module.id), words(say("pack.reading-title")))
    out += call("lead", words(say("pack.reading-lead", words=f"{module.words:,}")))
    return out + frame.text(module.reading, "reading") + "\n\n"


def contacts(frame: Frame) -> str:
    """Local facts as lines to write on."""
    if not frame.view.slots:
        return ""
    house = frame.view.house
    out = call("part", "[]", words(say("pack.contacts-title")), target=literal(local.CONTACTS))
    out += call("lead", words(_contacts_lead(house)))
    return out + call("to-fill", array(_contact_row(slot, local.said(house.local, slot)) for slot in frame.view.slots))


def _contacts_lead(house: House) -> str:
    """Who filled them in and when; with nobody, that they are to be filled in."""
    if house.local is None:
        return say("pack.contacts-lead")
    matter = house.local.edition.matter
    dates = {"checked": long_date(matter.checked), "due": long_date(matter.due)}
    return " ".join(filter(None, (say("edition.contacts-lead", edition=matter.name, **dates), matter.note)))


def _contact_row(slot: Slot, said: tuple[str, ...]) -> str:
    """Label, hint, lines to write on, and what stands there already."""
    hint = words(slot.hint) if slot.hint else "[]"
    return (
        f"({words(slot.label)}, {hint}, {slot.lines}, {array(block(f'#{literal(breakable(line))};') for line in said)})"
    )


def services(frame: Frame) -> str:
    """Services by the nations that they are for, with the day each was checked."""
    help = frame.view.help
    if help is None:
        return ""
    usual = _usual(service.checked for service in help.services)
    out = call("part", "[]", words(say("pack.services-title")), target=literal("services"))
    seen = say("pack.services-seen", date=long_date(usual)) if usual else ""
    out += call("lead", words(f"{help.note} {seen}"))
    out += call("callout", literal("safety"), body=words(help.safety))
    everywhere = tuple(nation.id for nation in frame.view.house.nations)
    groups: dict[tuple[str, ...], list[Service]] = {}
    for service in help.services:
        groups.setdefault(tuple(sorted(service.nations)), []).append(service)
    for nations in sorted(groups, key=lambda given: _order(given, everywhere)):
        whole = set(everywhere) <= set(nations)
        known = [id for id in everywhere if id in nations] + [id for id in nations if id not in everywhere]
        title = say("pack.every-nation") if whole else listed([frame.nations.get(nation, nation) for nation in known])
        out += call("section", words(title))
        out += call("services", array(_service_row(service, usual) for service in groups[nations]))
    return out


def _order(nations: tuple[str, ...], everywhere: tuple[str, ...]) -> tuple[int, list[int]]:
    """Every nation first, then each alone, then some together."""
    places = sorted(everywhere.index(nation) if nation in everywhere else len(everywhere) for nation in nations)
    return (0 if set(everywhere) <= set(nations) else len(nations)), places


def _usual(days: Iterable[date]) -> date | None:
    """The day that most were checked on: said once, and named only where another holds."""
    counted = Counter(days)
    return min(counted, key=lambda day: (-counted[day], day), default=None)


def _service_row(service: Service, usual: date | None) -> str:
    name = f"#strong{words(service.name)};"
    by = f"#linebreak(); {words(say('pack.run-by', name=service.run_by))[1:-1]}" if service.run_by else ""
    reach = [
        f"#strong{words(line.value)}; "
        + words(say(f"pack.line.{line.kind}") + (f". {line.note}" if line.note else ""))[1:-1]
        for line in service.lines
    ]
    hours = say("pack.always-open") if service.always_open else service.hours
    more = [text for text in (hours, service.audience, service.note) if text]
    said = " ".join(text if text.endswith((".", "?")) else f"{text}." for text in more)
    told = "\n\n".join([*reach, words(said)[1:-1]])
    seen = "" if service.checked == usual else str(service.checked)
    return f"({block(name + by)}, {block(told)}, {literal(seen)}, {literal(f'service-{service.id}')})"


def glossary(frame: Frame) -> str:
    """The words that the pack links, in plain sentences."""
    if not frame.view.terms:
        return ""
    out = call("part", "[]", words(say("pack.words-title")))
    return out + call("defs", *(f"({_defined(term)}, {block(frame.line(term.definition))})" for term in _sorted(frame)))


def _sorted(frame: Frame) -> list[Term]:
    return sorted(frame.view.terms, key=lambda term: term.term.casefold())


def _defined(term: Term) -> str:
    """A term where it is defined: the place to which its links lead."""
    return block(f"#metadata(none)#label({literal(f'term-{term.id}')});{words(term.term)[1:-1]}")


def index(frame: Frame) -> str:
    """Where the pack links each of its terms, and where it says what they mean."""
    if not frame.view.terms:
        return ""
    out = call("part", "[]", words(say("pack.index-title")), target=literal("index"))
    rows = (f"({literal(term.id)}, {literal(curl(term.term))})" for term in _sorted(frame))
    return out + call("lead", words(say("pack.index-lead"))) + call("index-of-terms", *rows)


def no_sources() -> str:
    """The part of a pack that cites nothing."""
    return call("part", "[]", words(say("pack.sources-title"))) + call("lead", words(say("pack.sources-none")))


def sources(frame: Frame) -> str:
    """The sources by number, each with the day on which it was checked."""
    references = frame.view.references
    if not references:
        return ""
    said = cite_texts(references)
    links = frame.links("sources", narrow=True)
    usual = _usual(reference.checked for reference in references)
    out = call("part", "[]", words(say("pack.sources-title")))
    out += call("lead", words(say("pack.sources-lead", date=long_date(usual)) if usual else ""))
    rows = []
    for number, reference in enumerate(references, 1):
        gap = " · " if said[reference.id].endswith("</a>") else " "  # an address ends without a stop
        note = f"{gap}{words(reference.note)[1:-1]}" if reference.note else ""
        text = to_typst(f"<div>{said[reference.id]}</div>", links) + note
        checked = "" if reference.checked == usual else str(reference.checked)
        rows.append(f"({number}, {block(text)}, {literal(checked)})")
    return out + call("source-list", array(rows))


def _changed(frame: Frame) -> str:
    """What each version changed that concerns this pack."""
    told = [say("pack.changed", version=change.version, text=change.text) for change in frame.view.changes]
    return " ".join(told) or say("pack.changed-unknown", version=frame.view.house.version)


def about(frame: Frame) -> str:
    """Status, changes, licence and how to cite."""
    view, house = frame.view, frame.view.house
    cite = say(
        "pack.cite",
        name=house.name,
        year=house.released.year,
        code=view.code if view.programme is None else "",
        title=view.title,
        version=house.version,
        licence=house.licence,
    ).replace("  ", " ")
    rows = [
        ("status", status_said(view.standing, house.status_line)),
        ("changes", _changed(frame)),
        ("reviewed-by", listed(view.standing.names) or say("pack.nobody-yet")),
        ("dates", say("pack.cover-dates", checked=long_date(view.review.checked), due=long_date(view.review.due))),
        ("licence", say("pack.licence-text", licence=house.licence, url=house.licence_url)),
        ("cite", cite),
        (
            "authors",
            listed(tuple(dict.fromkeys(author for module in view.modules for author in module.matter.authors))),
        ),
    ]
    out = call("part", "[]", words(say("pack.about-title")), need="90mm")
    out += "".join(call("note", words(say(f"pack.about-{key}")), words(text)) for key, text in rows)
    return out + (call("note", words(say("edition.label")), words(local.about(house))) if house.local else "")
