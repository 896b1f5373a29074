"""What a person is typing and has not kept yet: it outlives a crash, and two windows don't mix theirs up."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from typing import NamedTuple

from wfhdesk.adapters.folders import Folders
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.device import Busy, Device
from wfhdesk.store.files import not_written

LINE = "line"
"""The name of the line that isn't logged yet."""

_WINDOWS = 16
"""Windows of one desk that can be open at once and each keep what is typed in them."""


class Window(NamedTuple):
    """The texts that a window keeps; while it `is_open` nobody else may write them."""

    path: str
    texts: dict[str, str]
    is_open: bool


class Unfinished:
    """Texts by name, in the user's state folder, one file for each window of the app that is open.

    A window holds a lock on its file as long as it lives. The next one takes over what windows left that are gone: of one
    name a single text, any other waits for the window after it.
    """

    def __init__(self, places: Folders, device: Device) -> None:
        self._device = device
        self._held = ExitStack()
        self._stem = f"typing-{sha256(os.path.abspath(places.desk).encode()).hexdigest()[:8]}"
        self._path = ""
        self._texts: dict[str, str] = {}
        self._kept: dict[str, str] = {}  # what the file holds
        self._take_over()

    def _take_over(self) -> None:
        for window in range(_WINDOWS):
            name = f"{self._stem}-{window}"
            path = os.path.join(self._device.folder, f"{name}.json")
            if self._path and not os.path.exists(path):
                continue
            with suppress(DeskError):  # another window's, or no folder to keep anything in
                if self._path:
                    with self._device.lock(f"{name}.lock", patience=0.0):
                        self._adopt(path)
                else:
                    self._held.enter_context(self._device.lock(f"{name}.lock", patience=0.0))
                    self._path = path
                    self._texts = _read(path)
                    self._kept = dict(self._texts)

    def _adopt(self, path: str) -> None:
        """Take over the texts of a window that is gone, under names that none waits under here."""
        left = _read(path)
        adopted = {name: text for name, text in left.items() if not self._texts.get(name)}
        if not adopted:
            return
        with suppress(OSError):  # a full disk: what was left stays where it is
            _write(self._path, self._texts | adopted)
            self._texts |= adopted
            self._kept = dict(self._texts)
            if left.keys() <= adopted.keys():
                os.unlink(path)
            else:
                _write(path, {name: text for name, text in left.items() if name not in adopted})

    @property
    def is_on_disk(self) -> bool:
        """Whether what was typed last outlives this window."""
        return bool(self._path) and self._kept == {name: text for name, text in self._texts.items() if text}

    def text(self, name: str) -> str:
        """Return what was typed under a name; empty where nothing waits."""
        return self._texts.get(name, "")

    def keep(self, name: str, text: str) -> None:
        """Keep a text until it is finished; an empty one is. Raises DeskError where the disk takes nothing."""
        self._texts[name] = text
        kept = {name: text for name, text in self._texts.items() if text}
        if not self._path or kept == self._kept:
            return
        try:
            if kept:
                _write(self._path, kept)
            elif os.path.exists(self._path):
                os.unlink(self._path)
        except OSError as problem:
            raise DeskError(
                _("What you type can't be kept for later ({reason}).").format(reason=problem.strerror or problem)
            ) from problem
        self._kept = kept

    def windows(self) -> list[Window]:
        """Return what waits in every window of this desk, this one's first."""
        own = [Window(self._path, dict(self._texts), is_open=False)] if self._path else []
        return own + [self._looked_at(path) for path in self._others()]

    def _looked_at(self, path: str) -> Window:
        try:
            with self._device.lock(_lock_of(path), patience=0.0):
                return Window(path, _read(path), is_open=False)
        except DeskError:
            return Window(path, _read(path), is_open=True)

    def _others(self) -> Iterator[str]:
        """Yield the files of other windows, open or gone."""
        for window in range(_WINDOWS):
            path = os.path.join(self._device.folder, f"{self._stem}-{window}.json")
            left = (path, path + ".new", os.path.join(self._device.folder, _lock_of(path)))
            if path != self._path and any(map(os.path.exists, left)):
                yield path

    def rewrite(self, change: Callable[[str], str]) -> None:
        """Change what waits in this window and in those that are gone; open ones are left alone. Raises DeskError."""
        for name, text in list(self._texts.items()):
            self.keep(name, change(text))
        for path in self._others():
            with suppress(Busy), self._device.lock(_lock_of(path), patience=0.0):
                _rewrite(path, change)

    def close(self) -> None:
        """Let go of this window's file; what is unfinished in it waits for the next one."""
        self._held.close()


def _lock_of(path: str) -> str:
    return os.path.basename(path).removesuffix(".json") + ".lock"


def _rewrite(path: str, change: Callable[[str], str]) -> None:
    texts = _read(path)
    changed = {name: change(text) for name, text in texts.items()}
    try:
        if changed != texts:
            _write(path, changed)
        with suppress(FileNotFoundError):
            os.unlink(path + ".new")  # of a window that was killed while it wrote
    except OSError as problem:
        raise not_written(path, problem) from problem


def _read(path: str) -> dict[str, str]:
    try:
        with open(path, encoding="utf-8") as file:
            read = json.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
    return {name: text for name, text in read.items() if isinstance(text, str)} if isinstance(read, dict) else {}


def _write(path: str, texts: dict[str, str]) -> None:
    # No fsync: this happens at every key, and has to outlive the process, not the power.
    with open(os.open(path + ".new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(texts, file)  # escaped: a lone surrogate has no other form
    os.replace(path + ".new", path)
