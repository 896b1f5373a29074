"""Today: what comes next, what was logged, the week at a glance, and the line that is always there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from wfhdesk.desk.unfinished import LINE
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.hours import parse_hours, stretches_of
from wfhdesk.domain.periods import week_of
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.understood import understood
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import TODAY, bindings
from wfhdesk.tui.screens.desk_screen import DeskScreen, went_out
from wfhdesk.tui.widgets.capture_line import CaptureLine
from wfhdesk.tui.widgets.day_bar import DayBar
from wfhdesk.tui.widgets.entry_line import entry_line
from wfhdesk.tui.widgets.glance import Glance, nothing_yet
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.next_list import NextList
from wfhdesk.tui.widgets.remarks import Remarks

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep


class TodayScreen(DeskScreen):
    """What a person sees in the morning and leaves open."""

    PLACE = "today"
    CSS_PATH = "../styles/today.tcss"
    BINDINGS = bindings(TODAY)

    def body(self) -> ComposeResult:
        """Yield the panels and the line."""
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Glance(is_strip=True, id="strip")
                yield NextList(empty=_("Looking …"), id="next")
                yield ItemLines(empty=nothing_yet(), id="logged")
            with Vertical(id="right"):
                yield DayBar(id="day")
                yield Glance(id="week")
                yield Remarks(id="lacks")
        yield CaptureLine(self.desk.accomplishments, id="line")

    def on_mount(self) -> None:
        """Begin with what comes next, and with the line as it was left."""
        for name, title in (
            ("next", _("Next")),
            ("logged", _("Logged today")),
            ("day", _("Today")),
            ("week", _("This week")),
            ("lacks", _("The next update")),
        ):
            self.query_one(f"#{name}").border_title = title
        self.query_one("#next").focus()
        self.set_interval(60, self._show_hours)
        self.call_after_refresh(self._restore_line)

    def _restore_line(self) -> None:
        if waiting := self.desk.unfinished.text(LINE):
            self.query_one(CaptureLine).restore(waiting)

    def focus_line(self) -> None:
        """Type into the line."""
        self.query_one(CaptureLine).focus_line()

    def step_out(self) -> bool:
        """Leave the line for the list of what comes next."""
        is_typing = self.query_one(CaptureLine).has_focus_within
        self.query_one("#next").focus()
        return is_typing

    # --- showing ------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show today and this week at once; what comes next as soon as it is known."""
        today = self.desk.accomplishments.today()
        entries = self.desk.accomplishments.within(week_of(today))
        of_today = [entry for entry in entries if today in (entry.day, entry.logged and entry.logged.date())]
        self.query_one("#logged", ItemLines).show_lines([self._entry(entry) for entry in of_today])
        for glance in self.query(Glance):
            glance.show_week(entries, today, self.glyphs)
        self._show_hours()
        self.call_after_refresh(self._look_ahead)  # the thread would take its time from what is drawn first

    def _show_hours(self) -> None:
        hours = parse_hours(self.desk.settings.text("me.hours"))
        now = self.desk.accomplishments.now()
        bar = self.query_one(DayBar)
        bar.display = bool(hours)
        bar.show_day(stretches_of(hours, now.date()), now, self.glyphs)

    def _entry(self, entry: Accomplishment) -> Line:
        style_of = self.query_one("#logged", ItemLines).style_of
        return Line(lambda width: entry_line(entry, width, style_of, self.glyphs), entry)

    @work(thread=True, exclusive=True)
    def _look_ahead(self) -> None:
        from wfhdesk.desk.history import RECENT, names_used
        from wfhdesk.desk.next_steps import steps_of, upcoming  # and with it all that updates are made of

        with self.desk_app.beside() as desk:
            coming = upcoming(desk)
            steps = steps_of(desk, coming)
            entries = desk.accomplishments.all()
        names = names_used(entries[: -RECENT - 1 : -1])
        self.app.call_from_thread(self._show_ahead, steps, coming[0].lacks if entries else (), names, not entries)

    def _show_ahead(self, steps: list[NextStep], lacks: Sequence[str], names: list[str], is_new: bool) -> None:
        self.desk_app.names = names
        self.query_one(CaptureLine).suggest(names)
        today = self.desk.accomplishments.today()
        self.query_one(NextList).show_steps(steps, today, self.glyphs, is_new=is_new)
        self.query_one(Remarks).show_remarks(lacks, self.glyphs)

    # --- doing --------------------------------------------------------------------------------------------------

    @on(CaptureLine.Typed)
    def _typed(self, event: CaptureLine.Typed) -> None:
        with self.telling():
            self.desk.unfinished.keep(LINE, event.line)

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        line = self.query_one(CaptureLine)
        try:
            entry = self.desk.accomplishments.log(event.line)
        except DeskError as problem:
            line.refuse(str(problem))
        else:
            line.clear()
            self.done(understood(entry))

    @on(Lines.Moved, "#next")
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command has something to do now."""
        kinds = {"went_out": ("settle",), "done": ("promise", "blocker")}.get(action)
        step = self.query_one(NextList).step if kinds and self.is_mounted else None
        return kinds is None or (step is not None and step.kind in kinds)

    def action_done(self) -> None:
        """Settle the promise or blocker under the cursor."""
        if step := self.query_one(NextList).step:
            with self.telling():
                self.desk.accomplishments.resolve([self.desk.accomplishments.get(step.about)])
                self.done(_("Done: “{text}”.").format(text=shortened(step.text, 40)))

    def action_went_out(self, it_did: bool) -> None:
        """Settle whether the update under the cursor went out."""
        if step := self.query_one(NextList).step:
            with self.telling():
                self.done(went_out(self.desk, int(step.about), it_did=it_did))

    @on(Lines.Chosen, "#next")
    async def _chosen(self, event: Lines.Chosen) -> None:
        """Open what the step is about."""
        step: NextStep = event.item
        if step.kind in ("update", "settle"):
            self.desk_app.open_update(step.about if step.kind == "update" else "")
        elif step.kind == "versions":
            self._choose_version(step.about)
        else:
            self._edit(self.desk.accomplishments.get(step.about))

    @work
    async def _choose_version(self, doc_id: str) -> None:
        await self.choose_version(doc_id)

    @on(Lines.Chosen, "#logged")
    def _entry_chosen(self, event: Lines.Chosen) -> None:
        self._edit(event.item)

    @work
    async def _edit(self, entry: Accomplishment) -> None:
        from wfhdesk.tui.modals.log_line import LogLine

        told = await self.app.push_screen_wait(LogLine(self.desk, entry, tuple(self.desk_app.names)))
        if told:
            self.done(told)
