"""What a person does with accomplishments: log, find, correct, settle, take away, bring back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, NamedTuple

from wfhdesk.desk import ids
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Doc, Unreadable, accomplishment, accomplishment_doc
from wfhdesk.desk.settings import Settings
from wfhdesk.domain import capture
from wfhdesk.domain.accomplishments import Accomplishment, dated, in_order, logging_order, merged, settled
from wfhdesk.domain.capture import NOTHING_SAID, Said
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads, newest, version

TRASH = timedelta(days=30)


class Trashed(NamedTuple):
    """A deleted entry, and when that was."""

    entry: Accomplishment
    day: date


class Accomplishments:
    """The log."""

    def __init__(self, db: DeskDB, settings: Settings, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._table = db.table("accomplishments")
        self.short_dutch = settings.text("me.language") == "nl"
        self.unreadable: set[str] = set()
        self._made: dict[str, tuple[Doc, Accomplishment]] = {}  # what was made of each document, until it changes
        self._read_at: dict[str, list[str]] = {}  # which version of an entry the person saw

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

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
            words = _("logged “{text}”").format(text=_brief(entries[0]))
        else:
            words = ngettext("logged {n} entry", "logged {n} entries", len(entries)).format(n=len(entries))
        with self._db.lines.act(words):
            made = self._table.insert_multiple(accomplishment_doc(entry) for entry in entries)
        return [entry._replace(id=str(doc_id)) for entry, doc_id in zip(entries, made, strict=True)]

    # --- finding ------------------------------------------------------------------------------------------------

    def within(self, period: Period) -> list[Accomplishment]:
        """Return the entries of a period, oldest first, reading only the years it takes."""
        first, last = period.start.isoformat(), period.end.isoformat()

        def may_be_within(doc: Doc) -> bool:
            # Days are compared as they are written: making a record of every entry of the year takes six times as long.
            day = doc.get("day")
            return not (isinstance(day, str) and len(day) == len(first)) or first <= day <= last

        return [entry for entry in in_order(self._read(period.start, may_be_within)) if entry.day in period]

    def all(self) -> list[Accomplishment]:
        """Return every entry there is, oldest first."""
        return in_order(self._read(None))

    def _read(self, since: date | None, is_wanted: Callable[[Doc], bool] | None = None) -> list[Accomplishment]:
        documents = self._table.shown(since)
        found = []
        for doc_id, doc in documents.items():
            if is_wanted is None or is_wanted(doc):
                made = self._made.get(doc_id)
                if made is not None and made[0] is doc:
                    found.append(made[1])
                else:
                    found += self._made_of(doc, doc_id)
        return found

    def _made_of(self, doc: Doc, doc_id: str) -> list[Accomplishment]:
        """Return the entry of a document that shows, and remember it: a long-lived app asks for it again and again."""
        entries = self._readable(doc, doc_id)
        for entry in entries:
            self._made[doc_id] = doc, entry
        return entries

    def _readable(self, doc: Mapping[str, Any], doc_id: str) -> list[Accomplishment]:
        try:
            return [accomplishment(doc, doc_id)]
        except Unreadable as problem:
            self.unreadable.add(str(problem))
            return []

    def get(self, beginning: str) -> Accomplishment:
        """Return the entry whose id begins so; `last` is the one logged last. Raises WrongInput where that isn't one entry."""
        if beginning == ids.LAST:
            return self._last()
        doc_id = ids.full_id(self._table, beginning)
        document = self._table.find(doc_id)
        if document is None:
            raise WrongInput(_("There is no entry {id}.").format(id=beginning))
        self._read_at[doc_id] = self._db.lines.shown_key("accomplishments", doc_id)
        try:
            return accomplishment(document, doc_id)
        except Unreadable:
            raise WrongInput(_("Entry {id} can't be read; wfhdesk doctor tells more.").format(id=doc_id)) from None

    def is_there(self, doc_id: str) -> bool:
        """Return whether there is an entry with this id, whole."""
        return self._table.find(doc_id) is not None

    def version_of(self, doc_id: str) -> list[str]:
        """Return which version of an entry shows now: whoever changes it later says that it was made from this one."""
        self._table.find(doc_id)
        return self._db.lines.shown_key("accomplishments", doc_id)

    def versions(self, doc_id: str) -> list[Accomplishment | None]:
        """Return the versions of an entry of which none was made from another, the one that shows first; None is a removal.

        More than one wait for somebody to choose (`care.settle`).
        """
        self._table.find(doc_id)
        lines = heads(self._db.lines.versions.chain("accomplishments", doc_id))
        newest_first = sorted(lines, key=lambda line: (line["at"], line["device"]), reverse=True)
        return [
            next(iter(self._readable(line["doc"], doc_id)), None) if "doc" in line else None for line in newest_first
        ]

    def torn(self) -> set[str]:
        """Return the ids of the entries with several such versions, as far as files were read."""
        chains = self._db.lines.versions.chains_of("accomplishments")
        return {chain[0]["id"] for chain in chains if len(chain) > 1 and len(heads(chain)) > 1}

    def several(self, beginnings: Iterable[str]) -> list[Accomplishment]:
        """Return the entries that these ids begin, each once."""
        return list({entry.id: entry for entry in map(self.get, beginnings)}.values())

    def _last(self) -> Accomplishment:
        new_year = self.today().replace(month=1, day=1)
        # Older entries that were changed this year are read along with it; only one logged in it can be the last.
        recent = [entry for entry in self._read(new_year) if entry.logged and entry.logged.date() >= new_year]
        entries = recent or self._read(None)
        if not entries:
            raise WrongInput(_("Nothing is logged yet; start with: wfhdesk log 'what you got done'"))
        last = max(entries, key=logging_order)
        return self.get(last.id)

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

    def edit_in_editor(self, entry: Accomplishment) -> Accomplishment:
        """Write an entry anew in the person's editor. What somebody else writes meanwhile is kept beside it."""
        from wfhdesk.adapters import editor

        at = self._read_at.get(entry.id) or self._db.lines.shown_key("accomplishments", entry.id)
        lines = [line for line in editor.edited(capture.render(entry) + "\n").splitlines() if line.strip()]
        if len(lines) != 1:
            raise WrongInput(
                _("An entry is one line; nothing was changed. You wrote: {text}").format(text=" / ".join(lines))
            )
        if lines[0] == capture.render(entry):
            return entry
        return self._change([self._rewritten(entry, lines[0])], at)

    def replace(self, entry: Accomplishment) -> Accomplishment:
        """Keep a changed entry, as long as a line could have told it."""
        if entry.by and entry.kind != "blocker":
            entry = entry._replace(by=None)
        if entry.settled and entry.kind not in ("plan", "blocker"):
            entry = entry._replace(settled=None)
        return self._change([entry])

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
        with self._db.lines.act(_("merged {what}").format(what=_what(entries))):
            self._write(one.id, accomplishment_doc(one))
            for entry in entries[1:]:
                self._write(entry.id, None)
        return one

    def delete(self, entries: list[Accomplishment]) -> None:
        """Put entries into the trash, where they stay for 30 days."""
        with self._db.lines.act(_("deleted {what}").format(what=_what(entries))):
            for entry in entries:
                self._write(entry.id, None)

    def _change(
        self, entries: list[Accomplishment], at: list[str] | None = None, words: str = "", **names: str
    ) -> Accomplishment:
        words = (words or _("changed {what}")).format(what=_what(entries), **names)
        with self._db.lines.act(words):
            for entry in entries:
                self._write(entry.id, accomplishment_doc(entry), at)
        return entries[0]

    def _write(self, doc_id: str, doc: Doc | None, at: list[str] | None = None) -> None:
        """Write a version made from the one the person saw: where another was written since, both are kept."""
        self._table.write(doc_id, doc, at or self._read_at.pop(doc_id, None))

    # --- the trash ----------------------------------------------------------------------------------------------

    def trash(self) -> list[Trashed]:
        """Return what was deleted in the last 30 days, the latest last."""
        self._db.lines.load_all()
        limit = int((self._clock.now() - TRASH).timestamp() * 1_000_000)
        found = []
        for chain in self._db.lines.versions.chains_of("accomplishments"):
            removal = newest(heads(chain))
            former = version(chain, removal["base"][0]) if "doc" not in removal and removal.get("base") else None
            if former is not None and "doc" in former and removal["at"] >= limit:
                found += [(removal["at"], entry) for entry in self._readable(former["doc"], former["id"])]
        zone = self._clock.now().tzinfo
        return [Trashed(entry, _day_of(at, zone)) for at, entry in sorted(found, key=lambda pair: pair[0])]

    def restore(self, beginnings: Iterable[str]) -> list[Accomplishment]:
        """Bring entries back from the trash; `last` is the one deleted last."""
        trash = {trashed.entry.id: trashed.entry for trashed in self.trash()}
        if not trash:
            raise WrongInput(_("The trash is empty."))
        wanted = [list(trash)[-1] if begin == ids.LAST else ids.the_one(trash, begin) for begin in beginnings]
        entries = [trash[doc_id] for doc_id in dict.fromkeys(wanted)]
        self._change(entries, words=_("restored {what}"))
        return entries


def _brief(entry: Accomplishment) -> str:
    return shortened(entry.text, 50)


def _what(entries: list[Accomplishment]) -> str:
    if len(entries) == 1:
        return f"“{_brief(entries[0])}”"
    return ngettext("{n} entry", "{n} entries", len(entries)).format(n=len(entries))


def _day_of(stamp: int, zone: tzinfo | None) -> date:
    return datetime.fromtimestamp(stamp / 1_000_000, zone).date()
