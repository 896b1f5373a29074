"""The updates that went out, or may have: what became of each, and its text as it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from wfhdesk.desk.settling import say_it_went_out
from wfhdesk.domain.delivery import UNSETTLED, shown_state
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import Update
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import ask_beside, tell_done, telling
from wfhdesk.tui.commands import PAST, bindings
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_TONES = {"sent": "good", "exported": "due", "unknown": "late", "failed": "late", "sending": "due"}


class PastUpdates(Dialog[None]):
    """A list of updates, newest first, and the text of the one under the cursor."""

    BINDINGS = [*bindings(PAST), Binding("tab", "app.focus_next", show=False)]

    def __init__(self, app: DeskApp) -> None:
        super().__init__(classes="-large")
        self.title_text = _("Updates that went out")
        self._desk_app = app

    def body(self) -> ComposeResult:
        """Yield list and text."""
        with Horizontal():
            yield ItemLines(empty=_("None yet."), id="past")
            with VerticalScroll(id="sent"):
                yield Static(markup=False)
        told = _("{yes} it went out   {no} it didn't   tab to the text   esc back")
        key = self._desk_app.key_of
        yield Static(told.format(yes=key("past.yes"), no=key("past.no")), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        with telling(self.app):
            self._show(await self.ask_beside(lambda desk: desk.updates.all()))

    def _show(self, updates: list[Update]) -> None:
        lines = self.query_one(ItemLines)
        lines.show_lines([line for update in reversed(updates) for line in self._lines(lines, update)])
        lines.focus()

    def _lines(self, lines: ItemLines, update: Update) -> list[Line]:
        state = shown_state(update.state)

        def first(_width: int) -> Text:
            return Text(f" {update.number} {shown_title(update.kind)}", end="")

        def second(_width: int) -> Text:
            line = Text(f"   {short_day(update.day)} ", lines.style_of("muted"), end="")
            return line.append(state, lines.style_of(_TONES.get(update.state, "muted")))

        def third(_width: int) -> Text:
            return Text("   " + _("Did it go out?"), lines.style_of("due"), end="")

        asked = [Line(third, update)] if update.state in UNSETTLED else []
        return [Line(first, update), Line(second, update), *asked]

    @on(Lines.Moved)
    def _moved(self, event: Lines.Moved) -> None:
        update: Update | None = event.item
        if update is None:
            return
        head = Text()
        for name, value in (
            (_("To"), ", ".join((*update.to, *update.cc))),
            (_("Subject"), update.subject),
            (_("Attached"), ", ".join(update.attached)),
            (_("Refused"), ", ".join(update.refused)),
        ):
            if value:
                head.append(f"{name}  ", "dim").append(f"{value}\n")
        self.query_one("#sent Static", Static).update(head.append(f"\n{update.text}"))
        self.query_one("#sent").scroll_home(animate=False)

    @work
    async def action_went_out(self, it_did: bool) -> None:
        """Say whether the update under the cursor went out."""
        update: Update | None = self.query_one(ItemLines).current
        if update is None:
            return
        number = update.number
        with telling(self.app):
            told = await ask_beside(self.app, lambda desk: say_it_went_out(desk.updates, number, it_did=it_did))
            tell_done(self.app, told)
            self._read()
