"""Whether somebody can be reached now, in a few words: `free now`, `off, back Mon 09:00`, and what time it is for them."""

from __future__ import annotations

from datetime import datetime

from wfhdesk.domain.availability import Answer
from wfhdesk.domain.periods import weekday_name
from wfhdesk.language import gettext as _


def reach_told(found: Answer | None, local: datetime | None) -> str:
    """Return whether a person can be reached, by their clocks; nothing where neither hours nor a time zone are known.

    `found` is the answer of their hours, `local` what time it is for them.
    """
    time = _("{time} there").format(time=f"{local:%H:%M}") if local else ""
    return ", ".join(filter(None, (_by_hours(found), time)))


def _by_hours(found: Answer | None) -> str:
    if found is None:
        return ""
    if found.is_reachable:
        return _("free now")
    if found.back is None:
        return _("off")
    back = found.back.astimezone(found.at.tzinfo)
    day = "" if back.date() == found.at.date() else f"{weekday_name(back.date())} "
    if (back.date() - found.at.date()).days > 6:
        day = f"{back.day}-{back.month} "
    return _("off until {time}").format(time=f"{day}{back:%H:%M}")
