"""What a module descriptor says, part by part, as plain XHTML: of one module, or of several that are composed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from generator.formats.citations import cite_plain
from generator.model.catalogue import say
from generator.model.curriculum import Module, Shelf
from generator.model.module import Objective
from generator.model.reference import Reference
from generator.outputs.pack.frame import listed
from generator.outputs.pack.plan import cited_in, module_texts

_MOST_READ = 10
"""Entries of a reading list: what boards ask for."""
_MOST_TEXTS = 6
"""Of these, texts that are no law, where there is law to fill the rest."""
_LAW = ("legislation", "legal_case", "bill", "treaty")
_ADDRESS = " http"

Modules = Sequence[Module]


def outcomes(modules: Modules) -> str:
    """The objectives, each with the outcomes of the standard that it serves."""
    rows = (
        f"<li><strong>{escape(o.id)}</strong> ({escape(listed(o.outcomes))}) {escape(o.text)}</li>"
        for o in _aims(modules)
    )
    return f"<ul>{''.join(rows)}</ul>"


def _aims(modules: Modules) -> list[Objective]:
    return [objective for module in modules for objective in module.matter.objectives]


def content(modules: Modules) -> str:
    """The main headings of the readings."""
    titles = [heading.text.strip() for module in modules for heading in module.headings if heading.level == 2]  # noqa: PLR2004
    return f"<p>{escape(' · '.join(titles))}</p>" if titles else ""


def teaching(modules: Modules) -> str:
    """How it is taught: kinds of activity with their minutes, the group, and what is read before."""
    minutes: Counter[str] = Counter()
    for module in modules:
        for activity in module.session.activities:
            minutes[activity.options.kind] += activity.options.minutes
    kinds = [say(f"descriptor.kind.{kind}", minutes=taken) for kind, taken in minutes.items()]
    groups = [module.session.matter.group for module in modules]
    trainers = max(module.session.matter.trainers for module in modules)
    told = say(
        "descriptor.taught",
        min=max(group.min for group in groups),
        max=min(group.max for group in groups),
        trainers=say("descriptor.trainer" if trainers == 1 else "descriptor.trainers", n=trainers),
        kinds=listed(kinds),
    )
    checks = sum(len(module.uses("formative")) for module in modules)
    own = say("descriptor.own-study", words=f"{sum(m.words for m in modules):,}", checks=checks)
    return f"<p>{escape(told)} {escape(own)}</p>"


def assessment(modules: Modules) -> str:
    """Each assessed part: how large it is, what it weighs, and what must be passed."""
    told = []
    for module in modules:
        (title, size, passing, _), *quizzes = _parts(module)
        weight = say("descriptor.weight-whole" if len(modules) == 1 else "descriptor.weight-open")
        text = say("descriptor.assessed", size=size, weight=weight, passing=passing)
        told.append(f"<p><strong>{escape(title)}.</strong> {escape(text)}</p>")
        told += [
            f"<p><strong>{escape(name)}.</strong> {escape(say('descriptor.within', size=size, passing=passing))}</p>"
            for name, size, passing, _ in quizzes
        ]
    return "".join(told)


def _parts(module: Module) -> list[tuple[str, str, str, frozenset[str]]]:
    """The task, and the quiz where one is a part of it: title, size, what must be passed, objectives."""
    matter = module.assessment.matter
    size = say("descriptor.size", class_minutes=matter.minutes_in_class)
    if matter.minutes_study:
        size = say("descriptor.size-study", class_minutes=matter.minutes_in_class, study=hours(matter.minutes_study))
    found = [(matter.title, size, matter.passing, frozenset(matter.objectives))]
    if matter.quiz:
        asked = [question for question in module.questions if question.id in matter.quiz.questions]
        passing = say("descriptor.quiz-pass", passmark=matter.quiz.passmark, total=len(matter.quiz.questions))
        about = frozenset(id for question in asked for id in question.objectives)
        size = say("descriptor.quiz-size", total=len(matter.quiz.questions))
        found.append((say("descriptor.quiz"), size, passing, about))
    return found


def grid(modules: Modules) -> str:
    """Which part assesses which objective."""
    found = []
    for module in modules:
        aims, parts = _aims((module,)), _parts(module)
        heads = [say("descriptor.col-outcomes", id=module.id), *(_short(aim.id, module) for aim in aims)]
        yes, no = say("descriptor.yes"), say("descriptor.no")
        rows = ([title, *(yes if aim.id in about else no for aim in aims)] for title, _, _, about in parts)
        found.append(_table(heads, rows))
    return "".join(found)


def _short(id: str, module: Module) -> str:
    """An objective's id without that of its module, for narrow columns."""
    return id.removeprefix(f"{module.id}-")


def standards(modules: Modules, shelf: Shelf) -> str:
    """The codes of other frameworks that the outcomes are read against; and the frameworks without codes."""
    told = dict.fromkeys(id for aim in _aims(modules) for id in aim.outcomes)
    served = [shelf.outcome[id] for id in told if id in shelf.outcome]
    rows, bare = [], []
    for framework in shelf.frameworks:
        used = {code for outcome in served for code in framework.codes_for(outcome)}
        order = [code.code for code in framework.codes if code.code in used]
        if order:
            rows.append(f"<strong>{escape(framework.short_title)}</strong> {escape(listed(order))}")
        elif not framework.crosswalk and not framework.by_tier:
            bare.append(framework.short_title)
    if not rows:
        return ""
    note = say("descriptor.standards-note") + (f" {say('descriptor.not-mapped', names=listed(bare))}" if bare else "")
    return f"<p>{'; '.join(rows)}. {escape(note)}</p>"


def reading(modules: Modules, shelf: Shelf) -> str:
    """What the modules cite most often, ten at most: texts first, then law in one line."""
    cited = Counter(key for module in modules for text in module_texts(module) for key in cited_in(text))
    first = {key: place for place, key in enumerate(cited)}
    most = [
        shelf.reference[key]
        for key in sorted(cited, key=lambda key: (-cited[key], first[key]))
        if key in shelf.reference
    ]
    texts = [given for given in most if given.type not in _LAW]
    law = [given for given in most if given.type in _LAW][: max(_MOST_READ - _MOST_TEXTS, _MOST_READ - len(texts))]
    texts = texts[: _MOST_READ - len(law)]
    said = _said([*texts, *law])
    out = f"<ul>{''.join(f'<li>{escape(said[given.id])}</li>' for given in texts)}</ul>" if texts else ""
    if law:
        names = " · ".join(said[given.id].rstrip(".") for given in law)
        out += f"<p><strong>{escape(say('descriptor.law'))}</strong> {escape(names)}.</p>"
    return out


def _said(references: list[Reference]) -> dict[str, str]:
    """Each source as a list names it, without the address on the web, which the pack prints."""
    return {key: text.partition(_ADDRESS)[0].strip() for key, text in cite_plain(references).items()}


def note(modules: Modules, shelf: Shelf) -> str:
    """What the modules touch on, and that one may step out."""
    names = {term.id: term.term.partition(" (")[0] for term in shelf.glossary}
    ids = dict.fromkeys(id for module in modules for id in module.matter.content_note)
    if not ids:
        return ""
    topics = listed([_inside(names.get(id, id.replace("-", " "))) for id in ids])
    return f"<p>{escape(say('pack.content-note', topics=topics))} {escape(say('pack.opt-out'))}</p>"


def _inside(name: str) -> str:
    """A name as it stands inside a sentence."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def hours(minutes: int) -> str:
    """A length of time in hours and minutes."""
    whole, rest = divmod(minutes, 60)
    parts = [say("descriptor.hour" if whole == 1 else "descriptor.hours", n=whole)] if whole else []
    return " ".join([*parts, *([say("pack.minutes-short", minutes=rest)] if rest or not whole else [])])


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
