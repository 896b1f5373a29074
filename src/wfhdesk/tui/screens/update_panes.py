"""The panes of the composer: side by side where there is room, one at a time where there isn't."""

from __future__ import annotations

from textual import on

from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.widgets.draft_entries import DraftEntries
from wfhdesk.tui.widgets.panes import PaneNames
from wfhdesk.tui.widgets.remarks import Remarks


class UpdatePanes(DeskScreen):
    """Goes from pane to pane; `STOPS` are the places where tab stops, with the pane of each."""

    STOPS = {"#entries": "entries", "#words": "text", "#view": "mail", "#remarks": "mail"}

    def step_out(self) -> bool:
        """Leave the text for the list of entries."""
        entries = self.query_one(DraftEntries)
        was_elsewhere = not entries.has_focus
        entries.focus()
        return was_elsewhere

    def action_pane(self, way: int) -> None:
        """Go to the next pane, or the one before; to the remarks where they don't fit."""
        remarks = self.query_one(Remarks)
        stops = [stop for stop in self.STOPS if stop != "#remarks" or remarks.max_scroll_y]
        here = next((place for place, stop in enumerate(stops) if self.query_one(stop).has_focus), 0)
        self._go_to(stops[(here + way) % len(stops)])

    def _go_to(self, stop: str) -> None:
        self._show_pane(self.STOPS[stop])  # before it is shown it can't be focused
        self.query_one(stop).focus()

    def _show_pane(self, name: str) -> None:
        for pane in ("entries", "text", "mail"):
            self.set_class(pane == name, f"-at-{pane}")
        self.query_one(PaneNames).show(name)

    def action_subject(self) -> None:
        """Go to the subject."""
        self._show_pane("text")
        self.query_one("#subject").focus()

    @on(PaneNames.Chosen)
    def _pane_chosen(self, event: PaneNames.Chosen) -> None:
        self._go_to(next(stop for stop, pane in self.STOPS.items() if pane == event.name))

    def on_descendant_focus(self) -> None:
        """Keep the pane that has the focus as the one to show: a click goes there too."""
        for pane in ("entries", "text", "mail"):
            if self.query_one(f"#{pane}").has_focus_within or self.query_one(f"#{pane}").has_focus:
                self._show_pane(pane)
