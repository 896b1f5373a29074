"""`wfhdesk config mail`: what sending takes, asked one by one, and tried at the end."""

from __future__ import annotations

from argparse import Namespace

from wfhdesk.cli.password import ask_secretly
from wfhdesk.cli.speech import agrees, ask, is_interactive, say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.language import gettext as _

_ASKED = {
    "mail": ("mail.host", "mail.security", "mail.port", "mail.user"),
    "imap": ("imap.host", "imap.security", "imap.port", "imap.user"),
}


def run(desk: Desk, options: Namespace) -> int:
    """Ask for what the mail server and the mailbox need, keep it, and log in to see whether it works."""
    if not is_interactive():
        raise WrongInput(_("This asks at a terminal; elsewhere use: wfhdesk config set mail.host HOST"))
    say(_("Enter keeps what stands in brackets. Nothing is sent by this."))
    say(_("The server that sends your mail:"))
    _ask_for(desk, "mail")
    works = _is_working(desk, "mail")
    say(_("Your mailbox, to keep drafts in (enter at the first question to leave it out):"))
    _ask_for(desk, "imap")
    if desk.settings.text("imap.host"):
        works = _is_working(desk, "imap") and works
    return 0 if works else 1


def _ask_for(desk: Desk, what: str) -> None:
    for key in _ASKED[what]:
        _ask_one(desk, key)
        if key == "imap.host" and not desk.settings.text(key):
            return


def _ask_one(desk: Desk, key: str) -> None:
    while True:
        now = desk.settings.text(key)
        answer = ask(f"  {desk.settings.purpose(key)}\n  {key} [{now}]: ").strip()
        try:
            if answer:
                desk.settings.set(key, [answer])
        except WrongInput as problem:
            say(f"  {problem}")
        else:
            return


def _is_working(desk: Desk, what: str) -> bool:
    """Log in with what is set; a password that was typed goes into the keyring where the person wants that."""
    typed: list[str] = []

    def asked(question: str) -> str:
        typed.append(ask_secretly(f"  {question}"))
        return typed[-1]

    desk.passwords.ask = asked
    try:
        desk.delivery.servers.try_login(what)
    except DeskError as problem:
        say(f"  {problem}")
        return False
    say(_("  It works."))
    if typed and agrees(_("  Keep the password in the keyring? [y/N] ")):
        _keep(desk, what, typed[-1])
    return True


def _keep(desk: Desk, what: str, secret: str) -> None:
    try:
        desk.passwords.keep(what, secret)
        say(_("  It is in the keyring."))
    except DeskError as problem:
        say(f"  {problem}")
