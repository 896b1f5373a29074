"""What one key does about a step of Today's list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.app import App

from wfhdesk.domain.nudge_texts import shown_act
from wfhdesk.domain.nudges import ALL_WELL, BACK, CONTACTED, DONE, HELPED, OPENED, SNOOZED, WENT_OUT
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import BY_ID

if TYPE_CHECKING:
    from wfhdesk.domain.next_steps import NextStep
    from wfhdesk.tui.app import DeskApp

_FIXED = "fixed"
"""An action that was done and has to show that it helped."""
_COMMANDS = {
    "check-in": {"today.done": ALL_WELL},
    "status": {"today.done": BACK},
    "birthday": {"app.contact": CONTACTED},
    "contact": {"app.contact": CONTACTED, "today.snooze": SNOOZED},
    "settle": {"today.yes": WENT_OUT, "today.no": ""},
    "promise": {"today.done": DONE},
    "blocker": {"today.done": DONE},
    "action": {"today.done": DONE},
    _FIXED: {"today.done": HELPED},
}
"""By kind of step: the commands that do something about it at once, and what that is where the command has no name for it."""

_CLICKED = {"app.contact": "app.contact"}
"""What a click does where it isn't what the key does: a contact is with whom one points at, and nobody else."""


def step_keys(app: App[str], step: NextStep) -> Iterator[tuple[str, str, str]]:
    """Yield what can be done about a step: the key, what it does, and the action for whoever clicks there."""
    kind = _FIXED if step.kind == "action" and step.state else step.kind
    for name, act in _COMMANDS.get(kind, {}).items():
        command = BY_ID[name]
        action = _CLICKED.get(name, f"screen.{command.action}")
        yield cast("DeskApp", app).key_of(name), shown_act(act) if act else command.label(), action
    opens = {"contact": _("Openers"), "birthday": _("Openers"), "versions": _("Choose"), "assessment": _("Begin")}
    opens["action"] = _("Board of actions")
    yield _("enter"), opens.get(step.kind, shown_act(OPENED)), "choose_item"
