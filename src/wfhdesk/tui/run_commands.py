"""What one can do while a checklist is asked, with its result, and with two of them side by side."""

from __future__ import annotations

from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.command import Command

DECIDING = (
    Command(
        "run.fixed",
        "f",
        "fixed",
        lambda: _("Fixed now"),
        lambda: _("Say that a risk is put right already"),
        shown=False,
    ),
    Command(
        "run.action",
        "a",
        "needs_action",
        lambda: _("Needs action"),
        lambda: _("Say what is to be done about a risk, who does it, and by when"),
        shown=False,
    ),
    Command(
        "run.fine", "o", "fine", lambda: _("Fine as it is"), lambda: _("Say why a risk is fine as it is"), shown=False
    ),
)
"""What becomes of a risk; the keys stand beside it, so the foot needn't tell them."""

RUN = (
    *DECIDING,
    Command(
        "run.on",
        "enter,right",
        "on",
        lambda: pgettext("verb", "Next"),
        lambda: _("Keep the answer, and go on"),
        shown=False,
    ),
    Command("run.note", "t", "note", lambda: _("Note"), lambda: _("Write a note beside the answer")),
    Command("run.back", "left,backspace,f7", "before", lambda: _("Back"), lambda: _("Go back to the question before")),
    Command(
        "run.leave",
        "escape",
        "leave",
        lambda: pgettext("verb", "Leave"),
        lambda: _("Leave it: what was answered is kept"),
    ),
)

RESULT = (
    Command(
        "result.report", "p", "report", lambda: _("Report"), lambda: _("Hand the result over, as a file or by e-mail")
    ),
    Command("result.message", "m", "message", lambda: _("Message"), lambda: _("Write the message to your supervisor")),
    Command("result.board", "b", "board", lambda: _("Actions"), lambda: _("Go to the board of actions")),
    Command("result.compare", "v", "compare", lambda: _("Compare"), lambda: _("Compare with another time")),
)

COMPARISON = (
    Command("compare.same", "space", "same", lambda: _("The same"), lambda: _("Show what is the same, or fold it")),
)
