"""Module descriptors in the form that university boards read, on one side of A4 where it fits.

What it says is built once, as facts and parts of plain XHTML, so that the PDF and the editable file
say the same. It is for everyone, and holds no answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from generator.formats.typst import Links, to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.model.curriculum import Module, Shelf
from generator.model.standard import Tier, Volume
from generator.model.standing import standing, weakest
from generator.model.written import Review
from generator.outputs.pack import descriptor_parts as parts
from generator.outputs.pack.document import opening
from generator.outputs.pack.frame import listed
from generator.outputs.pack.plan import names_view
from generator.outputs.pack.render import tagged
from generator.outputs.pack.standing import shown
from generator.outputs.pack.view import PackView

_NAME = "descriptor"


@dataclass(frozen=True, slots=True)
class Course:
    """What is described: one module as it stands, or several that were composed."""

    code: str
    short_title: str
    title: str
    summary: str
    tier: str
    prerequisites: tuple[str, ...]
    review: Review
    whole: bool = False
    """Whether it is all of its tier, so that the tier's credits are its own."""


@dataclass(frozen=True, slots=True)
class DescriptorView:
    """All that a descriptor shows."""

    pack: PackView
    title: str
    """The long title, where the short one stands above it."""
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    """Titles with their XHTML."""


def module_view(module: Module, shelf: Shelf) -> DescriptorView:
    """The descriptor of one module."""
    matter = module.matter
    course = Course(
        code=matter.id,
        short_title=matter.short_title,
        title=matter.title,
        summary=matter.summary,
        tier=matter.tier,
        prerequisites=matter.prerequisites,
        review=matter.review,
    )
    return described(course, (module,), shelf)


def described(course: Course, modules: Sequence[Module], shelf: Shelf) -> DescriptorView:
    """The descriptor of a course that these modules make up."""
    told = {
        "aims": f"<p>{escape(course.summary)}</p>",
        "outcomes": parts.outcomes(modules),
        "content": parts.content(modules),
        "teaching": parts.teaching(modules),
        "assessment": parts.assessment(modules),
        "grid": parts.grid(modules),
        "standards": parts.standards(modules, shelf),
        "reading": parts.reading(modules, shelf),
        "note": parts.note(modules, shelf),
    }
    return DescriptorView(
        pack=replace(
            names_view(course.short_title, course.code, course.review, shelf, ()),
            standing=weakest(standing(module, shelf) for module in modules),
        ),
        title=course.title if course.title != course.short_title else "",
        facts=tuple((say(f"descriptor.fact-{key}"), text) for key, text in _facts(course, modules, shelf) if text),
        parts=tuple((say(f"descriptor.part-{key}"), f"<div>{xml}</div>") for key, xml in told.items() if xml),
    )


def _facts(course: Course, modules: Sequence[Module], shelf: Shelf) -> list[tuple[str, str]]:
    tiers = {tier.id: tier for tier in shelf.standard.tiers}
    tier = tiers.get(course.tier)
    before = [tiers[id].title if id in tiers else id for id in course.prerequisites]
    nations = dict.fromkeys(nation for module in modules for nation in module.matter.nations)
    everywhere = set(shelf.nation) <= set(nations)
    where = say("pack.every-nation") if everywhere else listed([shelf.nation.get(id, id) for id in nations])
    study = sum(module.assessment.matter.minutes_study for module in modules)
    return [
        ("code", course.code),
        ("tier", tier.title if tier else course.tier),
        ("contact", parts.hours(sum(module.matter.minutes for module in modules))),
        ("study", say("descriptor.study", hours=parts.hours(study)) if study else say("descriptor.study-none")),
        ("before", listed(before) or say("descriptor.before-none")),
        ("nations", where),
        ("credit", _credit(course, tier) if tier else ""),
    ]


def _credit(course: Course, tier: Tier) -> str:
    """Level and credits, as far as the standard states them."""
    volume = tier.university
    if volume is None:
        return say("descriptor.credit-open")
    if course.whole:
        return f"{_volume(volume)}; {say('descriptor.validates')}"
    return f"{say('descriptor.part-of', tier=tier.title, volume=_volume(volume))}; {say('descriptor.validates')}"


def _volume(volume: Volume) -> str:
    level = f"{volume.level}, " if volume.level else ""
    credits = say("descriptor.credit" if volume.credits == 1 else "descriptor.credits", n=volume.credits)
    amount = level + (credits if volume.credits else say("descriptor.no-credit"))
    split = [
        say(f"descriptor.split-{key}", n=taken)
        for key, taken in (("contact", volume.contact), ("study", volume.study), ("assessment", volume.assessment))
        if taken is not None
    ]
    return say("descriptor.volume", amount=amount, hours=volume.hours) + (f" ({listed(split)})" if split else "")


def render(view: DescriptorView) -> bytes:
    """The descriptor as a tagged PDF; the same view gives the same bytes."""
    return tagged(document(view), view.pack)


def document(view: DescriptorView) -> str:
    """The Typst source of a descriptor."""
    pack = view.pack
    links = Links(prefix=f"{_NAME}-", narrow=True)
    rows = array(f"({words(title)}, {block(to_typst(xml, links))})" for title, xml in view.parts)
    return (
        opening(pack, say("descriptor.kind"))
        + '#import "descriptor.typ": *\n'
        + call(
            "descriptor",
            kind=words(say("descriptor.kind")),
            title=words(pack.title),
            subtitle=words(view.title) if view.title else "none",
            facts=array(f"({words(name)}, {words(text)})" for name, text in view.facts),
            rows=rows,
            foot=words(foot(pack)),
            target=literal(_NAME),
        )
    )


def foot(pack: PackView) -> str:
    """Whose descriptor it is, and its honest status."""
    house = pack.house
    return say(
        "descriptor.foot",
        name=house.name,
        version=house.version,
        status=shown(pack.standing, house.status_line),
        validates=say("descriptor.indicative"),
        licence=house.licence,
    )
