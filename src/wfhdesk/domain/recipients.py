"""Whether now is a good hour for those who get a mail (as far as it is known where they are)."""

from __future__ import annotations

from datetime import datetime, tzinfo

from wfhdesk.domain.local_time import minute_of
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _

_FROM, _UNTIL = 8 * 60, 18 * 60
_FRIDAY = 4


def hour_told(reader: str, zone: tzinfo, now: datetime) -> str:
    """Return what to say of the hour where a reader is, outside of 8:00 to 18:00 on working days; else nothing.

    What comes late is felt as urgent, whatever it says (Giurge and Bohns, 2021): so the sender gets to know.
    """
    local = now.astimezone(zone)
    if local.weekday() <= _FRIDAY and _FROM <= minute_of(now, zone) < _UNTIL:
        return ""
    when = f"{local:%H:%M}" if local.date() == now.date() else f"{short_day(local.date())} {local:%H:%M}"
    said = _("It is {time} for {reader}. Keep it as a draft, or let your mail program send it in the morning.")
    return said.format(time=when, reader=reader)
