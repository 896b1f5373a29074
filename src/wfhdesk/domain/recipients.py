"""Whether now is a good hour for those who get a mail (as far as it is known where they are, and when they work)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.names import at_most, joined
from wfhdesk.domain.periods import DAY, short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_FROM, _UNTIL = 8 * 60, 18 * 60
_FRIDAY = 4
_MOST_NAMED = 4

WORKING, OUT_OF_HOURS, DAY_OFF = "working", "out of hours", "day off"
_AWAY = "away"


class Reader(NamedTuple):
    """Somebody who gets a mail, or several of whom the same is known: what they do at `local`, the time where they are.

    `state` is WORKING, OUT_OF_HOURS or DAY_OFF; `away` is the last day of the leave they are on.
    """

    name: str
    local: datetime
    state: str
    away: date | None = None


def usual_state(local: datetime) -> str:
    """Return what somebody does whose hours nobody knows: they work from 8:00 to 18:00, Monday to Friday."""
    minute = local.hour * 60 + local.minute
    return WORKING if local.weekday() <= _FRIDAY and _FROM <= minute < _UNTIL else OUT_OF_HOURS


def hours_told(readers: Iterable[Reader], now: datetime) -> str:
    """Return what to say of the hour at which a mail would reach its readers; nothing where all of them work.

    What comes late is felt as urgent, whatever it says (Giurge and Bohns, 2021): so the sender gets to know. The same is said
    once for all of whom it holds.
    """
    readers = [*readers]
    alike: dict[tuple[str, str], list[str]] = {}
    for reader in readers:
        if (said := _said(reader, now)) is not None:
            alike.setdefault(said, []).append(reader.name)
    told = [_sentence(*said, list(dict.fromkeys(names))) for said, names in alike.items()]
    late = [one for one in readers if one.state == OUT_OF_HOURS and one.away is None]
    if any(_is_over_weekend(one.local) for one in late):
        told.append(_("Keep it as a draft, or let your mail program send it on Monday morning."))
    elif late:
        told.append(_("Keep it as a draft, or let your mail program send it in the morning."))
    return " ".join(told)


def _is_over_weekend(local: datetime) -> bool:
    """Return whether a weekend lies before the next morning on which somebody works."""
    morning = local if local.hour * 60 + local.minute < _FROM else local + DAY
    return max(local.weekday(), morning.weekday()) > _FRIDAY


def _said(reader: Reader, now: datetime) -> tuple[str, str] | None:
    """Return what is to be said of a reader: a state and its time or day; None for one who works."""
    today = reader.local.date()
    if reader.away is not None:
        return _AWAY, short_day(reader.away, today)
    if reader.state == WORKING:
        return None
    if reader.state == DAY_OFF:
        return DAY_OFF, "" if today == now.date() else short_day(today)
    when = f"{reader.local:%H:%M}"
    if today.weekday() > _FRIDAY or today != now.date():
        return OUT_OF_HOURS, f"{short_day(today)} {when}"
    return OUT_OF_HOURS, when


def _sentence(state: str, when: str, names: list[str]) -> str:
    shown = joined(at_most(names, _MOST_NAMED))
    if state == _AWAY:
        return ngettext("{who} is on leave until {day}.", "{who} are on leave until {day}.", len(names)).format(
            who=shown, day=when
        )
    if state == DAY_OFF:
        said = _("{day} is a day off for {reader}.") if when else _("Today is a day off for {reader}.")
        return said.format(day=when, reader=shown)
    return _("It is {time} for {reader}.").format(time=when, reader=shown)
