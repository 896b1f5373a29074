"""How the log screen gets its entries: this year's at once, older ones beside, found ones as one types."""

from __future__ import annotations

import gc
from datetime import date
from threading import Lock

from textual import on, work
from textual.widgets import Input
from textual.worker import get_current_worker

from wfhdesk.desk.history import History, history, newest_first
from wfhdesk.domain.counts import weeks_until
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.search import Index, Query, query, without_half_a_date
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.widgets.filter_line import FilterLine
from wfhdesk.tui.widgets.timeline import Timeline
from wfhdesk.tui.widgets.timeline_rows import Rows

ALL = date.min
"""The day from which on there is everything."""


class LogReading(DeskScreen):
    """The entries that are loaded and those of them that were found; who inherits shows them (`show_list`)."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()  # all that is loaded
        self.hits: Rows | None = None  # what was found of it; None where nothing is looked for
        self.past: History | None = None
        self._recent = Rows()  # this year's
        self._older = Rows()  # those of the past
        self._since: date | None = None  # how far back was asked for
        self._index: tuple[Rows, Index] | None = None
        self._indexing = Lock()
        self._is_frozen = False
        self._found_for = ""  # what the hits were found for

    def show_list(self, *, from_top: bool = False) -> None:
        """Show what is loaded, or what was found of it."""
        raise NotImplementedError

    @property
    def asked(self) -> str:
        """What is looked for."""
        return self.query_one(FilterLine).value.strip()

    @property
    def torn(self) -> set[str]:
        """The ids of entries that were changed in two places at once."""
        return self.past.torn if self.past else set()

    @property
    def has_all(self) -> bool:
        """Whether every entry there is is loaded."""
        return self.past is not None and self.past.period.start == ALL

    @property
    def loaded_since(self) -> date | None:
        """The day before which nothing is loaded; None where everything is."""
        if self.has_all:
            return None
        return self.past.period.start if self.past else self.desk.accomplishments.today().replace(month=1, day=1)

    # --- reading --------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show this year at once, and read again what was read of the years before."""
        today = self.desk.accomplishments.today()
        new_year = today.replace(month=1, day=1)
        recent = newest_first(self.desk, Period(new_year, date.max))
        if recent != self._recent.entries:
            self._recent = Rows(recent)
        if self.past and self.past.period.end != new_year - DAY:  # another year began
            self.past, self._older = None, Rows()
        self._since = self._since or weeks_until(today)[0].replace(month=1, day=1)  # the map wants a year's days
        self._join()
        self._read_past(Period(self._since, new_year - DAY))

    @work(thread=True, exclusive=True, group="past")
    def _read_past(self, period: Period) -> None:
        worker = get_current_worker()
        with self.telling_beside():
            with self.desk_app.beside() as desk:
                past = history(desk, period)
            is_same = past.entries == self._older.entries  # as after most changes: nothing has to be joined then
            rows = self._older if is_same else Rows(past.entries)
            if period.start == ALL and not self._is_frozen:
                # What was read stays: going through it for garbage would hold every key up for a tenth of a second. Once
                # only: what is garbage at that moment stays as well.
                gc.freeze()
                self._is_frozen = True
            if not worker.is_cancelled:
                self.app.call_from_thread(self._take, past, rows)

    def _take(self, past: History, rows: Rows) -> None:
        self.past, self._older = past, rows
        self._join()
        self.refresh_bindings()
        self.read_on()

    def _join(self) -> None:
        self.rows = self._recent + self._older
        if self.asked:
            self._find(self.asked)
        self.show_list()

    @on(Timeline.NearEnd)
    def read_on(self) -> None:
        """Read all years where the list comes to an end, and for a search."""
        if self.past and self._since != ALL and (self.asked or self.query_one(Timeline).near_end):
            self._since = ALL
            self._read_past(Period(ALL, self.past.period.end))

    # --- searching ------------------------------------------------------------------------------------------------

    def focus_filter(self) -> None:
        """Type what is looked for."""
        if self.is_mounted and self.query(FilterLine):
            self.set_focus(self.query_one(FilterLine))  # at once: letters typed behind the / are no commands
        else:
            self.call_after_refresh(self.focus_filter)  # the screen was opened just now

    @on(Input.Changed, "#filter")
    def _typed(self) -> None:
        if self.asked:
            self._find(self.asked)
            self.read_on()
        else:
            self.hits = None
            self.query_one(Timeline).highlight(())
            self.show_list()

    @on(FilterLine.Left)
    def action_list(self) -> None:
        """Leave the filter for what it found."""
        self.query_one(Timeline).focus()

    @work(thread=True, exclusive=True, group="find")
    def _find(self, asked: str) -> None:
        worker = get_current_worker()
        wanted = query(without_half_a_date(asked), self.desk.accomplishments.today())
        with self._indexing:  # who typed on meanwhile needs no answer to what stood there before
            found = None if worker.is_cancelled else Rows(self._index_of(self.rows).find(wanted))
        if found is not None and not worker.is_cancelled:
            self.app.call_from_thread(self._show_hits, asked, wanted, found)

    def _index_of(self, rows: Rows) -> Index:
        if self._index is None or self._index[0] is not rows:
            self._index = rows, Index(rows.entries)
        return self._index[1]

    def _show_hits(self, asked: str, wanted: Query, found: Rows) -> None:
        if asked != self.asked:
            return
        is_new = self.hits is None or asked != self._found_for
        self._found_for = asked
        self.hits = found
        self.query_one(Timeline).highlight(wanted.words)
        self.show_list(from_top=is_new)
