"""The forms of `curriculum/forms/`: one Markdown file each, called as its id."""

from collections.abc import Mapping

from generator.model.curriculum import Form
from generator.model.finding import Finding
from generator.model.form import FormMatter
from generator.source.document import read_document
from generator.source.files import File
from generator.source.guides import misnamed
from generator.source.tree import to_tree

ROOM = "forms"


def read_forms(by_name: Mapping[str, File]) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    """The forms in the order of their files, and all findings."""
    forms: list[Form] = []
    findings: list[Finding] = []
    for name in sorted(by_name):
        room, _, rest = name.partition("/")
        if room == ROOM and rest.endswith(".md") and "/" not in rest:
            document = read_document(by_name[name], FormMatter, "form")
            findings += document.findings
            if document.root is not None and document.matter is not None:
                findings += misnamed(document.file, document.matter.id)
                forms.append(Form(document.file, document.matter, to_tree(document.root), document.source))
    return tuple(forms), tuple(findings)
