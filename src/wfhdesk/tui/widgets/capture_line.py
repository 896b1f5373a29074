"""The line in which a person logs: its signs take colour as one types, and below it stands what will be stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.suggester import Suggester, SuggestionReady
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture_parts import parts
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line
from wfhdesk.domain.understood import doubts, foreseen
from wfhdesk.language import gettext as _
from wfhdesk.tui.ink import ink
from wfhdesk.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from wfhdesk.domain.named_people import Named


class CaptureLine(Vertical):
    """The line and what is understood of it. `entry` is the one that is written anew, none for a new one."""

    class Entered(Message):
        """The person is done with the line; whoever hears it logs it and then says so by `clear` or `refuse`."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Typed(Message):
        """The line is another one now: worth keeping in case the terminal goes."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    def __init__(  # noqa: PLR0913 - each named
        self,
        desk: Desk,
        line: str = "",
        entry: Accomplishment | None = None,
        names: Iterable[str] = (),
        *,
        placeholder: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._desk = desk
        self._log = desk.accomplishments
        self._entry = entry
        self._entered: str | None = None  # the line that somebody is being told of
        self._input = _Completed(
            line,
            placeholder=placeholder or _("What did you get done?"),
            highlighter=_Signs(self),
            suggester=Names(names),
            max_length=LONGEST_LINE,
            select_on_focus=False,
        )
        self._told = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """Put what is understood under the line."""
        yield self._input
        yield self._told

    def on_mount(self) -> None:
        """Tell what the signs are, or what is understood of a line that is there already."""
        self._tell()

    @property
    def value(self) -> str:
        """The line as it stands."""
        return self._input.value

    def restore(self, line: str) -> None:
        """Put a line back that was left unfinished."""
        self._input.value = line
        self._input.cursor_position = len(line)

    def clear(self) -> None:
        """Empty the line of what was entered: it is kept. What was typed behind it since stays."""
        entered, line = self._entered or self.value, self.value
        self._entered = None
        self.restore(line[len(entered) :] if line.startswith(entered) else "")

    def refuse(self, problem: str) -> None:
        """Say what is wrong; the line stays as it is."""
        self._entered = None
        self._say(problem, wrong=True)

    def go_on(self) -> None:
        """Leave the line as it is: the person goes on with it."""
        self._entered = None
        self._tell()

    def on_focus(self) -> None:
        """Type into the line."""
        self._input.focus()

    def focus_line(self) -> None:
        """Type into the line."""
        self._input.focus()

    def suggest(self, names: Iterable[str]) -> None:
        """Offer these names (`#project`, `@person`) where their beginning is typed, or was before they were read."""
        offered = self._input.suggester = Names(names)
        if self._input.value:
            self.run_worker(self._offer(offered, self._input.value))

    async def _offer(self, names: Names, value: str) -> None:
        if (found := await names.get_suggestion(value)) is not None:
            self._input.post_message(SuggestionReady(value, found))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell()
        self.post_message(self.Typed(event.value))

    def enter(self, line: str | None = None) -> None:
        """Be done with the line, as enter is; once, until it is said what became of it.

        `line` is what stood there when enter was pressed: by now there may be more.
        """
        line = self.value if line is None else line
        if self._entered is None and one_line(line):
            self._entered = line
            self.post_message(self.Entered(line))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.enter(event.value)

    @on(TextLine.Pasted)
    def _pasted(self, event: TextLine.Pasted) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        line = self._input.value
        if not line.strip():
            self._say(_("> plan  ? blocker  + learned  ~ in progress  #project  @person  !private  => result"))
            return
        try:
            said = [*doubts(line), *self._foreseen(line)]
        except DeskError as problem:
            said = [str(problem)]
        self._say(" · ".join(filter(None, [self._input.told, *said])))

    def _foreseen(self, line: str) -> list[str]:
        entry, found = self.parsed(line), self.named(line)
        if found is None:
            return [foreseen(entry)]
        from wfhdesk.domain.named_people import remarks_ahead

        return [*remarks_ahead(found), foreseen(entry, found.known)]

    def named(self, line: str) -> Named | None:
        """Return whom a line names; None where it can't name anybody. Raises DeskError."""
        if "@" not in line:
            return None
        from wfhdesk.desk import naming_lines  # nobody waits for people before somebody is named

        written = self._entry.logged_on if self._entry else None
        return naming_lines.named_in(self.parsed(line), self._desk.people.names(), written)

    def parsed(self, line: str) -> Accomplishment:
        """Return what a line would be logged as. Raises WrongInput."""
        return capture.parse(line, self._log.today(), short_dutch=self._log.short_dutch, standing=self._entry)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._told.update(one_line(text))
        self._told.set_class(wrong, "-wrong")

    def style_of(self, name: str) -> Style:
        """Return the style of a sign."""
        # a line that stands there from the start is coloured before its styles are known
        return ink(self.app, name)


class _Completed(TextLine):
    """A line in which tab takes over the name that is offered, as in a shell; without one it goes on as anywhere."""

    async def on_key(self, event: Key) -> None:
        """Complete the name. Textual hands the key to the line's own `on_key` as well."""
        if event.key == "tab" and self.cursor_at_end and len(self._suggestion) > len(self.value):
            event.stop()
            event.prevent_default()
            self.action_cursor_right()


class _Signs(Highlighter):
    """Colours the signs of the line."""

    def __init__(self, line: CaptureLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Give each sign the style of what it is."""
        log = self._line._log
        for part in parts(text.plain, log.today(), short_dutch=log.short_dutch):
            text.stylize(self._line.style_of(part.what), part.start, part.end)


class Names(Suggester):
    """Completes the name that is being typed at the end of the line; a `bare` one needs no `#` or `@` before it."""

    def __init__(self, names: Iterable[str], *, bare: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = list(names)
        self._bare = bare

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last name completed; None where nothing fits."""
        last = value if self._bare else value.rpartition(" ")[2]
        if not last or (not self._bare and (len(last) < 2 or last[0] not in "#@")):
            return None
        wanted = last.casefold()
        for name in self._names:
            if name.casefold().startswith(wanted) and len(name) > len(last):
                return value + name[len(last) :]
        return None
