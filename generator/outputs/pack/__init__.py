"""What is printed: packs for facilitators, sheets for learners, and the quick cards of reference pages."""

from generator.outputs.pack.card_sheets import OUTPUT as CARDS
from generator.outputs.pack.forms import OUTPUT as FORMS
from generator.outputs.pack.handouts import OUTPUT as HANDOUTS
from generator.outputs.pack.large_print import OUTPUT as LARGE_PRINT
from generator.outputs.pack.large_print import everything as everything_large
from generator.outputs.pack.plan import OUTPUT, plan
from generator.outputs.pack.quick_cards import OUTPUT as QUICK_CARDS
from generator.outputs.pack.render import render
from generator.outputs.pack.workbook import OUTPUT as WORKBOOK

__all__ = [
    "CARDS",
    "FORMS",
    "HANDOUTS",
    "LARGE_PRINT",
    "OUTPUT",
    "QUICK_CARDS",
    "WORKBOOK",
    "everything_large",
    "plan",
    "render",
]
