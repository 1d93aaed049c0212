"""Which folders of the curriculum each file of the site was made from, for the manifest."""

from collections.abc import Iterable

from generator.model.curriculum import Curriculum

SHELF = "curriculum/"
PROGRAM = "overrides/"
_OURS = ("search-index.", "edition")
"""How assets begin that are made from the curriculum and not from the theme."""


def made_from(files: Iterable[str], curriculum: Curriculum) -> dict[str, tuple[str, ...]]:
    """Source folders by path below the site. A module's own pages need its folder and the shelf; assets the theme."""
    slugs = {module.slug: f"{module.folder}/" for module in curriculum.modules}
    everything = (SHELF, *sorted(slugs.values()))
    return {file: _sources(file, slugs, everything) for file in files}


def _sources(file: str, slugs: dict[str, str], everything: tuple[str, ...]) -> tuple[str, ...]:
    parts = file.split("/")
    if parts[0] == "assets" and not parts[-1].startswith(_OURS):
        return (PROGRAM,)
    own = [slugs[part] for part in parts[:-1] if part in slugs]
    return (SHELF, own[0]) if own else everything
