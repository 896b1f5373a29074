"""Hand the result of a run over: choose a form and what goes along, see exactly what leaves, then write it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Static

from wfhdesk.desk.assessment_reports import FORMS, HTML, MARKDOWN, PDF
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.assessments import Run
from wfhdesk.domain.documents import as_markdown
from wfhdesk.domain.documents_plain import as_plain
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.page import Page
from wfhdesk.tui.widgets.tick import Tick

MAIL = "mail"


class Wanted(NamedTuple):
    """How a result is handed over: the form, where a file goes, and which private runs go along."""

    form: str
    path: str = ""
    also: tuple[Run, ...] = ()


class MakeReport(Dialog[Wanted]):
    """What each form says; nothing is written before enter or the button."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [Binding("ctrl+s,f9", "answer", show=False)]

    def __init__(self, desk: Desk, run: Run, offered: Sequence[Run]) -> None:
        super().__init__(classes="-large")
        self.title_text = _("Report: {title}").format(title=run.title)
        self._desk, self._run = desk, run
        self._offered = offered

    def body(self) -> ComposeResult:
        """Yield the forms, what is private and can go along, and what leaves; from 100 cells on side by side."""
        today = self._desk.assessments.today()
        with Container(id="sides"):
            with Vertical(id="choices"):
                yield ItemLines(id="forms")
                if self._offered:
                    yield Static(_("Private; only with a tick (space):"), classes="label", markup=False)
                for place, run in enumerate(self._offered):
                    yield Tick(f"{run.title}, {short_day(run.day, today)}", id=f"also-{place}")
            with Page(id="shown"):
                yield Static(id="text", markup=False)
        with Horizontal(id="place", classes="field"):
            yield Static(_("Where"), markup=False)
            yield Input(id="path", compact=True, select_on_focus=False)
        yield Static(id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the form that is handed over most."""
        super().on_mount()
        forms = self.query_one("#forms", ItemLines)
        self.query_one("#shown").border_title = _("Exactly this leaves")
        forms.show_lines([Line(_line(form), form) for form in (PDF, HTML, MARKDOWN, MAIL)])
        forms.focus()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Go on")

    @property
    def _form(self) -> str:
        return str(self.query_one("#forms", ItemLines).current or PDF)

    @property
    def _also(self) -> tuple[Run, ...]:
        ticks = [self.query_one(f"#also-{place}", Tick) for place in range(len(self._offered))]
        return tuple(run for run, tick in zip(self._offered, ticks, strict=True) if tick.is_on)

    @on(Lines.Moved, "#forms")
    def _moved(self) -> None:
        if self._form in FORMS:
            path = os.path.join(self._desk.files_folder, self._desk.reports.file_name(self._run, self._form))
            self.query_one("#path", Input).value = _free(path)
        self._show()

    @on(Tick.Turned)
    def _show(self) -> None:
        is_file = self._form in FORMS
        self.query_one("#place").display = is_file
        try:
            document = self._desk.reports.document(self._run, self._also)
            text = as_markdown(document) if self._form == MARKDOWN else as_plain(document)
        except DeskError as problem:
            text = str(problem)
        self.query_one("#text", Static).update(text)
        told = _("enter writes the file, tab goes on.")
        if not is_file:
            told = _("enter goes on to the message; you read and change it before it goes out.")
        self._tell(told)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(text)
        told.set_class(wrong, "-wrong")

    @on(Lines.Chosen, "#forms")
    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Write the file, or go on to the message."""
        if self._form == MAIL:
            self.dismiss(Wanted(MAIL, also=self._also))
            return
        path = os.path.abspath(os.path.expanduser(self.query_one("#path", Input).value.strip()))
        if os.path.lexists(path):
            self._tell(_("{path} is there already; name another file.").format(path=path), wrong=True)
        else:
            self.dismiss(Wanted(self._form, path, self._also))


def _free(path: str) -> str:
    """Return a path that isn't taken."""
    stem, ending = os.path.splitext(path)
    names = (f"{stem}{f'-{again}' if again else ''}{ending}" for again in range(100))
    return next((name for name in names if not os.path.lexists(name)), path)


def _line(form: str) -> Callable[[int], Text]:
    return lambda _width: Text(f" {_named(form)}", end="")


def _named(form: str) -> str:
    return {
        PDF: _("PDF, to hand over"),
        HTML: _("HTML, for a browser"),
        MARKDOWN: _("Markdown, plain text"),
        MAIL: _("E-mail, with the PDF"),
    }[form]
