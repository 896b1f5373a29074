"""Where one is in a run of a checklist: the question that is asked, what was answered, and how it ends."""

from __future__ import annotations

from wfhdesk.domain.asking import Replies, asked, next_item, replies_of
from wfhdesk.domain.assessments import Reply, Run, Workstation
from wfhdesk.domain.checklists import Checklist, Item
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals import dialog
from wfhdesk.tui.screens.deciding import Deciding


class RunState(Deciding):
    """A run. `run_now` is None until the first answer: who only looks leaves nothing behind.

    `asks_again` is that a question is asked that has its answer already.
    """

    def __init__(self, checklist: Checklist, place: Workstation | None) -> None:
        super().__init__()
        self.checklist, self.place = checklist, place
        self.run_now: Run | None = None
        self.item: Item | None = None
        self.asks_again = False  # a question that has its answer already
        self._came_at = -dialog.UNREAD  # when a question came up without a key of the person's

    # --- where one is ---------------------------------------------------------------------------------------------

    @property
    def replies(self) -> Replies:
        """What was answered so far."""
        return replies_of(self.run_now) if self.run_now else {}

    @property
    def reply(self) -> Reply | None:
        """The answer to the question that is asked."""
        return self.replies.get(self.item.id) if self.item else None

    @property
    def is_deciding(self) -> bool:
        """Whether the answer tells a risk, and it is asked what becomes of that."""
        return self.reply is not None and self.reply.is_open and not self.asks_again

    @property
    def is_unread(self) -> bool:
        """Whether another question came up by itself a moment ago: keys were meant for the one before."""
        return dialog.now() - self._came_at < dialog.UNREAD

    def show_item(self) -> None:
        """Show the question, or the advice."""
        raise NotImplementedError

    def show_desk(self) -> None:
        """Take the run as it is now: another window may have gone on with it, finished it, or taken it away."""
        before, reply, was_deciding = self.item, self.reply, self.is_deciding
        if not self.take_up():
            return
        is_open = self.reply is not None and self.reply.is_open
        is_answered_elsewhere = (reply is None and self.reply is not None) or (was_deciding and not is_open)
        if before is None or is_answered_elsewhere or before not in self.all_asked():
            following = next_item(self.checklist, self.replies)
            self.item, self.asks_again = following or self.all_asked()[-1], following is None
            if before is not None:
                self._came_at = dialog.now()
        self.show_item()

    def all_asked(self) -> list[Item]:
        """Return the questions that are asked, as far as one can tell."""
        return asked(self.checklist, self.replies)

    def take_up(self) -> bool:
        """Read the run anew; return whether it still goes on."""
        assessments = self.desk.assessments
        place_id = self.place.id if self.place else ""
        if self.run_now is None:
            begun = any(
                (one.checklist, one.workstation) == (self.checklist.id, place_id) for one in assessments.begun()
            )
            self.run_now = assessments.begin(self.checklist, self.place) if begun else None
            return True
        try:
            self.run_now = assessments.run(self.run_now.id)
        except DeskError as problem:
            self.gone(str(problem))
            return False
        if self.run_now.finished is not None:
            self._show_result(self.run_now)
            return False
        return True

    # --- what is no answer yet ------------------------------------------------------------------------------------

    def kept_as(self, what: str, item: Item | None = None) -> str:
        """Return under which name something waits that is typed about a question and isn't part of an answer yet."""
        asked_now, place_id = item or self.item, self.place.id if self.place else ""
        return f"check {self.checklist.id} {place_id} {asked_now.id if asked_now else ''} {what}"

    def _forget_what_waits(self) -> None:
        """Let nothing wait for the next time that was typed about a question which dropped out since."""
        for item in self.checklist.items:
            for name in (self.kept_as("note", item), self.kept_as("text", item)):
                if self.desk.unfinished.text(name):
                    self.desk_app.keeping.keep(name, "")

    # --- the end --------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Say that the run is done, and show what it came to."""
        run = self.run_now
        if run is None:
            return
        with self.telling():
            done = self.desk.assessments.finish(self.checklist, run)
            self._forget_what_waits()
            self._show_result(done)
            self.done(_("Finished: {title}").format(title=done.title))

    def _show_result(self, run: Run) -> None:
        from wfhdesk.tui.screens.result import ResultScreen

        self.item = None
        self.app.switch_screen(ResultScreen(run.id))
