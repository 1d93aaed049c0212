"""What stands at the top of a module's page: what somebody in a hurry came for, its facts, its nations, its content note."""

from generator.model.audience import LearnerModule
from generator.model.catalogue import say
from generator.model.curriculum import Tree
from generator.outputs.site import address
from generator.outputs.site.download_kinds import wanted_first
from generator.outputs.site.leaf import Leaf, measured, named
from generator.outputs.site.markup import amount, anchor, badges, bullets, call, esc, facts, listed
from generator.outputs.site.platform_files import platform_link
from generator.outputs.site.prose import headings, nation_blocks


def module_facts(leaf: Leaf, module: LearnerModule) -> str:
    """Minutes, what comes before, what is signed off, for which nations and for whom."""
    matter = module.matter
    pairs = [(say("site.time"), amount("site.count-minutes", matter.minutes))]
    if matter.prerequisites:
        pairs.append((say("site.before"), ", ".join(_prerequisite(leaf, id) for id in matter.prerequisites)))
    pairs.append((say("site.signed-off"), amount("site.count-outcomes", len(module.task.outcomes))))
    return f"{facts(pairs)}{nations(leaf, matter.nations, module.reading)}{written_for(leaf, matter.audience)}"


def written_for(leaf: Leaf, audience: tuple[str, ...]) -> str:
    """The roles that a text is for."""
    roles = {role.id: role.title for role in leaf.book.curriculum.shelf.roles}
    whom = [roles[id] for id in audience if id in roles]
    return f'<p class="small">{say("site.written-for", roles=esc(listed(whom)))}</p>' if whom else ""


def nations(leaf: Leaf, ids: tuple[str, ...], text: Tree) -> str:
    """The nations that a text is for. Where something differs, the badge leads to the block that says so."""
    names = leaf.book.curriculum.shelf.nation
    own = nation_blocks(text)
    items = [(names.get(id, id), f"#{own[id]}" if id in own else "") for id in ids]
    said = say("site.nations-differ" if any(href for _, href in items) else "site.nations")
    return f'<div class="nations"><p class="small">{said}</p>{badges(items)}</div>' if items else ""


def at_once(leaf: Leaf, module: LearnerModule) -> str:
    """For somebody in a hurry: the card, the reading, the questions, and what can be taken away."""
    links = []
    if module.quick_card:
        card = leaf.to(address.quick_card_url(module.slug))
        links.append((card, f"{say('site.quick-card')}: {module.quick_card.matter.title}"))
    first = next(iter(headings(module.reading)), None)
    if first:
        links.append((f"#{first.id}", say("site.reading")))
    if module.self_checks:
        links.append(("#part-self-check", say("site.self-check")))
    rows = bullets(anchor(href, esc(words)) for href, words in links)
    files = leaf.book.downloads_of.get(module.slug, ())
    taken = [anchor(leaf.to(d.path), esc(f"{named(d)} ({measured(d)})")) for d in files if wanted_first(d)]
    if files:
        taken.append(anchor(leaf.to(address.module_files_url(module.matter.id)), say("site.all-files")))
    rows += bullets(taken, "files")
    return f'<nav class="at-once" aria-label="{say("site.at-once")}">{rows}</nav>' if rows else ""


def module_files(leaf: Leaf, module: LearnerModule) -> str:
    """The box of what is wanted first, with a way to all of a module's files and to what platforms take."""
    first = tuple(d for d in leaf.book.downloads_of.get(module.slug, ()) if wanted_first(d))
    whole = anchor(leaf.to(address.module_files_url(module.matter.id)), say("site.all-files"))
    return leaf.get(say("site.take"), first, more=f"<p>{whole}</p>{platform_link(leaf, module.slug)}")


def _prerequisite(leaf: Leaf, id: str) -> str:
    tier = leaf.book.tier.get(id)
    return f'<a href="{leaf.to(address.tier_url(id))}">{esc(tier.title)}</a>' if tier else leaf.link("module", id, id)


def content_note(leaf: Leaf, notes: tuple[str, ...]) -> str:
    """What a text touches on, that one may step out, and where help is."""
    if not notes:
        return ""
    text = say("site.content-note", notes=esc(listed([note.replace("-", " ") for note in notes])))
    return call("safety", f"<p>{text}</p>{support(leaf)}", say("site.content-note-title"))


def support(leaf: Leaf) -> str:
    """A line that leads to help, where the curriculum names some."""
    group = leaf.book.curriculum.shelf.settings.support_group
    if not group or ("service", group) not in leaf.book.targets:
        return ""
    return f"<p>{leaf.link('service', group, say('site.support-lines'))}</p>"
