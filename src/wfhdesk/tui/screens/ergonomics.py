"""Ergonomics: where one stands with every check at every workstation, and one of them in full beside the list."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from wfhdesk.language import gettext as _
from wfhdesk.tui.assessment_commands import ERGONOMICS
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.screens.ergonomics_acts import ErgonomicsActs
from wfhdesk.tui.widgets.checkup_detail import CheckupDetail
from wfhdesk.tui.widgets.checkup_list import CheckupList
from wfhdesk.tui.widgets.lines import Lines

_ON_RUNS = {"result": 1, "report": 1, "compare": 2}
"""How many finished runs there must be."""


class ErgonomicsScreen(ErgonomicsActs):
    """The checks, and the one under the cursor."""

    PLACE = "ergonomics"
    CSS_PATH = "../styles/ergonomics.tcss"
    BINDINGS = bindings(ERGONOMICS)
    AUTO_FOCUS = "#checks"

    def body(self) -> ComposeResult:
        """Yield the list and the check."""
        yield Static("", id="empty", markup=False)
        with Horizontal(id="both"):
            yield CheckupList(empty=_("Looking …"), id="checks")
            yield CheckupDetail(id="check")

    # --- showing --------------------------------------------------------------------------------------------------

    def show_checks(self) -> None:
        """Show the checks, or how to begin."""
        assert self.found is not None
        self.set_class(self.found.is_empty, "-empty")
        self.query_one("#empty", Static).update(self._how_to_begin() if self.found.is_empty else "")
        today, key = self.desk.assessments.today(), self.desk_app.key_of("checks.new")
        self.table.show_checks(self.found, key, today, self.glyphs)
        self.go_to_wanted()
        self.show_check()
        self.refresh_bindings()

    def _how_to_begin(self) -> str:
        key_of = self.desk_app.key_of
        return _(
            "Here stands how well and how safely you work: checks of your chair, screen and desk, of your home, and of how "
            "you are doing; what they found, what is done about it, and whether it helped.\n\n"
            "{begin} begins the check under the cursor: one question at a time, each answered by a key; stop where you like "
            "and go on later. {new} says first where you work, if that isn't your home desk."
        ).format(begin=key_of("checks.run"), new=key_of("checks.new"))

    @on(Lines.Moved, "#checks")
    def _moved(self) -> None:
        self.show_check()
        self.refresh_bindings()
        self.look_closer()

    def show_check(self) -> None:
        """Show the check under the cursor, with what was read of it."""
        keys = self.desk_app.key_of("checks.run"), self.desk_app.key_of("checks.result")
        today = self.desk.assessments.today()
        self.query_one(CheckupDetail).show_check(self.check, self.closely, keys, today, self.glyphs)

    # --- ways in and out ------------------------------------------------------------------------------------------

    @on(Lines.Chosen, "#checks")
    def _chosen(self) -> None:
        self.action_begin()

    def action_details(self) -> None:
        """Go to the check in full, or back; on a narrow screen it takes the list's place."""
        detail = self.query_one(CheckupDetail)
        if detail.has_focus:
            self.step_out()
        else:
            self.add_class("-check")
            detail.focus()

    def step_out(self) -> bool:
        """Leave the check in full."""
        was_inside = self.query_one(CheckupDetail).has_focus or self.has_class("-check")
        self.remove_class("-check")
        self.table.focus()
        return was_inside

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if not self.is_mounted or not self.query(CheckupList):
            return super().check_action(action, parameters)
        works = self._works(action)
        return super().check_action(action, parameters) if works is None else works

    def _works(self, action: str) -> bool | None:
        """Return whether one of the screen's own actions has something to do; None where it always has."""
        check = self.check
        if action in _ON_RUNS:
            return check is not None and len(check.runs) >= _ON_RUNS[action]
        if action in ("changed", "board"):
            return self.found is not None and not self.found.is_empty
        works = {
            "details": check is not None,
            "done": check is not None and bool(check.open_actions),
            "rename": check is not None and check.checkup.workstation is not None,
        }
        return works.get("rename" if action == "leave" else action)
