"""What moves somebody's turn: put off, let pass, paused, and the contacts it is counted from."""

from __future__ import annotations

from functools import partial

from textual import work

from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.screens.entry_acts import EntryActs
from wfhdesk.tui.screens.people_meant import PeopleMeant
from wfhdesk.tui.screens.putting_off import put_off


class PeopleTurns(PeopleMeant, EntryActs):
    """The actions of `commands.PEOPLE` that have to do with whose turn it is."""

    @work
    async def action_contacts(self) -> None:
        """Look at the contacts with the person under the cursor; correct them, or take them back."""
        from wfhdesk.tui.modals.contacts import Contacts

        standing = self.table.standing
        if standing is None:
            return
        known = self.circle.contacts.get(standing.person.id, []) if self.circle else []
        entry = await self.app.push_screen_wait(Contacts(self.desk, standing.person, known))
        if entry:
            await self.write_anew(entry, self.desk_app.names)

    @work
    async def action_snooze(self) -> None:
        """Put the person under the cursor off; after the third time in a row, offer something else."""
        if (standing := self.table.standing) is not None:
            with self.telling():
                await put_off(self, standing.person.id)

    def action_skip(self) -> None:
        """Let this time pass: a new cycle begins today."""

        def skip(person: Person) -> str:
            self.desk.people.skip(person)
            return _("Skipped {who} this time; a new cycle begins today").format(who=self.named([person]))

        self.do(skip)

    def action_pause(self) -> None:
        """Stop the clock of somebody, or let it go on."""
        standing = self.table.standing
        if standing is not None and standing.person.is_paused(self.desk.people.today()):
            self.do(self._resume)
        elif standing is not None:
            self._pause(standing.person)

    def _resume(self, person: Person) -> str:
        self.desk.people.resume(person)
        return _("The clock of {who} goes on").format(who=self.named([person]))

    @work
    async def _pause(self, person: Person) -> None:
        """Ask until when somebody is paused, and stop their clock."""
        who = self.named([person])
        hint = _("enter alone: until you say so; or the last day: 2w, next week, 2027-03-01")
        title = _("Until when is {who} paused?").format(who=who)
        text = await self.app.push_screen_wait(
            Ask(title, hint=hint, check=partial(self.desk.people.pause_until, person))
        )
        if text is None:
            return
        with self.telling():
            (now,) = self.still_here([person])
            until = self.desk.people.pause_until(now, text)
            self.desk.people.pause(now, until)
            self.hold_place()
            if until is None:
                self.done(_("Paused {who}: the clock stands still").format(who=who))
            else:
                told = short_day(until, self.desk.people.today())
                self.done(_("Paused {who} until {day}").format(who=who, day=told))
