"""TinyDB's storage over a folder of append-only files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from tinydb.storages import Storage

from wfhdesk.store.device import Device
from wfhdesk.store.files import appended, last_stamp, make_folder
from wfhdesk.store.lines import DATED, Doc, FileName, Line, encode, file_name
from wfhdesk.store.reading import LinesReader
from wfhdesk.store.stamps import document_id, next_stamp


class Act:
    """One thing that a person did: all the lines it writes, in as many tables as it takes."""

    def __init__(self, words: str, marks: dict[str, Any]) -> None:
        self.words = words
        self.marks = marks
        self.id = ""
        self.lines: list[Line] = []


class LinesStorage(LinesReader, Storage):
    """Keeps tables as lines in append-only files of this device, and shows them together with other devices' files.

    `now` returns the local time with its offset.
    """

    def __init__(self, folder: str, device: Device, now: Callable[[], datetime]) -> None:
        super().__init__(folder)
        self.device = device
        self.now = now
        self._act: Act | None = None
        self._fresh: set[str] = set()
        self.has_written = False
        self.superseded = False  # whether a version took another's place here, so that a file may have grown long
        self._stamp = 0

    @contextmanager
    def act(self, words: str = "", **marks: Any) -> Iterator[Act]:
        """Do one thing: what the body writes is written at its end, all or nothing. An act within an act is part of it."""
        if self._act is not None:
            yield self._act
            return
        make_folder(self.folder)
        with self.device.lock():
            act = self._act = Act(words, marks)
            try:
                self._stamp = self._highest()
                act.id = self.new_id()
                if self._since is not None or self._lasting:
                    self.refresh()
                yield act
                self._commit(act)
            except BaseException:
                self._forget()
                raise
            finally:
                self._act = None
                self._fresh.clear()

    def put(self, table: str, doc_id: str, base: list[str], doc: Doc | None, was: Sequence[Doc | None] = ()) -> None:
        """Write a version of a document, or with no `doc` its removal, as part of the act that is under way.

        `was` is what undo brings back, where that isn't what the versions in `base` say each for itself.
        """
        assert self._act is not None, "write inside an act"
        self.versions.shown(table)  # what was there already comes before what is written now
        line: Line = {"at": self._next_stamp(), "act": self._act.id, "table": table, "id": doc_id}
        if base:
            line["base"] = base
            self.superseded = True
        if doc is not None:
            line["doc"] = json.loads(json.dumps(doc))  # as it will be read again, and nobody else's to change
        if was:
            line["was"] = json.loads(json.dumps(list(was)))
        line["device"] = self.device.id
        self._fresh.discard(doc_id)
        self._act.lines.append(line)
        self.versions.add(line)

    def new_id(self) -> str:
        """Return an id for a new document, made without reading any."""
        made = document_id(self._next_stamp(), self.device.id)
        self._fresh.add(made)
        return made

    def _next_stamp(self) -> int:
        clock = int(self.now().timestamp() * 1_000_000)
        self._stamp = next_stamp(clock, max(self._stamp, self.versions.highest_stamp))
        return self._stamp

    def is_fresh(self, doc_id: str) -> bool:
        """Return whether an id was made in the act under way, so that no document can have it yet."""
        return doc_id in self._fresh

    def own_files(self) -> list[FileName]:
        """Return the files that this device writes, oldest year first."""
        mine = self.device.id
        return [name for name in self.files() if name.name == file_name(name.year, mine)]

    def own_loaded_files(self) -> list[FileName]:
        """Return the files of this device that are read, all of them."""
        return [name for name in self.own_files() if self._is_loaded(name)]

    def copies(self) -> list[FileName]:
        """Return the copies of files of this device that a sync program made; nobody writes them."""
        mine = self.device.id
        return [name for name in self.files() if name.device == mine and name.name != file_name(name.year, mine)]

    def _highest(self) -> int:
        """Return the last stamp that this device wrote: at the end of its newest year, or of what lasts."""
        own = self.own_files()
        newest = [name for name in own if name.year is None] + own[-1:]
        return max((last_stamp(os.path.join(self.folder, name.name)) for name in newest), default=0)

    def year(self) -> int:
        """Return the year that is written to: the local one, or the newest there is where a wrong clock made a later."""
        return max([self.now().year] + [name.year for name in self.files() if name.year is not None])

    def _commit(self, act: Act) -> None:
        lasting = [line for line in act.lines if line["table"] not in DATED]
        dated = [line for line in act.lines if line["table"] in DATED]
        with ExitStack() as written:
            for year, lines in ((None, lasting), (self.year(), dated)):
                if not lines:
                    continue
                _count_down(lines, act)
                name = file_name(year, self.device.id)
                data = encode(lines)
                path = os.path.join(self.folder, name)
                before = written.enter_context(appended(path, data))
                self.has_written = True
                if self._is_loaded(FileName(name, year, self.device.id)):
                    self._remember(name, before, data)

    def _unwritten(self) -> Sequence[Line]:
        return self._act.lines if self._act else ()

    # --- the whole of it, as TinyDB's own calls see it ------------------------------------------------------------

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return every table (TinyDB's storage protocol); None where there is nothing yet."""
        self.load_all()
        return {table: dict(self.versions.shown(table)) for table in self.versions.tables()} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make every table what `data` says (TinyDB's storage protocol), writing only what differs."""
        with self.act():
            before = self.read() or {}
            for table in {*before, *data}:
                old, new = before.get(table, {}), data.get(table, {})
                for doc_id in {*old, *new}:
                    if old.get(doc_id) != new.get(doc_id):
                        self.put(table, doc_id, self.shown_key(table, doc_id), new.get(doc_id))


def _count_down(lines: list[Line], act: Act) -> None:
    if act.words:
        lines[0]["words"] = act.words
    for place, line in enumerate(reversed(lines)):
        if place:
            line["more"] = place
        for mark, value in act.marks.items():
            line[mark] = value  # type: ignore[literal-required]
