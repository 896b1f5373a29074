"""What a publication is made of, and how it comes into its file or folder: only what changed is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.desk.availability import Availability
from wfhdesk.desk.publication_counts import counted, digest_of, first_sequence
from wfhdesk.desk.publication_records import (
    Memory,
    Revised,
    forget,
    remember,
    remember_waiting,
    remembered,
    remembers_waiting,
)
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.availability_blocks import Block, availability_blocks
from wfhdesk.domain.busy_time import Span, Stretched
from wfhdesk.domain.days import times_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.publications import (
    EVENTS,
    FOLDER,
    FREEBUSY,
    HOURS,
    Publication,
    block_line,
    event_line,
    owner_lines,
    times_lines,
    title_line,
)
from wfhdesk.domain.published import Published, Renewal, all_cancelled, renewed, reworded, uid_of, withdrawn
from wfhdesk.domain.shared_events import shared_events
from wfhdesk.domain.sharing import Shared, horizon
from wfhdesk.language import gettext as _


class Outcome(NamedTuple):
    """What publishing changed, in numbers of events; `is_written` tells whether any byte on the disk differs now."""

    publication: Publication
    came: int = 0
    changed: int = 0
    went: int = 0
    is_written: bool = False
    warning: str = ""


class PublicationFiles:
    """Writes publications. What was written is remembered in this device's own state, already masked."""

    def __init__(self, settings: Settings, availability: Availability, state_folder: str) -> None:
        self._settings = settings
        self._availability = availability
        self._state = state_folder

    def begin(self, one: Publication) -> None:
        """Remember that nothing of a publication was written yet."""
        remember(self._state, one.id, Memory([], {}, one.level))

    def forget(self, one: Publication) -> None:
        """Take away what could be written of a publication that failed when it was new."""
        if one.form == FOLDER and not remembered(self._state, one.id).is_lost:
            with suppress(DeskError):
                self.withdraw(one)
        forget(self._state, one.id)

    def is_waiting(self, one: Publication) -> bool:
        """Whether what was written still has to be carried on."""
        return remembers_waiting(self._state, one.id)

    def waits(self, one: Publication, *, is_waiting: bool) -> None:
        """Remember whether what was written still has to be carried on."""
        remember_waiting(self._state, one.id, is_waiting=is_waiting)

    def preview(self, one: Publication) -> list[str]:
        """Return exactly what would leave, in words, one thing a line."""
        zone = self._now().tzinfo
        assert zone is not None
        if one.form == FREEBUSY:
            return [*owner_lines(self._owner()), *times_lines(self._times()[1], zone)]
        if one.form == HOURS:
            head = [*owner_lines(self._owner()), title_line(self._title())]
            return [*head, *(block_line(block, zone) for block in self._blocks(one))]
        head = [title_line(self._title(), self._availability.agenda().zone)] if one.form == EVENTS else []
        return [*head, *(event_line(event, zone) for event in self._events(one))]

    def write(self, one: Publication) -> Outcome:
        """Write a publication as the desk is now. Raises DeskError."""
        if one.form == FREEBUSY:
            return self._write_freebusy(one)
        if one.form == HOURS:
            return self._write_hours(one)
        memory, now = self._remembered(one), self._now()
        wanted, before = self._events(one), memory.events
        if memory.level != one.level:  # what is past tells as much as it did, and may not any more
            before = all_cancelled(before, now, {uid_of(one.space, event.key) for event in wanted})
        return self._write_events(
            one, memory, renewed(before, wanted, one.space, now, begin=first_sequence(memory, now))
        )

    def withdraw(self, one: Publication) -> Outcome:
        """Take back what was written. Raises DeskError.

        Events are taken out of a folder; a file to import tells that they are cancelled, for calendars keep what they imported.
        Other files are taken away.
        """
        if not one.has_events:
            from wfhdesk.adapters.calendar import whole_file

            return Outcome(one, is_written=whole_file.remove(one.target))
        memory, folder = self._remembered(one), os.path.dirname(one.target)
        if one.form == EVENTS and not os.path.isdir(folder):
            return Outcome(one, warning=_("{path} isn't there any more, so nothing was written.").format(path=folder))
        return self._write_events(one, memory, withdrawn(memory.events, self._now()))

    def tells(self, one: Publication, change: Callable[[str], str]) -> bool:
        """Return whether what was written for a publication holds words that `change` would change."""
        return bool(reworded(remembered(self._state, one.id).events, change, self._now()).changed)

    def reword(self, one: Publication, change: Callable[[str], str]) -> Outcome:
        """Change words in what was written, in memory and where it was published, unless that was withdrawn. DeskError."""
        memory = remembered(self._state, one.id)
        renewal = reworded(memory.events, change, self._now())
        if one.withdrawn or not os.path.isdir(os.path.dirname(one.target)):
            remember(self._state, one.id, memory._replace(events=renewal.events))
            return Outcome(one)
        return self._write_events(one, memory, renewal)

    def _now(self) -> datetime:
        return self._availability.now()

    def _remembered(self, one: Publication) -> Memory:
        """Return what was written; where that is lost, what stands there, counted above all that can have been."""
        memory = remembered(self._state, one.id)
        if not memory.is_lost:
            return memory
        from wfhdesk.adapters.calendar import read_back

        found = read_back.in_folder(one.target) if one.form == FOLDER else read_back.in_file(one.target)
        least = first_sequence(memory, self._now())
        return memory._replace(events=[event._replace(sequence=max(event.sequence, least)) for event in found])

    def _events(self, one: Publication) -> list[Shared]:
        period = horizon(self._availability.today())
        return shared_events(self._availability.agenda(period), period, one.level, outside=one.outside)

    def _times(self) -> tuple[Span, list[Stretched]]:
        period = horizon(self._availability.today())
        times = times_of(self._availability.agenda(period), period)
        return Span(times[0].start, times[-1].end), times

    def _write_events(self, one: Publication, memory: Memory, renewal: Renewal) -> Outcome:
        is_folder, known = one.form == FOLDER, {event.uid for event in memory.events}
        if new := [event for event in renewal.events if is_folder and event.uid not in known]:
            # Before the files: after a crash in between nobody else knows which of them are there and have to go.
            remember(self._state, one.id, Memory([*memory.events, *new], {}, memory.level))
        is_written = _write_folder(one, memory.events, renewal) if is_folder else self._write_file(one, renewal)
        # Behind the files: after a crash in between they are written again.
        if memory != (after := Memory(renewal.events, {}, one.level)):
            remember(self._state, one.id, after)
        return Outcome(one, renewal.came, renewal.changed, renewal.went, is_written)

    def _write_file(self, one: Publication, renewal: Renewal) -> bool:
        from wfhdesk.adapters.calendar import events, whole_file

        head = events.Head(one.space, self._title(), self._availability.agenda().zone)
        return whole_file.write(one.target, events.calendar(renewal.events, head))

    def _write_freebusy(self, one: Publication) -> Outcome:
        from wfhdesk.adapters.calendar import freebusy, whole_file

        span, times = self._times()
        memory = remembered(self._state, one.id)
        said = digest_of((span, times, self._owner()))
        old = memory.parts.get(FREEBUSY)
        made = self._now() if old is None or old.digest != said else old.modified
        data = freebusy.freebusy(times, span, self._owner(), uid_of(one.space, FREEBUSY), made)
        is_written = whole_file.write(one.target, data)
        remember(self._state, one.id, Memory([], {FREEBUSY: Revised(0, made, said)}, one.level))
        return Outcome(one, is_written=is_written)

    def _write_hours(self, one: Publication) -> Outcome:
        from wfhdesk.adapters.calendar import vavailability, whole_file

        today, blocks = self._availability.today(), self._blocks(one)
        said = {block.key: digest_of((block, self._owner())) for block in blocks}
        parts = counted(remembered(self._state, one.id), said, self._now())
        revisions = {key: vavailability.Revision(part.sequence, part.modified) for key, part in parts.items()}
        owner = vavailability.Owner(one.space, self._owner(), self._title())
        hours = vavailability.availability(blocks, revisions, owner, today)
        is_written = whole_file.write(one.target, hours.data)
        remember(self._state, one.id, Memory([], parts, one.level))
        return Outcome(one, is_written=is_written, warning=_bounded(hours.until))

    def _blocks(self, one: Publication) -> list[Block]:
        today = self._availability.today()
        return availability_blocks(self._availability.agenda(horizon(today)), today, one.level)

    def _owner(self) -> tuple[str, str]:
        return self._settings.text("me.name"), self._settings.text("me.email")

    def _title(self) -> str:
        name = self._settings.text("me.name")
        return _("{name} – availability").format(name=name) if name else _("Availability")


def _write_folder(one: Publication, before: list[Published], renewal: Renewal) -> bool:
    """Write what changed, and what somebody took away; what a server made of the rest is its own affair."""
    from wfhdesk.adapters.calendar import events, vdir

    known = {event.uid: event for event in before}
    is_written = False
    for event in renewal.events:
        if event.cancelled:
            is_written |= vdir.remove(one.target, event.uid)
        elif known.get(event.uid) != event or vdir.read(one.target, event.uid) is None:
            is_written |= vdir.write(one.target, event.uid, events.single(event))
    for uid in known.keys() - {event.uid for event in renewal.events}:  # of eight weeks ago
        is_written |= vdir.remove(one.target, uid)
    return is_written


def _bounded(until: date | None) -> str:
    if until is None:
        return ""
    return _("Your time zone has no fixed rule, so the file is right until {day}. Publish it again before.").format(
        day=until.isoformat()
    )
