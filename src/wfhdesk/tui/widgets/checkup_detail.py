"""One check in full: what it is for, what the last run came to, what stays, how it went over time, and every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from wfhdesk.domain.assessment_texts import reason_told
from wfhdesk.domain.checklists import DISCOMFORT
from wfhdesk.domain.checkups import state_told
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.scoring import score
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.ink import ink
from wfhdesk.tui.widgets.body_map import BodyMap
from wfhdesk.tui.widgets.checkup_list import begun_told, tone_of
from wfhdesk.tui.widgets.lights import light_sign
from wfhdesk.tui.widgets.risk_lines import counted_changes, risk_lines
from wfhdesk.tui.widgets.rosa_scale import RosaScale
from wfhdesk.tui.widgets.sheet import Hung, Told, Words
from wfhdesk.tui.widgets.trend_line import TrendLine

if TYPE_CHECKING:
    from wfhdesk.desk.assessment_results import Result
    from wfhdesk.desk.checks import Check, Closely

_MOST_RUNS = 60


class CheckupDetail(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A check. What takes reading its last run (`closely`) is shown once it is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
        Binding("home,g", "scroll_home", show=False),
        Binding("end,G", "scroll_end", show=False),
        Binding("left", "day(-1)", show=False),
        Binding("right", "day(1)", show=False),
        Binding("enter", "screen.begin", id="checks.run"),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._check: Check | None = None
        self._closely: Closely | None = None
        self._today = date.min
        self._glyphs: Glyphs = UNICODE

    def compose(self) -> ComposeResult:
        """Yield the parts, one below the other."""
        yield Words(id="purpose")
        yield Words(id="last")
        yield RosaScale(id="rosa")
        yield BodyMap(id="body-map")
        yield Words(id="stays")
        yield TrendLine(id="trend")
        yield Words(id="runs")

    def show_check(
        self, check: Check | None, closely: Closely | None, keys: tuple[str, str], today: date, glyphs: Glyphs
    ) -> None:
        """Show a check; `keys` begin it and open its last result."""
        before = self._check and self._check.id
        self._check, self._today, self._glyphs = check, today, glyphs
        self._closely = closely if check and closely and closely.about == check.id else None
        self.query_one("#purpose", Words).show_texts(list(self._purpose(keys)))
        self._show_closely()
        self.query_one("#runs", Words).show_texts(list(self._runs()))
        if before != (check and check.id):
            self.scroll_home(animate=False)

    def _show_closely(self) -> None:
        found, check = self._closely, self._check
        result = found.result if found else None
        self.query_one(RosaScale).show(result, self._glyphs)
        moments = found.moments if found else ()
        self.query_one(BodyMap).show_moments(moments, self._today, self._glyphs)
        self.query_one("#last", Words).show_texts(list(self._last(result)) if result else [])
        self.query_one("#stays", Words).show_texts(list(self._stays(result)) if result else [])
        last = check.score if check else None
        is_body = bool(result and result.run.scoring == DISCOMFORT)
        points = found.points if found and not is_body else ()
        scale = (last.low, last.high, last.well) if last else (0.0, 0.0, 0.0)
        self.query_one(TrendLine).show_trend(points, scale, self._today, self._glyphs)

    # --- the words --------------------------------------------------------------------------------------------------

    def _purpose(self, keys: tuple[str, str]) -> Iterator[Text]:
        check = self._check
        if check is None:
            yield Text(_("Nothing is chosen."), self._style("muted"))
            return
        checklist = check.checkup.checklist
        title = Text().append(str(checklist.title), self._style("core"))
        if checklist.private:
            title.append("  " + _("private: stays out of reports"), self._style("muted"))
        yield title
        yield from self._standing(check)
        yield Text(str(checklist.purpose))
        yield self._keys_told(check, keys)

    def _standing(self, check: Check) -> Iterator[Text]:
        checkup = check.checkup
        minutes = checkup.checklist.minutes
        about = ngettext("about {n} minute", "about {n} minutes", minutes).format(n=minutes)
        where = checkup.workstation.name if checkup.workstation else ""
        dot = f" {self._glyphs.dot} "
        state = begun_told(check) if checkup.begun else state_told(checkup, self._today)
        yield Text(dot.join(filter(None, (where, about))) + dot, self._style("muted")).append(
            state, self._style(tone_of(check))
        )
        if checkup.is_pressing or checkup.begun:
            why = reason_told(checkup, self._today)
            yield Text(why[:1].upper() + why[1:])
        elif checkup.due is not None:
            yield Text(_("due again {day}").format(day=short_day(checkup.due, self._today)), self._style("muted"))

    def _keys_told(self, check: Check, keys: tuple[str, str]) -> Text:
        begins, opens = keys
        line = Text().append(begins, self._style("key"))
        line.append(" " + (_("goes on with it") if check.checkup.begun else _("begins it")), self._style("muted"))
        if check.runs:
            line.append(f"   {opens}", self._style("key"))
            line.append(" " + _("shows the last result in full"), self._style("muted"))
        return line

    def _last(self, result: Result) -> Iterator[Told]:
        sign, tone = light_sign(result.score.light, self._glyphs)
        yield Text()
        head = _("Last time, {day}").format(day=short_day(result.run.day, self._today))
        yield Text(head, self._style("head"))
        yield Text().append(f"{sign} ", self._style(tone)).append(result.score.told)
        if result.fine:
            fine = ngettext("{n} answer is fine", "{n} answers are fine", result.fine).format(n=result.fine)
            fixed = len(result.fixed)
            on_the_spot = ngettext("{n} fixed on the spot", "{n} fixed on the spot", fixed).format(n=fixed)
            yield Text(", ".join([fine, on_the_spot] if fixed else [fine]), self._style("muted"))
        if result.former and (changes := counted_changes(result.differences)):
            day = short_day(result.former.day, self._today)
            yield Text(_("Since {day}: {changes}").format(day=day, changes=changes))

    def _stays(self, result: Result) -> Iterator[Told]:
        if result.risks:
            yield Text()
            yield Text(_("What stays"), self._style("head"))
            yield from risk_lines(result, self._style, self._today, self._glyphs)

    def _runs(self) -> Iterator[Told]:
        check = self._check
        if check is None or not check.runs:
            return
        yield Text()
        yield Text(_("Every run"), self._style("head"))
        for run in check.runs[: -_MOST_RUNS - 1 : -1]:
            found = score(run)
            sign, tone = light_sign(found.light, self._glyphs)
            lead = Text().append(f"{short_day(run.day, self._today):<16}", self._style("day"))
            yield Hung(lead.append(f"{sign} ", self._style(tone)), Text(found.told))
        if (rest := len(check.runs) - _MOST_RUNS) > 0:
            yield Text(_("… and {n} before").format(n=rest), self._style("muted"))

    def _style(self, name: str) -> Style:
        return ink(self.app, name)

    def action_day(self, way: int) -> None:
        """Show what hurt on the day of the run before, or after."""
        self.query_one(BodyMap).step(way)
