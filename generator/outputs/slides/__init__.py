"""The slides of each module: a deck with notes that people edit, and the same as PDF without notes for everyone."""

from generator.outputs.slides.plan import OUTPUT, plan

__all__ = ["OUTPUT", "plan"]
