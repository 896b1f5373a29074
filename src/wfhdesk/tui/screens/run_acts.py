"""What one does while a checklist is asked: answer, decide about a risk, note something, go back, leave."""

from __future__ import annotations

from textual import work

from wfhdesk.domain.asking import neighbour, next_item
from wfhdesk.domain.checklists import Item
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.screens.run_state import RunState


class RunActs(RunState):
    """The actions of `commands.RUN`."""

    # --- answering ------------------------------------------------------------------------------------------------

    def given(self, said: object) -> None:
        """Take an answer."""
        if not self.is_deciding:
            self.answer(said)

    def answer(self, said: object) -> bool:
        """Keep an answer and go on; return whether it is one. What is none is told."""
        item = self.item
        if item is None or not self.take_up():
            return False
        try:
            run = self.run_now or self.desk.assessments.begin(self.checklist, self.place)
            before = run.reply(item.id)
            self.run_now = self.desk.assessments.answer(
                self.checklist, run, item, said, before.note if before else self.waiting_note
            )
        except DeskError as problem:
            self.tell(str(problem))
            return False
        self.desk_app.keeping.keep(self.kept_as("note"), "")
        self.desk_app.watching.notice()
        self.asks_again = False
        if self.is_deciding:
            self.show_item()
        else:
            self._go_on()
        return True

    def tell(self, problem: str) -> None:
        """Say under the question what was wrong with an answer."""
        raise NotImplementedError

    def _go_on(self) -> None:
        following = next_item(self.checklist, self.replies)
        if following is None:
            self.finish()
        else:
            self._go_to(following, again=False)

    def _go_to(self, item: Item, *, again: bool) -> None:
        self.item, self.asks_again = item, again
        self.show_item()

    def action_on(self) -> None:
        """Keep the answer that stands here, and go on to the next question."""
        reply = self.reply
        if self.item is None or reply is None or self.is_deciding:
            return
        following = None if reply.is_open else neighbour(self.checklist, self.replies, self.item.id, 1)
        if following is not None and following.id in self.replies:
            self._go_to(following, again=True)
        else:
            self.asks_again = False
            self._go_on()

    def action_before(self) -> None:
        """Go back: from the advice to its question, from a question to the one before."""
        if self.item is None:
            return
        before = self.item if self.is_deciding else neighbour(self.checklist, self.replies, self.item.id, -1)
        if before is None:
            self.tell(_("This is the first question."))
        else:
            self._go_to(before, again=True)

    # --- what becomes of a risk -----------------------------------------------------------------------------------

    @work(exclusive=True, group="decide")
    async def decide(self, way: str) -> None:
        """Keep what becomes of the risk that was just told, and go on."""
        run, reply = self.run_now, self.reply
        if run is None or reply is None or not self.is_deciding:
            return
        with self.telling():
            found = await self.decided(run, reply, way)
            if found is not None:
                self.run_now = found
                self._go_on()

    # --- notes ----------------------------------------------------------------------------------------------------

    @property
    def waiting_note(self) -> str:
        """A note that was written before the question was answered."""
        return self.desk.unfinished.text(self.kept_as("note"))

    @work(exclusive=True, group="note")
    async def action_note(self) -> None:
        """Write a note beside the answer, before it or after."""
        item, reply = self.item, self.reply
        if item is None:
            return
        written = reply.note if reply else self.waiting_note
        note = await self.app.push_screen_wait(Ask(_("Note"), written, hint=str(item.question)))
        if note is None or item != self.item or not self.take_up():
            return
        with self.telling():
            if self.reply is None or self.run_now is None:
                self.desk_app.keeping.keep(self.kept_as("note"), one_line(note))
            else:
                self.run_now = self.desk.assessments.note(self.run_now, item.id, note)
                self.desk_app.watching.notice()
        self.show_item()

    def action_leave(self) -> None:
        """Leave; what was answered is kept, and waits to be gone on with."""
        if self.run_now is not None and self.run_now.replies:
            self.notify(_("It is kept; enter goes on where you left."), markup=False)
        super().action_leave()
        self.desk_app.desk_changed()
