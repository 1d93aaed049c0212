"""The look of Word documents: type, colours and every style, in one place. Knows no curriculum.

To change the look, change a value of `Look`, or a line of `STYLES`. Sizes are shares of `Look.size`, room
above and below is in points. Word can name one typeface and no list of others for when it is missing, so the
two here are on every machine that has Word, and LibreOffice has twins of the same widths.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Values that a house may change. Colours are six figures, sizes points."""

    sans: str = "Arial"
    serif: str = "Georgia"
    code: str = "Courier New"
    boxes: str = "MS Gothic"
    """Where boxes to tick come from."""
    ink: str = "1E2A2E"
    muted: str = "4A585C"
    accent: str = "0B5A63"
    warning: str = "8A3B1E"
    bar: str = "1E2A2E"
    """The one heavy line, below a title."""
    hair: str = "98A29E"
    line: str = "76858A"
    tint: str = "F4EEE2"
    size: float = 11.0
    room: float = 1.0
    """Share of the usual room between lines and rows: less, for what must stay on one side."""
    italics: bool = True
    """Whether emphasis may slant; without it, it is bold."""

    @property
    def hand(self) -> float:
        """Share of the usual height of what is written on by hand: a hand needs its room."""
        return max(self.room, 0.85)


@dataclass(frozen=True, slots=True)
class Style:
    """One style of paragraphs, or of characters. Nothing said: as the style that it is based on."""

    id: str
    name: str
    """What Word calls it. Known names are those of Word's own styles."""
    based: str = "Normal"
    next: str = ""
    size: float = 0.0
    serif: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    """Name of a colour of the look."""
    above: float | None = None
    below: float | None = None
    leading: float = 0.0
    """Lines, as 1.1."""
    near: bool = False
    """Stays with what follows."""
    whole: bool = False
    """Lines of one paragraph stay on one page."""
    level: int = 0
    """Level of a heading."""
    left: float = 0.0
    hang: float = 0.0
    """Indents, in millimetres."""
    lines: tuple[tuple[str, str, int, int, str], ...] = ()
    """Rules: side, kind, eighths of a point, room in points, colour."""
    character: bool = False


STYLES: tuple[Style, ...] = (
    Style("Normal", "Normal", based="", above=0, below=6, leading=1.12),
    Style("Heading1", "heading 1", next="Normal", size=1.75, serif=True, bold=True, above=0, below=6, leading=1.0, near=True, level=1, lines=(("bottom", "single", 24, 5, "bar"),)),
    Style("Heading2", "heading 2", next="Normal", size=1.28, serif=True, bold=True, above=14, below=4, leading=1.0, near=True, level=2),
    Style("Heading3", "heading 3", next="Normal", size=1.12, serif=True, bold=True, above=12, below=3, leading=1.0, near=True, level=3),
    Style("Heading4", "heading 4", next="Normal", size=1.0, bold=True, above=9, below=2, near=True, level=4),
    Style("Heading5", "heading 5", next="Normal", size=1.0, bold=True, colour="muted", above=8, below=2, near=True, level=5),
    Style("Heading6", "heading 6", next="Normal", size=1.0, colour="muted", above=8, below=2, near=True, level=6),
    Style("Subtitle", "Subtitle", next="Normal", above=2, below=8, near=True, lines=(("bottom", "single", 6, 5, "ink"),)),
    Style("Kind", "Kind of sheet", next="Heading1", size=0.88, colour="muted", below=3, near=True),
    Style("Lead", "Lead", next="Normal", size=1.06, below=8),
    Style("Near", "Stays with next", near=True),
    Style("ListBullet", "List Bullet", below=3),
    Style("ListNumber", "List Number", below=3),
    Style("ListTick", "List to tick", below=3),
    Style("ListContinue", "List Continue", below=3),
    Style("Quote", "Quote", serif=True, left=7, above=4, below=8, lines=(("left", "single", 24, 10, "accent"),)),
    Style("TableText", "Table text", size=0.93, below=2, leading=1.06),
    Style("TableBullet", "Table bullet", based="TableText"),
    Style("TableNumber", "Table number", based="TableText"),
    Style("TableHead", "Table head", based="TableText", bold=True, near=True),
    Style("Cue", "Cue", based="TableText", above=5, near=True),
    Style("CalloutName", "Callout name", size=0.93, bold=True, below=2, near=True),
    Style("CalloutTitle", "Callout title", bold=True, below=3, near=True),
    Style("Label", "Label", bold=True, above=8, below=0, near=True, whole=True),
    Style("WriteOn", "Line to write on", below=0, lines=(("bottom", "single", 4, 1, "line"), ("between", "single", 4, 1, "line"))),
    Style("WriteOnNext", "Line to write on, next", based="WriteOn", next="WriteOn", below=0, lines=(("bottom", "single", 4, 2, "line"), ("between", "single", 4, 2, "line"))),
    Style("Numbered", "Numbered text", left=17, hang=17),
    Style("Source", "Source", size=0.84, below=3, left=8, hang=8, whole=True),
    Style("Small", "Small text", size=0.84, colour="muted", below=6),
    Style("Rule", "Rule", size=0.5, below=6, lines=(("bottom", "single", 6, 1, "hair"),)),
    Style("Gap", "Gap", size=0.4, above=0, below=0, leading=1.0),
    Style("Code", "Code"),
    Style("Footer", "footer", size=0.84, colour="muted", below=0),
    Style("FootnoteText", "footnote text", size=0.86, below=2),
    Style("FootnoteReference", "footnote reference", based="", character=True),
    Style("Strong", "Strong", based="", character=True, bold=True),
    Style("Emphasis", "Emphasis", based="", character=True, italic=True),
    Style("AsSaid", "As said", based="", character=True, italic=True),
    Style("Hyperlink", "Hyperlink", based="", character=True, colour="accent"),
    Style("Address", "Address on paper", based="", character=True, size=0.86, colour="muted"),
    Style("PlaceholderText", "Placeholder Text", based="", character=True, colour="line"),
    Style("Mark", "Number of a paragraph", based="", character=True, size=0.84, bold=True, colour="muted"),
    Style("CodeText", "Code in text", based="", character=True),
)  # fmt: skip

CALLOUTS: dict[str, tuple[tuple[tuple[str, str, int, str], ...], str]] = {
    "say": ((("left", "single", 24, "accent"),), "“"),
    "do": ((("left", "single", 8, "ink"),), "→"),
    "safety": (tuple((side, "single", 18, "warning") for side in ("top", "left", "bottom", "right")), "▲"),
    "law": ((("left", "double", 8, "ink"),), "§"),
    "nation": ((("left", "double", 8, "ink"),), "►"),
    "evidence": ((("left", "dotted", 24, "muted"),), "■"),
    "reflect": ((("left", "dashed", 18, "muted"),), "○"),
    "try-it": ((("left", "dashed", 18, "muted"),), "◊"),
    "case": (tuple((side, "single", 4, "line") for side in ("top", "left", "bottom", "right")), "□"),
    "key-points": ((("top", "single", 24, "ink"), ("bottom", "single", 4, "ink")), "●"),
    "poor-practice": (tuple((side, "dashed", 6, "muted") for side in ("top", "left", "bottom", "right")), "\u00d7"),
    "better-practice": (tuple((side, "single", 12, "ink") for side in ("top", "left", "bottom", "right")), "√"),
    "watch-for": ((("left", "single", 18, "warning"),), "►"),
    "listen-for": ((("left", "single", 8, "ink"),), "◄"),
}  # fmt: skip
"""Rules round a callout (side, kind, eighths of a point, colour), and the sign before its name: each is told from
every other without colour. The signs are of the set that every old typeface has."""
USUAL_CALLOUT = CALLOUTS["case"]
TINTED = ("case",)
"""Callouts on a tint."""


def colour(look: Look, name: str) -> str:
    """A colour of the look by its name."""
    return str(getattr(look, name))


INDENT = 360
"""Twentieths of a point by which a list is set in."""
DEEPEST = 6
