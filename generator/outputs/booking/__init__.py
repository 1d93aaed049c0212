"""A trainer's folder: everything that one occasion of a course needs, ready to print."""

from generator.outputs.booking.booked import Booked, book, warnings
from generator.outputs.booking.first_sheet import plan_first
from generator.outputs.booking.names import FIRST, folder_name
from generator.outputs.booking.parts import plan_booking
from generator.outputs.booking.piece import Piece

__all__ = ["FIRST", "Booked", "Piece", "book", "folder_name", "plan_booking", "plan_first", "warnings"]
