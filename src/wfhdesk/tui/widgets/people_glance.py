"""People at a glance: whose turn it is, and whose comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink

if TYPE_CHECKING:
    from wfhdesk.domain.standings import Standing

_WIDEST_NAME = 12


class PeopleGlance(Widget, can_focus=False):
    """A few people, each with a bar of the days since the last contact, and in words how due they are; hidden without any."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._people: Sequence[tuple[str, Standing]] = ()
        self._today = date.min
        self._glyphs: Glyphs = UNICODE
        self.display = False

    def show_people(self, people: Sequence[tuple[str, Standing]], today: date, glyphs: Glyphs) -> None:
        """Show people, each with what one calls them, as of today."""
        self._people, self._today, self._glyphs = people, today, glyphs
        self.display = bool(people)
        self.refresh(layout=True)

    def render(self) -> Text:
        """Return a line for each."""
        return Text("\n", no_wrap=True, overflow="ellipsis").join(self._line(*one) for one in self._people)

    def _line(self, name: str, standing: Standing) -> Text:
        from wfhdesk.domain.standings import shown_state  # known by now: it was looked ahead
        from wfhdesk.tui.widgets.cadence_bar import cadence_bar, tone

        def style_of(named: str) -> Style:
            return ink(self.app, named)

        widest = min(max(cell_len(name) for name, _standing in self._people), _WIDEST_NAME)
        line = Text(set_cell_size(name, widest) + " ")
        line.append_text(cadence_bar(standing, style_of, self._glyphs))
        return line.append(f" {shown_state(standing, self._today)}", style_of(tone(standing)))
