"""Whom a name in a line means: one of several, chosen by a number."""

from __future__ import annotations

from textual.binding import Binding

from wfhdesk.domain.named_people import Unsure
from wfhdesk.domain.people import Person, shown_relation
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Choose, Options

_KEYS = 9
"""Choices that have a key; the others are gone to."""


class Who(Choose):
    """Ask whom a name means; the answer is the id of the person."""

    BINDINGS = [Binding(str(number), f"take({number})", show=False) for number in range(1, _KEYS + 1)]

    def __init__(self, unsure: Unsure) -> None:
        self._ids = [person.id for person in unsure.people]
        options = [(person.id, _told(number, person)) for number, person in enumerate(unsure.people, 1)]
        hint = _("Type the number, or enter. esc goes back to the line; nothing of it is lost.")
        super().__init__(_("Whom does @{name} mean?").format(name=unsure.name), options, hint=hint)

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Options).focus()

    def action_take(self, number: int) -> None:
        """Answer with the person of a number."""
        if number <= len(self._ids):
            self.dismiss(self._ids[number - 1])


def _told(number: int, person: Person) -> str:
    facts = [person.name, shown_relation(person.relation), person.role, person.organisation]
    key = str(number) if number <= _KEYS else " "
    return f"{key}  " + " · ".join(filter(None, facts))
