"""For how long nothing speaks up."""

from __future__ import annotations

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.nudge_texts import quiet_told
from wfhdesk.domain.quiet import parse_quiet
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters

END = "end"
"""The answer that ends quiet."""
_LENGTH = "length"
_USUAL = "1h"


class BeQuiet(Letters[str]):
    """Ask how long it is to be quiet, or whether to end it where it is; the answer is END or the words for a length."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title_text = _("Quiet")
        self._desk = desk
        self._quiet = desk.nudges.quiet()
        asks = _("For how long? 30m, 2h or until 15:00. No nudge speaks up before.")
        self.choices = [Letter(END, "e", _("End it")), Letter(_LENGTH, "l", _("Another end …"), asks)]
        if self._quiet:
            told = quiet_told(self._quiet, desk.availability.now())
            self.hint = _("It is {quiet}; it ends by itself.").format(quiet=told)

    def _begin(self) -> None:
        self._line.value = _USUAL
        if self._quiet is None:
            self._take(self.choices[-1])  # there is nothing to choose from
        else:
            super()._begin()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Be quiet")

    def said(self, name: str, line: str) -> None:
        """Answer. Raises WrongInput for a line that says no length."""
        if name == _LENGTH:
            parse_quiet(line.split(), self._desk.availability.now())
        self.dismiss(line if name == _LENGTH else END)

    def action_leave(self) -> None:
        """Go back to the choices where there are some, or close."""
        if self._quiet is None:
            self.dismiss(None)
        else:
            super().action_leave()
