"""What a person does with updates: see the next one, let it out, look up what went out."""

from __future__ import annotations

import os
from datetime import date, datetime

from wfhdesk.adapters import templates
from wfhdesk.desk.drafting import Drafting, Sources
from wfhdesk.desk.drafts import Draft, check_carries_files, check_worth_telling, eml, html
from wfhdesk.desk.records import Made
from wfhdesk.desk.update_records import update_doc, update_of
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.delivery import UNSETTLED, WENT_OUT, is_to_be_asked, settled_as_sent, withdrawn
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.promises import promised
from wfhdesk.domain.updates import Update, checked_kind, gone_out
from wfhdesk.language import gettext as _
from wfhdesk.store.tables import DeskDB


class Updates(Drafting):
    """The updates that went out, and the next one."""

    def __init__(self, db: DeskDB, sources: Sources) -> None:
        super().__init__(sources)
        self._db = db
        self._table = db.table("updates")
        self._made = Made(update_of, self._log.unreadable)

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._log.now()

    # --- what went out ------------------------------------------------------------------------------------------

    def all(self) -> list[Update]:
        """Return every update there is, oldest first."""
        return self._read(None)

    def _read(self, since: date | None) -> list[Update]:
        found = self._made.of_all(self._table.shown(since))
        return sorted(found, key=lambda update: (update.made.timestamp(), update.number))

    def get(self, number: int) -> Update:
        """Return the update with a number. Raises WrongInput where there is none."""
        found = [update for update in self.all() if update.number == number]
        if not found:
            raise WrongInput(_("There is no update {number}; wfhdesk update list shows them.").format(number=number))
        # Two devices that were apart may have given the same number; the one that waits for an answer is meant first.
        return next((update for update in found if update.state in UNSETTLED), found[-1])

    def reported(self, since: date | None) -> dict[str, list[int]]:
        """Return which updates carried an entry, by the entry's id; of entries from a day on, or of all."""
        carried: dict[str, list[int]] = {}
        for update in self._read(since):
            for doc_id in update.carries if update.state in WENT_OUT else ():
                carried.setdefault(doc_id, []).append(update.number)
        return carried

    def promised(self, kind: str) -> list[Accomplishment]:
        """Return the open promises that updates of a kind made, oldest first."""
        return promised(self._log.all(), self.all(), checked_kind(kind))

    def file_for(self, draft: Draft, folder: str) -> str:
        """Return where a draft's file would go: in `folder`, under a name that isn't taken."""
        stem = os.path.join(folder, f"{draft.kind}-{draft.selection.period.end.isoformat()}")
        names = (f"{stem}{f'-{again}' if again else ''}.eml" for again in range(100))
        return next((name for name in names if not os.path.lexists(name)), f"{stem}.eml")

    # --- the ways out -------------------------------------------------------------------------------------------

    def export(self, draft: Draft, way: str, path: str) -> Update:
        """Write the built message (`eml`) or its HTML part (`html`) to a new file, and record the update as exported."""
        from wfhdesk.adapters.files import write_new

        check_worth_telling(draft)
        check_carries_files(draft, way)
        data = eml(draft) if way == "eml" else html(draft)
        written = False
        try:
            with self._db.lines.act(_("exported update {number}").format(number=draft.number)):
                self.check_newest(draft)
                write_new(path, data)
                written = True
                return self.record(draft, way)
        except BaseException:
            if written:  # a file that no record knows of would be reported a second time
                os.unlink(path)
            raise

    def check_newest(self, draft: Draft) -> None:
        """Raise DeskError where another update was made since the draft."""
        if draft.number != max((update.number for update in self.all()), default=0) + 1:
            raise DeskError(_("Another update went out meanwhile. Look at this one again before you export it."))

    def record(self, draft: Draft, way: str, state: str = "exported", message_id: str = "") -> Update:
        """Keep a draft, word for word, as an update that left by some way; part of the act under way."""
        now = self._log.now()
        update = Update(
            number=draft.number,
            kind=draft.kind,
            state=state,
            start=draft.selection.period.start,
            until=draft.selection.period.end,
            day=now.date(),
            made=now,
            subject=draft.subject,
            text=draft.text,
            language=draft.language,
            sender=draft.sender[1],
            to=draft.to,
            cc=draft.cc,
            carries=draft.carries,
            points=draft.points,
            closed=draft.closed,
            left_out=draft.taken_out,
            projects=draft.projects,
            way=way,
            message_id=message_id,
            run=draft.run,
            attached=tuple(one.name for one in draft.attachments),
        )
        return update._replace(id=self._table.insert(update_doc(update)))

    def rewrite(self, update: Update) -> None:
        """Keep what is known of an update now; part of the act under way."""
        self._table.write(update.id, update_doc(update))

    def sent(self, number: int) -> Update:
        """Settle that an update went out. Raises WrongInput for one that is settled as sent, or can't be any more."""
        with self._db.lines.act(_("marked update {number} as sent").format(number=number)):
            update = self.get(number)
            made = update.made, number
            newest = all((other.made, other.number) <= made for other in gone_out(self.all(), update.kind))
            update = update._replace(state=settled_as_sent(number, update.state, newest=newest))
            self.rewrite(update)
        return update

    def unsent(self, number: int) -> Update:
        """Settle that an update didn't go out: what it carried is untold again. Raises WrongInput for one that did."""
        with self._db.lines.act(_("marked update {number} as not sent").format(number=number)):
            update = self.get(number)
            update = update._replace(state=withdrawn(number, update.state))
            self.rewrite(update)
        return update

    def to_ask_about(self, kind: str) -> list[Update]:
        """Return the updates of a kind of which the person should say whether they went out.

        An exported one is asked about once; one that wfhdesk tried to send and whose end is unknown, until it is settled.
        """
        return [
            update for update in self.all() if update.kind == kind and is_to_be_asked(update.state, asked=update.asked)
        ]

    def asked(self, update: Update) -> None:
        """Remember that the person was asked whether an update went out; not an act, so undo leaves it."""
        with self._db.lines.act(silent=True):
            for now in self.all():  # it may have been settled while the question stood there
                if now.id == update.id and now.state in UNSETTLED:
                    self.rewrite(now._replace(asked=True))

    def merge(self, entries: list[Accomplishment]) -> Accomplishment:
        """Make several entries one. Raises WrongInput where some of them went out and some didn't: those would be lost."""
        reported = self.reported(None)
        if len({tuple(reported.get(entry.id, ())) for entry in entries}) > 1:
            raise WrongInput(
                _("Some of these went out in an update and some didn't; merged, the new ones would be lost.")
            )
        return self._log.merge(entries)

    def copy_templates(self, spoken: str) -> list[str]:
        """Copy the templates of a language to where the person may change them; return the files that are new."""
        return templates.copy_for_editing(self.templates_folder, spoken)
