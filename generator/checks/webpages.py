"""ART, the pages: does the site hold together, ask nobody else, and say what it is?"""

import re
from collections.abc import Iterator
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from lxml import etree

from generator.checks.check import finished_check
from generator.checks.finished import SITE, Finished
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding

_RESOURCES = {
    "audio": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "script": "src",
    "source": "src",
    "video": "src",
}
_ONLY_NAMED = ("canonical", "license")
"""Kinds of `link` that name an address and load nothing."""
_CSS_ADDRESS = re.compile(r"(?:url\(|@import\s+)\s*[\"']?((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
_NO_FILE = ("mailto", "tel", "sms", "data")


@finished_check("ART-004", fix="Mend the link where the page is staged; if a page has moved, write a redirect.")
def internal_links_resolve(finished: Finished) -> Iterator[Finding]:
    """Every link inside the site leads to a file of the site, and every jump to an id on that page.

    Why: the site is read from a folder, without a server that could help.
    Source: docs/architecture.md, "Work".
    """
    there = frozenset(finished.files)
    ids = {file: {*_values(root, "id"), *_values(root, "name")} for file, root in finished.pages.items()}
    for file, root in finished.pages.items():
        for address in dict.fromkeys(_addresses(root)):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
                continue
            target = _target(file, unquote(parts.path), there)
            if target is None:
                yield Finding(file, f"The link {address} leads to no file")
            elif parts.fragment and target in ids and unquote(parts.fragment) not in {*ids[target], "top"}:
                yield Finding(file, f"The link {address} leads to no place on that page")


def _values(root: etree._Element, key: str) -> list[str]:
    """Values of an attribute all over a page."""
    return _found(root, f"//@{key}")


def _addresses(root: etree._Element) -> Iterator[str]:
    return (value.strip() for value in _found(root, "//@href | //@src"))


def _found(root: etree._Element, path: str) -> list[str]:
    """Values of attributes by an XPath, without empty ones."""
    found = root.xpath(path)
    return [str(value) for value in found if value] if isinstance(found, list) else []


def _target(file: str, path: str, there: frozenset[str]) -> str | None:
    """The file of the site that a path leads to from a page, or None."""
    if not path:
        return file
    start = SITE.rstrip("/") if path.startswith("/") else dirname(file)
    found = normpath(f"{start}/{path.lstrip('/') if path.startswith('/') else path}")
    for candidate in (found, f"{found}/index.html"):
        if candidate in there and candidate.startswith(SITE):
            return candidate
    return None


@finished_check("ART-005", fix="Serve the file from the site itself, or cite the address in references.yml.")
def nobody_else_is_asked(finished: Finished) -> Iterator[Finding]:
    """No page loads anything from elsewhere; links elsewhere are Exit or an address that the curriculum names.

    Why: a request tells a stranger who reads about what, and when.
    Source: docs/authoring.md, "Rules for content", 9; the page "Privacy" of the site.
    """
    named = _named_addresses(finished.curriculum)
    for file, root in finished.pages.items():
        for address in _loaded(root):
            yield Finding(file, f"The page loads {address}")
        links = {str(link.get("href")).strip() for link in root.iter("a") if link.get("href")}
        for address in sorted(links):
            if _is_elsewhere(address) and not address.startswith(named):
                yield Finding(file, f"The link {address} is named nowhere in the curriculum", level="warn")
            elif urlsplit(address).scheme not in ("", "http", "https", *_NO_FILE):
                yield Finding(file, f"The link {address[:60]} runs something or leads nowhere")
    for file in finished.files:
        if file.startswith(SITE) and file.endswith(".css"):
            for address in _CSS_ADDRESS.findall(finished.read(file).decode("utf-8", "replace")):
                yield Finding(file, f"The style sheet loads {address}")


def _loaded(root: etree._Element) -> Iterator[str]:
    """Addresses elsewhere that a browser would ask when it shows the page."""
    for element in root.iter(*_RESOURCES):
        address = (element.get(_RESOURCES[str(element.tag)]) or "").strip()
        if _is_elsewhere(address) and element.get("rel") not in _ONLY_NAMED:
            yield address
    styles = [str(element.text or "") for element in root.iter("style")]
    for style in (*styles, *_values(root, "style")):
        yield from _CSS_ADDRESS.findall(style)


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def _named_addresses(curriculum: Curriculum) -> tuple[str, ...]:
    """Every web address that the curriculum names."""
    shelf, settings = curriculum.shelf, curriculum.shelf.settings
    named = {settings.licence_url, settings.exit_url, settings.base_url}
    named |= {reference.URL for reference in shelf.references}
    named |= {f"https://doi.org/{reference.DOI}" for reference in shelf.references if reference.DOI}
    named |= {line.value for service in (shelf.services.services if shelf.services else ()) for line in service.lines}
    pointers = [pointer for source in shelf.sources for pointer in source.pointers]
    pointers += [pointer for module in curriculum.modules for pointer in module.pointers]
    named |= {pointer.target for pointer in pointers if pointer.scheme == "web"}
    return tuple(sorted(address for address in named if address and "//" in address))


@finished_check("ART-006", fix="Give the page a title `Topic – Site`, and `lang` on its html element.")
def pages_say_what_they_are(finished: Finished) -> Iterator[Finding]:
    """Every page has a language, one h1, and a title that ends in the site's name.

    Why: the title is read out first, and is what stands in the history.
    Source: WCAG 2.2, 2.4.2 and 3.1.1; settings.yml, `name`.
    """
    name = finished.curriculum.shelf.settings.name
    for file, root in finished.pages.items():
        title = " ".join((root.findtext(".//title") or "").split())
        if title != name and not title.endswith(f" – {name}"):
            yield Finding(file, f"The title “{title}” does not end in “ – {name}”")
        if not root.get("lang"):
            yield Finding(file, "The html element names no language")
        headings = len(root.findall(".//h1"))
        if headings != 1:
            yield Finding(file, f"The page has {headings} headings of level 1")


@finished_check("ART-009", fix="Make the id unique where the page is staged: put the block's or file's name before it.")
def ids_stand_once(finished: Finished) -> Iterator[Finding]:
    """No id stands twice on a page.

    Why: labels, jumps and saved links go to whichever comes first.
    Source: HTML Living Standard, the id attribute; WCAG 2.2, 4.1.2.
    """
    for file, root in finished.pages.items():
        ids = _values(root, "id")
        for id in sorted({id for id in ids if ids.count(id) > 1}) if len(set(ids)) < len(ids) else ():
            yield Finding(file, f"The id {id} stands {ids.count(id)} times")
