"""How a contact was: its kind, what it was about, on which day."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from wfhdesk.domain.capture import said_day
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.widgets.kind_line import KindLine
from wfhdesk.tui.widgets.text_line import TextLine


class HowItWas(Vertical):
    """The fields of a contact; a letter says the kind and goes on to what it was about."""

    class Changed(Message):
        """Something else stands in the fields now."""

    class Entered(Message):
        """The person is done."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = KindLine(id="kind")
        self._note = TextLine(max_length=LONGEST_LINE, compact=True, id="note", select_on_focus=False)
        self._day = TextLine(max_length=LONGEST_LINE, compact=True, id="day")

    def compose(self) -> ComposeResult:
        """Yield the fields."""
        yield Static(_("How"), classes="label", markup=False)
        yield self._kind
        yield Static(_("What it was about (only you see it)"), classes="label", markup=False)
        yield self._note
        yield Static(_("Which day: today, yesterday, monday"), classes="label", markup=False)
        yield self._day

    def begin(self, kept: Mapping[str, str], usual: str) -> None:
        """Begin with what was typed another time, else with the usual kind, and today."""
        self._kind.kind = kept.get("kind") or usual
        self._note.value, self._day.value = kept.get("note", ""), kept.get("day") or _("today")

    @property
    def first(self) -> Widget:
        """The field in which one goes on."""
        return self._note if self._note.value else self._kind

    @property
    def kind(self) -> str:
        """The kind; nothing where none was said."""
        return self._kind.kind

    @property
    def note(self) -> str:
        """What it was about."""
        return self._note.value

    def day(self, today: date, *, short_dutch: bool) -> date:
        """Return the day. Raises WrongInput."""
        said = self._day.value.strip()
        is_today = said.casefold() in ("", _("today"))
        return today if is_today else said_day(said, today, short_dutch=short_dutch)

    @property
    def to_keep(self) -> str:
        """What is kept for another time; nothing as long as nothing was said of it."""
        said = {"kind": self.kind, "note": self.note, "day": self._day.value}
        return json.dumps(said) if self.note.strip() else ""

    @on(KindLine.Said)
    def _kind_said(self, event: KindLine.Said) -> None:
        event.stop()
        self.post_message(self.Changed())
        self.screen.set_focus(self._note)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    @on(KindLine.Entered)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Entered())


def read_kept(text: str) -> dict[str, str]:
    """Return what was kept in another time; nothing where that can't be read."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    return {name: said for name, said in kept.items() if isinstance(said, str)} if isinstance(kept, dict) else {}
