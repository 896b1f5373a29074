"""What changed where one works, said by a letter: it makes checks due at once."""

from __future__ import annotations

from wfhdesk.domain.assessments import CHAIR, DESK, OTHER, PAIN, PLACE, SCREEN, TASKS, parse_trigger, shown_trigger
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters

_LETTERS = {CHAIR: "c", DESK: "d", SCREEN: "s", PLACE: "p", TASKS: "t", PAIN: "h"}


class SayChanged(Letters[str]):
    """Ask what changed; the answer is a kind of trigger, or a line in the person's words."""

    def __init__(self) -> None:
        super().__init__()
        self.title_text = _("What changed?")
        self.hint = _("The checks that it touches are due at once.")
        self.choices = [
            *(Letter(kind, letter, shown_trigger(kind)) for kind, letter in _LETTERS.items()),
            Letter(OTHER, "o", _("something else …"), _("What changed, in a few words?")),
        ]

    def said(self, name: str, line: str) -> None:
        """Answer with what changed. Raises WrongInput for an empty line."""
        if name == OTHER:
            parse_trigger(line)
        self.dismiss(line if name == OTHER else name)
