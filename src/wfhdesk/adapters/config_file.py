"""The settings file: TOML that a person may edit; what wfhdesk changes in it leaves the rest as it is."""

from __future__ import annotations

import os
from typing import Any

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_LARGEST = 1_000_000


def read(path: str) -> dict[str, Any]:
    """Return what a settings file says; nothing where there is none. Raises DeskError, with the line, for broken TOML."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise DeskError(_("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror)) from problem
    if not data.strip():
        return {}
    return parse(data, path)


def parse(data: bytes, path: str) -> dict[str, Any]:
    """Return what the bytes of a settings file say. Raises DeskError, with the line, for broken TOML."""
    import tomllib

    if len(data) > _LARGEST:
        raise DeskError(_("{path} is larger than a settings file can be.").format(path=path))
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as problem:
        raise DeskError(
            _("{path} is no sound TOML: {problem}. Mend it with: wfhdesk config edit").format(
                path=path, problem=problem
            )
        ) from None


def change(path: str, fresh: str, section: str, name: str, value: Any) -> None:
    """Set one key, comments and order kept. `fresh` is the text to begin with where there is no file yet."""
    import tomlkit

    text = text_of(path) or fresh
    document = tomlkit.parse(text)
    if section not in document:
        document[section] = tomlkit.table()
    document[section][name] = value
    write(path, tomlkit.dumps(document))


def text_of(path: str) -> str:
    """Return the file's text; empty where there is none."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read(_LARGEST)
    except FileNotFoundError:
        return ""


def write(path: str, text: str) -> None:
    """Replace a file whole, for its owner only: a crash leaves the old one or the new one, never half of it."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    new = path + ".new"
    try:
        with open(
            os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline="\n"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except OSError as problem:
        raise DeskError(
            _("{path} could not be written ({reason}); it is as it was.").format(path=path, reason=problem.strerror)
        ) from problem
