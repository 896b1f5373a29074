"""What a person types into a form to plan something, and the same the other way round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import DayPlan, Minutes, Stretch, clock, parse_clock, parse_hours, place_named
from wfhdesk.domain.hours_text import typed_place
from wfhdesk.domain.occasions import WORKDAY, Occasion
from wfhdesk.domain.patterns import Pattern, pattern_on, plan_on
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.planning import When, parse_when
from wfhdesk.language import gettext as _

_MAYBE = ("maybe", "misschien")
_ALL_DAY = ("off", "vrij")


def planned(
    kind: str, said: Mapping[str, str], today: date, before: Occasion | None = None, *, short_dutch: bool = False
) -> Occasion:
    """Return what a form plans. Raises WrongInput.

    `said` has the text of each field: `when` (days, a part of them, `maybe`, then words for oneself), `note`, `label`, `place`,
    `told` and `check_in`; those that are missing are empty. What is planned already, `before`, keeps its id.
    """
    when = _when(said.get("when", ""), today, short_dutch=short_dutch)
    word, _space, rest = when.words.partition(" ")
    is_tentative = word.casefold() in _MAYBE
    words = rest if is_tentative else when.words
    note = " ".join(filter(None, (words.strip(), one_line(said.get("note", "")))))
    place = said.get("place", "")
    check_in = _check_in(said.get("check_in", ""))
    is_same_end = before is not None and (before.last, before.check_in) == (when.last, check_in)
    return Occasion(
        kind=kind,
        first=when.first,
        last=when.last,
        part=when.part,
        place=place_named(place) if place.strip() else "",
        note=note,
        label=one_line(said.get("label", "")),
        tentative=is_tentative,
        told=one_line(said.get("told", "")),
        check_in=check_in,
        checked_in=before.checked_in if before is not None and is_same_end else None,
        id=before.id if before is not None else "",
    )


def _when(text: str, today: date, *, short_dutch: bool) -> When:
    when = parse_when(text.split(), today, short_dutch=short_dutch)
    if when is None:
        raise WrongInput(
            _("“{text}” names no day; write it like fri, fri 10:00-11:30 or 2026-12-21..2027-01-02.").format(
                text=shortened(one_line(text))
            )
        )
    return when


def _check_in(text: str) -> int | None:
    if not text.strip():
        return None
    minute = parse_clock(text)
    if minute is None:
        raise WrongInput(_("“{text}” is no time of day; write it like 14:30.").format(text=shortened(one_line(text))))
    return minute


def when_text(occasion: Occasion) -> str:
    """Return the days and hours of an occasion as a person would type them."""
    days = occasion.first.isoformat()
    if occasion.last > occasion.first:
        days += f"..{occasion.last.isoformat()}"
    if occasion.part:
        days += f" {clock(occasion.part.start)}-{clock(occasion.part.end)}"
    return " ".join((days, _("maybe"))) if occasion.tentative else days


# --- how a day is worked ---------------------------------------------------------------------------------------


def usual_plan(patterns: list[Pattern], day: date) -> DayPlan:
    """Return what the pattern says of a day, whatever was said of the day itself."""
    pattern = pattern_on(patterns, day)
    return plan_on(pattern, day) if pattern else DayPlan()


def day_text(plan: DayPlan) -> str:
    """Return how a day is worked as a person would type it: `9:00-12:30,13:00-17:30 home`."""
    times = ",".join(f"{clock(one.start)}-{clock(one.end)}" for one in plan.stretches)
    places = list(dict.fromkeys(one.place for one in plan.stretches))
    return f"{times} {typed_place(places[0])}" if len(places) == 1 else times


def workday(text: str, day: date, usual: DayPlan) -> Occasion | None:
    """Return what makes a day differ from its usual hours; None where nothing does. Raises WrongInput.

    A day of its own has one stretch and one place; with its usual hours, several stretches too, only the place differs.
    """
    said = one_line(text)
    if not said or said.casefold() in _ALL_DAY:
        raise WrongInput(_("Say when or where you work; leave is planned as leave."))
    if not said[0].isdecimal():
        place = _bare_place(said)
        return None if _same_place(usual, place) else Occasion(WORKDAY, day, day, place=place)
    stretches = _stretches(said)
    place = stretches[0].place
    if _times(stretches) == _times(usual.stretches):
        names_a_place = any(sign.isalpha() for sign in said)
        if not names_a_place or _same_place(usual, place):
            return None
        return Occasion(WORKDAY, day, day, place=place)
    if len(stretches) > 1:
        raise _one_stretch()
    return Occasion(WORKDAY, day, day, part=Minutes(stretches[0].start, stretches[0].end), place=place)


def _bare_place(said: str) -> str:
    """Return a place said without hours; digits in it are hours that stand behind the place, or it is nothing like one."""
    if any(sign.isdecimal() for sign in said):
        raise WrongInput(
            _("“{text}” begins with no hours; write it like 9:00-14:00 office, or a place alone.").format(
                text=shortened(said)
            )
        )
    return place_named(said)


def _stretches(said: str) -> tuple[Stretch, ...]:
    """Return the stretches of one day, of which nothing else is said: no other day or week, and no core hours."""
    weeks = parse_hours(f"mon {said}")
    first = weeks[0][0]
    if len(weeks) > 1 or ";" in said or first.core:
        raise _one_stretch()
    return first.stretches


def _one_stretch() -> WrongInput:
    return WrongInput(
        _("A day of its own has one stretch, like 9:00-14:00 office; or its usual hours at another place.")
    )


def _same_place(usual: DayPlan, place: str) -> bool:
    return bool(usual.stretches) and all(one.place == place for one in usual.stretches)


def _times(stretches: tuple[Stretch, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in stretches]
