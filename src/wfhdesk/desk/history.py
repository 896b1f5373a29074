"""The log as one scrolls back through it: the entries of a stretch of time, and what is known of them."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.counts import by_day
from wfhdesk.domain.mentions import people
from wfhdesk.domain.periods import Period

RECENT = 2000
"""Entries whose names are worth offering again."""


class History(NamedTuple):
    """Entries, newest first, with how many each day has, which updates carried them, and which have two versions.

    `names` are the projects and people of the latest entries, those used last first, with their signs.
    """

    period: Period
    entries: Sequence[Accomplishment]
    counts: dict[date, int]
    reported: dict[str, list[int]]
    torn: set[str]
    names: list[str]


def history(desk: Desk, period: Period) -> History:
    """Read a stretch of the log; what is known of later entries comes with it."""
    collecting = gc.isenabled()
    gc.disable()  # entries make no garbage in cycles, and looking for it stops every thread for a tenth of a second
    try:
        return _history(desk, period)
    finally:
        if collecting:
            gc.enable()


def _history(desk: Desk, period: Period) -> History:
    entries = newest_first(desk, period)
    latest = desk.accomplishments.within(Period(period.start, date.max))[-RECENT:]
    return History(
        period=period,
        entries=entries,
        counts=by_day(entries),
        reported=desk.updates.reported(period.start),
        torn=desk.accomplishments.torn(),
        names=names_used(latest[::-1]),
    )


def newest_first(desk: Desk, period: Period) -> list[Accomplishment]:
    """Return the entries of a period, newest first."""
    return desk.accomplishments.within(period)[::-1]


def names_used(entries: Sequence[Accomplishment]) -> list[str]:
    """Return the projects and people that entries name, each once, with their signs."""
    found: dict[str, None] = {}
    for entry in entries:
        for name in (f"#{entry.project}" if entry.project else "", *(f"@{name}" for name in people(entry))):
            if name:
                found.setdefault(name)
    return list(found)
