"""Working hours written out as a person would type them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from wfhdesk.domain.hours import HOME, OFF_WORDS, OFFICE, DayPlan, Minutes, Stretch, Week, clock, parse_hours
from wfhdesk.language import gettext as _


class _Words(NamedTuple):
    """The names of the days, Monday first; what a place is called; how core hours and a week off are said."""

    days: Sequence[str]
    place: Callable[[str], str]
    core: str
    off: str


_KEPT = _Words(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), str, "core {hours}", OFF_WORDS[0])


def hours_text(weeks: tuple[Week, ...]) -> str:
    """Return weeks as they are kept, in English whoever reads them: `parse_hours` gives the same ones back."""
    return _written(weeks, _KEPT)


def shown_hours(weeks: tuple[Week, ...]) -> str:
    """Return weeks as the reader would type them, in their language: `parse_hours` gives the same ones back."""
    names = _("Mon Tue Wed Thu Fri Sat Sun").lower().split()
    return _written(weeks, _Words(names, typed_place, _("core {hours}"), _("off")))


def reworded(kept: str) -> str:
    """Return hours that are kept as a text in the reader's language; empty where there are none."""
    return shown_hours(parse_hours(kept)) if kept else ""


def typed_place(place: str) -> str:
    """Return a place as the reader would type it behind hours: `place_named` gives the same one back."""
    return {HOME: _("home"), OFFICE: _("office")}.get(place, place)


def _written(weeks: tuple[Week, ...], words: _Words) -> str:
    return " / ".join(_week_text(week, words) for week in weeks)


def _week_text(week: Week, words: _Words) -> str:
    alike: dict[DayPlan, list[int]] = {}
    for number, plan in enumerate(week):
        if plan.stretches:
            alike.setdefault(plan, []).append(number)
    return "; ".join(_group_text(plan, days, words) for plan, days in alike.items()) or words.off


def _group_text(plan: DayPlan, days: list[int], words: _Words) -> str:
    """Return the group, or the groups where a day has several places, that say a plan of some days."""
    named = _days_text(days, words.days)
    runs = [(place, list(run)) for place, run in groupby(plan.stretches, key=lambda stretch: stretch.place)]
    groups = [f"{named} {_times(run)} {words.place(place)}" for place, run in runs]
    return "; ".join(groups) + (f" {words.core.format(hours=_times(plan.core))}" if plan.core else "")


def _days_text(days: Sequence[int], names: Sequence[str]) -> str:
    """Return weekdays (Monday 0, ascending) by their names, three or more in a row as a range: `mon-wed,fri`."""
    parts: list[str] = []
    for _start, run in groupby(enumerate(days), key=lambda one: one[1] - one[0]):
        row = [names[day] for _place, day in run]
        parts += [f"{row[0]}-{row[-1]}"] if len(row) > 2 else row
    return ",".join(parts)


def _times(found: Sequence[Minutes | Stretch]) -> str:
    return ",".join(f"{clock(one.start)}-{clock(one.end)}" for one in found)
