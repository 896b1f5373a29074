"""Whether what was done about a risk helped."""

from __future__ import annotations

from datetime import date

from wfhdesk import language
from wfhdesk.domain.actions import Action, usual_due
from wfhdesk.domain.assessment_texts import fixed_told
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters

_YES, _NO, _LATER = "yes", "no", "later"
_LONGEST = 60


class Helped(Letters[bool]):
    """Ask whether an action solved its problem; the answer is whether it did."""

    def __init__(self, action: Action, today: date) -> None:
        super().__init__()
        self.title_text = _("Did it help?")
        told = [f"“{shortened(action.text, _LONGEST)}”", fixed_told(action, today)]
        if action.about:
            told.append(_("It was about: {risk}").format(risk=shortened(action.about, 2 * _LONGEST)))
        self.hint = "\n".join(told)
        again = short_day(usual_due(action.risk, today), today)
        self.choices = [
            Letter(_YES, "j" if language.current() == "nl" else "y", _("yes, it is solved")),
            Letter(_NO, "n", _("no: it is open again, by {day}").format(day=again)),
            Letter(_LATER, "l", _("ask me later")),
        ]

    def said(self, name: str, line: str) -> None:
        """Answer."""
        self.dismiss(None if name == _LATER else name == _YES)
