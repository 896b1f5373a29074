"""How people are called in a mail: `@pri` reads there as that person is called.

Before an update is made of entries, their mentions of known people are spelt anew. So all that reads a mention agrees on who
it is: two spellings of one person count as one, in the text as among the thanks. The log itself keeps them as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import AT_SIGN_PLACE, NAME
from wfhdesk.domain.naming import KnownNames
from wfhdesk.domain.people import Person
from wfhdesk.domain.projects import ProjectState
from wfhdesk.domain.selections import Selection

_MENTION = re.compile(rf"{AT_SIGN_PLACE}@({NAME})")
_GAP = re.compile(r"[\s.]+")


class Spelling:
    """Spells mentions of known people as those are called: the first name, the whole one where two share it.

    A name that means nobody, or can mean several people, stays as it was typed; so does one whose person has a name that can't
    stand behind an `@`.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._known = KnownNames(people)

    def name(self, typed: str, known_by: date | None = None) -> str:
        """Return a mentioned name, written by day `known_by`, as its person is called, a dot between the parts."""
        found = self._known.candidates(typed, known_by)
        return (_mention(self._known.called(found[0])) if len(found) == 1 else "") or typed

    def text(self, text: str, known_by: date | None = None) -> str:
        """Return a text with every mention in it spelt anew."""
        if "@" not in text:
            return text
        return _MENTION.sub(lambda mention: f"@{self.name(mention[1], known_by)}", text)

    def entry(self, entry: Accomplishment) -> Accomplishment:
        """Return an entry with every mention in it spelt anew, of those who were known when it was logged."""
        day = entry.logged_on
        return entry._replace(
            text=self.text(entry.text, day),
            outcome=self.text(entry.outcome, day),
            dropped=self.text(entry.dropped, day),
            moves=tuple(move._replace(why=self.text(move.why, move.at.date())) for move in entry.moves),
        )

    def entries(self, entries: Iterable[Accomplishment]) -> list[Accomplishment]:
        """Return entries with every mention in them spelt anew."""
        return [self.entry(entry) for entry in entries]

    def selection(self, selection: Selection) -> Selection:
        """Return what goes into an update with every mention in it spelt anew."""
        return selection._replace(
            news=self.entries(selection.news),
            late=self.entries(selection.late),
            plans=self.entries(selection.plans),
            blockers=self.entries(selection.blockers),
            promised=self.entries(selection.promised),
            standing=self.entries(selection.standing),
        )

    def projects(self, states: Iterable[ProjectState]) -> list[ProjectState]:
        """Return projects with every mention in what is said of them spelt anew."""
        return [
            state._replace(project=one._replace(line=self.text(one.line), next=self.text(one.next)))
            for state in states
            for one in (state.project,)
        ]


def _mention(name: str) -> str:
    """Return a name as it can stand behind an `@`; nothing where it can't, as in scripts that write vowels as marks."""
    spelt = _GAP.sub(".", unicodedata.normalize("NFC", name)).strip(".")
    return spelt if re.fullmatch(NAME, spelt) else ""
