"""A draft in the person's own mailbox, by IMAP over TLS (RFC 3501; RFC 6154 for the folder of drafts)."""

from __future__ import annotations

import imaplib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from wfhdesk.adapters.mail.connection import (
    PATIENCE,
    Credentials,
    LoginRefusedError,
    Parcel,
    Server,
    context,
    not_reached,
    xoauth2,
)
from wfhdesk.domain.delivery import NotSent
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_LISTED = re.compile(rb'\((?P<flags>[^)]*)\) (?:"(?:[^"\\]|\\.)*"|NIL) (?P<name>.+)', re.DOTALL)


def keep_draft(parcel: Parcel, server: Server, credentials: Credentials) -> str:
    r"""Append a draft to the mailbox's own folder of drafts, once, and return that folder's name as the server spells it.

    The folder is the one that the server marks with `\Drafts`; none is guessed or made. A message with the same
    Message-ID that is there already is left as it is. Raises NotSent.
    """
    with _logged_in(server, credentials) as connection:
        folder = _drafts_folder(connection)
        if not _holds(connection, folder, parcel.message_id):
            _append(connection, folder, parcel.data)
        return folder.strip(b'"').decode("ascii", "replace")


def try_login(server: Server, credentials: Credentials) -> None:
    """Log in, look for the folder of drafts, and log out. Raises DeskError with what is wrong."""
    with _logged_in(server, credentials) as connection:
        _drafts_folder(connection)


@contextmanager
def _logged_in(server: Server, credentials: Credentials) -> Iterator[imaplib.IMAP4]:
    connection = _connected(server)
    try:
        _log_in(connection, server, credentials)
        yield connection
    except imaplib.IMAP4.abort as problem:
        raise NotSent(
            _("The mailbox broke off ({reason}). No draft was kept for certain.").format(reason=problem)
        ) from problem
    finally:
        _log_out(connection)


def _connected(server: Server) -> imaplib.IMAP4:
    trusted = context(server)
    try:
        if server.security == "tls":
            return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=trusted, timeout=PATIENCE)
        connection = imaplib.IMAP4(server.host, server.port, timeout=PATIENCE)
    except (OSError, imaplib.IMAP4.error) as problem:
        raise not_reached(server, problem) from problem
    try:
        connection.starttls(trusted)
    except (OSError, imaplib.IMAP4.error) as problem:
        connection.shutdown()
        raise not_reached(server, problem) from problem
    return connection


def _log_in(connection: imaplib.IMAP4, server: Server, credentials: Credentials) -> None:
    try:
        if credentials.is_token:
            answer = xoauth2(server.user, credentials.secret).encode()
            # A refusal comes as a second challenge with the reason, which is to be answered with nothing.
            answers = iter((answer,))
            connection.authenticate("XOAUTH2", lambda _challenge: next(answers, b""))
        else:
            connection.login(server.user, _quotable(credentials.secret))
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as problem:
        raise LoginRefusedError(
            _("{host} refused {user} or the password ({reason}). No draft was kept.").format(
                host=server.host, user=server.user, reason=shortened(one_line(str(problem)), 200)
            )
        ) from None  # the chain would carry what was sent


def _quotable(secret: str) -> str:
    if any(sign in secret for sign in "\r\n\0"):
        raise DeskError(_("A password can't hold a line break; set it anew: wfhdesk password set imap"))
    return secret


def _drafts_folder(connection: imaplib.IMAP4) -> bytes:
    """Return the name of the folder marked as drafts, quoted as the server sent it. Raises NotSent where there is none."""
    status, rows = connection.list()
    for row in rows if status == "OK" else []:
        found = _LISTED.match(b" ".join(_whole(row)))
        if found and b"\\drafts" in found["flags"].lower().split():
            return _quoted(found["name"].strip())
    raise NotSent(_("The mailbox marks no folder as the one for drafts; use --eml instead. No draft was kept."))


def _whole(row: object) -> Iterator[bytes]:
    """Yield the parts of a listed folder; its name may come as a literal behind its length, `{6}`."""
    if isinstance(row, bytes):
        yield row
    elif isinstance(row, tuple):
        yield re.sub(rb" \{\d+\}$", b"", row[0])
        yield row[1]


def _quoted(name: bytes) -> bytes:
    if name.startswith(b'"'):
        return name
    return b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def _holds(connection: imaplib.IMAP4, folder: bytes, message_id: str) -> bool:
    status, _count = connection.select(folder.decode("ascii", "replace"), readonly=True)
    if status != "OK":
        return False
    status, found = connection.search(None, "HEADER", "Message-ID", f'"{message_id}"')
    return status == "OK" and bool(found and found[0])


def _append(connection: imaplib.IMAP4, folder: bytes, data: bytes) -> None:
    status, answer = connection.append(
        folder.decode("ascii", "replace"), r"(\Draft \Seen)", imaplib.Time2Internaldate(time.time()), data
    )
    if status != "OK":
        reason = shortened(
            one_line(b" ".join(part for part in answer if isinstance(part, bytes)).decode("utf-8", "replace")), 200
        )
        raise NotSent(_("The mailbox refused the draft ({reason}).").format(reason=reason))


def _log_out(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (OSError, imaplib.IMAP4.error):
        connection.shutdown()
