"""An update on its way out of the app: the last look, the sending beside the screen, and what became of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual import work

from wfhdesk.desk.composing import Composition, keep
from wfhdesk.desk.delivery import Delivery, Left
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft
from wfhdesk.domain.delivery import NotSent, UnknownOutcome
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.deliver import Deliver, Wanted, way_name
from wfhdesk.tui.modals.progress import Progress
from wfhdesk.tui.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp


class Delivering(DeskScreen):
    """Lets an update out, step by step."""

    @work
    async def deliver(self, draft: Draft) -> None:
        """Let a draft out, after a last look at what leaves and who gets it."""
        settings = self.desk.settings
        host, command = settings.text("mail.host"), settings.text("mail.command").split(" ")[0]
        ways = self.desk.delivery.ways()
        names = {way.name: way_name(way.name, host, command) for way in ways}
        file = self.desk.updates.file_for(draft, self.desk.files_folder)
        wanted = await self.app.push_screen_wait(Deliver(draft, ways, file, names))
        if wanted is None:
            return
        progress = Progress(names[wanted.way])
        self.app.push_screen(progress)
        self._let_out(draft._replace(to=wanted.to, cc=wanted.cc), wanted, progress)

    @work(thread=True, exclusive=True, group="deliver")
    def _let_out(self, draft: Draft, wanted: Wanted, progress: Progress) -> None:
        app = self.desk_app
        said, severity = "", "information"
        try:
            # A desk of its own: what takes long keeps nobody else from reading.
            said = _carried(app, self.desk.beside(), draft, wanted, progress)
        except UnknownOutcome as problem:
            said = _("{problem} It stands under Next until you say whether it did.").format(problem=problem)
            severity = "error"
        except DeskError as problem:
            said, severity = str(problem), "error"
        app.call_from_thread(self._ended, draft, progress, said, severity)

    def _ended(self, draft: Draft, progress: Progress, said: str, severity: str) -> None:
        progress.dismiss(None)
        if severity == "information":
            with self.telling():
                keep(self.desk, Composition(draft.kind))  # what was taken out and changed by hand went with it
            self.went_out(draft.kind)
        self.notify(said, severity="error" if severity == "error" else "information", markup=False, timeout=12)
        self.desk_app.desk_changed()

    def went_out(self, kind: str) -> None:
        """Begin the next update of a kind."""
        raise NotImplementedError


def _carried(app: DeskApp, desk: Desk, draft: Draft, wanted: Wanted, progress: Progress) -> str:
    """Let a draft out and return what to say of it. Runs in a thread. Raises DeskError."""
    steps = {
        "draft": _("Talking to your mailbox …"),
        "smtp": _("Talking to the mail server …"),
        "pipe": _("Handing it to the command …"),
        "mailto": _("Opening your mail program …"),
        "handing over": _("Handing the text over; from here on it can't be stopped …"),
    }

    def going_on(step: str) -> None:
        if progress.stopped.is_set():
            raise NotSent(_("You stopped it. Nothing was sent, and nothing is recorded."))
        app.call_from_thread(progress.tell, steps[step])

    def ask(question: str) -> str:
        return app.call_from_thread(app.push_screen_wait, Ask(question, secret=True)) or ""

    def by_terminal(text: str) -> bool:
        app.call_from_thread(app.copy_to_clipboard, text)
        return True

    delivery = desk.delivery
    delivery.going_on, delivery.terminal, desk.passwords.ask = going_on, by_terminal, ask
    if wanted.way == "eml":
        path = os.path.expanduser(wanted.file)
        number = desk.updates.export(draft, "eml", path).number
        return _("Update {number} is in {path}. Open it with your mail program to send it.").format(
            number=number, path=path
        )
    return _told(wanted.way, _way(delivery, wanted.way)(draft))


def _way(delivery: Delivery, way: str):  # type: ignore[no-untyped-def]
    return {
        "copy": delivery.copy,
        "mailto": delivery.mailto,
        "draft": delivery.keep_draft,
        "send": delivery.send,
        "pipe": delivery.pipe,
    }[way]


def _told(way: str, left: Left) -> str:
    number = left.update.number
    if left.update.refused:
        return _("Update {number} went out, but not to everybody: {refused}").format(number=number, refused=left.by)
    if left.by == "OSC 52":
        return _(
            "Update {number} went to your terminal's clipboard (OSC 52). Not every terminal takes it: where nothing is there "
            "to paste, undo and take the file."
        ).format(number=number)
    told = {
        "copy": _("Update {number} is on the clipboard, by {by}. Say here when it went out."),
        "mailto": _("Update {number} is in your mail program. Say here when it went out."),
        "draft": _("Update {number} is in {by}. Say here when it went out."),
        "send": _("Update {number} was sent."),
        "pipe": _("Update {number} was sent."),
    }[way]
    return told.format(number=number, by=left.by)
