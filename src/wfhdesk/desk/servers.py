"""The mail server and the mailbox that the settings name, and whether they let the person in."""

from __future__ import annotations

from wfhdesk.adapters.mail.connection import Credentials, Server
from wfhdesk.desk.passwords import Passwords
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_PORTS = {("mail", "starttls"): 587, ("mail", "tls"): 465, ("imap", "starttls"): 143, ("imap", "tls"): 993}


class Servers:
    """The server of `mail`, which sends, and that of `imap`, where the mailbox is."""

    def __init__(self, settings: Settings, passwords: Passwords) -> None:
        self._settings = settings
        self._passwords = passwords

    def named(self, what: str) -> Server:
        """Return the server of `mail` or `imap` that the settings name. Raises DeskError where they name none."""
        text = self._settings.text
        if not text(f"{what}.host"):
            raise DeskError(_("No server is set; this asks for what it takes: wfhdesk config mail"))
        security = text(f"{what}.security")
        return Server(
            host=text(f"{what}.host"),
            port=int(text(f"{what}.port") or _PORTS[what, security]),
            security=security,
            user=text(f"{what}.user") or text("mail.user"),
            ca_file=text(f"{what}.ca_file"),
        )

    def credentials(self, what: str, server: Server) -> Credentials:
        """Return what shows a server who the person is. Raises DeskError where nothing does, or nobody is named."""
        return self._passwords.credentials(what, server.user or self._passwords.user(what))

    def try_login(self, what: str) -> None:
        """Log in to the server of `mail` or `imap` and out again. Raises DeskError with what is wrong."""
        from wfhdesk.adapters.mail import imap, smtp

        server = self.named(what)
        if what == "imap":
            imap.try_login(server, self.credentials(what, server))
        else:
            smtp.try_login(server, self.credentials(what, server) if server.user else None)
