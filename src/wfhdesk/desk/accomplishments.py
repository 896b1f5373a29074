"""What a person does with accomplishments: log, find, correct, settle, take away, bring back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from wfhdesk.desk import ids
from wfhdesk.desk.finding import Finding
from wfhdesk.desk.records import Doc, accomplishment_doc
from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import Accomplishment, dated, merged, settled, what
from wfhdesk.domain.capture import NOTHING_SAID, Said
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_LONGEST = 50
"""Characters of an entry's text in the words of an act."""


class Accomplishments(Finding):
    """The log."""

    # --- logging ------------------------------------------------------------------------------------------------

    def log(self, line: str, said: Said = NOTHING_SAID) -> Accomplishment:
        """Keep what a line tells; return it with its id. Raises WrongInput where the line can't be understood."""
        entry = capture.parse(line, self.today(), said, short_dutch=self.short_dutch)
        return self._insert([entry])[0]

    def log_lines(self, text: str, said: Said = NOTHING_SAID) -> list[Accomplishment]:
        """Keep one entry a line, all of them or none; return them with their ids."""
        return self._insert(capture.parse_lines(text, self.today(), said, short_dutch=self.short_dutch))

    def _insert(self, entries: list[Accomplishment]) -> list[Accomplishment]:
        now = self._clock.now()
        entries = [entry._replace(logged=now) for entry in entries]
        if not entries:
            return []
        if len(entries) == 1:
            words = _("logged “{text}”").format(text=shortened(entries[0].text, _LONGEST))
        else:
            words = ngettext("logged {n} entry", "logged {n} entries", len(entries)).format(n=len(entries))
        with self._db.lines.act(words):
            made = self._table.insert_multiple(accomplishment_doc(entry) for entry in entries)
        return [entry._replace(id=str(doc_id)) for entry, doc_id in zip(entries, made, strict=True)]

    # --- changing -----------------------------------------------------------------------------------------------

    def edit(self, entry: Accomplishment, line: str, at: list[str] | None = None) -> Accomplishment:
        """Write an entry anew from a line; what a line doesn't tell (readers, time, pin, settling) stays.

        `at` is the version the person saw: where another was written since, both are kept.
        """
        told = self._rewritten(entry, line)
        if told.visibility == "all":  # a line that names no readers shows the entry to nobody new
            told = told._replace(visibility=entry.visibility)
        return self._change([told], at)

    def _rewritten(self, entry: Accomplishment, line: str) -> Accomplishment:
        told = capture.parse(line, self.today(), short_dutch=self.short_dutch, standing=entry)
        told = told._replace(id=entry.id, logged=entry.logged, pinned=entry.pinned)
        if told.kind == entry.kind:
            told = told._replace(settled=entry.settled, moves=entry.moves, dropped=entry.dropped)
        return told

    def edit_in_editor(
        self, entry: Accomplishment, made_sure: Callable[[str], str] = lambda line: line
    ) -> Accomplishment:
        """Write an entry anew in the person's editor. What somebody else writes meanwhile is kept beside it.

        `made_sure` returns the line with names that mean one person each; it may ask, or raise WrongInput.
        """
        from wfhdesk.adapters import editor

        at = self._read_at.get(entry.id) or self._db.lines.shown_key("accomplishments", entry.id)
        lines = [line for line in editor.edited(capture.render(entry) + "\n").splitlines() if line.strip()]
        if len(lines) != 1:
            raise WrongInput(
                _("An entry is one line; nothing was changed. You wrote: {text}").format(text=" / ".join(lines))
            )
        if lines[0] == capture.render(entry):
            return entry
        return self._change([self._rewritten(entry, made_sure(lines[0]))], at)

    def replace(self, *entries: Accomplishment) -> Accomplishment:
        """Keep changed entries, as far as a line could have told them, in one act; return the first."""
        return self._change([_tellable(entry) for entry in entries])

    def redate(self, entries: list[Accomplishment], day: date) -> None:
        """Put entries on another day. Raises WrongInput for one that lies ahead."""
        self._change(
            [dated(entry, day, self.today()) for entry in entries], words=_("put {what} on {day}"), day=day.isoformat()
        )

    def move(self, entries: list[Accomplishment], project: str) -> None:
        """Put entries under another project; an empty name under none."""
        name = capture.project_name(project) if project else ""
        self._change(
            [entry._replace(project=name) for entry in entries],
            words=_("moved {what} to {project}"),
            project=name or "-",
        )

    def pin(self, entries: list[Accomplishment], pinned: bool) -> None:
        """Make entries the one big thing, or ones of many again."""
        words = _("pinned {what}") if pinned else _("unpinned {what}")
        self._change([entry._replace(pinned=pinned) for entry in entries], words=words)

    def resolve(self, entries: list[Accomplishment]) -> None:
        """Settle plans and blockers today."""
        self._change([settled(entry, self.today()) for entry in entries], words=_("resolved {what}"))

    def move_promises(self, entries: list[Accomplishment], why: str) -> None:
        """Put plans off, with the reason."""
        from wfhdesk.domain.promises import moved

        self._change([moved(entry, why, self.now()) for entry in entries], words=_("put off {what}"))

    def drop_promises(self, entries: list[Accomplishment], why: str) -> None:
        """Give plans up, with the reason."""
        from wfhdesk.domain.promises import dropped

        self._change([dropped(entry, why, self.today()) for entry in entries], words=_("dropped {what}"))

    def merge(self, entries: list[Accomplishment]) -> Accomplishment:
        """Make several entries one, which keeps the id of the first; the others go to the trash."""
        one = merged(entries)
        with self._db.lines.act(_("merged {what}").format(what=what(entries, _LONGEST))):
            self._write(one.id, accomplishment_doc(one))
            for entry in entries[1:]:
                self._write(entry.id, None)
        return one

    def delete(self, entries: list[Accomplishment]) -> None:
        """Put entries into the trash, where they stay for 30 days."""
        with self._db.lines.act(_("deleted {what}").format(what=what(entries, _LONGEST))):
            for entry in entries:
                self._write(entry.id, None)

    def _change(
        self, entries: list[Accomplishment], at: list[str] | None = None, words: str = "", **names: str
    ) -> Accomplishment:
        words = (words or _("changed {what}")).format(what=what(entries, _LONGEST), **names)
        with self._db.lines.act(words):
            for entry in entries:
                self._write(entry.id, accomplishment_doc(entry), at)
        return entries[0]

    def _write(self, doc_id: str, doc: Doc | None, at: list[str] | None = None) -> None:
        """Write a version made from the one the person saw: where another was written since, both are kept."""
        self._table.write(doc_id, doc, at or self._read_at.pop(doc_id, None))

    def restore(self, beginnings: Iterable[str]) -> list[Accomplishment]:
        """Bring entries back from the trash; `last` is the one deleted last."""
        trash = {trashed.entry.id: trashed.entry for trashed in self.trash()}
        if not trash:
            raise WrongInput(_("The trash is empty."))
        wanted = [list(trash)[-1] if begin == ids.LAST else ids.the_one(trash, begin) for begin in beginnings]
        entries = [trash[doc_id] for doc_id in dict.fromkeys(wanted)]
        self._change(entries, words=_("restored {what}"))
        return entries


def _tellable(entry: Accomplishment) -> Accomplishment:
    if entry.by and entry.kind != "blocker":
        entry = entry._replace(by=None)
    if entry.settled and entry.kind not in ("plan", "blocker"):
        entry = entry._replace(settled=None)
    return entry
