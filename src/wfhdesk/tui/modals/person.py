"""Somebody new, or what is known of a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from wfhdesk.desk.circle import strangers
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.people import LONGEST_TEXT, Person
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.tui.beside import telling
from wfhdesk.tui.ink import ink
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.modals.person_fields import Field, away_of, fields
from wfhdesk.tui.modals.plan import changed_elsewhere
from wfhdesk.tui.still_here import still_here
from wfhdesk.tui.widgets.capture_line import Names
from wfhdesk.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_MOST_STRANGERS = 8
_NOTES, _RELATION = "notes", "relation"


class PersonForm(Dialog[Person]):
    """A form; the answer is the person as they are kept. Without `before` it is somebody new."""

    BINDINGS = [Binding("ctrl+s,f9", "answer", show=False)]

    def __init__(self, desk: Desk, before: Person | None) -> None:
        super().__init__()
        self.title_text = before.name if before else _("Somebody new")
        self._desk, self._before = desk, before
        self._fields = fields(away_of(desk))
        self._kept_as = f"person {before.id if before else ''}"
        self._waiting_texts = self._left_unfinished()
        self._strangers: list[tuple[str, int]] = []

    def body(self) -> ComposeResult:
        """Yield the fields, each with room for what is wrong with it."""
        hint = _("tab goes on, enter or f9 keeps it, esc leaves all as it was")
        if self._waiting_texts:
            hint = _("You left this unfinished.") + " " + hint
        yield Static(hint, classes="hint", markup=False)
        for field in self._fields:
            value = self._waiting_texts.get(field.name, self._says(field))
            with Horizontal(classes="field"):
                yield Static(field.label, markup=False)
                yield TextLine(
                    value,
                    id=field.name,
                    placeholder="" if field.name == _RELATION else field.example,
                    compact=True,
                    max_length=LONGEST_TEXT,
                    select_on_focus=False,
                )
            if field.name == _RELATION:  # a line of a form has no room for them all
                yield Static(field.example, classes="example", markup=False)
            if field.name == "name" and self._before is None:  # from the start, so that nothing moves under the mouse
                yield Static("", id="strangers", markup=False)
            yield Static("", id=f"wrong-{field.name}", classes="wrong", markup=False)
        with Horizontal(classes="field", id="notes-field"):
            yield Static(_("Notes"), markup=False)
            yield TextArea(self._waiting_texts.get(_NOTES, self._notes), id=_NOTES, tab_behavior="focus", compact=True)
        yield Static("", id="wrong-", classes="wrong", markup=False)

    @property
    def _notes(self) -> str:
        return self._before.notes if self._before else ""

    def _says(self, field: Field) -> str:
        return field.says(self._before) if self._before else ""

    def on_mount(self) -> None:
        """Begin with the name; for somebody new, offer the names that the log mentions."""
        super().on_mount()
        self.query_one("#name").focus()
        if self._before is None:
            self._look_for_strangers()

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    # --- names that nobody has yet --------------------------------------------------------------------------------

    @work
    async def _look_for_strangers(self) -> None:
        with telling(self.app):
            found = (await self.ask_beside(strangers))[:_MOST_STRANGERS]
            if not found or self.is_answered:
                return
            self._strangers = found
            told = Text(_("Your log mentions:"), ink(self.app, "muted"))
            for place, (name, number) in enumerate(found):
                part = Text(f"@{name}", ink(self.app, "key")).append(f" ({number})", ink(self.app, "muted"))
                told.append("  ").append_text(part.on({"@click": f"screen.take({place})"}))
            self.query_one("#strangers", Static).update(told)
            self.query_one("#name", TextLine).suggester = Names(
                [_as_a_name(name) for name, _number in found], bare=True
            )

    def action_take(self, place: int) -> None:
        """Take over a name from the log."""
        line = self.query_one("#name", TextLine)
        line.value = _as_a_name(self._strangers[place][0])
        line.focus()

    # --- what is typed and not kept yet ----------------------------------------------------------------------------

    def _left_unfinished(self) -> dict[str, str]:
        try:
            left = json.loads(self._desk.unfinished.text(self._kept_as) or "{}")
        except ValueError:
            left = {}
        return {name: text for name, text in left.items() if isinstance(text, str)}

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self.is_answered:
            return
        said = {field.name: self.query_one(f"#{field.name}", TextLine).value for field in self._fields}
        changed = {field.name: said[field.name] for field in self._fields if said[field.name] != self._says(field)}
        notes = self.query_one(f"#{_NOTES}", TextArea).text
        if notes != self._notes:
            changed[_NOTES] = notes
        self._keep(json.dumps(changed) if changed else "")

    def _keep(self, text: str) -> None:
        cast("DeskApp", self.app).keeping.keep(self._kept_as, text)

    # --- the answer -----------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Keep the person, or say of each field at once what is wrong with it."""
        self.query(".wrong").remove_class("-there")
        said, problems = self._said()
        if not problems:
            try:
                kept = self._kept(said)
            except DeskError as problem:
                problems[""] = str(problem)
            else:
                self._keep("")
                self.dismiss(kept)
                return
        self._refuse(problems)

    def _said(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what the fields make of what is typed, and of those of which nothing can be made, why."""
        said: dict[str, Any] = {_NOTES: self.query_one(f"#{_NOTES}", TextArea).text}
        problems: dict[str, str] = {}
        for field in self._fields:
            text = self.query_one(f"#{field.name}", TextLine).value
            try:
                said[field.name] = field.parse(text)
                if field.name == "holidays" and said[field.name] and text != self._says(field):
                    self._desk.people.check_country(said[field.name])
            except DeskError as problem:
                problems[field.name] = str(problem)
        if not problems and not self._is_told_apart(said):
            told = _("You know a {name} already; a nickname tells this one apart.")
            problems["nicknames"] = told.format(name=said["name"])
        return said, problems

    def _is_told_apart(self, said: dict[str, Any]) -> bool:
        """Return whether nobody else has the name that was said, or a nickname tells who is who; a name that stays may be."""
        before = self._before or Person("")
        if said["name"] == before.name:
            return True
        try:
            self._desk.people.check_name(before._replace(**said))
        except DeskError:
            return False
        return True

    def _kept(self, said: dict[str, Any]) -> Person:
        people = self._desk.people
        if self._before is None:
            return people.add(Person(**said))
        now = still_here(self._desk, self._before.id)
        if now != self._before:
            raise changed_elsewhere()
        return people.keep_all([now._replace(**said)])[0]

    def _refuse(self, problems: dict[str, str]) -> None:
        """Tell each problem at its field, and go to the first; what is about no single field stands at the foot."""
        for name, problem in problems.items():
            told = self.query_one(f"#wrong-{name}", Static)
            told.update(problem)
            told.add_class("-there")
        first = next(iter(problems))
        if first:
            self.query_one(f"#{first}", TextLine).focus()
        self.call_after_refresh(self.query_one(f"#wrong-{first}").scroll_visible, animate=False)

    def action_leave(self) -> None:
        """Close; what is known stays as it was."""
        self._keep("")
        super().action_leave()


def _as_a_name(mention: str) -> str:
    """Return a name behind an `@` as one writes it: `priya.shah` is Priya Shah."""
    return " ".join(part[:1].upper() + part[1:] for part in shortened(mention).split("."))
