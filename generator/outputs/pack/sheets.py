"""Sheets to copy for the group: handouts, cards, quick card. In a pack, or each a document of its own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from lxml import etree

from generator.formats.citations import cite_texts
from generator.formats.columns import LINE, WIDE
from generator.formats.typst import Links, to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.model.curriculum import Cards, Handout, QuickCard, Tree
from generator.model.module import CardSet, Copies, HandoutMatter
from generator.outputs.pack.frame import Frame
from generator.outputs.pack.sheet_facts import Own, foot, note, numbers
from generator.outputs.pack.short import with_web


class Setting(Own, Protocol):
    """What a loose sheet needs of the document that it stands in, whoever reads it."""

    @property
    def course(self) -> str:
        """Discreet title of its module."""

    @property
    def key(self) -> str:
        """Goes before every label of the sheet's module."""

    @property
    def module_id(self) -> str:
        """Id of the sheet's module."""

    @property
    def depth(self) -> int:
        """Depth of the heading of a sheet."""

    @property
    def loose(self) -> bool:
        """Whether sources stand on the sheets alone, so that their numbers lead there."""

    @property
    def citations(self) -> Mapping[str, int]:
        """Number of each source, from 1."""

    def sheet_links(self, name: str) -> Links:
        """The links of a text."""

    def sheet_line(self, text: str) -> str:
        """A line of inline Markdown."""


def handouts(frame: Frame) -> str:
    """Every handout as a master."""
    return "".join(handout(frame, given) for given in frame.the_module.handouts)


def handout(frame: Frame, given: Handout) -> str:
    """One handout."""
    return handout_sheet(frame, given.matter, given.body, frame.handout_code(given))


def handout_sheet(
    frame: Setting,
    matter: HandoutMatter,
    body: Tree,
    short: str,
    *,
    opens: str = "none",
    noted: tuple[str, ...] = (),
) -> str:
    """One handout; `short` is its code within its module, `opens` the title of the group that it opens.

    `noted` is what the content note mentions besides the sheet's own.
    """
    name = f"handout-{matter.id}"
    wide = matter.page == "landscape"
    code = f"{frame.module_id} {short}"
    return call(
        "sheet",
        code=literal(code),
        kind=words(sheet_kind(matter, code)),
        title=words(matter.title),
        before=words(short),
        subtitle=words(matter.subtitle) if matter.subtitle else "none",
        course=words(frame.course),
        foot=foot(frame),
        note=note(frame, tuple(dict.fromkeys((*noted, *matter.content_note)))),
        landscape="true" if wide else "false",
        cut="true" if matter.cut else "false",
        target=literal(f"{frame.key}{name}"),
        depth=str(frame.depth),
        opens=opens,
        bodies=array(block(part) for part in sections(frame, body, name, WIDE if wide else LINE)),
        **({} if matter.kept_back else with_web(frame.view.house, "handout", f"{frame.module_id}/{matter.id}")),
    )


def sheet_kind(matter: HandoutMatter, code: str) -> str:
    """What a handout is, how many to print, and what becomes of it."""
    kind = say("pack.sheet-kind", code=code, copies=say(f"pack.copies.{matter.copies}"))
    if matter.collect:
        kind += f" · {say('pack.collect' if matter.kept_back else 'pack.collect-filled')}"
    if matter.cut:
        kind += f" · {say('pack.cut-rows')}"
    return kind


def sections(frame: Setting, body: Tree, name: str, line: int = LINE) -> list[str]:
    """A text for a loose sheet, in the parts that its main headings make: a side should not end inside one.

    `line` is how many characters stand on a line of its page.
    The last one names the sources that the text cites.
    """
    root = body.root
    cited = dict.fromkeys(key for a in root.iter("a") if (key := a.get("data-cite")) in frame.citations and key)
    parts: list[list[etree._Element]] = [[]]
    for element in root:
        if element.tag == "h2" and parts[-1]:
            parts.append([])
        parts[-1].append(element)
    links = replace(frame.sheet_links(name), line=line)
    texts = [to_typst(_div(part), links) for part in parts] if len(parts) > 1 else [to_typst(body.xml, links)]
    if given := numbers(frame, body):
        texts[-1] += "\n\n" + given
    if cited:
        texts[-1] += "\n\n" + sheet_sources(frame, tuple(cited), name, alone=frame.loose)
    return texts


def _div(elements: list[etree._Element]) -> str:
    inner = "".join(etree.tostring(element, encoding="unicode", with_tail=False) for element in elements)
    return f"<div>{inner}</div>"


def sheet_sources(frame: Setting, cited: tuple[str, ...], name: str, *, alone: bool = False) -> str:
    """The sources of a loose sheet, under the numbers that they have in the pack, or in the sheet that is all."""
    said = cite_texts(tuple(reference for reference in frame.view.references if reference.id in cited))
    links = frame.sheet_links(f"{name}-sources")
    numbered = sorted(cited, key=lambda key: frame.citations[key])
    rows = [f"({frame.citations[key]}, {block(to_typst(f'<div>{said[key]}</div>', links))})" for key in numbered]
    return call("sheet-sources", array(rows), alone="true" if alone else "false")


def sheet_text(frame: Setting, body: Tree, name: str) -> str:
    """A text for a loose sheet in one piece."""
    return "\n\n".join(sections(frame, body, name))


def cards(frame: Frame) -> str:
    """Every set of cards, eight to a sheet."""
    return "".join(card_set(frame, given) for given in frame.the_module.cards)


def card_set(frame: Frame, given: Cards) -> str:
    """One set, each side of fronts with its backs behind it."""
    back = words(say("pack.card-back", code=frame.module_id, title=frame.the_module.matter.discreet_title))
    texts = (card.text for card in given.set.cards)
    return call("new-leaf") + cards_sheet(frame, given.set, frame.cards_code(given), texts, back)


class Titled(Protocol):
    """A set of cards as its sheets name it, whoever reads it."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def how(self) -> str:
        """What to do with the cards."""

    @property
    def copies(self) -> Copies:
        """How many sets to print."""


def cards_sheet(frame: Setting, given: Titled, letter: str, texts: Iterable[str], back: str = "none") -> str:
    """One set of cards, eight to a side; `back` is what the other side of each carries, if it has one."""
    return call(
        "cards",
        title=words(given.title),
        before=words(say("pack.cards-code", letter=letter)),
        code=literal(frame.module_id),
        how=words(f"{given.how} {say(f'pack.copies.{given.copies}').capitalize()}."),
        course=words(frame.course),
        foot=foot(frame),
        target=literal(f"{frame.key}cards-{given.id}"),
        depth=str(frame.depth),
        back=back,
        items=array(f"({literal(f'{letter}{n}')}, {block(frame.sheet_line(text))})" for n, text in enumerate(texts, 1)),
        **with_web(frame.view.house, "cards", f"{frame.module_id}/{given.id}"),
    )


def card_keys(frame: Frame) -> str:
    """The answer keys of the sets that no activity uses; the others stand with their activity."""
    used = {material for activity in frame.the_module.session.activities for material in activity.options.materials}
    out = ""
    for given in frame.the_module.cards:
        if f"cards:{given.set.id}" in used or not has_key(given.set):
            continue
        title = say("pack.key-title", title=given.set.title)
        out += call("part", words(say("pack.cards-code", letter=frame.cards_code(given))), words(title))
        out += call("banner", words(say("pack.trainers-only"))) + key_table(
            frame.line, frame.cards_code(given), given.set
        )
    return out


def has_key(given: CardSet) -> bool:
    """Whether any card of a set has an answer."""
    return any(card.answer or card.because for card in given.cards)


def key_table(line: Callable[[str], str], letter: str, given: CardSet) -> str:
    """The answer to each card of a set, and why. `line` sets a line of inline Markdown."""
    return call(
        "key-table",
        array(
            f"({literal(f'{letter}{n}')}, {block(line(card.answer or ''))}, {block(line(card.because or ''))})"
            for n, card in enumerate(given.cards, 1)
        ),
    )


def quick_card(frame: Frame) -> str:
    """The quick card on one side."""
    return card_sheet(frame, frame.the_module.quick_card)


def card_sheet(frame: Setting, given: QuickCard | None) -> str:
    """A module's quick card, if it has one."""
    if given is None:
        return ""
    matter, house = given.matter, frame.view.house
    label = say("pack.quick-card-foot", code=frame.module_id, version=house.version, licence=house.licence)
    return call(
        "quick-card",
        before=words(say("pack.quick-card")),
        title=words(matter.title),
        subtitle=words(matter.subtitle) if matter.subtitle else "none",
        foot=words(label),
        target=literal(f"{frame.key}quick-card"),
        depth=str(frame.depth),
        body=block(to_typst(given.body.xml, frame.sheet_links("quick-card"))),
        **with_web(house, "quick-card", frame.module_id),
    )
