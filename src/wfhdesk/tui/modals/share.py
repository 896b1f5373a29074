"""Share one's availability: choose a form and a level, see exactly what leaves, then copy, save or publish it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from wfhdesk.desk.availability_sharing import TABLE
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import Period
from wfhdesk.domain.publications import Publication
from wfhdesk.domain.sharing import KIND, LEVELS, level_told
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.sharing import FILES, FORMS, TELL_LEVELS, Shared, form_name, form_told, leaves, level_name
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.levels import Levels
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.tick import Tick


class _Shown(VerticalScroll, inherit_bindings=False):
    """What leaves. It scrolls up and down only: left and right are the dialog's, for the level."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]


class Share(Dialog[Shared]):
    """What each form looks like; nothing leaves before the button is pressed."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS = [
        Binding("ctrl+s,f9", "answer", show=False),
        Binding("left", "level(-1)", show=False),
        Binding("right", "level(1)", show=False),
    ]

    def __init__(self, desk: Desk, week: Period) -> None:
        super().__init__(classes="-large")
        self.title_text = _("Share your availability")
        self._desk = desk
        self._week = week
        self._level = KIND
        self._known: Publication | None = None

    def body(self) -> ComposeResult:
        """Yield the forms, the level, and what leaves; from 100 cells on side by side."""
        with Container(id="sides"):
            yield ItemLines(id="forms")
            with Vertical(id="side"):
                yield Levels(_("Tells (left, right):"), LEVELS, level_name, id="levels")
                with _Shown(id="shown"):
                    yield Static(id="text", markup=False)
        yield Static(id="told", classes="hint", markup=False)
        with Horizontal(id="place", classes="field"):
            yield Static(_("Where"), markup=False)
            yield Input(id="path", compact=True, select_on_focus=False)
        yield Tick(_("follow every change by itself from now on, told like this"), id="keep")

    def on_mount(self) -> None:
        """Begin with the table."""
        forms = self.query_one("#forms", ItemLines)
        self.query_one("#shown").border_title = _("Exactly this leaves")
        forms.show_lines([Line(_named(form), form) for form in FORMS])
        forms.focus()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Share")

    @property
    def _form(self) -> str:
        return str(self.query_one("#forms", ItemLines).current or TABLE)

    @property
    def _path(self) -> str:
        return self.query_one("#path", Input).value.strip()

    # --- what leaves --------------------------------------------------------------------------------------------

    @on(Lines.Moved, "#forms")
    def _moved(self) -> None:
        if self._form in FILES:
            known = next((one for one in self._desk.publishing.all() if one.form == self._form), None)
            place = os.path.join(self._desk.files_folder, FILES[self._form])
            with self.prevent(Input.Changed):
                self.query_one("#path", Input).value = known.target if known else place
            self._begin_from(known)
        self._show()

    @on(Input.Changed, "#path")
    def _typed(self) -> None:
        """Go by what is published where the path leads now: nobody tells one place what was meant for another."""
        try:
            known = self._desk.publishing.there(self._form, self._path) if self._path else None
        except DeskError:  # what is no path is told when it is shown
            known = None
        if known != self._known:
            self._begin_from(known)
            self._show()

    def _begin_from(self, known: Publication | None) -> None:
        self._known = known
        self._level = known.level if known else KIND
        self.query_one("#keep", Tick).is_on = known is not None and known.kept

    def action_level(self, way: int) -> None:
        """Tell more, or less."""
        if self._form in TELL_LEVELS:
            place = LEVELS.index(self._level) + way
            self._level = LEVELS[max(0, min(place, len(LEVELS) - 1))]
            self._show()

    @on(Levels.Picked)
    def _picked(self, event: Levels.Picked) -> None:
        self._level = event.level
        self._show()

    def _show(self) -> None:
        is_file = self._form in FILES
        self.query_one("#place").display = is_file
        self.query_one("#keep").display = is_file
        levels = self.query_one(Levels)
        levels.display = self._form in TELL_LEVELS
        levels.show(self._level)
        try:
            text = leaves(self._desk, self._wanted(), self._week)
        except DeskError as problem:
            text = str(problem)
        self.query_one("#text", Static).update(text)
        self.query_one("#shown").scroll_home(animate=False)
        self._tell(self._hint())

    def _wanted(self) -> Shared:
        """Return what would be shared now. Raises DeskError for a place where it can't be."""
        if self._form not in FILES:
            return Shared(self._form)
        outside = self._known is not None and self._known.outside
        kept = self.query_one("#keep", Tick).is_on
        wanted = self._desk.publishing.wanted(self._form, self._path, level=self._level, outside=outside, kept=kept)
        return Shared(self._form, wanted)

    def _hint(self) -> str:
        told = level_told(self._level) if self._form in TELL_LEVELS else form_told(self._form)
        keys = _("enter writes it, tab goes on.") if self._form in FILES else _("enter copies it.")
        return f"{told} {keys}".strip()

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(text)
        told.set_class(wrong, "-wrong")

    # --- sharing ------------------------------------------------------------------------------------------------

    @on(Lines.Chosen, "#forms")
    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Share it in the form under the cursor."""
        if self._form in FILES and not self._path:
            self._tell(_("Say where to."), wrong=True)
            return
        try:
            wanted = self._wanted()
            leaves(self._desk, wanted, self._week)
        except DeskError as problem:
            self._tell(str(problem), wrong=True)
        else:
            self.dismiss(wanted)


def _named(form: str) -> Callable[[int], Text]:
    return lambda _width: Text(f" {form_name(form)}", end="")
