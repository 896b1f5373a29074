"""Which backups are kept: one a day for a week, one a week for two months, and the newest for good."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

DAYS = timedelta(days=7)
"""How long the backups of each day are kept."""
WEEKS = timedelta(days=62)
"""How long one of each ISO week is kept: two months, whichever they are."""

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{4}")
_FORM = "%Y-%m-%dT%H%M"


def name_of(moment: datetime) -> str:
    """Return what a backup is called that is made at a local moment, such as `2026-11-22T1410`."""
    return moment.strftime(_FORM)


def moment_of(name: str) -> datetime | None:
    """Return the local moment that a backup's name tells; None for what is no such name."""
    if not _NAME.fullmatch(name):
        return None
    try:
        return datetime.strptime(name, _FORM)  # noqa: DTZ007 - a name tells the hour of the wall clock
    except ValueError:
        return None


def kept(moments: Iterable[datetime], today: date) -> set[datetime]:
    """Return which of the backups that were made at these local moments are kept.

    Of today the first and the last, of each of the six days before the last, of each ISO week of two months the last. The
    newest stays however old it is; of those that a wrong clock dated later than today only that one does.
    """
    made = sorted(moments)
    past = [one for one in made if one.date() <= today]
    last_of_day = {one.date(): one for one in past}
    last_of_week = {one.isocalendar()[:2]: one for one in past}
    first_of_today = next((one for one in past if one.date() == today), None)
    wanted = {one for day, one in last_of_day.items() if today - day < DAYS}
    wanted |= {one for one in last_of_week.values() if today - one.date() <= WEEKS}
    return wanted | {one for one in (*made[-1:], *past[-1:], first_of_today) if one}


def last_day(made: date) -> date:
    """Return the day until which a backup can be kept where newer ones are made."""
    return made + WEEKS


def meant(wanted: str, names: Collection[str]) -> str | None:
    """Return the backup that `last`, a day or the beginning of a name means: the newest of them; None where none does."""
    return max(
        (name for name in names if wanted == "last" or (wanted[:4].isdigit() and name.startswith(wanted))), default=None
    )
