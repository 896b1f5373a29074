"""Somebody was put off time and again: perhaps it isn't the day that is wrong."""

from __future__ import annotations

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import LONGEST_CADENCE, Person, shown_cadence
from wfhdesk.domain.standings import MANY_SNOOZES
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters
from wfhdesk.tui.still_here import still_here

_SLOWER, _PAUSE, _LET_GO, _LEAVE = "slower", "pause", "let go", "leave"


class ManySnoozes(Letters[str]):
    """Offer a slower cadence, a pause, or letting go; the answer is what was done, in words. The program opens it by itself."""

    is_uninvited = True

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self.title_text = _("{name}, put off {n} times").format(name=person.name, n=MANY_SNOOZES)
        self._desk, self._person = desk, person
        self._slower = min(person.every * 2, LONGEST_CADENCE)
        self.hint = _("Now it is {cadence}. Would something else suit you both?").format(
            cadence=shown_cadence(person.every)
        )
        self.choices = [
            Letter(_SLOWER, "s", _("slower: {cadence}").format(cadence=shown_cadence(self._slower))),
            Letter(_PAUSE, "p", _("pause: the clock stands still until you resume it")),
            Letter(_LET_GO, "l", _("let go: they stay here, nobody counts the days")),
            Letter(_LEAVE, "n", _("nothing; it is only the days")),
        ]

    def said(self, name: str, line: str) -> None:
        """Do what was chosen. Raises DeskError."""
        people = self._desk.people
        person = still_here(self._desk, self._person.id)
        named = person.name
        if name == _SLOWER:
            people.keep_all([person._replace(cadence=self._slower)])
            self.dismiss(_("{who}: {told}").format(who=named, told=shown_cadence(self._slower)))
        elif name == _PAUSE:
            people.pause(person)
            self.dismiss(_("Paused {who}: the clock stands still").format(who=named))
        elif name == _LET_GO:
            people.keep_all([person._replace(relation="", cadence=None)])
            self.dismiss(_("{who}: {told}").format(who=named, told=_("nobody counts the days")))
        else:
            self.dismiss(None)
