"""Whom one was in touch with: found by the first letters, those first whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from wfhdesk.domain.naming import apart
from wfhdesk.domain.people import Person, shown_relation
from wfhdesk.domain.people_found import PeopleIndex
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.domain.standings import UNCOUNTED, Standing, shown_state
from wfhdesk.language import gettext as _
from wfhdesk.tui.widgets.cadence_bar import tone
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine

_MOST = 60
"""People in the list; who isn't among them has more letters."""
_NAME = 30


class Whom(Vertical):
    """A line for first letters, and who they fit. A comma, or space in the empty line, takes one of several."""

    class Chosen(Message):
        """These people were chosen."""

        def __init__(self, people: list[Person]) -> None:
            super().__init__()
            self.people = people

    class Stranger(Message):
        """A name was entered that nobody has."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name_typed = name

    def __init__(self, standings: Sequence[Standing], today: date, *, adds: bool = True) -> None:
        super().__init__()
        self._adds = adds  # whether who isn't known is added
        self._standings, self._today = {one.person.id: one for one in standings}, today
        self._apart = apart(one.person for one in standings)
        self._index: PeopleIndex | None = None
        self._taken: dict[str, Person] = {}
        self._line = TextLine(max_length=LONGEST_LINE, compact=True, id="whom")
        self._list = ItemLines(id="people-found")
        self._list.clicks = 1
        self._with = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """Yield the line, who is taken, and the list."""
        yield self._line
        yield self._with
        yield self._list

    def on_mount(self) -> None:
        """Show who there is."""
        self._list.styles.height = 8
        self._show()

    def focus_line(self) -> None:
        """Type a name."""
        self._line.focus()

    def know(self, standings: Sequence[Standing]) -> None:
        """Take where one stands with people; who is under the cursor stays there once letters are typed."""
        self._standings, self._index = {one.person.id: one for one in standings}, None
        self._apart = apart(one.person for one in standings)
        self._show(from_top=not self._line.value)

    def move(self, way: int) -> None:
        """Go up or down in the list while one types."""
        self._list.action_move(way)

    # --- the list -------------------------------------------------------------------------------------------------

    def _found(self, typed: str) -> list[Person]:
        if self._index is None:
            self._index = PeopleIndex([one.person for one in self._standings.values()], by_name=True)
        return [person for person in self._index.find(typed) if person.id not in self._taken]

    def _show(self, *, from_top: bool = False) -> None:
        typed = one_line(self._line.value)
        found = self._found(typed)
        empty = _("Nobody is called “{name}” yet; enter adds them.") if self._adds else _("Nobody is called “{name}”.")
        nobody = _("Nobody is here yet: type a name, enter adds them.") if self._adds else _("Nobody is here yet.")
        self._list.when_empty(empty.format(name=typed) if typed else nobody)
        lines = [Line(partial(self._told, person), person) for person in found[:_MOST]]
        if from_top:
            self._list.set_reactive(Lines.cursor, 0)
            self._list.show_lines([])
        self._list.show_lines(lines)
        names = ", ".join(person.name for person in self._taken.values())
        self._with.display = bool(names)
        self._with.update(_("With {names}").format(names=names))

    def _told(self, person: Person, width: int) -> Text:
        standing = self._standings[person.id]
        room = min(_NAME, max(width // 2, 10))
        line = Text(f" {person.name}", end="")
        if other := self._apart.get(person.id, ""):
            line.truncate(max(room - min(cell_len(other), room // 2) - 1, 1), overflow="ellipsis")
            line.append(f" {other}", self._list.style_of("muted"))
        line.truncate(room, overflow="ellipsis", pad=True)
        told = shown_relation(person.relation)
        if standing.state not in ("", UNCOUNTED):
            told = shown_state(standing, self._today)
        return line.append(f" {told}", self._list.style_of(tone(standing)))

    # --- choosing -------------------------------------------------------------------------------------------------

    @on(Input.Changed, "#whom")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        value = self._line.value
        if value == " " or "," in value:
            *names, rest = value.split(",") if "," in value else ("", "")
            for name in names:
                self._take(name)
            self._line.value = rest.lstrip()
        self._show(from_top=True)

    def _take(self, name: str) -> None:
        """Take the first whom a name fits; without a name, who is under the cursor."""
        found = self._found(name) if name.strip() else [self._list.current]
        if found and found[0] is not None:
            self._taken[found[0].id] = found[0]

    @on(Input.Submitted, "#whom")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter(event.value)

    def enter(self, line: str | None = None) -> None:
        """Choose, as enter does; `line` is what stood in the line then."""
        typed = one_line(self._line.value if line is None else line).strip(", ")
        under = self._list.current
        if typed:
            found = self._found(typed)
            chosen = under if under in found else next(iter(found), None)
            if chosen is None:
                self.post_message(self.Stranger(typed))
                return
            self._choose(chosen)
        elif self._taken or under is not None:
            self._choose(None if self._taken else under)

    @on(Lines.Chosen, "#people-found")
    def _pointed(self, event: Lines.Chosen) -> None:
        event.stop()
        self._choose(event.item)

    def _choose(self, person: Person | None) -> None:
        people = {**self._taken, **({person.id: person} if person else {})}
        self.post_message(self.Chosen(list(people.values())))
