"""A curriculum of any size, made from the real one: the same files, with ids of their own.

Modules come in rounds: each round holds every real module once, with outcomes that belong to that
round alone, so that alignment, prerequisites and coverage hold as they do in the real curriculum.
"""

import re
import shutil
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
KEPT = ("references.yml", "glossary.yml", "services.yml", "language.yml", "slots.yml", "settings.yml")
TEXT = {".md", ".yml"}


def make(root: Path, count: int) -> Path:
    """Write a curriculum of `count` modules below `root`, and give `root`."""
    shutil.rmtree(root, ignore_errors=True)
    real = sorted(path for path in (PROJECT / "modules").iterdir() if path.is_dir())
    outcomes = real_outcomes()
    taken: list[dict[str, object]] = []
    names = [folder.name.split("-")[0].upper() for folder in real]
    pattern = re.compile("|".join([*map(re.escape, outcomes), *(rf"\b{name}\b" for name in names)]))
    for number in range(count):
        round_, folder = divmod(number, len(real))[0], real[number % len(real)]
        change = renamed(pattern, round_)
        slug = folder.name.split("-", 1)[1]
        target = root / "modules" / f"{change(names[number % len(real)]).lower()}-{slug}"
        copy(folder, target, change)
        matter = yaml.load((folder / "assessment.md").read_text(encoding="utf-8").split("---")[1], Loader=yaml.CBaseLoader)
        taken += [{**outcomes[id], "id": change(id)} for id in matter["outcomes"]]
    shelf(root, [path.name for path in sorted((root / "modules").iterdir())], taken, renamed(pattern, 0))
    return root


def real_outcomes() -> dict[str, dict[str, object]]:
    """The real outcomes by id."""
    return {outcome["id"]: outcome for outcome in read("standard.yml")["outcomes"]}


def renamed(pattern: re.Pattern[str], round_: int):
    """A function that gives every id in a text the number of its round."""
    return lambda text: pattern.sub(lambda match: f"{match[0]}x{round_:04}", text)


def copy(folder: Path, target: Path, change) -> None:
    """Copy a module folder with its ids changed."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = target / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in TEXT:
            place.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(path, place)


def shelf(root: Path, modules: list[str], outcomes: list[dict[str, object]], first_round) -> None:
    """Write `curriculum/` for these modules and outcomes: one tier, one programme, one day a module."""
    target = root / "curriculum"
    (target / "programmes").mkdir(parents=True)
    for name in KEPT:
        shutil.copyfile(PROJECT / "curriculum" / name, target / name)
    for folder in ("pages", "delivery"):
        copy(PROJECT / "curriculum" / folder, target / folder, first_round)
    standard = read("standard.yml")
    first = str(outcomes[0]["tier"])
    standard["tiers"] = [{**tier, "minutes": str(60 * len(modules))} for tier in standard["tiers"] if tier["id"] == first]
    standard["domains"] = [d for d in standard["domains"] if d["id"] in {outcome["domain"] for outcome in outcomes}]
    standard["outcomes"] = outcomes
    write(target / "roles.yml", [{**role, "tier": first} for role in read("roles.yml")])
    write(target / "standard.yml", standard)
    programme = read(f"programmes/{first}.yml")
    ids = sorted(name.split("-")[0] for name in modules)
    programme["days"] = [
        {"title": f"Day {day}", "start": "09:30", "parts": [{"module": id.upper().replace("X", "x")}]}
        for day, id in enumerate(ids, start=1)
    ]
    write(target / "programmes" / f"{first}.yml", programme)


def read(name: str) -> dict[str, object]:
    """A file of the real curriculum as plain text values."""
    return yaml.load((PROJECT / "curriculum" / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def write(path: Path, value: dict[str, object]) -> None:
    """Write plain YAML."""
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
