"""What one does about checks and workstations."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Run, Trigger, Workstation, trigger_told
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.scoring import score
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.choose import Choose
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.screens.ergonomics_reading import ErgonomicsReading
from wfhdesk.tui.screens.seeing_to import see_to

_EVERYWHERE = "-"


class ErgonomicsActs(ErgonomicsReading):
    """The actions of `assessment_commands.ERGONOMICS`."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""  # the check to go to once the list has it

    # --- runs -----------------------------------------------------------------------------------------------------

    def action_begin(self) -> None:
        """Go through the checklist under the cursor, or go on with it; the first one at a workstation makes that."""
        found, check = self.found, self.table.check
        if found is None or check is None:
            return
        with self.telling():
            place = check.checkup.workstation
            if found.first is not None and check.id == found.first.id:
                place = self.desk.assessments.place_for()
                self._wanted = place.id
            self.desk_app.open_run(check.checkup.checklist.id, place.id if place else "")

    def action_result(self) -> None:
        """Show the last run in full."""
        if (check := self.check) and check.runs:
            self.desk_app.open_result(check.runs[-1].id)

    @work
    async def action_compare(self) -> None:
        """Hold two runs against each other; where there are more than two, ask which."""
        runs = list(self.check.runs[::-1]) if self.check else []
        later, earlier = runs[0], runs[1]
        if len(runs) > 2:
            chosen = await self._run_of(_("Compare which run …"), runs[:-1])
            if chosen is None:
                return
            later = chosen
            others = runs[runs.index(later) + 1 :]
            chosen = others[0] if len(others) == 1 else await self._run_of(_("… with which one before it?"), others)
            if chosen is None:
                return
            earlier = chosen
        self.desk_app.open_compare(earlier.id, later.id)

    async def _run_of(self, title: str, runs: Sequence[Run]) -> Run | None:
        today = self.desk.assessments.today()
        options = [(one.id, f"{short_day(one.day, today)}: {score(one).told}") for one in runs]
        chosen = await self.app.push_screen_wait(Choose(title, options))
        return next((one for one in runs if one.id == chosen), None)

    def action_report(self) -> None:
        """Make a report of the last run, after a look at what leaves."""
        if (check := self.check) and check.runs:
            self.desk_app.open_report(check.runs[-1].id)

    # --- actions --------------------------------------------------------------------------------------------------

    def action_board(self) -> None:
        """Show all actions."""
        check = self.check
        first = check.open_actions[0].id if check and check.open_actions else ""
        self.desk_app.open_actions(first)

    @work
    async def action_done(self) -> None:
        """Say that an action of the check under the cursor is done."""
        actions = self.check.open_actions if self.check else []
        action = actions[0] if len(actions) == 1 else await self._chosen_of(actions)
        if action is not None:
            with self.telling():
                await see_to(self, action.id)

    async def _chosen_of(self, actions: list[Action]) -> Action | None:
        known = {one.id: one for one in actions}
        options = [(one.id, one.text) for one in actions]
        chosen = await self.app.push_screen_wait(Choose(_("Which one is done?"), options))
        return known.get(chosen) if chosen else None

    # --- what changed ---------------------------------------------------------------------------------------------

    @work
    async def action_changed(self) -> None:
        """Say that something changed, and where."""
        from wfhdesk.tui.modals.changed import SayChanged

        what = await self.app.push_screen_wait(SayChanged())
        if what is None:
            return
        place_id = await self._where()
        if place_id is None:
            return
        with self.telling():
            place = self._still_there(place_id) if place_id != _EVERYWHERE else None
            trigger = self.desk.assessments.trigger(what, place)
            self.done(self._noted(trigger, place))

    async def _where(self) -> str | None:
        """Return at which workstation something changed; None where the person left the question."""
        places = self.desk.assessments.workstations()
        if len(places) < 2:
            return _EVERYWHERE
        here = self.check.checkup.workstation if self.check else None
        options = [*((one.id, one.name) for one in places), (_EVERYWHERE, _("Everywhere"))]
        return await self.app.push_screen_wait(Choose(_("Where?"), options, here.id if here else _EVERYWHERE))

    def _noted(self, trigger: Trigger, place: Workstation | None) -> str:
        due = sum(one.trigger == trigger for one in self.desk.assessments.checkups())
        what = trigger_told(trigger)
        told = _("{what} at {place}").format(what=what, place=place.name) if place else what
        if not due:
            return _("Noted: {what}").format(what=told)
        return ngettext("Noted: {what}. {n} check is due", "Noted: {what}. {n} checks are due", due).format(
            what=told, n=due
        )

    # --- workstations ---------------------------------------------------------------------------------------------

    @work
    async def action_new(self) -> None:
        """Add a workstation."""
        from wfhdesk.tui.modals.workstation import WorkstationForm

        kept = await self.app.push_screen_wait(WorkstationForm(self.desk, None))
        if kept is not None:
            self._wanted = kept.id
            self.done(_("Added {name}").format(name=kept.name))

    @work
    async def action_rename(self) -> None:
        """Change the workstation that the check under the cursor is about."""
        from wfhdesk.tui.modals.workstation import WorkstationForm

        if (check := self.check) and check.checkup.workstation:
            with self.telling():
                place = self._still_there(check.checkup.workstation.id)
                kept = await self.app.push_screen_wait(WorkstationForm(self.desk, place))
                if kept is not None:
                    self.done(_("Changed {name}").format(name=kept.name))

    @work
    async def action_leave(self) -> None:
        """Say that one doesn't work at a workstation any more, after a question."""
        if not (check := self.check) or not check.checkup.workstation:
            return
        name = check.checkup.workstation.name
        question = _("You don't work at {name} any more? Nothing is due there then; what was found there is kept.")
        if await self.app.push_screen_wait(Confirm(question.format(name=name), _("I left it"), _("I still do"))):
            with self.telling():
                self.desk.assessments.leave_workstation(self._still_there(check.checkup.workstation.id))
                self.done(_("Left {name}").format(name=name))

    def _still_there(self, place_id: str) -> Workstation:
        """Return a workstation as it is by now. Raises WrongInput where it isn't used any more."""
        found = next((one for one in self.desk.assessments.workstations() if one.id == place_id), None)
        if found is None:
            raise WrongInput(_("This workstation isn't there any more; nothing was changed."))
        return found

    def go_to_wanted(self) -> None:
        """Put the cursor on the first check of the workstation that was added just now."""
        wanted = self._wanted
        for check in self.found.checks if self.found and wanted else ():
            if check.checkup.workstation and check.checkup.workstation.id == wanted:
                self._wanted = ""
                place = self.table.index_of(check.id)
                if place is not None:
                    self.table.cursor = place
                return
