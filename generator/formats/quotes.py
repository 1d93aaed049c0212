"""Straight quotation marks to curled ones, by what stands before them."""

from lxml import etree

_OPENERS = frozenset(" \t\n\u00a0([{\u2014\u2013-/\u201c\u2018")
_PARTS = frozenset(
    (
        "div",
        "p",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "blockquote",
        "br",
        "table",
    )
)
_KEPT = frozenset(("code", "pre"))


def curl(text: str, before: str = " ") -> str:
    """The text with curled marks; `before` is the character that stands before it."""
    if '"' not in text and "'" not in text:
        return text
    out: list[str] = []
    for char in text:
        opens = before in _OPENERS
        before = char
        if char == '"':
            before = "\u201c" if opens else "\u201d"
        elif char == "'":
            before = "\u2018" if opens else "\u2019"
        out.append(before)
    return "".join(out)


def curl_tree(root: etree._Element) -> None:
    """Curl every mark in a tree, in place; a part of the page begins anew, and code is left as it is."""
    _curl_inside(root, " ")


def _curl_inside(element: etree._Element, before: str) -> str:
    """Curl an element's text and its children's, and give the character that stands last."""
    if element.tag in _PARTS:
        before = " "
    if element.text and element.tag not in _KEPT:
        element.text = curl(element.text, before)
    before = (element.text or before)[-1]
    for child in element:
        before = _curl_inside(child, before)
        if child.tag in _PARTS:
            before = " "
        if child.tail:
            child.tail = curl(child.tail, before)
            before = child.tail[-1]
    return before
