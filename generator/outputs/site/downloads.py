"""What people can take with them: the finished files of the other outputs, as the site offers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.jobs.run import Made
from generator.model.large_print import MARK
from generator.outputs.site.hosting import FOLDER as HOSTING

SHEETS = "handouts"
"""Folder of a module's single sheets."""
EDITABLE = "docx"
"""Ending of the files that people type in."""
UNIVERSITIES = "universities"
"""Folder of what goes into a learning platform, with the books to read on a screen."""
_BOOK = "-reader"


@dataclass(frozen=True, slots=True)
class Download:
    """One file. It keeps its path below the site's root."""

    path: str
    blob: Path
    """Where its bytes lie."""
    size: int
    pages: int = 0

    @property
    def about(self) -> str:
        """What it is for: the folder that it lies in, which is a module's slug or a programme's id."""
        folder = PurePosixPath(self.path).parent
        return folder.parent.name if self.sheet else folder.name

    @property
    def sheet(self) -> bool:
        """Whether it is one sheet of a module, in a folder of its own below the module's."""
        return PurePosixPath(self.path).parent.name == SHEETS

    @property
    def editable(self) -> bool:
        """Whether it is a file to change and to type in, beside one to print."""
        return self.format == EDITABLE

    @property
    def for_platform(self) -> bool:
        """Whether a university takes it into its platform. A book to read is for anybody."""
        return self.path.startswith(f"{UNIVERSITIES}/") and not self.stem.endswith(_BOOK)

    @property
    def stem(self) -> str:
        """What kind of thing it is: its name without its ending."""
        return PurePosixPath(self.path).name.partition(".")[0]

    @property
    def large(self) -> bool:
        """Whether it is in large print."""
        return self.stem.endswith(MARK)

    @property
    def kind(self) -> str:
        """Its stem without what large print adds."""
        return self.stem.removesuffix(MARK)

    @property
    def format(self) -> str:
        """Its ending, as `pdf`."""
        return PurePosixPath(self.path).suffix[1:]


def downloads(made: Iterable[Made]) -> tuple[Download, ...]:
    """A download for every finished file that readers may want, in the order of their paths."""
    wanted = (item for item in made if not item.path.startswith(f"{HOSTING}/"))
    found = [Download(item.path, item.blob, item.size, item.info.get("pages", 0)) for item in wanted]
    return tuple(sorted(found, key=lambda download: download.path))
