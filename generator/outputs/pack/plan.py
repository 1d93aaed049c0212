"""The packs to make, and what each is made from."""

import re
from collections.abc import Iterable, Iterator

from generator.formats.inline import inline_pointers
from generator.formats.typst_press import Files, facts, theme_files
from generator.jobs.job import Job
from generator.model.curriculum import Curriculum, Form, Module, Shelf
from generator.model.reference import Change
from generator.model.standard import Outcome, Programme
from generator.model.standing import DRAFT, Standing, programme_standing, standing
from generator.model.written import Review
from generator.outputs.output import Output
from generator.outputs.pack.render import render
from generator.outputs.pack.view import CommonForm, CommonPage, Crossings, Help, House, PackView, lean

_CITED = re.compile(r'data-cite="([^"]+)"')
_TERM = re.compile(r'data-scheme="term" data-target="([^"]+)"')


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A pack for each module, then one for each programme that has modules."""
    theme = theme_files()
    for module in curriculum.modules:
        path = f"packs/{module.slug}/{module.id.lower()}-facilitator-pack.pdf"
        yield _job(path, module_view(module, curriculum.shelf), module.id, theme)
    for programme in curriculum.shelf.programmes:
        if modules := curriculum.offered(programme):
            path = f"packs/{programme.id}/{programme.id}-facilitator-pack.pdf"
            yield _job(path, programme_view(programme, modules, curriculum.shelf), programme.id, theme)


def _job(path: str, view: PackView, about: str, theme: Files) -> Job:
    sources = tuple(sorted(module.index for module in view.modules))
    return Job(path, render, view, media=theme, sources=sources, about=about, info=facts)


def module_view(module: Module, shelf: Shelf) -> PackView:
    """The pack of one module."""
    matter = module.matter
    return _view((matter.id, matter.title, matter.short_title, matter.summary), None, (module,), shelf)


def programme_view(programme: Programme, modules: tuple[Module, ...], shelf: Shelf) -> PackView:
    """The pack of a programme: its modules in teaching order."""
    tier = next((tier for tier in shelf.standard.tiers if tier.id == programme.tier), None)
    code = tier.letter if tier else ""
    return _view((code, programme.title, programme.short_title, programme.summary), programme, modules, shelf)


def _view(
    names: tuple[str, str, str, str], programme: Programme | None, modules: tuple[Module, ...], shelf: Shelf
) -> PackView:
    """`names` are code, title, short title and summary."""
    guides = tuple(
        CommonPage(page.matter.id, page.matter.title, page.matter.kind, page.body) for page in shelf.delivery
    )
    texts = [*(guide.body.xml for guide in guides), *(text for module in modules for text in module_texts(module))]
    outcomes = {id for module in modules for o in module.matter.objectives for id in o.outcomes}
    outcomes |= {id for module in modules for id in module.matter.practises}
    terms = set(_found(_TERM, texts))
    told = tuple(outcome for outcome in shelf.standard.outcomes if outcome.id in outcomes)
    code, title, short_title, subtitle = names
    return PackView(
        code=code,
        title=title,
        short_title=short_title,
        subtitle=subtitle,
        programme=programme,
        review=programme.review if programme else modules[0].matter.review,
        house=house_of(shelf),
        modules=tuple(lean(module) for module in modules),
        outcomes=told,
        tiers=tuple((tier.id, tier.title) for tier in shelf.standard.tiers),
        references=tuple(shelf.reference[key] for key in _found(_CITED, texts) if key in shelf.reference),
        terms=tuple(term for term in shelf.glossary if term.id in terms),
        topics=topics_of(shelf, (note for module in modules for note in notes_of(module))),
        help=help_of(shelf),
        slots=shelf.slots,
        guides=guides,
        forms=tuple(common_form(form, standing(form, shelf)) for form in shelf.forms_in_order),
        standing=programme_standing(programme, modules, shelf) if programme else standing(modules[0], shelf),
        crossings=tuple(crossings(told, shelf)),
        changes=changes(modules, shelf),
    )


def notes_of(module: Module) -> tuple[str, ...]:
    """What the content notes of a module and of its sheets mention."""
    return (*module.matter.content_note, *(note for sheet in module.handouts for note in sheet.matter.content_note))


def topics_of(shelf: Shelf, noted: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Ids and names of what content notes mention, as far as the glossary has them."""
    wanted = set(noted)
    return tuple((term.id, term.term.partition(" (")[0]) for term in shelf.glossary if term.id in wanted)


def crossings(outcomes: tuple[Outcome, ...], shelf: Shelf) -> Iterator[Crossings]:
    """Each framework that has codes for any of these outcomes."""
    for framework in shelf.frameworks:
        codes = tuple((outcome.id, read) for outcome in outcomes if (read := framework.codes_for(outcome)))
        if codes:
            everywhere = set(shelf.nation) <= set(framework.nations)
            nations = () if everywhere else tuple(shelf.nation.get(nation, nation) for nation in framework.nations)
            yield Crossings(framework.short_title, nations, codes)


def changes(modules: tuple[Module, ...], shelf: Shelf) -> tuple[Change, ...]:
    """What versions changed in these modules, or in all."""
    ids = {module.id for module in modules}
    return tuple(change for change in shelf.settings.changes if not change.modules or ids & set(change.modules))


def help_of(shelf: Shelf) -> Help | None:
    """The services, if the curriculum names any."""
    help = shelf.services
    if help is None:
        return None
    titles = tuple((group.id, group.title) for group in help.groups)
    members = tuple((group.id, group.services) for group in help.groups)
    return Help(help.note, help.safety, help.services, titles, members)


def common_form(form: Form, stands: Standing = DRAFT) -> CommonForm:
    """What a pack needs of a form."""
    return CommonForm(form.matter, form.body, stands)


def house_of(shelf: Shelf) -> House:
    """What the settings and the standard say of the whole."""
    settings = shelf.settings
    return House(
        name=settings.name,
        version=settings.version,
        released=settings.released,
        licence=settings.licence,
        licence_url=settings.licence_url,
        status_line=settings.status_line,
        start=settings.default_start,
        nations=settings.nations,
        standard=shelf.standard.title,
        style=shelf.local.edition.matter.colours.given if shelf.local else (),
        local=shelf.local,
        base_url=settings.base_url or "",
    )


def names_view(title: str, code: str, review: Review, shelf: Shelf, texts: Iterable[str]) -> PackView:
    """The names, house, sources and blanks of a document that is no pack; `texts` are those that it shows."""
    cited = dict.fromkeys(key for text in texts for key in cited_in(text))
    return PackView(
        code=code,
        title=title,
        short_title=title,
        subtitle="",
        programme=None,
        review=review,
        house=house_of(shelf),
        modules=(),
        outcomes=(),
        tiers=(),
        references=tuple(shelf.reference[key] for key in cited if key in shelf.reference),
        terms=(),
        topics=(),
        help=None,
        slots=shelf.slots,
        guides=(),
    )


def module_texts(module: Module) -> Iterator[str]:
    """Every text of a module as XHTML, in the order in which its pack shows them."""
    session = module.session
    yield session.intro.xml
    for activity in session.activities:
        yield activity.body.xml
        for step in activity.steps:
            yield from (step.say.xml, step.do.xml, step.rest.xml)
            yield from (cue.body.xml for cue in (*step.listen_for, *step.watch_for))
        yield from (aside.body.xml for aside in activity.asides)
    for slide in module.slides:
        yield from (slide.body.xml, slide.notes.xml)
    yield from (handout.body.xml for handout in module.handouts)
    yield from (marked(text) for cards in module.cards for c in cards.set.cards for text in (c.text, c.because))
    if module.quick_card:
        yield module.quick_card.body.xml
    yield from (module.assessment.task.xml, module.assessment.must_pass.xml, module.assessment.rubric.xml)
    yield from (
        marked(text)
        for q in module.questions
        for text in (q.stem, *(t for o in q.options for t in (o.text, o.feedback)))
    )
    yield from (aside.body.xml for aside in module.assessment.marking)
    yield module.reading.xml


def marked(text: str) -> str:
    """The pointers of a line of Markdown in the form that they have in a tree."""
    return "".join(
        f'data-cite="{target}"' if scheme == "cite" else f'data-scheme="{scheme}" data-target="{target}"'
        for scheme, target, _ in inline_pointers(text)
    )


def cited_in(xml: str) -> tuple[str, ...]:
    """Keys that a text cites, each once, in order."""
    return _found(_CITED, [xml])


def _found(pattern: re.Pattern[str], texts: list[str]) -> tuple[str, ...]:
    """What a pattern finds, each once, in order."""
    return tuple(dict.fromkeys(found for text in texts for found in pattern.findall(text)))


OUTPUT = Output("pack", "Facilitator packs as PDF, for each module and each programme", plan)
