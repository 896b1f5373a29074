"""The first start: four questions, each of which can be left out, and where the files are."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from wfhdesk import language
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.settings import problem_with
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.hours_text import shown_hours
from wfhdesk.domain.patterns import pattern_on
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.lines import Lines

_HOURS = "hours"
_SETTINGS = ("me.name", "supervisor.name", "supervisor.email")
_FIELDS = (*_SETTINGS, _HOURS)


class FirstStart(Dialog[bool]):
    """Ask name, supervisor, working hours and language; the answer is whether anything was set."""

    BINDINGS = [Binding("ctrl+s,f9", "answer", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title_text = _("Welcome to wfhdesk")
        self._desk = desk

    def body(self) -> ComposeResult:
        """Yield the questions."""
        yield Static(
            _("A few questions; leave out what you like. enter goes on, esc skips them all."),
            markup=False,
        )
        labels = {
            "me.name": _("Your name, as it stands under your updates"),
            "supervisor.name": _("Who gets your weekly update?"),
            "supervisor.email": _("… and at which address?"),
            _HOURS: _when(self._now(_HOURS)),
        }
        for key in _FIELDS:
            yield Static(labels[key], id=f"label-{_id(key)}", classes="label", markup=False)
            yield Input(self._now(key), id=_id(key), compact=True, select_on_focus=False)
        yield Static(_("Language"), classes="label", markup=False)
        # No click keeps the answers: who points at a language has still something to fill in, as like as not.
        yield Options([("en", "English"), ("nl", "Nederlands")], language.current(), clicks=0)
        yield Static(self._where(), id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the top: a low terminal takes away margins, and the first question would stand above what is seen."""
        super().on_mount()
        self.call_after_refresh(self.query_one(".dialog").scroll_home, animate=False)

    def _now(self, key: str) -> str:
        """Return what a field says before anything is typed: what is so now."""
        if key != _HOURS:
            return self._desk.settings.text(key)
        pattern = pattern_on(self._desk.availability.patterns(), self._desk.availability.today())
        return shown_hours(pattern.weeks) if pattern else ""

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    def leave_label(self) -> str:
        """Return what the other button says."""
        return _("Skip them all")

    def _where(self) -> str:
        return _(
            "Everything stays on this computer, as plain text in {folder}: whoever can read your files can read it. "
            "The settings are in {settings}."
        ).format(folder=self._desk.places.desk, settings=self._desk.places.settings)

    @on(Input.Changed, f"#{_HOURS}")
    def _hours_typed(self, event: Input.Changed) -> None:
        """Say above the line what it is understood as: a word that is no time is where one works."""
        self.query_one(f"#label-{_HOURS}", Static).update(_when(event.value))

    @on(Input.Changed)
    def _typed(self) -> None:
        """Take back what was wrong with another answer."""
        told = self.query_one("#told", Static)
        if told.has_class("-wrong"):
            told.remove_class("-wrong")
            told.update(self._where())

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.app.action_focus_next()

    @on(Lines.Chosen)
    def action_answer(self) -> None:
        """Keep what was answered, all of it or nothing."""
        for key in _FIELDS:
            field = self.query_one(f"#{_id(key)}", Input)
            if problem := _problem_with(key, field.value.strip()):
                self._tell(problem)
                field.focus()
                return
        try:
            self._desk.settings.begin()  # who answers nothing isn't asked again either
            for key in _FIELDS:
                value = self.query_one(f"#{_id(key)}", Input).value.strip()
                if value != self._now(key):
                    self._keep(key, value)
            settings = self._desk.settings
            self._desk.people.know_supervisor(settings.text("supervisor.name"), settings.text("supervisor.email"))
            spoken = self.query_one(Options).current[0]
            if spoken != language.current():
                self._desk.settings.set("me.language", [spoken])
        except DeskError as refused:
            self._tell(str(refused))
        else:
            self.dismiss(True)

    def _keep(self, key: str, value: str) -> None:
        if key != _HOURS:
            self._desk.settings.set(key, [value])
        elif value:  # hours that were said before aren't taken back by saying nothing
            self._desk.availability.set_hours(value)

    def _tell(self, problem: str) -> None:
        told = self.query_one("#told", Static)
        told.update(problem)
        told.add_class("-wrong")

    def action_leave(self) -> None:
        """Leave everything out; it isn't asked again."""
        with suppress(DeskError):  # where nothing can be written, it is asked again
            self._desk.settings.begin()
        super().action_leave()


def _when(typed: str) -> str:
    """Return the question for working hours: with an example, or with what an answer is understood as."""
    with suppress(WrongInput):
        if typed.strip():
            return _("When do you work, and where? Understood: {hours}").format(hours=shown_hours(parse_hours(typed)))
    return _("When do you work? For example: mon-fri 9:00-12:30,13:00-17:30")


def _problem_with(key: str, value: str) -> str:
    """Return what is wrong with an answer; nothing where it can be kept."""
    if key != _HOURS:
        problem = problem_with(key, value)
        return _("“{text}”: {problem}.").format(text=shortened(value), problem=problem) if problem else ""
    try:
        parse_hours(value or "off")
    except WrongInput as problem:
        return str(problem)
    return ""


def _id(key: str) -> str:
    return key.replace(".", "-")
