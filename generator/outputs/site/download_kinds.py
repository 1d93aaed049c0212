"""What each finished file is and who it is for: one table, by the ends of names."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from generator.model.catalogue import catalogue, say
from generator.outputs.site.downloads import UNIVERSITIES, Download

Reader = Literal["facilitator", "participant", "everyone", "organiser", "builder", "assessor", "program"]

LARGE = "-large-print"
"""Ends the name of a document in large print."""
FOR_FACILITATORS = "facilitator"
"""Stands in the name of every file with answers or notes, and in no other."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Files whose name ends like this, or that lie in a folder of this name."""

    ending: str
    reader: Reader


KINDS = (
    Kind("facilitator-pack", "facilitator"),
    Kind("session-plan-facilitator", "facilitator"),
    Kind("facilitator-slides", "facilitator"),
    Kind("card-answers-facilitator", "facilitator"),
    Kind("slides", "everyone"),
    Kind("workbook", "participant"),
    Kind("handouts", "participant"),
    Kind("cards", "participant"),
    Kind("reader", "participant"),
    Kind("module-descriptor", "organiser"),
    Kind("learner", "participant"),
    Kind("scorm", "participant"),
    Kind("instructor", "facilitator"),
    Kind("questions-formative", "builder"),
    Kind("questions-summative-assessor", "assessor"),
)
"""In the order in which a module or programme shows them; what is not named comes after."""
FOLDERS = (
    Kind("handouts", "participant"),
    Kind("forms", "participant"),
    Kind("quick-cards", "everyone"),
    Kind("posters", "everyone"),
    Kind("frameworks", "builder"),
    Kind("data", "program"),
)
_FIRST = ("facilitator-pack", "slides", "workbook", "handouts", "reader")
"""Ends of the names of what a learner or a trainer wants before all else."""
_FORMATS = ("pdf", "docx", "pptx", "json", "csv", "zip")


def usual(download: Download) -> Download:
    """The same document in the usual print, if this one is in large print; its name alone is meant."""
    path = PurePosixPath(download.path)
    return replace(download, path=str(path.with_name(path.name.replace(f"{LARGE}.", "."))))


def reader_of(download: Download) -> Reader:
    """Who a file is for: what has facilitators in its name is theirs, whatever else it is."""
    if FOR_FACILITATORS in download.stem:
        return "facilitator"
    stem = usual(download).stem
    ends = (kind.reader for kind in KINDS if stem.endswith(kind.ending))
    folders = (kind.reader for kind in FOLDERS if kind.ending in PurePosixPath(download.path).parts[:-1])
    return next(ends, next(folders, "everyone"))


def place_of(download: Download) -> tuple[int, str, bool, int]:
    """Where a file stands among those of its module: by kind, then name, usual print first, then format."""
    stem = usual(download).stem
    ends = (number for number, kind in enumerate(KINDS) if stem.endswith(kind.ending))
    form = download.format
    return (
        next(ends, len(KINDS)),
        stem,
        download.stem.endswith(LARGE),
        _FORMATS.index(form) if form in _FORMATS else len(_FORMATS),
    )


def wanted_first(download: Download) -> bool:
    """Whether it is among what a learner or a trainer of a module came for."""
    return usual(download).stem.endswith(_FIRST)


def format_of(download: Download) -> str:
    """What opens it, in words, and whether it is in large print."""
    said = _format(download)
    return say("site.format-large", format=said) if download.stem.endswith(LARGE) else said


def short_format(download: Download) -> str:
    """The same in a narrow place: usual endings are known, those of platforms need words."""
    return _format(download) if download.path.startswith(f"{UNIVERSITIES}/") else download.format.upper()


def _format(download: Download) -> str:
    """What the longest ending of its name that the catalogue knows says: `.moodle.xml` more than `.xml`."""
    name = PurePosixPath(download.path).name
    endings = (name[at + 1 :] for at, char in enumerate(name) if char in "-.")
    known = (f"site.format.{ending}" for ending in endings if f"site.format.{ending}" in catalogue())
    key = next(known, "")
    return say(key) if key else download.format.upper()


def size_of(download: Download) -> str:
    """Its size in words."""
    if download.size >= 1024 * 1024:
        return say("site.megabytes", n=f"{download.size / 1024 / 1024:.1f}")
    return say("site.kilobytes", n=max(1, round(download.size / 1024)))
