"""What one does from Today about what comes next, and about what was logged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from wfhdesk.desk.settling import come_back, say_all_is_well, say_it_went_out
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import follow
from wfhdesk.tui.screens.entry_acts import EntryActs
from wfhdesk.tui.screens.putting_off import put_off, talk_of
from wfhdesk.tui.screens.seeing_to import see_to
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.next_list import NextList

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep
    from wfhdesk.domain.people import Person

Key = tuple[str, str]
"""The kind of a step or a nudge, and what it is about."""
_PEOPLE = ("contact", "birthday")
"""Kinds of steps that are about a person."""


class TodayActs(EntryActs):
    """The actions of `commands.TODAY`; what nudges is marked in the list of what comes next."""

    def __init__(self) -> None:
        super().__init__()
        self._missed: set[Key] = set()  # nudges that came up since the list was read
        self._turn = 0  # how often time had changed what waits when the list was read
        self._wanted: Key | None = None  # the step to open as soon as the list has it

    def look_ahead(self) -> object:
        """Read beside the screen what comes next."""
        raise NotImplementedError

    def show_nudges(self) -> None:
        """Mark the steps that nudge now; read the list again where time brought one up that it lacks, or may have."""
        super().show_nudges()
        if not self.query(NextList):
            return  # the app opens, or is closing
        keys, steps = self.desk_app.nudging.keys, self.query_one(NextList)
        steps.mark(keys)
        steps.border_title = self._titled(len(keys))
        missed = {key for key in keys if steps.index_of(key) is None}
        turn = self.desk_app.nudging.turn
        if missed - self._missed or turn != self._turn:
            self.look_ahead()
        self._missed, self._turn = missed, turn
        if self._wanted in missed:
            return
        wanted, self._wanted = self._wanted, None
        if wanted in keys:
            self.go_to_nudge(wanted, opens=True)

    def _titled(self, number: int) -> str:
        if not number:
            return _("Next")
        from wfhdesk.domain.nudge_texts import counted_nudges

        return "  ".join((_("Next"), f"{self.glyphs.nudge} {counted_nudges(number)}"))

    def go_to_nudge(self, key: Key | None = None, *, opens: bool = False) -> None:
        """Put the cursor on the step of a nudge, of the first one where it isn't said of which; perhaps open it."""
        steps = self.query_one(NextList)
        steps.go_to_first([key] if key else self.desk_app.nudging.keys)
        steps.focus()
        if key and opens:
            self._open_step(key)

    def go_to_next_nudge(self) -> None:
        """Go on from the nudge under the cursor to the next one; to the first where the keys went elsewhere."""
        steps = self.query_one(NextList)
        if steps.has_focus:
            steps.go_to_next(self.desk_app.nudging.keys)
        else:
            self.go_to_nudge()

    def open_what_was_asked_for(self) -> None:
        """Open the nudge that the app was opened for, once the list is read; nobody who does something else is disturbed."""
        key, self.desk_app.nudging.opens = self.desk_app.nudging.opens, None
        steps = self.query_one(NextList)
        if key and self.is_current and steps.has_focus and steps.index_of(key) is not None:
            self.go_to_nudge(key, opens=True)

    def _open_step(self, key: Key) -> None:
        steps = self.query_one(NextList)
        if steps.step is not None and steps.key_of(steps.step) == key:
            steps.action_choose_item()
        else:
            self._wanted = key

    @on(Lines.Moved, "#next")
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command has something to do now."""
        kinds = {
            "went_out": ("settle",),
            "done": ("promise", "blocker", "check-in", "week", "status", "action"),
            "snooze": ("contact",),
        }.get(action)
        step = self.query_one(NextList).step if kinds and self.is_mounted else None
        return kinds is None or (step is not None and step.kind in kinds)

    @work
    async def action_done(self) -> None:
        """Settle what is under the cursor: a promise, a blocker, an action, a visit, a status; open the week to confirm."""
        step = self.query_one(NextList).step
        if step is None:
            return
        if step.kind == "week":
            await self.desk_app.open_week(date.fromisoformat(step.about))
        elif step.kind == "check-in":
            self._check_in(step.about)
        elif step.kind == "status":
            self._come_back()
        elif step.kind == "action":
            with self.telling():
                await see_to(self, step.about)
        else:
            words = _("Done: “{text}”").format(text=shortened(step.text, 40))
            await self.act_on([step.about], lambda desk, now: desk.accomplishments.resolve(now), words)

    def _check_in(self, about: str) -> None:
        with self.telling():
            self.done(say_all_is_well(self.desk.availability, self.desk.availability.occasion(about)))

    def _come_back(self) -> None:
        with self.telling():
            self.done(come_back(self.desk.availability))
            follow(self.app)

    def people_meant(self) -> list[Person]:
        """Return the person whose turn it is under the cursor."""
        step = self.query_one(NextList).step if self.query_one(NextList).has_focus else None
        person = self.desk.people.with_id(step.about) if step and step.kind in _PEOPLE else None
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
                self.done(await self.ask_beside(lambda desk: say_it_went_out(desk.updates, number, it_did=it_did)))

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
        elif step.kind in _PEOPLE:
            await self._open_person(step.about)
        elif step.kind == "status":
            self.desk_app.action_status()
        elif step.kind == "versions":
            await self.choose_version(step.about)
        elif step.kind == "action":
            self.desk_app.open_actions(step.about)
        elif step.kind == "assessment":
            checklist, _at, place = step.about.partition("@")
            self.desk_app.open_run(checklist, place)
        else:
            await self.write_anew(step.about, self.desk_app.names)

    @on(Lines.Chosen, "#logged")
    @work
    async def _entry_chosen(self, event: Lines.Chosen) -> None:
        await self.write_anew(event.item.id, self.desk_app.names)
