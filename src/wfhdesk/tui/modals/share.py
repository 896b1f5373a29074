"""Share one's availability: choose a form and a level, see exactly what leaves, then copy, save or publish it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Checkbox, Input, Static

from wfhdesk.desk import availability_sharing
from wfhdesk.desk.availability_sharing import FORMS as TEXTS
from wfhdesk.desk.availability_sharing import LINE, SIGNATURE, TABLE
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import Period
from wfhdesk.domain.publications import EVENTS, FOLDER, FREEBUSY, HOURS, Publication
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND, LEVELS, level_told
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines

_FILES = {EVENTS: "availability.ics", FOLDER: "availability", FREEBUSY: "availability.ifb", HOURS: "hours.ics"}
_CARD = "card"


class Shared(NamedTuple):
    """What to share: a text's form, or where to publish (as which `publication`)."""

    form: str
    publication: Publication | None = None


def form_name(form: str) -> str:
    """Return a form in the person's language."""
    return {
        TABLE: _("The week as a table, on the clipboard"),
        LINE: _("One line for a chat, on the clipboard"),
        SIGNATURE: _("A signature, on the clipboard"),
        _CARD: _("What to type into Google or Outlook, once"),
        EVENTS: _("A calendar file to import"),
        FOLDER: _("A folder that vdirsyncer takes to a server"),
        FREEBUSY: _("Free and busy time, and nothing else"),
        HOURS: _("Your hours as a VAVAILABILITY"),
    }[form]


def level_name(level: str) -> str:
    """Return a level of detail in the person's language."""
    return {BUSY_ONLY: _("only busy"), KIND: _("also where"), FULL: _("all")}[level]


class Share(Dialog[Shared]):
    """What each form looks like; nothing leaves before the button is pressed."""

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

    def body(self) -> ComposeResult:
        """Yield the forms, the level, and what leaves."""
        yield ItemLines(id="forms")
        yield Static(id="levels", markup=False)
        with VerticalScroll(id="shown"):
            yield Static(id="text", markup=False)
        with Horizontal(id="place", classes="field"):
            yield Static(_("Where"), markup=False)
            yield Input(id="path", compact=True, select_on_focus=False)
        yield Checkbox(_("follow every change by itself from now on, told like this"), id="keep", compact=True)
        yield Static(id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the table."""
        forms = self.query_one("#forms", ItemLines)
        lines = [Line(_named(form), form) for form in (*TEXTS, _CARD, *_FILES)]
        forms.styles.height = len(lines)
        self.query_one("#shown").border_title = _("Exactly this leaves")
        forms.show_lines(lines)
        forms.focus()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Share")

    @property
    def _form(self) -> str:
        return str(self.query_one("#forms", ItemLines).current or TABLE)

    # --- what leaves --------------------------------------------------------------------------------------------

    @on(Lines.Moved, "#forms")
    def _moved(self) -> None:
        known = next((one for one in self._desk.publishing.all() if one.form == self._form), None)
        if self._form in _FILES:
            target = known.target if known else os.path.join(self._desk.files_folder, _FILES[self._form])
            self.query_one("#path", Input).value = target
            self.query_one("#keep", Checkbox).value = known is not None and known.kept
            self._level = known.level if known else self._level
        self._show()

    def action_level(self, way: int) -> None:
        """Tell more, or less."""
        if self._has_level:
            place = LEVELS.index(self._level) + way
            self._level = LEVELS[max(0, min(place, len(LEVELS) - 1))]
            self._show()

    @property
    def _has_level(self) -> bool:
        return self._form in (EVENTS, FOLDER, HOURS)

    def _show(self) -> None:
        is_file = self._form in _FILES
        self.query_one("#place").display = is_file
        self.query_one("#keep").display = is_file
        levels = self.query_one("#levels", Static)
        levels.display = self._has_level
        levels.update(self._levels())
        try:
            self.query_one("#text", Static).update(self._leaves())
        except DeskError as problem:
            self.query_one("#text", Static).update(str(problem))
        self._tell(self._hint())

    def _levels(self) -> Text:
        names = [f"[{level_name(one)}]" if one == self._level else f" {level_name(one)} " for one in LEVELS]
        return Text(_("Tells (left, right):") + " " + " ".join(names))

    def _leaves(self) -> str:
        if self._form in TEXTS:
            return availability_sharing.written(self._desk, self._form, self._week).text
        if self._form == _CARD:
            return availability_sharing.card(self._desk)
        return "\n".join(self._desk.publishing.preview(self._publication()))

    def _publication(self) -> Publication:
        path = self.query_one("#path", Input).value.strip()
        kept = self.query_one("#keep", Checkbox).value
        return self._desk.publishing.wanted(self._form, path, level=self._level, kept=kept)

    def _hint(self) -> str:
        if self._form in TEXTS:
            return _("enter copies it")
        if self._form == _CARD:
            return _("enter copies it; nothing of this can be imported")
        told = _("Only when you are busy.") if self._form == FREEBUSY else level_told(self._level)
        return _("{told} enter writes it, tab goes to where.").format(told=told)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(text)
        told.set_class(wrong, "-wrong")

    # --- sharing ------------------------------------------------------------------------------------------------

    @on(Lines.Chosen, "#forms")
    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Share it in the form under the cursor."""
        try:
            if self._form not in _FILES:
                self._leaves()
                self.dismiss(Shared(self._form))
            elif not self.query_one("#path", Input).value.strip():
                self._tell(_("Say where to."), wrong=True)
            elif not self._desk.availability.patterns():
                raise availability_sharing.unset()
            else:
                self.dismiss(Shared(self._form, self._publication()))
        except DeskError as problem:
            self._tell(str(problem), wrong=True)


def _named(form: str) -> Callable[[int], Text]:
    return lambda _width: Text(f" {form_name(form)}", end="")


def shared(desk: Desk, what: Shared, week: Period, terminal: Callable[[str], bool] | None = None) -> Sequence[str]:
    """Share it, and return what to say of it: what was done, and warnings. Raises DeskError."""
    if what.publication is not None:
        outcome = desk.publishing.publish(what.publication)
        counted = outcome.came + outcome.changed + outcome.went
        said = _("Written to {path}.") if outcome.is_written else _("Nothing changed in {path}.")
        if counted:
            said = _("Published in {path}: {came} new, {changed} changed, {went} withdrawn.")
        numbers = {"came": outcome.came, "changed": outcome.changed, "went": outcome.went}
        return [said.format(path=outcome.publication.target, **numbers), outcome.warning]
    if what.form == _CARD:
        text = availability_sharing.card(desk)
        written = availability_sharing.Written(text, text, "")
    else:
        written = availability_sharing.written(desk, what.form, week)
    by = availability_sharing.copied(written, terminal)
    return [_("On the clipboard, by {by}.").format(by=by), ""]
