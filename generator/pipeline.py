"""The whole road on one page: load, check, plan, run, inspect, publish.

`curriculum` is loaded once and goes downhill: checks look at it, outputs plan jobs from it, the
jobs run without it, and what they made is laid out, inspected and swapped in. A blocking finding
or a failed job stops the road before anything that was published is touched.
"""

import shutil
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checks.artefacts import inspect
from generator.checks.run import check_modules
from generator.checks.table import check_curriculum
from generator.checks.waivers import waive
from generator.formats.mkdocs_site import render_site, serve_site
from generator.jobs.cache import Cache
from generator.jobs.digest import program_digest
from generator.jobs.publish import files_below, lay_out, mend, swap, write_manifest
from generator.jobs.run import Failure, Made, OnDone, quiet, run
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.outputs.site.downloads import Download, downloads
from generator.outputs.site.made_from import made_from
from generator.outputs.table import Scope, plan_all
from generator.source.load import load
from generator.source.locate import locate

PROJECT = Path(__file__).resolve().parent.parent
SITE = "site"
EVERYTHING = Scope()


@dataclass(frozen=True)
class Workshop:
    """Where and with whom the work is done. Nothing in it changes a byte of what is made."""

    cache: Cache
    executor: Executor | None = None
    on_done: OnDone = quiet


@dataclass(frozen=True)
class Examined:
    """A curriculum, if it could be assembled, and everything found in it after waivers."""

    curriculum: Curriculum | None
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether a build may not go on."""
        return self.curriculum is None or any(finding.level == "error" for finding in self.findings)


@dataclass(frozen=True)
class Built:
    """What came of a build: findings, failures, or files in their place."""

    findings: tuple[Finding, ...] = ()
    made: tuple[Made, ...] = ()
    failures: tuple[Failure, ...] = ()
    folder: Path | None = None
    """Where it was published; None when it was not."""
    pages: int = 0


def examine(root: Path, workshop: Workshop, today: date | None = None) -> Examined:
    """Load a curriculum and check it. `today` looks ahead; left out, the release date judges."""
    loaded = load(root, workshop.cache, workshop.executor, program_digest())
    curriculum, shelf = loaded.curriculum, loaded.shelf
    findings = list(loaded.findings)
    if shelf:
        findings += check_modules(loaded.modules, shelf, workshop.cache, workshop.executor, today)
    if curriculum:
        findings += check_curriculum(curriculum, today)
    kept = waive(findings, shelf.settings, today) if shelf else findings
    return Examined(curriculum, locate(root, tuple(kept)))


def build(root: Path, to: Path, workshop: Workshop, scope: Scope = EVERYTHING) -> Built:
    """Build a curriculum into the folder `to`; with a scope, that part of it, and the rest stays."""
    mend(to)
    examined = examine(root, workshop)
    curriculum = examined.curriculum
    if curriculum is None or examined.blocked:
        return Built(examined.findings)
    jobs = plan_all(curriculum, scope)
    results = run(jobs, workshop.cache, workshop.executor, workshop.on_done)
    failures = tuple(result for result in results if isinstance(result, Failure))
    made = tuple(result for result in results if isinstance(result, Made))
    if failures:
        return Built(examined.findings, made, failures)
    fresh = to.with_name(f".{to.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    if not scope.whole and to.is_dir():
        shutil.copytree(to, fresh)
    fresh.mkdir(parents=True, exist_ok=True)
    lay_out(made, fresh)
    if not scope.outputs or SITE in scope.outputs:
        shutil.rmtree(fresh / SITE, ignore_errors=True)
        site(root, fresh / SITE, (curriculum, downloads(made)))
    pages = {f"{SITE}/{file}": folders for file, folders in made_from(files_below(fresh / SITE), curriculum).items()}
    write_manifest(fresh, {**pages, **{item.path: item.sources for item in made}})
    flaws = inspect(fresh, curriculum)
    if any(flaw.level == "error" for flaw in flaws):
        shutil.rmtree(fresh)
        return Built((*examined.findings, *flaws), made)
    swap(fresh, to)
    return Built((*examined.findings, *flaws), made, folder=to, pages=sum(name.endswith(".html") for name in pages))


def serve(root: Path, address: str) -> None:
    """Show the site at an address while its files change. Ends with the keyboard."""
    serve_site(PROJECT / "mkdocs.yml", address, **_own(root))


SiteInputs = tuple[Curriculum, tuple[Download, ...]]


def site(root: Path, to: Path, inputs: SiteInputs) -> None:
    """Render the site by MkDocs through the same door that bare `mkdocs build` takes."""
    render_site(PROJECT / "mkdocs.yml", to, {"root": str(root), "inputs": inputs}, **_own(root))


def _own(root: Path) -> dict[str, str]:
    """What in mkdocs.yml differs for another root: where its pages lie."""
    pages = root.resolve() / "curriculum" / "pages"
    return {"docs_dir": str(pages if pages.is_dir() else PROJECT / "overrides" / "empty")}


def site_inputs(root: Path, workshop: Workshop) -> SiteInputs | tuple[Finding, ...]:
    """What the site is staged from, for MkDocs' own door; or the findings that stand in its way."""
    examined = examine(root, workshop)
    curriculum = examined.curriculum
    if curriculum is None or examined.blocked:
        return examined.findings
    results = run(plan_all(curriculum), workshop.cache, workshop.executor, workshop.on_done)
    made = tuple(result for result in results if isinstance(result, Made))
    return curriculum, downloads(made)
