"""What reaching a mail server takes, whichever protocol it speaks: where, how it is secured, who one is."""

from __future__ import annotations

import os
import ssl
from base64 import b64encode
from typing import NamedTuple

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

PATIENCE = 30.0
"""Seconds to wait for a server. A wrong password can take ten (servers slow guessing down), so less would misreport it."""

FAREWELL = 2.0
"""Seconds to wait for an answer to the farewell; what becomes of it changes nothing."""


class Server(NamedTuple):
    """A mail server; `security` is `starttls` or `tls` (from the first byte), never anything else."""

    host: str
    port: int
    security: str
    user: str = ""
    ca_file: str = ""


class Credentials(NamedTuple):
    """How one shows who one is: a password, or an OAuth token where `is_token`. Neither is ever logged."""

    secret: str
    is_token: bool = False

    def __repr__(self) -> str:
        return "Credentials(…)"


class Parcel(NamedTuple):
    """A finished message and its envelope; whoever carries it changes nothing in it."""

    data: bytes
    message_id: str
    sender: str
    recipients: tuple[str, ...]


class LoginRefusedError(DeskError):
    """The server doesn't take this user and password."""


def context(server: Server) -> ssl.SSLContext:
    """Return how to check a server's certificate: the system's authorities, or the file that the settings name."""
    try:
        return ssl.create_default_context(cafile=os.path.expanduser(server.ca_file) or None)
    except (OSError, ssl.SSLError) as problem:
        raise DeskError(
            _("{path} holds no certificates that can be read ({problem}).").format(path=server.ca_file, problem=problem)
        ) from problem


def xoauth2(user: str, token: str) -> str:
    """Return the answer to an XOAUTH2 challenge, before base64 (Google's and Microsoft's published form)."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def not_reached(server: Server, problem: Exception) -> DeskError:
    """Return what a person has to know where a server could not be reached, or not be trusted."""
    place = f"{server.host}:{server.port}"
    if isinstance(problem, ssl.SSLCertVerificationError):
        return DeskError(
            _("The certificate of {place} can't be trusted ({reason}). Nothing was sent.").format(
                place=place, reason=problem.verify_message
            )
        )
    reason = getattr(problem, "strerror", None) or str(problem) or type(problem).__name__
    return DeskError(_("{place} can't be reached ({reason}). Nothing was sent.").format(place=place, reason=reason))


def said(answer: bytes | str, secret: str = "") -> str:
    """Return what a server said, for a person to read; should it repeat the secret that it was given, that is left out."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    for repeated in (secret, in_base64(secret)) if secret else ():
        text = text.replace(repeated, "…")
    return shortened(one_line(text), 200)


def in_base64(text: str) -> str:
    """Return a text as it travels in a login."""
    return b64encode(text.encode()).decode("ascii")
