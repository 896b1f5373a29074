"""What works from every screen about self-assessments: go through a checklist, see a result, report it, compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import telling
from wfhdesk.tui.known_keys import KnownKeys

if TYPE_CHECKING:
    from wfhdesk.domain.assessments import Workstation
    from wfhdesk.domain.checklists import Checklist
    from wfhdesk.tui.screens.desk_screen import DeskScreen


class RunActions(KnownKeys):
    """Opens what stands over a screen about a run."""

    @work
    async def open_run(self, checklist_id: str, place_id: str = "") -> None:
        """Go through a checklist at a workstation, or go on with it; where several are known, ask which."""
        from wfhdesk.domain.checklists import WORKSTATION
        from wfhdesk.tui.screens.run import RunScreen

        if self.screen.is_modal:  # the key was pressed twice
            return
        with telling(self):
            checklist = self._whole(checklist_id)
            is_somewhere = checklist.about == WORKSTATION
            place = await self._place_meant(checklist, place_id) if is_somewhere else None
            if place is not None or not is_somewhere:
                self.push_screen(RunScreen(checklist, place))

    def _whole(self, checklist_id: str) -> Checklist:
        """Return a checklist. Raises WrongInput where it is broken, with what is wrong."""
        checklists = self._desk_app.desk.assessments.checklists
        try:
            return checklists.whole(checklist_id)
        except WrongInput as problem:
            broken = next((told for told in checklists.problems if f"{checklist_id}.toml" in told), "")
            raise WrongInput(broken or str(problem)) from problem

    async def _place_meant(self, checklist: Checklist, place_id: str) -> Workstation | None:
        from wfhdesk.tui.modals.choose import Choose

        assessments = self._desk_app.desk.assessments
        known = assessments.workstations()
        if len(known) < 2 and not place_id:
            return assessments.place_for()
        if not place_id:
            options = [(one.id, one.name) for one in known]
            chosen = await self.push_screen_wait(Choose(str(checklist.title), options, hint=_("Where are you now?")))
            if chosen is None:
                return None
            place_id = chosen
        return assessments.workstation(place_id)

    def open_result(self, run_id: str) -> None:
        """Show what a finished run came to."""
        from wfhdesk.tui.screens.result import ResultScreen

        if not self.screen.is_modal:
            self.push_screen(ResultScreen(run_id))

    def open_compare(self, one: str, other: str) -> None:
        """Show two runs of a checklist side by side."""
        from wfhdesk.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(one, other))

    @work
    async def open_report(self, run_id: str) -> None:
        """Hand a result over: as a file, or by e-mail through the composer."""
        from wfhdesk.tui.screens.reporting import make_report

        screen = cast("DeskScreen", self.screen)
        with telling(self):
            await make_report(screen, self._desk_app.desk.assessments.run(run_id))
