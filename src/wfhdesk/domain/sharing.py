"""What others read of one's availability at each level of detail: an event as they see it, and words that hide the rest.

Masking happens here, before anything is written: whatever is made of a `Shared` can only tell what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.hours import HOME, OFFICE, shown_place
from wfhdesk.domain.occasions import ABSENCES, FOCUS, SICK, Occasion
from wfhdesk.domain.periods import DAY, WEEK, Period
from wfhdesk.domain.statuses import FOCUSED, Status
from wfhdesk.language import gettext as _

BUSY_ONLY, KIND, FULL = "busy", "kind", "full"
LEVELS = (BUSY_ONLY, KIND, FULL)
"""How much others may know: only when one can't be reached; also where one works; all but what is never told."""

AS_FREE, AS_TENTATIVE, AS_BUSY, AS_AWAY, AS_ELSEWHERE = "FREE", "TENTATIVE", "BUSY", "OOF", "WORKINGELSEWHERE"
SHOWN = (AS_FREE, AS_TENTATIVE, AS_BUSY, AS_AWAY, AS_ELSEWHERE)
"""Values of X-MICROSOFT-CDO-BUSYSTATUS (MS-OXCICAL 2.1.3.1.1.20.31)."""
_TRANSPARENT = (AS_FREE, AS_ELSEWHERE)

HORIZON = 8 * WEEK
"""How far ahead is shared, and for how long what was withdrawn is told as cancelled."""


class Shared(NamedTuple):
    """One event as others see it.

    `key` tells it apart and stays the same when the event changes. Whole days have dates, the `end` behind the last one (RFC
    5545, section 3.6.1); parts of days have moments in UTC. `shown` is one of the values of X-MICROSOFT-CDO-BUSYSTATUS.
    """

    key: str
    start: date
    end: date
    summary: str
    shown: str
    location: str = ""

    @property
    def is_transparent(self) -> bool:
        """Whether it leaves the time free (RFC 5545, section 3.8.2.7)."""
        return self.shown in _TRANSPARENT

    @property
    def is_whole_days(self) -> bool:
        """Whether it has dates, and no times."""
        return not isinstance(self.start, datetime)

    @property
    def last_day(self) -> date:
        """The last day it touches, by UTC where it has times."""
        return self.end.date() if isinstance(self.end, datetime) else self.end - DAY


def horizon(today: date) -> Period:
    """Return the days that are shared: from today, eight weeks."""
    return Period(today, today + HORIZON - DAY)


# --- the words of an event ----------------------------------------------------------------------------------------


def off_summary(level: str) -> str:
    """Return what others read of a day that isn't worked."""
    return _("Away") if level == BUSY_ONLY else _("Not working")


def holiday_summary(name: str, level: str) -> str:
    """Return what others read of a public holiday."""
    return name if level == FULL else _("Away")


def place_told(place: str, level: str) -> str:
    """Return what others read of a place: a partner's site is named only at the level `full`."""
    if level == BUSY_ONLY:
        return ""
    return shown_place(place) if level == FULL or place in (HOME, OFFICE) else _("Elsewhere")


def occasion_summary(occasion: Occasion, level: str) -> str:
    """Return what others read of an occasion.

    Sickness is never told, and who visits, what for and where only at the level `full`. The words that a person wrote for
    others are told from the level `kind` on.
    """
    if level == BUSY_ONLY:
        return _("Away") if occasion.kind in ABSENCES else _("Busy")
    if occasion.label:
        return occasion.label
    if level == FULL and occasion.note and occasion.kind != SICK:
        return occasion.note
    if occasion.tentative:
        return _("Maybe away")
    if occasion.kind in ABSENCES:
        return _("Away")
    return _focus() if occasion.kind == FOCUS else _("Unavailable")


def _focus() -> str:
    return _("Focus – message me, no calls")


def status_summary(status: Status, level: str) -> str:
    """Return what others read of what one said of right now; the person's own words only at the level `full`."""
    if level == FULL and status.message:
        return status.message
    if level == BUSY_ONLY:
        return _("Busy")
    return _focus() if status.state == FOCUSED else _("Unavailable")


def taken_summary(level: str) -> str:
    """Return what others read of time that is taken, and not by what."""
    return _("Busy") if level == BUSY_ONLY else _("Unavailable")


# --- what others should know before it leaves ------------------------------------------------------------------


def level_told(level: str) -> str:
    """Return in a sentence what a level tells and what it keeps."""
    told: dict[str, Callable[[], str]] = {
        BUSY_ONLY: lambda: _("Only Busy and Away, with times. No places, no hours by name, no reasons."),
        KIND: lambda: _("Where you work and when, focus, and Away. No reasons, no visitors, no notes of yours."),
        FULL: lambda: _("Everything with your notes, also who visits. Sickness shows as Away all the same."),
    }
    return told[level]()
