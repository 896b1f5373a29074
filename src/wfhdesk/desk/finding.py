"""How accomplishments are found: by their days, by a few characters of an id, by version, in the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from wfhdesk.desk import ids
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.records import Doc, Made, Unreadable, accomplishment
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.accomplishments import Accomplishment, in_order, logging_order
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import Period
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import Line, key
from wfhdesk.store.tables import DeskDB
from wfhdesk.store.versions import heads, newest, version

TRASH = timedelta(days=30)


class Trashed(NamedTuple):
    """A deleted entry, and when that was."""

    entry: Accomplishment
    day: date


class Finding:
    """The log as it is read. `unreadable` are the ids of documents that hold no entry."""

    def __init__(self, db: DeskDB, settings: Settings, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._table = db.table("accomplishments")
        self.short_dutch = settings.text("me.language") == "nl"
        self.unreadable: set[str] = set()
        self._made = Made(accomplishment, self.unreadable)
        self._read_at: dict[str, list[str]] = {}  # which version of an entry the person saw

    def now(self) -> datetime:
        """Return the moment as local time."""
        return self._clock.now()

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()

    def within(self, period: Period, may_be_told: Callable[[str], bool] | None = None) -> list[Accomplishment]:
        """Return the entries of a period, oldest first, reading only the years it takes.

        With `may_be_told`, a quick look at a text, those whose text or outcome passes it.
        """
        first, last = period.start.isoformat(), period.end.isoformat()

        def may_be_within(doc: Doc) -> bool:
            # Days are compared as they are written: making a record of every entry of the year takes six times as long.
            day = doc.get("day")
            return not (isinstance(day, str) and len(day) == len(first)) or first <= day <= last

        def is_wanted(doc: Doc) -> bool:
            return may_be_within(doc) and (may_be_told is None or _tells(doc, may_be_told))

        return [entry for entry in in_order(self._read(period.start, is_wanted)) if entry.day in period]

    def of_day(self, day: date) -> list[Accomplishment]:
        """Return the entries about a day and those that were logged on it, oldest first, reading from that year on."""
        written = day.isoformat()

        def may_be_of_it(doc: Doc) -> bool:
            return doc.get("day") == written or str(doc.get("logged", "")).startswith(written)

        entries = self._read(day, may_be_of_it)
        return in_order([entry for entry in entries if day in (entry.day, entry.logged and entry.logged.date())])

    def all(self, may_be_told: Callable[[str], bool] | None = None) -> list[Accomplishment]:
        """Return every entry there is, oldest first; with `may_be_told`, those whose text or outcome passes it."""
        return in_order(self._read(None, may_be_told and partial(_tells, may_be_told=may_be_told)))

    def _read(self, since: date | None, is_wanted: Callable[[Doc], bool] | None = None) -> list[Accomplishment]:
        return self._made.of_all(self._table.shown(since), is_wanted)

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
        return [
            next(iter(self._readable(line["doc"], doc_id)), None) if "doc" in line else None
            for line in self._newest_first(doc_id)
        ]

    def version_keys(self, doc_id: str) -> list[str]:
        """Return what tells these versions from any other, in the same order."""
        return [key(line) for line in self._newest_first(doc_id)]

    def _newest_first(self, doc_id: str) -> list[Line]:
        self._table.find(doc_id)
        lines = heads(self._db.lines.versions.chain("accomplishments", doc_id))
        return sorted(lines, key=lambda line: (line["at"], line["device"]), reverse=True)

    def torn(self) -> set[str]:
        """Return the ids of the entries with several such versions, as far as files were read."""
        return set(self._db.lines.versions.torn("accomplishments"))

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

    # --- the trash ----------------------------------------------------------------------------------------------

    def trash(self) -> list[Trashed]:
        """Return what was deleted in the last 30 days, the latest last, reading no more years than that takes."""
        limit = self.now() - TRASH
        self._db.lines.load(limit.year)
        removed = self._removed_since(limit)
        if not all(former for _removal, former in removed):  # written in a year that wasn't read
            self._db.lines.load_all()
            removed = self._removed_since(limit)
        return [
            Trashed(entry, datetime.fromtimestamp(removal["at"] / 1_000_000, limit.tzinfo).date())
            for removal, former in sorted(removed, key=lambda pair: pair[0]["at"])
            for entry in (self._readable(former["doc"], former["id"]) if former and "doc" in former else ())
        ]

    def _removed_since(self, limit: datetime) -> list[tuple[Line, Line | None]]:
        """Return each removal from a moment on that shows, with the version it took away where that was read."""
        stamp = int(limit.timestamp() * 1_000_000)
        newests = ((newest(heads(chain)), chain) for chain in self._db.lines.versions.chains_of("accomplishments"))
        return [
            (line, version(chain, line["base"][0]))
            for line, chain in newests
            if "doc" not in line and line["at"] >= stamp and line.get("base")
        ]


def _tells(doc: Doc, may_be_told: Callable[[str], bool]) -> bool:
    return any(may_be_told(one_line(str(doc.get(name, "")))) for name in ("text", "outcome"))
