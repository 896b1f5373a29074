"""What each part of a day holds, as a grid or a bar shows it: work and where, what takes it, time off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.days import Day, worked
from wfhdesk.domain.hours import DAY_END, Minutes, Stretch, clock, shown_place
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.occasions import ABSENCES, APPOINTMENT, VISIT, VISITOR, WORKDAY, Occasion, shown_occasion, span_on
from wfhdesk.domain.periods import DAY, Period, day_span, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _

WORKED, TAKEN, AWAY, REST, NOTHING = "worked", "taken", "away", "rest", "nothing"
"""One can be reached; something planned or said right now takes the time; absent; between two stretches; no work."""
SHARED = "shared"
"""One and all of those chosen can be reached."""

_HOUR = 60
_USUAL = Minutes(8 * _HOUR, 18 * _HOUR)
"""What a grid shows at least."""


class Slot(NamedTuple):
    """What a moment of a day holds. `occasion` is what was planned of it."""

    kind: str
    place: str = ""
    is_core: bool = False
    occasion: Occasion | None = None


def slot_at(day: Day, minute: int, shared: Iterable[Span] = ()) -> Slot:
    """Return what a day holds at a minute since its midnight; `shared` is when all of several people can be reached."""
    at = moment_of(day.date, minute, day.zone)
    if any(start <= at < end for start, end in shared):
        return Slot(SHARED)
    occasion = day.absence or _covering(day, at)
    part = next((one for one in day.parts if one.start <= at < one.end), None)
    if part is not None:
        return Slot(WORKED, part.place, any(one.start <= minute < one.end for one in day.plan.core), occasion)
    is_planned = any(_within(day, stretch, at) for stretch in day.plan.stretches)
    if day.absence or day.holiday or (occasion and occasion.kind in ABSENCES and not occasion.tentative):
        return Slot(AWAY if is_planned else NOTHING, occasion=occasion)
    if occasion or is_planned:
        return Slot(TAKEN, occasion=occasion)
    stretches = day.plan.stretches
    is_between = bool(stretches) and stretches[0].start <= minute < stretches[-1].end
    return Slot(REST if is_between else NOTHING)


def _within(day: Day, stretch: Stretch, at: datetime) -> bool:
    span = worked(day.date, stretch, day.zone)
    return span.start <= at < span.end


def _covering(day: Day, at: datetime) -> Occasion | None:
    """Return what was planned of a moment; of several the shortest, which says most of it."""
    spans = [(span_on(one, day.date, day.zone), one) for one in day.busy]
    found = [(span.end - span.start, one) for span, one in spans if span.start <= at < span.end]
    return min(found, key=lambda one: one[0])[1] if found else None


def shown_part(days: Iterable[Day]) -> Minutes:
    """Return from when until when days are shown: an hour more than what lies on them, and at least from 8 to 18."""
    known = list(days)
    times = [(stretch.start, stretch.end) for day in known for stretch in day.plan.stretches]
    times += [(one.part.start, one.part.end) for day in known for one in day.busy if one.part]
    first = min((start for start, _end in times), default=_USUAL.start + _HOUR)
    last = max((end for _start, end in times), default=_USUAL.end - _HOUR)
    start, end = first // _HOUR * _HOUR - _HOUR, -(-last // _HOUR) * _HOUR + _HOUR
    return Minutes(max(min(start, _USUAL.start), 0), min(max(end, _USUAL.end), DAY_END))


# --- in words --------------------------------------------------------------------------------------------------


def slot_told(day: Day, part: Minutes, today: date) -> str:
    """Return a part of a day in words: `Tue 24 Nov 13:00–13:30: Home, core hours`."""
    slot = slot_at(day, (part.start + part.end) // 2)
    when = f"{short_day(day.date, today)} {clock(part.start)}–{clock(part.end)}"
    return _("{when}: {what}").format(when=when, what=_held(day, slot))


def _held(day: Day, slot: Slot) -> str:
    if slot.kind == WORKED:
        place = shown_place(slot.place)
        said = _("{place}, core hours").format(place=place) if slot.is_core else place
        return f"{said} · {occasion_told(slot.occasion)}" if slot.occasion else said
    if slot.occasion:
        return occasion_told(slot.occasion)
    if slot.kind == AWAY:
        return day.holiday
    return {TAKEN: _("taken right now"), REST: _("break")}.get(slot.kind, "") or _free(day)


def _free(day: Day) -> str:
    return _("no work") if day.is_known else _("no hours set")


def occasion_told(occasion: Occasion) -> str:
    """Return what was planned in words, without its days: `Visitor: boiler man, Sam was told, check in by 11:30`."""
    name = shown_occasion(occasion.kind)
    details = [shown_place(occasion.place) if occasion.place else "", occasion.note, occasion.label]
    if occasion.tentative:
        details.append(_("maybe"))
    if occasion.told:
        details.append(_("{name} was told").format(name=occasion.told))
    if occasion.checked_in is not None:
        details.append(_("checked in"))
    elif occasion.check_in is not None:
        details.append(_("check in by {time}").format(time=clock(occasion.check_in)))
    said = ", ".join(dict.fromkeys(filter(None, details)))
    return _("{kind}: {said}").format(kind=_capital(name), said=said) if said else _capital(name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def occasion_when(occasion: Occasion, today: date) -> str:
    """Return the days of an occasion, and the part of them: `Tue 24 Nov 10:00–11:30`."""
    days = short_day(occasion.first, today)
    if occasion.last > occasion.first:
        days = day_span(Period(occasion.first, occasion.last))
    if occasion.part is None:
        return days
    return f"{days} {clock(occasion.part.start)}–{clock(occasion.part.end)}"


def short_told(occasion: Occasion) -> str:
    """Return what was planned in a word or two: who comes or what it is where that was said, else its kind."""
    if occasion.kind in (VISITOR, VISIT, APPOINTMENT) and occasion.note:
        return shortened(occasion.note, 30)
    return shown_occasion(occasion.kind)


def day_told(day: Day) -> str:
    """Return a day in a word or two: where one works, or why one doesn't; nothing where there is no work anyway."""
    if day.absence:
        return _capital(shown_occasion(day.absence.kind))
    if day.holiday and day.plan.stretches:
        return day.holiday
    return "/".join(map(shown_place, day.places))


def planned_at(day: Day, minute: int, occasions: Sequence[Occasion]) -> Occasion | None:
    """Return what was planned of a minute of a day; else what was said of how the day is worked."""
    slot = slot_at(day, minute)
    if slot.occasion is not None:
        return slot.occasion
    said = [one for one in occasions if one.kind == WORKDAY and day.date in one]
    return said[-1] if said else None


def weeks_of_month(day: date) -> list[date]:
    """Return the Mondays of the weeks that a month has days in."""
    first = day.replace(day=1)
    monday = first - DAY * first.weekday()
    count = 0
    while (monday + count * 7 * DAY) < (first + 31 * DAY).replace(day=1):
        count += 1
    return [monday + place * 7 * DAY for place in range(count)]
