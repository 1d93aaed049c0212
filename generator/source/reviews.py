"""The texts of `curriculum/review/` for people who are asked to review: one Markdown file each, called as its id."""

from collections.abc import Mapping

from generator.model.curriculum import ReviewText
from generator.model.finding import Finding
from generator.model.review import ReviewTextMatter
from generator.source.document import read_document
from generator.source.files import File
from generator.source.guides import misnamed
from generator.source.tree import to_tree

ROOM = "review"


def read_review_texts(by_name: Mapping[str, File]) -> tuple[tuple[ReviewText, ...], tuple[Finding, ...]]:
    """The texts in the order of their places, and all findings."""
    texts: list[ReviewText] = []
    findings: list[Finding] = []
    for name in sorted(by_name):
        room, _, rest = name.partition("/")
        if room == ROOM and rest.endswith(".md") and "/" not in rest:
            document = read_document(by_name[name], ReviewTextMatter, "form")
            findings += document.findings
            if document.root is not None and document.matter is not None:
                findings += misnamed(document.file, document.matter.id)
                texts.append(ReviewText(document.file, document.matter, to_tree(document.root), document.source))
    return tuple(sorted(texts, key=lambda text: (text.matter.order, text.matter.id))), tuple(findings)
