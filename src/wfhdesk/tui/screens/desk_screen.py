"""What every screen of the desk has: the frame, the desk, and a way to say what was done or why it wasn't."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from wfhdesk.desk.desk import Desk
from wfhdesk.tui.beside import ask_beside, tell_done, telling, telling_beside
from wfhdesk.tui.command import Command
from wfhdesk.tui.glyphs import Glyphs, glyphs
from wfhdesk.tui.widgets.frame import Foot, Head

if TYPE_CHECKING:
    from wfhdesk.domain.people import Person
    from wfhdesk.tui.app import DeskApp

Answer = TypeVar("Answer")


class DeskScreen(Screen[None]):
    """A screen of the desk; `PLACE` is its name among the screens that the head shows."""

    PLACE: ClassVar[str]
    GROUP: ClassVar[str] = ""
    """The group of its commands, where that isn't the one of its place."""
    CHOOSES_PEOPLE: ClassVar[bool] = False
    """Whether the cursor is put on a person to do something with them."""
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (80, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(self) -> None:
        super().__init__()
        self._shown = -1  # the state of the desk that this screen shows

    @property
    def desk_app(self) -> DeskApp:
        """The app."""
        return cast("DeskApp", self.app)

    @property
    def desk(self) -> Desk:
        """The person's desk."""
        return self.desk_app.desk

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw."""
        return glyphs(self.desk.settings.text("app.glyphs"))

    def compose(self) -> ComposeResult:
        """Put the frame around what the screen is about."""
        self._know_size()
        yield Head(self.PLACE)
        with Container(id="body"):
            yield from self.body()
        yield Foot()

    def _know_size(self) -> None:
        """Take the classes of the terminal's size; Textual does so after the first drawing, and then draws all again."""
        width, height = self.app.size
        for points, cells in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            self.add_class([name for least, name in points if cells >= least][-1], update=False)

    def body(self) -> ComposeResult:
        """Yield what the screen is about."""
        raise NotImplementedError

    def show_desk(self) -> None:
        """Show the desk as it is now."""
        raise NotImplementedError

    def step_out(self) -> bool:
        """Leave what is open in this screen; return whether there was something to leave."""
        return False

    def label_of(self, command: Command) -> str:
        """Return what the foot calls a command here and now."""
        return command.label()

    def people_meant(self) -> list[Person]:
        """Return the people that the cursor stands on, with whom a contact is logged at once; nobody where it is on none."""
        return []

    def hold_place(self) -> None:
        """Keep the cursor where it is, while what was done moves what it stands on; who inherits has such a list, or hasn't."""

    def show_nudges(self) -> None:
        """Show what nudges now; who inherits marks it in a list."""
        for head in self.query(Head):
            head.refresh()

    def look_again(self) -> None:
        """Show the desk as it is now, where this screen shows an older one."""
        if self.is_mounted and self._shown != self.desk_app.state:
            self._shown = self.desk_app.state
            for head in self.query(Head):
                head.refresh()
            with self.telling():
                self.show_desk()

    def on_screen_resume(self) -> None:
        """Show what happened while another screen was in front; also that time went by."""
        self.look_again()
        self.show_nudges()

    # --- the desk -----------------------------------------------------------------------------------------------

    def telling(self) -> AbstractContextManager[None]:
        """Do something with the desk; what it refuses is told, and nothing has changed then."""
        return telling(self.app)

    def telling_beside(self) -> AbstractContextManager[None]:
        """Do something with a desk in a worker's thread; what it refuses is told, and the rest is passed over."""
        return telling_beside(self.app)

    async def ask_beside(self, ask: Callable[[Desk], Answer]) -> Answer:
        """Ask the desk something that may take reading every year, while the screen goes on."""
        return await ask_beside(self.app, ask)

    def done(self, words: str) -> None:
        """Say in the person's words what was changed, with the key that takes it back, and show the desk anew."""
        tell_done(self.app, words)
