"""What one does about what is under the cursor: change a day, plan something, cancel it, say that all is well."""

from __future__ import annotations

from textual import on, work

from wfhdesk.desk.settling import say_all_is_well
from wfhdesk.domain.day_slots import occasion_told, occasion_when, planned_at
from wfhdesk.domain.days import Day
from wfhdesk.domain.hours import clock
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, SICK, VISIT, VISITOR, WORKDAY, Occasion
from wfhdesk.domain.periods import WEEK, short_day, week_of
from wfhdesk.domain.plan_lines import day_text, usual_plan, workday
from wfhdesk.domain.updates import ABSENCE
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.modals.plan import Plan, changed_elsewhere, still_planned
from wfhdesk.tui.screens.week_acts import WeekActs
from wfhdesk.tui.widgets.item_lines import ItemLines
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.week_grid import WeekGrid

_LENGTHS = {FOCUS: 90, APPOINTMENT: 60, VISITOR: 60, VISIT: 120}
"""Minutes that are filled in from the cursor on; what isn't here takes the whole day."""


class AvailabilityActs(WeekActs):
    """The actions of `commands.AVAILABILITY` that are about what the cursor stands on."""

    # --- what is under the cursor ---------------------------------------------------------------------------------

    def meant(self) -> Occasion | None:
        """Return what is planned under the cursor; in the list the line's own."""
        ahead = self.query_one("#ahead", ItemLines)
        if ahead.has_focus:
            found: Occasion | None = ahead.current
            return found
        day = self.grid.day
        if day is None or not self.grid.display:
            return None
        return planned_at(day, self.grid.minute + 15, self._said_of(day))

    def _said_of(self, day: Day) -> list[Occasion]:
        return self.desk.availability.occasions(week_of(day.date))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if not self.is_mounted or action not in ("open", "cancel", "check_in", "confirm", "plan", "share", "together"):
            return super().check_action(action, parameters)
        if not self.grid.display:
            return False  # on an empty desk the hours come first
        if action == "confirm":
            availability = self.desk.availability
            return not availability.is_confirmed(availability.today() + WEEK)
        if action in ("open", "plan", "share", "together"):
            return True
        found = self.meant()
        return found is not None and (action != "check_in" or self.desk.availability.may_check_in(found))

    # --- changing -------------------------------------------------------------------------------------------------

    @on(WeekGrid.Chosen)
    @work
    async def action_open(self) -> None:
        """Change what is planned under the cursor, or else how the day is worked."""
        found, day = self.meant(), self.grid.day
        if found is not None and (found.kind != WORKDAY or found.last > found.first):
            await self._change(found)
        elif day is not None:
            await self._change_day(day)

    @on(Lines.Chosen, "#ahead")
    @work
    async def _opened(self, event: Lines.Chosen) -> None:
        await self._change(event.item)

    async def _change(self, occasion: Occasion) -> None:
        with self.telling():
            await self._plan(occasion.kind, "", still_planned(self.desk, occasion))

    @work
    async def action_plan(self, kind: str) -> None:
        """Plan something of a kind, from where the cursor stands."""
        day = self.grid.day
        when = (day.date if day else self.desk.availability.today()).isoformat()
        if kind in _LENGTHS:
            start = self.grid.minute
            when += f" {clock(start)}-{clock(min(start + _LENGTHS[kind], 24 * 60))}"
        await self._plan(kind, f"{when} ")

    async def _plan(self, kind: str, when: str, before: Occasion | None = None) -> None:
        with self.telling():
            kept = await self.app.push_screen_wait(Plan(self.desk, kind, when, before))
            if kept:
                told = occasion_when(kept, self.desk.availability.today())
                self.done(_("{when}: {what}").format(when=told, what=occasion_told(kept)))
                if kind == SICK and before is None:
                    await self._offer_the_message(kept)

    async def _offer_the_message(self, absence: Occasion) -> None:
        """Offer to write that one is away on these days, in the composer: it goes out only from there."""
        reader = self.desk.settings.text("supervisor.name") or _("your supervisor")
        question = _("Write to {reader} that you are away? You read it before it goes out; it doesn't say why.")
        if await self.app.push_screen_wait(Confirm(question.format(reader=reader), _("Write it"))):
            self.desk_app.open_update(ABSENCE, absence)

    async def _change_day(self, day: Day) -> None:
        """Ask how a day is worked, and keep what makes it differ from the pattern."""
        usual, opened = (
            usual_plan(self.desk.availability.patterns(), day.date),
            self.desk.availability.workdays(day.date),
        )

        def said(text: str) -> Occasion | None:
            if self.desk.availability.workdays(day.date) != opened:
                raise changed_elsewhere()
            return workday(text, day.date, usual)

        text = await self.app.push_screen_wait(
            Ask(
                _("{day}: when and where do you work?").format(day=short_day(day.date)),
                day_text(day.plan if day.plan.stretches else usual),
                hint=_("Other hours in one stretch, 9:00-14:00 office; or another place for the usual hours."),
                check=said,
            )
        )
        if text is None:
            return
        with self.telling():
            if self.desk.availability.work(day, said(text)):
                self.done(_("{day}: {text}").format(day=short_day(day.date), text=text.strip()))

    def action_cancel(self) -> None:
        """Cancel what is planned under the cursor."""
        if (found := self.meant()) is not None:
            with self.telling():
                self.desk.availability.cancel(still_planned(self.desk, found))
                when = occasion_when(found, self.desk.availability.today())
                self.done(_("Cancelled: {what}, {when}").format(what=occasion_told(found), when=when))

    def action_check_in(self) -> None:
        """Say that all is well after a visit."""
        if (found := self.meant()) is not None:
            with self.telling():
                self.done(say_all_is_well(self.desk.availability, still_planned(self.desk, found)))
