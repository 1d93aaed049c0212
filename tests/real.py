"""The real curriculum, read once for all tests: by this process, and from the cache if another has read it."""

from functools import cache
from pathlib import Path

from generator.jobs.cache import Cache
from generator.jobs.digest import program_digest
from generator.outputs.site.stage import stage
from generator.source.load import load

PROJECT = Path(__file__).parent.parent


@cache
def loaded():
    """What the project's root holds, with its findings."""
    return load(PROJECT, Cache(PROJECT / ".cache" / "tests"), None, program_digest())


@cache
def staged():
    """Its site, staged."""
    assert loaded().curriculum is not None, loaded().findings
    return stage(loaded().curriculum)
