"""An edition of the minimal curriculum, for tests: every kind of thing that an edition may set."""

import shutil
from pathlib import Path

from generator.model.local import edition_called, for_edition
from generator.source.load import load

MINIMAL = Path(__file__).parent / "curricula" / "minimal"
ID = "east-town"
NUMBER = "01632 960987"
LONG = "In the office behind the kitchen <at six>"
TEXT = f"""id: {ID}
name: East Town
note: East Town is made up.
nations: [north]
checked: 2026-11-01
due: 2027-05-01
start: "08:15"
programmes: [handle]
logo: {{file: logo.svg, alt: Three suns over a roof}}
colours: {{accent: "#5B2A6E", bar: "#3A1F4A"}}
contacts:
  - slot: kitchen-lead-phone
    short: "Kim, {NUMBER}"
    lines: ["Kim Example, {NUMBER}", "{LONG}"]
"""
LOGO = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30' viewBox='0 0 9 3'><path d='M0 0h9v3z'/></svg>"


def with_edition(root: Path, text: str = TEXT, logo: str = LOGO) -> Path:
    """A copy of the minimal curriculum at `root` with the edition in it."""
    shutil.copytree(MINIMAL, root)
    folder = root / "curriculum" / "editions"
    (folder / ID).mkdir(parents=True)
    (folder / f"{ID}.yml").write_text(text, encoding="utf-8")
    (folder / ID / "logo.svg").write_text(logo, encoding="utf-8")
    return root


def edition_of_minimal(root: Path, text: str = TEXT):
    """The whole curriculum, and the edition's own."""
    loaded = load(with_edition(root, text))
    assert loaded.curriculum is not None, loaded.findings
    assert not loaded.findings
    whole = loaded.curriculum
    return whole, for_edition(whole, edition_called(whole, ID))
