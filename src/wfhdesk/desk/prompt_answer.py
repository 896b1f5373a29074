"""What is kept of the line for prompts, in this device's own state: the line itself, and what it depends on."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from zlib import crc32

from wfhdesk import __version__
from wfhdesk.adapters.folders import Folders
from wfhdesk.language import from_environment

_LARGEST = 1_000_000
"""Bytes of a file that can be a kept answer."""

Marks = dict[str, list[int]]
"""The desk's files by name, each with its inode, its length and the moment it was changed."""


class Grounds(NamedTuple):
    """What an answer depends on besides the desk's files and the moment."""

    desk: str
    version: str
    zone: str
    settings: list[int]


class Answer(NamedTuple):
    """A line that was worked out at the moment `made`, and holds on its grounds `until` another (seconds since 1970)."""

    grounds: Grounds
    files: Marks
    made: float
    until: float
    line: str = ""


def stem(places: Folders) -> str:
    """Return how the names begin of what is kept for prompts of a desk, in the state folder that all desks share."""
    return f"prompt-{crc32(os.fsencode(places.desk)):08x}"


def lock_path(places: Folders) -> str:
    """Return the file whose lock is held by whoever works a desk's line out, or takes it away."""
    return os.path.join(places.state, f"{stem(places)}.lock")


def answer_path(places: Folders) -> str:
    """Return where the line is kept in the language of this terminal."""
    return os.path.join(places.state, f"{stem(places)}-{from_environment()}.json")


def answer_paths(places: Folders) -> Iterator[str]:
    """Yield every file that holds a line of the desk, whole or half written."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(places.state) as entries:
        yield from [entry.path for entry in entries if entry.name.startswith(f"{stem(places)}-")]


def read(path: str) -> Answer | None:
    """Return a kept answer; None where there is none, or something that is none."""
    try:
        with open(path, "rb") as file:
            found = json.loads(file.read(_LARGEST).decode())
        return Answer(
            Grounds(**found["grounds"]),
            dict(found["files"]),
            float(found["made"]),
            float(found["until"]),
            found["line"] + "",
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def as_text(answer: Answer) -> str:
    """Return an answer as it is kept."""
    return json.dumps({**answer._asdict(), "grounds": answer.grounds._asdict()})


# --- what it depends on ---------------------------------------------------------------------------------------------


def grounds_of(places: Folders) -> Grounds:
    """Return what an answer that is worked out now would depend on."""
    return Grounds(places.desk, __version__, time.strftime("%Z %z"), _mark(places.settings))


def marks_of(folder: str) -> Marks:
    """Return the marks of a desk's files; none where there is no desk."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name: _mark(entry.path) for entry in entries if entry.name.endswith(".jsonl")}
    except OSError:
        return {}


def _mark(path: str) -> list[int]:
    try:
        found = os.stat(path)
    except OSError:
        return []
    return [found.st_ino, found.st_size, found.st_mtime_ns]
