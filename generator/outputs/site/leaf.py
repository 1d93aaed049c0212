"""A page while it is being written: it knows where it stands, and keeps its own sources and words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.catalogue import catalogue, say
from generator.model.curriculum import Heading, Tree
from generator.model.reference import Reference
from generator.model.standing import DRAFT
from generator.model.written import Review
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.download_kinds import short_format
from generator.outputs.site.downloads import Download
from generator.outputs.site.markup import amount, aside_list, css_of, day, esc
from generator.outputs.site.prose import Notes, Place, line, prose


@dataclass
class Leaf:
    """One page. Everything that it gives back is finished HTML."""

    book: Book
    url: str
    module: str = ""
    media: str = ""
    notes: Notes = field(default_factory=Notes)
    toc: list[Heading] = field(default_factory=list)

    def to(self, url: str) -> str:
        """The way to another page."""
        return address.relative(self.url, url)

    def link(self, scheme: str, target: str, words: str) -> str:
        """A link to something by its scheme, or its words alone when it has no page."""
        url = self.book.targets.get((scheme, target))
        return f'<a href="{self.to(url)}">{esc(words)}</a>' if url is not None else esc(words)

    def outcome(self, id: str) -> str:
        """A link to an outcome, by its id."""
        return self.link("outcome", id, id).replace("<a ", '<a class="code" ', 1)

    def module_link(self, id: str) -> str:
        """A link to a module, by its id and short title."""
        module = self.book.module.get(id)
        return self.link("module", id, f"{id} {module.matter.short_title}" if module else id)

    def h2(self, id: str, title: str) -> str:
        """A heading that also stands in the page's own contents."""
        self.toc.append(Heading(2, id, title))
        return f'<h2 id="{id}">{esc(title)}</h2>'

    def prose(self, tree: Tree, *, lower: int = 0) -> str:
        """A tree as HTML."""
        return prose(tree, self.book, self._place, self.notes, lower=lower)

    def line(self, text: str) -> str:
        """A line of inline Markdown as HTML."""
        return line(text, self.book, self._place, self.notes)

    @property
    def _place(self) -> Place:
        return Place(self.url, self.module, self.media)

    # ------------------------------------------------------------ what closes a page

    def words(self) -> str:
        """The words that the page links, with their definitions: reachable without a pointer."""
        rows = []
        for id in self.notes.words:
            term = self.book.curriculum.shelf.term[id]
            entry = self.to(f"{address.GLOSSARY}#{id}")
            more = f'<a href="{entry}">{say("site.in-glossary")}</a>'
            rows.append(f'<div><dt id="word-{id}">{esc(term.term)}</dt><dd>{esc(term.definition)} {more}</dd></div>')
        if not rows:
            return ""
        title = say("site.words-here")
        top = f'<section class="words" aria-labelledby="part-words"><h2 id="part-words">{title}</h2>'
        return f"{top}<dl>{''.join(rows)}</dl></section>"

    def sources(self) -> str:
        """The sources that the page cites, numbered as in its text, each with the day of its check."""
        rows = [
            f'<li id="source-{number}">{source(self.book, key, locator)}</li>'
            for (key, locator), number in self.notes.cited.items()
        ]
        if not rows:
            return ""
        title = say("site.sources")
        top = f'<section class="cites" aria-labelledby="part-sources"><h2 id="part-sources">{title}</h2>'
        return f"{top}<ol>{''.join(rows)}</ol></section>"

    def review(self, review: Review | None, name: str = "") -> str:
        """The honest line at the foot: when it was checked, when it is due, who has reviewed it.

        `name` is the text's own among those that can be reviewed.
        """
        settings = self.book.curriculum.shelf.settings
        if review is None:
            return f'<div class="review"><p class="full">{esc(settings.status_line)}</p></div>'
        standing = self.book.standing.get(name, DRAFT)
        said = settings.status_line
        if standing.status != "draft":
            said = say(f"site.review.{standing.status}")
            said += f" {say('site.reviewed-by', names=', '.join(standing.names))}" if standing.names else ""
        mail = ""
        if settings.contact:
            mail = f'<p><a href="mailto:{esc(settings.contact)}">{say("site.report")}</a></p>'
        return (
            f'<div class="review"><p><b>{say("site.last-checked")}</b> {day(review.checked)}</p>'
            f"<p><b>{say('site.next-check')}</b> {day(review.due)}</p>{mail}"
            f'<p class="full">{esc(said)}</p></div>'
        )

    def contents(self) -> str:
        """The page's own contents, for its margin."""
        if len(self.toc) < 2:  # noqa: PLR2004
            return ""
        return aside_list(say("site.on-this-page"), [(f"#{h.id}", h.text) for h in self.toc])

    def get(self, title: str, downloads: tuple[Download, ...], name: str = "", more: str = "") -> str:
        """A box of downloads: name, format, pages and size in words. `name` is for all of them, or each has its own.

        `more` closes the box: a finished line.
        """
        rows = "".join(
            f'<li><span class="i i-file" aria-hidden="true"></span><a href="{self.to(d.path)}">{esc(printed_large(d, name) if name else self.name_of(d))}</a>'
            f'<span class="small">{esc(measured(d))}</span></li>'
            for d in downloads
        )
        return f'<section class="get"><h2>{esc(title)}</h2><ul>{rows}</ul>{more}</section>' if rows else ""

    def name_of(self, download: Download) -> str:
        """A download's name in words: its own title, or that of its kind."""
        return self.book.file_titles.get(download.stem) or named(download)

    def printed(self, slug: str, name: str) -> str:
        """Links to the finished files of one sheet of a module, in brackets after its name; nothing if there is none."""
        return self.files(self.sheet_files(slug, name))

    def sheet_files(self, slug: str, name: str) -> tuple[Download, ...]:
        """The finished files of one sheet of a module: to print, and to edit."""
        found = (held.get((slug, name)) for held in (self.book.sheet_of, self.book.editable_of))
        return tuple(file for file in found if file)

    def files(self, files: Iterable[Download]) -> str:
        """Links to files in brackets, each as its format and size; nothing without files."""
        links = "; ".join(f'<a href="{self.to(file.path)}">{esc(measured(file))}</a>' for file in files)
        return f" ({links})" if links else ""

    def frame(self, head: str, article: list[str], aside: list[str], label: str, css: str = "doc") -> str:
        """A page of text: head, article, and what stands beside it."""
        beside = "".join(aside)
        side = f'<aside class="aside" aria-label="{esc(label)}">{beside}</aside>' if beside else ""
        text = "\n".join(part for part in article if part)
        return f'{head}\n<article class="{css}">\n{text}\n</article>\n{side}'


def source(book: Book, key: str, locator: str = "") -> str:
    """A source as HTML with its place, its limit and the day of its check."""
    reference = book.curriculum.shelf.reference.get(key)
    text = book.cited.get(key, esc(key)).strip()
    if locator:
        text = f"{text.removesuffix('.')}, {esc(locator)}."
    return f"{text}{_limits(reference)}" if reference else text


def _limits(reference: Reference) -> str:
    note = f" {esc(reference.note)}" if reference.note else ""
    return f'{note} <span class="chk">{say("site.checked-cap", day=day(reference.checked))}</span>'


def named(download: Download) -> str:
    """A download's name in words."""
    known = catalogue()
    words = download.kind.split("-")
    for start in range(len(words)):  # its name may begin with the id of what it is for
        if (key := f"site.download.{'-'.join(words[start:])}") in known:
            return printed_large(download, known[key])
    return printed_large(download, " ".join(words).capitalize())


def printed_large(download: Download, name: str) -> str:
    """The name of a download, which says where it is in large print."""
    return say("site.in-large-print", name=name) if download.large else name


def measured(download: Download) -> str:
    """A download's format, pages and size in words."""
    pages = amount("site.count-pages", download.pages) if download.pages else ""
    size = say("site.kilobytes", n=max(1, round(download.size / 1024)))
    return ", ".join(part for part in (short_format(download), pages, size) if part)


def mark(css: str, words: str) -> str:
    """One of the three signs taught, practised, assessed."""
    return f"<span{css_of(f'tpa {css}'.strip())}>{esc(words)}</span>"
