"""What every sheet for learners is set from: a house, sources and blanks, and never a module with its answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.formats.inline import inline
from generator.formats.typst import Links, to_typst
from generator.model.audience import LearnerCards, LearnerHandout
from generator.model.curriculum import Media, Module, Tree
from generator.model.written import Review
from generator.outputs.pack.document import opening, picture_bytes
from generator.outputs.pack.frame import Frame, code_of, letter_of
from generator.outputs.pack.view import PackView


@dataclass(frozen=True, slots=True)
class KeptHandout:
    """A handout that may be kept, under the code that it has in the facilitator's pack."""

    code: str
    handout: LearnerHandout


@dataclass(frozen=True, slots=True)
class LetteredCards:
    """A set of cards without answers, under the letter that it has in the facilitator's pack."""

    letter: str
    cards: LearnerCards


@dataclass(frozen=True)
class LearnerFrame:
    """A document for learners, and the module of it that is being set."""

    view: PackView
    """Of a pack only its names, its house, its sources and its blanks."""
    module_id: str
    media: tuple[Media, ...] = ()
    depth: int = 1
    """Depth of the heading of a sheet; its own headings are one deeper."""
    loose: bool = True
    """Whether sources stand on the sheets alone: there is no list of them elsewhere."""
    course: str = ""
    """Discreet title of the module."""

    @property
    def key(self) -> str:
        """Goes before every label of this module."""
        return f"{self.module_id}-"

    @cached_property
    def _frame(self) -> Frame:
        return Frame(self.view)

    @property
    def citations(self) -> Mapping[str, int]:
        """Number of each source, from 1."""
        return self._frame.citations

    @property
    def review(self) -> Review:
        """How far the document was checked and signed."""
        return self.view.review

    @property
    def nations(self) -> Mapping[str, str]:
        """Titles of nations."""
        return self._frame.nations

    def sheet_links(self, name: str) -> Links:
        """The links of a text: no page is named, only local facts or lines for them."""
        pictures = {picture.path: f"{self.key}{picture.path}" for picture in self.media}
        links = self._frame.sheet_links(name)
        return replace(links, prefix=f"{self.key}{name}-", pictures=pictures, level=self.depth + 1)

    def sheet_line(self, text: str) -> str:
        """A line of inline Markdown."""
        return to_typst(f"<div>{inline(text)}</div>", self.sheet_links("line"))


def learner_opening(view: PackView, kind: str, media: Iterable[tuple[str, Media]], shift: int = -1) -> str:
    """The opening of a document for learners: each source is named on the sheet that cites it."""
    return opening(view, kind, shift=shift) + "#let refs = loose-refs;\n" + picture_bytes(media)


def kept_handouts(module: Module, kept: tuple[LearnerHandout, ...]) -> tuple[KeptHandout, ...]:
    """Handouts with their codes: one that is kept back leaves a gap."""
    codes = {handout.matter.id: code_of(place) for place, handout in enumerate(module.handouts)}
    return tuple(KeptHandout(codes[handout.matter.id], handout) for handout in kept)


def lettered_cards(sets: tuple[LearnerCards, ...]) -> tuple[LetteredCards, ...]:
    """Sets of cards with their letters."""
    return tuple(LetteredCards(letter_of(place), given) for place, given in enumerate(sets))


def shown(media: tuple[Media, ...], trees: Iterable[Tree]) -> tuple[Media, ...]:
    """The pictures that some text shows."""
    texts = [tree.xml for tree in trees]
    return tuple(picture for picture in media if any(f'src="{picture.path}"' in text for text in texts))
