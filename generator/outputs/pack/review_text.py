"""Everything that a reviewer reads of a text, in order, answers included, as the parts of a Word document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.formats.citations import cite_plain
from generator.formats.docx_parts import Callout, Heading, Inline, Listing, Para, Part, Run, Table, cell, runs
from generator.formats.docx_text import Reading, parts_of, runs_of
from generator.formats.inline import inline
from generator.formats.quotes import curl
from generator.formats.typst_press import drawn
from generator.formats.typst_spans import Links
from generator.model.catalogue import say
from generator.model.catalogue import words as catalogue_words
from generator.model.curriculum import Activity, Aside, Cards, Cue, Guide, Module, Pause, Shelf, Slide, Step, Tree
from generator.model.module import Question
from generator.model.reference import Reference
from generator.model.standing import Reviewed
from generator.outputs.pack.frame import listed, long_date
from generator.outputs.pack.plan import cited_in, marked, module_texts

PREFIX = "text-"


@dataclass(frozen=True)
class Reader:
    """What the texts of one document need around them."""

    references: tuple[Reference, ...]
    names: Mapping[str, str]
    """Titles of nations."""
    pictures: Mapping[str, str]

    def tree(self, tree: Tree, level: int = 3) -> tuple[Part, ...]:
        """A text; its main headings are of this level."""
        links = Links(citations=self._numbers, names=self.names, pictures=self.pictures, prefix=PREFIX, level=level)
        return parts_of(tree.xml, Reading(links, catalogue_words("pack"))) if tree else ()

    def line(self, text: str) -> tuple[Part, ...]:
        """A line of inline Markdown."""
        links = Links(citations=self._numbers, names=self.names, prefix=PREFIX)
        return (Para(runs_of(f"<div>{inline(text)}</div>", Reading(links, catalogue_words("pack")))),)

    @property
    def _numbers(self) -> dict[str, int]:
        return {reference.id: number for number, reference in enumerate(self.references, 1)}


def whole(part: Reviewed, shelf: Shelf) -> tuple[tuple[Part, ...], dict[str, bytes]]:
    """All parts of a text, and its pictures by name."""
    if isinstance(part, Module):
        texts = [*module_texts(part)]
    else:
        texts = [*map(marked, _short(part)), part.body.xml, part.card.xml if isinstance(part, Guide) else ""]
    cited = dict.fromkeys(key for text in texts for key in cited_in(text))
    references = tuple(shelf.reference[key] for key in cited if key in shelf.reference)
    media = part.media if isinstance(part, Module) else ()
    reader = Reader(references, shelf.nation, {picture.path: picture.path for picture in media})
    out = [*(_module(part, reader) if isinstance(part, Module) else _page(part, reader)), *_sources(reader)]
    pictures = {p.path: drawn(p.data) if p.path.endswith(".svg") else p.data for p in media}
    return tuple(out), {name: data for name, data in pictures.items() if data}


def _short(part: Reviewed) -> tuple[str, ...]:
    """What a reference page answers in short."""
    return getattr(part.matter, "in_short", ())


def _page(part: Reviewed, reader: Reader) -> Iterator[Part]:
    """A page, a form or a reference page: what it says in short, then its text."""
    short = _short(part)
    if short:
        yield _heading("in-short")
        yield Listing(tuple(reader.line(text) for text in short))
    yield _heading("page")
    if not isinstance(part, Module):
        yield from reader.tree(part.body)
    if isinstance(part, Guide) and part.card:
        yield _heading("quick-card")
        yield from reader.tree(part.card)


def _told(text: str) -> tuple[Inline, ...]:
    """A line of plain text with its quotation marks curled."""
    return runs(curl(text))


def _heading(key: str) -> Heading:
    return Heading(2, runs(say(f"review.part-{key}")), fresh=key not in ("about", "page", "in-short"))


def _module(module: Module, reader: Reader) -> Iterator[Part]:
    matter = module.matter
    yield _heading("about")
    yield Para(_told(matter.summary))
    yield Listing(
        tuple(
            (Para((Run(o.id, bold=True), Run(f" {curl(o.text)} ({listed(o.outcomes)})"))),) for o in matter.objectives
        )
    )
    yield _heading("reading")
    yield from reader.tree(module.reading)
    yield _heading("session")
    yield from reader.tree(module.session.intro)
    for part in module.session.parts:
        yield from _pause(part) if isinstance(part, Pause) else _activity(part, reader)
    if module.slides:
        yield _heading("slides")
        yield from (made for slide in module.slides for made in _slide(slide, reader))
    if module.handouts:
        yield _heading("handouts")
        for handout in module.handouts:
            yield Heading(3, _told(handout.matter.title))
            yield from (Para(_told(handout.matter.subtitle)),) if handout.matter.subtitle else ()
            yield from reader.tree(handout.body, 4)
    if module.cards:
        yield _heading("cards")
        yield from (made for cards in module.cards for made in _cards(cards, reader))
    if module.quick_card:
        yield _heading("quick-card")
        yield Heading(3, _told(module.quick_card.matter.title))
        yield from reader.tree(module.quick_card.body, 4)
    yield from _assessment(module, reader)


def _pause(pause: Pause) -> Iterator[Part]:
    yield Heading(3, runs(f"{pause.title} ({say('pack.minutes-short', minutes=pause.minutes)})"))


def _activity(activity: Activity, reader: Reader) -> Iterator[Part]:
    options = activity.options
    yield Heading(3, _told(activity.title))
    told = [
        say("pack.minutes-short", minutes=options.minutes),
        say(f"pack.grouping.{options.grouping}"),
        say("review.intensity", level=options.intensity),
        listed(options.objectives),
    ]
    yield Para(runs(" · ".join(part for part in told if part)), "small")
    yield from (Para(_told(options.purpose)),) if options.purpose else ()
    yield from reader.tree(activity.body, 4)
    yield from (made for step in activity.steps for made in _step(step, reader))
    yield from (made for aside in activity.asides for made in _aside(aside, reader))


def _step(step: Step, reader: Reader) -> Iterator[Part]:
    yield Heading(4, _told(f"{step.title} ({say('pack.minutes-short', minutes=step.minutes)})"))
    for kind, tree in (("say", step.say), ("do", step.do)):
        if tree:
            yield Callout(kind, say(f"pack.block.{kind}"), reader.tree(tree, 5))
    yield from reader.tree(step.rest, 5)
    for kind, cues in (("listen-for", step.listen_for), ("watch-for", step.watch_for)):
        yield from (_cue(kind, cue, reader) for cue in cues)


def _cue(kind: str, cue: Cue, reader: Reader) -> Callout:
    return Callout(kind, say(f"pack.block.{kind}"), reader.tree(cue.body, 5), _told(cue.title))


def _aside(aside: Aside, reader: Reader) -> Iterator[Part]:
    minutes = f" ({say('pack.minutes-short', minutes=aside.minutes)})" if aside.minutes else ""
    name = say(f"pack.block.{aside.kind}")
    yield Heading(4, _told((f"{name}: {aside.title}" if aside.title else name) + minutes))
    yield from reader.tree(aside.body, 5)


def _slide(slide: Slide, reader: Reader) -> Iterator[Part]:
    yield Heading(3, _told(slide.title))
    yield from reader.tree(slide.body, 4)
    if slide.notes:
        yield Heading(4, runs(say("pack.notes")))
        yield from reader.tree(slide.notes, 5)


def _cards(cards: Cards, reader: Reader) -> Iterator[Part]:
    yield Heading(3, _told(cards.set.title))
    yield Para(_told(cards.set.how))
    heads = tuple(cell(say(f"review.col-{key}")) for key in ("card", "answer", "because"))
    yield Table(
        heads,
        tuple(tuple(_cell(text, reader) for text in (c.text, c.answer, c.because)) for c in cards.set.cards),
        loose=True,
    )


def _cell(text: str, reader: Reader) -> tuple[Part, ...]:
    return reader.line(text) if text else cell("–")


def _assessment(module: Module, reader: Reader) -> Iterator[Part]:
    yield _heading("assessment")
    given = module.assessment
    yield Heading(3, _told(given.matter.title))
    yield Para(_told(say("pack.passing", passing=given.matter.passing)))
    for key, tree in (("task", given.task), ("must-pass", given.must_pass), ("rubric", given.rubric)):
        if tree:
            yield Heading(3, runs(say(f"pack.{key}")))
            yield from reader.tree(tree, 4)
    yield from (made for aside in given.marking for made in _aside(aside, reader))
    if module.questions:
        yield _heading("questions")
        yield from (made for question in module.questions for made in _question(question, reader))


def _question(question: Question, reader: Reader) -> Iterator[Part]:
    yield Heading(4, runs(f"{question.id} · {say(f'review.use-{question.use}')} · {listed(question.objectives)}"))
    yield from reader.line(question.stem)
    heads = tuple(cell(say(f"review.col-{key}")) for key in ("option", "right", "feedback"))
    rows = tuple(
        (
            reader.line(o.text),
            cell(say("review.right" if o.correct else "review.wrong"), bold=o.correct),
            reader.line(o.feedback),
        )
        for o in question.options
    )
    yield Table(heads, rows, widths=(5.0, 1.4, 5.0), loose=True)


def _sources(reader: Reader) -> Iterator[Part]:
    """The sources by number, each with the day on which it was looked at."""
    if not reader.references:
        return
    yield _heading("sources")
    said = cite_plain(reader.references)
    for number, reference in enumerate(reader.references, 1):
        checked = say("pack.checked-on", date=long_date(reference.checked))
        note = f" {reference.note}" if reference.note else ""
        yield Para(_told(f"[{number}] {said[reference.id]}{note} ({checked})"), anchor=f"source-{number}")
