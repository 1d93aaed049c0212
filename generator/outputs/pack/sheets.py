"""Sheets to copy for the group: handouts, cards, quick card."""

from generator.formats.citations import cite_texts
from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.catalogue import say
from generator.model.curriculum import Cards, Handout, Tree
from generator.model.module import Copies
from generator.outputs.pack.amounts import copies, group_size
from generator.outputs.pack.frame import Frame


def foot(frame: Frame) -> str:
    """What stands at the foot of every loose sheet."""
    house = frame.view.house
    return words(say("pack.sheet-foot", name=house.name, version=house.version, licence=house.licence))


def print_list(frame: Frame) -> str:
    """What to print, how many for each size of group, and the page of its master."""
    module = frame.the_module
    group = group_size(module.session)
    of = module.session.matter.group
    sizes = (of.min, of.best, of.max)
    rows: list[tuple[str, str, Copies, str]] = [
        (frame.handout_code(h), h.matter.title, h.matter.copies, f"handout-{h.matter.id}") for h in module.handouts
    ]
    rows += [
        (say("pack.cards-code", letter=frame.cards_code(c)), c.set.title, c.set.copies, f"cards-{c.set.id}")
        for c in module.cards
    ]
    if module.quick_card:
        rows.append((say("pack.quick-card"), module.quick_card.matter.title, "one-per-person", "quick-card"))
    rows.append((say("pack.task-sheet"), module.assessment.matter.title, "one-per-person", "assessment"))
    if module.assessment.matter.quiz:
        rows.append((say("pack.quiz-title"), say("pack.quiz-paper"), "one-per-person", "quiz"))
    heads = [say(f"pack.col-{key}") for key in ("sheet", "title", "per")]
    heads += [*(say("pack.col-people", people=n) for n in sizes), say("pack.col-page")]
    cells = array(
        array(
            [
                block(f"#strong{words(code)};"),
                words(title),
                words(say(f"pack.copies.{rule}")),
                *(words(str(copies(rule, n, group))) for n in sizes),
                block(f"#page-of(label({literal(frame.key + target)}));"),
            ]
        )
        for code, title, rule, target in rows
    )
    out = call("part", words(module.id), words(say("pack.print-title")))
    out += call("lead", words(say("pack.print-lead", group=group)))
    return out + call(
        "data-table",
        widths="(18., 40., 25., 13., 13., 13., 10.)",
        aligns="(left, left, left, right, right, right, right)",
        head=array(words(head) for head in heads),
        rows=cells,
        size="10.5pt",
    )


def handouts(frame: Frame) -> str:
    """Every handout as a master."""
    return "".join(handout(frame, given) for given in frame.the_module.handouts)


def handout(frame: Frame, given: Handout) -> str:
    """One handout."""
    matter = given.matter
    name = f"handout-{matter.id}"
    code = f"{frame.the_module.id} {frame.handout_code(given)}"
    kind = say("pack.sheet-kind", code=code, copies=say(f"pack.copies.{matter.copies}"))
    if matter.collect:
        kind += f" · {say('pack.collect')}"
    if matter.cut:
        kind += f" · {say('pack.cut-rows')}"
    return call(
        "sheet",
        code=literal(code),
        kind=words(kind),
        title=words(matter.title),
        subtitle=words(matter.subtitle) if matter.subtitle else "none",
        foot=foot(frame),
        landscape="true" if matter.page == "landscape" else "false",
        cut="true" if matter.cut else "false",
        target=literal(f"{frame.key}{name}"),
        body=block(sheet_text(frame, given.body, name)),
    )


def sheet_text(frame: Frame, body: Tree, name: str) -> str:
    """A text for a loose sheet, with the sources that it cites named at its foot."""
    cited = dict.fromkeys(key for a in body.root.iter("a") if (key := a.get("data-cite")) in frame.citations and key)
    text = to_typst(body.xml, frame.sheet_links(name))
    if not cited:
        return text
    used = tuple(reference for reference in frame.view.references if reference.id in cited)
    said = cite_texts(used)
    links = frame.sheet_links(f"{name}-sources")
    rows = [f"({frame.citations[key]}, {block(to_typst(f'<div>{said[key]}</div>', links))})" for key in cited]
    return f"{text}\n\n" + call("sheet-sources", array(rows))


def cards(frame: Frame) -> str:
    """Every set of cards, eight to a sheet."""
    return "".join(card_set(frame, given) for given in frame.the_module.cards)


def card_set(frame: Frame, given: Cards) -> str:
    """One set."""
    letter = frame.cards_code(given)
    return call(
        "cards",
        title=words(given.set.title),
        code=literal(frame.the_module.id),
        how=words(f"{given.set.how} {say(f'pack.copies.{given.set.copies}').capitalize()}."),
        target=literal(f"{frame.key}cards-{given.set.id}"),
        items=array(
            f"({literal(f'{letter}{n}')}, {block(frame.sheet_line(card.text))})"
            for n, card in enumerate(given.set.cards, 1)
        ),
    )


def card_keys(frame: Frame) -> str:
    """The answer key of each set that has answers."""
    out = ""
    for given in frame.the_module.cards:
        if not any(card.answer or card.because for card in given.set.cards):
            continue
        letter = frame.cards_code(given)
        rows = [
            f"({literal(f'{letter}{n}')}, {block(frame.line(card.answer) if card.answer else '')}, {block(frame.line(card.because) if card.because else '')})"
            for n, card in enumerate(given.set.cards, 1)
        ]
        out += call(
            "part", words(f"{letter}1–{letter}{len(rows)}"), words(say("pack.key-title", title=given.set.title))
        )
        out += call("banner", words(say("pack.trainers-only")))
        out += call("key-table", array(rows))
    return out


def quick_card(frame: Frame) -> str:
    """The quick card on one side."""
    given = frame.the_module.quick_card
    if given is None:
        return ""
    matter, house = given.matter, frame.view.house
    label = say("pack.quick-card-foot", code=frame.the_module.id, version=house.version, licence=house.licence)
    return call(
        "quick-card",
        code=literal(frame.the_module.id),
        title=words(matter.title),
        subtitle=words(matter.subtitle) if matter.subtitle else "none",
        foot=words(label),
        target=literal(f"{frame.key}quick-card"),
        body=block(to_typst(given.body.xml, frame.sheet_links("quick-card"))),
    )
