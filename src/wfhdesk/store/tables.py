"""TinyDB as it is documented, over the desk's append-only files.

Three of TinyDB 4.9's protected methods are replaced, so that an insert costs the same in the tenth year as on the
first day: `_read_table`, `_update_table` and `_get_next_id`. `tests/store/test_tinydb_contract.py` holds our table
against the stock one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from wfhdesk.store.lines import Doc
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.versions import ALL_YEARS


class LinesTable(Table):
    """A table whose document ids are short strings, and whose changes are appended.

    `since(day)` returns the same table with a window: reading through it needs only the files of that day's year and
    later. It may show older documents too, where these happen to be loaded.
    """

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: LinesStorage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # No query cache, whatever is asked for: another process may write at any time, and search is fast without it.
        del cache_size
        self._year = ALL_YEARS
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    @property
    def _lines(self) -> LinesStorage:
        return cast(LinesStorage, self._storage)

    def since(self, day: date) -> LinesTable:
        """Return this table with a window from `day` on."""
        window = LinesTable(self._lines, self._name)
        window._year = day.year
        return window

    def insert(self, document: Mapping[str, Any]) -> str:  # type: ignore[override]
        """Insert a document and return its id (the base class picks it before it takes any lock)."""
        with self._lines.act():
            return cast(str, super().insert(document))

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[str]:  # type: ignore[override]
        """Change what matches, or insert it: as one act, so that no other process inserts it in between."""
        with self._lines.act():
            return cast(list[str], super().upsert(document, cond))

    def find(self, doc_id: str) -> Document | None:
        """Return the document with an id, reading no more years than it takes."""
        found = self._lines.find(self._name, doc_id)
        return None if found is None else Document(found, doc_id)  # type: ignore[arg-type]

    def shown(self, since: date | None = None) -> dict[str, Doc]:
        """Return the documents that show by their ids, at least those written in the year of `since` or later.

        They are the store's own: as long as nobody writes a document it is the same object, and nobody may change it.
        """
        return dict(self._lines.documents(self._name, ALL_YEARS if since is None else since.year))

    def write(
        self, doc_id: str, doc: Doc | None, base: list[str] | None = None, was: Sequence[Doc | None] = ()
    ) -> None:
        """Write a version made from the version with key `base`; without one, from the one that shows.

        Whoever held a document for long (an editor, another window) names the version it was read at: if another was
        written since, both are kept and the newer shows. `was` is what undo brings back, where that isn't what the
        versions in `base` say each for itself.
        """
        with self._lines.act():
            if base is None:
                self._lines.find(self._name, doc_id)
                base = self._lines.shown_key(self._name, doc_id)
            self._lines.put(self._name, doc_id, base, doc, was)

    def _get_next_id(self) -> str:
        return self._lines.new_id()

    def _read_table(self) -> dict[str, Doc]:  # type: ignore[override]
        return dict(self._lines.documents(self._name, self._year))  # whoever goes through it may write meanwhile

    def _update_table(self, updater: Callable[[dict[str, Doc]], None]) -> None:  # type: ignore[override]
        with self._lines.act():
            changes = _Changes(self._lines, self._name)
            updater(cast(dict[str, Doc], changes))
            changes.put()


class _Changes(MutableMapping[str, Doc]):
    """A table as an updater of TinyDB's sees it; remembers what the updater changes, and reads only what it looks at.

    A document counts as changed from the version that the updater saw: what another device's file brings in meanwhile
    is kept beside the change.
    """

    def __init__(self, lines: LinesStorage, table: str) -> None:
        self._lines = lines
        self._table = table
        self._seen: dict[str, tuple[Doc | None, list[str]]] = {}
        self._working: dict[str, Doc | None] = {}

    def _look(self, doc_id: str) -> tuple[Doc | None, list[str]]:
        """Return a document and the key of its version, as they were when it was looked at first."""
        if doc_id not in self._seen:
            if self._lines.is_fresh(doc_id):
                return None, []
            found = self._lines.find(self._table, doc_id)
            self._seen[doc_id] = found, self._lines.shown_key(self._table, doc_id)
        return self._seen[doc_id]

    def __getitem__(self, doc_id: str) -> Doc:
        doc_id = str(doc_id)
        if doc_id not in self._working:
            found, _key = self._look(doc_id)
            self._working[doc_id] = None if found is None else cast(Doc, _copy(found))
        working = self._working[doc_id]
        if working is None:
            raise KeyError(doc_id)
        return working

    def __setitem__(self, doc_id: str, doc: Doc) -> None:
        self._working[str(doc_id)] = doc

    def __delitem__(self, doc_id: str) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._working[str(doc_id)] = None

    def __contains__(self, doc_id: object) -> bool:
        doc_id = str(doc_id)
        if doc_id in self._working:
            return self._working[doc_id] is not None
        return self._look(doc_id)[0] is not None

    def __iter__(self) -> Iterator[str]:
        kept = [doc_id for doc_id in self._lines.documents(self._table) if self._working.get(doc_id, ()) is not None]
        kept += [doc_id for doc_id, doc in self._working.items() if doc is not None]
        return iter(dict.fromkeys(kept))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take every document away; MutableMapping's own looks for the first one again each time."""
        for doc_id in self:
            del self[doc_id]

    def put(self) -> None:
        """Write every document that differs from what was there."""
        for doc_id, doc in self._working.items():
            before, base = self._look(doc_id)
            if doc != before:
                self._lines.put(self._table, doc_id, base, doc)


def _copy(value: Any) -> Any:
    """Copy a JSON value, ten times as fast as copy.deepcopy."""
    if isinstance(value, dict):
        return {name: _copy(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_copy(part) for part in value]
    return value


class DeskDB(TinyDB):
    """A TinyDB over a `LinesStorage`, with `act` around what belongs together."""

    table_class = LinesTable  # type: ignore[assignment]

    def __init__(self, storage: LinesStorage) -> None:
        super().__init__(storage=lambda: storage)
        self.lines = storage

    def table(self, name: str, **kwargs: Any) -> LinesTable:
        """Return the table with a name."""
        return cast(LinesTable, super().table(name, **kwargs))
