"""Data: the standard, the modules, the reference pages and their coverage as JSON for other programs, with its schema."""

from generator.outputs.data.plan import OUTPUT, plan
from generator.outputs.data.sources import OUTPUT as SOURCES

__all__ = ["OUTPUT", "SOURCES", "plan"]
