"""Whether what is set for mail fits together, by itself: no server is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from wfhdesk.language import gettext as _

WHATS = ("mail", "imap")
"""The server that sends, and the mailbox."""

COMMANDS = ("mail.password_command", "mail.token_command", "mail.command", "imap.password_command", "publish.command")
"""Settings that hold a command."""

_ONLY_WITH_A_HOST = ("port", "user", "ca_file", "password_command")
_SECURITY_OF = {
    "mail": {"587": "starttls", "465": "tls"},
    "imap": {"143": "starttls", "993": "tls"},
}
"""How each usual port is secured (RFC 8314, section 3; RFC 6409, section 3.1; RFC 9051, section 2.1)."""


class Misfit(NamedTuple):
    """Settings that don't fit together, and what to do; one that `stops` a way out keeps mail from leaving by it."""

    text: str
    advice: str
    stops: bool = True


def misfits(texts: Mapping[str, str]) -> list[Misfit]:
    """Return what doesn't fit together; `texts` holds every setting by its key, empty where it isn't set."""
    found = [misfit for what in WHATS for misfit in _of_server(texts, what)]
    if (texts["mail.host"] or texts["mail.command"] or texts["imap.host"]) and not texts["me.email"]:
        said = _("A way to send is set, but not who sends: me.email is empty.")
        found.append(Misfit(said, _("wfhdesk config set me.email you@example.org")))
    if texts["mail.host"] and texts["mail.password_command"] and texts["mail.token_command"]:
        said = _("mail.password_command and mail.token_command are both set; the password counts, the token doesn't.")
        found.append(Misfit(said, _("wfhdesk config set mail.password_command ''"), stops=False))
    return found


def _of_server(texts: Mapping[str, str], what: str) -> list[Misfit]:
    host, port, security = (texts[f"{what}.{name}"] for name in ("host", "port", "security"))
    if not host:
        return _without_host(texts, what)
    found = []
    usual = _SECURITY_OF[what].get(port, security)
    if usual != security:
        said = _("{what}.port {port} is for {usual}, but {what}.security says {security}.").format(
            what=what, port=port, usual=usual, security=security
        )
        found.append(Misfit(said, _("wfhdesk config set {what}.security {usual}").format(what=what, usual=usual)))
    if what == "imap" and not texts["imap.user"] and not texts["mail.user"]:
        said = _("A mailbox is set, but not whose: imap.user is empty.")
        found.append(Misfit(said, _("wfhdesk config set imap.user NAME")))
    return found


def _without_host(texts: Mapping[str, str], what: str) -> list[Misfit]:
    """Return what is set for a server that isn't. The user and the token of `mail` also count for the mailbox."""
    also = () if what == "imap" or texts["imap.host"] else ("token_command",)
    lone = [f"{what}.{name}" for name in (*_ONLY_WITH_A_HOST, *also) if texts.get(f"{what}.{name}")]
    if texts["imap.host"]:
        lone = [key for key in lone if key != "mail.user"]
    if not lone:
        return []
    said = _("{keys} is set, but {what}.host isn't, so it counts for nothing.").format(keys=", ".join(lone), what=what)
    return [Misfit(said, _("wfhdesk config mail asks for all of it."), stops=False)]
