"""Facilitator packs as PDF: one for each module, one for each programme."""

from generator.outputs.pack.plan import OUTPUT, plan
from generator.outputs.pack.render import render

__all__ = ["OUTPUT", "plan", "render"]
