"""What a learning platform takes in: cartridges, question banks and the standard as a framework."""

from generator.outputs.universities.audits import OUTPUT as AUDITS
from generator.outputs.universities.books import OUTPUT as BOOKS
from generator.outputs.universities.cartridges import OUTPUT as CARTRIDGES
from generator.outputs.universities.frameworks import OUTPUT as FRAMEWORKS
from generator.outputs.universities.mappings import OUTPUT as MAPPINGS
from generator.outputs.universities.objects import OUTPUT as OBJECTS
from generator.outputs.universities.questions import OUTPUT as QUESTIONS

__all__ = ["AUDITS", "BOOKS", "CARTRIDGES", "FRAMEWORKS", "MAPPINGS", "OBJECTS", "QUESTIONS"]
