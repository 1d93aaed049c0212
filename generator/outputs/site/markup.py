"""Small pieces of HTML that many pages share."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from generator.model.catalogue import say

MONTHS = "site.months"


def esc(words: object) -> str:
    """Words made safe for HTML, attributes included."""
    return escape(str(words))


def css_of(name: str) -> str:
    """A class attribute, or nothing."""
    return f' class="{name}"' if name else ""


def day(value: date) -> str:
    """A date in words, as `22 Nov 2026`."""
    return f"{value.day} {say(MONTHS).split()[value.month - 1]} {value.year}"


def day_of(iso: str) -> str:
    """A date that is written as `2026-11-22`, in words."""
    return day(date.fromisoformat(iso))


def listed(items: Sequence[str]) -> str:
    """Items joined as in a sentence: `one, two and three`."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    return f"{', '.join(items[:-1])} {say('site.and')} {items[-1]}"


def hours(minutes: int) -> str:
    """A length of time: in hours where it is whole hours, otherwise in minutes."""
    if minutes % 60 == 0 and minutes >= 120:  # noqa: PLR2004  "60 minutes" reads better than "1 hour"
        return say("site.hours", n=minutes // 60)
    return say("site.minutes", n=minutes)


def amount(key: str, count: int) -> str:
    """A counted noun from the catalogue: `key.one` or `key.many`."""
    return say(f"{key}.one" if count == 1 else f"{key}.many", n=count)


def anchor(href: str, words: str, css: str = "") -> str:
    """A link around finished HTML."""
    return f'<a{css_of(css)} href="{esc(href)}">{words}</a>'


def bullets(items: Iterable[str], css: str = "") -> str:
    """A list of finished HTML; nothing when there is nothing."""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul{css_of(css)}>{rows}</ul>" if rows else ""


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], css: str = "stack", nums: Sequence[int] = ()
) -> str:
    """A table of finished HTML; the first cell of a row is its head. It stacks on a narrow page."""
    kinds = [css_of("num" if n in nums else "") for n in range(len(heads))]
    tops = "".join(f'<th scope="col"{kind}>{esc(head)}</th>' for kind, head in zip(kinds, heads, strict=True))
    named = [f'<td{kind} data-h="{esc(head)}">' for kind, head in zip(kinds, heads, strict=True)]
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"{opening}{cell}</td>" for opening, cell in zip(named[1:], row[1:], strict=True))
        + "</tr>"
        for row in rows
    )
    said = f"<caption>{esc(caption)}</caption>" if caption else ""
    return f'<table class="{css}">{said}<thead><tr>{tops}</tr></thead><tbody>{body}</tbody></table>'


def badges(items: Iterable[tuple[str, str]]) -> str:
    """Names as badges, each a link where it has somewhere to lead: (name, address or nothing)."""
    rows = "".join(
        f'<li class="differs"><a href="{esc(href)}">{esc(name)}</a></li>'
        if href
        else f'<li class="yes">{esc(name)}</li>'
        for name, href in items
    )
    return f'<ul class="badges">{rows}</ul>' if rows else ""


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """The band of facts below a heading."""
    rows = "".join(f"<div><dt>{esc(name)}</dt><dd>{value}</dd></div>" for name, value in pairs)
    return f'<dl class="facts">{rows}</dl>'


def call(kind: str, inside: str, small: str = "", label: str = "") -> str:
    """A callout: its kind in the margin, its text beside it."""
    said = label or say(f"site.block.{kind}")
    note = f"<small>{esc(small)}</small>" if small else ""
    return (
        f'<div class="call {kind}"><p class="tag"><span class="i i-{kind}" aria-hidden="true"></span>'
        f"<span>{esc(said)}</span>{note}</p><div>{inside}</div></div>"
    )


def steps(place: int, count: int) -> str:
    """The sign of a tier: as many bars as there are tiers, filled up to its own."""
    bars = "".join(f"<i{css_of('on' if n <= place else '')}></i>" for n in range(min(count, 6)))
    return f'<span class="tier" aria-hidden="true">{bars}</span>'


def head(kind: Iterable[str], title: str, lead: str = "") -> str:
    """The head of a page: what it is, its title, a sentence."""
    said = "".join(f"<span>{item}</span>" for item in kind if item)
    top = f'<p class="kind">{said}</p>' if said else ""
    foot = f'<p class="lead">{lead}</p>' if lead else ""
    return f'<div class="head">{top}<h1>{title}</h1>{foot}</div>'


def short(title: str, items: Sequence[str]) -> str:
    """The answer in short: a few sentences of finished HTML."""
    if not items:
        return ""
    rows = "".join(f"<li><span>{item}</span></li>" for item in items)
    return f'<section class="short" aria-labelledby="part-short"><h2 id="part-short">{esc(title)}</h2><ol>{rows}</ol></section>'


def shelf(rows: Iterable[tuple[str, str, str]]) -> str:
    """A list of pages, each with a heading: its link, what it answers, and anything small below; finished HTML."""
    small = '<p class="small">{}</p>'
    items = "".join(
        f"<li><h2>{link}</h2><p>{about}</p>{small.format(more) if more else ''}</li>" for link, about, more in rows
    )
    return f'<ul class="shelf">{items}</ul>' if items else ""


def aside_list(title: str, links: Sequence[tuple[str, str]]) -> str:
    """A list of links in the margin: (address, words)."""
    if not links:
        return ""
    rows = "".join(f'<li><a href="{esc(href)}">{esc(words)}</a></li>' for href, words in links)
    return f'<nav class="toc" aria-label="{esc(title)}"><h2>{esc(title)}</h2><ul>{rows}</ul></nav>'


def strip(id: str, title: str, inside: str) -> str:
    """A part of a page that goes across its whole width."""
    return f'<section class="strip" aria-labelledby="{id}"><h2 id="{id}">{esc(title)}</h2>{inside}</section>'


def drawing(svgs: Iterable[str], caption: str, css: str = "") -> str:
    """A figure of one or more drawings with a caption."""
    return f'<figure class="plot {css}">{"".join(svgs)}<figcaption>{esc(caption)}</figcaption></figure>'
