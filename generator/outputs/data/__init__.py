"""Data: the standard, the modules, the reference pages and their coverage as JSON for other programs, with its schema."""

from generator.outputs.data.plan import OUTPUT, plan

__all__ = ["OUTPUT", "plan"]
