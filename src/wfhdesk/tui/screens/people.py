"""People: where one stands with everybody, and one of them in full beside the list."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.people_commands import PEOPLE
from wfhdesk.tui.screens.people_acts import PeopleActs
from wfhdesk.tui.widgets.filter_line import FilterLine
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.people_rows import NAME, ORDERS, RELATION, PeopleRows
from wfhdesk.tui.widgets.people_table import PeopleTable, Shown
from wfhdesk.tui.widgets.person_detail import PersonDetail

_A_MINUTE = 60
_NEED_SOMEBODY = (
    "snooze",
    "skip",
    "pause",
    "edit",
    "relation",
    "topic",
    "delete",
    "leave",
    "choose",
    "details",
    "offers",
    "contacts",
)


class PeopleScreen(PeopleActs):
    """A line to search with, the list, and the person under its cursor in full."""

    PLACE = "people"
    CHOOSES_PEOPLE = True
    CSS_PATH = "../styles/people.tcss"
    BINDINGS = bindings(PEOPLE)
    AUTO_FOCUS = "#people"

    def body(self) -> ComposeResult:
        """Yield the line, the list and the person."""
        with Horizontal(id="search"):
            yield Static("/", id="sign", markup=False)
            yield FilterLine(id="filter", examples=_("a name, relation, project, organisation"))
            yield Static("", id="tally", markup=False)
        yield Static("", id="empty", markup=False)
        with Container(id="circle"):
            yield PeopleTable(id="people")
            yield PersonDetail(id="person")

    def on_mount(self) -> None:
        """Let clocks go on."""
        self.set_interval(_A_MINUTE, self._follow_the_time)

    def _follow_the_time(self) -> None:
        self.forget_now()
        self.table.refresh()

    # --- showing --------------------------------------------------------------------------------------------------

    def show_table(self, *, from_top: bool = False) -> None:
        """Show everybody, or those who were found, in the order that was asked for."""
        table, found = self.table, self.found
        table.chosen &= {one.person.id for one in self.standings}
        rows = PeopleRows(self.standings, self.order, grouped=self.grouped, only=found)
        last = {person_id: contacts[0] for person_id, contacts in (self.circle.contacts if self.circle else {}).items()}
        notes = [_("Nobody is found. esc shows everybody again.")] if found is not None and not rows.standings else []
        table.show_people(
            rows, notes, Shown(last, self.desk.people.today(), self.now_of, self.glyphs, self.apart), from_top=from_top
        )
        self.set_class(not self.standings, "-empty")
        self.query_one("#empty", Static).update(self._how_to_begin() if not self.standings else "")
        self._show_tally()

    def _how_to_begin(self) -> str:
        keys = self.desk_app.key_of("people.new"), self.desk_app.key_of("people.import")
        return _(
            "Here stand the people you want to stay in touch with: how long it is since you spoke, whose turn it is, and "
            "what to talk about.\n\n{new} adds somebody. {take_in} takes in an address book, and meetings of a calendar."
        ).format(new=keys[0], take_in=keys[1])

    @on(PeopleTable.Choice)
    def _show_tally(self) -> None:
        everybody, found, chosen = len(self.standings), self.found, len(self.table.chosen)
        number = everybody if found is None else len(found)
        told = [ngettext("{n} person", "{n} people", number).format(n=number)] if everybody else []
        if due := sum(one.is_pressing for one in self.standings):
            told.append(_("{n} due").format(n=due))
        if chosen:
            told = [_("{n} chosen").format(n=chosen)]
        named = {NAME: _("by name"), RELATION: _("by relation")}.get(self.order, _("by urgency"))
        dot = f" {self.glyphs.dot} "
        self.query_one("#tally", Static).update(dot.join([*told, named]) if everybody else "")
        self.refresh_bindings()

    @on(Lines.Moved, "#people")
    def _moved(self) -> None:
        self.show_person()
        self.refresh_bindings()
        self.look_closer()

    def show_person(self) -> None:
        """Show the person under the cursor, with what was read of them."""
        standing = self.table.standing
        detail, seen = self.query_one(PersonDetail), self.seen
        person_id = standing.person.id if standing else ""
        contacts = self.circle.contacts.get(person_id, []) if self.circle else None
        detail.show_person(
            standing,
            contacts,
            seen if seen and seen.standing.person.id == person_id else None,
            reach=self.reach_of(standing.person) if standing else "",
            today=self.desk.people.today(),
            glyphs=self.glyphs,
        )

    # --- order, choosing, ways out --------------------------------------------------------------------------------

    def action_order(self) -> None:
        """Order by the next of urgency, name and relation."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.show_table()

    def action_group(self) -> None:
        """Group by relation, or not any more."""
        self.grouped = not self.grouped
        self.show_table()

    def action_choose(self) -> None:
        """Choose the person under the cursor, or let go of them, and go on to the next."""
        if self.table.standing is not None:
            self.table.toggle(self.table.standing.person.id)
            self.table.action_move(1)

    @on(Lines.Chosen, "#people")
    @on(PeopleTable.Opened)
    def action_details(self) -> None:
        """Go to the person in full; on a narrow screen it takes the list's place."""
        self.add_class("-person")
        self.query_one(PersonDetail).focus()

    def step_out(self) -> bool:
        """Leave the person, the filter, the choice, one after the other."""
        line, table, detail = self.query_one(FilterLine), self.table, self.query_one(PersonDetail)
        if detail.has_focus or (self.has_class("-person") and not self.has_class("-wide")):
            self.remove_class("-person")
            table.focus()
        elif table.chosen and not line.has_focus:
            table.let_go()
        elif line.value:
            line.clear()
        elif not table.has_focus:
            table.focus()
        else:
            return False
        return True

    def people_meant(self) -> list[Person]:
        """Return the people that are chosen, or else the one under the cursor."""
        return self.meant()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if not self.is_mounted or not self.query(PeopleTable):
            return super().check_action(action, parameters)
        if action in _NEED_SOMEBODY:
            return bool(self.table.chosen) or self.table.standing is not None
        if action in ("order", "group"):
            return bool(self.standings)
        if action == "list":
            return self.query_one(FilterLine).has_focus
        return super().check_action(action, parameters)
