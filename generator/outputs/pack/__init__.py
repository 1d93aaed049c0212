"""Packs as PDF: one for each module and each programme; and the quick cards of reference pages."""

from generator.outputs.pack.forms import OUTPUT as FORMS
from generator.outputs.pack.plan import OUTPUT, plan
from generator.outputs.pack.quick_cards import OUTPUT as QUICK_CARDS
from generator.outputs.pack.render import render

__all__ = ["FORMS", "OUTPUT", "QUICK_CARDS", "plan", "render"]
