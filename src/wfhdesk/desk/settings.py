"""What the person has set: read from the settings file, and written into it with its comments kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from wfhdesk.adapters import config_file
from wfhdesk.desk.known_settings import AT_EVERY_START, SETTINGS, Setting, Value
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_GONE = {"me.hours": lambda: _("Say when you work with: wfhdesk hours set 'mon-fri 9-17'. It is no setting any more.")}
"""What was a setting once, and what takes its place."""
_KEYS = "keys."
"""What settings begin with that give a command of the app another key."""
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """What the person has set. `warnings` tells what in the file is not understood; it counts as not set.

    Where the file `is_sound` no more, all of it counts as not set.
    """

    def __init__(self, path: str, *, forgiving: bool = False) -> None:
        """Read the file at `path`. A `forgiving` reader warns of broken TOML, so that it can be mended with wfhdesk itself."""
        self.path = path
        self._forgiving = forgiving
        self._read()

    def _read(self) -> None:
        self.warnings: list[str] = []
        self._values: dict[str, Value] = {}
        self.is_sound = True
        try:
            read = config_file.read(self.path)
        except DeskError as problem:
            if not self._forgiving:
                raise
            self.warnings.append(str(problem))
            self.is_sound = False
            read = {}
        for key, value in _flattened(read):
            self._take(key, value)

    def mark(self) -> object:
        """Return what differs as soon as anybody wrote the file."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read_again(self) -> set[str]:
        """Read the file as it is now, and return the keys that say something else than before.

        Raises DeskError where it can't be read; then all stays as it was.
        """
        now = Settings(self.path)
        changed = {key for key in self._values.keys() | now._values.keys() if self.value(key) != now.value(key)}
        self._values, self.warnings, self.is_sound = now._values, now.warnings, True
        return changed

    def _take(self, key: str, value: Any) -> None:
        try:
            self._values[key] = checked(key, value, AT_EVERY_START.get(key))
        except WrongInput as problem:
            self.warnings.append(f"{self.path}: {problem}")

    def text(self, key: str) -> str:
        """Return a setting that holds one text; empty where it is not set."""
        value = self.value(key)
        return value if isinstance(value, str) else ", ".join(value)

    def texts(self, key: str) -> list[str]:
        """Return a setting that holds a list."""
        value = self.value(key)
        return [value] if isinstance(value, str) else list(value)

    def value(self, key: str) -> Value:
        """Return any setting. Raises WrongInput for an unknown key."""
        return self._values.get(key, _known(key).default)

    def purpose(self, key: str) -> str:
        """Return what a setting is for, in a sentence."""
        return _known(key).purpose()

    def all(self) -> dict[str, Value]:
        """Return every setting with its value, set or not; of the keys of the app, those that are set."""
        keys = {key: value for key, value in self._values.items() if key.startswith(_KEYS)}
        return {key: self._values.get(key, setting.default) for key, setting in _BY_KEY.items()} | keys

    def keys(self) -> dict[str, str]:
        """Return the keys that the person gave to commands of the app, by the command's name."""
        given = {key: self.text(key) for key in self._values if key.startswith(_KEYS)}
        return {key.removeprefix(_KEYS): text for key, text in given.items() if text}

    def set(self, key: str, words: list[str]) -> Value:
        """Set a key in the file, its comments kept, and return its value. Raises WrongInput for what can't be."""
        known = _known(key)
        value: Value = words if isinstance(known.default, list) else " ".join(words)
        value = checked(key, value)
        section, _dot, name = key.partition(".")
        written = int(value) if known.example and isinstance(value, str) and value else value
        config_file.change(self.path, fresh_text(), section, name, written)
        self._values[key] = value
        return value

    def begin(self) -> None:
        """Write the file that explains itself, where there is none yet."""
        if not config_file.text_of(self.path):
            config_file.write(self.path, fresh_text())

    def edit(self) -> bool:
        """Open a copy of the file in the person's editor and keep it where it can be read; return whether it changed.

        Raises DeskError for a copy that is no sound TOML; the file is then as it was.
        """
        from wfhdesk.adapters import editor

        before = config_file.text_of(self.path) or fresh_text()
        after = editor.edited(before, suffix=".toml")
        if after == before:
            return False
        try:
            config_file.parse(after.encode(), self.path)
        except DeskError as problem:
            kept = self.path + ".rejected"
            config_file.write(kept, after)
            raise DeskError(
                _("{problem} What you wrote is kept in {path}.").format(problem=problem, path=kept)
            ) from None
        config_file.write(self.path, after)
        self._read()
        return True


def checked(key: str, value: Any, check: Callable[[str], str] | None = None) -> Value:
    """Return a value as its key may hold it, by another `check` than its own where one is given.

    Raises WrongInput with what is right, and for an unknown key.
    """
    setting = _known(key)
    as_list = isinstance(setting.default, list)
    if setting.example and type(value) is int:
        value = str(value)
    parts = value if as_list and isinstance(value, list) else [value]
    if not all(isinstance(part, str) for part in parts):
        wanted = _("a list of texts in quotes") if as_list else _("one text in quotes")
        raise WrongInput(_("{key} takes {wanted}.").format(key=key, wanted=wanted))
    texts = [one_line(part) for part in parts]
    for text in texts:
        if problem := (check or setting.check)(text):
            raise WrongInput(
                _("{key} can't be “{text}”: {problem}.").format(key=key, text=shortened(text), problem=problem)
            )
    return [text for text in texts if text] if as_list else texts[0]


def problem_with(key: str, text: str) -> str:
    """Return what keeps a setting from being a text, as a part of a sentence; nothing where nothing does."""
    return _known(key).check(one_line(text))


def fresh_text() -> str:
    """Return the settings file of a new desk: every key, what it is for, and nothing set."""
    lines = [_("# The settings of wfhdesk. Change them here, or with: wfhdesk config set KEY VALUE")]
    section = ""
    for setting in SETTINGS:
        head, _dot, name = setting.key.partition(".")
        if head != section:
            lines += ["", f"[{head}]"]
            section = head
        shown = "[]" if isinstance(setting.default, list) else f'"{setting.default}"'
        # A number has no empty form in TOML, so its key waits behind a comment sign.
        lines += [
            f"# {setting.purpose()}",
            f"# {name} = {setting.example}" if setting.example else f"{name} = {shown}",
        ]
    return "\n".join(lines) + "\n"


def _known(key: str) -> Setting:
    if key in _BY_KEY:
        return _BY_KEY[key]
    if key.startswith(_KEYS) and len(key) > len(_KEYS):
        return Setting(key, lambda: _("The key of a command of the app; ? in the app lists them."))
    if key in _GONE:
        raise WrongInput(_GONE[key]())
    from difflib import get_close_matches

    near = get_close_matches(key, _BY_KEY, 1, 0.5)
    if near:
        raise WrongInput(_("There is no setting {key}; did you mean {near}?").format(key=shortened(key), near=near[0]))
    raise WrongInput(_("There is no setting {key}; wfhdesk config lists them all.").format(key=shortened(key)))


def _flattened(values: dict[str, Any], above: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in values.items():
        key = one_line(f"{above}{name}")
        found += _flattened(value, key + ".") if isinstance(value, dict) else [(key, value)]
    return found
