"""The settings file: TOML that a person may edit; what wfhdesk changes in it leaves the rest as it is."""

from __future__ import annotations

import os
from typing import Any

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_LARGEST = 1_000_000


def read(path: str) -> dict[str, Any]:
    """Return what a settings file says; nothing where there is none. Raises DeskError, with the line, for broken TOML."""
    data = _bytes_of(path)
    return parse(data, path) if data.strip() else {}


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError:
        return b""
    except OSError as problem:
        raise DeskError(_("{path} can't be read ({reason}).").format(path=path, reason=problem.strerror)) from problem


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
    """Set one key, comments and order kept. `fresh` is the text to begin with where there is no file yet.

    Raises DeskError for a file that is broken, or that has something else where the section should be.
    """
    import tomlkit

    if not isinstance(read(path).get(section, {}), dict):
        raise DeskError(
            _("In {path}, {section} is no table. Mend it with: wfhdesk config edit").format(path=path, section=section)
        )
    text = text_of(path) or fresh
    document = tomlkit.parse(text)
    if section not in document:
        document[section] = tomlkit.table()
    table = document[section]
    head, _dot, rest = name.partition(".")
    while name not in table and rest and isinstance(table.get(head), dict):  # [section.head], written by hand
        table, name = table[head], rest
        head, _dot, rest = name.partition(".")
    table[name] = value
    write(path, tomlkit.dumps(document))


def text_of(path: str) -> str:
    """Return the file's text, for somebody to mend even where it is no UTF-8; empty where there is none."""
    return _bytes_of(path).decode("utf-8-sig", "replace").replace("\r\n", "\n")


def write(path: str, text: str) -> None:
    """Replace a file whole, for its owner only: a crash leaves the old one or the new one, never half of it."""
    from wfhdesk.adapters.files import make_private  # not on the way of `wfhdesk log`, which only reads

    path = os.path.realpath(path)  # where the file is a link (dotfiles), it stays one
    new = path + ".new"
    try:
        make_private(os.path.dirname(path))
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
