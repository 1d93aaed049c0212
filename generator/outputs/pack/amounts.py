"""How many copies and pieces of kit a group of a given size needs."""

from math import ceil

from generator.model.curriculum import Session
from generator.model.module import Copies, Kit

_SIZES = {"pairs": 2, "threes": 3, "fours": 4, "fives": 5}
_USUAL = 4


def group_size(session: Session) -> int:
    """People in a small group of this session: the grouping that most of its minutes are spent in."""
    spent: dict[int, int] = {}
    for activity in session.activities:
        size = _SIZES.get(activity.options.grouping, 0)
        if size > _SIZES["pairs"]:
            spent[size] = spent.get(size, 0) + activity.options.minutes
    return max(spent, key=lambda size: (spent[size], size), default=_USUAL)


def pieces(kit: Kit, people: int, group: int) -> int:
    """How many of one thing."""
    share = {"room": 1, "person": people, "pair": ceil(people / 2), "group": ceil(people / group)}
    return kit.count * share[kit.per]


def copies(rule: Copies, people: int, group: int) -> int:
    """How many copies of one sheet."""
    return {
        "one-per-person": people,
        "two-per-person": 2 * people,
        "one-per-pair": ceil(people / 2),
        "one-per-three": ceil(people / 3),
        "one-per-group": ceil(people / group),
        "one-per-room": 1,
    }[rule]
