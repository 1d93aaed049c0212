"""Where everything stands on the site. An address, once published, is for ever."""

from generator.model.curriculum import Curriculum
from generator.model.guide import SHELVES, GuideKind
from generator.model.module import HandoutMatter

LEARN, TEACH, STANDARD = "learn/", "teach/", "standard/"
DOWNLOADS = "downloads/"
COVERAGE, DEMANDS, FRAMEWORKS = "coverage/", "demands/", "frameworks/"
GLOSSARY, SOURCES, HELP = "glossary/", "sources/", "help/"
ROLES, CASES = "roles/", "cases/"
_SHELF_OF = {kind: shelf for shelf, kind in SHELVES.items()}


def relative(start: str, target: str) -> str:
    """The way from one page to another, both as addresses from the root."""
    if target.startswith(f"{start}#"):
        return target[len(start) :]
    return "../" * start.count("/") + target or "./"


def module_url(slug: str) -> str:
    """A module's page."""
    return f"modules/{slug}/"


def module_files_url(id: str) -> str:
    """The finished files of a module, among all that can be taken."""
    return f"{DOWNLOADS}#module-{id.lower()}"


def outcome_url(id: str) -> str:
    """An outcome's page."""
    return f"outcomes/{id.lower()}/"


def domain_url(id: str) -> str:
    """A domain's page."""
    return f"domains/{id.lower()}/"


def tier_url(id: str) -> str:
    """A tier's page."""
    return f"tiers/{id}/"


def framework_url(id: str) -> str:
    """A framework's crosswalk."""
    return f"{FRAMEWORKS}{id}/"


def programme_url(id: str) -> str:
    """A programme's page."""
    return f"programmes/{id}/"


def handout_url(slug: str, id: str) -> str:
    """A handout's page, below its module."""
    return f"{module_url(slug)}handouts/{id}/"


def cards_url(slug: str, id: str) -> str:
    """The page of a set of cards, below its module."""
    return f"{module_url(slug)}cards/{id}/"


def quick_card_url(slug: str) -> str:
    """The page of a module's quick card."""
    return f"{module_url(slug)}quick-card/"


def shelf_url(kind: GuideKind) -> str:
    """The list of the reference pages of a kind."""
    return f"{_SHELF_OF[kind]}/"


def guide_url(kind: GuideKind, id: str) -> str:
    """A reference page."""
    return f"{shelf_url(kind)}{id}/"


def nation_url(id: str) -> str:
    """The law of a nation."""
    return f"{shelf_url('law')}{id}/"


def role_url(id: str) -> str:
    """What a role needs."""
    return f"{ROLES}{id}/"


def page_url(id: str, kind: str) -> str:
    """A page of the site's own. The one of kind `home` is the root."""
    return "" if kind == "home" else f"{id}/"


def offered(matter: HandoutMatter) -> bool:
    """Whether a handout has a page: what is handed back in the room has none."""
    return not matter.kept_back


def targets(curriculum: Curriculum) -> dict[tuple[str, str], str]:
    """Address by (scheme, target) for every link scheme that leads to a page of its own.

    Inside a module `handout` and `cards` targets are looked up as `id/slug` with the module's id.
    """
    shelf = curriculum.shelf
    found: dict[tuple[str, str], str] = {}
    found |= {("outcome", outcome.id): outcome_url(outcome.id) for outcome in shelf.standard.outcomes}
    found |= {("page", page.matter.id): page_url(page.matter.id, page.matter.kind) for page in shelf.pages}
    found |= {(guide.kind, guide.id): guide_url(guide.kind, guide.id) for guide in shelf.guides}
    found |= {("term", term.id): f"{GLOSSARY}#{term.id}" for term in shelf.glossary}
    if shelf.services:
        found |= {("service", service.id): f"{HELP}#{service.id}" for service in shelf.services.services}
        found |= {("service", group.id): f"{HELP}#{group.id}" for group in shelf.services.groups}
    for module in curriculum.modules:
        found["module", module.id] = module_url(module.slug)
        for handout in module.handouts:
            if offered(handout.matter):
                found["handout", f"{module.id}/{handout.matter.id}"] = handout_url(module.slug, handout.matter.id)
        for cards in module.cards:
            found["cards", f"{module.id}/{cards.set.id}"] = cards_url(module.slug, cards.set.id)
    return found
