"""What one does with entries of the log: those that are chosen, or else the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on, work

from wfhdesk.desk.desk import Desk
from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import SETTLEABLE, Accomplishment
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.log_words import what
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.screens.entry_acts import EntryActs
from wfhdesk.tui.screens.log_reading import LogReading
from wfhdesk.tui.widgets.timeline import Timeline

Entries = list[Accomplishment]


class LogActs(LogReading, EntryActs):
    """The actions of `commands.LOG`."""

    @property
    def timeline(self) -> Timeline:
        """The list."""
        return self.query_one(Timeline)

    def meant(self) -> Entries:
        """Return the entries that are meant, oldest first: of those that are chosen the ones that show."""
        shown = self.hits or self.rows
        chosen = self._still_there(doc_id for doc_id in self.timeline.chosen if shown.row_of(doc_id) is not None)
        if chosen:
            return chosen
        return [self.timeline.current] if self.timeline.current is not None else []

    def _still_there(self, ids: Iterable[str]) -> Entries:
        rows = sorted(row for row in map(self.rows.row_of, ids) if row is not None)
        return [entry for entry in map(self.rows.entry_at, reversed(rows)) if entry is not None]

    # --- how an act is done ---------------------------------------------------------------------------------------

    def _are_recent(self, entries: Entries) -> bool:
        """Return whether this year's file has all there is to know of entries, so that they can be changed at once."""
        this_year = self.desk.accomplishments.today().year
        return all(entry.logged and entry.logged.year == this_year for entry in entries)

    @work
    async def _do(self, entries: Entries, act: Callable[[Desk, Entries], object], words: str) -> None:
        self.timeline.let_go()  # what comes next is about something else
        await self.act_on([entry.id for entry in entries], act, words, at_once=self._are_recent(entries))

    # --- writing anew ---------------------------------------------------------------------------------------------

    @on(Timeline.Opened)
    @work
    async def action_edit(self) -> None:
        """Write the entry under the cursor anew."""
        entry = self.timeline.current
        if entry is None:
            return
        if await self.write_anew(entry.id, self.desk_app.names or self.names, at_once=self._are_recent([entry])):
            self._tell_collision(entry.id)

    def _tell_collision(self, doc_id: str) -> None:
        """Say at once that somebody else wrote the same entry meanwhile."""
        if len(self.desk.accomplishments.versions(doc_id)) > 1:
            self.torn.add(doc_id)
            self.refresh_bindings()
            key = self.desk_app.key_of("log.versions")
            said = _("This entry was changed elsewhere meanwhile. Both versions are kept; {key} chooses between them.")
            self.notify(said.format(key=key), severity="warning", markup=False, timeout=15)

    @property
    def names(self) -> list[str]:
        """The projects and people to complete, with their signs."""
        return self.past.names if self.past else []

    # --- one thing about several ----------------------------------------------------------------------------------

    @work
    async def action_move(self) -> None:
        """Put entries under another project."""
        entries = self.meant()
        if not entries:
            return
        projects = {entry.project for entry in entries}
        name = await self.app.push_screen_wait(
            Ask(
                _("Project of {what}").format(what=what(entries)),
                projects.pop() if len(projects) == 1 else "",
                hint=_("The right arrow completes a name. Leave it empty for no project."),
                names=tuple(name[1:] for name in self.names if name.startswith("#")),
                check=lambda text: capture.project_name(text) if text.strip() else None,
            )
        )
        if name is not None:
            project = capture.project_name(name) if name.strip() else ""
            said = _("Moved {what} to {project}") if project else _("Took {what} out of its project")
            words = said.format(what=what(entries), project=project)
            self._do(entries, lambda desk, now: desk.accomplishments.move(now, project), words)

    @work
    async def action_redate(self) -> None:
        """Put entries on another day."""
        entries = self.meant()
        if not entries:
            return
        log = self.desk.accomplishments
        days = {entry.day.isoformat() for entry in entries}
        word = await self.app.push_screen_wait(
            Ask(
                _("Day of {what}").format(what=what(entries)),
                days.pop() if len(days) == 1 else "",
                hint=_("yesterday, monday or a date such as {date}").format(date=log.today()),
                check=lambda text: capture.said_day(text.strip(), log.today(), short_dutch=log.short_dutch),
            )
        )
        if word is not None:
            day = capture.said_day(word.strip(), log.today(), short_dutch=log.short_dutch)
            words = _("Put {what} on {day}").format(what=what(entries), day=short_day(day, log.today()))
            self._do(entries, lambda desk, now: desk.accomplishments.redate(now, day), words)

    def action_pin(self) -> None:
        """Make entries the one big thing; where all of them are, ones of many again."""
        entries = self.meant()
        pinned = not all(entry.pinned for entry in entries)
        said = _("Made {what} one of many again")
        if pinned:
            said = ngettext("Made {what} the one big thing", "Made {what} big things", len(entries))
        self._do(
            entries, lambda desk, now: desk.accomplishments.pin(now, pinned=pinned), said.format(what=what(entries))
        )

    @work
    async def action_merge(self) -> None:
        """Make one entry of several."""
        ids = [entry.id for entry in self.meant()]
        words = _("Merged {n} entries into one").format(n=len(ids))
        await self.act_on(ids, lambda desk, now: desk.updates.merge(now), words)

    def action_settle(self) -> None:
        """Settle plans and blockers; say so where there is nothing to settle."""
        meant = self.meant()
        entries = [entry for entry in meant if entry.open]
        if entries:
            words = _("Settled {what}").format(what=what(entries))
            self._do(entries, lambda desk, now: desk.accomplishments.resolve(now), words)
        elif meant:
            self.notify(self._why_not_settled(meant), severity="warning", markup=False)

    def _why_not_settled(self, entries: Entries) -> str:
        entry = entries[0]
        if len(entries) > 1:
            return _("None of these is an open plan or blocker.")
        if entry.kind not in SETTLEABLE or entry.settled is None:
            return _("{what} is no plan and no blocker; only these are settled.").format(what=what(entries))
        today = self.desk.accomplishments.today()
        return _("{what} was settled on {day} already.").format(what=what(entries), day=short_day(entry.settled, today))

    # --- the trash ------------------------------------------------------------------------------------------------

    def action_delete(self) -> None:
        """Put entries into the trash."""
        entries = self.meant()
        words = _("Deleted {what}").format(what=what(entries))
        self._do(entries, lambda desk, now: desk.accomplishments.delete(now), words)

    @work
    async def action_trash(self) -> None:
        """Show what was deleted, and bring it back."""
        from wfhdesk.tui.modals.trash import Trash

        with self.telling():
            trash = await self.ask_beside(lambda desk: desk.accomplishments.trash())
            if not trash:
                self.notify(_("The trash is empty: nothing was deleted in the last 30 days."), markup=False)
                return
            ids = await self.app.push_screen_wait(Trash(trash, self.desk.accomplishments.today(), self.glyphs))
            if ids:
                entries = await self.ask_beside(lambda desk: desk.accomplishments.restore(ids))
                self.done(_("Brought back {what}").format(what=what(entries)))

    # --- two versions ---------------------------------------------------------------------------------------------

    def torn_note(self, entry: Accomplishment) -> list[str]:
        """Return what to say of an entry that was changed in two places at once."""
        key = self.desk_app.key_of("log.versions")
        note = _("Changed in two places at once: {key} chooses between the versions.").format(key=key)
        return [note] if entry.id in self.torn else []

    @work
    async def action_versions(self) -> None:
        """Choose between versions: of the entry under the cursor, or else of the next that waits."""
        entry = self.timeline.current
        waiting = [entry.id] if entry is not None and entry.id in self.torn else sorted(self.torn)
        if not waiting:
            self.notify(_("No entry was changed in two places at once."), markup=False)
            return
        await self.choose_version(waiting[0])
