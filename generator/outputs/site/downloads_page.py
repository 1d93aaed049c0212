"""Downloads: every finished file, by programme, module and kind, with who it is for, its pages and its size."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model.audience import LearnerModule
from generator.model.catalogue import catalogue, say
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.download_kinds import FOLDERS, usual
from generator.outputs.site.download_table import files_table
from generator.outputs.site.downloads import Download
from generator.outputs.site.leaf import Leaf, named
from generator.outputs.site.markup import anchor, esc, head
from generator.outputs.site.platform_files import platform_part
from generator.outputs.site.staged import Entry, Link, StagedPage

_PRINTED = "packs"
_OWN = "-facilitator"


def downloads_page(book: Book) -> Iterator[StagedPage]:
    """The page, if there is anything to take."""
    if not book.downloads:
        return
    leaf, title, lead = Leaf(book, address.DOWNLOADS), say("site.downloads"), say("site.downloads-lead")
    article = [f"<p>{say('site.downloads-print')}</p>", *_programmes(leaf), *_modules(leaf), *_others(leaf)]
    article += platform_part(leaf)
    article.append(leaf.review(None))
    body = leaf.frame(head((), title, lead), article, [leaf.contents()], say("site.about-page"), "doc downloads")
    offered = sorted({named(usual(d)) for d in book.downloads if d.path.startswith(f"{_PRINTED}/") and not d.sheet})
    entry = Entry(say("site.page"), say("site.group.pages"), title, leaf.url, lead, also=tuple(offered))
    crumbs = (Link(say("site.start"), ""), Link(say("site.teach"), address.TEACH))
    yield StagedPage(leaf.url, title, title, title, "teach", "frame", body, tuple(leaf.toc), crumbs, entries=(entry,))


def _programmes(leaf: Leaf) -> Iterator[str]:
    held = [(p, leaf.book.downloads_of.get(p.id, ())) for p in leaf.book.curriculum.shelf.programmes]
    if not any(files for _, files in held):
        return
    yield leaf.h2("part-programmes", say("site.programmes"))
    for programme, files in held:
        if files:
            link = anchor(leaf.to(address.programme_url(programme.id)), esc(programme.title))
            yield f'<h3 id="programme-{programme.id}">{link}</h3>'
            yield files_table(leaf, programme.title, ((named(usual(d)), d) for d in files))


def _modules(leaf: Leaf) -> Iterator[str]:
    book = leaf.book
    for tier in book.tier.values():
        modules = [m for m in book.by_tier.get(tier.id, ()) if m.slug in book.downloads_of]
        if modules:
            yield leaf.h2(f"tier-{tier.id}", say("site.modules-of", tier=tier.title))
        for module in modules:
            yield from _module(leaf, module)


def _module(leaf: Leaf, module: LearnerModule) -> Iterator[str]:
    """The files of a module; its single sheets are folded away, for there are many."""
    matter = module.matter
    name = f"{matter.id} {matter.short_title}"
    yield f'<h3 id="{address.module_files_url(matter.id).partition("#")[2]}">{leaf.module_link(matter.id)}</h3>'
    whole = leaf.book.downloads_of[module.slug]
    yield files_table(leaf, name, ((f"{matter.id} {_lower(named(usual(d)))}", d) for d in whole))
    sheets = [d for d in leaf.book.downloads if d.sheet and d.about == module.slug]
    if sheets:
        titles = _titles(module)
        rows = ((titles.get(usual(d).stem.removesuffix(_OWN), named(usual(d))), d) for d in sheets)
        said = say("site.single-sheets", n=len(sheets))
        yield f"<details><summary>{said}</summary>{files_table(leaf, say('site.sheets-of', name=name), rows)}</details>"


def _lower(words: str) -> str:
    """Words as they stand behind a code."""
    return words[:1].lower() + words[1:]


def _titles(module: LearnerModule) -> dict[str, str]:
    """Titles of single sheets by the names of their files."""
    titles = {handout.matter.id: handout.matter.title for handout in module.handouts}
    return titles | {f"cards-{cards.id}": cards.title for cards in module.cards}


def _others(leaf: Leaf) -> Iterator[str]:
    """What belongs to no one module or programme: by folder, those that we know first."""
    book = leaf.book
    known = {*book.module_slugs, *(p.id for p in book.curriculum.shelf.programmes)}
    groups: dict[str, list[Download]] = {}
    for download in book.downloads:
        if download.about not in known and not download.for_platform:
            groups.setdefault(_folder(download), []).append(download)
    order = [kind.ending for kind in FOLDERS]
    for folder in sorted(groups, key=lambda name: (order.index(name) if name in order else len(order), name)):
        key = f"site.downloads.{folder}"
        title = say(key) if key in catalogue() else folder.replace("-", " ").capitalize()
        yield leaf.h2(f"part-{folder or 'more'}", title)
        titles = _shelf_titles(book)
        yield files_table(leaf, title, ((titles.get(usual(d).stem, named(usual(d))), d) for d in groups[folder]))


def _folder(download: Download) -> str:
    """The folder below `packs`, or the first one."""
    parts = PurePosixPath(download.path).parts[:-1]
    return next((part for part in parts if part != _PRINTED), "")


def _shelf_titles(book: Book) -> dict[str, str]:
    """Titles of forms and reference pages by the names of their files."""
    shelf = book.curriculum.shelf
    return {guide.id: guide.matter.title for guide in shelf.guides} | {
        form.id: form.matter.title for form in shelf.forms
    }
