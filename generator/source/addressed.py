"""YAML text to plain values, with the place of each.

Scalars stay text: `12:30` and `no` mean what a schema says that they mean. Only an empty value and
`~` are nothing. What lets a file say one thing and mean another is refused: duplicate keys, anchors,
aliases, merge keys, tags.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.model.finding import Address, Finding
from generator.source.codes import fault

DEEPEST = 20
"""Levels of nesting. No file of a curriculum needs ten; a hostile one asks for thousands."""

_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&[^\s,\[\]{}&]", re.MULTILINE)
_MANY_DASHES = re.compile(r"^[ ]*(?:[-?][ ]+){15}", re.MULTILINE)
_MANY_BRACKETS = 500
_PLAIN_TAGS = frozenset(("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a YAML text holds: dicts, lists, text and None. `findings` tell what was refused."""

    value: Any
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Line and column, from 1, of every value and of every key."""

    values: dict[Address, tuple[int, int]]
    keys: dict[Address, tuple[int, int]]

    def of(self, address: Address, *, key: bool = False) -> tuple[int, int]:
        """The place of a value or a key; of its nearest parent when it is not there."""
        if key and address in self.keys:
            return self.keys[address]
        while address and address not in self.values:
            address = address[:-1]
        return self.values.get(address, (1, 1))


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk over the nodes of one text that begins at `line` and `column` of its file."""

    file: str
    line: int
    column: int
    findings: list[Finding] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    values: dict[Address, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Address, tuple[int, int]] = field(default_factory=dict)

    def place(self, mark: Any) -> tuple[int, int]:
        return mark.line + self.line, mark.column + self.column

    def refuse(self, code: str, message: str, mark: Any) -> None:
        line, column = self.place(mark)
        self.findings.append(fault(code, self.file, message, line, column))


def read_yaml(text: str, file: str, line: int = 1, column: int = 1) -> Parsed:
    """The value of a YAML text, or None with the reasons why it cannot be read.

    `line` and `column` say where the text begins in its file.
    """
    tab = _TAB.search(text)
    if tab:
        row = text.count("\n", 0, tab.start())
        finding = fault(
            "SRC-002",
            file,
            "the line begins with a tab; only spaces count there",
            line + row,
            tab.end() - tab.start() + column - 1,
        )
        return Parsed(None, (finding,))
    walk = _Walk(file, line, column)
    node = _compose(text, walk)
    value = None if node is None else _value(node, (), walk)
    return Parsed(value, tuple(walk.findings))


def places(text: str, line: int = 1, column: int = 1) -> Places:
    """Where each value of a YAML text stands. A text that cannot be read has no places."""
    walk = _Walk("", line, column)
    node = None if _TAB.search(text) else _compose(text, walk)
    if node is not None:
        _value(node, (), walk)
    return Places(walk.values, walk.keys)


def _compose(text: str, walk: _Walk) -> yaml.Node | None:
    """The root node. Deep nesting and anchors are looked for in the stream of events first.

    libyaml composes by recursion in C and falls over a file of 200,000 brackets: no such file gets so far.
    """
    try:
        if (
            text.count("[") + text.count("{") > _MANY_BRACKETS
            or _MANY_DASHES.search(text)
            or _MAYBE_ANCHOR.search(text)
        ):
            _check_events(text, walk)
        node = None if walk.findings else yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        _refuse_syntax(error, text, walk)
        return None
    except yaml.YAMLError as error:
        walk.findings.append(fault("SRC-001", walk.file, f"not YAML: {error}", walk.line, walk.column))
        return None
    return node


def _check_events(text: str, walk: _Walk) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                walk.refuse("SRC-005", f"nested more than {DEEPEST} deep", event.start_mark)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        anchor = None if isinstance(event, yaml.AliasEvent) else getattr(event, "anchor", None)
        if anchor:
            walk.refuse(
                "SRC-004",
                f"`&{anchor}` is an anchor: a name under which YAML repeats a part of the file",
                event.start_mark,
            )
            return


def _refuse_syntax(error: yaml.MarkedYAMLError, text: str, walk: _Walk) -> None:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "it cannot be read"
    line, column = walk.place(mark) if mark else (walk.line, walk.column)
    last = walk.line + text.count("\n", 0, len(text.rstrip("\n")))
    if line > last:
        line, column = last, walk.column
    if "alias" in problem:
        walk.findings.append(
            fault(
                "SRC-004",
                walk.file,
                "a word that begins with `*` is an alias, and this one stands for nothing",
                line,
                column,
            )
        )
        return
    if "mapping values are not allowed" in problem:
        problem = "a colon and a space inside a plain value"
    walk.findings.append(fault("SRC-001", walk.file, f"not YAML: {problem}", line, column))


def _value(node: yaml.Node, address: Address, walk: _Walk) -> Any:
    walk.values[address] = walk.place(node.start_mark)
    if node.tag not in _PLAIN_TAGS:
        walk.refuse("SRC-004", f"`{node.tag}` is a tag", node.start_mark)
        return None
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in ("", "~") else node.value
    if id(node) in walk.seen:
        walk.refuse("SRC-004", "an alias repeats a part of the file", node.start_mark)
        return None
    walk.seen.add(id(node))
    if len(address) >= DEEPEST:
        walk.refuse("SRC-005", f"nested more than {DEEPEST} deep", node.start_mark)
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*address, number), walk) for number, item in enumerate(node.value)]
    return _mapping(node, address, walk)


def _mapping(node: yaml.Node, address: Address, walk: _Walk) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            walk.refuse("SRC-001", "a key is a list or a mapping", key_node.start_mark)
            continue
        key = key_node.value
        if key == "<<" and not key_node.style:
            walk.refuse("SRC-004", "`<<` is a merge key", key_node.start_mark)
        elif key in found:
            first = walk.keys[(*address, key)][0]
            walk.refuse("SRC-003", f"`{key}` stands twice; the first is on line {first}", key_node.start_mark)
        else:
            walk.keys[(*address, key)] = walk.place(key_node.start_mark)
            found[key] = _value(value_node, (*address, key), walk)
    return found
