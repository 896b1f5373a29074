"""All versions that were read, and which of them shows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wfhdesk.store.lines import Doc, Line, key

ALL_YEARS = 0
"""The first year of a window that holds every year."""
Chain = list[Line]
"""The versions of one document, in the order in which they were read."""


_LONG = 16
"""Versions of a document from which on it pays to remember what its chain holds."""


class _Long:
    """What a long chain holds, so that its thousandth version costs no more than its first."""

    def __init__(self, chain: Chain) -> None:
        self.keys: set[str] = set()
        self.heads: Chain = []
        self._superseded: set[str] = set()
        for line in chain:
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in one more version; those that it was made from are no heads any more."""
        base, own = line.get("base", []), key(line)
        self.keys.add(own)
        self._superseded.update(base)
        self.heads = [head for head in self.heads if key(head) not in base]
        if own not in self._superseded:
            self.heads.append(line)


class Versions:
    """Every version read so far, by table and document; those of a table nobody asked for yet are read when they are.

    What shows doesn't depend on the order of arrival: of the versions that no other was made from (the heads) the one
    with the highest stamp, ties by device. The other heads are second versions, which somebody has to settle.
    """

    def __init__(self) -> None:
        self._chains: dict[str, dict[str, Chain]] = {}
        self._shown: dict[str, dict[str, Doc]] = {}
        self._long: dict[tuple[str, str], _Long] = {}
        self._torn: dict[str, set[str]] = {}
        self._later: dict[str, list[tuple[int | None, Callable[[], Iterable[Line]]]]] = {}
        self.highest_stamp = 0

    def add_later(self, table: str, year: int | None, stamp: int, read: Callable[[], Iterable[Line]]) -> None:
        """Let versions of a table that were written in a year, or last (None), be read once somebody asks for them.

        `stamp` is that of the last of them: what is written from here on comes after it.
        """
        self._later.setdefault(table, []).append((year, read))
        self.highest_stamp = max(self.highest_stamp, stamp)

    def take_in_all(self) -> None:
        """Read what was left for later, of every table."""
        for table in list(self._later):
            self._take_in(table)

    def _take_in(self, table: str, since: int = ALL_YEARS) -> None:
        later = self._later.get(table)
        if later is None:
            return
        with uncollected():
            lines = [line for year, read in later if year is None or year >= since for line in read()]
            self._later[table] = [(year, read) for year, read in later if year is not None and year < since]
            if not self._later[table]:
                del self._later[table]
            for line in lines:
                self.add(line)

    def add(self, line: Line) -> None:
        """Take in a version; the same one read again (a copied file) changes nothing."""
        table, doc_id, at = line["table"], line["id"], line["at"]
        chain = self._chains.setdefault(table, {}).get(doc_id)
        if chain is None:
            self._chains[table][doc_id] = [line]
            self._show(table, doc_id, line)
        elif at > self.highest_stamp or not self._is_there(line, chain):
            chain.append(line)
            lasts = self._heads_with(line, chain)
            self._show(table, doc_id, newest(lasts))
            torn = self._torn.setdefault(table, set())
            torn.add(doc_id) if len(lasts) > 1 else torn.discard(doc_id)
        self.highest_stamp = max(self.highest_stamp, at)

    def _is_there(self, line: Line, chain: Chain) -> bool:
        long = self._long.get((line["table"], line["id"]))
        return (long is None or key(line) in long.keys) and any(_same(line, other) for other in chain)

    def _heads_with(self, line: Line, chain: Chain) -> Chain:
        """Return the heads of a chain whose last version is a new one: as `heads`, without going through a long one."""
        if len(chain) < _LONG:
            return heads(chain)
        name = line["table"], line["id"]
        if name in self._long:
            self._long[name].add(line)
        else:
            self._long[name] = _Long(chain)
        return self._long[name].heads or chain

    def _show(self, table: str, doc_id: str, head: Line) -> None:
        documents = self._shown.setdefault(table, {})
        if "doc" in head:
            documents[doc_id] = head["doc"]
        else:
            documents.pop(doc_id, None)

    def shown(self, table: str, since: int = ALL_YEARS) -> dict[str, Doc]:
        """Return the documents of a table that show, by id, at least those written in year `since` or later.

        Not a copy: callers must not change it.
        """
        self._take_in(table, since)
        return self._shown.setdefault(table, {})

    def tables(self) -> list[str]:
        """Return the names of the tables that show a document."""
        self.take_in_all()
        return [table for table, documents in self._shown.items() if documents]

    def torn(self, table: str) -> set[str]:
        """Return the ids of the documents of a table that have several heads. Not a copy: callers must not change it."""
        self._take_in(table)
        return self._torn.setdefault(table, set())

    def chain(self, table: str, doc_id: str) -> Chain:
        """Return every version of a document; empty where none was read."""
        self._take_in(table)
        return self._chains.get(table, {}).get(doc_id, [])

    def chains(self) -> Iterator[Chain]:
        """Yield the versions of each document."""
        self.take_in_all()
        for chains in self._chains.values():
            yield from chains.values()

    def chains_of(self, table: str) -> Iterator[Chain]:
        """Yield the versions of each document of a table."""
        self._take_in(table)
        yield from self._chains.get(table, {}).values()


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: reading lines makes none in cycles, and looking for it takes half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _same(line: Line, other: Line) -> bool:
    """Return whether two lines are one version; compaction may have taken words and count off one of them."""
    return line["at"] == other["at"] and line["device"] == other["device"] and line.get("doc") == other.get("doc")


def heads(chain: Chain) -> Chain:
    """Return the versions that no other version was made from."""
    superseded = {base for line in chain for base in line.get("base", ())}
    found = [line for line in chain if key(line) not in superseded]
    return found or chain


def newest(chain: Chain) -> Line:
    """Return the version with the highest stamp; ties go by device."""
    return max(chain, key=lambda line: (line["at"], line["device"]))


def version(chain: Chain, wanted: str) -> Line | None:
    """Return the version with a key, None where it was not read."""
    return next((line for line in chain if key(line) == wanted), None)
