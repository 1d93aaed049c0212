"""The front of a pack: cover, outcomes, what to prepare."""

from generator.formats.typst import to_typst
from generator.formats.typst_text import array, block, call, literal, words
from generator.model.anatomy import CHECKLIST, DISCLOSURE, WELLBEING
from generator.model.catalogue import say
from generator.model.occasion import Occasion
from generator.outputs.pack import local
from generator.outputs.pack.frame import Frame, clock_of, listed, long_date, topic_of
from generator.outputs.pack.short import place_of, with_web
from generator.outputs.pack.standing import shown
from generator.outputs.pack.told import days_and_times
from generator.outputs.pack.view import CommonPage, in_order


def cover(frame: Frame) -> str:
    """The cover: every fact a trainer is asked for, in small type."""
    view, house = frame.view, frame.view.house
    told = dict.fromkeys(note for module in view.modules for note in module.matter.content_note)
    note = say("pack.content-note", topics=listed([topic_of(view, topic) for topic in told])) if told else ""
    rows = [(say(f"pack.cover-{key}"), text) for key, text in _cover_rows(frame) if text]
    rows += [(say("edition.label"), local.about(house))] if house.local else []
    opt_out = say("pack.opt-out")
    return call(
        "cover",
        code=literal(view.code),
        title=words(view.title),
        subtitle=words(view.subtitle),
        kind=words(say("pack.kind")),
        name=words(house.name),
        rows=array(f"({words(name)}, {words(text)})" for name, text in rows),
        note=block(f"#strong{words(say('pack.content-note-title'))}; " + words(f"{note} {opt_out}")[1:-1]),
        **with_web(house, *place_of(view)),
    )


def _cover_rows(frame: Frame) -> list[tuple[str, str]]:
    view, house = frame.view, frame.view.house
    tiers = dict(view.tiers)
    used = dict.fromkeys(module.matter.tier for module in view.modules)
    nations = dict.fromkeys(nation for module in view.modules for nation in module.matter.nations)
    small, best, large = frame.sizes
    trainers = max(module.session.matter.trainers for module in view.modules)
    minutes = sum(module.matter.minutes for module in view.modules)
    people = say("pack.people", min=small, max=large, best=best)
    occasion = view.occasion or Occasion()
    came = occasion.group
    return [
        ("tier", listed([tiers.get(tier, tier) for tier in used])),
        ("time", say("pack.cover-minutes", minutes=minutes, start=_first_start(frame))),
        ("group", people if not came else say("pack.people-known", people=came, suits=people)),
        ("day", days_and_times(view)),
        ("place", occasion.venue),
        ("trainers", listed(occasion.trainers) or str(trainers)),
        ("trainer-level", _level(frame)),
        ("nations", listed([frame.nations.get(nation, nation) for nation in nations])),
        (
            "prerequisites",
            listed(
                tuple(
                    dict.fromkeys(
                        tiers.get(p, p)
                        for m in view.modules
                        for p in m.matter.prerequisites
                        if p not in {x.id for x in view.modules}
                    )
                )
            ),
        ),
        ("standard", say("pack.cover-version", standard=house.standard, version=house.version)),
        ("review", say("pack.cover-dates", checked=long_date(view.review.checked), due=long_date(view.review.due))),
        ("status", shown(view.standing, house.status_line)),
        ("reviewers", listed(view.standing.names)),
        ("licence", say("pack.cover-licence-text", licence=house.licence)),
    ]


def _level(frame: Frame) -> str:
    """What the trainers have done and know."""
    given = frame.view.programme or frame.view.modules[0].session.matter
    return given.trainer_level


def _first_start(frame: Frame) -> str:
    programme = frame.view.programme
    return programme.days[0].start if programme else frame.view.house.start


def outcomes_grid(frame: Frame) -> str:
    """Outcomes, the objectives under them, where they are practised, and what assesses them."""
    module = frame.the_module
    told = [*dict.fromkeys(id for o in module.matter.objectives for id in o.outcomes)]
    told += [id for id in module.matter.practises if id not in told]
    rows = [_outcome_row(frame, id) for id in told]
    head = array(words(say(f"pack.col-{key}")) for key in ("outcome", "objectives", "worked-on", "assessed-by"))
    body = call("part", words(module.id), words(say("pack.outcomes-title")), fresh="true")
    body += call("lead", words(say("pack.outcomes-lead")))
    body += call(
        "data-table",
        widths="(35., 34., 22., 20.)",
        aligns="(left, left, left, left)",
        head=head,
        rows=array(rows),
        size="10pt",
    )
    return body + crossings(frame, told)


def crossings(frame: Frame, outcomes: list[str]) -> str:
    """The codes of external frameworks, outcome by outcome."""
    rows = []
    for crossing in frame.view.crossings:
        codes = dict(crossing.codes)
        if any(id in codes for id in outcomes):
            of = f"({listed(crossing.nations)})" if crossing.nations else ""
            told = (words(listed(codes.get(id, ())) or "–") for id in outcomes)
            rows.append(array([block(f"#strong{words(crossing.framework)}; {words(of)[1:-1]}"), *told]))
    if not rows:
        return ""
    table = call(
        "data-table",
        widths=array(["30.", *("16." for _ in outcomes)]),
        aligns=array("left" for _ in range(len(outcomes) + 1)),
        head=array(words(text) for text in (say("pack.col-framework"), *outcomes)),
        rows=array(rows),
        size="9.5pt",
    )
    title, note = words(say("pack.crossings-title")), words(say("pack.crossings-note"))
    return call("kept", block(call("section", title) + table + call("small-note", note)))


def _outcome_row(frame: Frame, id: str) -> str:
    module = frame.the_module
    outcome = frame.outcome.get(id)
    objectives = [o for o in module.matter.objectives if id in o.outcomes]
    worked = [a.title.partition(":")[0] for a in module.session.activities if id in frame.outcomes_of(a)]
    questions = [
        q.id for q in module.questions if q.use == "summative" and any(o.id in q.objectives for o in objectives)
    ]
    assessed = module.assessment.matter.title if id in module.assesses else say("pack.assessed-elsewhere")
    quiz = module.assessment.matter.quiz
    asked = [q for q in questions if quiz and q in quiz.questions]
    cells = [
        f"#strong{words(id)}; " + (frame.line(outcome.text) if outcome else ""),
        "\n\n".join(f"#strong{words(o.id)}; " + words(o.text)[1:-1] for o in objectives)
        or words(say("pack.practised-only"))[1:-1],
        words("; ".join(worked))[1:-1],
        words(assessed + (f"; {say('pack.quiz-questions', questions=listed(asked))}" if asked else ""))[1:-1],
    ]
    return array(block(cell) for cell in cells)


def preparing(frame: Frame) -> str:
    """What is to be ticked off."""
    return _pages(frame, [guide for guide in in_order(frame.view.guides) if guide.kind == CHECKLIST])


def caring(frame: Frame) -> str:
    """Well-being, disclosure: what stands before the opening words."""
    return _pages(frame, [guide for guide in in_order(frame.view.guides) if _before_opening(guide)])


def together(frame: Frame) -> str:
    """Two trainers, and whatever other page the curriculum gives to every pack."""
    rest = [g for g in in_order(frame.view.guides) if g.kind != CHECKLIST and not _before_opening(g)]
    return _pages(frame, rest)


def _before_opening(guide: CommonPage) -> bool:
    return guide.id in (WELLBEING, DISCLOSURE)


def _pages(frame: Frame, guides: list[CommonPage]) -> str:
    out = ""
    for guide in guides:
        fresh = "true" if guide.id == DISCLOSURE else "false"  # it is copied, and looked for in a hurry
        need = "120mm" if guide.id == WELLBEING else "45mm"
        target = literal(f"guide-{guide.id}")
        out += call("part", "[]", words(guide.title), target=target, fresh=fresh, need=need)
        links = frame.links(f"guide-{guide.id}", ticks=guide.kind == CHECKLIST)
        out += call("guide", block(to_typst(guide.body.xml, links)))
    return out


def start_of(frame: Frame) -> str:
    """The clock at which a module starts."""
    return clock_of(frame.start)
