"""Help that was offered to somebody: what became of it, and another offer."""

from __future__ import annotations

from functools import partial

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED, Offer, shown_state
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.choose import Choose
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines
from wfhdesk.tui.widgets.text_line import TextLine


class Offers(Dialog[str]):
    """The offers to a person, or to whoever wants them; the answer is what was done, in words."""

    BINDINGS = [
        Binding("a", f"move_on('{ACCEPTED}')", show=False),
        Binding("d", f"move_on('{DONE}')", show=False),
        Binding("x", f"move_on('{DROPPED}')", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    def __init__(self, desk: Desk, person: Person | None) -> None:
        super().__init__()
        name = person.name if person else _("whoever wants it")
        self.title_text = _("Help for {name}").format(name=name)
        self._desk, self._person = desk, person
        person_id = person.id if person else ""
        self._offers = [one for one in desk.people.offers() if one.person in ("", person_id)][::-1]

    def body(self) -> ComposeResult:
        """Yield a line for another offer, and those there are."""
        yield Static(_("What do you offer? enter keeps it"), classes="label", markup=False)
        yield TextLine(max_length=LONGEST_LINE, compact=True)
        if self._offers:
            yield Static(_("Offered so far"), classes="label", markup=False)
            yield ItemLines(id="offers")
        hint = _("In the list: a accepted, d done, x dropped") if self._offers else ""
        yield Static(hint, id="told", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show the offers, and type at once."""
        super().on_mount()
        if self._offers:
            lines = self.query_one(ItemLines)
            shown = [Line(partial(told, lines, one), one) for one in self._offers for told in (_text, self._state)]
            lines.styles.height = min(len(shown), 8)
            lines.show_lines(shown)
        self.query_one(TextLine).focus()

    def _state(self, lines: ItemLines, offer: Offer, _width: int) -> Text:
        to_all = "" if offer.person else _("to anybody, ")
        day = short_day(offer.changed or offer.day, self._desk.people.today())
        return Text(f"   {to_all}{shown_state(offer.state)} {day}", lines.style_of("muted"), end="")

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Offer")

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Keep the offer that is typed."""
        try:
            offer = self._desk.people.offer(self.query_one(TextLine).value, self._person)
        except DeskError as problem:
            self._refuse(str(problem))
        else:
            self.dismiss(_("Offered: {text}").format(text=offer.text))

    def action_move_on(self, state: str) -> None:
        """Say what became of the offer under the cursor."""
        if not self._offers:
            return
        try:
            offer = self._desk.people.offer_with(self.query_one(ItemLines).current.id)
            offer = self._desk.people.move_on(offer, state, None if state == DROPPED else self._person)
        except DeskError as problem:
            self._refuse(str(problem))
        else:
            self.dismiss(_("{text}: {state}").format(text=offer.text, state=shown_state(offer.state)))

    @on(Lines.Chosen, "#offers")
    @work
    async def _chosen(self) -> None:
        """Ask what became of an offer, for whoever uses the mouse."""
        states = [(state, shown_state(state)) for state in (ACCEPTED, DONE, DROPPED)]
        state = await self.app.push_screen_wait(Choose(_("What became of it?"), states))
        if state:
            self.action_move_on(state)

    def _refuse(self, problem: str) -> None:
        told = self.query_one("#told", Static)
        told.update(problem)
        told.add_class("-wrong")


def _text(_lines: ItemLines, offer: Offer, _width: int) -> Text:
    return Text(f" {offer.text}", end="")
