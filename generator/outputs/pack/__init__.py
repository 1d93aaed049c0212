"""What is printed: packs for facilitators, sheets for learners, and the quick cards of reference pages."""

from generator.outputs.pack.card_sheets import OUTPUT as CARDS
from generator.outputs.pack.descriptors import OUTPUT as DESCRIPTORS
from generator.outputs.pack.editable_forms import OUTPUT as EDITABLE_FORMS
from generator.outputs.pack.editable_handouts import OUTPUT as EDITABLE_HANDOUTS
from generator.outputs.pack.forms import OUTPUT as FORMS
from generator.outputs.pack.handouts import OUTPUT as HANDOUTS
from generator.outputs.pack.large_print import OUTPUT as LARGE_PRINT
from generator.outputs.pack.large_print import enlarged
from generator.outputs.pack.large_print import everything as everything_large
from generator.outputs.pack.plan import OUTPUT, plan
from generator.outputs.pack.posters import OUTPUT as POSTERS
from generator.outputs.pack.quick_cards import OUTPUT as QUICK_CARDS
from generator.outputs.pack.render import render
from generator.outputs.pack.session_plan import OUTPUT as SESSION_PLANS
from generator.outputs.pack.workbook import OUTPUT as WORKBOOK

__all__ = [
    "CARDS",
    "DESCRIPTORS",
    "EDITABLE_FORMS",
    "EDITABLE_HANDOUTS",
    "FORMS",
    "HANDOUTS",
    "LARGE_PRINT",
    "OUTPUT",
    "POSTERS",
    "QUICK_CARDS",
    "SESSION_PLANS",
    "WORKBOOK",
    "enlarged",
    "everything_large",
    "plan",
    "render",
]
