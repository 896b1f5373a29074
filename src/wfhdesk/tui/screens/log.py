"""The log: every entry there is, newest first, found as one types."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.events import Resize
from textual.widgets import Static

from wfhdesk.domain.counts import by_day
from wfhdesk.tui.commands import ENTRIES, LOG, bindings
from wfhdesk.tui.log_words import found_nothing, nothing_logged, reading, tally, waiting
from wfhdesk.tui.screens.log_acts import LogActs
from wfhdesk.tui.widgets.detail import Detail
from wfhdesk.tui.widgets.filter_line import FilterLine
from wfhdesk.tui.widgets.heat_map import HeatMap
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.timeline import Timeline

_ROWS_FOR_DAYS = 30
"""Rows of a terminal from which on the map shows days unasked."""
_ROWS_FOR_MONTHS = 20
"""Rows from which on the names of months stand under the weeks."""
_NEED_AN_ENTRY = {"details", *(command.action for command in ENTRIES)}


class LogScreen(LogActs):
    """A line to search with, the year as a map, the list, and the entry under its cursor in full."""

    PLACE = "log"
    CSS_PATH = "../styles/log.tcss"
    BINDINGS = bindings(LOG)
    AUTO_FOCUS = "#timeline"

    def __init__(self) -> None:
        super().__init__()
        self._by_weekday: bool | None = None  # as it was asked for; None for what fits
        self._has_entry = False  # whether the keys that need an entry work

    def body(self) -> ComposeResult:
        """Yield the line, the map, the list and the detail."""
        with Horizontal(id="search"):
            yield Static("/", id="sign", markup=False)
            yield FilterLine(id="filter")
            yield Static("", id="tally", markup=False)
        yield HeatMap(id="map")
        with Container(id="log"):
            yield Timeline(id="timeline")
            yield Detail(id="detail")

    # --- showing --------------------------------------------------------------------------------------------------

    def show_list(self, *, from_top: bool = False) -> None:
        """Show what is loaded, or what was found of it."""
        timeline, today = self.timeline, self.desk.accomplishments.today()
        timeline.chosen &= {one for one in timeline.chosen if self.rows.row_of(one) is not None}
        rows = self.rows if self.hits is None else self.hits
        timeline.show_rows(rows, self._notes(), today, self.glyphs, from_top=from_top)
        counts = by_day(self._recent.entries) | (self.past.counts if self.past else {})
        heat = self.query_one(HeatMap)
        heat.display = bool(counts)
        heat.show_counts(counts, today, self.glyphs, self.desk_app.key_of("log.year"))
        self._show_tally()

    def _notes(self) -> list[str]:
        """Return what stands below the list: what is being read, or why nothing is here."""
        if not self.has_all:
            return [reading()]
        if self.hits is not None and not self.hits.entries:
            return found_nothing(self.asked, len(self.rows.entries))
        return [] if self.rows.entries else nothing_logged(self.desk_app.key_of("app.log"))

    @on(Timeline.Choice)
    def _show_tally(self) -> None:
        chosen = self.timeline.chosen
        hits = None if self.hits is None else len(self.hits.entries)
        hidden = 0 if self.hits is None else sum(self.hits.row_of(one) is None for one in chosen)
        words = tally(hits, len(self.rows.entries), self.loaded_since, len(chosen), hidden)
        torn = waiting(len(self.torn), self.desk_app.key_of("log.versions"))
        self.query_one("#tally", Static).update(torn + words)

    @on(Lines.Moved, "#timeline")
    def _show_entry(self) -> None:
        entry = self.timeline.current
        self.query_one(HeatMap).mark(entry.day if entry else None)
        updates = self.past.reported.get(entry.id, ()) if entry and self.past else ()
        notes = self.torn_note(entry) if entry else []
        today = self.desk.accomplishments.today()
        self.query_one(Detail).show_entry(entry, today, updates, self.glyphs, notes)
        if self._has_entry != (entry is not None):
            self._has_entry = entry is not None
            self.refresh_bindings()
        self.read_on()

    # --- the map --------------------------------------------------------------------------------------------------

    def on_resize(self, _event: Resize) -> None:
        """Show days where there is room for them."""
        self._fit_map()

    def action_year(self) -> None:
        """Show the year by day or by week."""
        self._by_weekday = not self.query_one(HeatMap).by_weekday
        self._fit_map()

    def _fit_map(self) -> None:
        rows = self.size.height
        by_weekday = rows >= _ROWS_FOR_DAYS if self._by_weekday is None else self._by_weekday
        self.query_one(HeatMap).show_by(weekday=by_weekday, rows=8 if by_weekday else 1 + (rows >= _ROWS_FOR_MONTHS))

    @on(HeatMap.Picked)
    def _go_to_day(self, event: HeatMap.Picked) -> None:
        self.timeline.go_to_day(event.day)
        self.timeline.focus()

    # --- choosing, and ways out -----------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Choose the entry under the cursor, or let go of it, and go on to the next."""
        if self.timeline.current is not None:
            self.timeline.toggle(self.timeline.current.id)
            self.timeline.action_move(1)

    @on(Lines.Chosen, "#timeline")
    def action_details(self) -> None:
        """Show the entry in full beside or below the list, or the list alone."""
        self.toggle_class("-alone" if self.has_class("-wide") else "-below")

    def step_out(self) -> bool:
        """Leave the filter, the choice, or the entry below the list, one after the other."""
        line, timeline = self.query_one(FilterLine), self.timeline
        if timeline.chosen and not line.has_focus:
            timeline.let_go()
        elif line.value:
            line.clear()
        elif not timeline.has_focus:
            timeline.focus()
        elif self.has_class("-below") and not self.has_class("-wide"):
            self.remove_class("-below")
        else:
            return False
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if action in _NEED_AN_ENTRY and self.is_mounted:
            return bool(self.timeline.chosen) or self.timeline.current is not None
        if action == "list":
            return self.is_mounted and self.query_one(FilterLine).has_focus
        if action == "versions":
            return bool(self.torn)
        return super().check_action(action, parameters)
