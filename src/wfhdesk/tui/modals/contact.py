"""Log that one was in touch: with whom, how, what it was about, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wfhdesk.desk.circle import circle
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact, parse_kind, shown_kind
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.names import joined
from wfhdesk.domain.naming import apart
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.standings import Standing, shown_state
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import telling
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.relation import SayRelation
from wfhdesk.tui.modals.whom import Whom
from wfhdesk.tui.widgets.how_it_was import HowItWas, read_kept
from wfhdesk.tui.widgets.person_detail import last_told

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_LONGEST_POINT = 120
_MOST_NAMED = 4


class LogContact(Dialog[str]):
    """Ask with whom and how; the answer is what was logged, in words.

    With `people` it is known with whom, or, where that isn't `sure`, who comes first in the list.
    """

    BINDINGS = [
        Binding("down", "point(1)", show=False),
        Binding("up", "point(-1)", show=False),
        Binding("f9,ctrl+s", "answer", show=False),
    ]

    def __init__(self, desk: Desk, people: Sequence[Person] = (), *, is_sure: bool = True) -> None:
        super().__init__()
        self.title_text = _("Contact")
        self._desk = desk
        self._people = list(people) if is_sure else []
        self._is_about_them = bool(self._people)  # from the start: there is no step before
        self._first = "" if is_sure or not people else people[0].id
        self._standings: Sequence[Standing] = ()
        self._whom = Whom([], desk.people.today())
        self._names = Static("", id="names", markup=False)
        self._talk = Static("", id="talk", markup=False)
        self._how = HowItWas()
        self._hint = Static("", id="told", classes="hint", markup=False)

    @property
    def _desk_app(self) -> DeskApp:
        return cast("DeskApp", self.app)

    def body(self) -> ComposeResult:
        """Yield the question with whom; and those that follow it."""
        yield self._whom
        yield self._names
        yield self._talk
        yield self._how
        yield self._hint

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Go on") if not self._people else _("Log it")

    def on_mount(self) -> None:
        """Begin with whom, or behind that."""
        super().on_mount()
        self._take(self._known_at_once())
        self._read()
        if self._people:
            self._go_on(self._people)
        else:
            self._begin()

    def _known_at_once(self) -> list[Standing]:
        """Return everybody, in the order in which they were read last; who came since stands at the end."""
        left = {person.id: person for person in self._desk.people.all()}
        before = [one for one in self._desk_app.standings if one.person.id in left]
        known = [one._replace(person=left.pop(one.person.id)) for one in before]
        return known + [Standing(person, "") for person in left.values()]

    @work
    async def _read(self) -> None:
        with telling(self.app):
            self._take((await self.ask_beside(circle)).standings)

    def _take(self, standings: Sequence[Standing]) -> None:
        self._standings = self._desk_app.standings = standings
        if not self.is_answered:
            self._whom.know(sorted(standings, key=lambda one: one.person.id != self._first))

    # --- with whom ------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._people = []
        self._show_step()
        self._tell(_("First letters, then enter; a comma takes several."))
        self._whom.focus_line()

    def _show_step(self) -> None:
        is_second = bool(self._people)
        self._whom.display = not is_second
        for widget in (self._names, self._talk, self._how):
            widget.display = is_second
        self.query_one("#answer").label = self.answer_label()  # type: ignore[attr-defined]

    def action_point(self, way: int) -> None:
        """Go up and down in the list while one types."""
        if self._whom.display:
            self._whom.move(way)

    @on(Whom.Chosen)
    def _chosen(self, event: Whom.Chosen) -> None:
        self._go_on(event.people)

    @on(Whom.Stranger)
    @work
    async def _add(self, event: Whom.Stranger) -> None:
        """Add somebody whose name nobody has, and go on with them."""
        title = _("Add {name}").format(name=shortened(event.name_typed))
        told = await self.app.push_screen_wait(SayRelation(title, None, with_cadence=False))
        if told is None:
            return
        try:
            person = self._desk.people.add(told.given_to(Person(event.name_typed)))
        except DeskError as problem:
            self._tell(str(problem), wrong=True)
        else:
            self._desk_app.desk_changed()
            self._go_on([person])

    # --- how, and what about --------------------------------------------------------------------------------------

    def _go_on(self, people: list[Person]) -> None:
        self._people = people
        kept = read_kept(self._desk.unfinished.text(self._kept_as))
        self._how.begin(kept, self._usual_kind())
        self._names.update(Text(_("With {names}").format(names=self._named())))
        self._talk.update("")
        self._show_step()
        self._tell(_("A letter says how; enter logs it."))
        self.set_focus(self._how.first)
        self._look_closer(people[0])

    def _usual_kind(self) -> str:
        try:
            return parse_kind(self._people[0].channel) if len(self._people) == 1 else ""
        except DeskError:
            return ""

    def _named(self) -> str:
        known, alike = self._desk.people.names(), apart(self._desk.people.all())
        names = [known.called(one) + (f" ({alike[one.id]})" if one.id in alike else "") for one in self._people]
        more = len(names) - _MOST_NAMED
        return joined([*names[:_MOST_NAMED], _("{n} more").format(n=more)] if more > 0 else names)

    @work(exclusive=True, group="talk")
    async def _look_closer(self, person: Person) -> None:
        """Show what it was last about, and what there is to talk about."""

        def talk(desk: Desk) -> Conversation:
            known = desk.people.with_id(person.id)
            return desk.people.conversation(Standing(known or person, ""))

        with telling(self.app):
            found = await self.ask_beside(talk)
            today = self._desk.people.today()
            last = [_("Last: {text}").format(text=last_told(found.last, today))] if found.last else []
            points = [shortened(point, _LONGEST_POINT) for point in (*last, *found.open[:2], *found.openers)]
            self._talk.update(Text("\n".join(points)))

    # --- what is typed and not logged yet ---------------------------------------------------------------------------

    @property
    def _kept_as(self) -> str:
        return " ".join(["contact", *sorted(person.id for person in self._people)])

    @on(HowItWas.Changed)
    def _keep(self) -> None:
        if self._people and not self.is_answered:
            self._desk_app.keeping.keep(self._kept_as, self._how.to_keep)

    # --- the answer -----------------------------------------------------------------------------------------------

    @on(HowItWas.Entered)
    def action_answer(self) -> None:
        """Log the contact; without anybody chosen, go on with the one under the cursor."""
        if not self._people:
            self._whom.enter()
            return
        people, short_dutch = self._desk.people, self._desk.accomplishments.short_dutch
        try:
            day = self._how.day(people.today(), short_dutch=short_dutch)
            contact = people.met(self._people, self._how.kind, self._how.note, day)
        except DeskError as problem:
            self._tell(str(problem), wrong=True)
        else:
            self._say(contact)

    def _say(self, contact: Contact) -> None:
        """Close, and say what was logged and whose turn is next."""
        words = _("Logged {kind} with {names}").format(kind=shown_kind(contact.kind), names=self._named())
        is_today = contact.day == self._desk.people.today()
        told = [words, "" if is_today else _("on {day}").format(day=short_day(contact.day)), self._next()]
        self._desk_app.keeping.keep(self._kept_as, "")
        self.dismiss(" · ".join(filter(None, told)))

    def _next(self) -> str:
        """Return whose turn is next; nothing where that isn't known yet, or nobody's turn is."""
        done = {person.id for person in self._people}
        due = next((one for one in self._standings if one.is_pressing and one.person.id not in done), None)
        if due is None:
            return ""
        state = shown_state(due, self._desk.people.today())
        return _("next: {name}, {state}").format(name=shortened(due.person.name, 30), state=state)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self._hint.update(text)
        self._hint.set_class(wrong, "-wrong")

    def action_leave(self) -> None:
        """Go back to with whom, or close; what is typed about them waits for the next time."""
        if self._people and not self._is_about_them:
            self._begin()
        else:
            super().action_leave()
