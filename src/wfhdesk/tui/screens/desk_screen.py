"""What every screen of the desk has: the frame, the desk, and a way to say what was done or why it wasn't."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs, glyphs
from wfhdesk.tui.widgets.frame import Foot, Head

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp

Answer = TypeVar("Answer")


class DeskScreen(Screen[None]):
    """A screen of the desk; `PLACE` is its name among the screens that the head shows."""

    PLACE: ClassVar[str]
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

    def look_again(self) -> None:
        """Show the desk as it is now, where this screen shows an older one."""
        if self.is_mounted and self._shown != self.desk_app.state:
            self._shown = self.desk_app.state
            self.query_one(Head).refresh()
            with self.telling():
                self.show_desk()

    def on_screen_resume(self) -> None:
        """Show what happened while another screen was in front."""
        self.look_again()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Do something with the desk; what it refuses is told, and nothing has changed then."""
        try:
            yield
        except DeskError as problem:
            self.notify(str(problem), severity="error", markup=False)

    async def ask_beside(self, ask: Callable[[Desk], Answer]) -> Answer:
        """Ask the desk something that may take reading every year, while the screen goes on."""

        def asked() -> Answer:
            with self.desk_app.beside() as desk:
                return ask(desk)

        return await asyncio.to_thread(asked)

    async def choose_version(self, doc_id: str) -> None:
        """Let the person choose between versions of an entry that was changed in two places at once."""
        from wfhdesk.tui.modals.versions import Versions

        with self.telling():
            versions = await self.ask_beside(lambda desk: desk.accomplishments.versions(doc_id))
            choice = await self.app.push_screen_wait(Versions(versions, self.glyphs))
            if choice:
                await self.ask_beside(lambda desk: desk.care.settle(doc_id, choice))
                self.done(_("Chose one of {n} versions").format(n=len(versions)))

    def done(self, words: str) -> None:
        """Say in the person's words what was changed, with the key that takes it back, and show the desk anew."""
        key = self.desk_app.key_of("app.undo")
        if self.focused is not None and self.focused.check_consume_key(key, key):
            key = f"esc {key}"  # here it would only be typed
        self.app.clear_notifications()  # what was done before needs no place any more
        self.notify(_("{words} {key} takes it back.").format(words=_sentence(words), key=key), markup=False)
        self.desk_app.desk_changed()


def went_out(desk: Desk, number: int, *, it_did: bool) -> str:
    """Settle whether an update went out, and return what to say of it. Raises DeskError."""
    if it_did:
        desk.updates.sent(number)
        return _("Update {number} is down as sent.").format(number=number)
    desk.updates.unsent(number)
    return _("Update {number} is down as not sent.").format(number=number)


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else words + "."
