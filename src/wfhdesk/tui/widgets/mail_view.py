"""The mail as its reader will see it."""

from __future__ import annotations

from rich.console import Group
from rich.markdown import Markdown
from rich.text import Text
from rich.theme import Theme
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from wfhdesk.desk.drafts import Draft
from wfhdesk.domain.attachments import shown_files
from wfhdesk.language import gettext as _

_PLAIN = Theme({f"markdown.{name}": "bold" for name in ("h1", "h2", "h3", "h4", "item.number", "item.bullet")})


class MailView(VerticalScroll):
    """Sender, recipients, subject, and the text with its markup carried out."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._waits: Draft | None = None

    def on_mount(self) -> None:
        """Let headings look as they do in a mail: bold, in no colour of their own."""
        self.app.console.push_theme(_PLAIN)

    def compose(self) -> ComposeResult:
        """Put it all in one part that scrolls."""
        yield Static(markup=False)

    def show_draft(self, draft: Draft) -> None:
        """Show a draft as a mail; one that nobody can see is drawn when it comes to the front."""
        self._waits = draft
        if self.size:
            self._draw()

    def on_show(self) -> None:
        """Draw what came while this was out of sight."""
        self._draw()

    def _draw(self) -> None:
        draft, self._waits = self._waits, None
        if draft is None:
            return
        lines = [
            (_("From"), _person(*draft.sender)),
            (_("To"), ", ".join(draft.to)),
            *([(_("Cc"), ", ".join(draft.cc))] if draft.cc else []),
            (_("Subject"), draft.subject),
            *([(_("Attached"), shown_files(draft.attachments))] if draft.attachments else []),
        ]
        widest = max(len(name) for name, _value in lines)
        head = Text()
        for name, value in lines:
            head.append(f"{name:<{widest}}  ", "dim").append(f"{value or '–'}\n")
        self.query_one(Static).update(Group(head, Markdown(draft.text, hyperlinks=False)))


def _person(name: str, address: str) -> str:
    return f"{name} <{address}>" if name and address else address or name
