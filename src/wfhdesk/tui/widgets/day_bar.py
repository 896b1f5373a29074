"""Today's working hours, what takes some of them, and where in them the day stands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

if TYPE_CHECKING:
    from wfhdesk.domain.day_slots import Slot
    from wfhdesk.domain.days import Day

_BESIDE = 6
"""Cells of the time on each side of the bar."""


class DayBar(Widget, can_focus=False):
    """A bar from the day's first working hour to its last: where one works, what is taken, breaks, and a mark for now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._day: Day | None = None
        self._now: datetime | None = None
        self._glyphs: Glyphs = UNICODE

    def show_day(self, day: Day, now: datetime, glyphs: Glyphs) -> None:
        """Show the hours of today."""
        self._day, self._now, self._glyphs = day, now, glyphs
        self.refresh()

    def render(self) -> Text:
        """Return the bar and the line under it; nobody waits for the rules of days who never said when they work."""
        from wfhdesk.domain.day_slots import slot_at
        from wfhdesk.domain.hours import clock
        from wfhdesk.domain.local_time import minute_of
        from wfhdesk.tui.slots import drawn

        muted = ink(self.app, "muted")
        if self._day is None or self._now is None:
            return Text()
        if self._day.is_off:
            return Text(_off(self._day), muted)
        stretches = self._day.plan.stretches
        start, end = stretches[0].start, stretches[-1].end
        room = max(self.content_size.width - 2 * _BESIDE, 4)
        step = (end - start) / room
        slots = [slot_at(self._day, int(start + (cell + 0.5) * step)) for cell in range(room)]
        line = Text(f"{clock(start)} ", muted)
        for slot in slots:
            sign, name = drawn(slot, self._glyphs)
            line.append(sign, ink(self.app, name))
        line.append(f" {clock(end)}\n", muted)
        now = minute_of(self._now, self._day.zone)
        place = min(int((now - start) / step), room - 1) if start <= now <= end else None
        return line.append_text(self._below(slots, place))

    def _below(self, slots: list[Slot], place: int | None) -> Text:
        """Return the line under the bar: a mark for now, and the names of what takes time where they fit."""
        from wfhdesk.domain.day_slots import short_told

        width = self.content_size.width
        cells = [" "] * width
        mark = range(0)
        if place is not None and self._now is not None:
            mark = _write(cells, _BESIDE + place, _marked(self._now, self._glyphs), self._glyphs.now)
        for cell, slot in enumerate(slots):
            is_first = slot.occasion is not None and (not cell or slots[cell - 1].occasion != slot.occasion)
            if is_first and slot.occasion is not None:
                _name(cells, _BESIDE + cell, short_told(slot.occasion))
        text = Text("".join(cells).rstrip(), ink(self.app, "taken"))
        text.stylize(ink(self.app, "muted"), mark.start, mark.stop)
        return text


def _off(day: Day) -> str:
    from wfhdesk.domain.day_slots import day_told

    told = day_told(day) if day.absence or day.holiday else ""
    if day.absence:
        return _("{what} today").format(what=told)
    return _("{what}: no work today.").format(what=told) if told else _("No work today.")


def _marked(now: datetime, glyphs: Glyphs) -> str:
    return glyphs.now + " " + _("now {time}").format(time=f"{now:%H:%M}")


def _write(cells: list[str], place: int, text: str, sign: str) -> range:
    """Write a mark with its words behind it, or before it where the line ends; return which cells it took."""
    if place + len(text) > len(cells):
        text = f"{text[len(sign) + 1 :]} {sign}"
        place -= len(text) - len(sign)
    taken = range(max(place, 0), min(max(place, 0) + len(text), len(cells)))
    cells[taken.start : taken.stop] = text[: len(taken)]
    return taken


def _name(cells: list[str], place: int, text: str) -> None:
    """Write a name where it fits between what stands there already."""
    around = cells[max(place - 1, 0) : place + len(text) + 1]
    if place + len(text) <= len(cells) and all(cell == " " for cell in around):
        cells[place : place + len(text)] = text
