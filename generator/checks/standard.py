"""STD: does the standard hold together, and is every demand answered?"""

from collections import Counter
from collections.abc import Iterator

from generator.checks.check import curriculum_check
from generator.checks.places import (
    DEMANDS,
    ROLES,
    SETTINGS,
    STANDARD,
    framework_file,
    nearest,
    programme_file,
    repeated,
)
from generator.model.coverage import coverage
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.standard import Framework, Standard


@curriculum_check("STD-001", fix="Give one of the two a code that nothing else has. A code is never used again.")
def codes_are_unique(curriculum: Curriculum) -> Iterator[Finding]:
    """Every code of the standard and of the demands stands once, also when case is ignored.

    Why: two things with one code cannot be told apart in an address, a mark sheet or a file name.
    Source: standard.yml: codes are stable and never reused.
    """
    standard, demands = curriculum.shelf.standard, curriculum.shelf.demands
    codes = [(("outcomes", n, "id"), row.id) for n, row in enumerate(standard.outcomes)]
    codes += [(("conditions", n, "id"), row.id) for n, row in enumerate(standard.conditions)]
    yield from repeated(STANDARD, "Code", codes)
    yield from repeated(STANDARD, "Tier", ((("tiers", n, "id"), row.id) for n, row in enumerate(standard.tiers)))
    yield from repeated(STANDARD, "Domain", ((("domains", n, "id"), row.id) for n, row in enumerate(standard.domains)))
    yield from repeated(STANDARD, "Level", ((("levels", n, "id"), row.id) for n, row in enumerate(standard.levels)))
    if demands:
        rows = ((("demands", n, "id"), row.id) for n, row in enumerate(demands.demands))
        yield from repeated(DEMANDS, "Demand", rows)
    for framework in curriculum.shelf.frameworks:
        rows = ((("codes", n, "code"), row.code) for n, row in enumerate(framework.codes))
        yield from repeated(framework_file(framework.id), "Code", rows)


@curriculum_check("STD-002", fix="Open the outcome with the verb that is assessed, and set each such verb in **bold**.")
def outcomes_open_with_a_verb(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome opens with a verb in bold.

    Why: the verb is what an assessor looks for; without it nobody can say whether the outcome is met.
    Source: standard.yml, `levels`.
    """
    for number, outcome in enumerate(curriculum.shelf.standard.outcomes):
        place = ("outcomes", number, "text")
        if not outcome.verbs:
            yield Finding(STANDARD, f"{outcome.id} has no verb in bold", place)
        elif not outcome.text.startswith("**"):
            yield Finding(STANDARD, f"{outcome.id} does not open with its verb, “{outcome.verbs[0]}”", place)


@curriculum_check(
    "STD-003", fix="Use a verb that stands in `levels`, or add it there under the one level it belongs to."
)
def verbs_can_be_observed(curriculum: Curriculum) -> Iterator[Finding]:
    """Every verb of an outcome belongs to exactly one level.

    Why: “understand” or “be aware” cannot be seen, so they cannot be assessed; a verb of two levels
    says nothing about depth.
    Source: standard.yml, `levels`; Anderson and Krathwohl's revision of Bloom's taxonomy.
    """
    standard = curriculum.shelf.standard
    levels = [verb.casefold() for level in standard.levels for verb in level.verbs]
    for verb, times in sorted(Counter(levels).items()):
        if times > 1:
            yield Finding(STANDARD, f"The verb “{verb}” stands in {times} levels", ("levels",))
    for number, outcome in enumerate(standard.outcomes):
        for verb in outcome.verbs:
            if verb not in levels:
                message = f"{outcome.id}: the verb “{verb}” belongs to no level{nearest(verb, levels)}"
                yield Finding(STANDARD, message, ("outcomes", number, "text"))


@curriculum_check("STD-004", fix="Name at least one outcome that answers the demand. A condition may stand beside it.")
def demands_are_answered(curriculum: Curriculum) -> Iterator[Finding]:
    """Every demand is answered by at least one outcome; a condition is never the only answer.

    Why: a condition asks something of others. It is no promise about what a worker will be able to do.
    Source: standard.yml, `conditions`.
    """
    demands = curriculum.shelf.demands
    for number, demand in enumerate(demands.demands if demands else ()):
        if not demand.outcomes:
            only = f" but {', '.join(demand.conditions)}" if demand.conditions else ""
            message = f"Demand {demand.id} is answered by no outcome{only}"
            yield Finding(DEMANDS, message, ("demands", number, "outcomes"))


@curriculum_check("STD-005", fix="Write the code as the standard or the list of sources has it.")
def demands_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """A demand's outcomes, conditions and source exist.

    Why: a wrong code makes the coverage table claim an answer that nobody wrote.
    Source: docs/authoring.md, "Rules for content", 1 and 2.
    """
    demands, standard = curriculum.shelf.demands, curriculum.shelf.standard
    if demands is None:
        return
    known = {
        "outcomes": [outcome.id for outcome in standard.outcomes],
        "conditions": [condition.id for condition in standard.conditions],
        "source": [source.id for source in demands.sources],
    }
    for number, demand in enumerate(demands.demands):
        named = {"outcomes": demand.outcomes, "conditions": demand.conditions, "source": (demand.source,)}
        for key, codes in named.items():
            for code in codes:
                if code not in known[key]:
                    message = f"Demand {demand.id}: nothing in {key} is called {code}{nearest(code, known[key])}"
                    yield Finding(DEMANDS, message, ("demands", number, key))


@curriculum_check("STD-006", fix="Write the code as the framework or the standard has it, or take the row out.")
def crosswalks_name_what_exists(curriculum: Curriculum) -> Iterator[Finding]:
    """Every code, outcome, tier and group in a crosswalk exists, and no row stands twice.

    Why: a regulator reads the crosswalk as evidence; one wrong code costs the trust of all the others.
    Source: docs/authoring.md, "Rules for content", 1 and 2.
    """
    for framework in curriculum.shelf.frameworks:
        yield from _crosswalk(framework, curriculum.shelf.standard)


def _crosswalk(framework: Framework, standard: Standard) -> Iterator[Finding]:
    file = framework_file(framework.id)
    codes = [row.code for row in framework.codes]
    outcomes, tiers = [row.id for row in standard.outcomes], [row.id for row in standard.tiers]
    groups = [group.id for group in framework.groups]
    yield from repeated(
        file, "Crosswalk row", ((("crosswalk", n, "outcome"), row.outcome) for n, row in enumerate(framework.crosswalk))
    )
    for number, row in enumerate(framework.crosswalk):
        place = ("crosswalk", number)
        yield from _known(file, "outcome", (row.outcome,), outcomes, (*place, "outcome"))
        yield from _known(file, "code", row.codes, codes, (*place, "codes"))
    for number, tier_row in enumerate(framework.by_tier):
        yield from _known(file, "tier", (tier_row.tier,), tiers, ("by_tier", number, "tier"))
        yield from _known(file, "code", tier_row.codes, codes, ("by_tier", number, "codes"))
    for number, code in enumerate(framework.codes):
        if code.group:
            yield from _known(file, "group", (code.group,), groups, ("codes", number, "group"))


def _known(
    file: str, what: str, names: tuple[str, ...], known: list[str], place: tuple[str | int, ...]
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield Finding(file, f"No {what} is called {name}{nearest(name, known)}", place)


@curriculum_check("STD-007", fix="Name a source from references.yml and the day on which it was last looked up.")
def frameworks_have_sources_and_dates(curriculum: Curriculum) -> Iterator[Finding]:
    """A framework names its source and a date of checking, and either lists codes or says why it has none.

    Why: frameworks are renumbered; a mapping without a date cannot be trusted or redone.
    Source: docs/authoring.md, "Rules for content", 1.
    """
    shelf = curriculum.shelf
    for framework in shelf.frameworks:
        file = framework_file(framework.id)
        if framework.source not in shelf.reference:
            hint = nearest(framework.source, shelf.reference)
            yield Finding(file, f"No reference is called {framework.source}{hint}", ("source",))
        if framework.checked > shelf.settings.released:
            message = f"Checked on {framework.checked}, after the release of {shelf.settings.released}"
            yield Finding(file, message, ("checked",))
        if bool(framework.codes) == bool(framework.not_available):
            both = "both codes and a reason why there are none" if framework.codes else "neither codes nor a reason"
            yield Finding(file, f"{framework.short_title} has {both}", ("not_available",))


@curriculum_check("STD-008", fix="Write the id as the standard has it, or add it to the standard.")
def tiers_and_domains_exist(curriculum: Curriculum) -> Iterator[Finding]:
    """Every tier, domain and role that is named exists, and every domain has an outcome.

    Why: an outcome of an unknown tier is offered to nobody and counted nowhere.
    Source: standard.yml, `tiers` and `domains`.
    """
    shelf = curriculum.shelf
    tiers, roles = [tier.id for tier in shelf.standard.tiers], [role.id for role in shelf.roles]
    domains = [domain.id for domain in shelf.standard.domains]
    for number, outcome in enumerate(shelf.standard.outcomes):
        yield from _known(STANDARD, "tier", (outcome.tier,), tiers, ("outcomes", number, "tier"))
        yield from _known(STANDARD, "domain", (outcome.domain,), domains, ("outcomes", number, "domain"))
    used = {outcome.domain for outcome in shelf.standard.outcomes}
    for number, domain in enumerate(shelf.standard.domains):
        if domain.id not in used:
            yield Finding(STANDARD, f"Domain {domain.id} has no outcome", ("domains", number))
    for number, role in enumerate(shelf.roles):
        yield from _known(ROLES, "tier", (role.tier,), tiers, (number, "tier"))
    for programme in shelf.programmes:
        file = programme_file(programme.id)
        yield from _known(file, "tier", (programme.tier,), tiers, ("tier",))
        yield from _known(file, "role", programme.audience, roles, ("audience",))
    for guide in shelf.guides:
        yield from _known(guide.file, "role", guide.matter.audience, roles, ("audience",))


@curriculum_check("STD-009", fix="Change the tier's minutes or the programme's modules until the two agree.")
def programmes_take_the_tiers_minutes(curriculum: Curriculum) -> Iterator[Finding]:
    """A programme's modules take exactly the contact time that the standard asks of its tier.

    Why: employers release people for the hours that the standard names.
    Source: standard.yml, `tiers`, `minutes`.
    """
    asked = {tier.id: tier.minutes for tier in curriculum.shelf.standard.tiers}
    for programme in curriculum.shelf.programmes:
        modules = curriculum.offered(programme)
        taken = sum(module.matter.minutes for module in modules)
        complete = len(modules) == len(programme.modules)
        if complete and programme.tier in asked and taken != asked[programme.tier]:
            message = f"The modules take {taken} min, the tier {programme.tier} asks for {asked[programme.tier]}"
            yield Finding(programme_file(programme.id), message, ("days",))


@curriculum_check(
    "STD-010", fix="Map the code to an outcome, or say in `not_mapped` why no outcome answers it.", level="warn"
)
def framework_codes_are_mapped_or_explained(curriculum: Curriculum) -> Iterator[Finding]:
    """In a framework with a crosswalk, every code is mapped or says why not, and never both.

    Why: a silent gap looks like an oversight; a gap with its reason is an honest answer to a regulator.
    Source: docs/authoring.md, "Rules for content", 10.
    """
    for framework in curriculum.shelf.frameworks:
        mapped = {code for row in framework.crosswalk for code in row.codes}
        mapped |= {code for row in framework.by_tier for code in row.codes}
        for number, code in enumerate(framework.codes if mapped else ()):
            if (code.code in mapped) == bool(code.not_mapped):
                what = "mapped, and also said to be not mapped" if code.not_mapped else "not mapped, without a reason"
                message = f"{framework.short_title} {code.code} is {what}"
                yield Finding(framework_file(framework.id), message, ("codes", number))


@curriculum_check(
    "STD-011",
    fix="Teach, practise and assess the outcome in a module, or name another outcome that answers the demand.",
)
def demands_are_delivered(curriculum: Curriculum) -> Iterator[Finding]:
    """Every outcome of an offered tier that answers a demand is taught, practised and assessed in exactly one module.

    Why: a demand that is answered on paper only is not answered for those who asked.
    Source: docs/decisions/007: one definition of taught, practised and assessed.
    """
    demands = curriculum.shelf.demands
    gaps = {row.outcome for row in coverage(curriculum) if row.offered and not row.complete}
    for number, demand in enumerate(demands.demands if demands else ()):
        open_ = [id for id in demand.outcomes if id in gaps]
        if open_:
            message = f"Demand {demand.id} rests on {', '.join(open_)}, not taught, practised and assessed yet"
            yield Finding(DEMANDS, message, ("demands", number, "outcomes"))


@curriculum_check("STD-012", fix="Make the hours add up, and the credits the hours divided by `hours_per_credit`.")
def volumes_add_up(curriculum: Curriculum) -> Iterator[Finding]:
    """What a tier may weigh at a university adds up: its parts to the hours, its hours to the credits, its contact to its minutes.

    Why: a validation board reckons it again on its first page, and trusts nothing after a wrong sum.
    Source: docs/authoring.md, "The standard for universities".
    """
    standard = curriculum.shelf.standard
    for number, tier in enumerate(standard.tiers):
        volume = tier.university
        if volume is None:
            continue
        place = ("tiers", number, "university")
        parts = [part for part in (volume.contact, volume.study, volume.assessment) if part is not None]
        if parts and sum(parts) != volume.hours:
            yield Finding(STANDARD, f"{tier.id}: the parts make {sum(parts)} hours, not {volume.hours}", place)
        if volume.contact is not None and volume.contact * 60 != tier.minutes:
            yield Finding(STANDARD, f"{tier.id}: {volume.contact} hours of contact, {tier.minutes} minutes", place)
        each = standard.hours_per_credit
        if volume.credits and (each is None or volume.credits * each != volume.hours):
            yield Finding(STANDARD, f"{tier.id}: {volume.credits} credits do not make {volume.hours} hours", place)


@curriculum_check("STD-013", fix="Say under `changes` in settings.yml what this version changed, the newest first.")
def versions_say_what_changed(curriculum: Curriculum) -> Iterator[Finding]:
    """The version of the settings says what it changed, and a change names modules that exist.

    Why: who has taught from the last pack must see what to learn anew.
    Source: docs/pack-anatomy.md, part 19.
    """
    settings = curriculum.shelf.settings
    if settings.version not in {change.version for change in settings.changes}:
        yield Finding(SETTINGS, f"Nothing says what version {settings.version} changed", ("version",))
    for number, change in enumerate(settings.changes):
        for id in change.modules:
            if id not in curriculum.module:
                message = f"No module is called {id}{nearest(id, curriculum.module)}"
                yield Finding(SETTINGS, message, ("changes", number, "modules"))
