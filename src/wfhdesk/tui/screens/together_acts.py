"""Comparing one's hours with those of others: in the week's grid, and day by day in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from textwrap import wrap

from rich.text import Text
from textual import work

from wfhdesk.desk.overlap import Overlap, overlap
from wfhdesk.domain.busy_time import Span
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.names import joined
from wfhdesk.domain.overlap import SharedDay
from wfhdesk.domain.overlap_texts import overlap_rows
from wfhdesk.domain.periods import week_of
from wfhdesk.language import gettext as _
from wfhdesk.tui.screens.availability_acts import AvailabilityActs
from wfhdesk.tui.widgets.item_lines import ItemLines, Line

_WIDEST = 27
"""Cells of a line in the list; it stands beside the week."""


class TogetherActs(AvailabilityActs):
    """Whom one's hours are compared with, and what they share in the week that shows."""

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[str] = ()
        self._shared: Overlap | None = None
        self._refused = ""  # what was told already

    @property
    def names(self) -> str:
        """With whom hours are compared; empty where they aren't."""
        return joined([side.name for side in self._shared.sides[1:]]) if self._shared else ""

    @property
    def spans(self) -> list[Span]:
        """When all can be reached in the week that shows."""
        return [span for day in self._shared.days for span in day.spans] if self._shared else []

    @work
    async def action_together(self) -> None:
        """Ask with whom one's hours are compared, and compare them."""
        from wfhdesk.tui.modals.together import Together

        with self.telling():
            chosen = await self.app.push_screen_wait(Together(self.desk, self.desk_app.key_of("app.people")))
            if chosen:
                self._ids, self._refused = chosen, ""
                self.grid.focus()
                self.show_week()

    def end_together(self) -> None:
        """Show one's own week again."""
        self._ids = ()
        self.show_week()

    def read_shared(self) -> None:
        """Read what is shared in the week that shows; what can't be read is told once."""
        self._shared = None
        people = [person for doc_id in self._ids if (person := self.desk.people.with_id(doc_id))]
        if people:
            try:
                self._shared = overlap(self.desk, people, week_of(self.monday))
                self._refused = ""
            except DeskError as problem:
                if str(problem) != self._refused:
                    self.notify(str(problem), severity="warning", markup=False)
                self._refused = str(problem)
        self.set_class(self._shared is not None, "-together")
        self._list_shared()

    def _list_shared(self) -> None:
        """List the shared hours of each day, by one's own clocks and by theirs."""
        lines = self.query_one("#shared", ItemLines)
        lines.border_title = _("With {names}").format(names=self.names)
        found: list[Line] = []
        for day, told in _told(self._shared, self._shared.days) if self._shared else ():
            found.append(lines.head(f" {day}"))
            found += [Line(partial(_line, text)) for one in told for text in wrap(one, _WIDEST, subsequent_indent="  ")]
        lines.show_lines(found)

    def shared_told(self, day: date) -> str:
        """Return the shared hours of a day in a line; empty where nothing is compared."""
        if self._shared is None:
            return ""
        days = [one for one in self._shared.days if one.date == day]
        dot = f" {self.glyphs.dot} "
        return "".join(f"{named}: {dot.join(told)}" for named, told in _told(self._shared, days))


def _told(found: Overlap, days: Sequence[SharedDay]) -> Iterator[tuple[str, list[str]]]:
    """Yield each day with the hours shared on it: by one's own clocks, then by each other clocks that people live by."""
    if not days:
        return
    (_day, _you, *others), *rows = overlap_rows(days, found.sides)
    for named, own, *theirs in rows:
        told = [
            _("{who} {hours}").format(who=who, hours=hours) for who, hours in zip(others, theirs, strict=True) if hours
        ]
        yield named, [own, *told]


def _line(text: str, _width: int) -> Text:
    return Text(f"   {text}", end="")
