"""A draft in the person's own mailbox, by IMAP over TLS (RFC 3501; RFC 6154 for the folder of drafts)."""

from __future__ import annotations

import imaplib
import re
import time
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from wfhdesk.adapters.mail.connection import (
    FAREWELL,
    PATIENCE,
    Credentials,
    LoginRefusedError,
    Parcel,
    Server,
    context,
    not_reached,
    said,
    xoauth2,
)
from wfhdesk.domain.delivery import NotSent
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)', re.DOTALL)
_LITERAL = re.compile(rb"\{\d+\+?\}$")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")


def keep_draft(parcel: Parcel, server: Server, credentials: Credentials) -> str:
    r"""Append a draft to the mailbox's own folder of drafts, once, and return that folder's name.

    The folder is the one that the server marks with `\Drafts`; none is guessed or made. A message with the same
    Message-ID that is there already is left as it is. Raises NotSent.
    """
    with _logged_in(server, credentials) as connection:
        folder = _drafts_folder(connection)
        if not _holds(connection, folder, parcel.message_id):
            _append(connection, folder, parcel.data)
        return shown_name(folder)


def try_login(server: Server, credentials: Credentials) -> None:
    """Log in, look for the folder of drafts, and log out. Raises DeskError with what is wrong."""
    with _logged_in(server, credentials) as connection:
        _drafts_folder(connection)


@contextmanager
def _logged_in(server: Server, credentials: Credentials) -> Iterator[imaplib.IMAP4]:
    connection = _connection(server)
    try:
        _log_in(connection, server, credentials)
        yield connection
    except (OSError, imaplib.IMAP4.error) as problem:
        _hang_up(connection)
        raise NotSent(
            _("The mailbox broke off ({reason}). Try again: a draft that is there already isn't kept twice.").format(
                reason=said(str(problem), credentials.secret)
            )
        ) from None  # an error of imaplib's may repeat what was sent
    except BaseException:
        _hang_up(connection)
        raise
    _take_leave(connection)


def _take_leave(connection: imaplib.IMAP4) -> None:
    try:
        connection.socket().settimeout(FAREWELL)
        connection.logout()
    except (OSError, imaplib.IMAP4.error, KeyboardInterrupt):
        _hang_up(connection)


def _hang_up(connection: imaplib.IMAP4) -> None:
    with suppress(OSError):
        connection.shutdown()


def _connection(server: Server) -> imaplib.IMAP4:
    trusted = context(server)
    try:
        if server.security == "tls":
            return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=trusted, timeout=PATIENCE)
        connection = imaplib.IMAP4(server.host, server.port, timeout=PATIENCE)
    except (OSError, UnicodeError, imaplib.IMAP4.error) as problem:  # a name that can't be a host's is a UnicodeError
        raise not_reached(server, problem) from problem
    try:
        connection.starttls(trusted)
    except BaseException as problem:
        _hang_up(connection)
        if isinstance(problem, (OSError, imaplib.IMAP4.error)):
            raise not_reached(server, problem) from problem
        raise
    return connection


def _log_in(connection: imaplib.IMAP4, server: Server, credentials: Credentials) -> None:
    try:
        _authenticate(connection, server.user, credentials)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as problem:
        told = problem.args[0] if problem.args else ""
        raise LoginRefusedError(
            _("{host} refused {user} or the password ({reason}). No draft was kept.").format(
                host=server.host,
                user=server.user,
                reason=said(told if isinstance(told, bytes) else str(told), credentials.secret),
            )
        ) from None  # the chain would carry what was sent


def _authenticate(connection: imaplib.IMAP4, user: str, credentials: Credentials) -> None:
    if credentials.is_token:
        _answer(connection, "XOAUTH2", xoauth2(user, credentials.secret))
    elif "AUTH=PLAIN" in connection.capabilities:
        _answer(connection, "PLAIN", f"\0{user}\0{credentials.secret}")  # in UTF-8 (RFC 4616), which LOGIN can't carry
    elif (user + credentials.secret).isascii() and (user + credentials.secret).isprintable():
        connection.login(_quoted(user.encode()).decode(), credentials.secret)
    else:
        raise DeskError(_("This mailbox takes only a user name and password of plain ASCII. No draft was kept."))


def _answer(connection: imaplib.IMAP4, mechanism: str, answer: str) -> None:
    # A refusal may come as a second challenge with the reason, which is to be answered with nothing.
    answers = iter((answer.encode(),))
    connection.authenticate(mechanism, lambda _challenge: next(answers, b""))


def _drafts_folder(connection: imaplib.IMAP4) -> bytes:
    """Return the name of the folder marked as drafts. Raises NotSent where there is none."""
    folder = drafts_among(connection.list()[1])
    if folder is None and _marks_when_asked(connection):
        folder = drafts_among(connection.list('""', '"*" RETURN (SPECIAL-USE)')[1])
    if folder is None:
        raise NotSent(_("The mailbox marks no folder as the one for drafts; use --eml instead. No draft was kept."))
    return folder


def _marks_when_asked(connection: imaplib.IMAP4) -> bool:
    """Return whether a server marks folders only where that is asked for; it may say so only after the login."""
    told = b" ".join(row for row in connection.capability()[1] if isinstance(row, bytes))
    return b"SPECIAL-USE" in told.upper().split()


def drafts_among(rows: Sequence[object]) -> bytes | None:
    r"""Return the name of the folder that a LIST marks with `\Drafts`, None where it marks none."""
    for row in rows:
        flags, name = _listed(row)
        if rb"\drafts" in flags and not {rb"\noselect", rb"\nonexistent"} & flags and not _CONTROL.search(name):
            return name
    return None


def _listed(row: object) -> tuple[set[bytes], bytes]:
    """Return the flags and the name of a listed folder; the name may come as a literal behind its length, `{6}`."""
    head, literal = (row[0], row[1]) if isinstance(row, tuple) else (row, None)
    found = _LISTED.match(head) if isinstance(head, bytes) else None
    if not found:
        return set(), b""
    name = found["name"]
    if literal is None:
        name = _unquoted(name.strip())
    elif _LITERAL.fullmatch(name):
        name = literal
    return set(found["flags"].lower().split()), name


def _unquoted(name: bytes) -> bytes:
    return re.sub(rb"\\(.)", rb"\1", name[1:-1]) if name.startswith(b'"') else name


def _quoted(name: bytes) -> bytes:
    return b'"' + re.sub(rb'(["\\])', rb"\\\1", name) + b'"'


def shown_name(name: bytes) -> str:
    """Return a folder's name for a person, out of IMAP's own UTF-7 (RFC 3501 section 5.1.3)."""

    def shown(run: re.Match[str]) -> str:
        coded = run[1].replace(",", "/")
        return b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-16-be") if coded else "&"

    text = name.decode("utf-8", "replace")
    try:
        return re.sub("&([A-Za-z0-9+,]*)-", shown, text)
    except ValueError:
        return text


def _holds(connection: imaplib.IMAP4, folder: bytes, message_id: str) -> bool:
    """Return whether a message is in a folder; raises NotSent where that can't be told, for it must not be there twice."""
    # As bytes: what a server sent as a name goes back to it as it came, whatever it is.
    status, answer = connection.select(_quoted(folder), readonly=True)  # type: ignore[arg-type]
    if status == "OK":
        status, answer = connection.search(None, "UNDELETED", "HEADER", "Message-ID", f'"{message_id}"')
    if status != "OK":
        raise _refusal(answer)
    return bool(answer and answer[0])


def _append(connection: imaplib.IMAP4, folder: bytes, data: bytes) -> None:
    status, answer = connection.append(
        _quoted(folder),  # type: ignore[arg-type]
        r"(\Draft \Seen)",
        imaplib.Time2Internaldate(time.time()),
        data,
    )
    if status != "OK":
        raise _refusal(answer)


def _refusal(answer: Sequence[object]) -> NotSent:
    reason = said(b" ".join(part for part in answer if isinstance(part, bytes)))
    return NotSent(_("The mailbox refused the draft ({reason}).").format(reason=reason))
