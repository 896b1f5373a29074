"""What a person does in the composer: take entries out, settle promises, look back, let the update out."""

from __future__ import annotations

from functools import partial

from textual import work

from wfhdesk.desk.composing import Composed, Composition, unfinished
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.periods import parse_period
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import KINDS, Update
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.choose import Choose
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.screens.delivering import Delivering
from wfhdesk.tui.screens.desk_screen import went_out
from wfhdesk.tui.widgets.draft_entries import DraftEntries, in_wanted_order

_OTHER_DAYS = "other days"


class UpdateActions(Delivering):
    """The actions of `commands.UPDATES`."""

    wanted: Composition
    composed: Composed | None
    unsettled: list[Update]

    def want(self, wanted: Composition) -> None:
        """Change what is wanted of the update."""
        raise NotImplementedError

    @property
    def _entry(self) -> Accomplishment | None:
        """The entry under the cursor."""
        entries = self.query_one(DraftEntries)
        return entries.current if entries.has_focus else None

    # --- what goes in -------------------------------------------------------------------------------------------

    @work
    async def action_take(self) -> None:
        """Take an entry out of the update, or back in."""
        if self._entry is not None and await self._may_write_anew():
            self.want(self.wanted.anew().taken(self._entry.id))

    @work
    async def action_shift(self, way: int) -> None:
        """Move an entry among those that are done."""
        if self._entry is None or self.composed is None or not await self._may_write_anew():
            return
        selection = self.composed.draft.selection
        shown = [entry.id for entry in in_wanted_order(selection.news, selection.order)]
        self.want(self.wanted.anew().shifted(shown, self._entry.id, way))

    def action_anew(self) -> None:
        """Write the text anew from the entries."""
        if self.wanted.is_by_hand or self.wanted.subject:
            self.want(self.wanted.anew())
            self.notify(_("Written anew. ctrl+z in the text brings yours back."), markup=False)

    async def _may_write_anew(self) -> bool:
        """Ask before the person's own text makes way; ctrl+z in the text brings it back."""
        if not self.wanted.is_by_hand:
            return True
        question = _(
            "You changed the text by hand. Write it anew from the entries? ctrl+z in the text brings yours back."
        )
        answer = await self.app.push_screen_wait(Confirm(question, _("Write it anew")))
        return answer is True

    # --- promises and projects ----------------------------------------------------------------------------------

    def _promise(self) -> Accomplishment | None:
        entry = self._entry
        if entry is not None and entry.open:
            return entry
        self.notify(_("Only an open plan or blocker can be settled; put the cursor on one."), markup=False)
        return None

    def action_done(self) -> None:
        """Settle a promise or a blocker."""
        if entry := self._promise():
            with self.telling():
                self.desk.accomplishments.resolve([entry])
                self.done(_("Done: “{text}”.").format(text=_brief(entry)))

    @work
    async def action_put_off(self) -> None:
        """Put a promise off."""
        if entry := self._promise():
            why = await self.app.push_screen_wait(Ask(pgettext("verb", "Put off"), hint=_("Why? Your reader sees it.")))
            if why is not None:
                with self.telling():
                    self.desk.accomplishments.move_promises([entry], why)
                    self.done(_("Put off: “{text}”.").format(text=_brief(entry)))

    @work
    async def action_drop(self) -> None:
        """Give a promise up."""
        if entry := self._promise():
            why = await self.app.push_screen_wait(Ask(_("Give up"), hint=_("Why? Your reader sees it.")))
            if why is not None:
                with self.telling():
                    self.desk.accomplishments.drop_promises([entry], why)
                    self.done(_("Given up: “{text}”.").format(text=_brief(entry)))

    @work
    async def action_status(self) -> None:
        """Say where projects stand."""
        from wfhdesk.tui.modals.projects import Projects

        told = await self.app.push_screen_wait(Projects(self.desk))
        if told:
            self.done(told)

    # --- which update -------------------------------------------------------------------------------------------

    @work
    async def action_kind(self) -> None:
        """Write another kind of update, or one about other days."""
        options = [(kind, shown_title(kind)) for kind in KINDS]
        options.append((_OTHER_DAYS, _("Other days for this one …")))
        kind = await self.app.push_screen_wait(Choose(_("Which update"), options, self.wanted.kind))
        if kind == _OTHER_DAYS:
            await self._other_days()
        elif kind:
            self.want(unfinished(self.desk, kind))

    async def _other_days(self) -> None:
        log = self.desk.accomplishments
        read = partial(parse_period, today=log.today(), short_dutch=log.short_dutch)
        typed = await self.app.push_screen_wait(
            Ask(
                _("Which days"),
                hint=_("last week, month, 2026-W47, 2026-11-02..2026-11-13; nothing: since the last update"),
                check=read,
            )
        )
        if typed is not None:
            self.want(self.wanted.anew()._replace(period=read(typed) if typed.strip() else None))

    # --- out ----------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Say that the draft is kept: it is, at every key."""
        self.notify(_("Kept. It waits here until it goes out."), markup=False)

    def action_deliver(self) -> None:
        """Let the update out."""
        if self.composed is None:
            self.notify(_("One moment: the update is being written."))
        else:
            self.deliver(self.composed.draft)

    def went_out(self, kind: str) -> None:
        """Begin the next update of a kind."""
        if kind == self.wanted.kind:
            self.wanted = Composition(kind)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command has something to do now."""
        return bool(self.unsettled) if action == "went_out" else True

    def action_went_out(self, it_did: bool) -> None:
        """Say whether a former update went out."""
        with self.telling():
            self.done(went_out(self.desk, self.unsettled[0].number, it_did=it_did))

    @work
    async def action_past(self) -> None:
        """See the updates that went out."""
        from wfhdesk.tui.modals.past_updates import PastUpdates

        await self.app.push_screen_wait(PastUpdates(self.desk_app))
        self.desk_app.desk_changed()


def _brief(entry: Accomplishment) -> str:
    return shortened(plain(entry.text), 40)
