"""A curriculum of any size, made from the real one: the same files, with ids of their own.

Modules come in rounds: each round holds every real module once, and is a tier with outcomes and a
programme of its own, so that alignment, prerequisites and coverage hold as they do in the real one.
"""

import re
import shutil
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
KEPT = ("references.yml", "glossary.yml", "services.yml", "language.yml", "slots.yml", "settings.yml")
TEXT = {".md", ".yml"}


def make(root: Path, count: int) -> Path:
    """Write a curriculum of `count` modules or a few more, for whole rounds; no count: the real one, copied."""
    shutil.rmtree(root, ignore_errors=True)
    if not count:
        for folder in ("curriculum", "modules"):
            shutil.copytree(PROJECT / folder, root / folder)
        return root
    real = sorted(path for path in (PROJECT / "modules").iterdir() if path.is_dir())
    names = [folder.name.split("-")[0].upper() for folder in real]
    outcomes = real_outcomes()
    tier = str(next(iter(outcomes.values()))["tier"])
    pattern = re.compile("|".join([*map(re.escape, outcomes), *(rf"\b{name}\b" for name in names)]))
    taken: list[dict[str, object]] = []
    rounds: dict[str, list[str]] = {}
    for number in range(-(-count // len(real)) * len(real)):
        round_, folder = number // len(real), real[number % len(real)]
        change = renamed(pattern, tier, round_)
        id = change(names[number % len(real)])
        copy(folder, root / "modules" / f"{id.lower()}-{folder.name.split('-', 1)[1]}", change)
        front = (folder / "assessment.md").read_text(encoding="utf-8").split("---")[1]
        signed_off = yaml.load(front, Loader=yaml.CBaseLoader)["outcomes"]
        taken += [{**outcomes[code], "id": change(code), "tier": f"{tier}-{round_:04}"} for code in signed_off]
        rounds.setdefault(f"{tier}-{round_:04}", []).append(id)
    shelf(root, tier, rounds, taken, renamed(pattern, tier, 0))
    return root


def real_outcomes() -> dict[str, dict[str, object]]:
    """The real outcomes by id."""
    return {outcome["id"]: outcome for outcome in read("standard.yml")["outcomes"]}


def renamed(pattern: re.Pattern[str], tier: str, round_: int):
    """A function that gives every id in a text, and the tier, the number of its round."""
    front = re.compile(rf"(?m)^tier: {tier}$")

    def change(text: str) -> str:
        return front.sub(f"tier: {tier}-{round_:04}", pattern.sub(lambda match: f"{match[0]}x{round_:04}", text))

    return change


def copy(folder: Path, target: Path, change) -> None:
    """Copy a module folder with its ids changed."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = target / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in TEXT:
            place.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(path, place)


def shelf(root: Path, tier: str, rounds: dict[str, list[str]], outcomes: list[dict[str, object]], change) -> None:
    """Write `curriculum/`: a tier and a programme of one day for each round."""
    target = root / "curriculum"
    (target / "programmes").mkdir(parents=True)
    for name in KEPT:
        shutil.copyfile(PROJECT / "curriculum" / name, target / name)
    for folder in ("pages", "delivery"):
        copy(PROJECT / "curriculum" / folder, target / folder, change)
    standard, programme = read("standard.yml"), read(f"programmes/{tier}.yml")
    model = next(given for given in standard["tiers"] if given["id"] == tier)
    standard["tiers"] = [{**model, "id": id, "minutes": str(60 * len(held))} for id, held in rounds.items()]
    standard["domains"] = [d for d in standard["domains"] if d["id"] in {outcome["domain"] for outcome in outcomes}]
    standard["outcomes"] = outcomes
    write(target / "standard.yml", standard)
    write(target / "roles.yml", [{**role, "tier": next(iter(rounds))} for role in read("roles.yml")])
    for id, held in rounds.items():
        parts = [part for module in held for part in ({"module": module}, {"break": "10"})][:-1]
        days = [{"title": "One day", "start": "09:30", "parts": parts}]
        write(target / "programmes" / f"{id}.yml", {**programme, "id": id, "tier": id, "days": days})


def read(name: str) -> dict[str, object]:
    """A file of the real curriculum as plain text values."""
    return yaml.load((PROJECT / "curriculum" / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def write(path: Path, value: dict[str, object]) -> None:
    """Write plain YAML."""
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")
