"""A module's page: what it is, how the hour runs, the reading, self-check, the task."""

from collections.abc import Iterator

from generator.formats.svg import Said, clock
from generator.formats.svg_time import Fill, Span, timeline
from generator.model.audience import LearnerActivity, LearnerModule, SelfCheck
from generator.model.catalogue import say
from generator.model.curriculum import Pause
from generator.outputs.site import address
from generator.outputs.site.book import Book
from generator.outputs.site.leaf import Leaf
from generator.outputs.site.markup import (
    aside_list,
    bullets,
    call,
    drawing,
    esc,
    head,
    steps,
)
from generator.outputs.site.module_top import at_once, content_note, module_facts, module_files
from generator.outputs.site.prose import headings
from generator.outputs.site.staged import Entry, Link, StagedPage
from generator.outputs.site.start_time import SCRIPT, control, drawn_at
from generator.outputs.site.start_time import at as at_time

_RUN = "run"
"""Name of the running order."""
_FILLS: dict[str, Fill] = {
    "open": "plain",
    "close": "plain",
    "input": "dotted",
    "practice": "hatched",
    "assess": "solid",
}


def module_page(book: Book, module: LearnerModule) -> StagedPage:
    """The page of one module."""
    matter, url = module.matter, address.module_url(module.slug)
    leaf = Leaf(book, url, matter.id, url)
    tier = book.tier[matter.tier]
    place = book.curriculum.shelf.tier_order[matter.tier]
    top = head(
        (f"<b>{say('site.module')} {esc(matter.id)}</b>", f"{steps(place, len(book.tier))} {esc(tier.title)}"),
        esc(matter.title),
        esc(matter.summary),
    )
    article = [
        at_once(leaf, module),
        module_facts(leaf, module),
        content_note(leaf, module.matter.content_note),
        leaf.h2("part-objectives", say("site.objectives")),
        _objectives(leaf, module),
        *_session(leaf, module),
        *_reading(leaf, module),
        *_self_checks(leaf, module.self_checks),
        *_task(leaf, module),
        *_printables(leaf, module),
        leaf.words(),
        leaf.sources(),
        leaf.review(matter.review, matter.id),
    ]
    aside = [
        module_files(leaf, module),
        leaf.contents(),
        aside_list(say("site.neighbours"), _neighbours(leaf, module)),
    ]
    short = f"{matter.id} {matter.short_title}"
    return StagedPage(
        url=url,
        title=matter.title,
        tab_title=short,
        short=short,
        section="learn",
        kind="frame",
        body=leaf.frame(top, article, aside, say("site.about-module")),
        toc=tuple(leaf.toc),
        crumbs=(*leaf_crumbs(), Link(tier.title, address.tier_url(tier.id))),
        entries=tuple(_entries(book, module, url)),
        scripts=(SCRIPT,) if module.parts else (),
    )


def leaf_crumbs() -> tuple[Link, ...]:
    """The trail to anything that is learnt from."""
    return (Link(say("site.start"), ""), Link(say("site.learn"), address.LEARN))


def _objectives(leaf: Leaf, module: LearnerModule) -> str:
    return bullets(
        f"{esc(objective.text)} {' '.join(leaf.outcome(id) for id in objective.outcomes)}"
        for objective in module.matter.objectives
    )


def _session(leaf: Leaf, module: LearnerModule) -> Iterator[str]:
    """The running order: drawn, and as a table that says the same."""
    if not module.parts:
        return
    start = leaf.book.curriculum.shelf.settings.default_start
    yield leaf.h2("part-session", say("site.session", minutes=module.matter.minutes))
    yield control(_RUN, start, sum(part.minutes for part in module.parts))
    yield _drawn(module, start)
    rows, at = [], 0
    for part in module.parts:
        rows.append(_row(part, at_time(_RUN, start, at)))
        at += part.minutes
    tops = "".join(
        f'<th scope="col"{css}>{say(f"site.run.{name}")}</th>'
        for name, css in (
            ("clock", ' class="num"'),
            ("what", ""),
            ("how", ""),
            ("minutes", ' class="num"'),
            ("intensity", ' class="num"'),
        )
    )
    caption = say("site.running-order")
    yield (
        f'<table class="stack run"><caption>{caption}</caption><thead><tr>{tops}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(part: LearnerActivity | Pause, time: str) -> str:
    if isinstance(part, Pause):
        title, how, heat = part.title, say("site.break"), 0
    else:
        title, how, heat = part.title, say(f"site.grouping.{part.grouping}"), part.intensity
    return (
        f'<tr><td class="num">{time}</td><th scope="row" class="plain">{esc(title)}</th><td>{esc(how)}</td>'
        f'<td class="num" data-h="{say("site.run.minutes-long")}">{part.minutes}</td>'
        f'<td class="num" data-h="{say("site.run.intensity")}">{heat}</td></tr>'
    )


def _drawn(module: LearnerModule, start: str) -> str:
    spans = [
        Span(part.title, part.minutes, "none")
        if isinstance(part, Pause)
        else Span(part.title, part.minutes, _FILLS.get(part.kind, "plain"), part.intensity)
        for part in module.parts
    ]
    total, at = sum(span.minutes for span in spans), 0
    said: list[str] = []
    after: list[int] = []
    for span in spans:
        after.append(at)
        said.append(
            say("site.run.said", clock=clock(start, at), title=span.label, minutes=span.minutes, heat=span.heat)
        )
        at += span.minutes
    title = say("site.run.title", minutes=total, start=start)
    legend: tuple[tuple[Fill, str], ...] = (
        ("plain", say("site.run.frame")),
        ("dotted", say("site.run.input")),
        ("hatched", say("site.run.practice")),
        ("solid", say("site.run.assess")),
    )
    picture = timeline(Said(_RUN, title, "; ".join(said) + "."), spans, start, say("site.run.heat"), legend)
    two = max((part.intensity for part in module.parts if isinstance(part, LearnerActivity)), default=0) > 1
    caption = f"{say('site.run.example')} {say('site.run.two-trainers') if two else ''}".strip()
    return drawing([drawn_at(picture, _RUN, start, (*after, total))], caption, "wide-only wide")


def _reading(leaf: Leaf, module: LearnerModule) -> Iterator[str]:
    if not module.reading:
        return
    leaf.toc.extend(headings(module.reading))
    yield leaf.prose(module.reading)


# ---------------------------------------------------------------- self-check


def _self_checks(leaf: Leaf, checks: tuple[SelfCheck, ...]) -> Iterator[str]:
    """Questions to ask oneself: nothing is sent or kept, and the answers open in their place."""
    if not checks:
        return
    yield leaf.h2("part-self-check", say("site.self-check"))
    yield f"<p>{say('site.self-check-lead')}</p>"
    for check in checks:
        yield _self_check(leaf, check)


def _self_check(leaf: Leaf, check: SelfCheck) -> str:
    name = f"question-{check.id.lower()}"
    kind = "radio" if check.kind == "one" else "checkbox"
    hint = "" if check.kind == "one" else f'<p class="hint">{say("site.choose-all")}</p>'
    choices = "".join(
        f'<label><input type="{kind}" name="{name}"><span>{leaf.line(option.text)}</span></label>'
        for option in check.options
    )
    answers = "".join(
        f"<div><dt>{leaf.line(option.text)}</dt>"
        f"<dd><b>{say('site.right' if option.correct else 'site.not-right')}</b> {leaf.line(option.feedback)}</dd></div>"
        for option in check.options
    )
    return (
        f'<section class="check" id="{name}"><fieldset><legend>{leaf.line(check.stem)}</legend>{hint}{choices}</fieldset>'
        f"<details><summary>{say('site.show-answers')}</summary><dl>{answers}</dl></details></section>"
    )


# ---------------------------------------------------------------- task and printables


def _task(leaf: Leaf, module: LearnerModule) -> Iterator[str]:
    task = module.task
    if not (task.task or task.must_pass or task.rubric):
        return
    yield leaf.h2("part-task", say("site.task"))
    study = say("site.task-study", minutes=task.minutes_study) if task.minutes_study else ""
    signs = ", ".join(leaf.outcome(id) for id in task.outcomes)
    yield (
        f"<p><strong>{esc(task.title)}.</strong> {say('site.task-time', minutes=task.minutes_in_class)} {study} "
        f"{say('site.task-outcomes', outcomes=signs)} {say('site.task-pass', passing=esc(task.passing))}</p>"
    )
    yield leaf.prose(task.task, lower=1)
    if task.must_pass:
        yield call("safety", leaf.prose(task.must_pass, lower=1), "", say("site.must-pass"))
    if task.rubric:
        yield f'<h3 id="part-rubric">{say("site.rubric")}</h3>'
        yield leaf.prose(task.rubric, lower=1)


def _printables(leaf: Leaf, module: LearnerModule) -> Iterator[str]:
    """The pages of handouts, cards and the quick card."""
    links = []
    if module.quick_card:
        url = leaf.to(address.quick_card_url(module.slug))
        links.append(f'<a href="{url}">{esc(module.quick_card.matter.title)}</a> ({say("site.quick-card")})')
    for handout in module.handouts:
        url = leaf.to(address.handout_url(module.slug, handout.matter.id))
        file = leaf.printed(module.slug, handout.matter.id)
        links.append(f'<a href="{url}">{esc(handout.matter.title)}</a> ({say("site.handout")}){file}')
    for cards in module.cards:
        url = leaf.to(address.cards_url(module.slug, cards.id))
        file = leaf.printed(module.slug, f"cards-{cards.id}")
        links.append(f'<a href="{url}">{esc(cards.title)}</a> ({say("site.cards")}){file}')
    if links:
        yield leaf.h2("part-printables", say("site.printables"))
        yield bullets(links)


def _neighbours(leaf: Leaf, module: LearnerModule) -> list[tuple[str, str]]:
    """The modules before and after it in its tier."""
    row = leaf.book.by_tier[module.matter.tier]
    at = row.index(module)
    near = [*row[max(at - 1, 0) : at], *row[at + 1 : at + 2]]
    return [(leaf.to(address.module_url(m.slug)), f"{m.matter.id} {m.matter.short_title}") for m in near]


def _entries(book: Book, module: LearnerModule, url: str) -> Iterator[Entry]:
    matter = module.matter
    yield Entry(
        type=f"{say('site.module')} {matter.id}, {book.tier[matter.tier].title}",
        group=say("site.group.modules"),
        title=matter.title,
        url=url,
        about=matter.summary,
        also=(matter.short_title, *(o.text for o in matter.objectives)),
        heads=tuple(h.text for h in headings(module.reading)),
        text=f"{module.reading.text} {module.task.task.text}",
        tier=matter.tier,
        nations=matter.nations,
        audience=matter.audience,
    )
