"""ACC: can people read it who do not see it, do not see colour, or jump from heading to heading?"""

import re
from collections.abc import Iterator
from unicodedata import name

from lxml import etree

from generator.checks.check import prose_check
from generator.checks.passages import Passage, words_of
from generator.checks.prose import Prose, joined
from generator.formats.glyphs import missing
from generator.model.finding import Finding

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMPTY_LINKS = frozenset(
    {"here", "click here", "this", "this link", "this page", "link", "more", "read more", "learn more", "see here"}
)
_FILE_NAME = re.compile(r"[\w-]+\.(svg|png|jpe?g|gif|webp)", re.IGNORECASE)
_HOLLOW_ALT = re.compile(r"(image|picture|photo|photograph|graphic|diagram|figure|icon)( of)?", re.IGNORECASE)
_LONGEST_ALT = 250
_COLOUR_ALONE = re.compile(
    r"\b(?:red|green|blue|yellow|orange|amber|purple|pink|grey|gray) "
    r"(?:box|boxes|card|cards|cell|cells|column|columns|dot|dots|text|row|rows|section|sections|area|areas|"
    r"button|buttons|part|parts|items?|ones?|words?|letters?)\b"
)
_WHOLE_FILES = ("reading", "page", "guide", "handout", "quick-card")


def _roots(prose: Prose, *tags: str) -> Iterator[tuple[Passage, etree._Element]]:
    for passage in prose.passages:
        if passage.root is not None:
            for element in passage.root.iter(*tags):
                yield passage, element


@prose_check("ACC-001", fix="Use the next level down: ## first, then ###.")
def headings_step_down(prose: Prose) -> Iterator[Finding]:
    """In a text the first heading is of level 2, none skips a level, and none is empty.

    Why: people who cannot see the page move by headings, and take a gap for a missing part.
    Source: WCAG 2.2, 1.3.1; PDF/UA-1, 7.4.
    """
    for passage in prose.of(*_WHOLE_FILES):
        before = 1
        for heading in passage.root.iter(*_HEADINGS) if passage.root is not None else ():
            level = int(str(heading.tag)[1])
            if not words_of(heading):
                yield prose.finding(passage, "A heading is empty")
            if level > before + 1 or level == 1:
                words = words_of(heading)
                yield prose.finding(passage, f"The heading “{words}” is of level {level}, after level {before}", words)
            before = level


@prose_check("ACC-002", fix="Write what the column holds in its header cell.")
def tables_have_headers(prose: Prose) -> Iterator[Finding]:
    """Every table has a header row, and no header cell is empty.

    Why: a screen reader says the header with each cell; without it a table is a heap of words.
    Source: WCAG 2.2, 1.3.1; PDF/UA-1, 7.5.
    """
    for passage, table in _roots(prose, "table"):
        headers = [words_of(cell) for cell in table.iter("th")]
        if not headers or not all(headers):
            first = next((words_of(cell) for cell in table.iter("th", "td") if words_of(cell)), "")
            what = "An empty header cell in the table" if headers else "No header row in the table"
            yield prose.finding(passage, f"{what} “{first[:40]}”", first)


@prose_check("ACC-003", fix="Say in the square brackets what the picture tells, in a sentence.")
def pictures_have_words(prose: Prose) -> Iterator[Finding]:
    """Every picture has a text alternative that says what it tells, in at most 250 characters.

    Why: who does not see it gets the words; a file name tells nobody anything.
    Source: WCAG 2.2, 1.1.1; PDF/UA-1, 7.3.
    """
    for passage, picture in _roots(prose, "img"):
        alt, source = (picture.get("alt") or "").strip(), picture.get("src") or ""
        if not alt:
            fault = "has no text alternative"
        elif _FILE_NAME.fullmatch(alt) or _HOLLOW_ALT.fullmatch(alt):
            fault = f"has “{alt}” for its text alternative, which says nothing"
        elif len(alt) > _LONGEST_ALT:
            fault = f"has a text alternative of {len(alt)} characters; tell the rest in the text"
        else:
            continue
        yield prose.finding(passage, f"The picture {source} {fault}", source)


@prose_check("ACC-004", fix="Put the name of what it leads to into the link's words.")
def links_say_where_they_lead(prose: Prose) -> Iterator[Finding]:
    """No link says only “here”, “more” or its own address.

    Why: a list of links is how many people read a page first, and on paper “here” is nowhere.
    Source: WCAG 2.2, 2.4.4.
    """
    for passage, link in _roots(prose, "a"):
        if link.get("data-cite") is None:
            words = words_of(link)
            if words.casefold().strip(".") in _EMPTY_LINKS or (not words and link.find(".//img") is None):
                yield prose.finding(passage, f"A link says only “{words}”", words)


@prose_check("ACC-005", fix="Name the thing by its title, number or place as well.", level="warn")
def colour_is_never_alone(prose: Prose) -> Iterator[Finding]:
    """No text points at something by its colour alone.

    Why: one man in twelve does not see the difference, and a copier prints grey.
    Source: WCAG 2.2, 1.4.1 and 1.3.3.
    """
    for passage, unit, match in joined(prose.ours()).lowered.matches(_COLOUR_ALONE):
        yield prose.finding(passage, f"“{match[0]}” points by colour", match[0], unit)


@prose_check("ACC-006", fix="Write it with letters and signs that the fonts hold, or vendor a font that holds it.")
def every_character_has_a_glyph(prose: Prose) -> Iterator[Finding]:
    """Every character is held by a vendored font.

    Why: on paper a character that no font holds is an empty box, and the printer says nothing.
    Source: PDF/UA-1, 7.21.
    """
    for source in prose.sources:
        for char in missing(source.text):
            before = source.text[: source.text.index(char)]
            line = source.first_line + before.count("\n")
            yield Finding(source.file, _no_glyph(char), line=line, column=len(before) - before.rfind("\n"))
    for passage in prose.passages:
        if passage.address:
            for char in missing("".join(unit.text for unit in passage.units)):
                yield prose.finding(passage, _no_glyph(char))


def _no_glyph(char: str) -> str:
    return f"No vendored font holds {char} (U+{ord(char):04X}, {name(char, 'no name').lower()})"
