"""What stands around every screen: the day and the screens there are above it, the keys that work below it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from rich.style import Style
from rich.text import Text
from textual.widget import Widget

from wfhdesk.domain.periods import short_day, week_number
from wfhdesk.language import gettext as _
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import BY_ID
from wfhdesk.tui.glyphs import glyphs
from wfhdesk.tui.ink import ink

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

_GAP = Text("  ")
_WIDE_GAP = Text("   ")
_WHOLE, _CUT = 99, 7
"""Letters that the name of a screen may have."""

PLACES = {"today": 1, "log": 2, "updates": 3, "people": 4, "ergonomics": 5, "availability": 6}
"""The screens with the keys that lead there, in their order."""


def place_name(place: str) -> str:
    """Return a screen's name in the person's language."""
    names = {
        "today": _("Today"),
        "log": _("Log"),
        "updates": _("Updates"),
        "people": _("People"),
        "ergonomics": _("Ergonomics"),
        "availability": _("Availability"),
    }
    return names[place]


class _Labelling(Protocol):
    """A screen that says what its commands are called; it knows the frame, so the frame doesn't know it."""

    def label_of(self, command: Command) -> str: ...


class _Part(Widget, can_focus=False):
    auto_links = False  # what can be clicked here is no link in a text

    @property
    def desk_app(self) -> DeskApp:
        return cast("DeskApp", self.app)

    def _style(self, name: str) -> Style:
        return ink(self.app, name)


class Head(_Part):
    """The day and the week, and what one is doing right now; the screens to go to."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def render(self) -> Text:
        """Return both lines."""
        width = self.content_size.width
        day = self.desk_app.desk.accomplishments.today()
        name = Text().append("wfhdesk", self._style("key"))
        with_week, alone = (Text(text, self._style("muted")) for text in _day_shown(day))
        samples, counts, status = self._samples(), self._nudges(), self._status()
        short = [name, alone, *samples[-1:]]
        lefts = ([name, with_week, *samples[:1]], [name, with_week, *samples[-1:]], short)
        for left, count in (*((left, counts[:1]) for left in lefts), (short, counts[-1:])):
            line, right = _WIDE_GAP.join(left), _WIDE_GAP.join(filter(None, [status, *count]))
            if line.cell_len + len(_WIDE_GAP) + right.cell_len <= width:
                break
        else:
            line = _WIDE_GAP.join([alone, *samples[-1:]] if samples else [name, alone])
            taken = line.cell_len + len(_WIDE_GAP) + sum(len(_WIDE_GAP) + count.cell_len for count in counts[-1:])
            status.truncate(max(width - taken, 0), overflow="ellipsis")
            right = _WIDE_GAP.join([status, *counts[-1:]])
        line.append(" " * max(width - line.cell_len - right.cell_len, 0)).append_text(right)
        return Text("\n").join([line, self._places(width)])

    def _samples(self) -> list[Text]:
        """Return the notice that a sample desk has, long and short; none on a person's own."""
        if not self.desk_app.desk.is_sample:
            return []
        return [Text(text, self._style("key")) for text in (_("sample desk: nothing here is real"), _("sample desk"))]

    def _nudges(self) -> list[Text]:
        """Return how many nudges there are, to be clicked, long and short; nothing where there are none."""
        number = len(self.desk_app.nudging.keys)
        if not number:
            return []
        from wfhdesk.domain.nudge_texts import counted_nudges

        sign = glyphs(self.desk_app.desk.settings.text("app.glyphs")).nudge
        told = (counted_nudges(number), f"{sign} {number}")
        return [Text(text, self._style("due")).on({"@click": "app.nudges"}) for text in told]

    def _status(self) -> Text:
        """Return that it is quiet, or else what one is doing right now, each until when and to be clicked.

        Empty where nothing is known of it.
        """
        if quiet := self.desk_app.nudging.quiet:
            from wfhdesk.domain.nudge_texts import quiet_told

            told_quiet = quiet_told(quiet, self.desk_app.desk.availability.now())
            return Text("").append(told_quiet, self._style("accent")).on({"@click": "app.quiet"})
        found = self.desk_app.right_now.answer
        if found is None:
            return Text()
        from wfhdesk.domain.availability_texts import told
        from wfhdesk.tui.slots import sign_of

        sign, tone = sign_of(found, glyphs(self.desk_app.desk.settings.text("app.glyphs")))
        text = Text(f"{sign} {told(found)}", self._style(tone))
        return Text("").append_text(text).on({"@click": "app.status"})

    def _places(self, width: int) -> Text:
        """Return the screens with their keys; where there is little room, closer together, cut, then others' keys alone."""
        for gap, most in (("   ", _WHOLE), ("  ", _WHOLE), (" ", _WHOLE), (" ", _CUT), ("  ", 0)):
            line = Text(gap).join(self._place(place, most) for place in PLACES)
            if line.cell_len <= width:
                break
        return line

    def _place(self, place: str, most: int) -> Text:
        """Return a screen with its key; its name in at most so many letters, without any the name of this one alone."""
        name = place_name(place)
        if 0 < most < len(name):
            name = name[: most - 1] + "."
        told = f"{PLACES[place]} {name}" if most or place == self.here else str(PLACES[place])
        style = self._style("here" if place == self.here else "muted")
        return Text(told, style).on({"@click": f"app.go('{place}')"})


def _day_shown(day: date) -> tuple[str, str]:
    """Return the day with its week, and without where there is little room."""
    shown = short_day(day)
    return _("{day} · week {week}").format(day=shown, week=week_number(day)), shown


class Foot(_Part):
    """The keys that work here and now, as many as there is room for."""

    def on_mount(self) -> None:
        """Keep up with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render(self) -> Text:
        """Return one line of keys and what they do; help and palette always stand at its end."""
        width = self.content_size.width
        label_of = cast("_Labelling", self.screen).label_of
        keys = {command.id: self._key(key, label_of(command), command.action) for key, command in self._active()}
        last = [keys.pop("app.help", Text()), *self.palette()]
        end = _GAP.join(filter(None, last))
        line = Text()
        for part in keys.values():
            if line.cell_len + part.cell_len + len(_GAP) > width - end.cell_len:
                break
            line.append_text(part).append_text(_GAP)
        return line.append(" " * max(width - line.cell_len - end.cell_len, 0)).append_text(end)

    def palette(self) -> list[Text]:
        """Return the way to the palette of commands, where there is one."""
        return [self._key("^p", _("Commands"), "app.command_palette")]

    def _key(self, key: str, label: str, action: str) -> Text:
        text = Text().append(key, self._style("key"))
        text.append(f" {label}", self._style("muted"))
        return text.on({"@click": _from_here(action)})

    def _active(self) -> Iterator[tuple[str, Command]]:
        """Yield the commands that work now with their keys, those of this place first."""
        told: set[str] = set()
        for active in self.screen.active_bindings.values():
            command = BY_ID.get(active.binding.id or "")
            if command is None or not command.shown or not active.enabled or command.id in told:
                continue
            key = self.app.get_key_display(active.binding)
            if not self._is_typed(key):
                told.add(command.id)
                yield key, command

    def _is_typed(self, key: str) -> bool:
        """Return whether a key is a letter of the text that has the focus."""
        focused = self.screen.focused
        letter = " " if key == "space" else key
        is_letter = len(letter) == 1 and (letter.isascii() or letter.isalpha())  # an arrow is a sign, but no letter
        return is_letter and focused is not None and focused.check_consume_key(key, letter)


def _from_here(action: str) -> str:
    return action if action.startswith("app.") else f"screen.{action}"
