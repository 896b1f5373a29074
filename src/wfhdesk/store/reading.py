"""Reading a folder of append-only files: no more years than are asked for, and of those what they got since."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.lines import DATED, Doc, FileName, Line, Scan, by_table, key, parse_file_name, scan, scan_part
from wfhdesk.store.versions import ALL_YEARS, Versions, heads, newest

_TAIL = 64
"""Bytes kept of the end of what was read, to see that a file that grew is still the same file."""


_HEAD = 256
"""Bytes that are enough for the line which says the format."""


class Known(NamedTuple):
    """What a reader remembers of a file."""

    inode: int
    length: int
    tail: bytes


class LinesReader:
    """Shows the files of all devices in a folder together.

    Files are read when a table in them is asked for, years only back to the one that is needed, and of their lines only
    those of the tables that are.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.damaged: dict[str, list[bytes]] = {}
        self._forget()

    def _forget(self) -> None:
        self.versions = Versions()
        self._known: dict[str, Known] = {}
        self._since: int | None = None
        self._lasting = False
        self.damaged.clear()

    def documents(self, table: str, since: int = ALL_YEARS) -> dict[str, Doc]:
        """Return the documents of a table that show; of a dated one, at least those written in year `since` or later."""
        self.load(since if table in DATED else None)
        return self.versions.shown(table, since)

    def find(self, table: str, doc_id: str) -> Doc | None:
        """Return one document, reading back year by year until it is found."""
        if table not in DATED:
            return self.documents(table).get(doc_id)
        for year in sorted({name.year for name in self.files() if name.year is not None}, reverse=True):
            self.load(year)
            if self.versions.chain(table, doc_id):
                break
        return self.versions.shown(table).get(doc_id)

    def shown_key(self, table: str, doc_id: str) -> list[str]:
        """Return the key of the version that shows, as the base of the next; empty for a new document."""
        chain = self.versions.chain(table, doc_id)
        return [key(newest(heads(chain)))] if chain else []

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
        self.versions.take_in_all()

    def refresh(self) -> None:
        """Read what was written since, by this process or another, in the files that are loaded."""
        files = self.files()
        gone = self._known.keys() - {name.name for name in files}
        if gone or not all(self._read_on(name) for name in files if self._is_loaded(name)):
            since, lasting = self._since, self._lasting
            self._forget()
            self._since, self._lasting = since, lasting
            for line in self._unwritten():
                self.versions.add(line)
            self.refresh()

    def _unwritten(self) -> Sequence[Line]:
        """Return the lines that count though they are in no file yet."""
        return ()

    def files(self) -> list[FileName]:
        """Return the desk's files, oldest year first."""
        try:
            names = [parse_file_name(entry.name) for entry in os.scandir(self.folder)]
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            raise DeskError(_("{folder} is a file; the desk needs a folder.").format(folder=self.folder)) from None
        return sorted((name for name in names if name), key=lambda name: (name.year or 0, name.name))

    def check_formats(self) -> None:
        """Raise DeskError where a newer wfhdesk wrote a file; of each only the first line is read."""
        for name in self.files():
            with suppress(OSError), open(os.path.join(self.folder, name.name), "rb") as file:
                scan(file.readline(_HEAD), name.device)

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
        known, path = self._known.get(name.name, Known(0, 0, b"")), os.path.join(self.folder, name.name)
        try:
            status = os.stat(path)
            if (status.st_ino, status.st_size) == (known.inode, known.length):
                return True
            with open(path, "rb") as file:
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
        consumed = self._take_in(name, data)
        tail = (known.tail + data[:consumed])[-_TAIL:]
        self._known[name.name] = Known(status.st_ino, known.length + consumed, tail)
        return True

    def _take_in(self, name: FileName, data: bytes) -> int:
        """Take in what a file got, each table once it is asked for; return how many bytes of it count."""
        whole = data[: data.rfind(b"\n") + 1]
        tables = by_table(whole)
        if tables is None:
            found = scan(data, name.device)
            for table, lines in _by_table(self._told(name, found)).items():  # behind what was left for later before
                self.versions.add_later(table, name.year, max(line["at"] for line in lines), partial(list, lines))
            return found.consumed
        for table, part in tables.items():
            self.versions.add_later(table, name.year, part.stamp, partial(self._read_later, name, part.lines))
        return len(whole)

    def _read_later(self, name: FileName, lines: bytes) -> list[Line]:
        return self._told(name, scan_part(lines, name.device))

    def _told(self, name: FileName, found: Scan) -> list[Line]:
        if found.damaged:
            self.damaged.setdefault(name.name, []).extend(found.damaged)
        return found.lines

    def _remember(self, name: str, before: int, data: bytes) -> None:
        """Count what was just written as read. Where more was written than is known, all is read again next time."""
        known = self._known.get(name)
        if known is not None and known.length == before:
            self._known[name] = Known(known.inode, before + len(data), (known.tail + data)[-_TAIL:])

    def lines_of(self, name: FileName) -> list[Line]:
        """Return the lines of one loaded file of this device, in the order in which they were written."""
        with open(os.path.join(self.folder, name.name), "rb") as file:
            return scan(file.read(), name.device).lines


def _by_table(lines: list[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line["table"], []).append(line)
    return found
