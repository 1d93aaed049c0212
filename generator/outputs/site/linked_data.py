"""What the pages say of themselves to machines: schema.org, in JSON-LD.

Identifiers are `urn:uuid:` of the ids, so they hold on any host; an address is named only where the
settings have a base. Source: schema.org, Course, LearningResource, DefinedTerm, AlignmentObject.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.formats.identifiers import stable_uuid, urn
from generator.model.audience import LearnerModule
from generator.model.catalogue import say
from generator.model.curriculum import Guide
from generator.model.standard import Outcome, Programme
from generator.outputs.site import address
from generator.outputs.site.book import Book

Thing = dict[str, Any]
"""One thing of schema.org, without the keys that have nothing to say."""


def linked_data(book: Book) -> Mapping[str, Thing]:
    """What each page is about, by the page's address."""
    return dict(_pages(book))


def _pages(book: Book) -> Iterator[tuple[str, Thing]]:
    shelf = book.curriculum.shelf
    yield address.STANDARD, _standard(book)
    for outcome in shelf.standard.outcomes:
        yield address.outcome_url(outcome.id), _term(book, outcome) | {"inDefinedTermSet": _named(book, "standard")}
    for programme in shelf.programmes:
        yield address.programme_url(programme.id), _course(book, programme)
    for module in book.modules:
        yield address.module_url(module.slug), _module(book, module)
    for guide in shelf.guides:
        yield address.guide_url(guide.kind, guide.id), _guide(book, guide)


def _standard(book: Book) -> Thing:
    standard = book.curriculum.shelf.standard
    about = {
        "@type": "DefinedTermSet",
        "name": standard.title,
        "version": standard.version,
        "description": standard.status,
        "hasDefinedTerm": [_named(book, "outcome", outcome.id, outcome.id) for outcome in standard.outcomes],
    }
    return _whole(book, "standard", "", address.STANDARD, about)


def _term(book: Book, outcome: Outcome) -> Thing:
    """An outcome as a term of the standard."""
    about = {"@type": "DefinedTerm", "termCode": outcome.id, "name": outcome.plain}
    return _whole(book, "outcome", outcome.id, address.outcome_url(outcome.id), about)


def _course(book: Book, programme: Programme) -> Thing:
    modules = [book.module[id] for id in programme.modules if id in book.module]
    about = {
        "@type": "Course",
        "name": programme.title,
        "description": programme.summary,
        "courseCode": book.tier[programme.tier].letter,
        "educationalLevel": book.tier[programme.tier].title,
        "timeRequired": _duration(sum(module.matter.minutes for module in modules)),
        "hasPart": [_named(book, "module", m.matter.id, m.matter.title) for m in modules],
        "audience": _audience(book, programme.audience),
    }
    return _whole(book, "programme", programme.id, address.programme_url(programme.id), about | _terms_of_use(book))


def _module(book: Book, module: LearnerModule) -> Thing:
    matter = module.matter
    outcome = book.curriculum.shelf.outcome
    taught = [outcome[id] for id in dict.fromkeys(id for o in matter.objectives for id in o.outcomes) if id in outcome]
    assessed = [outcome[id] for id in module.task.outcomes if id in outcome]
    courses = [p for p in book.curriculum.shelf.programmes if matter.id in p.modules]
    about = {
        "@type": "LearningResource",
        "learningResourceType": say("site.module"),
        "name": matter.title,
        "description": matter.summary,
        "educationalLevel": book.tier[matter.tier].title,
        "timeRequired": _duration(matter.minutes),
        "isPartOf": [_named(book, "programme", p.id, p.title, "Course") for p in courses],
        "teaches": [_named(book, "outcome", o.id, o.id, "DefinedTerm") for o in taught],
        "assesses": [_named(book, "outcome", o.id, o.id, "DefinedTerm") for o in assessed],
        "educationalAlignment": [*_alignments(book, taught)],
        "audience": _audience(book, matter.audience),
        "spatialCoverage": [book.curriculum.shelf.nation[id] for id in matter.nations],
        "dateModified": matter.review.checked.isoformat(),
    }
    return _whole(book, "module", matter.id, address.module_url(module.slug), about | _terms_of_use(book))


def _guide(book: Book, guide: Guide) -> Thing:
    matter = guide.matter
    about = {
        "@type": "LearningResource",
        "learningResourceType": say(f"site.kind.{guide.kind}"),
        "name": matter.title,
        "isPartOf": [_named(book, "module", id, id) for id in matter.modules if id in book.module],
        "audience": _audience(book, matter.audience),
        "spatialCoverage": [book.curriculum.shelf.nation[id] for id in matter.nations],
        "dateModified": matter.review.checked.isoformat(),
    }
    url = address.guide_url(guide.kind, guide.id)
    return _whole(book, guide.kind, guide.id, url, about | _terms_of_use(book))


def _alignments(book: Book, outcomes: list[Outcome]) -> Iterator[Thing]:
    """The codes of other frameworks that the outcomes of a module are read against, each once."""
    for framework in book.curriculum.shelf.frameworks:
        labels = {code.code: code.label for code in framework.codes}
        for code in dict.fromkeys(code for outcome in outcomes for code in framework.codes_for(outcome)):
            yield {
                "@type": "AlignmentObject",
                "alignmentType": "educationalSubject",
                "educationalFramework": framework.title,
                "targetName": code,
                "targetDescription": labels.get(code, ""),
            }


def _audience(book: Book, roles: tuple[str, ...]) -> list[Thing]:
    titles = {role.id: role.title for role in book.curriculum.shelf.roles}
    return [{"@type": "EducationalAudience", "audienceType": titles[id]} for id in roles if id in titles]


def _terms_of_use(book: Book) -> Thing:
    """What holds for all of it: language, licence, version and honest status."""
    settings = book.curriculum.shelf.settings
    return {
        "inLanguage": "en-GB",
        "license": settings.licence_url,
        "isAccessibleForFree": True,
        "version": settings.version,
        "creativeWorkStatus": settings.status_line,
        "publisher": {"@type": "Organization", "name": settings.name},
    }


def _named(book: Book, kind: str, id: str = "", name: str = "", type: str = "") -> Thing:
    """Another thing by its identifier and name."""
    given = {"@type": type, "@id": _id(book, kind, id), "name": name}
    return {key: value for key, value in given.items() if value}


def _whole(book: Book, kind: str, id: str, url: str, about: Thing) -> Thing:
    """A thing with its identifier and, where a base is set, its address."""
    base = book.curriculum.shelf.settings.base_url
    told = {"@context": "https://schema.org", "@id": _id(book, kind, id), **about}
    if base:
        told["url"] = f"{base.rstrip('/')}/{url}"
    return {key: value for key, value in told.items() if value not in ("", [], None)}


def _id(book: Book, kind: str, id: str) -> str:
    return urn(stable_uuid("-".join(book.curriculum.shelf.settings.name.casefold().split()), kind, id))


def _duration(minutes: int) -> str:
    """ISO 8601."""
    return f"PT{minutes}M"
