"""People as a table, one a line, drawn as it is looked at; what there is no room for folds away."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType

from wfhdesk.domain.contacts import Contact, shown_kind
from wfhdesk.domain.people import Person, shown_cadence, shown_relation
from wfhdesk.domain.periods import calendar_day, short_day
from wfhdesk.domain.standings import NEVER, PAUSED, UNCOUNTED, Standing, shown_state
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.cadence_bar import cadence_bar, tone
from wfhdesk.tui.widgets.choosing import ChoosingLines
from wfhdesk.tui.widgets.lines import NOWHERE, Lines
from wfhdesk.tui.widgets.people_rows import Group, PeopleRows
from wfhdesk.tui.widgets.people_widths import WIDEST_STATE, widths

_IN_ORDER = ("relation", "bar", "state", "last", "due", "now")


class Now(NamedTuple):
    """What time it is for somebody, and the sign and ink of whether they work."""

    time: str
    sign: str
    ink: str


class Shown(NamedTuple):
    """What the table shows beside its rows: the last contact by person, the day, how to find out about now, the signs.

    `apart` has for people who share their whole name what tells them apart, by their ids.
    """

    last: dict[str, Contact]
    today: date
    now: Callable[[Person], Now]
    glyphs: Glyphs
    apart: Mapping[str, str] = MappingProxyType({})


class PeopleTable(ChoosingLines):
    """Where one stands with people."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose_item", id="people.details"),
        Binding("c", "app.contact(True)", id="app.contact"),  # here too, so that it stands first in the foot
        Binding("g", "screen.group", id="people.group"),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = PeopleRows()
        self._notes: Sequence[str] = ()
        self._held = NOWHERE  # the line on which the cursor stays, whoever comes there
        self._shown = Shown({}, date.min, lambda _person: Now("", "", "muted"), UNICODE)

    def show_people(self, rows: PeopleRows, notes: Sequence[str], shown: Shown, *, from_top: bool = False) -> None:
        """Show people, and notes below them; the cursor stays on its person, unless it is to begin `from_top`."""
        item = self.current
        self._rows, self._notes, self._shown = rows, notes, shown
        if from_top:
            self.set_reactive(Lines.cursor, NOWHERE)
            self.lines_changed()
            self.scroll_home(animate=False)
        else:
            before = self.cursor
            self.lines_changed(None if self._held == before else item)
            if self.cursor != before:
                self.call_after_refresh(self._show_cursor)

    def hold_place(self) -> None:
        """Let the cursor stay on its line, whoever comes there, until it is let go of or the cursor is put elsewhere."""
        self._held = self.cursor

    def let_go_of_place(self) -> None:
        """Let the cursor follow its person again."""
        self._held = NOWHERE

    def go_to(self, person_id: str) -> None:
        """Put the cursor on a person."""
        row = self._rows.row_of(person_id)
        if row is not None:
            self.cursor = row

    def after(self, person_ids: set[str]) -> str:
        """Return who comes behind the last of some people; where nobody does, that last one."""
        places = [row for row in map(self._rows.row_of, person_ids) if row is not None]
        for row in range(max(places, default=0) + 1, len(self._rows)):
            if (found := self.item_at(row)) is not None:
                return found.person.id
        last = self.item_at(max(places, default=NOWHERE))
        return last.person.id if last else ""

    @property
    def first(self) -> int:
        """The line of the first person."""
        return self._near(0)

    @property
    def standing(self) -> Standing | None:
        """The person under the cursor, and where one stands with them."""
        found: Standing | None = self.current
        return found

    # --- what a list of lines asks ------------------------------------------------------------------------------

    def count(self) -> int:
        """Return how many lines there are, the notes below included."""
        return len(self._rows) + len(self._notes)

    def item_at(self, index: int) -> Standing | None:
        """Return the person on a line."""
        row = self._rows.at(index)
        return row if isinstance(row, Standing) else None

    def key_of(self, item: Standing) -> Hashable:
        """Return the person's id: where one stands with them changes."""
        return item.person.id

    def index_of(self, key: Hashable) -> int | None:
        """Return the line of the person with an id."""
        return self._rows.row_of(str(key))

    def line(self, index: int, width: int) -> Text:
        """Return a heading, a person, or a note."""
        row = self._rows.at(index)
        if row is None:
            return Text(f"  {self._notes[index - len(self._rows)]}", self.style_of("muted"), end="")
        return self._heading(row, width) if isinstance(row, Group) else self._person(row, width)

    def _heading(self, group: Group, width: int) -> Text:
        named = shown_relation(group.relation)
        text = Text(
            f" {named[:1].upper()}{named[1:]}" if named else " " + _("No relation"), self.style_of("head"), end=""
        )
        number = f" {group.people} "
        rest = width - text.cell_len - len(number) - 1
        text.append(" " + self._shown.glyphs.rule * max(rest, 0), self.style_of("rule"))
        return text.append(number, self.style_of("muted"))

    def _person(self, standing: Standing, width: int) -> Text:
        person, room = standing.person, widths(width)
        is_chosen = person.id in self.chosen
        line = Text(end="").append(f" {self._shown.glyphs.chosen if is_chosen else ' '} ", self.style_of("accent"))
        line.append_text(_fitted(self._named(person, room.name), room.name))
        for column in _IN_ORDER:
            cells = room.state if column == "state" else room.others.get(column)
            if cells:
                line.append(" ").append_text(_fitted(self._cell(column, standing, cells), cells))
        return line

    def _named(self, person: Person, cells: int) -> Text:
        """Return a name; of who shares it, so much of it that some of what tells them apart has room too."""
        name, apart = Text(person.name), self._shown.apart.get(person.id, "")
        if apart:
            name.truncate(max(cells - min(cell_len(apart), cells // 2) - 1, 1), overflow="ellipsis")
            name.append(f" {apart}", self.style_of("muted"))
        return name

    def _cell(self, column: str, standing: Standing, cells: int) -> Text:
        person, muted = standing.person, self.style_of("muted")
        if column == "relation":
            return Text(shown_relation(person.relation), muted)
        if column == "bar":
            return cadence_bar(standing, self.style_of, self._shown.glyphs)
        if column == "state":
            return Text(self._state(standing, cells), self.style_of(tone(standing)))
        if column == "last":
            return Text(self._last(standing, cells), muted)
        if column == "due":
            due = standing.due
            return Text(short_day(due, self._shown.today) if due else "", muted)
        now = self._shown.now(person)
        return Text(now.sign, self.style_of(now.ink)).append(f" {now.time}", muted)

    def _state(self, standing: Standing, cells: int) -> str:
        if not standing.state:
            return self._shown.glyphs.more
        if standing.state == UNCOUNTED:
            return shown_cadence(0)
        until = standing.snoozed_until
        if until and cells < WIDEST_STATE:
            return _("snoozed, {day}").format(day=calendar_day(until))
        if standing.state == PAUSED and cells < WIDEST_STATE and (ends := _ends(standing.person, self._shown.today)):
            return _("paused, {day}").format(day=calendar_day(max(ends)))
        if standing.state == NEVER and standing.due and cells < WIDEST_STATE:
            return _("first, {day}").format(day=calendar_day(standing.due))
        return shown_state(standing, self._shown.today)

    def _last(self, standing: Standing, cells: int) -> str:
        """Return the day of the last contact, and how it was where that has room too."""
        contact = self._shown.last.get(standing.person.id)
        if contact is None:
            return "" if not standing.state else "–"
        day = calendar_day(contact.day)
        if contact.day.year != self._shown.today.year:
            return f"{day} {contact.day.year}"
        told = f"{day} {shown_kind(contact.kind)}" if contact.kind else day
        return told if cell_len(told) <= cells else day


def _ends(person: Person, today: date) -> list[date]:
    """Return the last days of a person's pauses that are on; none where one of them has no end."""
    on = [pause.end for pause in person.pauses if pause.start <= today and (pause.end is None or today <= pause.end)]
    return [] if None in on else [end for end in on if end is not None]


def _fitted(text: Text, cells: int) -> Text:
    """Return a text in exactly so many cells."""
    text = text.copy()
    text.truncate(cells, overflow="ellipsis")
    return text.append(" " * (cells - cell_len(text.plain)))
