"""Sending by SMTP, over TLS or not at all (RFC 5321; RFC 8314 for implicit TLS, RFC 3207 for STARTTLS).

Once the text is handed over and the server's answer doesn't come, nobody can know whether the message went out. So the
text is handed over here step by step, and what is left open is told apart from what failed.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Iterator
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
from wfhdesk.domain.delivery import NotSent, Outcome, UnknownOutcome
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

# An address literal, not this host's name, which smtplib would give away (RFC 5321 section 4.1.3 allows it for clients).
_HELLO = "[127.0.0.1]"


def send(parcel: Parcel, server: Server, credentials: Credentials | None, handing_over: Callable[[], None]) -> Outcome:
    """Send a message and return who was refused.

    `handing_over` is called right before the text leaves; from then on a crash leaves it unknown whether it went out.
    Raises NotSent where it didn't go out, UnknownOutcome where the answer didn't come.
    """
    try:
        with _connected(server) as connection:
            _log_in(connection, server, credentials)
            refused = _envelope(connection, parcel)
            _hand_over(connection, parcel.data, handing_over)
            return Outcome(refused=refused)
    except smtplib.SMTPServerDisconnected as problem:
        raise NotSent(_("The server broke off ({reason}). Nothing was sent.").format(reason=problem)) from problem


def try_login(server: Server, credentials: Credentials | None) -> None:
    """Log in and out again. Raises DeskError with what is wrong."""
    with _connected(server) as connection:
        _log_in(connection, server, credentials)


@contextmanager
def _connected(server: Server) -> Iterator[smtplib.SMTP]:
    connection = _connection(server)
    try:
        yield connection
    finally:
        try:
            connection.quit()  # what becomes of the farewell says nothing of the message
        except (OSError, smtplib.SMTPException):
            connection.close()


def _connection(server: Server) -> smtplib.SMTP:
    trusted = context(server)
    try:
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, _HELLO, timeout=PATIENCE, context=trusted)
        connection = smtplib.SMTP(server.host, server.port, _HELLO, timeout=PATIENCE)
    except (OSError, smtplib.SMTPException) as problem:
        raise not_reached(server, problem) from problem
    try:
        connection.starttls(context=trusted)
    except (OSError, smtplib.SMTPException) as problem:
        connection.close()
        raise not_reached(server, problem) from problem
    return connection


def _log_in(connection: smtplib.SMTP, server: Server, credentials: Credentials | None) -> None:
    if credentials is None:
        return
    try:
        if credentials.is_token:
            answer = xoauth2(server.user, credentials.secret)
            connection.ehlo_or_helo_if_needed()
            # A refusal comes as a challenge with the reason, which is to be answered with nothing.
            connection.auth("XOAUTH2", lambda challenge=None: answer if challenge is None else "")
        else:
            connection.login(server.user, credentials.secret)
    except smtplib.SMTPAuthenticationError as problem:
        raise LoginRefusedError(
            _("{host} refused {user} or the password ({reason}). Nothing was sent.").format(
                host=server.host, user=server.user, reason=_said(problem.smtp_error)
            )
        ) from None  # the chain would carry what was sent
    except smtplib.SMTPNotSupportedError as problem:
        raise NotSent(
            _("{host} offers no login that wfhdesk knows. Nothing was sent.").format(host=server.host)
        ) from problem


def _envelope(connection: smtplib.SMTP, parcel: Parcel) -> dict[str, str]:
    """Tell the server from whom to whom; return who was refused, with the reason. Raises NotSent where nobody is left."""
    connection.ehlo_or_helo_if_needed()
    size = f"size={len(parcel.data)}"
    code, answer = connection.mail(parcel.sender, [size] if connection.has_extn("size") else [])
    if code != 250:
        raise NotSent(_("The server refused the message ({reason}). Nothing was sent.").format(reason=_said(answer)))
    refused = {}
    for recipient in parcel.recipients:
        code, answer = connection.rcpt(recipient)
        if code not in (250, 251):
            refused[recipient] = _said(answer)
    if len(refused) == len(parcel.recipients):
        told = "; ".join(f"{address}: {reason}" for address, reason in refused.items())
        raise NotSent(_("The server refused every recipient ({told}). Nothing was sent.").format(told=told))
    return refused


def _hand_over(connection: smtplib.SMTP, data: bytes, handing_over: Callable[[], None]) -> None:
    code, answer = connection.docmd("data")
    if code != 354:
        raise NotSent(_("The server refused the message ({reason}). Nothing was sent.").format(reason=_said(answer)))
    handing_over()
    try:
        connection.send(_stuffed(data))
        code, answer = connection.getreply()
    except (OSError, smtplib.SMTPException) as problem:
        raise UnknownOutcome(
            _("The connection broke after the text was handed over ({reason}); it may have gone out.").format(
                reason=problem
            )
        ) from problem
    if code != 250:
        raise NotSent(_("The server refused the message ({reason}). Nothing was sent.").format(reason=_said(answer)))


def _stuffed(data: bytes) -> bytes:
    """Return a message as it travels: CRLF line ends, a dot at a line's start doubled, a dot at the end (RFC 5321 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", data)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"


def _said(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return shortened(one_line(text), 200)
