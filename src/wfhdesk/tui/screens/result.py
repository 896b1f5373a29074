"""What a run of a checklist came to: what is fine, what isn't and what becomes of it, and what to do first."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container

from wfhdesk.desk.assessment_results import Result, finished, result_of
from wfhdesk.domain.assessments import Reply, Run, shown_way
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.scoring import score
from wfhdesk.domain.updates import ACCIDENT
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.ink import ink
from wfhdesk.tui.modals.choose import Choose
from wfhdesk.tui.run_commands import DECIDING, RESULT
from wfhdesk.tui.screens.deciding import Deciding
from wfhdesk.tui.screens.over import WAY_OUT
from wfhdesk.tui.screens.result_parts import Telling, result_parts
from wfhdesk.tui.widgets.page import Page
from wfhdesk.tui.widgets.rosa_scale import RosaScale
from wfhdesk.tui.widgets.story import Story


class ResultScreen(Deciding):
    """The result of a finished run."""

    PLACE = "result"
    BINDINGS = [*bindings((*DECIDING, *RESULT)), *WAY_OUT, Binding("enter", "leave", show=False)]
    AUTO_FOCUS = ""

    def __init__(self, run_id: str) -> None:
        super().__init__()
        self._run_id = run_id
        self.result: Result | None = None

    def body(self) -> ComposeResult:
        """Yield what there is to say, and ROSA as a scale."""
        with Page(id="page", can_focus=False), Container(id="result"):
            yield RosaScale(id="rosa")
            yield Story(id="story")

    # --- showing --------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show the run as it is now."""
        assessments = self.desk.assessments
        try:
            run = assessments.run(self._run_id)
        except DeskError as problem:
            self.gone(str(problem))
            return
        if run.finished is None:
            self.gone(_("“{title}” isn't finished any more; open it to go on.").format(title=run.title))
            return
        self.result = result_of(assessments, run)
        self._show(self.result)

    def _show(self, result: Result) -> None:
        run, today = result.run, self.desk.assessments.today()
        title = f" {self.glyphs.dot} ".join(filter(None, (run.title, result.place)))
        self.head.show(title, self.glyphs, end=short_day(run.day, today))
        how = Telling(lambda name: ink(self.app, name), self.glyphs, today, self.desk_app.key_of)
        head = self.desk.assessments.checklists.head(run.checklist)
        parts = result_parts(result, str(head.closing) if head else "", self._is_message, how)
        self.query_one(Story).show_parts(parts)
        self.query_one(RosaScale).show(result, self.glyphs)
        self.set_class(result.rosa is not None, "-rosa")
        self.refresh_bindings()

    @property
    def _is_message(self) -> bool:
        """Whether the run is to become a message to the supervisor."""
        return self.result is not None and self.desk.reports.kind_of(self.result.run) == ACCIDENT

    @property
    def _reply(self) -> Reply | None:
        """The risk that is chosen."""
        found: Reply | None = self.query_one(Story).current
        return found

    @on(Story.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if action in ("fixed", "needs_action", "fine"):
            return self.result is not None and bool(self.query(Story)) and self._reply is not None
        if action == "message":
            return self._is_message
        if action == "compare":
            return self.result is not None and self.result.former is not None
        return super().check_action(action, parameters)

    # --- what becomes of a risk -----------------------------------------------------------------------------------

    @work(exclusive=True, group="decide")
    async def decide(self, way: str) -> None:
        """Keep what becomes of the risk that is chosen."""
        reply = self._reply
        if self.result is None or reply is None:
            return
        with self.telling():
            if await self.decided(self.result.run, reply, way) is not None:
                self.notify(_("Decided: {way}").format(way=shown_way(way)), markup=False)
        self.desk_app.desk_changed()

    # --- where it leads -------------------------------------------------------------------------------------------

    def action_report(self) -> None:
        """Make a report of it."""
        self.desk_app.open_report(self._run_id)

    def action_message(self) -> None:
        """Write the message to the supervisor."""
        assert self.result is not None
        run = self.result.run
        self.dismiss(None)
        self.desk_app.open_update(self.desk.reports.kind_of(run), run=self.desk.reports.key_of(run))

    def action_board(self) -> None:
        """Go to the board of actions."""
        self.dismiss(None)
        self.desk_app.open_actions()

    @work(exclusive=True, group="compare")
    async def action_compare(self) -> None:
        """Compare it with an earlier time; with the one before where there is only that."""
        assert self.result is not None
        run, today = self.result.run, self.desk.assessments.today()
        with self.telling():
            before = [
                one for one in finished(self.desk.assessments, run.checklist, run.workstation) if _is_before(one, run)
            ]
            if not before:
                return
            former: str | None = before[-1].id
            if len(before) > 1:
                told = [(one.id, f"{short_day(one.day, today)}  {score(one).told}") for one in reversed(before)]
                former = await self.app.push_screen_wait(Choose(_("Compare with"), told))
            if former:
                self.desk_app.open_compare(former, run.id)


def _is_before(one: Run, run: Run) -> bool:
    return one.at.timestamp() < run.at.timestamp()
