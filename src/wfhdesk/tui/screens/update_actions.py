"""What a person does in the composer: take entries out, settle promises, look back, choose what to write."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import work

from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.composing import about_absence, about_run, unfinished
from wfhdesk.desk.settling import say_it_went_out
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.promises import checked_reason
from wfhdesk.domain.selections import in_told_order
from wfhdesk.domain.typed_periods import parse_period
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import ABOUT_RUNS, ABSENCE, KINDS
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.choose import Choose
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.screens.delivering import Delivering
from wfhdesk.tui.screens.entry_acts import EntryActs
from wfhdesk.tui.widgets.draft_entries import DraftEntries

_OTHER_DAYS = "other days"


class UpdateActions(Delivering, EntryActs):
    """The actions of `commands.UPDATES`."""

    @property
    def _entry(self) -> Accomplishment | None:
        """The entry under the cursor."""
        entries = self.query_one(DraftEntries)
        return entries.current if entries.has_focus else None

    # --- what goes in -------------------------------------------------------------------------------------------

    @work
    async def action_take(self) -> None:
        """Take an entry out of the update, or back in."""
        entry = self._entry
        if entry is not None and await self._may_write_anew():
            self.want(self.wanted.anew().taken(entry.id))

    @work
    async def action_shift(self, way: int) -> None:
        """Move an entry among those that are done."""
        entry = self._entry
        if entry is not None and self.composed is not None and await self._may_write_anew():
            told = [one.id for one in in_told_order(self.composed.written.selection)]
            # What was asked a key ago may not be shown yet.
            asked = [doc_id for doc_id in self.wanted.order if doc_id in told]
            order = [*asked, *(doc_id for doc_id in told if doc_id not in asked)]
            self.want(self.wanted.anew().shifted(order, entry.id, way))

    def action_anew(self) -> None:
        """Write the text anew from the entries, or put the person's own back that made way for it."""
        self.take_typed()
        key = self.desk_app.key_of("update.anew")
        if self.wanted.own or self.wanted.subject is not None:
            self.want(self.wanted.anew()._replace(subject=None))
            self.notify(_("Written anew. {key} brings your text back.").format(key=key), markup=False)
        elif self.wanted.laid_aside:
            self.want(self.wanted.with_own_again())
            self.notify(_("That is your text again. {key} writes it anew.").format(key=key), markup=False)

    async def _may_write_anew(self) -> bool:
        """Ask before the person's own text makes way."""
        self.take_typed()
        if self.wanted.own is None:
            return True
        question = _("You changed the text by hand. Write it anew from the entries? {key} brings yours back.")
        key = self.desk_app.key_of("update.anew")
        answer = await self.app.push_screen_wait(Confirm(question.format(key=key), _("Write it anew")))
        return answer is True

    # --- promises and projects ----------------------------------------------------------------------------------

    def _open_entry(self) -> Accomplishment | None:
        entry = self._entry
        if entry is not None and entry.open:
            return entry
        self.notify(_("Only an open plan or blocker can be settled; put the cursor on one."), markup=False)
        return None

    @work
    async def action_done(self) -> None:
        """Settle a promise or a blocker."""
        if entry := self._open_entry():
            words = _("Done: “{text}”").format(text=_brief(entry))
            await self.act_on([entry.id], lambda desk, now: desk.accomplishments.resolve(now), words)

    @work
    async def action_put_off(self) -> None:
        """Put a promise off."""
        if entry := self._open_entry():
            words = _("Put off: “{text}”.").format(text=_brief(entry))
            await self._for_a_reason(entry, pgettext("verb", "Put off"), Accomplishments.move_promises, words)

    @work
    async def action_drop(self) -> None:
        """Give a promise up."""
        if entry := self._open_entry():
            words = _("Given up: “{text}”.").format(text=_brief(entry))
            await self._for_a_reason(entry, _("Give up"), Accomplishments.drop_promises, words)

    async def _for_a_reason(
        self,
        entry: Accomplishment,
        title: str,
        act: Callable[[Accomplishments, list[Accomplishment], str], None],
        words: str,
    ) -> None:
        why = await self.app.push_screen_wait(Ask(title, hint=_("Why? Your reader sees it."), check=checked_reason))
        if why is not None:
            await self.act_on([entry.id], lambda desk, now: act(desk.accomplishments, now, why), words)

    @work
    async def action_status(self) -> None:
        """Say where projects stand."""
        from wfhdesk.tui.modals.projects import Projects

        told = await self.app.push_screen_wait(Projects(self.desk))
        if told:
            self.done(told)

    # --- which update -------------------------------------------------------------------------------------------

    def open_kind(self, kind: str, absence: Occasion | None = None, run: str = "") -> None:
        """Write the next update of a kind, as it was left; a message about that absence, or that run of a checklist."""
        self.take_typed()
        if absence is not None or run:
            self.want(about_absence(self.desk, absence) if absence else about_run(self.desk, kind, run))
            self.call_after_refresh(self.query_one("#words").focus)  # there are no entries to look at
        elif kind != self.wanted.kind:
            self.want(unfinished(self.desk, kind))

    @work
    async def action_kind(self) -> None:
        """Write another kind of update, or one about other days."""
        away = [ABSENCE] if self.desk.availability.is_away_ahead else []
        left = [kind for kind in ABOUT_RUNS if unfinished(self.desk, kind).run]
        options = [(kind, shown_title(kind)) for kind in (*KINDS, *away, *left)]
        if self.wanted.kind not in ABOUT_RUNS:
            options.append((_OTHER_DAYS, _("Other days for this one …")))
        kind = await self.app.push_screen_wait(Choose(_("Which update"), options, self.wanted.kind))
        if kind == _OTHER_DAYS:
            await self._other_days()
        elif kind:
            self.open_kind(kind)

    async def _other_days(self) -> None:
        log = self.desk.accomplishments
        read = partial(parse_period, today=log.today(), short_dutch=log.short_dutch)
        hint = _("last week, month, 2026-W47, 2026-11-02..2026-11-13; nothing: since the last update")
        typed = await self.app.push_screen_wait(Ask(_("Which days"), hint=hint, check=read))
        if typed is not None and await self._may_write_anew():
            self.want(self.wanted.anew()._replace(period=read(typed) if typed.strip() else None))

    # --- what went out ------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Say whether the draft is kept: it is, at every key, as long as the disk takes it."""
        self.take_typed()
        if self.desk.unfinished.is_on_disk:
            self.notify(_("Kept. It waits here until it goes out."), markup=False)
        else:
            self.notify(_("This window can keep it only as long as it is open."), severity="warning", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command has something to do now."""
        if action == "save_attached":
            return self.composed is not None and bool(self.composed.draft.attachments)
        return bool(self.unsettled) if action == "went_out" else super().check_action(action, parameters)

    @work
    async def action_went_out(self, it_did: bool) -> None:
        """Say whether a former update went out."""
        number = self.unsettled[0].number
        with self.telling():
            self.done(await self.ask_beside(lambda desk: say_it_went_out(desk.updates, number, it_did=it_did)))

    @work
    async def action_past(self) -> None:
        """See the updates that went out."""
        from wfhdesk.tui.modals.past_updates import PastUpdates

        await self.app.push_screen_wait(PastUpdates(self.desk_app))
        self.desk_app.desk_changed()


def _brief(entry: Accomplishment) -> str:
    return shortened(plain(entry.text), 40)
