"""What a pack and its forms tell of one course: its names, and where somebody booked it its days, place and trainers."""

import re
from collections.abc import Iterator
from datetime import date

from generator.model.catalogue import say
from generator.model.standard import Day, Part
from generator.outputs.pack.frame import clock_of, long_date, minutes_of
from generator.outputs.pack.view import PackView


def course_days(view: PackView) -> tuple[Day, ...]:
    """The days of a course; a module by itself is one day."""
    if view.programme:
        return view.programme.days
    parts = tuple(Part(module=module.id) for module in view.modules)
    return (Day(title=view.title, start=view.house.start, parts=parts),)


def times(view: PackView) -> list[str]:
    """Start and end of each day."""
    return [say("pack.from-to", start=day.start, end=clock_of(end)) for day, end in _ends(view)]


def _ends(view: PackView) -> Iterator[tuple[Day, int]]:
    modules = {module.id: module for module in view.modules}
    for day in course_days(view):
        taught = [modules[part.module] for part in day.parts if part.module in modules]
        pauses = sum(pause.minutes for module in taught for pause in module.session.pauses)
        pauses += sum(part.pause or 0 for part in day.parts)
        yield day, minutes_of(day.start) + sum(module.matter.minutes for module in taught) + pauses


def weekday_date(day: date) -> str:
    """A date with its day of the week, as `Thursday 3 December 2026`."""
    return f"{say('pack.weekdays').split()[day.weekday()]} {long_date(day)}"


def days_told(view: PackView) -> str:
    """The days of a course; nothing where they are not known."""
    dates = view.occasion.dates if view.occasion else ()
    return say("pack.and").join(weekday_date(day) for day in dates)


def days_and_times(view: PackView) -> str:
    """The days of a course, each with its start and end; nothing where they are not known."""
    dates = view.occasion.dates if view.occasion else ()
    return "; ".join(f"{weekday_date(day)}, {time}" for day, time in zip(dates, times(view), strict=False))


def course_fields(view: PackView) -> dict[str, str]:
    """The fields of forms that are known of a course."""
    course = view.programme or view.modules[0].matter
    told = {"title": view.title, "discreet-title": course.discreet_title, "code": view.code}
    booked = {"date": days_told(view), "when": days_and_times(view)}
    if view.occasion:
        booked |= {"venue": _as_typed(view.occasion.venue), "trainers": _as_typed(", ".join(view.occasion.trainers))}
    return told | {name: text for name, text in booked.items() if text}


def _as_typed(text: str) -> str:
    """The text as inline Markdown: who types a name means no marks."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text)
