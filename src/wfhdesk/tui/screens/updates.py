"""Updates: what goes in, the text, and the mail as its reader will see it."""

from __future__ import annotations

from asyncio import sleep
from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.widgets import Static
from textual.worker import get_current_worker

from wfhdesk.desk import composing
from wfhdesk.desk.composing import Composed, Composition
from wfhdesk.domain.attachments import attached_told
from wfhdesk.domain.linter import summary
from wfhdesk.domain.periods import day_span
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import MESSAGES, SUPERVISOR, Update
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.commands import UPDATES, bindings
from wfhdesk.tui.screens.update_actions import UpdateActions
from wfhdesk.tui.screens.update_panes import UpdatePanes
from wfhdesk.tui.widgets.draft_entries import DraftEntries
from wfhdesk.tui.widgets.draft_text import DraftText
from wfhdesk.tui.widgets.mail_view import MailView
from wfhdesk.tui.widgets.panes import PaneNames
from wfhdesk.tui.widgets.remarks import Remarks

_PAUSE = 0.5
"""Seconds without a key after which the mail and the remarks follow the text."""


class UpdatesScreen(UpdatePanes, UpdateActions):
    """The composer of the next update.

    `wanted` is what the person wants of it, `composed` what it is; that is None until the update is written of which the
    person wants something, and what could be typed until then would be about another one.
    """

    PLACE = "updates"
    CSS_PATH = "../styles/updates.tcss"
    BINDINGS = bindings(UPDATES)

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Composition(SUPERVISOR)
        self.composed: Composed | None = None
        self.unsettled: list[Update] = []

    def body(self) -> ComposeResult:
        """Yield the panes; a narrow terminal shows one of them at a time."""
        yield Static(id="title", markup=False)
        yield Static(id="ask", markup=False)
        yield PaneNames([("entries", _("What goes in")), ("text", _("Text")), ("mail", _("The mail"))])
        with Horizontal(id="panes"):
            yield DraftEntries(id="entries")
            yield DraftText(id="text")
            with Vertical(id="mail"):
                yield MailView(id="view")
                yield Remarks(id="remarks")
        yield Static(id="tally", markup=False)

    def on_mount(self) -> None:
        """Name the panes and take up what was left unfinished."""
        for name, title in (
            ("entries", _("What goes in")),
            ("text", _("Text")),
            ("view", _("The mail")),
            ("remarks", _("Remarks")),
        ):
            self.query_one(f"#{name}").border_title = title
        self.wanted = composing.taken_up(self.desk, self.desk_app.update_kind or SUPERVISOR)
        self.query_one("#entries").focus()

    # --- writing ------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Write the update anew from the desk as it is now; what was changed by hand stays."""
        self.take_typed()
        self.query_one("#tally", Static).update(_("Writing …"))
        self._write(self.wanted)

    def want(self, wanted: Composition) -> None:
        """Change what is wanted of the update: keep it, and write it anew."""
        now = self.wanted
        if (wanted.kind, wanted.period, wanted.run) != (now.kind, now.period, now.run):
            self.begin_another()
        self.wanted = wanted
        self.desk_app.keeping.keep(*composing.kept(wanted))
        self._write(wanted)

    def begin_another(self) -> None:
        """Forget the update that stands here; nothing can be typed until the next is written."""
        self.composed = None
        self.query_one(DraftText).close()

    @work(thread=True, exclusive=True, group="write")
    def _write(self, wanted: Composition) -> None:
        worker = get_current_worker()
        with self.telling_beside(), self.desk_app.beside() as desk:
            if worker.is_cancelled:  # while it waited for the desk
                return
            desk.delivery.see_to_cut_off()
            made = composing.composed(desk, wanted)
            unsettled = desk.updates.to_ask_about(wanted.kind)
            self.app.call_from_thread(self._show_written, wanted, made, unsettled)

    def _show_written(self, wanted: Composition, made: Composed, unsettled: list[Update]) -> None:
        with suppress(NoMatches):  # the app is closing, and takes the screen apart
            self._show_all_written(wanted, made, unsettled)

    def _show_all_written(self, wanted: Composition, made: Composed, unsettled: list[Update]) -> None:
        self.take_typed()
        if wanted != self.wanted:
            return  # the person went on meanwhile; the next one is on its way
        self.unsettled = unsettled
        self.query_one(DraftText).show(made.draft.subject, made.draft.text)
        entries = self.query_one(DraftEntries)
        entries.glyphs = self.glyphs
        is_message = made.draft.kind in MESSAGES
        entries.when_empty(_("It tells no entries.") if is_message else _("Nothing to tell yet."))
        entries.show_selection(made.written.selection, wanted.out)
        self._show_around(made)
        self.refresh_bindings()

    @on(DraftText.Changed)
    def take_typed(self) -> None:
        """Take in what stands in the text now, typed since it was put there."""
        text = self.query_one(DraftText)
        if self.composed is None or not text.is_changed:
            return
        subject, words = text.taken()
        wanted = self.wanted.with_text(self.composed.written, words).with_subject(self.composed.written, subject)
        if wanted != self.wanted:
            self.wanted = wanted
            self.desk_app.keeping.keep(*composing.kept(wanted))
            self._follow(wanted)

    @work(exclusive=True, group="follow")
    async def _follow(self, wanted: Composition) -> None:
        await sleep(_PAUSE)
        written = self.composed.written if self.composed else None
        if wanted == self.wanted and written is not None:
            with self.telling():
                made = await self.ask_beside(lambda desk: composing.reworded(desk, written, wanted))
                if wanted == self.wanted and self.composed is not None:
                    self._show_around(made)

    # --- around the text ----------------------------------------------------------------------------------------

    def _show_around(self, made: Composed) -> None:
        """Show the mail, the remarks and the numbers."""
        self.composed = made
        draft = made.draft
        self.query_one("#title", Static).update(self._title(made))
        ask = self.query_one("#ask", Static)
        ask.display = bool(self.unsettled)
        if self.unsettled:
            asked = _("Did it go out? {yes} yes  {no} no  “{subject}”")
            keys = {"yes": self.desk_app.key_of("update.yes"), "no": self.desk_app.key_of("update.no")}
            ask.update(asked.format(subject=self.unsettled[0].subject, **keys))
        self.query_one(MailView).show_draft(draft)
        self.query_one(Remarks).show_remarks((*composing.gone(made), *draft.warnings, *draft.remarks), self.glyphs)
        tally = summary(draft.kind, draft.text, draft.selection)
        if draft.attachments:  # ahead: a narrow terminal cuts the end off
            tally = f"{attached_told(draft.attachments)} {self.glyphs.dot} {tally}"
        self.query_one("#tally", Static).update(tally)

    def _title(self, made: Composed) -> str:
        title = shown_title(made.draft.kind)
        reader = self.desk.settings.text("supervisor.name") if made.draft.kind == SUPERVISOR else ""
        parts = [_("{title} to {reader}").format(title=title, reader=reader) if reader else title]
        if self.wanted.own:
            parts.append(_("changed by hand"))
        if made.since:
            told = ngettext("{n} change since", "{n} changes since", made.since).format(n=made.since)
            parts.append(_("{told}: {key} writes it anew").format(told=told, key=self.desk_app.key_of("update.anew")))
        parts.append(day_span(made.draft.selection.period))
        return f" {self.glyphs.dot} ".join(parts)
