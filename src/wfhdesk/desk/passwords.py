"""The secrets that servers ask for: found where the person keeps them, and nowhere else.

In this order: the environment, a password command, a token command, the keyring, and at last the person, who is asked.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable

from wfhdesk.adapters import secrets
from wfhdesk.adapters.mail.connection import Credentials
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _

WHATS = ("mail", "imap")
"""What has a password: the server that sends, and the mailbox."""

Ask = Callable[[str], str]


class Passwords:
    """Passwords of the mail server and of the mailbox."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.ask: Ask | None = None
        """How to ask the person; None where nobody is there."""

    def credentials(self, what: str, user: str) -> Credentials:
        """Return what shows who the person is to the server of `mail` or `imap`. Raises DeskError where nothing does."""
        if given := secrets.from_environment(what):
            return Credentials(given)
        if command := command_of(self._settings, f"{what}.password_command"):
            return Credentials(secrets.from_command(command))
        if command := command_of(self._settings, "mail.token_command"):
            return Credentials(secrets.from_command(command), is_token=True)
        return Credentials(self._kept(what, user) or self._asked(what, user))

    def keep(self, what: str, secret: str) -> None:
        """Put a password into the keyring. Raises DeskError where there is none that keeps it secret."""
        if not secret:
            raise WrongInput(_("The password is empty; nothing was kept."))
        secrets.keep(what, self.user(what), secret)

    def forget(self, what: str) -> bool:
        """Take a password out of the keyring; return whether there was one."""
        return secrets.forget(what, self.user(what))

    def user(self, what: str) -> str:
        """Return whose password it is. Raises DeskError where the settings name nobody."""
        user = self._settings.text(f"{what}.user") or self._settings.text("mail.user")
        if not user:
            raise DeskError(_("No user name is set: wfhdesk config set {what}.user NAME").format(what=what))
        return user

    def is_wanted_from_keyring(self, what: str) -> bool:
        """Return whether the keyring is where the password of `mail` or `imap` would be looked for."""
        text = self._settings.text
        has_user = bool(text(f"{what}.user") or (what == "imap" and text("mail.user")))
        commands = (f"{what}.password_command", "mail.token_command")
        elsewhere = secrets.from_environment(what) or any(text(key) for key in commands)
        return bool(text(f"{what}.host")) and has_user and not elsewhere

    def keyring(self) -> secrets.Keyring:
        """Return the keyring of this computer; nobody is asked to unlock it. Raises DeskError where there is none."""
        return secrets.keyring_here()

    def _kept(self, what: str, user: str) -> str | None:
        try:
            return secrets.from_keyring(what, user)
        except DeskError:
            if self.ask is None:
                raise
            return None  # the person can still be asked

    def _asked(self, what: str, user: str) -> str:
        if self.ask is None:
            raise DeskError(
                _("There is no password for {user} yet: wfhdesk password set {what}").format(user=user, what=what)
            )
        secret = self.ask(_("Password of {user}: ").format(user=user))
        if not secret:
            raise WrongInput(_("Nothing was typed."))
        return secret


def command_of(settings: Settings, key: str) -> list[str]:
    """Return the words of a command that the settings name, none where they name none. Raises DeskError."""
    try:
        return shlex.split(settings.text(key))
    except ValueError as problem:
        raise DeskError(
            _("{key} can't be read ({problem}); check its quotes.").format(key=key, problem=problem)
        ) from None
