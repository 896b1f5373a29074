"""The last look before an update goes out: what, to whom, by which way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static

from wfhdesk.desk.drafts import Draft
from wfhdesk.desk.ways_out import Way
from wfhdesk.domain.addresses import checked_address, split_addresses
from wfhdesk.domain.attachments import attached_told
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.linter import summary
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines


class Wanted(NamedTuple):
    """How an update is to go out: the way, the recipients, and the file where it is one."""

    way: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    file: str


def way_name(way: str, host: str = "", command: str = "") -> str:
    """Return a way out in the person's language."""
    return {
        "eml": _("A file that your mail program opens, ready to send"),
        "copy": _("The clipboard"),
        "mailto": _("Your mail program, by a mailto link"),
        "draft": _("The drafts of your mailbox"),
        "send": _("Send it now, by {host}").format(host=host) if host else _("Send it now"),
        "pipe": _("Send it now, by {command}").format(command=command) if command else _("Send it by a command"),
    }[way]


class Deliver(Dialog[Wanted]):
    """Recipients, way out and a last look. It asks whether to send, so it takes no key in its first half second."""

    DELAYED = True
    BINDINGS = [Binding("ctrl+enter,f9", "answer", show=False)]

    def __init__(self, draft: Draft, ways: Sequence[Way], file: str, names: dict[str, str], hour: str = "") -> None:
        super().__init__(classes="-large")
        self.title_text = _("A last look")
        self._draft, self._ways, self._file, self._names, self._hour = draft, ways, file, names, hour

    def body(self) -> ComposeResult:
        """Yield what is to be looked at, and the ways."""
        draft = self._draft
        yield Static(draft.subject, id="subject", markup=False)
        numbers = summary(draft.kind, draft.text, draft.selection)
        yield Static("\n".join(filter(None, (numbers, _lacks(draft)))), id="lacks", classes="hint", markup=False)
        if draft.attachments:
            yield Static(attached_told(draft.attachments), id="attached", markup=False)
        if self._hour:
            yield Static(self._hour, id="hour", markup=False)
        yield from _field("to", _("To"), ", ".join(draft.to))
        yield from _field("cc", _("Cc"), ", ".join(draft.cc))
        yield ItemLines(id="ways")
        yield from _field("file", _("File"), self._file)
        yield Static(_how_to(), id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the way that works everywhere."""
        ways = self.query_one("#ways", ItemLines)
        ways.styles.height = len(self._ways)
        ways.show_lines([Line(self._text(ways, way), way) for way in self._ways])
        ways.focus()

    def _text(self, ways: ItemLines, way: Way) -> Callable[[int], Text]:
        def text(width: int) -> Text:
            name = f" {self._names[way.name]}"
            if not way.closed:
                return Text(name, end="")
            whole = f"{name} ({way.closed})"
            told = whole if cell_len(whole) <= width else name + " (" + _("not now") + ")"
            return Text(told, ways.style_of("muted"), end="")

        return text

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Deliver")

    @on(Lines.Moved, "#ways")
    def _moved(self, event: Lines.Moved) -> None:
        way: Way | None = event.item
        self.query_one("#file_field").display = way is not None and way.name == "eml"
        told = self.query_one("#told", Static)
        told.update((way.closed if way else "") or _how_to())  # the list may have no room for what closes a way
        told.remove_class("-wrong")

    @on(Lines.Chosen)
    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Take the way under the cursor."""
        way: Way | None = self.query_one("#ways", ItemLines).current
        if way is None:
            return
        if way.closed:
            self._refuse(way.closed)
            return
        try:
            wanted = Wanted(way.name, self._people("to"), self._people("cc"), self._value("file"))
        except DeskError as problem:
            self._refuse(str(problem))
        else:
            self.dismiss(wanted)

    def _refuse(self, problem: str) -> None:
        told = self.query_one("#told", Static)
        told.update(problem)
        told.add_class("-wrong")

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _people(self, name: str) -> tuple[str, ...]:
        return tuple(map(checked_address, split_addresses(self._value(name))))


def _how_to() -> str:
    return _("enter lets it out, tab goes to the recipients, esc goes back")


def _lacks(draft: Draft) -> str:
    """Return the most telling remark on a draft, and how many there are: a small terminal shows them on a page of their own."""
    remarks = (*draft.warnings, *draft.remarks)
    if not remarks:
        return ""
    told = ngettext("{n} remark: {first}", "{n} remarks, the first: {first}", len(remarks))
    return told.format(n=len(remarks), first=remarks[0])


def _field(name: str, label: str, value: str) -> ComposeResult:
    with Horizontal(id=f"{name}_field", classes="field"):
        yield Static(label, markup=False)
        yield Input(value, id=name, compact=True, select_on_focus=False)
