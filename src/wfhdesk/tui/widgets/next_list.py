"""What comes next: each step with when it is due, and why it stands there."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.item_lines import ItemLines, Line

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep

_GAP = 2
"""Cells at least before what is said beside a step."""


class NextList(ItemLines):
    """The steps, two lines each."""

    def show_steps(
        self, steps: Sequence[NextStep], today: date, glyphs: Glyphs, *, begin: tuple[str, str] | None = None
    ) -> None:
        """Show what comes next, as of today; on a new desk, how to `begin`: the keys that log and that write the update."""
        self.when_empty(_how_to_begin(*begin) if begin else _("Nothing waits for you."))
        self.show_lines([line for step in steps for line in self._lines_of(step, today, glyphs)])

    def key_of(self, item: NextStep) -> Hashable:
        """Return what a step is about: how many entries wait, and since when, may change under the cursor."""
        return item.kind, item.about

    @property
    def step(self) -> NextStep | None:
        """The step under the cursor."""
        step: NextStep | None = self.current
        return step

    def _lines_of(self, step: NextStep, today: date, glyphs: Glyphs) -> list[Line]:
        tone, due = _due(step, today)

        def what(width: int) -> Text:
            text = Text(f" {step.text}", end="")
            if due:
                text.append(f" {glyphs.dot} {due}", self.style_of(tone))
            return text.append_text(self._aside(step.aside, width - text.cell_len - 1))

        def why(_width: int) -> Text:
            return Text(f"   {step.why}", self.style_of("muted"), end="")

        return [Line(what, step), Line(why, step)]

    def _aside(self, aside: str, room: int) -> Text:
        """Return what is said beside a step, put to the right; where there isn't room for all of it, its beginning."""
        while aside and cell_len(aside) + _GAP > room:
            aside = aside.rpartition(", ")[0]
        return Text(" " * (room - cell_len(aside)) if aside else "").append(aside, self.style_of("muted"))


def _how_to_begin(log: str, update: str) -> str:
    told = _("Log what you get done as it happens: {log}, a line, enter.\nOn Friday, {update} has the update written.")
    return told.format(log=log, update=update)


def _due(step: NextStep, today: date) -> tuple[str, str]:
    """Return in which tone a step's day is told, and how."""
    if step.state:
        return "late" if step.is_late else "due", step.state
    if step.due is None or step.kind == "settle":
        return "muted", ""
    if step.kind == "check-in":
        return "late", _("overdue")
    if step.due < today:
        return "late", _("overdue since {day}").format(day=short_day(step.due, today))
    if step.due == today:
        return "due", _("due today")
    return "muted", _("due {day}").format(day=short_day(step.due, today))
