"""Cases of checks as data: patches on a tiny curriculum or on a tiny finished folder, and what is found then.

A case is a list of patches. On the curriculum: `replace`/`by` a text that stands once (`every: true`:
wherever it stands), `add` at the end (`repeat` times), `set`/`to` a value by its address (also in front
matter; null takes it out), `write` or `delete` a file, `questions` makes a bank of one-answer questions;
`record` is what a cook signed today for H1, but for the keys that it gives.
`returned` is what came back for H1, but for the rows that it gives; `withdraw` names a
record, `amend` is a text to change. On the finished folder: `made` names a file, with `write`, `body` and `head` of a page, `zip`, `pdf`, `pptx`
or `docx`;
`late` is written after the manifest. `plugin` offers checks with codes.
"""

import io
import json
import zipfile
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import yaml
from PIL import Image
from pptx import Presentation

from generator.checks.check import Check
from generator.checks.finished import Finished
from generator.checks.plugins import Offer
from generator.checks.prose import module_prose, shelf_prose
from generator.checks.returned import RETURN_CHECKS, Returned, files_can_be_changed, withdrawn_records_are_there
from generator.checks.table import CHECKS, check_curriculum, check_module
from generator.checks.waivers import waive
from generator.formats.docx import Doc, write
from generator.formats.docx_parts import Heading, Lines, Para, Picture, Table, cell, runs
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.standing import digest_of, reviewable
from generator.source.amend import amended
from generator.source.load import load
from tests.roots import MINIMAL, PARSED, lent

HERE = Path(__file__).parent

Patch = dict[str, Any]


@cache
def case_files() -> dict[str, Path]:
    """The case file of every code."""
    return {path.stem: path for path in sorted(HERE.glob("*-*.yml"))}


@cache
def cases(code: str) -> dict[str, list[Patch]]:
    """The cases of one code by name."""
    found = yaml.load(case_files()[code].read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert isinstance(found, dict)
    return found


def found_by(check: Check, patches: list[Patch], folder: Path) -> list[Finding]:
    """What a check finds in the minimal curriculum after the patches. The patched files must load."""
    on_source = [patch for patch in patches if "file" in patch]
    return look(check, patched(on_source) if on_source else minimal(), patches, folder)


def patched(patches: list[Patch]) -> Curriculum:
    """The minimal curriculum after patches on its files."""
    with lent([patch["file"] for patch in patches]) as root:
        for patch in patches:
            apply(root, patch)
        return loaded(root)


def loaded(root: Path) -> Curriculum:
    """A curriculum that loads without a fault. Cases share a cache, for each changes little."""
    found = load(root, PARSED)
    assert found.curriculum is not None, found.findings
    assert not found.findings
    return found.curriculum


@cache
def minimal() -> Curriculum:
    """The minimal curriculum as it stands."""
    return loaded(MINIMAL)


def look(check: Check, curriculum: Curriculum, patches: list[Patch], folder: Path) -> list[Finding]:
    """What one check finds, by what it looks at."""
    shelf = curriculum.shelf
    match check.scope:
        case "module":
            return [finding for module in curriculum.modules for finding in check.look(module, shelf)]
        case "prose":
            proses = [*(module_prose(module, shelf) for module in curriculum.modules), shelf_prose(shelf)]
            return [finding for prose in proses for finding in check.look(prose)]
        case "curriculum":
            return check.look(curriculum)
        case "finished":
            make(folder / "dist", [patch for patch in patches if "made" in patch])
            return check.look(Finished(folder / "dist", curriculum))
        case "program":
            return _by_program(check, curriculum, patches)
        case _:
            raise AssertionError(check.scope)


def _by_program(check: Check, curriculum: Curriculum, patches: list[Patch]) -> list[Finding]:
    """What a check finds that the program runs at a place of its own."""
    if check in RETURN_CHECKS:
        given = [patch["returned"] for patch in patches if "returned" in patch]
        return check.look(_returned(given[0] if given else {}), "H1", curriculum)
    if check is withdrawn_records_are_there:
        named = [patch["withdraw"] for patch in patches if "withdraw" in patch]
        return [finding for id in named for finding in check.look(id, "H1", curriculum)]
    if check is files_can_be_changed:
        made = [amended(patch["amend"], ("review", "status"), "in-review") for patch in patches]
        return [finding for text in made for finding in check.look("a.yml", "status", text)]
    if check.code == "EXT-001":
        return check.look(CHECKS, [_offer(patch["plugin"]) for patch in patches])
    shelf = curriculum.shelf
    found = [finding for module in curriculum.modules for finding in check_module(module, shelf)]
    kept = waive((*found, *check_curriculum(curriculum)), shelf.settings)
    return [finding for finding in kept if finding.code == check.code]


def _returned(changes: Patch) -> Returned:
    """What a cook sent back for H1, but for the rows that are given by their numbers."""
    if "refused" in changes:
        return Returned("signed.docx", (), changes["refused"])
    answers = {
        "1": "H1", "2": "0.1", "3": digest_of(minimal().module["H1"]), "4a": "☒", "4b": "☐", "5a": "x", "5b": "☐",
        "5c": "☐", "6a": "☐", "6b": "yes", "6c": "☐", "7": "a cook", "8": "none", "9": "☒", "10": "3 December 2026", "11": "A. L.",
    } | {str(key): value for key, value in changes.items()}  # fmt: skip
    return Returned(
        "signed.docx", tuple((key, "Question", value) for key, value in answers.items() if value is not None)
    )


def _offer(codes: list[str]) -> Offer:
    return Offer("an adopter", tuple(Check(code, "", "warn", "curriculum", lambda _: ()) for code in codes))


# ---------------------------------------------------------------- patches on the curriculum


def apply(root: Path, patch: Patch) -> None:
    """Apply one patch to a copy of the curriculum."""
    path = root / patch["file"]
    if patch.get("delete"):
        path.unlink()
        return
    if "write" in patch or "record" in patch:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = patch["write"] if "write" in patch else yaml.safe_dump(_record(path.stem, **patch["record"]))
        path.write_text(text, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    if "replace" in patch:
        times = text.count(patch["replace"])
        assert times == 1 or (times and patch.get("every")), f"{patch['replace']!r} stands {times} times"
        text = text.replace(patch["replace"], patch["by"])
    elif "set" in patch:
        text = _with_value(text, patch["set"].split("."), patch["to"])
    elif "questions" in patch:
        text = yaml.safe_dump(_bank(_values(text), **patch["questions"]), sort_keys=False)
    else:
        text += patch["add"] * patch.get("repeat", 1)
    path.write_text(text, encoding="utf-8")


def _record(id: str, what: str = "H1", **given: object) -> dict[str, object]:
    part = reviewable(minimal()).get(what)
    signed = {
        "version": "0.1",
        "digest": digest_of(part) if part else "0" * 64,
        "reader": "cook",
        "outcome": "no-objection",
        "naming": "by-name",
        "words": "Ana Lind, cook",
        "interests": "none",
        "date": "2026-11-20",
    }
    return {"id": id, "what": what, **{key: value for key, value in (signed | given).items() if value is not None}}


def _values(text: str) -> Any:
    """What a YAML text holds, every scalar as text."""
    return yaml.load(text, yaml.CBaseLoader)


def _with_value(text: str, address: list[str], value: object) -> str:
    """The text of a YAML file, or of the front matter of a Markdown file, with another value at an address."""
    before, matter, after = ("---\n", *text[4:].split("\n---\n", 1)) if text.startswith("---\n") else ("", text, "")
    data = _values(matter)
    place = data
    for key in address[:-1]:
        place = place[int(key)] if isinstance(place, list) else place[key]
    last: Any = int(address[-1]) if isinstance(place, list) else address[-1]
    if value is None:
        del place[last]
    else:
        place[last] = value
    dumped = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    return f"{before}{dumped.rstrip()}\n---\n{after}" if before else dumped


def _bank(questions: list[Patch], use: str, options: list[list[str]]) -> list[Patch]:
    """A bank in which each list of options is a question; `+` marks the right one."""
    for number, texts in enumerate(options):
        rows = [
            {
                "id": "abcdef"[n],
                "correct": str(text[0] == "+").lower(),
                "text": text.lstrip("+"),
                "feedback": f"Why {n}.",
            }
            for n, text in enumerate(texts)
        ]
        head = {"id": f"Q{number}", "use": use, "kind": "one", "objectives": list(questions[0]["objectives"])}
        questions.append({**head, "stem": "What now?", "options": rows})
    return [question for question in questions if question["use"] != use or question["id"].startswith("Q")] or questions


# ---------------------------------------------------------------- a finished folder

_PAGE = (
    "<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body><h1>Page</h1>{body}</body></html>"
)


def make(folder: Path, patches: list[Patch]) -> None:
    """A finished folder with one good page, the patches and a manifest."""
    _write(folder, {"made": "site/index.html", "body": "<p>Good.</p>"})
    for patch in patches:
        if not patch.get("late"):
            _write(folder, patch)
    readers = {patch["made"]: {"reader": patch["reader"]} for patch in patches if "reader" in patch}
    rows = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        rows.append({"path": name, "sha256": sha256(path.read_bytes()).hexdigest(), **readers.get(name, {})})
    (folder / "manifest.json").write_text(json.dumps({"files": rows}), encoding="utf-8")
    for patch in patches:
        if patch.get("late"):
            _write(folder, patch)


def _write(folder: Path, patch: Patch) -> None:
    path = folder / patch["made"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "pdf" in patch:
        blob = _pdf(**patch["pdf"])
    elif "pptx" in patch:
        blob = _pptx(**patch["pptx"])
    elif "docx" in patch:
        blob = _docx(**patch["docx"])
    elif "zip" in patch:
        blob = _zip(patch["zip"])
    elif "write" in patch:
        blob = patch["write"].encode()
    else:
        title = "Page – Clean Kitchen"
        blob = _PAGE.format(title=title, head=patch.get("head", ""), body=patch.get("body", "")).encode()
    path.write_bytes(blob)


def _zip(entries: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, _zip(content["zip"]) if isinstance(content, dict) else content)
    return out.getvalue()


def _pptx(
    *,
    title: str = "Wash",
    notes: str = "Hold it up.",
    text: str = "Before food",
    times: int = 1,
    alt: str = "A tap",
    header: bool = True,
    slides: int = 1,
) -> bytes:
    """A deck of one slide, unless it is told, with a text, a table and a picture."""
    deck, out, dot = Presentation(), io.BytesIO(), io.BytesIO()
    Image.new("1", (2, 2)).save(dot, "png")
    for _ in range(slides):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = text * times
        slide.notes_slide.notes_text_frame.text = notes
        table = slide.shapes.add_table(2, 2, 0, 0, 99999, 99999)
        table.table.first_row = header
        picture = slide.shapes.add_picture(dot, 0, 0)
        picture._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001  python-pptx has no alt text
    deck.save(out)
    return out.getvalue()


def _docx(
    *,
    title: str = "Wash",
    lang: str = "en-GB",
    levels: tuple[int, ...] = (1, 2),
    text: str = "Before food",
    alt: str = "A tap",
    part: str = "word/document.xml",
    instead: tuple[str, str] = ("", ""),
) -> bytes:
    """A Word file with headings, a text, a table, a picture and lines to write on; in one part a text instead of another."""
    dot, out = io.BytesIO(), io.BytesIO()
    Image.new("1", (2, 2)).save(dot, "png")
    table = Table((cell("What"), cell("When")), ((cell("Wash"), ()),))
    parts = (*(Heading(level, runs("Wash")) for level in levels), Para(runs(text)), table, Picture("dot", alt))
    whole = write(
        Doc(title, "", lang, date(2026, 1, 1), (*parts, Lines(runs("Why?"), 2)), pictures={"dot": dot.getvalue()})
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == part and instead[0]:
                assert instead[0].encode() in blob, f"{instead[0]} does not stand in {name}"
                blob = blob.replace(instead[0].encode(), instead[1].encode())
            new.writestr(name, blob)
    return out.getvalue()


def _pdf(
    *,
    tagged: bool = True,
    lang: str = "en",
    title: str = "Pack",
    bookmarks: bool | dict[str, int] = True,
    text: str = "",
    pages: int = 2,
    links: list[str] | None = None,
) -> bytes:
    """A PDF, of two pages unless it is told. A text is set in a font that is not embedded; links are on the first."""
    pdf, out = pikepdf.Pdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page()
    if text:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode())
    if links:
        actions = [pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(link)) for link in links]
        notes = [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action) for action in actions]
        pdf.pages[0].obj.Annots = pikepdf.Array(notes)
    if tagged:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    if lang:
        pdf.Root.Lang = pikepdf.String(lang)
    if title:
        pdf.docinfo["/Title"] = title
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if bookmarks:
        with pdf.open_outline() as outline:
            titles = bookmarks if isinstance(bookmarks, dict) else {"Start": 0}
            outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in titles.items())
    pdf.save(out)
    return out.getvalue()
