"""The files of one folder of `modules/` to a Module. Pure: bytes in, a module and findings out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.model.curriculum import (
    Cards,
    Handout,
    Media,
    Module,
    QuickCard,
    Source,
)
from generator.model.finding import Address, Finding
from generator.model.module import (
    AssessmentMatter,
    CardSet,
    HandoutMatter,
    ModuleMatter,
    Question,
    QuickCardMatter,
    SessionMatter,
    SlidesMatter,
)
from generator.model.unread import UNREAD
from generator.source.addressed import read_yaml
from generator.source.codes import addressed_fault, fault
from generator.source.document import Document, Reader, read_document
from generator.source.files import File, check_svg, digest_of_files, text_of
from generator.source.inline_values import inline_source
from generator.source.scan import nearest
from generator.source.sections import assessment_of, session_of, slides_of, words_of
from generator.source.tree import to_tree
from generator.source.typed import typed

NEEDED = ("index.md", "session.md", "assessment.md", "questions.yml")
_KNOWN = (*NEEDED, "slides.md", "quick-card.md")
_FOLDERS = {"handouts": ".md", "cards": ".yml", "media": ""}
_FOLDER_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")

HARMLESS = ("SRC-017", "SRC-039", "SRC-042")
"""Faults that leave a module whole."""

_PARTS = {
    "index.md": ("reading", "headings", "words"),
    "session.md": ("session",),
    "slides.md": ("slides",),
    "assessment.md": ("assessment",),
    "questions.yml": ("questions",),
    "quick-card.md": ("quick_card",),
    "handouts": ("handouts",),
    "cards": ("cards",),
    "media": ("media",),
}
"""Fields of a module by the file or folder that they are read from."""

Read = tuple[Module | None, tuple[Finding, ...]]


def read_module(folder: str, files: tuple[File, ...]) -> Read:
    """The module in a folder, and all findings.

    What cannot be read is a gap in the module; without readable front matter there is no module.
    """
    by_name = {file.path[len(folder) + 1 :]: file for file in files}
    findings = [*_layout(folder, by_name)]
    documents = dict(_documents(by_name))
    findings += [finding for document in documents.values() for finding in document.findings]
    questions, question_source, wrong = _questions(by_name.get("questions.yml"))
    findings += wrong
    cards, card_sources, wrong = _card_sets(by_name)
    findings += wrong
    media, wrong = _media(folder, by_name)
    findings += wrong
    slides, wrong = slides_of(documents["slides.md"]) if "slides.md" in documents else ((), ())
    findings += wrong
    assessment, wrong = assessment_of(documents["assessment.md"]) if "assessment.md" in documents else (None, ())
    findings += wrong
    findings += _disagreements(documents, cards)
    module = None
    broken = {finding.file for finding in findings if finding.code not in HARMLESS}
    index, session = documents.get("index.md"), documents.get("session.md")
    if index is not None and index.matter is not None:
        sources = [document.source for document in documents.values()]
        sources += [*([question_source] if question_source else []), *card_sources]
        module = Module(
            folder=folder,
            digest=digest_of_files(files),
            matter=index.matter,
            reading=(reading := to_tree(index.root)),
            headings=index.headings,
            words=words_of(reading),
            session=UNREAD if session is None or session.file in broken else session_of(session) or UNREAD,
            slides=slides,
            assessment=assessment or UNREAD,
            questions=questions,
            handouts=_handouts(documents),
            cards=cards,
            quick_card=_quick_card(documents.get("quick-card.md")),
            media=media,
            sources=tuple(sources),
        )
        module = with_gaps(module, broken)
    return module, tuple(sorted(findings))


def with_gaps(module: Module, broken: Iterable[str]) -> Module:
    """The module without the parts that come from broken files."""
    rooms = {file.removeprefix(f"{module.folder}/").partition("/")[0] for file in broken}
    gaps = {field: UNREAD for room in rooms for field in _PARTS.get(room, ())}
    digest = " ".join((module.digest, *sorted(rooms)))
    return replace(module, digest=digest, **gaps, sources=UNREAD) if rooms else module


def _handouts(documents: dict[str, Document]) -> tuple[Handout, ...]:
    return tuple(
        Handout(document.file, document.matter, to_tree(document.root))
        for name, document in documents.items()
        if name.startswith("handouts/")
    )


def _quick_card(card: Document | None) -> QuickCard | None:
    return None if card is None else QuickCard(card.file, card.matter, to_tree(card.root))


def _layout(folder: str, by_name: dict[str, File]) -> Iterator[Finding]:
    """Files that are missing, and files that the format does not know."""
    unknown = [name for name in by_name if not _is_known(name)]
    if not _FOLDER_NAME.fullmatch(folder.rpartition("/")[2]):
        yield fault("SRC-017", folder, "the folder's name must be lower-case words joined by hyphens")
    for name in NEEDED:
        if name not in by_name:
            close = [other for other in unknown if name in nearest(other, _KNOWN)]
            if close:
                unknown.remove(close[0])
            yield fault(
                "SRC-010", f"{folder}/{name}", "the file is missing" + (f"; `{close[0]}` is there" if close else "")
            )
    for name in unknown:
        yield fault("SRC-017", f"{folder}/{name}", f"the format has no such file{nearest(name, _KNOWN)}")


def _is_known(name: str) -> bool:
    if name in _KNOWN:
        return True
    room, slash, rest = name.partition("/")
    if not slash or room not in _FOLDERS:
        return False
    if room == "media":
        return all(_MEDIA_NAME.fullmatch(part) for part in rest.split("/")) and not rest.endswith((".md", ".yml"))
    return "/" not in rest and rest.endswith(_FOLDERS[room])


def _documents(by_name: dict[str, File]) -> Iterator[tuple[str, Document]]:
    """Every Markdown file of a module, read."""
    shapes: dict[str, tuple[Any, Reader]] = {
        "index.md": (ModuleMatter, "reading"),
        "session.md": (SessionMatter, "session"),
        "slides.md": (SlidesMatter, "slides"),
        "assessment.md": (AssessmentMatter, "assessment"),
        "quick-card.md": (QuickCardMatter, "quick-card"),
    }
    for name, (shape, kind) in shapes.items():
        if name in by_name:
            yield name, read_document(by_name[name], shape, kind)
    for name in _in("handouts/", by_name):
        yield name, read_document(by_name[name], HandoutMatter, "handout")


def _in(room: str, by_name: dict[str, File]) -> list[str]:
    return sorted(name for name in by_name if name.startswith(room) and _is_known(name))


def _yaml(file: File, shape: Any) -> tuple[Any, str, tuple[Finding, ...]]:
    """The value of a YAML file as a shape, its text, and what is wrong with it."""
    text = text_of(file)
    if isinstance(text, Finding):
        return None, "", (text,)
    parsed = read_yaml(text, file.path)
    if parsed.findings:
        return None, text, parsed.findings
    value, findings = typed(shape, parsed.value, file.path, text)
    return value, text, findings


def _questions(file: File | None) -> tuple[tuple[Question, ...], Source | None, tuple[Finding, ...]]:
    if file is None:
        return (), None, ()
    questions, text, findings = _yaml(file, tuple[Question, ...])

    def written() -> Iterator[tuple[Address, str, bool]]:
        for number, question in enumerate(questions or ()):
            private = question.use == "summative"
            yield (number, "stem"), question.stem, private
            for row, option in enumerate(question.options):
                yield (number, "options", row, "text"), option.text, private
                yield (number, "options", row, "feedback"), option.feedback, private

    source, wrong = inline_source(file.path, text, written())
    return questions or (), source, (*findings, *wrong)


def _card_sets(by_name: dict[str, File]) -> tuple[tuple[Cards, ...], tuple[Source, ...], tuple[Finding, ...]]:
    sets: list[Cards] = []
    sources: list[Source] = []
    findings: list[Finding] = []
    for name in _in("cards/", by_name):
        card_set, text, wrong = _yaml(by_name[name], CardSet)
        findings += wrong
        if card_set is not None:
            path = by_name[name].path
            sets.append(Cards(path, card_set))
            source, wrong = _card_source(path, text, card_set)
            sources.append(source)
            findings += wrong
    return tuple(sets), tuple(sources), tuple(findings)


def _card_source(path: str, text: str, card_set: CardSet) -> tuple[Source, tuple[Finding, ...]]:
    def written() -> Iterator[tuple[Address, str, bool]]:
        yield ("how",), card_set.how, False
        for number, card in enumerate(card_set.cards):
            yield ("cards", number, "text"), card.text, False
            yield ("cards", number, "because"), card.because, True

    return inline_source(path, text, written())


def _media(folder: str, by_name: dict[str, File]) -> tuple[tuple[Media, ...], tuple[Finding, ...]]:
    names = _in("media/", by_name)
    findings = [finding for name in names if name.endswith(".svg") for finding in check_svg(by_name[name])]
    lower: dict[str, str] = {}
    for name in names:
        if name.lower() in lower:
            findings.append(fault("SRC-039", f"{folder}/{name}", f"differs from `{lower[name.lower()]}` only in case"))
        lower[name.lower()] = name
    media = tuple(
        Media(by_name[name].path, name, by_name[name].sha256, by_name[name].size, by_name[name].data) for name in names
    )
    return media, tuple(findings)


def _disagreements(documents: dict[str, Document], cards: tuple[Cards, ...]) -> Iterator[Finding]:
    """Ids that should agree: of the module in each front matter, of handouts and cards with their files."""
    index = documents.get("index.md")
    id = index.matter.id if index is not None and index.matter is not None else None
    for name, document in documents.items():
        matter = document.matter
        if matter is None:
            continue
        module = getattr(matter, "module", None)
        if id is not None and module is not None and module != id:
            message = f"`module` is `{module}` here and `{id}` in index.md"
            yield addressed_fault("SRC-042", document.file, message, ("module",))
        if name.startswith("handouts/") and f"handouts/{matter.id}.md" != name:
            yield addressed_fault("SRC-042", document.file, f"`{matter.id}` is not the name of the file", ("id",))
    for card_set in cards:
        if not card_set.file.endswith(f"/cards/{card_set.set.id}.yml"):
            yield addressed_fault("SRC-042", card_set.file, f"`{card_set.set.id}` is not the name of the file", ("id",))
