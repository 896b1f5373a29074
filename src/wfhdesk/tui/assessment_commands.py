"""What one can do on the screen of self-assessments, and on the board of actions."""

from __future__ import annotations

from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.command import Command

ERGONOMICS = (
    Command("checks.run", "enter", "begin", lambda: _("Begin"), lambda: _("Go through a checklist, or go on with it")),
    Command("checks.result", "o", "result", lambda: _("Result"), lambda: _("See in full what the last run found")),
    Command("checks.board", "b", "board", lambda: _("Actions"), lambda: _("See what is to be done, by whom, by when")),
    Command("checks.done", "x", "done", lambda: _("Fixed"), lambda: _("Say that an action of this check is done")),
    Command(
        "checks.changed",
        "t",
        "changed",
        lambda: _("Changed"),
        lambda: _("Say that something changed: the checks that it touches are due at once"),
    ),
    Command(
        "checks.report",
        "p",
        "report",
        lambda: _("Report"),
        lambda: _("Make a report of the last run; see exactly what leaves first"),
    ),
    Command("checks.compare", "v", "compare", lambda: _("Compare"), lambda: _("Compare two runs of a checklist")),
    Command("checks.new", "n", "new", lambda: _("New place"), lambda: _("Add a workstation")),
    Command("checks.rename", "e", "rename", lambda: _("Rename"), lambda: _("Change a workstation's name or kind")),
    Command(
        "checks.leave",
        "d",
        "leave",
        lambda: pgettext("verb", "Leave"),
        lambda: _("Say that you don't work there any more"),
    ),
    Command(
        "checks.details",
        "tab,right",
        "details",
        lambda: _("Details"),
        lambda: _("Go to the check in full; on a narrow screen it takes the list's place"),
    ),
)

ACTIONS = (
    Command(
        "actions.on",
        "x",
        "move_on",
        lambda: _("Fixed"),
        lambda: _("Say that it is fixed, then whether it helped"),
    ),
    Command(
        "actions.fixed",
        "f",
        "fixed",
        lambda: _("Fixed"),
        lambda: _("Say that an open one is fixed"),
        shown=False,
    ),
    Command("actions.edit", "e", "edit", lambda: _("Edit"), lambda: _("Change what is done, by whom and by when")),
    Command("actions.new", "n", "new", lambda: pgettext("action", "New"), lambda: _("Add an action")),
    Command("actions.open_again", "o", "open_again", lambda: _("Open again"), lambda: _("Say that it didn't help")),
    Command("actions.delete", "d", "delete", lambda: _("Delete"), lambda: _("Delete an action, after a question")),
    Command("actions.left", "left", "column(-1)", lambda: _("Left"), lambda: _("Go a column back"), shown=False),
    Command("actions.right", "right", "column(1)", lambda: _("Right"), lambda: _("Go a column on"), shown=False),
)
