"""SRC: what the loader can find wrong with a file, by code. A code is for ever and never used again."""

from dataclasses import dataclass
from functools import cache

from generator.model.finding import Address, Finding


@dataclass(frozen=True, slots=True)
class Code:
    """One fault of a source file: `title` says what it is, `fix` what to do, `why` it matters."""

    code: str
    title: str
    fix: str
    why: str
    example: str
    """A text that has the fault; line ends are written as \\n."""


CODES: tuple[Code, ...] = (
    Code(
        "SRC-001",
        "YAML that cannot be read",
        "After `key:` write `>-` and put the text on the next line, indented; begin keys of one level at one margin.",
        "A file that is half read would teach half a lesson.",
        "feedback: He acted: so we write it down",
    ),
    Code(
        "SRC-002",
        "A tab in YAML",
        "Indent with spaces. Most editors can turn tabs into spaces.",
        "YAML counts spaces; a tab looks like some number of them and is none.",
        "objectives:\n\t- id: H1-1",
    ),
    Code(
        "SRC-003",
        "A key that stands twice",
        "Keep one of the two.",
        "YAML lets the last one win in silence, so what you read first is not what is used.",
        "title: One\ntitle: Two",
    ),
    Code(
        "SRC-004",
        "An anchor, alias, merge key or tag",
        "Write the value out where it is needed. Text that begins with `&`, `*` or `!` goes on the next line, after `>-`.",
        "Repeated parts can grow without limit and tags can ask for code; a curriculum needs neither.",
        "first: &a [x]\nsecond: *a",
    ),
    Code(
        "SRC-005",
        "Nested too deep",
        "Take levels away.",
        "No text for people needs such depth; a machine can be brought down by it.",
        "a: [[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]",
    ),
    Code(
        "SRC-006",
        "An unknown key",
        "Correct the key, or take it out.",
        "A key that nobody reads is a promise that nobody keeps: its value would be lost in silence.",
        "titel: Clean hands",
    ),
    Code(
        "SRC-007",
        "A missing key",
        "Add the key with its value; docs/authoring.md lists what each file needs.",
        "Something that readers rely on would be empty.",
        "- id: c1   # a card without text",
    ),
    Code(
        "SRC-008",
        "A value of the wrong kind",
        "Give a value of the kind that the message names.",
        "What the program would guess may not be what you meant: `12:30` is no number.",
        "minutes: soon",
    ),
    Code(
        "SRC-010",
        "A file that is missing",
        "Write the file, or make the folder with `curriculum new module`, which writes all of them.",
        "A module is whole or it cannot be taught.",
        "modules/h1-clean-hands/ without session.md",
    ),
    Code(
        "SRC-011",
        "An empty file",
        "Write its text, or delete the file when it is optional.",
        "An empty file is most often a save that went wrong.",
        "",
    ),
    Code(
        "SRC-012",
        "A file that is not UTF-8",
        "Save the file again with the encoding UTF-8, and retype the letter at this place.",
        "Letters beyond A to Z would come out wrong, names among them.",
        "caf\xe9",
    ),
    Code(
        "SRC-013",
        "A control character",
        "Delete the character; retype the words around it when you cannot see it.",
        "It is invisible, breaks files that others open, and can hide what a text does.",
        "Wash\x07 hands",
    ),
    Code(
        "SRC-014",
        "A folder or device where a file should be",
        "Put a file there.",
        "The program can only read files.",
        "session.md/ as a folder",
    ),
    Code(
        "SRC-015",
        "A file that is too big",
        "Make the picture smaller, or move the text into several files.",
        "One huge file can stop a build for everybody, and nobody can read it on a telephone.",
        "a session.md of 50 MB",
    ),
    Code(
        "SRC-016",
        "A symbolic link",
        "Put the file itself here.",
        "A link can lead out of the curriculum to somebody's private files.",
        "index.md -> /etc/passwd",
    ),
    Code(
        "SRC-017",
        "A file or folder that the format does not know",
        "Rename or move it; a module's folder is named with lower-case words joined by hyphens.",
        "A file that nobody reads is work that is lost in silence.",
        "modules/h1-clean-hands/sesion.md",
    ),
    Code(
        "SRC-018",
        "A file that cannot be read",
        "Give yourself the right to read it.",
        "What cannot be read cannot be checked.",
        "a file without read permission",
    ),
    Code(
        "SRC-019",
        "No front matter",
        "Begin the file with a line of `---`, the keys, and a line of `---`.",
        "The keys say what the file is and whom it is for.",
        "## When to wash",
    ),
    Code(
        "SRC-020",
        "A block that is not closed",
        "Close it with a line of as many slashes as it opened with.",
        "The rest of the page would fall into it, and nothing would show.",
        "/// say\nWords.",
    ),
    Code(
        "SRC-021",
        "A closing line that closes nothing",
        "Give the closing line as many slashes as its opening line, or delete it.",
        "Slashes would be printed, or the wrong block would end.",
        "/// say\nWords.\n////",
    ),
    Code(
        "SRC-022",
        "An unknown block",
        "Correct the name; names are written in lower case.",
        "The whole block would come out as text, slashes and all.",
        "/// sya\nWords.\n///",
    ),
    Code(
        "SRC-023",
        "Slashes that neither open nor close",
        "A closing line is slashes only; an opening line is slashes, a name and perhaps a bar and a title.",
        "The line would be printed, and its block would stay open.",
        "/// end",
    ),
    Code(
        "SRC-024",
        "An inner block with as many slashes as the outer",
        "Give the outer block more slashes than every block inside it.",
        "It works until one closing line is lost; then everything after it moves.",
        "/// case\n/// safety\n///\n///",
    ),
    Code(
        "SRC-025",
        "An option in the wrong place",
        "Options stand straight under the header, four spaces in, as `key: value`; then a blank line.",
        "It would come out as text or as code.",
        "/// law\n  nation: north",
    ),
    Code(
        "SRC-026",
        "An unknown option",
        "Correct the option, or take it out.",
        "The whole block would come out as text.",
        "/// step | Sort\n    minuts: 4",
    ),
    Code(
        "SRC-027",
        "A missing option or title",
        "Add the option under the header, or the title after a bar.",
        "The block means nothing without it.",
        "/// law | Duty\n///",
    ),
    Code(
        "SRC-028",
        "An option of the wrong kind",
        "Give a value of the kind that the message names.",
        "The program would have to guess.",
        "    minutes: soon",
    ),
    Code(
        "SRC-029",
        "A block in a file that is not for its reader",
        "Move it to session.md, assessment.md or the notes of a slide.",
        "Answers and facilitators' words must never reach a learner, and files have readers so that they cannot.",
        "/// listen-for in index.md",
    ),
    Code(
        "SRC-030",
        "A block that may not stand there",
        "Move it: steps and asides into an activity, cues into a step, marking into assessment.md.",
        "A block in the wrong place is in nobody's running order.",
        "/// step outside of an activity",
    ),
    Code(
        "SRC-031",
        "Code that does not end",
        "Close the fence with the same signs that opened it.",
        "The rest of the page would be code.",
        "```\ncode",
    ),
    Code(
        "SRC-032",
        "Raw HTML",
        "Write it in Markdown; write `&lt;` for the sign itself.",
        "It would reach every page as written, script and all, and most outputs cannot show it.",
        "<script>alert(1)</script>",
    ),
    Code(
        "SRC-033",
        "A citation or word that Markdown reads as a link",
        "Write the citation apart from `(` and `:`, and web links as `[words](https://…)`.",
        "The line can vanish, and other citations become links to it.",
        "[@guide2020]: see there",
    ),
    Code(
        "SRC-034",
        "A citation that cannot be read",
        "Write `[@key]`, `[@key, p. 4]` or `[@key; @other]`, with other words outside the brackets.",
        "The source would be lost, and its claim with it.",
        "[see @guide2020]",
    ),
    Code(
        "SRC-035",
        "A link without a known scheme",
        "Begin web links with `https://`; for all else use a scheme such as `term:`, `module:` or `handout:`.",
        "Addresses change with every format; a scheme is right in all of them and cannot carry script.",
        "[words](tern:probe)",
    ),
    Code(
        "SRC-036",
        "A link that leaves its folder",
        "Put pictures into the module's `media/` folder and name them `media/name.svg`; link to other things by scheme.",
        "A module is a folder that can be moved, and nobody's other files are its business.",
        "![Plan](../../secret.png)",
    ),
    Code(
        "SRC-037",
        "Braces with something that is not allowed",
        "Use braces only for `{#id}` on headings (lower-case words joined by hyphens) and `{.as-said}` after emphasis.",
        "Braces can set any attribute, also one that runs script.",
        "*word*{onclick=x}",
    ),
    Code(
        "SRC-038",
        "A mark that the format does not have",
        "Use `##` to `######` for headings; leave out rules and underlined headings.",
        "The title stands in the front matter, and outputs can only show what they know.",
        "# Clean hands",
    ),
    Code(
        "SRC-039",
        "An id that stands twice, or differs only in case",
        "Give one of them another id.",
        "Ids are addresses for ever, and many systems do not tell `H1` from `h1`.",
        "id: h1 beside id: H1",
    ),
    Code(
        "SRC-040",
        "A section missing or where none may be",
        "In assessment.md keep `## … {#task}`, `{#must-pass}` and `{#rubric}`, each once; in slides.md begin with a `##`.",
        "What learners get of these files is taken by section; other text would be lost, or reach the wrong reader.",
        "## Marking notes, as a heading",
    ),
    Code(
        "SRC-041",
        "A block that the parser does not see",
        "Set the block against the margin, or indent all of it by four spaces for each list item that it stands in; keep blocks out of quotes and notes.",
        "What is read and what is checked would not be the same.",
        "> /// say",
    ),
    Code(
        "SRC-042",
        "A name that does not agree",
        "Use the same id in the front matter, the file's name and, in a module, its index.md.",
        "Links find a thing by one name.",
        "handouts/wash-sheet.md with id: sheet",
    ),
    Code(
        "SRC-043",
        "A footnote without a place",
        "Write it into the text; footnotes work in index.md, handouts and pages, each with its text `[^1]: …`.",
        "The file is cut into parts, and the note would be lost.",
        "Words.[^1] in session.md",
    ),
    Code(
        "SRC-044",
        "No curriculum here",
        "Give the folder that holds `curriculum/` and `modules/`, or make one with `curriculum new curriculum`.",
        "There is nothing to build.",
        "--root /nowhere",
    ),
    Code(
        "SRC-045",
        "A drawing with script or a way outside",
        "Export it as plain SVG with its pictures and fonts drawn in.",
        "Anybody can open the drawing by its address, and then its script would run.",
        "<svg><script/></svg>",
    ),
    Code(
        "SRC-046",
        "A text that would stall the parser",
        "Split the paragraph or the file.",
        "Marks without end cost a machine minutes, and one file could stop a build for everybody.",
        "[[[[[[… five hundred times in one paragraph",
    ),
)


@cache
def _by_code() -> dict[str, Code]:
    return {code.code: code for code in CODES}


def fault(code: str, file: str, message: str, line: int = 1, column: int = 1) -> Finding:
    """A finding under a code of this table, with the table's cure."""
    return Finding(file, message, (), line, column, code, _by_code()[code].fix)


def addressed_fault(code: str, file: str, message: str, address: Address) -> Finding:
    """The same for a place that is named by its address in a YAML file; `locate` fills in the line."""
    return Finding(file, message, address, 0, 0, code, _by_code()[code].fix)
