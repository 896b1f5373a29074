"""Until when somebody is put off: a key for each of the usual times."""

from __future__ import annotations

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.letters import Letter, Letters

_ANOTHER = "another"


class Snooze(Letters[str]):
    """Ask until when; the answer are the words that `desk.people.snooze` understands."""

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self.title_text = _("Put off {name}").format(name=person.name)
        self._desk, self._person = desk, person
        told = {
            "tomorrow": ("t", _("tomorrow")),
            "3 days": ("3", _("in 3 days")),
            "next week": ("w", _("next week")),
            "back": ("b", _("after they are back")),
        }
        self.choices = [
            Letter(words, letter, f"{shown:<20} {day}")
            for words, (letter, shown) in told.items()
            if (day := self._day(words))
        ]
        asks = _("Until when? A weekday, 2026-12-01, 10d or 2 weeks")
        self.choices.append(Letter(_ANOTHER, "d", _("another day …"), asks))
        self.hint = _("It moves the reminder. They stay as due as they are.")

    def _day(self, words: str) -> str:
        """Return the day that words name, shown; empty where they name none."""
        try:
            until = self._desk.people.put_off_until(self._person, words)
        except WrongInput:
            return ""
        return short_day(until, self._desk.people.today())

    def said(self, name: str, line: str) -> None:
        """Answer with the words. Raises WrongInput for a line that names no day ahead."""
        words = line if name == _ANOTHER else name
        self._desk.people.put_off_until(self._person, words)
        self.dismiss(words)
