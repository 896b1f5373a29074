"""Until when somebody is put off: the reminder moves, the truth doesn't."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, coming_day, following
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.domain.standstills import joined
from wfhdesk.language import gettext as _

_DAYS = re.compile(r"(\d{1,3}) ?(d|days?|dagen|dag|w|weeks?|weken)?", re.IGNORECASE)
_NEXT_WEEK = ("next week", "volgende week", "week")
_BACK = ("back", "after they are back", "terug")
_TOMORROW = ("tomorrow", "morgen")
_MONDAY = 0
_LONGEST = 366 * DAY
_FARTHEST = 21
"""Days within which one works again as a rule."""


def snooze_until(
    text: str, person: Person, today: date, works: Callable[[date], bool], *, short_dutch: bool = False
) -> date:
    """Return the day that words put a person off to (see `day_ahead`).

    Tomorrow, a number of days and their leave end on a day on which one `works`; a day that was named stays. Raises WrongInput
    for other words, for a day that isn't ahead, and for more than a year.
    """
    until = day_ahead(text, person, today, short_dutch=short_dutch)
    said = one_line(text).casefold()
    if said in (*_BACK, *_TOMORROW) or _DAYS.fullmatch(said):
        days = (until + place * DAY for place in range(_FARTHEST))
        until = next(filter(works, days), until)
    if not today < until <= today + _LONGEST:
        raise WrongInput(_("Somebody is put off to a day ahead, at most a year; {day} isn't.").format(day=until))
    return until


def day_ahead(text: str, person: Person, today: date, *, short_dutch: bool = False) -> date:
    """Return the day that words name, seen from today.

    Understood: `tomorrow`, `3 days` or `3d`, `2 weeks`, `next week` (its Monday), a weekday, an ISO date, and `back`: the day
    after the person's leave. Raises WrongInput for others.
    """
    said = one_line(text).casefold()
    if said in _BACK:
        return _after_leave(person, today)
    if said in _NEXT_WEEK:
        return following(_MONDAY, today)
    if found := _DAYS.fullmatch(said):
        return today + int(found[1]) * (7 if (found[2] or "").startswith("w") else 1) * DAY
    named = coming_day(said, today, short_dutch=short_dutch)
    if named is None:
        raise WrongInput(
            _("“{text}” names no day to come; try tomorrow, 3d, next week, 2026-12-01 or back.").format(
                text=shortened(said)
            )
        )
    return named


def _after_leave(person: Person, today: date) -> date:
    ahead = [away.end for away in joined(person.away) if away.end >= today]
    if not ahead:
        raise WrongInput(
            _("Nobody said when {name} is away; name a day, or say it first: wfhdesk people edit … --away DAYS").format(
                name=person.name
            )
        )
    return min(ahead) + DAY
