"""The shape of every YAML file and front matter, by the name that its JSON Schema has in docs/schema/."""

from typing import Any

from generator.model.course import Course
from generator.model.edition import EditionMatter
from generator.model.form import FormMatter
from generator.model.guide import GuideMatter
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
from generator.model.poster import PosterMatter
from generator.model.reference import PageMatter
from generator.model.review import ReviewRecord, ReviewTextMatter
from generator.model.standard import Framework, Programme
from generator.source.shelf import SHAPES

SCHEMAS: dict[str, Any] = {
    **{name.removesuffix(".yml"): shape for name, shape in SHAPES.items()},
    "framework": Framework,
    "programme": Programme,
    "course": Course,
    "edition": EditionMatter,
    "guide": GuideMatter,
    "form": FormMatter,
    "poster": PosterMatter,
    "page": PageMatter,
    "review-text": ReviewTextMatter,
    "review-record": ReviewRecord,
    "module": ModuleMatter,
    "session": SessionMatter,
    "slides": SlidesMatter,
    "assessment": AssessmentMatter,
    "handout": HandoutMatter,
    "quick-card": QuickCardMatter,
    "cards": CardSet,
    "questions": tuple[Question, ...],
}
"""Files of `curriculum/` first, then its folders, then a module's files."""
