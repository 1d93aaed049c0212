"""Every word that the program itself shows: on the site, in packs, in the terminal.

One file a language, `catalogue/en.yml`, flat keys. A translation is another file, not a rewrite.
"""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).with_name("catalogue")


@cache
def catalogue(language: str = "en") -> dict[str, str]:
    """All texts of one language by key."""
    text = (FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in yaml.load(text, Loader=yaml.CBaseLoader).items()}


def say(key: str, **values: object) -> str:
    """The text for a key, with `{name}` filled in. A key that is missing is a bug and raises KeyError."""
    return catalogue()[key].format(**values) if values else catalogue()[key]


def words(prefix: str) -> dict[str, str]:
    """All texts whose key starts with `prefix.`, by the rest of the key: for a template."""
    start = f"{prefix}."
    return {key[len(start) :]: text for key, text in catalogue().items() if key.startswith(start)}
