"""The whole road on one page: load, check, plan, run, inspect, publish.

`curriculum` is loaded once and goes downhill: checks look at it, outputs plan jobs from it, the
jobs run without it, and what they made is laid out, inspected and swapped in. A blocking finding
or a failed job stops the road before anything that was published is touched.
"""

import shutil
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.checks.artefacts import inspect
from generator.checks.courses import unknown_outcomes
from generator.checks.run import check_modules
from generator.checks.table import check_curriculum, check_part
from generator.checks.waivers import waive
from generator.formats.mkdocs_site import render_site, serve_site
from generator.jobs.cache import Cache
from generator.jobs.digest import key_of, program_digest
from generator.jobs.publish import files_below, lay_out, mend, standing, swap, turn, write_manifest, zipped
from generator.jobs.run import Failure, Made, OnDone, quiet, run
from generator.model.course import Course
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding
from generator.model.local import edition_called, for_edition
from generator.outputs.booking import Booked, Piece, plan_booking, plan_first
from generator.outputs.site.downloads import Download, downloads
from generator.outputs.site.made_from import made_from
from generator.outputs.table import Scope, plan_all
from generator.outputs.universities.audits import plan_audit
from generator.source.course_files import read_course
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
    findings = list(loaded.findings)
    here = loaded.curriculum or loaded.part
    if here:
        findings += check_modules(loaded.modules, here.shelf, workshop.cache, workshop.executor, today)
        findings += check_curriculum(here, today) if loaded.curriculum else check_part(here, loaded.modules, today)
        findings = [*waive(findings, here.shelf.settings, today, partly=loaded.curriculum is None)]
    return Examined(loaded.curriculum, locate(root, tuple(findings)))


def build(root: Path, to: Path, workshop: Workshop, scope: Scope = EVERYTHING, edition: str = "") -> Built:
    """Build a curriculum, or one edition of it, into the folder `to`; with a scope, that part, and the rest stays."""
    with turn(to):
        mend(to)
    examined = examine(root, workshop)
    curriculum = examined.curriculum
    if curriculum is None or examined.blocked:
        return Built(examined.findings)
    if edition:
        curriculum = for_edition(curriculum, edition_called(curriculum, edition))
    jobs = plan_all(curriculum, scope)
    results = run(jobs, workshop.cache, workshop.executor, workshop.on_done)
    failures = tuple(result for result in results if isinstance(result, Failure))
    made = tuple(result for result in results if isinstance(result, Made))
    if failures:
        return Built(examined.findings, made, failures)
    with turn(to):
        built = _publish(root, to, curriculum, made, scope)
    return replace(built, findings=(*examined.findings, *built.findings))


def audit(root: Path, file: Path, to: Path, workshop: Workshop) -> Built:
    """Hold a course of somebody else against the standard, and lay the report below the folder `to`."""
    examined = examine(root, workshop)
    curriculum = examined.curriculum
    if curriculum is None or examined.blocked:
        return Built(examined.findings)
    course = read_course(file)
    if not isinstance(course, Course):
        return Built(course)
    unknown = unknown_outcomes(course, curriculum, file.name)
    if unknown:
        return Built(unknown)
    jobs = plan_audit(course, curriculum, f"{course.id}-audit", file.name)
    results = run(jobs, workshop.cache, workshop.executor, workshop.on_done)
    failures = tuple(result for result in results if isinstance(result, Failure))
    made = tuple(result for result in results if isinstance(result, Made))
    if not failures:
        lay_out(made, to)
    return Built((), made, failures, None if failures else to)


def _publish(root: Path, to: Path, curriculum: Curriculum, made: tuple[Made, ...], scope: Scope) -> Built:
    """Lay a build out beside `to`, inspect it, and swap it in; with what the inspection found."""
    fresh = to.with_name(f".{to.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    sited = not scope.outputs or SITE in scope.outputs
    if not scope.whole and to.is_dir():
        stale = str(to) if sited else None  # the site is made anew, so the old one need not come along
        shutil.copytree(to, fresh, ignore=lambda folder, _names: {SITE} if folder == stale else set())
    fresh.mkdir(parents=True, exist_ok=True)
    lay_out(made, fresh)
    if sited:
        there = {item.path: item for item in (*standing(fresh, SITE), *made)}
        site(root, fresh / SITE, (curriculum, downloads(there.values())))
    pages = {f"{SITE}/{file}": folders for file, folders in made_from(files_below(fresh / SITE), curriculum).items()}
    local = curriculum.shelf.local
    write_manifest(fresh, made, pages, {"edition": local.edition.id} if local else {})
    flaws = inspect(fresh, curriculum)
    if any(flaw.level == "error" for flaw in flaws):
        shutil.rmtree(fresh)
        return Built(flaws, made)
    swap(fresh, to)
    return Built(flaws, made, folder=to, pages=sum(name.endswith(".html") for name in pages))


def pack(booked: Booked, whole: Curriculum, to: Path, workshop: Workshop) -> Built:
    """Make the folder `to` of one occasion of a course, ready to print, and a zip of it beside it.

    What was made is inspected under the names of a whole build, by every rule that holds there; `whole` is
    the curriculum with all that a learner must not find.
    """
    with turn(to):
        mend(to)
    pieces = tuple(plan_booking(booked))
    results = run((piece.job for piece in pieces), workshop.cache, workshop.executor, workshop.on_done)
    pages = {result.path: result.info.get("pages", 0) for result in results if isinstance(result, Made)}
    results += run(plan_first(booked, pieces, pages), workshop.cache)
    failures = tuple(result for result in results if isinstance(result, Failure))
    made = tuple(result for result in results if isinstance(result, Made))
    if failures:
        return Built((), made, failures)
    with turn(to):
        return _hand_over(made, pieces, whole, to)


def _hand_over(made: tuple[Made, ...], pieces: tuple[Piece, ...], whole: Curriculum, to: Path) -> Built:
    """Inspect what was made, then put it where people look for it, under the names that people see."""
    fresh = to.with_name(f".{to.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    lay_out(made, fresh)
    write_manifest(fresh, made, {})
    flaws = inspect(fresh, whole)
    shutil.rmtree(fresh)
    if any(flaw.level == "error" for flaw in flaws):
        return Built(flaws, made)
    names = {piece.job.path: piece.name for piece in pieces}
    named = tuple(replace(item, path=names.get(item.path, item.path)) for item in made)
    lay_out(named, fresh)
    to.with_name(f"{to.name}.zip").write_bytes(zipped(fresh, to.name))
    swap(fresh, to)
    return Built(flaws, named, folder=to)


def serve(root: Path, address: str) -> None:
    """Show the site at an address while its files change. Ends with the keyboard.

    After an edit the pages come at once, and with them the downloads of the start: a pack takes longer
    than its page. `build` makes them anew.
    """
    kept: dict[str, Made] = {}
    serve_site(PROJECT / "mkdocs.yml", address, {"root": str(root.resolve()), "kept": kept}, **_own(root))


SiteInputs = tuple[Curriculum, tuple[Download, ...]]


def site(root: Path, to: Path, inputs: SiteInputs) -> None:
    """Render the site by MkDocs through the same door that bare `mkdocs build` takes."""
    render_site(PROJECT / "mkdocs.yml", to, {"root": str(root), "inputs": inputs}, **_own(root))


def _own(root: Path) -> dict[str, str]:
    """What in mkdocs.yml differs for another root: where its pages lie."""
    pages = root.resolve() / "curriculum" / "pages"
    return {"docs_dir": str(pages if pages.is_dir() else PROJECT / "overrides" / "empty")}


def site_inputs(
    root: Path, workshop: Workshop, kept: dict[str, Made] | None = None
) -> SiteInputs | tuple[Finding, ...]:
    """What the site is staged from, for MkDocs' own door; or the findings that stand in its way.

    A preview hands in what it has `kept`, by path, and gets it back filled: a file that stands there
    is not made again.
    """
    examined = examine(root, workshop)
    curriculum = examined.curriculum
    if curriculum is None or examined.blocked:
        return examined.findings
    known = {} if kept is None else kept
    jobs = list(plan_all(curriculum))
    todo = [job for job in jobs if job.path not in known or workshop.cache.path(key_of(job)).is_file()]
    results = run(todo, workshop.cache, workshop.executor, workshop.on_done)
    failures = tuple(Finding(result.path, result.reason) for result in results if isinstance(result, Failure))
    if failures:
        return failures
    known.update({result.path: result for result in results if isinstance(result, Made)})
    return curriculum, downloads(known[job.path] for job in jobs)
