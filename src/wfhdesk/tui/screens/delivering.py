"""An update on its way out of the app: the last look, the sending beside the screen, and what became of it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from textual import work

from wfhdesk.desk import composing
from wfhdesk.desk.composing import Composed, Composition
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, check_worth_telling, save_attached
from wfhdesk.desk.ways_out import Left, NotOpened
from wfhdesk.domain.delivery import NotSent, UnknownOutcome
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.updates import ABOUT_RUNS, Update
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.confirm import Confirm
from wfhdesk.tui.modals.deliver import Deliver, Wanted, way_name
from wfhdesk.tui.modals.progress import Progress
from wfhdesk.tui.screens.desk_screen import DeskScreen

if TYPE_CHECKING:
    from wfhdesk.tui.app import DeskApp


class Delivering(DeskScreen):
    """Lets the update out, step by step."""

    wanted: Composition
    composed: Composed | None
    unsettled: list[Update]

    def take_typed(self) -> None:
        """Take in what stands in the text now."""
        raise NotImplementedError

    def want(self, wanted: Composition) -> None:
        """Change what is wanted of the update."""
        raise NotImplementedError

    def begin_another(self) -> None:
        """Forget the update that stands here."""
        raise NotImplementedError

    def action_save_attached(self) -> None:
        """Save what is attached, to be read before it goes out."""
        if self.composed is not None:
            with self.telling():
                saved = save_attached(self.composed.draft, self.desk.files_folder)
                self.notify(_("Saved: {files}").format(files=", ".join(saved)), markup=False)

    @work(exclusive=True, group="deliver")
    async def action_deliver(self) -> None:
        """Let the update out as it stands at this moment, after a last look at what leaves and who gets it."""
        self.take_typed()
        wanted = self.wanted
        with self.telling():
            made = await self.ask_beside(lambda desk: composing.composed(desk, wanted))
            check_worth_telling(made.draft)
            if made.gone and not await self._goes_all_the_same(made):
                return
            draft = made.draft
            while (how := await self._asked_how(draft)) is not None:
                draft = draft._replace(to=how.to, cc=how.cc)  # whom the person typed stays for the next try
                if await self._let_out(draft, how):
                    break

    async def _goes_all_the_same(self, made: Composed) -> bool:
        question = " ".join([*composing.gone(made), _("Deliver it all the same?")])
        return await self.app.push_screen_wait(Confirm(question, _("Deliver"))) is True

    async def _asked_how(self, draft: Draft) -> Wanted | None:
        settings = self.desk.settings
        host, command = settings.text("mail.host"), settings.text("mail.command").split(" ")[0]
        ways = self.desk.delivery.ways(draft)
        names = {way.name: way_name(way.name, host, command) for way in ways}
        file = self.desk.updates.file_for(draft, self.desk.files_folder)
        return await self.app.push_screen_wait(Deliver(draft, ways, file, names, self.desk.updates.hour_told(draft)))

    async def _let_out(self, draft: Draft, how: Wanted) -> bool:
        """Let a draft out and say what became of it; return whether this was the end of it."""
        progress = Progress(way_name(how.way))
        self.app.push_screen(progress)
        said, is_over, problem = "", True, True
        try:
            # A desk of its own: what takes long keeps nobody else from reading.
            said = await asyncio.to_thread(_carried, self.desk_app, self.desk.beside(), draft, how, progress)
            problem = False
        except UnknownOutcome as unknown:
            said = _("{problem} It stands under Next until you say whether it did.").format(problem=unknown)
        except NotOpened:
            said, is_over = (
                _("No mail program opened, so nothing was recorded. Take the file, or the clipboard."),
                False,
            )
        except DeskError as refused:
            said, is_over = str(refused), False
        finally:
            await progress.close()
        self.notify(said, severity="error" if problem else "information", markup=False, timeout=12)
        if is_over:
            self._went(draft.kind)
            if draft.kind in ABOUT_RUNS:
                await self.app.switch_mode("ergonomics")  # where it was asked for; nothing of it is left here
        return is_over

    def _went(self, kind: str) -> None:
        """Begin the next update of a kind; what was taken out and changed by hand went with this one."""
        self.desk_app.keeping.keep(*composing.kept(Composition(kind)))
        with self.telling():
            for update in self.unsettled:  # the person saw the question and went on: once is enough
                self.desk.updates.asked(update)
        if kind == self.wanted.kind:
            self.wanted = composing.taken_up(self.desk, kind)
            self.begin_another()
        self.desk_app.desk_changed()


def _carried(app: DeskApp, desk: Desk, draft: Draft, how: Wanted, progress: Progress) -> str:
    """Let a draft out and return what to say of it. Runs in a thread. Raises DeskError."""

    def going_on(step: str) -> None:
        if progress.stopped.is_set():
            raise NotSent(_("You stopped it. Nothing was sent, and nothing is recorded."))
        app.call_from_thread(progress.tell, _step_told(step))

    def ask(question: str) -> str:
        return app.call_from_thread(app.push_screen_wait, Ask(question, secret=True)) or ""

    def by_terminal(text: str) -> bool:
        app.call_from_thread(app.copy_to_clipboard, text)
        return True

    delivery = desk.delivery
    delivery.going_on, delivery.terminal, desk.passwords.ask = going_on, by_terminal, ask
    if how.way == "eml":
        path = os.path.expanduser(how.file)
        update = desk.updates.export(draft, "eml", path)
        return _("{what} is in {path}. Open it with your mail program to send it.").format(
            what=_named(update), path=path
        )
    return _told(how.way, delivery.by(how.way, draft))


def _step_told(step: str) -> str:
    return {
        "draft": _("Talking to your mailbox …"),
        "smtp": _("Talking to the mail server …"),
        "pipe": _("Handing it to the command …"),
        "mailto": _("Opening your mail program …"),
        "handing over": _("Handing the text over; from here on it can't be stopped …"),
    }[step]


def _told(way: str, left: Left) -> str:
    what = _named(left.update)
    if left.update.refused:
        return _("{what} went out, but not to everybody: {refused}").format(what=what, refused=left.by)
    if left.by == "OSC 52":
        return _(
            "{what} went to your terminal's clipboard (OSC 52). Not every terminal takes it: where nothing is there "
            "to paste, undo and take the file."
        ).format(what=what)
    told = {
        "copy": _("{what} is on the clipboard, by {by}. Say on Today when it went out."),
        "mailto": _("{what} is in your mail program. Say on Today when it went out."),
        "draft": _("{what} is in {by}. Say on Today when it went out."),
        "send": _("{what} was sent."),
        "pipe": _("{what} was sent."),
    }[way]
    return told.format(what=what, by=left.by)


def _named(update: Update) -> str:
    """Return what an update is called: of a message about a self-assessment nobody knows the number."""
    return _("The report") if update.kind in ABOUT_RUNS else _("Update {number}").format(number=update.number)
