"""Passages: every text of a module or a page, cut into paragraphs, with its reader and its place.

The trees are parsed here, once for all rules that look at prose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Literal

from lxml import etree

from generator.formats.inline import inline
from generator.model.curriculum import (
    Activity,
    Aside,
    Form,
    Guide,
    Module,
    Page,
    Poster,
    ReviewText,
    Step,
    Tree,
)
from generator.model.finding import Address
from generator.model.reference import Term

Reader = Literal["everyone", "facilitator"]

_INLINE = frozenset({"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "kbd", "q", "strong", "sub", "sup"})
_TAG = re.compile(r"<[^>]+>")
_AS_SAID = re.compile(r'<em class="as-said">.*?</em>', re.DOTALL)
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, item, cell or heading."""

    text: str
    tag: str
    within: tuple[str, ...] = ()
    """Names of the blocks around it, outermost first."""
    line: int = 0
    cited: bool = False
    own: str = ""
    """The text without quoted wording; the same as `text` where nothing is quoted."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with one reader: a tree from Markdown, or one value from YAML."""

    file: str
    kind: str
    """`reading`, `say`, `listen-for`, `notes`, `stem`, `option`, `card`, `page` …"""
    reader: Reader
    units: tuple[Unit, ...]
    line: int = 0
    address: Address = ()
    root: etree._Element | None = field(default=None, compare=False)
    waived: bool = False
    """Bad wording stands here on purpose, and the file says why."""
    raw: str = ""
    """A YAML value as it was written, where the loader notes no pointers in it."""

    @property
    def words(self) -> int:
        """Number of words."""
        return sum(len(unit.text.split()) for unit in self.units)


def from_tree(file: str, kind: str, reader: Reader, tree: Tree, line: int = 0, *, waived: bool = False) -> Passage:
    """The passage of one tree."""
    root = tree.root
    return Passage(file, kind, reader, tuple(_units(root, (), line)), line, root=root, waived=waived)


def from_text(file: str, kind: str, reader: Reader, text: str, address: Address, *, waived: bool = False) -> Passage:
    """The passage of one value of inline Markdown in a YAML file."""
    xhtml = inline(text)
    unit = Unit(_words(xhtml), "p", cited="<cite" in xhtml, own=_words(_AS_SAID.sub(_LEFT_OUT, xhtml)))
    return Passage(file, kind, reader, (unit,), address=address, waived=waived)


def plain(text: str) -> str:
    """Inline Markdown without its marks."""
    return _words(inline(text))


def _words(xhtml: str) -> str:
    return " ".join(unescape(_TAG.sub("", xhtml)).split())


def words_of(element: etree._Element) -> str:
    """All words of an element, white space joined."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _units(element: etree._Element, within: tuple[str, ...], line: int) -> Iterator[Unit]:
    """Units of an element in reading order. Blocks inside a paragraph end it."""
    block = element.get("data-block")
    if block:
        within, line = (*within, block), int(element.get("data-line") or line)
    tag = "title" if element.get("class") == "block-title" else str(element.tag)
    words, own, cited = [element.text or ""], [element.text or ""], False
    for child in element:
        if child.tag in _INLINE:
            inner = "".join(str(text) for text in child.itertext())
            words += [inner, " " if child.tag == "br" else "", child.tail or ""]
            own += [_LEFT_OUT if _has_as_said(child) else inner, " " if child.tag == "br" else "", child.tail or ""]
            cited = cited or _cites(child)
        else:
            yield from _unit(words, own, tag, within, line, cited=cited)
            yield from _units(child, within, line)
            words, own, cited = [child.tail or ""], [child.tail or ""], False
    yield from _unit(words, own, tag, within, line, cited=cited)


def _unit(
    words: list[str], own: list[str], tag: str, within: tuple[str, ...], line: int, *, cited: bool
) -> Iterator[Unit]:
    text = " ".join("".join(words).split())
    if text:
        yield Unit(text, tag, within, line, cited, " ".join("".join(own).split()))


def _cites(element: etree._Element) -> bool:
    return element.tag == "cite" or element.find(".//cite") is not None


def _has_as_said(element: etree._Element) -> bool:
    return element.get("class") == "as-said" or element.find(".//em[@class='as-said']") is not None


# ---------------------------------------------------------------- the passages of a module


def module_passages(module: Module) -> Iterator[Passage]:
    """Every text of a module, file by file."""
    starts = {source.file: source.first_line for source in module.sources}
    index = module.index
    yield from_tree(index, "reading", "everyone", module.reading, starts.get(index, 1))
    yield from _session(module)
    yield from _slides(module)
    yield from _assessment(module, starts.get(module.assessment.file, 1))
    for handout in module.handouts:
        waived = bool(handout.matter.wording_waiver)
        line = starts.get(handout.file, 1)
        yield from_tree(handout.file, "handout", "everyone", handout.body, line, waived=waived)
    if module.quick_card:
        file = module.quick_card.file
        yield from_tree(file, "quick-card", "everyone", module.quick_card.body, starts.get(file, 1))
    yield from _questions(module)
    yield from _cards(module)
    yield from_text(index, "summary", "everyone", module.matter.summary, ("summary",))


def _session(module: Module) -> Iterator[Passage]:
    session = module.session
    yield from_tree(session.file, "intro", "facilitator", session.intro)
    for activity in session.activities:
        yield from _activity(session.file, activity)


def _activity(file: str, activity: Activity) -> Iterator[Passage]:
    yield _title(file, "everyone", activity.title, activity.line)
    yield from_tree(file, "activity", "everyone", activity.body, activity.line)
    for step in activity.steps:
        yield from _step(file, step)
    for aside in activity.asides:
        yield from _aside(file, aside)


def _step(file: str, step: Step) -> Iterator[Passage]:
    yield _title(file, "facilitator", step.title, step.line)
    for kind, tree in (("say", step.say), ("do", step.do), ("rest", step.rest)):
        if tree:
            yield from_tree(file, kind, "facilitator", tree, step.line)
    for cue in step.listen_for:
        yield from_tree(file, "listen-for", "facilitator", cue.body, step.line)
    for cue in step.watch_for:
        yield from_tree(file, "watch-for", "facilitator", cue.body, step.line)


def _aside(file: str, aside: Aside) -> Iterator[Passage]:
    yield _title(file, "facilitator", aside.title, aside.line)
    yield from_tree(file, aside.kind, "facilitator", aside.body, aside.line)


def _title(file: str, reader: Reader, title: str, line: int) -> Passage:
    return Passage(file, "title", reader, (Unit(title, "title", line=line, own=title),) if title else (), line)


def _slides(module: Module) -> Iterator[Passage]:
    file = f"{module.folder}/slides.md"
    for slide in module.slides:
        yield _title(file, "everyone", slide.title, slide.line)
        yield from_tree(file, "slide", "everyone", slide.body, slide.line)
        yield from_tree(file, "notes", "facilitator", slide.notes, slide.line)


def _assessment(module: Module, line: int) -> Iterator[Passage]:
    assessment = module.assessment
    for kind, tree in (("task", assessment.task), ("must-pass", assessment.must_pass), ("rubric", assessment.rubric)):
        yield from_tree(assessment.file, kind, "everyone", tree, line)
    for aside in assessment.marking:
        yield from _aside(assessment.file, aside)


def _questions(module: Module) -> Iterator[Passage]:
    file = f"{module.folder}/questions.yml"
    for number, question in enumerate(module.questions):
        reader: Reader = "everyone" if question.use == "formative" else "facilitator"
        yield from_text(file, "stem", reader, question.stem, (number, "stem"))
        for place, option in enumerate(question.options):
            yield from_text(file, "option", reader, option.text, (number, "options", place, "text"))
            yield from_text(file, "feedback", reader, option.feedback, (number, "options", place, "feedback"))


def _cards(module: Module) -> Iterator[Passage]:
    for cards in module.cards:
        file, waived = cards.file, bool(cards.set.wording_waiver)
        yield from_text(file, "how", "everyone", cards.set.how, ("how",))
        for number, card in enumerate(cards.set.cards):
            yield from_text(file, "card", "everyone", card.text, ("cards", number, "text"), waived=waived)
            for key, text in (("answer", card.answer), ("because", card.because)):
                if text:
                    yield from_text(file, "card-answer", "facilitator", text, ("cards", number, key), waived=waived)


# ---------------------------------------------------------------- the passages of the shelf


def page_passages(page: Page) -> Iterator[Passage]:
    """The text of a page of the site, or of a page that every pack carries."""
    yield from_tree(page.file, "page", page.reader, page.body, page.source.first_line)


def form_passages(form: Form) -> Iterator[Passage]:
    """The text of a form: its headline and its body."""
    for key, text in (("title", form.matter.title), ("subtitle", form.matter.subtitle)):
        if text:
            yield from_text(form.file, "form-title", "everyone", text, (key,))
    yield from_tree(form.file, "form", "everyone", form.body, form.source.first_line)


def review_passages(text: ReviewText) -> Iterator[Passage]:
    """The text of a note, a form or questions for reviewers: its title and its body."""
    yield from_text(text.file, "form-title", "everyone", text.matter.title, ("title",))
    yield from_tree(text.file, "form", "everyone", text.body, text.source.first_line)


def poster_passages(poster: Poster) -> Iterator[Passage]:
    """The text of a poster: its headline, where it hangs, and its body."""
    for key, text in (("title", poster.matter.title), ("hangs", poster.matter.hangs)):
        yield from_text(poster.file, "poster-title", "everyone", text, (key,))
    yield from_tree(poster.file, "poster", "everyone", poster.body, poster.source.first_line)


def guide_passages(guide: Guide) -> Iterator[Passage]:
    """The text of a reference page: its answer in short, its body, its quick card."""
    for number, text in enumerate(guide.matter.in_short):
        yield from_text(guide.file, "in-short", "everyone", text, ("in_short", number))
    yield from_tree(guide.file, "guide", "everyone", guide.body, guide.source.first_line)
    if guide.card:
        yield from_tree(guide.file, "quick-card", "everyone", guide.card, guide.source.first_line)


def glossary_passages(file: str, glossary: tuple[Term, ...]) -> Iterator[Passage]:
    """The definitions of the glossary."""
    for number, term in enumerate(glossary):
        passage = from_text(file, "definition", "everyone", term.definition, (number, "definition"))
        yield replace(passage, raw=term.definition)
