"""Texts for a new module, handout, reference page, edition or curriculum that load and add up, and say what to write where."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from string import Template

from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.guide import SHELVES
from generator.model.reference import Slot
from generator.source.load import load

_TEMPLATES = Path(__file__).with_name("templates")
_NAME = re.compile(r"(?P<id>[A-Za-z]+\d+)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Files = dict[Path, str]
"""Paths to write, with their text."""


def new_module(root: Path, name: str, title: str, _module: str) -> Files | str:
    """The files of a new module folder, or what is wrong with the name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return say("cli.new-bad-module", name=name)
    curriculum = load(root).curriculum
    if curriculum is None:
        return say("cli.new-no-curriculum")
    id, slug = match["id"].upper(), match["slug"]
    folder = root / "modules" / f"{id.lower()}-{slug}"
    if folder.exists() or id in curriculum.module:
        return say("cli.new-taken", name=folder.name)
    return _filled(
        _TEMPLATES / "module", folder, _module_values(curriculum, id, title or slug.replace("-", " ").capitalize())
    )


def _module_values(curriculum: Curriculum, id: str, title: str) -> dict[str, str]:
    """What the templates of a module leave open, taken from the standard: the first outcome and its first verb."""
    shelf = curriculum.shelf
    outcome = shelf.standard.outcomes[0]
    verb = outcome.verbs[0] if outcome.verbs else shelf.standard.levels[0].verbs[0]
    level = next((level.id for level in shelf.standard.levels if verb in level.verbs), shelf.standard.levels[0].id)
    return {
        "id": id,
        **_titles(title),
        "tier": outcome.tier,
        "outcome": outcome.id,
        "verb": verb.capitalize(),
        "level": level,
        "role": shelf.roles[0].id if shelf.roles else "everyone",
        "nations": ", ".join(shelf.nation),
        **_days(shelf.settings.released),
    }


def new_handout(root: Path, name: str, title: str, module: str) -> Files | str:
    """The file of a new handout, or what is wrong with the name or the module."""
    if _SLUG.fullmatch(name) is None:
        return say("cli.new-bad-slug", name=name)
    folders = sorted((root / "modules").glob(f"{module.lower()}-*")) if module else []
    if not folders:
        return say("cli.new-which-module", module=module)
    path = folders[0] / "handouts" / f"{name}.md"
    if path.exists():
        return say("cli.new-taken", name=path.name)
    text = (_TEMPLATES / "handout" / "handout.md").read_text(encoding="utf-8")
    values = {"slug": name, **_titles(title or name.replace("-", " ").capitalize())}
    return {path: Template(text).substitute(values)}


def new_guide(shelf: str, root: Path, name: str, title: str, _module: str) -> Files | str:
    """The file of a new reference page on a shelf, or what is wrong with the name."""
    if _SLUG.fullmatch(name) is None:
        return say("cli.new-bad-slug", name=name)
    path = root / "curriculum" / shelf / f"{name}.md"
    if path.exists():
        return say("cli.new-taken", name=path.name)
    curriculum = load(root).curriculum
    if curriculum is None:
        return say("cli.new-no-curriculum")
    settings = curriculum.shelf.settings
    nations = [nation.id for nation in settings.nations]
    values = {
        "slug": name,
        **_titles(title or name.replace("-", " ").capitalize()),
        **_days(settings.released),
        "nations": ", ".join(nations),
        "nation": next(iter(nations), "everywhere"),
        "support": f"[Help](service:{settings.support_group})." if settings.support_group else "",
    }
    parts = (_TEMPLATES / "guide" / part for part in ("matter.md", f"{SHELVES[shelf]}.md"))
    return {path: "".join(Template(part.read_text(encoding="utf-8")).substitute(values) for part in parts)}


def new_edition(root: Path, name: str, title: str, _module: str) -> Files | str:
    """The file of a new edition with every slot, each waiting for what to write, or what is wrong with the name."""
    if _SLUG.fullmatch(name) is None:
        return say("cli.new-bad-slug", name=name)
    path = root / "curriculum" / "editions" / f"{name}.yml"
    if path.exists():
        return say("cli.new-taken", name=path.name)
    curriculum = load(root).curriculum
    if curriculum is None:
        return say("cli.new-no-curriculum")
    shelf = curriculum.shelf
    values = {
        "slug": name,
        **_titles(title or name.replace("-", " ").title()),
        **_days(shelf.settings.released),
        "start": shelf.settings.default_start,
        "nations": ", ".join(shelf.nation),
        "programmes": ", ".join(programme.id for programme in shelf.programmes),
    }
    text = Template((_TEMPLATES / "edition" / "edition.yml").read_text(encoding="utf-8")).substitute(values)
    return {path: text.replace("\ncontacts:\n", "\n" + _open_slots(shelf.slots), 1)}


def _open_slots(slots: tuple[Slot, ...]) -> str:
    """A commented entry for every slot: nothing is printed that nobody wrote."""
    rows = ["# contacts:" if slots else "contacts: []"]
    for slot in slots:
        must = f" {say('edition.must')}" if slot.safety else ""
        said = (f"{slot.label}. {slot.hint}" if slot.hint else slot.label).rstrip(".")
        rows += [f"#   # {said}.{must}", f"#   - slot: {slot.id}", '#     short: ""', "#     lines:", '#       - ""']
    return "\n".join([*rows, ""])


def new_curriculum(_root: Path, name: str, title: str, _module: str) -> Files | str:
    """The files of a whole small curriculum on any subject, in the folder `name`."""
    folder = Path(name)
    if folder.exists() and any(folder.iterdir()):
        return say("cli.new-taken", name=name)
    title = title or folder.name.replace("-", " ").capitalize()
    start = _days(date.today())  # noqa: DTZ011  the day on which an author begins
    values = {**_titles(title), **start}
    module = {
        "id": "A01",
        **_titles("Name the first module"),
        "tier": "first",
        "outcome": "ONE-F1",
        "verb": "Describe",
        "level": "understand",
        "role": "",
        "nations": "",
        **start,
    }
    return {
        **_filled(_TEMPLATES / "curriculum", folder, values),
        **_filled(_TEMPLATES / "module", folder / "modules" / "a01-first", module),
    }


def _titles(title: str) -> dict[str, str]:
    """A title as text and as a YAML value, whole and short."""
    short = title[:50].strip()
    quoted = {"title_yaml": json.dumps(title, ensure_ascii=False), "short_yaml": json.dumps(short, ensure_ascii=False)}
    return {"title": title, "short": short, **quoted}


def _days(start: date) -> dict[str, str]:
    return {"today": start.isoformat(), "due": (start + timedelta(days=365)).isoformat()}


def _filled(templates: Path, folder: Path, values: dict[str, str]) -> Files:
    """Every template below a folder with its values filled in."""
    return {
        folder / path.relative_to(templates): Template(path.read_text(encoding="utf-8")).substitute(values)
        for path in sorted(templates.rglob("*"))
        if path.is_file()
    }


NEW: dict[str, Callable[[Path, str, str, str], Files | str]] = {
    "curriculum": new_curriculum,
    "edition": new_edition,
    "handout": new_handout,
    "module": new_module,
    **{kind: partial(new_guide, shelf) for shelf, kind in SHELVES.items()},
}
"""What `curriculum new` can start."""
