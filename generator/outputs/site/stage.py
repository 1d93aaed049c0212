"""The site, staged: every page finished, before any engine sees it. Pure: the same curriculum, the same pages."""

import json
from collections.abc import Iterator
from dataclasses import replace

from generator.formats.citations import cite_texts
from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.reference import PageMatter
from generator.outputs.site import address, local
from generator.outputs.site.book import Book
from generator.outputs.site.cases_page import cases_pages
from generator.outputs.site.coverage_page import coverage_page
from generator.outputs.site.downloads import Download
from generator.outputs.site.downloads_page import downloads_page
from generator.outputs.site.framework_pages import framework_pages
from generator.outputs.site.guide_page import SECTION, guide_pages
from generator.outputs.site.hosting import POLICY, hosting_view, render_headers
from generator.outputs.site.law_pages import law_pages
from generator.outputs.site.learn_pages import learn_pages
from generator.outputs.site.linked_data import Thing, linked_data
from generator.outputs.site.module_page import module_page
from generator.outputs.site.own_pages import own_pages
from generator.outputs.site.printable_pages import printable_pages
from generator.outputs.site.reference_pages import reference_pages
from generator.outputs.site.role_pages import role_pages
from generator.outputs.site.search_index import search_index
from generator.outputs.site.shelf_pages import shelf_pages
from generator.outputs.site.short_pages import short_pages
from generator.outputs.site.staged import Link, Staged, StagedFile, StagedPage
from generator.outputs.site.standard_pages import law_url, standard_pages


def stage(curriculum: Curriculum, downloads: tuple[Download, ...] = ()) -> Staged:
    """All pages, the files beside them, and what stands around the text of every page."""
    book = Book(curriculum, downloads, cite_texts(curriculum.shelf.references))
    data = linked_data(book)
    pages = tuple(replace(page, linked=_script(data.get(page.url))) for page in _pages(book))
    files = [StagedFile("assets/search-index.js", content=search_index(pages, curriculum.shelf))]
    files.append(StagedFile("_headers", content=render_headers(hosting_view(curriculum))))
    files += local.files(curriculum.shelf.local)
    files += [StagedFile(download.path, source=download.blob) for download in downloads]
    for module in curriculum.modules:
        folder = address.module_url(module.slug)
        files += [StagedFile(f"{folder}{picture.path}", content=picture.data) for picture in module.media]
    files += short_pages(curriculum, POLICY)
    return Staged(
        name=curriculum.shelf.settings.name,
        pages=pages,
        files=tuple(files),
        menu=tuple(_menu(book)),
        footer=tuple(_footer(book)),
        frame=_frame(curriculum),
    )


def _script(thing: Thing | None) -> str:
    """A thing as JSON in which nothing can end a script."""
    return json.dumps(thing, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c") if thing else ""


def _pages(book: Book) -> Iterator[StagedPage]:
    yield from own_pages(book)
    yield from shelf_pages(book)
    yield from law_pages(book)
    yield from guide_pages(book)
    yield from learn_pages(book)
    yield from downloads_page(book)
    yield from role_pages(book)
    for module in book.modules:
        yield module_page(book, module)
        yield from printable_pages(book, module)
    yield from standard_pages(book)
    yield coverage_page(book)
    yield from framework_pages(book)
    yield from reference_pages(book)
    yield from cases_pages(book)


def _menu(book: Book) -> Iterator[Link]:
    """The menu, as far as there is something behind it."""
    yield Link(say("site.start"), "", "start")
    for kind in ("task", "topic"):
        if kind in book.shelf:
            yield Link(say(f"site.shelf.{kind}"), address.shelf_url(kind), SECTION[kind])
    yield Link(say("site.learn"), address.LEARN, "learn")
    if book.modules:
        yield Link(say("site.teach"), address.TEACH, "teach")
    yield Link(say("site.law"), law_url(book), "standard")


def _footer(book: Book) -> Iterator[Link]:
    """Reference pages, and the site's own pages but for those that stand elsewhere."""
    shelf = book.curriculum.shelf
    if shelf.services:
        yield Link(say("site.help"), address.HELP)
    for kind in ("tool", "paper"):
        if kind in book.shelf:
            yield Link(say(f"site.shelf.{kind}"), address.shelf_url(kind))
    if shelf.roles:
        yield Link(say("site.roles"), address.ROLES)
    if shelf.cases:
        yield Link(say("site.cases"), address.CASES)
    if shelf.glossary:
        yield Link(say("site.glossary"), address.GLOSSARY)
    if shelf.references:
        yield Link(say("site.sources"), address.SOURCES)
    support = _support(book.curriculum)
    for page in shelf.pages:
        matter = page.matter
        if matter.kind not in ("home", "teach") and matter is not support:
            yield Link(matter.discreet_title or matter.title, address.page_url(matter.id, matter.kind))


def _support(curriculum: Curriculum) -> PageMatter | None:
    """The page for readers whom the subject touches: the care line on every page leads to it."""
    return next((page.matter for page in curriculum.shelf.pages if page.matter.kind == "support"), None)


def _frame(curriculum: Curriculum) -> dict[str, object]:
    settings = curriculum.shelf.settings
    support = _support(curriculum)
    return {
        "name": settings.name,
        "edition": local.frame(curriculum.shelf.local),
        "exit_url": settings.exit_url,
        "policy": POLICY,
        "care_line": settings.care_line,
        "status_line": settings.status_line,
        "copyright": settings.copyright,
        "support": Link(support.title, address.page_url(support.id, support.kind)) if support else None,
    }
