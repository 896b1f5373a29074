"""The board of actions: what is open, what was fixed and has to show that it helped, and what did."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from wfhdesk.domain.actions import CHECKED, FIXED, OPEN, STATES, Action
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.assessment_commands import ACTIONS
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.screens.desk_screen import DeskScreen
from wfhdesk.tui.screens.seeing_to import as_it_is, see_to
from wfhdesk.tui.widgets.action_column import ActionColumn
from wfhdesk.tui.widgets.lines import Lines

_LONGEST = 60


class ActionsScreen(DeskScreen):
    """Three columns, from 100 cells on side by side, below that one above the other."""

    PLACE = "ergonomics"
    GROUP = "actions"
    CSS_PATH = "../styles/ergonomics.tcss"
    BINDINGS = bindings(ACTIONS)
    AUTO_FOCUS = "#open"

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""  # the action to go to once the columns have it
        self._was_shown = False

    def body(self) -> ComposeResult:
        """Yield the columns, and what there is to know of the action under the cursor."""
        key = self.desk_app.key_of("actions.new")
        empty = {
            OPEN: _("Nothing is to be done. A risk that a check finds comes here, and so does what {key} adds."),
            FIXED: _("What was fixed stays here until you have seen whether it helped."),
            CHECKED: _("What helped stands here."),
        }
        with Container(id="board"):
            for state in STATES:
                yield ActionColumn(state, empty[state].format(key=key))
        yield Static("", id="about", markup=False)

    # --- showing --------------------------------------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show the actions as they are now: they all stand in one small table."""
        assessments = self.desk.assessments
        today, actions = assessments.today(), assessments.actions()
        names = {one.id: one.name for one in assessments.workstations(gone=True)}
        for state in STATES:
            some = [one for one in actions if one.state == state]
            self._column(state).show_actions(some, lambda place_id: names.get(place_id, ""), today, self.glyphs)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.go_to(wanted)
        elif not self._was_shown and (first := next((one for one in self.query(ActionColumn) if one.action), None)):
            self.set_focus(first)  # where nothing is open any more, what waits to be checked
        self._was_shown = True
        self._show_about()

    def go_to(self, action_id: str) -> None:
        """Put the cursor on an action, as soon as it is shown."""
        if not self.is_mounted or not self.query(ActionColumn):
            self._wanted = action_id
            return
        for column in self.query(ActionColumn):
            if column.go_to(action_id):
                self.set_focus(column)
                return

    def _column(self, state: str) -> ActionColumn:
        return self.query_one(f"#{state}", ActionColumn)

    @property
    def _here(self) -> ActionColumn:
        return next((one for one in self.query(ActionColumn) if one.has_focus), self._column(OPEN))

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        return self._here.action if self.is_mounted and self.query(ActionColumn) else None

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_about()

    def on_descendant_focus(self) -> None:
        """Tell of what the cursor of this column stands on."""
        self._show_about()

    def _show_about(self) -> None:
        action = self.action
        told = [action.about, action.note] if action else []
        self.query_one("#about", Static).update("\n".join(filter(None, told)))
        self.refresh_bindings()

    # --- doing ----------------------------------------------------------------------------------------------------

    @on(Lines.Chosen)
    @work
    async def action_edit(self) -> None:
        """Change what is to be done, by whom and by when."""
        from wfhdesk.tui.modals.action import ActionForm

        if action := self.action:
            with self.telling():
                kept = await self.app.push_screen_wait(ActionForm(self.desk, as_it_is(self.desk, action.id)))
                if kept is not None:
                    self.done(_("Changed “{text}”").format(text=shortened(kept.text, _LONGEST)))

    @work
    async def action_new(self) -> None:
        """Add something to do."""
        from wfhdesk.tui.modals.action import ActionForm

        kept = await self.app.push_screen_wait(ActionForm(self.desk, None))
        if kept is not None:
            self._wanted = kept.id
            self.done(_("Added “{text}”").format(text=shortened(kept.text, _LONGEST)))

    @work
    async def action_move_on(self) -> None:
        """Say that it is fixed, or whether that helped."""
        if action := self.action:
            with self.telling():
                await see_to(self, action.id)

    def action_fixed(self) -> None:
        """Say that an open one is fixed, with the key that does so in a run."""
        self.action_move_on()

    def action_open_again(self) -> None:
        """Say that what was done didn't help after all."""
        from wfhdesk.desk.action_acts import open_again

        if action := self.action:
            with self.telling():
                self.done(open_again(self.desk.assessments, as_it_is(self.desk, action.id)))

    @work
    async def action_delete(self) -> None:
        """Take an action away, after a question."""
        if not (action := self.action):
            return
        text = shortened(action.text, _LONGEST)
        question = _("Delete the action “{text}”? The risk it is about stays in its run.").format(text=text)
        if await self.app.push_screen_wait(Confirm(question, _("Delete it"))):
            with self.telling():
                self.desk.assessments.delete_action(as_it_is(self.desk, action.id))
                self.done(_("Deleted “{text}”").format(text=text))

    def action_column(self, way: int) -> None:
        """Go to the column beside."""
        columns = list(self.query(ActionColumn))
        place = columns.index(self._here) + way
        if 0 <= place < len(columns):
            columns[place].focus()

    def step_out(self) -> bool:
        """Go back to the checks."""
        self.app.pop_screen()
        return True

    def label_of(self, command: Command) -> str:
        """Return what a command does to the action under the cursor."""
        if command.id == "actions.on" and self.action and self.action.state == FIXED:
            return _("It helped?")
        return super().label_of(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        here = self.action
        if action == "fixed":
            return here is not None and here.state == OPEN
        if action == "move_on":
            return here is not None and here.state != CHECKED
        if action == "open_again":
            return here is not None and here.state != OPEN
        if action in ("edit", "delete"):
            return here is not None
        return super().check_action(action, parameters)
