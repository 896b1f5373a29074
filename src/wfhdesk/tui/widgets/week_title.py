"""Which week shows, between the keys that go a week back and on; a click on them does."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual.widget import Widget

from wfhdesk.domain.periods import DAY, WEEK, Period, day_span, week_number, week_of
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink


class WeekTitle(Widget, can_focus=False):
    """A week's number and days, how far it is from this one, and whether it was confirmed."""

    auto_links = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._monday = self._today = date.min
        self._is_confirmed = False
        self._with = ""
        self._keys = ("", "", "")
        self._glyphs: Glyphs = UNICODE

    def show_week(  # noqa: PLR0913 - each named
        self,
        monday: date,
        today: date,
        keys: tuple[str, str, str],
        glyphs: Glyphs,
        *,
        is_confirmed: bool,
        names: str = "",
    ) -> None:
        """Show a week; `keys` go back, go on, and confirm. `names` are the people with whom hours are compared."""
        self._monday, self._today, self._keys, self._glyphs = monday, today, keys, glyphs
        self._is_confirmed, self._with = is_confirmed, names
        self.refresh()

    def render(self) -> Text:
        """Return the line."""
        if self._monday == date.min:
            return Text()
        back, on, confirm = self._keys
        week = Period(self._monday, self._monday + 6 * DAY)
        named = _("Week {week}, {days}").format(week=week_number(self._monday), days=day_span(week))
        line = Text().append_text(self._key(back, -1)).append(f" {named} ", ink(self.app, "head"))
        line.append_text(self._key(on, 1))
        dot = f" {self._glyphs.dot} "
        if self._with:
            return line.append(dot + _("with {names}; esc ends it").format(names=self._with), ink(self.app, "shared"))
        weeks = (self._monday - week_of(self._today).start) // WEEK
        if away := {0: _("this week"), 1: _("next week"), -1: _("last week")}.get(weeks):
            line.append(dot + away, ink(self.app, "muted"))
        if self._is_confirmed:
            line.append(f"{dot}{self._glyphs.done} " + _("confirmed"), ink(self.app, "good"))
        elif weeks == 1:
            asked = Text(dot + _("{key} confirms it").format(key=confirm), ink(self.app, "due"))
            line.append_text(asked.on({"@click": "screen.confirm"}))
        return line

    def _key(self, key: str, way: int) -> Text:
        return Text().append(key, ink(self.app, "key")).on({"@click": f"screen.week({way})"})
