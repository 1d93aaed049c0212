"""What universities take into their platforms: the files of each programme and module, the frameworks, the audits."""

from collections.abc import Iterator

from generator.model.catalogue import catalogue, say
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.download_table import files_table
from generator.outputs.site.downloads import Download
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import amount, anchor, esc

_FRAMEWORKS, _AUDITS = "frameworks", "audits"
_CROSSWALK = "crosswalk-"


def platform_link(leaf: Leaf, about: str) -> str:
    """A line that leads from a module or programme, by its slug or id, to what platforms take of it."""
    if about not in leaf.book.platform_files_of:
        return ""
    return f"<p>{anchor(leaf.to(f'{address.DOWNLOADS}#{_id(about)}'), say('site.for-platforms'))}</p>"


def crosswalk_files(book: Book, framework: str = "") -> tuple[Download, ...]:
    """The crosswalks to all frameworks, or to one, as files."""
    files = book.platform_files_of.get(_FRAMEWORKS, ())
    return tuple(d for d in files if d.stem.startswith(_CROSSWALK) and framework in ("", d.stem[len(_CROSSWALK) :]))


def standard_files(book: Book) -> tuple[Download, ...]:
    """The standard as platforms read it, and the audits of courses against it."""
    files = book.platform_files_of.get(_FRAMEWORKS, ())
    own = tuple(d for d in files if not d.stem.startswith(_CROSSWALK))
    return (*own, *book.platform_files_of.get(_AUDITS, ()))


def platform_part(leaf: Leaf) -> Iterator[str]:
    """The group of the downloads page: a table for each programme and module, folded away, then the rest."""
    held = leaf.book.platform_files_of
    if not held:
        return
    yield leaf.h2("part-universities", say("site.universities"))
    yield f"<p>{say('site.universities-lead')}</p>"
    names = {p.id: p.title for p in leaf.book.curriculum.shelf.programmes}
    names |= {m.slug: f"{m.matter.id} {m.matter.short_title}" for m in leaf.book.modules}
    for about, name in names.items():
        if about in held:
            said = f"{esc(name)} ({amount('site.count-files', len(held[about]))})"
            caption = say("site.platform-files", name=name)
            yield f'<details id="{_id(about)}"><summary>{said}</summary>{_table(leaf, caption, held[about])}</details>'
    for folder in sorted(held.keys() - names.keys(), reverse=True):
        key = f"site.downloads.{folder}"
        title = say(key) if key in catalogue() else esc(folder.replace("-", " ").capitalize())
        yield f'<h3 id="{_id(folder)}">{title}</h3>{_table(leaf, title, held[folder])}'


def _table(leaf: Leaf, caption: str, files: tuple[Download, ...]) -> str:
    return files_table(leaf, caption, ((leaf.name_of(d), d) for d in files))


def _id(about: str) -> str:
    return f"universities-{about}"
