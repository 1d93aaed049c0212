"""What a loose sheet says of itself, so that whoever finds only this sheet knows what it is and whom to ring."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.formats.typst_text import array, block, call, words
from generator.model.catalogue import say
from generator.model.curriculum import Tree
from generator.model.reference import Service
from generator.model.written import Review
from generator.outputs.pack.frame import listed, long_date, topic_of
from generator.outputs.pack.view import Help, PackView


class Own(Protocol):
    """What a sheet needs to know of the document that it stands in."""

    @property
    def view(self) -> PackView:
        """Its house."""

    @property
    def review(self) -> Review:
        """How far its module was checked and signed."""

    @property
    def nations(self) -> Mapping[str, str]:
        """Titles of nations."""


def foot(frame: Own) -> str:
    """What stands at the foot of every loose sheet: whose it is, when it was checked, its honest status."""
    house, review = frame.view.house, frame.review
    told = say(
        "pack.sheet-foot",
        name=house.name,
        version=house.version,
        date=long_date(review.checked),
        status=say(f"pack.review.{review.status}"),
        licence=house.licence,
    )
    return words(told)


def note(frame: Own, noted: tuple[str, ...]) -> str:
    """The content note of a sheet; `none` where it needs none."""
    if not noted:
        return "none"
    topics = listed([topic_of(frame.view, topic) for topic in noted])
    return block(
        f"#strong{words(say('pack.content-note-title'))}; {words(say('pack.sheet-note', topics=topics))[1:-1]}"
    )


def numbers(frame: Own, body: Tree) -> str:
    """The numbers of the services that a sheet names without them, and how far they were checked."""
    help = frame.view.help
    if help is None:
        return ""
    found = [(who, reach) for who, reach in _reached(frame, help, body) if not _stands_in(reach, body.text)]
    if not found:
        return ""
    rows = array(f"({words(who)}, {words(reach)})" for who, reach in dict.fromkeys(found))
    return call("sheet-help", words(say("pack.card-help")), rows, words(help.note))


def _stands_in(number: str, text: str) -> bool:
    """Whether a number stands in a text, however its digits are grouped, and not as a part of a longer one."""
    digits = r"\s?".join(re.findall(r"\d", number))
    return re.search(rf"(?<!\d)(?<!\d\s){digits}(?!\s?\d)", text) is not None


def _reached(frame: Own, help: Help, body: Tree) -> Iterator[tuple[str, str]]:
    """Who is reached by which number: a service of a group by its nation, unless it serves every one."""
    known = {service.id: service for service in help.services}
    members = dict(help.members)
    for link in body.root.iterfind(".//a[@data-scheme='service']"):
        target = link.get("data-target", "")
        for id in members.get(target, (target,)):
            phone = next((line.value for line in known[id].lines if line.kind == "phone"), "") if id in known else ""
            if phone:
                yield (_where(frame, known[id]) if target in members else known[id].name), phone


def _where(frame: Own, service: Service) -> str:
    whole = not frame.nations or set(frame.nations) <= set(service.nations)
    return service.name if whole else listed([frame.nations.get(id, id) for id in service.nations])
