"""How an update leaves: the clipboard, a mailto, a mailbox draft, a server, a command; and what is known of it after.

Whatever happens on the way, the desk never says that something went out which may not have, and never sends twice: what wfhdesk
sends itself is recorded as `sending` before the first byte of its text leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from wfhdesk.adapters import seen
from wfhdesk.adapters.mail.connection import Parcel
from wfhdesk.desk.drafts import Draft, all_of, check_carries_files, check_worth_telling, html, letter
from wfhdesk.desk.passwords import Passwords, command_of
from wfhdesk.desk.servers import Servers
from wfhdesk.desk.settings import Settings
from wfhdesk.desk.updates import Updates
from wfhdesk.desk.ways_out import Left, NotOpened, Way, ways_out
from wfhdesk.domain.delivery import NotSent, Outcome, UnknownOutcome, shown_state
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.updates import ABOUT_RUNS, Update
from wfhdesk.language import gettext as _
from wfhdesk.store.device import Busy
from wfhdesk.store.tables import DeskDB

_CARRYING = Callable[[Parcel, Callable[[], None]], Outcome]
_LONGEST = timedelta(hours=1)
"""No sending takes longer: what another device is still sending then was cut off there."""


class Delivery:
    """The ways out."""

    def __init__(
        self, db: DeskDB, settings: Settings, updates: Updates, passwords: Passwords, *, is_sample: bool = False
    ) -> None:
        self._is_sample = is_sample
        self.going_on: Callable[[str], None] = lambda _step: None
        """Hears what happens while an update is on its way, and may raise NotSent to stop it before its text leaves."""
        self.terminal: Callable[[str], bool] | None = None
        """Asks the terminal to take a text on its clipboard; None where nobody else writes to the terminal."""
        self._db = db
        self._settings = settings
        self._updates = updates
        self.servers = Servers(settings, passwords)

    # --- what was read ------------------------------------------------------------------------------------------

    def check_complete(self, draft: Draft) -> None:
        """Raise WrongInput for an update that tells nothing, that nobody sends, or that nobody gets."""
        from wfhdesk.adapters.mail import message

        check_worth_telling(draft)
        message.check_complete(letter(draft))

    def was_shown(self, draft: Draft) -> None:
        """Remember that the person had this text and its recipients in front of them."""
        # Where the state can't be written, printing still has to work; --yes will ask for it to be printed again.
        with suppress(DeskError):
            seen.remember(self._db.lines.device.folder, all_of(draft))

    def check_shown(self, draft: Draft) -> None:
        """Raise WrongInput where this text, with these recipients, was never in front of the person."""
        if not seen.is_known(self._db.lines.device.folder, all_of(draft)):
            raise WrongInput(
                _("Nobody has read this text yet, or it changed since. Print it first, then send it.")
                if draft.kind in ABOUT_RUNS
                else _(
                    "Nobody has read this text yet, or it changed since. Print it first (wfhdesk update), then send it."
                )
            )

    def see_to_cut_off(self) -> None:
        """Put down as unknown what a wfhdesk that is no longer there was sending."""
        if not self._cut_off():
            return
        try:
            with self._one_at_a_time(), self._db.lines.act(silent=True):
                for update in self._cut_off():  # looked up again: it may have ended well until we held the lock
                    self._updates.rewrite(update._replace(state="unknown"))
        except Busy:
            return  # it is there: the update is on its way this very moment

    def _cut_off(self) -> list[Update]:
        """Return what is down as being sent; of another device, whose lock is not ours, only what is too old to be."""
        mine, now = self._db.lines.device.known()[:2], self._updates.now()
        sending = [update for update in self._updates.all() if update.state == "sending"]
        return [update for update in sending if update.id.endswith(mine) or now - update.made > _LONGEST]

    # --- the ways ---------------------------------------------------------------------------------------------------

    def ways(self, draft: Draft) -> list[Way]:
        """Return the ways out, and which of them are closed for a draft."""
        return ways_out(self._settings, draft, is_sample=self._is_sample)

    def _check_open(self, way: str) -> None:
        if self._is_sample:
            raise DeskError(_("This is the sample desk: nothing is sent from it. Take a file, or the clipboard."))
        self.going_on(way)

    def by(self, way: str, draft: Draft) -> Left:
        """Let a draft out by a way that is no file. Raises DeskError, and what each way raises."""
        ways = {
            "copy": self.copy,
            "mailto": self.mailto,
            "draft": self.keep_draft,
            "send": self.send,
            "pipe": self.pipe,
        }
        return ways[way](draft)

    # --- by the person's own hand -------------------------------------------------------------------------------

    def copy(self, draft: Draft) -> Left:
        """Put text and HTML on the clipboard and record the update as exported. Raises DeskError without a clipboard.

        So it does for a draft with something attached, here as in a mailto.
        """
        check_worth_telling(draft)
        check_carries_files(draft, "copy")
        by = self._copied(draft)
        if not by:
            raise DeskError(_("No clipboard can be reached from here; write a file instead: wfhdesk update --eml FILE"))
        return Left(self._export(draft, "copy"), by)

    def mailto(self, draft: Draft) -> Left:
        """Open the person's mail program with the text and record the update as exported; the address is what it left by.

        A text too long for a mailto goes to the clipboard, and the mail says where to paste it. Raises NotOpened where
        no mail program opens.
        """
        from wfhdesk.adapters.mail import mailto
        from wfhdesk.adapters.mail.markdown import to_plain

        check_worth_telling(draft)
        check_carries_files(draft, "mailto")
        self._check_open("mailto")
        made = mailto.address(draft.to, draft.cc, draft.subject, to_plain(draft.text))
        if made is None:
            if not self._copied(draft):
                raise DeskError(_("The text is too long for a mailto; write a file instead: wfhdesk update --eml FILE"))
            made = mailto.address(
                draft.to, draft.cc, draft.subject, _("(The update is on the clipboard: paste it here.)")
            )
        if made is None:
            raise DeskError(_("There are too many recipients for a mailto; use --eml FILE instead."))
        if not mailto.open_address(made):
            raise NotOpened(made)
        return Left(self._export(draft, "mailto"), made)

    def keep_draft(self, draft: Draft) -> Left:
        """Put the message into the mailbox's folder of drafts, once, and record the update as exported. DeskError."""
        from wfhdesk.adapters.mail import imap

        self._check_open("draft")
        server = self.servers.named("imap")
        parcel = self._parcel(draft)
        credentials = self.servers.credentials("imap", server)
        with self._one_at_a_time():
            self._updates.check_newest(draft)
            folder = imap.keep_draft(parcel, server, credentials)
            return Left(self._export(draft, "imap", parcel.message_id), folder)

    def _copied(self, draft: Draft) -> str:
        """Put a draft on the clipboard, as text and as HTML; return by what, empty where nothing does it."""
        from wfhdesk.adapters import clipboard
        from wfhdesk.adapters.mail.markdown import to_plain

        return clipboard.copy(to_plain(draft.text), html(draft).decode(), self.terminal)

    def _export(self, draft: Draft, way: str, message_id: str = "") -> Update:
        with self._db.lines.act(_("exported update {number}").format(number=draft.number)):
            self._updates.check_newest(draft)
            return self._updates.record(draft, way, message_id=message_id)

    # --- by wfhdesk itself --------------------------------------------------------------------------------------

    def send(self, draft: Draft) -> Left:
        """Send the message by SMTP. Raises NotSent (nothing went out), UnknownOutcome (it may have), DeskError."""
        from wfhdesk.adapters.mail import smtp

        server = self.servers.named("mail")
        check_worth_telling(draft)  # before a password is asked for
        credentials = self.servers.credentials("mail", server) if server.user else None
        return self._carried(draft, "smtp", lambda parcel, now: smtp.send(parcel, server, credentials, now))

    def pipe(self, draft: Draft) -> Left:
        """Hand the message to the command of `mail.command`. Raises NotSent, UnknownOutcome, DeskError."""
        from wfhdesk.adapters.mail import command

        words = command_of(self._settings, "mail.command")
        if not words:
            raise DeskError(_("No command is set: wfhdesk config set mail.command 'msmtp -t'"))
        return self._carried(draft, "pipe", lambda parcel, now: command.pipe(parcel, words, now))

    def _carried(self, draft: Draft, way: str, carry: _CARRYING) -> Left:
        self.check_complete(draft)
        self._check_open(way)
        parcel = self._parcel(draft)
        records: list[Update] = []

        def handing_over() -> None:
            self.going_on("handing over")
            with self._db.lines.act(_("sending update {number}").format(number=draft.number), final=True):
                self._updates.check_newest(draft)
                update = self._updates.record(draft, way, "sending", parcel.message_id)
            records.append(update)  # not before it is kept for certain

        with self._one_at_a_time():
            self._updates.check_newest(draft)
            try:
                outcome = carry(parcel, handing_over)
            except (NotSent, UnknownOutcome, KeyboardInterrupt) as problem:
                if records:  # before the text left there is no record, and nothing to end
                    self._end(records, "failed" if isinstance(problem, NotSent) else "unknown")
                raise
            update = self._end(records, "sent", tuple(outcome.refused))
        return Left(update, "; ".join(f"{address}: {reason}" for address, reason in outcome.refused.items()))

    def _end(self, records: list[Update], state: str, refused: tuple[str, ...] = ()) -> Update:
        """Record how it ended."""
        update = records[0]._replace(state=state, refused=refused)
        words = _("update {number}: {state}").format(number=update.number, state=shown_state(state))
        with self._db.lines.act(words, final=True):
            self._updates.rewrite(update)
        return update

    def _one_at_a_time(self) -> AbstractContextManager[None]:
        return self._db.lines.device.lock("sending", patience=0.0)

    def _parcel(self, draft: Draft) -> Parcel:
        from wfhdesk.adapters.mail.message import parcel

        check_worth_telling(draft)
        return parcel(letter(draft), self._message_id(draft), self._updates.now())

    def _message_id(self, draft: Draft) -> str:
        """Return the one Message-ID of an update: with the sender's domain and nothing of this host.

        The same text for the same people gives the same one, so that a draft appended before a crash is found again.
        """
        with self._db.lines.device.lock():  # the device may get its id by this
            device = self._db.lines.device.id
        made = uuid5(NAMESPACE_URL, f"{device}/{draft.number}/{all_of(draft)}")
        return f"<{made}@{draft.sender[1].rpartition('@')[2] or 'localhost'}>"
