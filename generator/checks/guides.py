"""PAG: can somebody in a hurry act on a reference page, and does it say where it holds good?"""

from collections.abc import Iterator

from generator.checks.check import curriculum_check
from generator.checks.passages import from_text, guide_passages
from generator.model.curriculum import Curriculum, Guide
from generator.model.finding import Finding

_WITH_CARD = ("task",)
_FOR_WHO_IS_AFFECTED = ("task", "topic")
_MOST_IN_SHORT = 3
_LONGEST_IN_SHORT = 30
_LAW = ("legislation", "bill", "treaty")


def _line_of(guide: Guide, name: str) -> int:
    """The line of the first block of a name; the first line of the text without one."""
    return next((block.line for block in guide.source.blocks if block.name == name), guide.source.first_line)


@curriculum_check("PAG-001", fix="End the page with `## … {#quick-card}`: what to do and say, alone in the hand.")
def tasks_end_with_a_quick_card(curriculum: Curriculum) -> Iterator[Finding]:
    """Every task has a quick card: a section of level 2 with the id `quick-card`, which is its last.

    Why: a task is opened between two visits; the card is what goes along.
    Source: docs/authoring.md, "Reference pages".
    """
    for guide in curriculum.shelf.guides:
        if guide.kind in _WITH_CARD and not guide.card:
            yield Finding(guide.file, "The task has no quick card", line=guide.source.first_line, column=1)
        after = [element for element in guide.card.root if element.tag == "h2"][1:]
        for heading in after:
            message = f"“{''.join(str(text) for text in heading.itertext())}” stands after the quick card, or in it"
            yield Finding(guide.file, message, line=guide.source.first_line, column=1)


@curriculum_check("PAG-002", fix="Take words out of the card, or move them up into the page.")
def quick_cards_fit_one_side(curriculum: Curriculum) -> Iterator[Finding]:
    """No quick card of a reference page has more words than settings.yml allows.

    Why: one side of A4 can be read standing up; a second side stays in the printer.
    Source: settings.yml, `quick_card_words`.
    """
    most = curriculum.shelf.settings.quick_card_words
    for guide in curriculum.shelf.guides:
        words = sum(passage.words for passage in guide_passages(guide) if passage.kind == "quick-card")
        if words > most:
            message = f"The quick card has {words} words; {most} is the most"
            yield Finding(guide.file, message, line=guide.source.first_line, column=1)


@curriculum_check("PAG-003", fix="Write one to three sentences under `in_short`, each of at most 30 words.")
def pages_answer_in_short(curriculum: Curriculum) -> Iterator[Finding]:
    """Every reference page opens with its answer in one to three sentences of at most 30 words.

    Why: somebody with ten seconds reads this and nothing else.
    Source: docs/authoring.md, "Reference pages".
    """
    for guide in curriculum.shelf.guides:
        answers = guide.matter.in_short
        if not answers:
            yield Finding(guide.file, "The page has no answer in short", ("in_short",))
        elif len(answers) > _MOST_IN_SHORT:
            message = f"The answer in short has {len(answers)} parts; {_MOST_IN_SHORT} is the most"
            yield Finding(guide.file, message, ("in_short", _MOST_IN_SHORT))
        for number, answer in enumerate(answers):
            words = from_text(guide.file, "in-short", "everyone", answer, ()).words
            if words > _LONGEST_IN_SHORT:
                message = f"A part of the answer in short has {words} words; {_LONGEST_IN_SHORT} is the most"
                yield Finding(guide.file, message, ("in_short", number))


@curriculum_check("PAG-004", fix="State the law in a `law` block, and cite the Act there with its section.")
def law_pages_state_law(curriculum: Curriculum) -> Iterator[Finding]:
    """Every page of the law shelf has a `law` block and cites an Act, and cites each that it names under `act`.

    Why: a page about law is read as law; it must say which, where, and as of when.
    Source: docs/authoring.md, "Rules for content", 1 and 8.
    """
    shelf = curriculum.shelf
    for guide in shelf.law:
        if all(block.name != "law" for block in guide.source.blocks):
            yield Finding(guide.file, "The page has no `law` block", line=guide.source.first_line, column=1)
        cited = {pointer.target for pointer in guide.source.pointers if pointer.scheme == "cite"}
        if not any(shelf.reference[key].type in _LAW for key in cited if key in shelf.reference):
            yield Finding(guide.file, "The page cites no Act", line=_line_of(guide, "law"), column=1)
        for number, key in enumerate(guide.matter.act):
            if key not in cited:
                yield Finding(guide.file, f"The page is about {key} and does not cite it", ("act", number))


@curriculum_check("PAG-005", fix="Add a `safety` block, and link to a service or a group of services in it.")
def pages_look_after_their_reader(curriculum: Curriculum) -> Iterator[Finding]:
    """Where there is a support group, every task and topic has a `safety` block and leads to a service.

    Why: who opens the page may be living with what it is about.
    Source: docs/authoring.md, "Rules for content", 9.
    """
    if not curriculum.shelf.settings.support_group:
        return
    for guide in curriculum.shelf.guides:
        if guide.kind in _FOR_WHO_IS_AFFECTED:
            line = guide.source.first_line
            if all(block.name != "safety" for block in guide.source.blocks):
                yield Finding(guide.file, "The page has no `safety` block", line=line, column=1)
            if all(pointer.scheme != "service" for pointer in guide.source.pointers):
                yield Finding(guide.file, "The page leads to no service", line=_line_of(guide, "safety"), column=1)


@curriculum_check("PAG-006", fix="Link to it where readers would need it, or name it under `related`.", level="suggest")
def pages_are_linked(curriculum: Curriculum) -> Iterator[Finding]:
    """Something leads to every reference page: a text, or another page's `related`.

    Why: a page that only its list knows is found by those who know that it is there.
    Source: docs/authoring.md, "Reference pages".
    """
    shelf = curriculum.shelf
    sources = [*shelf.sources, *(source for module in curriculum.modules for source in module.sources)]
    linked = {(f"{pointer.scheme}:{pointer.target}", source.file) for source in sources for pointer in source.pointers}
    linked |= {(name, guide.file) for guide in shelf.guides for name in guide.matter.related}
    for guide in shelf.guides:
        if not any(name == guide.name and file != guide.file for name, file in linked):
            yield Finding(guide.file, f"Nothing leads to {guide.name}", ("id",))


@curriculum_check("PAG-007", fix="Leave it with the page that people mean by it.", level="warn")
def aliases_lead_to_one_page(curriculum: Curriculum) -> Iterator[Finding]:
    """No alias stands on two reference pages.

    Why: who types it meets two answers and must guess.
    Source: docs/authoring.md, "Reference pages".
    """
    first: dict[str, Guide] = {}
    for guide in curriculum.shelf.guides:
        for number, alias in enumerate(guide.matter.aliases):
            other = first.setdefault(" ".join(alias.casefold().split()), guide)
            if other is not guide:
                message = f"“{alias}” already leads to {other.name}"
                yield Finding(guide.file, message, ("aliases", number))


@curriculum_check("PAG-008", fix="Give the page another id, and the file that name.")
def addresses_are_free(curriculum: Curriculum) -> Iterator[Finding]:
    """No page of the law shelf is called as a nation of settings.yml.

    Why: `law/` and the nation's id is the address of the list of that nation's law.
    Source: settings.yml, `nations`.
    """
    for guide in curriculum.shelf.law:
        if guide.id in curriculum.shelf.nation:
            yield Finding(guide.file, f"{guide.id} is the id of a nation", ("id",))


@curriculum_check("PAG-009", fix="Tell it in words or in a table, or put the picture into a module and link there.")
def pages_show_no_picture(curriculum: Curriculum) -> Iterator[Finding]:
    """No reference page shows a picture: its folder has no place for one.

    Why: the picture would be missing on the site and on the card.
    Source: docs/authoring.md, "Reference pages".
    """
    for guide in curriculum.shelf.guides:
        for pointer in guide.source.pointers:
            if pointer.scheme == "media":
                message = f"The page shows {pointer.target}"
                yield Finding(guide.file, message, line=pointer.line, column=pointer.column)


@curriculum_check("PAG-010", fix="Name the nations in which the page holds good, as settings.yml has them.")
def pages_say_where_they_hold(curriculum: Curriculum) -> Iterator[Finding]:
    """Where settings.yml has nations, every reference page names those in which it holds good.

    Why: no nation is the default that goes without saying.
    Source: docs/authoring.md, "Rules for content", 8.
    """
    for guide in curriculum.shelf.guides:
        if curriculum.shelf.nation and not guide.matter.nations:
            yield Finding(guide.file, "The page names no nation", ("nations",))
