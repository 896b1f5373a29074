"""What hurts, on the figure of a body: each region in the colour of its value, with the number beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from wfhdesk.domain.body import REGIONS, shown_region
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import ASCII, Glyphs
from wfhdesk.tui.widgets.body_figure import HEIGHT, ON_THE_LEFT, WIDTH, degree, figure, labels, row_of
from wfhdesk.tui.widgets.sheet import Sheet
from wfhdesk.tui.widgets.trend_line import bars

if TYPE_CHECKING:
    from wfhdesk.desk.assessment_results import Moment

_INKS = ("rule", "home", "due", "late", "late")
"""How a region is drawn, by degree."""
_TOLD = ("rule", "accent", "due", "late", "late")
"""How its number is written, which is to be read."""
_LEGEND = ((1, "1–3"), (4, "4–6"), (7, "7–10"))
_MOST = 10
_FEW = 12
"""Runs below which their bars stand apart."""


class BodyMap(Sheet):
    """The figure at one of several moments, the last one at first; `step` goes to the one before or after."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moments: Sequence[Moment] = ()
        self._place = 0
        self._today = date.min

    def show_moments(self, moments: Sequence[Moment], today: date, glyphs: Glyphs) -> None:
        """Show what hurt in runs, the oldest first; others than before begin at the newest."""
        if list(moments) != list(self._moments):
            self._place = len(moments) - 1
        self._moments, self._today, self.glyphs = moments, today, glyphs
        self.display = bool(moments)
        self.show_anew()

    def step(self, way: int) -> None:
        """Go to the run before (-1) or after (1)."""
        self._place = max(0, min(self._place + way, len(self._moments) - 1))
        self.show_anew()

    def action_step(self, way: int) -> None:
        """Go there, for whoever uses the mouse."""
        self.step(way)

    @property
    def is_several(self) -> bool:
        """Whether there is another moment to go to."""
        return len(self._moments) > 1

    def texts(self, width: int) -> list[Text]:
        """Return the figure with its labels, what the colours mean, and where one is in time."""
        if not self._moments:
            return []
        values = self._moments[self._place].regions
        hurting = [region for region in REGIONS if values.get(region, 0) > 0]
        told = {region: self._label(region, values[region]) for region in hurting}
        widest = max((text.cell_len for text in told.values()), default=0)
        is_broad = width >= WIDTH + 2 * (widest + 2)
        lines = self._around(told, values, widest + 2 if is_broad else 0)
        return [*lines, Text(), *([] if hurting else [Text(_("Nothing hurts."))]), self._legend(), *self._time()]

    def _label(self, region: str, value: int) -> Text:
        return Text(f"{shown_region(region)} ", no_wrap=True).append(
            str(value), self.style_of(_TOLD[degree(value)]) + Style(bold=True)
        )

    def _around(self, told: dict[str, Text], values: dict[str, int], left: int) -> list[Text]:
        """Return the figure with the labels on both sides, or with `left` 0 all of them on the right."""
        on_left = [(row_of(one), text) for one, text in told.items() if left and one in ON_THE_LEFT]
        on_right = [(row_of(one), text) for one, text in told.items() if not left or one not in ON_THE_LEFT]
        lefts, rights = labels(on_left), labels(on_right)
        body = figure(values, self._ink, self.glyphs)
        lines = []
        for row in range(max(HEIGHT, *lefts, *rights) + 1 if told else HEIGHT):
            line, label = Text(no_wrap=True), lefts.get(row, Text())
            line.append(" " * max(left - 1 - label.cell_len, 0)).append_text(label).append(" " if left else "")
            line.append_text(body[row].copy() if row < len(body) else Text(" " * WIDTH)).append(" ")
            lines.append(line.append_text(rights.get(row, Text())))
        while lines and not lines[-1].plain.strip():
            lines.pop()
        return lines

    def _legend(self) -> Text:
        text = Text(no_wrap=True)
        for value, told in _LEGEND:
            sign = self.glyphs.levels[degree(value)] if self.glyphs is ASCII else self.glyphs.bar
            text.append(sign * 2, self._ink(value)).append(f" {told}   ", self.style_of("muted"))
        return text

    def _time(self) -> list[Text]:
        """Return the day, and how the worst of each run went over time with the one that shows marked."""
        moment = self._moments[self._place]
        day = Text(short_day(moment.day, self._today), self.style_of("core"), no_wrap=True)
        if not self.is_several:
            return [day]
        worst = [max(one.regions.values(), default=0) for one in self._moments]
        drawn, line = bars(worst, self.glyphs, high=_MOST), Text(no_wrap=True)
        for place, bar in enumerate(drawn):
            line.append(bar, self.style_of("accent" if place == self._place else "rule"))
            line.append(" " if len(drawn) < _FEW else "")
        line.append(" ").append_text(day).append("  ")
        for sign, way in (("←", -1), ("→", 1)):
            line.append_text(Text(sign, self.style_of("key")).on({"@click": f"step({way})"})).append(" ")
        return [line.append(_("another day"), self.style_of("muted"))]

    def _ink(self, value: int) -> Style:
        return self.style_of(_INKS[degree(value)])
