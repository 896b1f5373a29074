"""What one does from Today about what comes next, and about what was logged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import went_out
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.screens.putting_off import put_off, talk_of
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.next_list import NextList

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep
    from wfhdesk.domain.people import Person


class TodayActs(DeskScreen):
    """The actions of `commands.TODAY`."""

    @on(Lines.Moved, "#next")
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command has something to do now."""
        kinds = {
            "went_out": ("settle",),
            "done": ("promise", "blocker", "check-in", "week"),
            "snooze": ("contact",),
        }.get(action)
        step = self.query_one(NextList).step if kinds and self.is_mounted else None
        return kinds is None or (step is not None and step.kind in kinds)

    @work
    async def action_done(self) -> None:
        """Settle what is under the cursor: a promise, a blocker, a visit after which all is well; open the week to confirm."""
        step = self.query_one(NextList).step
        if step is None:
            return
        if step.kind == "week":
            await self.desk_app.open_week(date.fromisoformat(step.about))
        elif step.kind == "check-in":
            self._check_in(step.about)
        else:
            words = _("Done: “{text}”.").format(text=shortened(step.text, 40))
            await self.act_on([step.about], lambda desk, now: desk.accomplishments.resolve(now), words)

    def _check_in(self, about: str) -> None:
        with self.telling():
            self.desk.availability.check_in(self.desk.availability.occasion(about))
            self.done(_("Checked in: all is well"))

    def people_meant(self) -> list[Person]:
        """Return the person whose turn it is under the cursor."""
        step = self.query_one(NextList).step if self.query_one(NextList).has_focus else None
        person = self.desk.people.with_id(step.about) if step and step.kind == "contact" else None
        return [person] if person else []

    @work
    async def action_snooze(self) -> None:
        """Put off the person under the cursor."""
        if step := self.query_one(NextList).step:
            with self.telling():
                await put_off(self, step.about)

    async def _open_person(self, doc_id: str) -> None:
        """Show what to talk about with somebody, and do what is chosen there."""
        from wfhdesk.tui.modals.openers import CONTACT, SNOOZE, Openers

        with self.telling():
            talk = await self.ask_beside(lambda desk: talk_of(desk, doc_id))
            chosen = await self.app.push_screen_wait(Openers(*talk, self.desk.people.today(), self.glyphs))
            if chosen == CONTACT:
                self.desk_app.action_contact()
            elif chosen == SNOOZE:
                await put_off(self, doc_id)

    @work
    async def action_went_out(self, it_did: bool) -> None:
        """Settle whether the update under the cursor went out."""
        if step := self.query_one(NextList).step:
            number = int(step.about)
            with self.telling():
                self.done(await self.ask_beside(lambda desk: went_out(desk, number, it_did=it_did)))

    @on(Lines.Chosen, "#next")
    @work
    async def _chosen(self, event: Lines.Chosen) -> None:
        """Open what the step is about."""
        step: NextStep = event.item
        if step.kind in ("update", "settle"):
            self.desk_app.open_update(step.about if step.kind == "update" else "")
        elif step.kind in ("week", "check-in"):
            day = step.due or date.fromisoformat(step.about)
            await self.desk_app.open_week(day)
        elif step.kind == "contact":
            await self._open_person(step.about)
        elif step.kind == "versions":
            await self.choose_version(step.about)
        else:
            await self.write_anew(step.about, self.desk_app.names)

    @on(Lines.Chosen, "#logged")
    @work
    async def _entry_chosen(self, event: Lines.Chosen) -> None:
        await self.write_anew(event.item.id, self.desk_app.names)
