"""The settings there are, declared once: name, default, what they are for, what may stand there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wfhdesk.adapters.clock import is_zone
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import LANGUAGES
from wfhdesk.language import gettext as _

Value = str | list[str]


class Setting(NamedTuple):
    """One key of the settings file. `check` returns what is wrong with a text that may not stand there, else nothing.

    A setting with an `example` holds a number.
    """

    key: str
    purpose: Callable[[], str]
    default: Value = ""
    check: Callable[[str], str] = lambda _text: ""
    example: int = 0


def _language(text: str) -> str:
    return "" if text in ("", *LANGUAGES) else _("it is one of: {known}").format(known=", ".join(LANGUAGES))


def _zone(text: str) -> str:
    return "" if not text or is_zone(text) else _("it is a name like Europe/Amsterdam")


def _address(text: str) -> str:
    from wfhdesk.domain.addresses import problem_with

    return problem_with(text) if text else ""


def _port(text: str) -> str:
    sound = not text or (text.isascii() and text.isdecimal() and 0 < int(text) < 65536)
    return "" if sound else _("a port is a number from 1 to 65535")


def _security(text: str) -> str:
    return "" if text in ("starttls", "tls") else _("it is one of: {known}").format(known="starttls, tls")


def _country(text: str) -> str:
    """Check a country with the library that knows them, which takes a tenth of a second to load."""
    if problem := _country_by_its_form(text):
        return problem
    if not text:
        return ""
    from wfhdesk.adapters.holidays import of_country

    try:
        of_country(text, (), "en")
    except WrongInput:
        return _no_country()
    return ""


def _country_by_its_form(text: str) -> str:
    country, dash, part = text.partition("-")
    letters = text.replace("-", "", 1)
    sound = not text or (len(country) == 2 and bool(part) == bool(dash) and letters.isascii() and letters.isalnum())
    return "" if sound else _no_country()


def _no_country() -> str:
    return _("it is a country like NL, or a part of one like GB-ENG")


def _one_of(*known: str) -> Callable[[str], str]:
    return lambda text: "" if text in ("", *known) else _("it is one of: {known}").format(known=", ".join(known))


def _minutes(text: str) -> str:
    sound = not text or (text.isascii() and text.isdecimal() and int(text) <= 60)
    return "" if sound else _("it is a number of minutes from 0 to 60")


def _months(text: str) -> str:
    sound = not text or (text.isascii() and text.isdecimal() and 1 <= int(text) <= 36)
    return "" if sound else _("it is a number of months from 1 to 36")


def _kind_of_nudge(text: str) -> str:
    return "" if text in NUDGES else _("it is one of: {known}").format(known=", ".join(NUDGES))


NUDGES = (
    "check-in",
    "status",
    "birthday",
    "update",
    "settle",
    "promise",
    "blocker",
    "week",
    "contact",
    "action",
    "assessment",
)
"""The kinds of nudges, as `domain.nudges` makes them."""
THEMES = ("dark", "light", "mono", "ansi")
GLYPHS = ("unicode", "ascii")

SETTINGS = (
    Setting("me.name", lambda: _("Your name, as it stands under your updates.")),
    Setting("me.email", lambda: _("Your e-mail address, which updates come from."), check=_address),
    Setting(
        "me.language", lambda: _("The language you read: en or nl. Empty: the one of your terminal."), check=_language
    ),
    Setting(
        "me.timezone",
        lambda: _("Your time zone, such as Europe/Amsterdam. Empty: the one of this computer."),
        check=_zone,
    ),
    Setting(
        "me.holidays",
        lambda: _("Whose public holidays you have: a country such as NL, or a part of one such as GB-ENG."),
        check=_country,
    ),
    Setting("me.phone", lambda: _("Where to reach you when it is urgent.")),
    Setting(
        "supervisor.name", lambda: _("Who gets your weekly update. A blocker on this person is a decision wanted.")
    ),
    Setting("supervisor.email", lambda: _("Where your supervisor's update goes."), check=_address),
    Setting(
        "supervisor.language", lambda: _("The language of your supervisor's update. Empty: yours."), check=_language
    ),
    Setting(
        "supervisor.timezone",
        lambda: _("Your supervisor's time zone, such as America/New_York. Empty: yours."),
        check=_zone,
    ),
    Setting("assessor.name", lambda: _("Who looks at your self-assessments for your employer, if anybody does.")),
    Setting(
        "assessor.email",
        lambda: _("Where their reports go besides. Empty: to your supervisor only."),
        check=_address,
    ),
    Setting("team.emails", lambda: _("Where your co-workers' update goes: a list of addresses."), [], _address),
    Setting("team.language", lambda: _("The language of your co-workers' update. Empty: yours."), check=_language),
    Setting("team.timezone", lambda: _("The time zone most of your co-workers are in. Empty: yours."), check=_zone),
    Setting(
        "mail.host", lambda: _("The server that sends your mail (SMTP). wfhdesk config mail asks for all of this.")
    ),
    Setting("mail.port", lambda: _("Its port. Empty: 587 for starttls, 465 for tls."), check=_port, example=587),
    Setting(
        "mail.security", lambda: _("How it is secured: starttls or tls. Never clear text."), "starttls", check=_security
    ),
    Setting("mail.user", lambda: _("Your user name there. Empty: it asks for none.")),
    Setting("mail.ca_file", lambda: _("The certificates to trust, where the system's own don't do.")),
    Setting("mail.password_command", lambda: _("A command that prints the password, such as: pass show mail")),
    Setting(
        "mail.token_command", lambda: _("A command that prints an OAuth token, for Google and Microsoft (XOAUTH2).")
    ),
    Setting("mail.command", lambda: _("A command that sends the message it is given on stdin, such as: msmtp -t")),
    Setting("imap.host", lambda: _("The server of your mailbox (IMAP), to keep drafts in.")),
    Setting("imap.port", lambda: _("Its port. Empty: 143 for starttls, 993 for tls."), check=_port, example=993),
    Setting(
        "imap.security", lambda: _("How it is secured: starttls or tls. Never clear text."), "tls", check=_security
    ),
    Setting("imap.user", lambda: _("Your user name there. Empty: the one of mail.user.")),
    Setting("imap.ca_file", lambda: _("The certificates to trust, where the system's own don't do.")),
    Setting("imap.password_command", lambda: _("A command that prints the password of the mailbox.")),
    Setting(
        "publish.command",
        lambda: _("A command to run after your calendar was published, such as: vdirsyncer sync"),
    ),
    Setting(
        "nudges.wait",
        lambda: _("For how many minutes the buttons of a notification work. Empty: 5."),
        check=_minutes,
        example=5,
    ),
    Setting(
        "nudges.without",
        lambda: _("What you don't want to be nudged about, such as: birthday, week."),
        [],
        _kind_of_nudge,
    ),
    Setting(
        "assessments.months",
        lambda: _("After how many months a self-assessment is due again, 1 to 36. Empty: 12."),
        check=_months,
        example=12,
    ),
    Setting(
        "app.theme",
        lambda: _("The colours of the app: dark, light, mono, or ansi for your terminal's own."),
        check=_one_of(*THEMES),
    ),
    Setting(
        "app.glyphs",
        lambda: _("The signs of the app: unicode, or ascii where your terminal draws others badly."),
        check=_one_of(*GLYPHS),
    ),
)
AT_EVERY_START = {"me.holidays": _country_by_its_form}
"""Checks that stand for a slower one when the file is only read."""
