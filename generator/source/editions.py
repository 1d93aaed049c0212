"""The editions of `curriculum/editions/`: one YAML file each, called as its id, and its folder with the logo."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.model.edition import Edition, EditionMatter
from generator.model.finding import Finding
from generator.source.codes import fault
from generator.source.files import File, check_svg
from generator.source.guides import misnamed
from generator.source.typed import typed_file

ROOM = "editions"


def read_editions(by_name: Mapping[str, File]) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
    """The editions in the order of their files, and all findings. A logo lies in the folder called as its edition."""
    editions: list[Edition] = []
    findings: list[Finding] = []
    for name in sorted(by_name):
        room, _, rest = name.partition("/")
        if room != ROOM:
            continue
        file = by_name[name]
        if rest.endswith(".svg"):
            findings += check_svg(file)
        elif rest.endswith((".yml", ".md")) and ("/" in rest or rest.endswith(".md")):
            findings.append(fault("SRC-017", file.path, f"only files `{ROOM}/name.yml` and their logos are read here"))
        elif rest.endswith(".yml"):
            edition, wrong = _read(file, by_name)
            findings += wrong
            editions += [edition] if edition else []
    return tuple(editions), tuple(findings)


def _read(file: File, by_name: Mapping[str, File]) -> tuple[Edition | None, tuple[Finding, ...]]:
    matter, wrong = typed_file(file, EditionMatter)
    if matter is None:
        return None, wrong
    id = PurePosixPath(file.path).stem
    logo = by_name.get(f"{ROOM}/{id}/{matter.logo.file}") if matter.logo else None
    return Edition(file.path, matter, logo.data if logo else b""), (*wrong, *misnamed(file.path, matter.id))


def edition_names(root: Path) -> tuple[str, ...]:
    """Names of the editions below a root, sorted."""
    return tuple(sorted(path.stem for path in (root / "curriculum" / ROOM).glob("*.yml")))
