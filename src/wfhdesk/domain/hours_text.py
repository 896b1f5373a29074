"""Working hours written out as a person would type them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from wfhdesk.domain.hours import OFF_WORDS, DayPlan, Minutes, Stretch, Week, clock

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hours_text(weeks: tuple[Week, ...]) -> str:
    """Return weeks as a person would type them: `parse_hours` gives the same ones back."""
    return " / ".join(_week_text(week) for week in weeks)


def _week_text(week: Week) -> str:
    alike: dict[DayPlan, list[int]] = {}
    for number, plan in enumerate(week):
        if plan.stretches:
            alike.setdefault(plan, []).append(number)
    return "; ".join(_group_text(plan, days) for plan, days in alike.items()) or OFF_WORDS[0]


def _group_text(plan: DayPlan, days: list[int]) -> str:
    """Return the group, or the groups where a day has several places, that say a plan of some days."""
    named = _days_text(days, _DAY_NAMES)
    runs = [(place, list(run)) for place, run in groupby(plan.stretches, key=lambda stretch: stretch.place)]
    groups = [f"{named} {_times(run)} {place}" for place, run in runs]
    return "; ".join(groups) + (f" core {_times(plan.core)}" if plan.core else "")


def _days_text(days: Sequence[int], names: Sequence[str]) -> str:
    """Return weekdays (Monday 0, ascending) by their names, three or more in a row as a range: `mon-wed,fri`."""
    parts: list[str] = []
    for _start, run in groupby(enumerate(days), key=lambda one: one[1] - one[0]):
        row = [names[day] for _place, day in run]
        parts += [f"{row[0]}-{row[-1]}"] if len(row) > 2 else row
    return ",".join(parts)


def _times(found: Sequence[Minutes | Stretch]) -> str:
    return ",".join(f"{clock(one.start)}-{clock(one.end)}" for one in found)
