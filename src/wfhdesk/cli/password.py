"""`wfhdesk password`: the secrets that mail servers ask for, in the system's keyring."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from getpass import getpass

from wfhdesk.cli.speech import is_interactive, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.passwords import WHATS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Keep the password of your mail server (mail) or your mailbox (imap) in the keyring of this computer, or take it out.\n"
        "It is asked for, so that it stands in no command line and no file.\n\n"
        "  wfhdesk password set mail\n"
        "  wfhdesk password clear imap\n\n"
        "Without a keyring: set WFHDESK_SMTP_PASSWORD or WFHDESK_IMAP_PASSWORD, or name a command that prints it\n"
        "(wfhdesk config set mail.password_command 'pass show mail')."
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("act", choices=("set", "clear"), metavar="set|clear", help=_("what to do"))
    parser.add_argument("what", choices=WHATS, metavar="|".join(WHATS), help=_("the server that sends, or the mailbox"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Keep a password, or forget it."""
    user = desk.passwords.user(options.what)
    if options.act == "clear":
        if desk.passwords.forget(options.what):
            say(_("The password of {user} is out of the keyring.").format(user=user))
        else:
            say(_("The keyring holds no password of {user}.").format(user=user))
        return 0
    if not is_interactive():
        raise WrongInput(_("A password is only typed at a terminal; elsewhere use WFHDESK_SMTP_PASSWORD or a command."))
    desk.passwords.keep(options.what, ask_secretly(_("Password of {user}: ").format(user=user)))
    say(_("The password of {user} is in the keyring.").format(user=user))
    return 0


def ask_secretly(question: str) -> str:
    """Ask a person for a secret, which the terminal doesn't show. Raises WrongInput where nothing comes."""
    try:
        return getpass(question)
    except EOFError:
        raise WrongInput(_("Nothing was typed.")) from None
