"""What comes next: each step with when it is due, and why it stands there."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
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

_LEAST = 24
"""Cells of a step at least before when it is due: what it is about is to be told from others."""
_GAP = 2
"""Cells at least before what is said beside a step."""


class NextList(ItemLines):
    """The steps, two lines each, and one more with its keys under the step with the cursor."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:
        super().__init__(empty=empty, id=id)
        self._steps: Sequence[NextStep] = ()
        self._shown: tuple[date, Glyphs] | None = None
        self._open: Hashable = None  # the key of the step whose keys are shown
        self._nudging: Collection[Hashable] = ()

    def show_steps(
        self, steps: Sequence[NextStep], today: date, glyphs: Glyphs, *, begin: tuple[str, str] | None = None
    ) -> None:
        """Show what comes next, as of today; on a new desk, how to `begin`: the keys that log and that write the update."""
        self.when_empty(_how_to_begin(*begin) if begin else _("Nothing waits for you."))
        self._steps, self._shown = steps, (today, glyphs)
        self._lay_out()

    def mark(self, keys: Collection[Hashable]) -> None:
        """Mark the steps that nudge now."""
        self._nudging = keys
        self.refresh()

    def key_of(self, item: NextStep) -> Hashable:
        """Return what a step is about: how many entries wait, and since when, may change under the cursor."""
        return item.kind, item.about

    @property
    def step(self) -> NextStep | None:
        """The step under the cursor."""
        step: NextStep | None = self.current
        return step

    def go_to_first(self, keys: Collection[Hashable]) -> None:
        """Put the cursor on the first of these steps; leave it where none of them is shown."""
        if places := self._places_of(keys):
            self.cursor = min(places)

    def go_to_next(self, keys: Collection[Hashable]) -> None:
        """Go on from one of these steps to the next of them, from the last one or from any other step to the first."""
        is_on_one = self.step is not None and self.key_of(self.step) in keys
        places = self._places_of(keys)
        if behind := [place for place in places if is_on_one and place > self.cursor] or places:
            self.cursor = min(behind)

    def _places_of(self, keys: Collection[Hashable]) -> list[int]:
        return [place for key in keys if (place := self.index_of(key)) is not None]

    def watch_cursor(self, before: int, now: int) -> None:
        """Let the keys follow the cursor."""
        super().watch_cursor(before, now)
        if self.step is not None and self.key_of(self.step) != self._open:
            self._lay_out()
            self._show_cursor()

    def _lay_out(self) -> None:
        """Put the lines together. Which step has the cursor is only known then, and its keys stand under it."""
        self._show_all()
        if self.step is not None and self.key_of(self.step) != self._open:
            self._open = self.key_of(self.step)
            self._show_all()

    def _show_all(self) -> None:
        if self._shown is not None:
            self.show_lines([line for step in self._steps for line in self._lines_of(step, *self._shown)])

    def _lines_of(self, step: NextStep, today: date, glyphs: Glyphs) -> list[Line]:
        tone, due = _due(step, today)
        key = self.key_of(step)

        def what(width: int) -> Text:
            nudges = key in self._nudging
            text = Text(end="").append(f"{glyphs.nudge} " if nudges else "  ", self.style_of("due"))
            said = Text(f" {glyphs.dot} {due}" if due else "", self.style_of(tone))
            text.append(step.text)
            text.truncate(max(width - said.cell_len, _LEAST), overflow="ellipsis")
            text.append_text(said)
            return text.append_text(self._aside(step.aside, width - text.cell_len - 1))

        def why(_width: int) -> Text:
            return Text(f"    {step.why}", self.style_of("muted"), end="")

        keys = [Line(lambda _width: self._keys_of(step), step)] if key == self._open else []
        return [Line(what, step), Line(why, step), *keys]

    def _keys_of(self, step: NextStep) -> Text:
        """Return what can be done about a step, and by which key; a blank line while the keys go elsewhere."""
        from wfhdesk.tui.widgets.step_keys import step_keys

        text = Text("    ", end="")
        for key, told, action in step_keys(self.app, step) if self.has_focus else ():
            part = Text().append(key, self.style_of("key")).append(f" {told}  ", self.style_of("muted"))
            text.append_text(part.on({"@click": action}))
        return text

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
    if step.due is None or step.kind in ("settle", "birthday"):
        return "muted", ""
    if step.kind == "check-in":
        return "late", _("overdue")
    if step.due < today:
        return "late", _("overdue since {day}").format(day=short_day(step.due, today))
    if step.due == today:
        return "due", _("due today")
    return "muted", _("due {day}").format(day=short_day(step.due, today))
