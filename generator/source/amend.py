"""One value of a YAML text changed in place: comments, order and everything else stay as they were.

What comes out is read again and compared. Where more than the value would change, there is no text.
"""

import json
from typing import Any

import yaml

from generator.model.finding import Address
from generator.source.addressed import read_yaml

Value = str | tuple[str, ...] | None


def amended(text: str, address: Address, value: Value) -> str | None:
    """The YAML text with another value at an address, also where its last key is missing; None if it can't be done."""
    before = read_yaml(text, "")
    if before.findings or not isinstance(before.value, dict):
        return None
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    parent = _at(root, address[:-1])
    if not isinstance(parent, yaml.MappingNode):
        return None
    key = str(address[-1])
    node = next((held for name, held in parent.value if name.value == key), None)
    made = _replaced(text, node, value) if node is not None else _added(text, parent, key, value)
    after = read_yaml(made, "")
    return made if not after.findings and after.value == _with(before.value, address, value) else None


def amended_matter(text: str, address: Address, value: Value) -> str | None:
    """The same for the front matter of a Markdown text."""
    lines = text.split("\n")
    end = next((row for row in range(1, len(lines)) if lines[row].rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        return None
    matter = amended("\n".join(lines[1:end]) + "\n", address, value)
    return None if matter is None else "\n".join([lines[0], *matter[:-1].split("\n"), *lines[end:]])


def _at(node: Any, address: Address) -> Any:
    for key in address:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((held for name, held in node.value if name.value == key), None)
    return node


def _offset(text: str, mark: Any) -> int:
    """Where a place in the text lies; libyaml's own index counts bytes."""
    at = 0
    for _ in range(mark.line):
        at = text.index("\n", at) + 1
    return at + int(mark.column)


def _replaced(text: str, node: Any, value: Value) -> str:
    """The text with another value in the place of a node."""
    start, end = _offset(text, node.start_mark), _offset(text, node.end_mark)
    if isinstance(value, tuple) and isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _lined(text, node, value)
    return text[:start] + _flow(value) + text[end:]


def _lined(text: str, node: Any, value: tuple[str, ...]) -> str:
    """The text with other items in a list of lines: new ones at its end, and without those that go."""
    kept = [item for item in node.value if item.value in value]
    for item in reversed(node.value):
        if item not in kept:
            first, last = _offset(text, item.start_mark), _offset(text, item.end_mark)
            line = text.rindex("\n", 0, first)
            end = text.find("\n", last)
            text = (
                text[:line] + (text[end:] if end >= 0 else "")
                if kept
                else text[: text.rindex("-", 0, first)] + "[]" + text[last:]
            )
    known = [item.value for item in kept]
    margin = " " * node.start_mark.column
    more = "".join(f"\n{margin}- {_flow(item)}" for item in value if item not in known)
    if not more or not kept:
        return text
    last = _offset(text, kept[-1].end_mark)
    line = text.find("\n", last)
    end = len(text) if line < 0 else line
    return text[:end] + more + text[end:]


def _added(text: str, parent: Any, key: str, value: Value) -> str:
    """The text with one more key in a mapping, after its last."""
    last = _offset(text, parent.value[-1][1].end_mark) if parent.value else _offset(text, parent.start_mark) + 1
    if parent.flow_style:
        return text[:last] + (", " if parent.value else "") + f"{key}: {_flow(value)}" + text[last:]
    margin = " " * parent.value[-1][0].start_mark.column
    line = text.find("\n", max(last - 1, 0))
    line = len(text) if line < 0 else line
    return f"{text[:line]}\n{margin}{key}: {_flow(value)}{text[line:]}"


def _flow(value: Value) -> str:
    if value is None:
        return "~"
    if isinstance(value, tuple):
        return f"[{', '.join(json.dumps(item, ensure_ascii=False) for item in value)}]"
    return (
        value
        if value.replace("-", "").isalnum() and value.isascii() and value[0].isalpha()
        else json.dumps(value, ensure_ascii=False)
    )


def _with(values: Any, address: Address, value: Value) -> Any:
    """Plain values with another one at an address."""
    key, *rest = address
    new = _with(values[key], tuple(rest), value) if rest else list(value) if isinstance(value, tuple) else value
    return {**values, key: new}
