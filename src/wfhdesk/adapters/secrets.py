"""Passwords and tokens: from the environment, the system's keyring, or a command; never from a file of ours.

The keyring is asked from a thread with a time limit, because it may wait for a person who unlocks it elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

SERVICE = "wfhdesk"
PATIENCE = 60.0
"""Seconds to wait for the keyring; unlocking it takes a person some."""

_QUICK = 2.0
"""Seconds to wait for a keyring that has nobody to ask."""

_COMMAND_PATIENCE = 60.0
T = TypeVar("T")


def from_environment(what: str) -> str | None:
    """Return the password of `mail` or `imap` that the environment holds."""
    name = {"mail": "WFHDESK_SMTP_PASSWORD", "imap": "WFHDESK_IMAP_PASSWORD"}[what]
    return os.environ.get(name) or None


def from_command(command: Sequence[str]) -> str:
    """Return the first line that a command prints (`pass show mail`). Raises DeskError; what it printed is never shown."""
    try:
        done = subprocess.run(list(command), capture_output=True, timeout=_COMMAND_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise DeskError(_("{command} gave no password in time.").format(command=command[0])) from None
    except OSError as problem:
        raise DeskError(
            _("{command} could not be started ({reason}).").format(command=command[0], reason=problem.strerror)
        ) from problem
    secret = done.stdout.decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    if done.returncode or not secret:
        raise DeskError(
            _("{command} gave no password (exit code {code}).").format(command=command[0], code=done.returncode)
        )
    return secret


def from_keyring(what: str, user: str) -> str | None:
    """Return the password that the keyring holds for `mail` or `imap`, None where it holds none. Raises DeskError."""
    found: str | None = _in_time(lambda: _backend().get_password(SERVICE, _name(what, user)))
    return found


def keep(what: str, user: str, secret: str) -> None:
    """Put a password into the keyring. Raises DeskError."""
    _in_time(lambda: _backend().set_password(SERVICE, _name(what, user), secret))


class Keyring(NamedTuple):
    """The keyring that passwords would go to; whether it is locked is None where one can't know without unlocking it."""

    name: str
    is_locked: bool | None


def keyring_here() -> Keyring:
    """Return the keyring of this computer. It is not asked for any password, so nobody is asked to unlock it.

    Raises DeskError where there is none that keeps secrets secret, or none that answers at once.
    """

    def look() -> Keyring:
        backend = _backend()
        return Keyring(one_line(str(backend.name)), _is_locked(backend))

    return _in_time(look, _QUICK)


def _is_locked(backend: object) -> bool | None:
    if type(backend).__module__ != "keyring.backends.SecretService":
        return None
    from contextlib import closing

    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.Collection(bus).is_locked())
        except secretstorage.exceptions.ItemNotFoundException:
            return None  # it is made with the first password


def forget(what: str, user: str) -> bool:
    """Take a password out of the keyring; return whether there was one. Raises DeskError."""
    if from_keyring(what, user) is None:
        return False
    _in_time(lambda: _backend().delete_password(SERVICE, _name(what, user)))
    return True


def _name(what: str, user: str) -> str:
    return f"{what}:{user}"


def _backend() -> Any:
    """Return the keyring, out of a chain the first that keeps secrets secret. Raises DeskError where there is none."""
    import keyring

    backend = keyring.get_keyring()
    sound = [one for one in getattr(backend, "backends", [backend]) if _is_secret(one)]
    if not sound:
        raise DeskError(
            _(
                "This computer has no keyring that keeps a password secret. Set {smtp} or {imap} for the session, or name a "
                "command that prints it: wfhdesk config set mail.password_command 'pass show mail'"
            ).format(smtp="WFHDESK_SMTP_PASSWORD", imap="WFHDESK_IMAP_PASSWORD")
        )
    return sound[0]


def _is_secret(backend: object) -> bool:
    made_of = [one.__module__ for one in type(backend).__mro__]
    return not any(
        module.startswith(("keyrings.alt", "keyring.backends.fail", "keyring.backends.null")) for module in made_of
    )


def _in_time(ask: Callable[[], T], patience: float | None = None) -> T:
    """Return an answer of the keyring. Even finding it may hang, and what it raises is its own: any kind of error."""
    patience = PATIENCE if patience is None else patience
    answers: list[T] = []
    problems: list[Exception] = []

    def asking() -> None:
        try:
            answers.append(ask())
        except Exception as problem:
            problems.append(problem)

    thread = Thread(target=asking, daemon=True, name="keyring")
    thread.start()
    thread.join(patience)
    if answers:
        return answers[0]
    if problems and isinstance(problems[0], DeskError):
        raise problems[0]
    if problems:
        reason = str(problems[0]) or type(problems[0]).__name__
        raise DeskError(_("The keyring refused ({reason}). Unlock it and try again.").format(reason=reason))
    raise DeskError(
        _("The keyring did not answer within {n} seconds. Unlock it and try again.").format(n=int(patience))
    )
