"""Inline marks: citations and links as authors write them, and one line of Markdown as XHTML.

Knows the schemes' form and no curriculum: which targets exist is not asked here.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

SCHEMES = (
    "term", "outcome", "module", "handout", "cards", "service", "local", "page", "slide",
    "task", "topic", "law", "tool", "paper", "field",
)  # fmt: skip
"""Link schemes: `[words](term:coercive-control)`."""

CITATION = re.compile(r"(?<!\\)\[(@[^\[\]]+)\](?!\()")
"""A citation group, its inside as group 1."""

_CITED = re.compile(r"@([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?:,\s*(\S.*))?", re.DOTALL)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s]+)\)")
_CODE = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_STRONG = re.compile(r"\*\*(?=\S)((?:[^*\\]|\\.|\*(?!\*))+?)(?<=\S)\*\*(?!\*)", re.DOTALL)
_EM = re.compile(r"\*(?=[^\s*])((?:[^*\\]|\\.)+?)(?<=\S)\*(\{\.as-said\})?", re.DOTALL)
_UNDERLINE = re.compile(r"(?<!\w)_(?=[^\s_])((?:[^_\\]|\\.)+?)(?<=\S)_(?!\w)", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|/-])")
_ANY = re.compile(r"[\\`*_\[]")


def citation_parts(inside: str) -> tuple[tuple[str, str], ...] | None:
    """Keys and locators of a citation group such as `@daa2021, s. 1; @b`. None when it is not one."""
    found = []
    for part in inside.split(";"):
        cited = _CITED.fullmatch(" ".join(part.split()))
        if cited is None:
            return None
        found.append((cited[1], (cited[2] or "").strip()))
    return tuple(found)


def citation_xhtml(parts: tuple[tuple[str, str], ...]) -> str:
    """A citation group as `<cite>` with empty anchors; the output writes the numbers."""
    anchors = "".join(
        f'<a data-cite="{escape(key)}"' + (f' data-locator="{escape(locator)}"' if locator else "") + "></a>"
        for key, locator in parts
    )
    return f'<cite class="citation">{anchors}</cite>'


def split_scheme(target: str) -> tuple[str, str]:
    """Scheme and target of a link: `("term", "probe")`, `("https", "//…")`, `("", "#id")` without one."""
    scheme, colon, rest = target.partition(":")
    return (scheme.lower(), rest) if colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme) else ("", target)


@lru_cache(maxsize=4096)
def inline(text: str) -> str:
    """An XHTML fragment of one paragraph of inline Markdown.

    Knows strong, emphasis, code, scheme links, web links and citations. Everything else is
    text and is escaped; a mark that does not close is text too.
    """
    out: list[str] = []
    at = 0
    while found := _ANY.search(text, at):
        out.append(escape(text[at : found.start()], quote=False))
        xhtml, at = _mark(text, found.start())
        out.append(xhtml)
    out.append(escape(text[at:], quote=False))
    return "".join(out)


def _mark(text: str, at: int) -> tuple[str, int]:
    """The mark that begins at `at` as XHTML, and where the text goes on."""
    if text[at] == "[":
        return _bracket(text, at)
    for pattern, shape in _SHAPES:
        found = pattern.match(text, at)
        if found:
            return shape(found), found.end()
    return escape(text[at], quote=False), at + 1


def _emphasis(found: "re.Match[str]") -> str:
    said = ' class="as-said"' if found[2] else ""
    return f"<em{said}>{inline(found[1])}</em>"


_SHAPES: tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], str]], ...] = (
    (_ESCAPED, lambda found: escape(found[1], quote=False)),
    (_CODE, lambda found: f"<code>{escape(found[2].strip(), quote=False)}</code>"),
    (_STRONG, lambda found: f"<strong>{inline(found[1])}</strong>"),
    (_EM, _emphasis),
    (_UNDERLINE, lambda found: f"<em>{inline(found[1])}</em>"),
)


def _bracket(text: str, at: int) -> tuple[str, int]:
    cited = CITATION.match(text, at)
    if cited and (parts := citation_parts(cited[1])):
        return citation_xhtml(parts), cited.end()
    link = _LINK.match(text, at)
    if link:
        scheme, target = split_scheme(link[2])
        if scheme in SCHEMES:
            return f'<a data-scheme="{scheme}" data-target="{escape(target)}">{inline(link[1])}</a>', link.end()
        if scheme in ("https", "http"):
            return f'<a href="{escape(link[2])}">{inline(link[1])}</a>', link.end()
    return "[", at + 1


def inline_pointers(text: str) -> tuple[tuple[str, str, int], ...]:
    """Scheme, target and offset of every citation (`cite`) and link in one paragraph of inline Markdown."""
    bare = _CODE.sub(lambda code: " " * len(code[0]), text)
    found = [
        ("cite", key, cited.start()) for cited in CITATION.finditer(bare) for key, _ in citation_parts(cited[1]) or ()
    ]
    for link in _LINK.finditer(bare):
        scheme, target = split_scheme(link[2])
        found.append(("web", link[2], link.start()) if scheme in ("https", "http") else (scheme, target, link.start()))
    return tuple(sorted(found, key=lambda pointer: pointer[2]))
