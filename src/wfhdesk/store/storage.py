"""TinyDB's storage over a folder of append-only files."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from typing import Any, NamedTuple

from tinydb.storages import Storage

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.device import Device
from wfhdesk.store.files import appended, last_stamp
from wfhdesk.store.lines import DATED, Doc, FileName, Line, encode, file_name, key, parse_file_name, scan
from wfhdesk.store.stamps import document_id, next_stamp
from wfhdesk.store.versions import Versions, heads, newest

ALL_YEARS = 0
"""The first year of a window that holds every year."""

_TAIL = 64
"""Bytes kept of the end of what was read, to see that a file that grew is still the same file."""


class Known(NamedTuple):
    """What a reader remembers of a file."""

    inode: int
    length: int
    tail: bytes


class Act:
    """One thing that a person did: all the lines it writes, in as many tables as it takes."""

    def __init__(self, words: str, marks: dict[str, Any]) -> None:
        self.words = words
        self.marks = marks
        self.id = ""
        self.lines: list[Line] = []


class LinesStorage(Storage):
    """Keeps tables as lines in append-only files of this device, and shows them together with other devices' files.

    `now` returns the local time with its offset. Files are read when a table in them is asked for, years only back to
    the one that is needed.
    """

    def __init__(self, folder: str, device: Device, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.device = device
        self.now = now
        self.damaged: dict[str, list[bytes]] = {}
        self._act: Act | None = None
        self._fresh: set[str] = set()
        self.has_written = False
        self.superseded = False  # whether a version took another's place here, so that a file may have grown long
        self._stamp = 0
        self._forget()

    def _forget(self) -> None:
        self.versions = Versions()
        self._known: dict[str, Known] = {}
        self._since: int | None = None
        self._lasting = False
        self.damaged.clear()

    # --- reading ------------------------------------------------------------------------------------------------

    def documents(self, table: str, since: int = ALL_YEARS) -> dict[str, Doc]:
        """Return the documents of a table that show; of a dated one, at least those written in year `since` or later."""
        self.load(since if table in DATED else None)
        return self.versions.shown(table)

    def find(self, table: str, doc_id: str) -> Doc | None:
        """Return one document, reading back year by year until it is found."""
        if table not in DATED:
            return self.documents(table).get(doc_id)
        for year in sorted({name.year for name in self.files() if name.year is not None}, reverse=True):
            self.load(year)
            if self.versions.chain(table, doc_id):
                break
        return self.versions.shown(table).get(doc_id)

    def load(self, since: int | None) -> None:
        """Bring what was read up to date, and read the files of year `since` and later too; None means what lasts."""
        if since is None:
            self._lasting = True
        elif self._since is None or since < self._since:
            self._since = since
        self.refresh()

    def load_all(self) -> None:
        """Read every file there is."""
        self.load(None)
        self.load(ALL_YEARS)

    def refresh(self) -> None:
        """Read what was written since, by this process or another, in the files that are loaded."""
        collecting = gc.isenabled()
        gc.disable()  # parsing makes no garbage in cycles, and looking for it takes half the time
        try:
            files = self.files()
            gone = self._known.keys() - {name.name for name in files}
            if gone or not all(self._read_on(name) for name in files if self._is_loaded(name)):
                since, lasting = self._since, self._lasting
                self._forget()
                self._since, self._lasting = since, lasting
                for line in self._act.lines if self._act else ():
                    self.versions.add(line)
                self.refresh()
        finally:
            if collecting:
                gc.enable()

    def files(self) -> list[FileName]:
        """Return the desk's files, oldest year first."""
        try:
            names = [parse_file_name(entry.name) for entry in os.scandir(self.folder)]
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise DeskError(_("{folder} is a file; the desk needs a folder.").format(folder=self.folder)) from None
        return sorted((name for name in names if name), key=lambda name: (name.year or 0, name.name))

    def marks(self) -> tuple[tuple[str, int, int], ...]:
        """Return what tells that somebody wrote: each file with its inode and its length. It costs a look at the folder."""
        found = []
        for name in self.files():
            with suppress(FileNotFoundError):
                status = os.stat(os.path.join(self.folder, name.name))
                found.append((name.name, status.st_ino, status.st_size))
        return tuple(found)

    def _is_loaded(self, name: FileName) -> bool:
        if name.year is None:
            return self._lasting
        return self._since is not None and name.year >= self._since

    def _read_on(self, name: FileName) -> bool:
        """Read what a file has got since; False where it isn't the file any more of which the beginning was read."""
        known = self._known.get(name.name, Known(0, 0, b""))
        try:
            with open(os.path.join(self.folder, name.name), "rb") as file:
                status = os.fstat(file.fileno())
                if known.length and (status.st_ino != known.inode or status.st_size < known.length):
                    return False
                if status.st_size == known.length:
                    return True
                file.seek(known.length - len(known.tail))
                if file.read(len(known.tail)) != known.tail:
                    return False
                data = file.read()
        except FileNotFoundError:  # it went between the listing and the opening
            return not known.length
        found = scan(data, name.device)
        for line in found.lines:
            self.versions.add(line)
        if found.damaged:
            self.damaged.setdefault(name.name, []).extend(found.damaged)
        tail = (known.tail + data[: found.consumed])[-_TAIL:]
        self._known[name.name] = Known(status.st_ino, known.length + found.consumed, tail)
        return True

    # --- writing ------------------------------------------------------------------------------------------------

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

    def shown_key(self, table: str, doc_id: str) -> list[str]:
        """Return the key of the version that shows, as the base of the next; empty for a new document."""
        chain = self.versions.chain(table, doc_id)
        return [key(newest(heads(chain)))] if chain else []

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

    def lines_of(self, name: FileName) -> list[Line]:
        """Return the lines of one loaded file of this device, in the order in which they were written."""
        with open(os.path.join(self.folder, name.name), "rb") as file:
            return scan(file.read(), name.device).lines

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

    def _remember(self, name: str, before: int, data: bytes) -> None:
        """Count what was just written as read. Where more was written than is known, all is read again next time."""
        known = self._known.get(name)
        if known is not None and known.length == before:
            self._known[name] = Known(known.inode, before + len(data), (known.tail + data)[-_TAIL:])

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


def make_folder(folder: str) -> None:
    """Make a folder that only its owner can read, where there is none."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as problem:
        raise DeskError(
            _("The folder {folder} could not be made ({reason}).").format(folder=folder, reason=problem.strerror)
        ) from problem


def _count_down(lines: list[Line], act: Act) -> None:
    if act.words:
        lines[0]["words"] = act.words
    for place, line in enumerate(reversed(lines)):
        if place:
            line["more"] = place
        for mark, value in act.marks.items():
            line[mark] = value  # type: ignore[literal-required]
