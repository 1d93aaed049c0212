"""Plain values to the types of the model, with every fault at its line and in words that an author knows."""

import re
from dataclasses import replace
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.model.finding import Address, Finding
from generator.source.addressed import places, read_yaml
from generator.source.codes import fault
from generator.source.files import File, text_of
from generator.source.scan import nearest

_WORDS = {
    "int_parsing": "is not a whole number",
    "int_type": "is not a whole number",
    "int_from_float": "is not a whole number",
    "bool_parsing": "is neither `true` nor `false`",
    "bool_type": "is neither `true` nor `false`",
    "tuple_type": "must be a list",
    "string_type": "must be text",
    "model_type": "must be keys with values",
    "model_attributes_type": "must be keys with values",
    "string_too_short": "is empty",
    "too_short": "needs at least one entry",
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "must be lower-case words joined by hyphens",
    r"^[A-Za-z0-9][A-Za-z0-9.-]*$": "must be letters, digits, dots and hyphens",
    r"^([01]\d|2[0-3]):[0-5]\d$": "must be a time of day such as 09:30",
    r"^#[0-9A-Fa-f]{6}$": "must be a colour such as #0B5A63, in quotation marks",
    r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png)$": "must be the name of an SVG or PNG in the edition's own folder",
}
_FILE_CODES = ("SRC-006", "SRC-007", "SRC-008")
_OPTION_CODES = ("SRC-026", "SRC-027", "SRC-028")


def typed(
    shape: Any, value: Any, file: str, text: str, start: tuple[int, int] = (1, 1), *, option: bool = False
) -> tuple[Any, tuple[Finding, ...]]:
    """The value as `shape`, or None with all its faults. `text` is the YAML; `start` its line and column."""
    try:
        return _adapter(shape).validate_python(value), ()
    except ValidationError as error:
        where = places(text, *start)
        codes = _OPTION_CODES if option else _FILE_CODES
        faults = error.errors(include_url=False)
        told = [(_tell(item, shape, codes), item) for item in faults if not _echo(item, faults)]
        found = []
        for (code, message), item in told:
            address = tuple(item["loc"])
            line, column = where.of(address, key=code == codes[0]) if where.values else start
            found.append(replace(fault(code, file, message, line, column), address=address))
        return None, tuple(dict.fromkeys(found))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """What reads a shape. Making one takes longer than reading with it."""
    return TypeAdapter(shape)


def typed_file(file: File, shape: Any) -> tuple[Any, tuple[Finding, ...]]:
    """What a YAML file holds as `shape`, or None with all its faults."""
    text = text_of(file)
    if isinstance(text, Finding):
        return None, (text,)
    parsed = read_yaml(text, file.path)
    if parsed.findings:
        return None, parsed.findings
    return typed(shape, parsed.value, file.path, text)


def _echo(item: Any, faults: Any) -> bool:
    """Whether a list only seems too short because entries of it were refused."""
    at = item["loc"]
    return item["type"] == "too_short" and any(
        len(other["loc"]) > len(at) and other["loc"][: len(at)] == at for other in faults
    )


def _tell(error: Any, shape: Any, codes: tuple[str, str, str]) -> tuple[str, str]:
    """The code of one fault, and the message."""
    address: Address = tuple(error["loc"])
    name = next((str(part) for part in reversed(address) if isinstance(part, str)), "the file")
    if error["type"] == "extra_forbidden":
        return codes[0], f"`{name}` is not known here{nearest(name, fields_at(shape, address[:-1]))}"
    if error["type"] == "missing":
        return codes[1], f"`{name}` is missing"
    return codes[2], f"`{_path(address)}` {_reason(error)}"


def _path(address: Address) -> str:
    """An address as people say it: `objectives 2 text`."""
    return " ".join(str(part + 1) if isinstance(part, int) else part for part in address) or "the file"


def _reason(error: Any) -> str:
    kind, given = error["type"], error.get("input")
    if given is None and kind != "value_error":
        return "is empty; give it a value or leave the key out"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(error["ctx"]["pattern"], "does not have the right form")
    if kind == "literal_error":
        choices = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        return f"is `{given}`; it must be one of {', '.join(choices)}{nearest(str(given), choices)}"
    if kind.startswith(("date", "datetime")):
        return "is not a date such as 2026-11-22"
    if kind in _WORDS:
        return _WORDS[kind]
    message = str(error["msg"]).removeprefix("Value error, ").removeprefix("Input ")
    return message[0].lower() + message[1:]


def fields_at(shape: Any, address: Address) -> tuple[str, ...]:
    """Names that may stand at an address of a shape."""
    for part in address:
        model = _model(shape)
        if isinstance(part, str) and model is not None:
            shape = next(
                (field.annotation for name, field in model.model_fields.items() if part in (name, field.alias)), None
            )
    model = _model(shape)
    return () if model is None else tuple(field.alias or name for name, field in model.model_fields.items())


def _model(shape: Any) -> type[BaseModel] | None:
    """The model inside a type such as `tuple[Card, ...]` or `Review | None`."""
    if isinstance(shape, type) and get_origin(shape) is None and issubclass(shape, BaseModel):
        return shape
    return next((model for inner in get_args(shape) if (model := _model(inner)) is not None), None)
