"""One column of the board: actions in one state, each with who does it, by when, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from rich.text import Text
from textual.events import Resize

from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, Action, shown_owner
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.lights import light_sign
from wfhdesk.tui.widgets.lines import Lines

_MOST_ROWS = 3
"""Lines that what is to be done may take."""


class ActionColumn(Lines):
    """Actions with their texts wrapped, one below the other with a blank line between."""

    def __init__(self, state: str, empty: str) -> None:
        super().__init__(id=state)
        self._state, self._empty = state, empty
        self._actions: Sequence[Action] = ()
        self._rows: list[tuple[Text, Action | None]] = []
        self._place_of: Callable[[str], str] = str
        self._today = date.min
        self._glyphs: Glyphs = UNICODE

    def show_actions(
        self, actions: Sequence[Action], place_of: Callable[[str], str], today: date, glyphs: Glyphs
    ) -> None:
        """Show actions; `place_of` tells what a workstation is called."""
        self._actions, self._place_of, self._today, self._glyphs = actions, place_of, today, glyphs
        self.border_title = _titled(self._state, actions, today)
        self._lay_out()

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        action: Action | None = self.current
        return action

    def go_to(self, action_id: str) -> bool:
        """Put the cursor on an action; return whether it is here."""
        place = self.index_of(action_id)
        if place is not None:
            self.cursor = place
        return place is not None

    def _lay_out(self) -> None:
        item = self.current
        width = max(self.scrollable_content_region.width - 1, 8)
        self._rows = [row for one in self._actions for row in self._card(one, width)][:-1]
        if not self._actions:
            wrapped = Text(self._empty, self.style_of("muted")).wrap(self.app.console, width)
            self._rows = [(text, None) for text in wrapped]
        self.lines_changed(item)

    def _card(self, action: Action, width: int) -> list[tuple[Text, Action | None]]:
        sign, tone = light_sign(action.risk, self._glyphs)
        is_done = action.state not in (OPEN, FIXED)
        rows = list(Text(action.text).wrap(self.app.console, width - 2))
        if len(rows) > _MOST_ROWS:
            rows = [*rows[: _MOST_ROWS - 1], Text(rows[_MOST_ROWS - 1].plain.rstrip() + self._glyphs.more)]
        made: list[tuple[Text, Action | None]] = []
        for place, row in enumerate(rows):
            text = Text(end="").append("  " if place or is_done else f"{sign} ", self.style_of(tone))
            made.append((text.append_text(row), action))
        for told, name in self._told(action):
            lines = Text(told, self.style_of(name)).wrap(self.app.console, width - 2)
            made += [(Text("  ", end="").append_text(line), action) for line in lines]
        return [*made, (Text(end=""), None)]

    def _told(self, action: Action) -> list[tuple[str, str]]:
        """Return who, by when and where, each with its ink."""
        place = self._place_of(action.workstation)
        parts = [shown_owner(action.owner), place]
        who = f" {self._glyphs.dot} ".join(filter(None, parts))
        return [(who, "muted"), when_told(action, self._today)]

    # --- what a list of lines asks --------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many lines there are."""
        return len(self._rows)

    def item_at(self, index: int) -> Any:
        """Return the action of a line."""
        return self._rows[index][1]

    def line(self, index: int, width: int) -> Text:
        """Return a line."""
        text = self._rows[index][0].copy()
        text.end = ""
        return text

    def on_resize(self, event: Resize) -> None:
        """Wrap anew."""
        self._lay_out()


def _titled(state: str, actions: Sequence[Action], today: date) -> str:
    """Return what stands over a column: what is in it, how many, and how many of them wait for too long."""
    named = {OPEN: _("Open"), FIXED: _("Fixed: did it help?"), CHECKED: _("Checked: it helped")}[state]
    late = sum(one.is_overdue(today) for one in actions)
    told = [f"{named} {len(actions)}", *([_("{n} overdue").format(n=late)] if late else [])]
    return ", ".join(told)


def when_told(action: Action, today: date) -> tuple[str, str]:
    """Return in words when something is to be done about an action, or was, and the ink that tells how it presses."""
    if action.state == OPEN:
        if action.due is None:
            return _("no day"), "muted"
        day = short_day(action.due, today)
        if action.is_overdue(today):
            return _("overdue since {day}").format(day=day), "late"
        return (_("due today"), "due") if action.due == today else (_("by {day}").format(day=day), "day")
    if action.state == FIXED and action.check_on and action.fixed:
        if action.is_to_be_checked(today):
            return _("did it help? fixed {day}").format(day=short_day(action.fixed, today)), "due"
        return _("fixed; look again {day}").format(day=short_day(action.check_on, today)), "muted"
    day = short_day(action.checked or action.made, today)
    return _("it helped, {day}").format(day=day), "good"
