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
    FAREWELL,
    PATIENCE,
    Credentials,
    LoginRefusedError,
    Parcel,
    Server,
    context,
    in_base64,
    not_reached,
    said,
    xoauth2,
)
from wfhdesk.domain.delivery import NotSent, Outcome, UnknownOutcome
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

# An address literal, not this host's name, which smtplib would give away (RFC 5321 section 4.1.3 allows it for clients).
_HELLO = "[127.0.0.1]"


def send(parcel: Parcel, server: Server, credentials: Credentials | None, handing_over: Callable[[], None]) -> Outcome:
    """Send a message and return who was refused.

    `handing_over` is called right before the text leaves; from then on a crash leaves it unknown whether it went out.
    Raises NotSent where it didn't go out, UnknownOutcome where the answer didn't come, DeskError where nothing was tried.
    """
    with _logged_in(server, credentials) as connection:
        refused = _envelope(connection, parcel)
        _hand_over(connection, parcel.data, handing_over)
        return Outcome(refused=refused)


def try_login(server: Server, credentials: Credentials | None) -> None:
    """Log in and out again. Raises DeskError with what is wrong."""
    with _logged_in(server, credentials):
        pass


@contextmanager
def _logged_in(server: Server, credentials: Credentials | None) -> Iterator[smtplib.SMTP]:
    connection = _connection(server)
    try:
        _log_in(connection, server, credentials)
        yield connection
    except (OSError, smtplib.SMTPException) as problem:
        connection.close()
        raise NotSent(
            _("The server broke off ({reason}). Nothing was sent.").format(reason=_reason(problem))
        ) from problem
    except BaseException:
        connection.close()  # without a farewell: it would be waited for, or be read as part of the text
        raise
    _take_leave(connection)


def _take_leave(connection: smtplib.SMTP) -> None:
    """Say goodbye; what becomes of that, and Ctrl-C in the midst of it, says nothing of the message, which went out."""
    try:
        if connection.sock:
            connection.sock.settimeout(FAREWELL)
        connection.quit()
    except (OSError, smtplib.SMTPException, KeyboardInterrupt):
        connection.close()


def _connection(server: Server) -> smtplib.SMTP:
    trusted = context(server)
    try:
        if server.security == "tls":
            return smtplib.SMTP_SSL(server.host, server.port, _HELLO, timeout=PATIENCE, context=trusted)
        connection = smtplib.SMTP(server.host, server.port, _HELLO, timeout=PATIENCE)
    except (OSError, UnicodeError) as problem:  # a host's name that can't be one is a UnicodeError
        raise _unreachable(server, problem) from problem
    try:
        connection.starttls(context=trusted)
    except smtplib.SMTPNotSupportedError:
        connection.close()
        raise DeskError(
            _("{host}:{port} offers no encryption (STARTTLS), and clear text is never used. Nothing was sent.").format(
                host=server.host, port=server.port
            )
        ) from None
    except BaseException as problem:
        connection.close()
        if isinstance(problem, OSError):
            raise _unreachable(server, problem) from problem
        raise
    return connection


def _unreachable(server: Server, problem: Exception) -> DeskError:
    if isinstance(problem, smtplib.SMTPResponseException):
        problem = OSError(_reason(problem))
    return not_reached(server, problem)


def _reason(problem: Exception) -> str:
    return said(problem.smtp_error) if isinstance(problem, smtplib.SMTPResponseException) else str(problem)


def _log_in(connection: smtplib.SMTP, server: Server, credentials: Credentials | None) -> None:
    """Show who one is: in UTF-8 (RFC 4616), which smtplib's own login can't, and once, so that no account gets locked."""
    if credentials is None:
        return
    connection.ehlo_or_helo_if_needed()
    mechanism, initial, answers = _login(connection, server, credentials)
    code, answer = connection.docmd("AUTH", " ".join((mechanism, *map(in_base64, initial))))
    for text in answers:
        if code == 334:
            code, answer = connection.docmd(in_base64(text) if text else "")
    if code != 235:
        raise LoginRefusedError(
            _("{host} refused {user} or the password ({reason}). Nothing was sent.").format(
                host=server.host, user=server.user, reason=said(answer, credentials.secret)
            )
        )


def _login(
    connection: smtplib.SMTP, server: Server, credentials: Credentials
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return how to log in: the mechanism, what goes along with it, and the answers to what the server asks then."""
    offered = connection.esmtp_features.get("auth", "").upper().split()
    if credentials.is_token and "XOAUTH2" in offered:
        # A refusal comes as a challenge with the reason, which is to be answered with nothing.
        return "XOAUTH2", (xoauth2(server.user, credentials.secret),), ("",)
    if not credentials.is_token and "PLAIN" in offered:
        return "PLAIN", (f"\0{server.user}\0{credentials.secret}",), ()
    if not credentials.is_token and "LOGIN" in offered:
        return "LOGIN", (), (server.user, credentials.secret)
    raise NotSent(_("{host} offers no login that wfhdesk knows. Nothing was sent.").format(host=server.host))


def _envelope(connection: smtplib.SMTP, parcel: Parcel) -> dict[str, str]:
    """Tell the server from whom to whom; return who was refused, with the reason. Raises NotSent where nobody is left."""
    connection.ehlo_or_helo_if_needed()
    size = f"size={len(parcel.data)}"
    code, answer = connection.mail(parcel.sender, [size] if connection.has_extn("size") else [])
    if code != 250:
        raise _refusal(answer)
    refused = {}
    for recipient in parcel.recipients:
        code, answer = connection.rcpt(recipient)
        if code not in (250, 251):
            refused[recipient] = said(answer)
    if len(refused) == len(parcel.recipients):
        told = "; ".join(f"{address}: {reason}" for address, reason in refused.items())
        raise NotSent(_("The server refused every recipient ({told}). Nothing was sent.").format(told=told))
    return refused


def _hand_over(connection: smtplib.SMTP, data: bytes, handing_over: Callable[[], None]) -> None:
    code, answer = connection.docmd("data")
    if code != 354:
        raise _refusal(answer)
    handing_over()
    try:
        connection.send(_stuffed(data))
        code, answer = connection.getreply()
    except (OSError, smtplib.SMTPException) as problem:
        raise UnknownOutcome(
            _("The connection broke after the text was handed over ({reason}); it may have gone out.").format(
                reason=_reason(problem)
            )
        ) from problem
    if 400 <= code < 600:
        raise _refusal(answer)
    if not 200 <= code < 300:
        raise UnknownOutcome(
            _("The server gave no answer that can be read after the text ({reason}); it may have gone out.").format(
                reason=said(answer)
            )
        )


def _refusal(answer: bytes) -> NotSent:
    return NotSent(_("The server refused the message ({reason}). Nothing was sent.").format(reason=said(answer)))


def _stuffed(data: bytes) -> bytes:
    """Return a message as it travels: CRLF line ends, a dot at a line's start doubled, a dot at the end (RFC 5321 4.5.2)."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", data)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"
