"""The blocks of the authoring format: who may read each, what it takes, and where it may stand."""

from dataclasses import dataclass

from generator.model.module import (
    ActivityOptions,
    BlockOptions,
    BreakOptions,
    DebriefOptions,
    LawOptions,
    NationOptions,
    NoOptions,
    ShortOfTimeOptions,
    StepOptions,
    WriteOnOptions,
)
from generator.model.written import Written

ASIDES = ("debrief", "short-of-time", "online", "adapt", "answer")
"""Facilitator's passages of an activity, beside its steps."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of block.

    `inside` names where a facilitators' block may stand: a block, or the kind of file at whose top
    it may stand, with a slash (`session/`). Blocks for everyone may stand anywhere.
    """

    name: str
    options: type[Written] = BlockOptions
    facilitator: bool = False
    inside: tuple[str, ...] = ()
    titled: bool = False
    """Needs a title."""


_STEP_AND_ASIDES = ("step", *ASIDES, "delivery/")

_KINDS = (
    Kind("case"),
    Kind("law", LawOptions),
    Kind("evidence"),
    Kind("reflect"),
    Kind("safety"),
    Kind("key-points"),
    Kind("nation", NationOptions),
    Kind("poor-practice"),
    Kind("better-practice"),
    Kind("try-it"),
    Kind("say"),
    Kind("do"),
    Kind("write-on", WriteOnOptions, titled=True),
    Kind("activity", ActivityOptions, facilitator=True, inside=("session/",), titled=True),
    Kind("break", BreakOptions, facilitator=True, inside=("session/",)),
    Kind("step", StepOptions, facilitator=True, inside=("activity",), titled=True),
    Kind("debrief", DebriefOptions, facilitator=True, inside=("activity",)),
    Kind("short-of-time", ShortOfTimeOptions, facilitator=True, inside=("activity",)),
    Kind("online", NoOptions, facilitator=True, inside=("activity",)),
    Kind("adapt", NoOptions, facilitator=True, inside=("activity",)),
    Kind("answer", NoOptions, facilitator=True, inside=("activity", "assessment/")),
    Kind("marking", NoOptions, facilitator=True, inside=("answer", "assessment/")),
    Kind("listen-for", NoOptions, facilitator=True, inside=_STEP_AND_ASIDES, titled=True),
    Kind("watch-for", NoOptions, facilitator=True, inside=_STEP_AND_ASIDES, titled=True),
    Kind("notes", NoOptions, facilitator=True, inside=("slides/",)),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _KINDS}
"""Every kind by name."""

OPTIONS: dict[str, tuple[str, ...]] = {
    kind.name: tuple(field.alias or name for name, field in kind.options.model_fields.items()) for kind in _KINDS
}
"""Names of the options that each kind takes."""
