"""What was published, and what publishing again changes: an event keeps its name for good, and counts its changes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from wfhdesk.domain.sharing import HORIZON, Shared


class Published(NamedTuple):
    """An event as it was published last: `sequence` counts its changes (RFC 5545, section 3.8.7.4).

    A `cancelled` one was withdrawn; it is told as such for a while, because a calendar that imported it keeps it otherwise.
    """

    uid: str
    sequence: int
    created: datetime
    modified: datetime
    event: Shared
    cancelled: bool = False


class Renewal(NamedTuple):
    """What there is after publishing again, and how many events came, changed and went."""

    events: list[Published]
    came: int
    changed: int
    went: int


def uid_of(space: str, key: str) -> str:
    """Return the UID of an event: the same one for the same key on the same desk, and telling nothing of it (RFC 7986, 5.3)."""
    return str(uuid5(UUID(space), key))


def renewed(
    before: Sequence[Published], wanted: Iterable[Shared], space: str, now: datetime, *, begin: int = 0
) -> Renewal:
    """Return what is published now that these events are `wanted`; what stayed the same is not touched.

    `space` is the desk's UUID; `begin` the sequence of what was never published before. What is no longer wanted is cancelled,
    and cancelled events and those of the past are forgotten after eight weeks.
    """
    known = {one.uid: one for one in before}
    events: list[Published] = []
    came = changed = 0
    for event in wanted:
        uid = uid_of(space, event.key)
        old = known.pop(uid, None)
        if old is None:
            events.append(Published(uid, begin, now, now, event))
            came += 1
        elif old.cancelled or old.event != event:  # one read back has no key, and so is told anew
            events.append(Published(uid, old.sequence + 1, old.created, now, event))
            changed, came = changed + (not old.cancelled), came + old.cancelled
        else:
            events.append(old)
    today = now.date()
    recent = [old for old in known.values() if _is_recent(old, today)]
    rest = [old if old.cancelled or _is_over(old.event, now) else _cancelled(old, now) for old in recent]
    went = sum(one.cancelled and not old.cancelled for one, old in zip(rest, recent, strict=True))
    return Renewal([*events, *rest], came, changed, went)


def withdrawn(before: Sequence[Published], now: datetime) -> Renewal:
    """Return what is left when all is withdrawn."""
    recent = [old for old in before if _is_recent(old, now.date())]
    return Renewal(all_cancelled(recent, now), 0, 0, sum(not old.cancelled for old in recent))


def reworded(before: Iterable[Published], change: Callable[[str], str], now: datetime) -> Renewal:
    """Return what was published with its words changed, the past and what was cancelled too.

    Each counts a change more: a calendar that knows the event would not look at it again otherwise.
    """
    events, changed = [], 0
    for old in before:
        event = old.event._replace(summary=change(old.event.summary), location=change(old.event.location))
        is_same = event == old.event
        events.append(old if is_same else Published(old.uid, old.sequence + 1, old.created, now, event, old.cancelled))
        changed += not is_same
    return Renewal(events, 0, changed, 0)


def all_cancelled(before: Iterable[Published], now: datetime, kept: Container[str] = ()) -> list[Published]:
    """Return what was published with all of it cancelled but the UIDs that are `kept`.

    Unlike what is published again, this cancels the past too: its words may be what nobody should read any more.
    """
    return [old if old.cancelled or old.uid in kept else _cancelled(old, now) for old in before]


def _cancelled(old: Published, now: datetime) -> Published:
    return old._replace(sequence=old.sequence + 1, modified=now, cancelled=True)


def _is_over(event: Shared, now: datetime) -> bool:
    return event.end <= now if isinstance(event.end, datetime) else event.end <= now.date()


def _is_recent(old: Published, today: date) -> bool:
    since = old.modified.date() if old.cancelled else old.event.last_day
    return since > today - HORIZON
