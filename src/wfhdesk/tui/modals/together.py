"""With whom one's hours are compared."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.names import joined
from wfhdesk.domain.people import Person
from wfhdesk.domain.standings import Standing
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.whom import Whom


class Together(Dialog[list[str]]):
    """Ask with whom; the answer are the ids of the people. `key` goes to their screen."""

    BINDINGS = [Binding("down", "point(1)", show=False), Binding("up", "point(-1)", show=False)]

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self.title_text = _("When can all of you be reached?")
        self._key = key
        self._names = desk.people.names()
        self._whom = Whom([Standing(person, "") for person in desk.people.all()], desk.people.today(), adds=False)
        self._hint = Static(
            _("First letters, enter. A comma takes several; space the one under the cursor."),
            classes="hint",
            markup=False,
        )

    def body(self) -> ComposeResult:
        """Yield the question."""
        yield self._whom
        yield self._hint

    def on_mount(self) -> None:
        """Type at once."""
        super().on_mount()
        self._whom.focus_line()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Compare")

    def action_answer(self) -> None:
        """Take who is chosen, or under the cursor."""
        self._whom.enter()

    def action_point(self, way: int) -> None:
        """Go up and down in the list while one types."""
        self._whom.move(way)

    @on(Whom.Chosen)
    def _chosen(self, event: Whom.Chosen) -> None:
        if unknown := [person for person in event.people if not person.hours]:
            self._say(self._no_hours(unknown))
        else:
            self.dismiss([person.id for person in event.people])

    @on(Whom.Stranger)
    def _stranger(self, event: Whom.Stranger) -> None:
        said = _("Nobody is called “{name}”; esc, and {key} goes to the screen on which people are added.")
        self._say(said.format(name=event.name_typed, key=self._key))

    def _no_hours(self, people: Sequence[Person]) -> str:
        said = ngettext(
            "Nobody said when {names} works. esc, and {key} goes to the screen on which their hours and zone are said.",
            "Nobody said when {names} work. esc, and {key} goes to the screen on which their hours and zone are said.",
            len(people),
        )
        return said.format(names=joined([self._names.called(person) for person in people]), key=self._key)

    def _say(self, text: str) -> None:
        self._hint.update(text)
        self._hint.add_class("-wrong")
