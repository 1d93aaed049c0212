"""Everything that the pages look things up in, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.model.audience import LearnerModule, for_learner
from generator.model.catalogue import say
from generator.model.coverage import Row, coverage
from generator.model.curriculum import Curriculum, Guide
from generator.model.guide import QUICK_CARDS, GuideKind
from generator.model.large_print import MARK
from generator.model.standard import Demand, Domain, Programme, Tier
from generator.model.standing import Standing, programme_standing, reviewable, standing
from generator.outputs.site import address
from generator.outputs.site.download_kinds import place_of
from generator.outputs.site.downloads import Download


@dataclass(frozen=True)
class Book:
    """A curriculum as the site's pages see it: modules are a learner's, facilitators' text is not in reach."""

    curriculum: Curriculum
    downloads: tuple[Download, ...]
    cited: dict[str, str]
    """Every reference as HTML, by key."""

    @cached_property
    def modules(self) -> tuple[LearnerModule, ...]:
        """The modules as a learner may have them."""
        return tuple(for_learner(module) for module in self.curriculum.modules)

    @cached_property
    def module(self) -> dict[str, LearnerModule]:
        """They by id."""
        return {module.matter.id: module for module in self.modules}

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Where each text stands with its reviewers, by the name that records use; programmes by their ids."""
        shelf = self.curriculum.shelf
        found = {name: standing(part, shelf) for name, part in reviewable(self.curriculum).items()}
        offered = ((programme, self.curriculum.offered(programme)) for programme in shelf.programmes)
        return found | {given.id: programme_standing(given, modules, shelf) for given, modules in offered}

    @cached_property
    def module_slugs(self) -> frozenset[str]:
        """Names of the modules' folders."""
        return frozenset(module.slug for module in self.modules)

    @cached_property
    def targets(self) -> dict[tuple[str, str], str]:
        """Addresses by (scheme, target)."""
        return address.targets(self.curriculum)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Coverage by outcome."""
        return {row.outcome: row for row in coverage(self.curriculum)}

    @cached_property
    def contact(self) -> dict[str, str]:
        """What an edition wrote into a slot, for a narrow place, by slot."""
        return {contact.slot: contact.brief for contact in self.curriculum.shelf.contacts}

    @cached_property
    def tier(self) -> dict[str, Tier]:
        """Tiers by id."""
        return {tier.id: tier for tier in self.curriculum.shelf.standard.tiers}

    @cached_property
    def domain(self) -> dict[str, Domain]:
        """Domains by id."""
        return {domain.id: domain for domain in self.curriculum.shelf.standard.domains}

    @cached_property
    def by_tier(self) -> dict[str, tuple[LearnerModule, ...]]:
        """Modules by tier, in teaching order where a programme gives one."""
        order = {id: n for n, id in enumerate(id for p in self.curriculum.shelf.programmes for id in p.modules)}
        found: dict[str, list[LearnerModule]] = {}
        for module in sorted(self.modules, key=lambda m: (order.get(m.matter.id, len(order)), m.matter.id)):
            found.setdefault(module.matter.tier, []).append(module)
        return {tier: tuple(modules) for tier, modules in found.items()}

    @cached_property
    def programmes(self) -> dict[str, tuple[Programme, ...]]:
        """Programmes by tier."""
        all_of = self.curriculum.shelf.programmes
        return {tier: tuple(p for p in all_of if p.tier == tier) for tier in self.tier}

    @cached_property
    def asked(self) -> dict[str, tuple[Demand, ...]]:
        """Demands by the outcome that answers them."""
        demands = self.curriculum.shelf.demands
        found: dict[str, list[Demand]] = {}
        for demand in demands.demands if demands else ():
            for outcome in demand.outcomes:
                found.setdefault(outcome, []).append(demand)
        return {outcome: tuple(rows) for outcome, rows in found.items()}

    @cached_property
    def shelf(self) -> dict[GuideKind, tuple[Guide, ...]]:
        """Reference pages by kind, each kind in its order. A kind without any is not there."""
        found: dict[GuideKind, list[Guide]] = {}
        for guide in self.curriculum.shelf.guides:
            found.setdefault(guide.kind, []).append(guide)
        return {kind: tuple(guides) for kind, guides in found.items()}

    @cached_property
    def card_of(self) -> dict[str, Download]:
        """The finished quick cards of reference pages by id, those in large print by theirs."""
        return {download.stem: download for download in self.downloads if download.path.startswith(f"{QUICK_CARDS}/")}

    def cards_of(self, id: str) -> tuple[Download, ...]:
        """The quick card of a reference page, and the same in large print."""
        found = (self.card_of.get(id), self.card_of.get(f"{id}{MARK}"))
        return tuple(card for card in found if card)

    @cached_property
    def sheet_of(self) -> dict[tuple[str, str], Download]:
        """The finished single sheets by their module's slug and their own name."""
        return {(d.about, d.stem): d for d in self.downloads if d.sheet and not d.editable}

    @cached_property
    def editable_of(self) -> dict[tuple[str, str], Download]:
        """The same sheets to edit, by the same names; and those that only facilitators have."""
        return {(d.about, d.stem): d for d in self.downloads if d.sheet and d.editable}

    @cached_property
    def downloads_of(self) -> dict[str, tuple[Download, ...]]:
        """Downloads by the module's slug or programme's id that they are for, without single sheets and platforms' files."""
        return _by_about(d for d in self.downloads if not d.sheet and not d.for_platform)

    @cached_property
    def platform_files_of(self) -> dict[str, tuple[Download, ...]]:
        """What a university's platform takes, by the same names, and by its folder what is for no module."""
        return _by_about(d for d in self.downloads if d.for_platform)

    @cached_property
    def file_titles(self) -> dict[str, str]:
        """Titles of the files of frameworks and of other people's courses, by the stems of their names."""
        shelf = self.curriculum.shelf
        crossed = {f"crosswalk-{f.id}": say("site.crosswalk-file", title=f.short_title) for f in shelf.frameworks}
        return crossed | {f"{c.id}-audit": say("site.audit-file", title=c.title) for c in shelf.courses}


def _by_about(downloads: Iterable[Download]) -> dict[str, tuple[Download, ...]]:
    """Downloads by what they are for, each group in the order in which it is shown."""
    found: dict[str, list[Download]] = {}
    for download in downloads:
        found.setdefault(download.about, []).append(download)
    return {about: tuple(sorted(rows, key=place_of)) for about, rows in found.items()}
