"""Updates: what goes in, the text, and the mail as its reader will see it."""

from __future__ import annotations

from asyncio import sleep

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from wfhdesk.desk import composing
from wfhdesk.desk.composing import Composed, Composition
from wfhdesk.desk.drafts import Draft
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.linter import summary
from wfhdesk.domain.periods import day_span
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import SUPERVISOR, Update
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.commands import UPDATES, bindings
from wfhdesk.tui.screens.update_actions import UpdateActions
from wfhdesk.tui.widgets.draft_entries import DraftEntries
from wfhdesk.tui.widgets.mail_view import MailView
from wfhdesk.tui.widgets.panes import PaneNames
from wfhdesk.tui.widgets.remarks import Remarks

_PAUSE = 0.3
"""Seconds without a key after which the mail and the remarks follow the text."""


class UpdatesScreen(UpdateActions):
    """The composer of the next update."""

    PLACE = "updates"
    CSS_PATH = "../styles/updates.tcss"
    BINDINGS = bindings(UPDATES)
    PANES = ("entries", "text", "mail")

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
            with Vertical(id="text"):
                yield Input(id="subject", placeholder=_("Subject"), compact=True, select_on_focus=False)
                yield TextArea(id="words", soft_wrap=True, show_line_numbers=False, compact=True)
            with Vertical(id="mail"):
                yield MailView(id="view")
                yield Remarks(id="remarks")
        yield Static(id="tally", markup=False)

    def on_mount(self) -> None:
        """Name the panes and take up what was left unfinished."""
        for name, title in (("entries", _("What goes in")), ("text", _("Text")), ("view", _("The mail"))):
            self.query_one(f"#{name}").border_title = title
        self.query_one("#remarks").border_title = _("Remarks")
        self.wanted = composing.unfinished(self.desk, SUPERVISOR)
        self.show_pane("entries")

    def step_out(self) -> bool:
        """Leave the text for the list of entries."""
        was_inside = not self.query_one(DraftEntries).has_focus
        self.show_pane("entries")
        return was_inside

    # --- panes --------------------------------------------------------------------------------------------------

    def show_pane(self, name: str) -> None:
        """Go to a pane; in a narrow terminal it is the one that shows."""
        for pane in self.PANES:
            self.set_class(pane == name, f"-at-{pane}")
        self.query_one(PaneNames).show(name)
        self.query_one({"entries": "#entries", "text": "#words", "mail": "#view"}[name]).focus()

    def action_pane(self, way: int) -> None:
        """Go to the next pane, or the one before."""
        here = next((place for place, pane in enumerate(self.PANES) if self.has_class(f"-at-{pane}")), 0)
        self.show_pane(self.PANES[(here + way) % len(self.PANES)])

    @on(PaneNames.Chosen)
    def _chosen(self, event: PaneNames.Chosen) -> None:
        self.show_pane(event.name)

    def on_descendant_focus(self) -> None:
        """Keep the pane that has the focus as the one to show: a click goes there too."""
        for pane in self.PANES:
            if self.focused in self.query_one(f"#{pane}").walk_children(with_self=True):
                for other in self.PANES:
                    self.set_class(other == pane, f"-at-{other}")
                self.query_one(PaneNames).show(pane)

    # --- showing ------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Write the update anew from the desk as it is now; what was changed by hand stays."""
        self.query_one("#tally", Static).update(_("Writing …"))
        self._write(self.wanted)

    def open_kind(self, kind: str) -> None:
        """Write the next update of a kind, as it was left."""
        if self.is_mounted and kind != self.wanted.kind:
            self.want(composing.unfinished(self.desk, kind))

    def want(self, wanted: Composition) -> None:
        """Change what is wanted of the update: keep it, and write it anew."""
        self.wanted = wanted
        with self.telling():
            composing.keep(self.desk, wanted)
        self._write(wanted)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, wanted: Composition) -> None:
        try:
            with self.desk_app.beside() as desk:
                desk.delivery.see_to_cut_off()
                made = composing.composed(desk, wanted)
                unsettled = desk.updates.to_ask_about(wanted.kind)
        except DeskError as problem:
            self.app.call_from_thread(self.notify, str(problem), severity="error", markup=False)
        else:
            self.app.call_from_thread(self._show_composed, wanted, made, unsettled)

    def _show_composed(self, wanted: Composition, made: Composed, unsettled: list[Update]) -> None:
        if wanted != self.wanted:
            return  # the person went on meanwhile; the next one is on its way
        self.composed, self.unsettled = made, unsettled
        self.refresh_bindings()
        entries = self.query_one(DraftEntries)
        entries.glyphs = self.glyphs
        entries.show_selection(made.draft.selection, wanted.out)
        self._show_text(made.draft)
        self._show_around(made)

    def _show_text(self, draft: Draft) -> None:
        subject, words = self.query_one("#subject", Input), self.query_one("#words", TextArea)
        with self.prevent(Input.Changed, TextArea.Changed):
            if subject.value != draft.subject:
                subject.value = draft.subject
            if words.text != draft.text:
                # Not a new text but a change of this one, so that ctrl+z brings back what was there.
                words.replace(draft.text, (0, 0), words.document.end, maintain_selection_offset=False)
                words.move_cursor((0, 0))

    def _show_around(self, made: Composed) -> None:
        """Show the mail, the remarks and the numbers."""
        draft = made.draft
        self.query_one("#title", Static).update(self._title(made))
        ask = self.query_one("#ask", Static)
        ask.display = bool(self.unsettled)
        if self.unsettled:
            asked = _("Did “{subject}” go out?  y it did  n it didn't")
            ask.update(asked.format(subject=self.unsettled[0].subject))
        self.query_one(MailView).show_draft(draft)
        self.query_one(Remarks).show_remarks((*draft.warnings, *draft.remarks), self.glyphs)
        self.query_one("#tally", Static).update(summary(draft.text, draft.selection))

    def _title(self, made: Composed) -> str:
        title = shown_title(made.draft.kind)
        reader = self.desk.settings.text("supervisor.name") if made.draft.kind == SUPERVISOR else ""
        parts = [_("{title} to {reader}").format(title=title, reader=reader) if reader else title]
        parts.append(day_span(made.draft.selection.period))
        if self.wanted.is_by_hand:
            parts.append(_("changed by hand"))
        if made.untold:
            told = ngettext("{n} entry came since", "{n} entries came since", made.untold).format(n=made.untold)
            parts.append(_("{told}: {key} writes it anew").format(told=told, key=self.desk_app.key_of("update.anew")))
        return f" {self.glyphs.dot} ".join(parts)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        if self.composed is None:
            return
        subject, text = self.query_one("#subject", Input).value, self.query_one("#words", TextArea).text
        wanted = self.wanted.by_hand(self.composed.written, subject, text)
        if wanted != self.wanted:
            self.wanted = wanted
            with self.telling():
                composing.keep(self.desk, wanted)
            self._follow(wanted)

    @work(exclusive=True, group="follow")
    async def _follow(self, wanted: Composition) -> None:
        await sleep(_PAUSE)
        self._reword(wanted)

    @work(thread=True, exclusive=True, group="write")
    def _reword(self, wanted: Composition) -> None:
        with self.desk_app.beside() as desk:
            made = composing.composed(desk, wanted)
        self.app.call_from_thread(self._show_reworded, wanted, made)

    def _show_reworded(self, wanted: Composition, made: Composed) -> None:
        if wanted == self.wanted:
            self.composed = made
            self._show_around(made)
