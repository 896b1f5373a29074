"""Free and busy time as a file that tells nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wfhdesk.adapters.calendar.document import new_calendar, set_organizer, set_text, utc, written
from wfhdesk.domain.busy_time import BUSY, TENTATIVE, UNAVAILABLE, Span, Stretched, clipped, joined

if TYPE_CHECKING:
    from icalendar import vDDDLists

_KINDS = (UNAVAILABLE, BUSY, TENTATIVE)


def freebusy(times: Sequence[Stretched], span: Span, organizer: tuple[str, str], uid: str, now: datetime) -> bytes:
    """Return the busy time of a span as a VFREEBUSY (RFC 5545, section 3.6.4, and RFC 5546, section 3.3.1).

    `organizer` is a name and an e-mail address, either of which may be empty. The type of busy time is always said: Thunderbird
    knows nothing where it isn't.
    """
    from icalendar import FreeBusy

    made = FreeBusy()
    set_text(made, "UID", uid)
    made.add("DTSTAMP", utc(now))
    set_organizer(made, organizer)
    made.add("DTSTART", utc(span.start))
    made.add("DTEND", utc(span.end))
    made["FREEBUSY"] = [_busy(kind, spans) for kind in _KINDS if (spans := _spans(times, kind, span))]
    calendar = new_calendar(published=True)
    calendar.add_component(made)
    return written(calendar)


def _spans(times: Sequence[Stretched], kind: str, within: Span) -> list[Span]:
    return joined(clipped((Span(one.start, one.end) for one in times if one.kind == kind), within))


def _busy(kind: str, spans: Sequence[Span]) -> vDDDLists:
    from icalendar import vDDDLists

    return vDDDLists([(utc(one.start), utc(one.end)) for one in spans], params={"FBTYPE": kind})
