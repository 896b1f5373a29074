"""The settings there are, declared once: name, default, what they are for, what may stand there."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from wfhdesk.adapters import config_file
from wfhdesk.adapters.clock import is_zone
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
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
_AT_EVERY_START = {"me.holidays": _country_by_its_form}
"""Checks that stand for a slower one when the file is only read."""
_GONE = {"me.hours": lambda: _("Say when you work with: wfhdesk hours set 'mon-fri 9-17'. It is no setting any more.")}
"""What was a setting once, and what takes its place."""
_KEYS = "keys."
"""What settings begin with that give a command of the app another key."""
_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """What the person has set. `warnings` tells what in the file is not understood; it counts as not set.

    Where the file `is_sound` no more, all of it counts as not set.
    """

    def __init__(self, path: str, *, forgiving: bool = False) -> None:
        """Read the file at `path`. A `forgiving` reader warns of broken TOML, so that it can be mended with wfhdesk itself."""
        self.path = path
        self._forgiving = forgiving
        self._read()

    def _read(self) -> None:
        self.warnings: list[str] = []
        self._values: dict[str, Value] = {}
        self.is_sound = True
        try:
            read = config_file.read(self.path)
        except DeskError as problem:
            if not self._forgiving:
                raise
            self.warnings.append(str(problem))
            self.is_sound = False
            read = {}
        for key, value in _flattened(read):
            self._take(key, value)

    def mark(self) -> object:
        """Return what differs as soon as anybody wrote the file."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read_again(self) -> set[str]:
        """Read the file as it is now, and return the keys that say something else than before.

        Raises DeskError where it can't be read; then all stays as it was.
        """
        now = Settings(self.path)
        changed = {key for key in self._values.keys() | now._values.keys() if self.value(key) != now.value(key)}
        self._values, self.warnings, self.is_sound = now._values, now.warnings, True
        return changed

    def _take(self, key: str, value: Any) -> None:
        try:
            self._values[key] = checked(key, value, _AT_EVERY_START.get(key))
        except WrongInput as problem:
            self.warnings.append(f"{self.path}: {problem}")

    def text(self, key: str) -> str:
        """Return a setting that holds one text; empty where it is not set."""
        value = self.value(key)
        return value if isinstance(value, str) else ", ".join(value)

    def texts(self, key: str) -> list[str]:
        """Return a setting that holds a list."""
        value = self.value(key)
        return [value] if isinstance(value, str) else list(value)

    def value(self, key: str) -> Value:
        """Return any setting. Raises WrongInput for an unknown key."""
        return self._values.get(key, _known(key).default)

    def purpose(self, key: str) -> str:
        """Return what a setting is for, in a sentence."""
        return _known(key).purpose()

    def all(self) -> dict[str, Value]:
        """Return every setting with its value, set or not; of the keys of the app, those that are set."""
        keys = {key: value for key, value in self._values.items() if key.startswith(_KEYS)}
        return {key: self._values.get(key, setting.default) for key, setting in _BY_KEY.items()} | keys

    def keys(self) -> dict[str, str]:
        """Return the keys that the person gave to commands of the app, by the command's name."""
        given = {key: self.text(key) for key in self._values if key.startswith(_KEYS)}
        return {key.removeprefix(_KEYS): text for key, text in given.items() if text}

    def set(self, key: str, words: list[str]) -> Value:
        """Set a key in the file, its comments kept, and return its value. Raises WrongInput for what can't be."""
        known = _known(key)
        value: Value = words if isinstance(known.default, list) else " ".join(words)
        value = checked(key, value)
        section, _dot, name = key.partition(".")
        written = int(value) if known.example and isinstance(value, str) and value else value
        config_file.change(self.path, fresh_text(), section, name, written)
        self._values[key] = value
        return value

    def begin(self) -> None:
        """Write the file that explains itself, where there is none yet."""
        if not config_file.text_of(self.path):
            config_file.write(self.path, fresh_text())

    def edit(self) -> bool:
        """Open a copy of the file in the person's editor and keep it where it can be read; return whether it changed.

        Raises DeskError for a copy that is no sound TOML; the file is then as it was.
        """
        from wfhdesk.adapters import editor

        before = config_file.text_of(self.path) or fresh_text()
        after = editor.edited(before, suffix=".toml")
        if after == before:
            return False
        try:
            config_file.parse(after.encode(), self.path)
        except DeskError as problem:
            kept = self.path + ".rejected"
            config_file.write(kept, after)
            raise DeskError(
                _("{problem} What you wrote is kept in {path}.").format(problem=problem, path=kept)
            ) from None
        config_file.write(self.path, after)
        self._read()
        return True


def checked(key: str, value: Any, check: Callable[[str], str] | None = None) -> Value:
    """Return a value as its key may hold it, by another `check` than its own where one is given.

    Raises WrongInput with what is right, and for an unknown key.
    """
    setting = _known(key)
    as_list = isinstance(setting.default, list)
    if setting.example and type(value) is int:
        value = str(value)
    parts = value if as_list and isinstance(value, list) else [value]
    if not all(isinstance(part, str) for part in parts):
        wanted = _("a list of texts in quotes") if as_list else _("one text in quotes")
        raise WrongInput(_("{key} takes {wanted}.").format(key=key, wanted=wanted))
    texts = [one_line(part) for part in parts]
    for text in texts:
        if problem := (check or setting.check)(text):
            raise WrongInput(
                _("{key} can't be “{text}”: {problem}.").format(key=key, text=shortened(text), problem=problem)
            )
    return [text for text in texts if text] if as_list else texts[0]


def problem_with(key: str, text: str) -> str:
    """Return what keeps a setting from being a text, as a part of a sentence; nothing where nothing does."""
    return _known(key).check(one_line(text))


def fresh_text() -> str:
    """Return the settings file of a new desk: every key, what it is for, and nothing set."""
    lines = [_("# The settings of wfhdesk. Change them here, or with: wfhdesk config set KEY VALUE")]
    section = ""
    for setting in SETTINGS:
        head, _dot, name = setting.key.partition(".")
        if head != section:
            lines += ["", f"[{head}]"]
            section = head
        shown = "[]" if isinstance(setting.default, list) else f'"{setting.default}"'
        # A number has no empty form in TOML, so its key waits behind a comment sign.
        lines += [
            f"# {setting.purpose()}",
            f"# {name} = {setting.example}" if setting.example else f"{name} = {shown}",
        ]
    return "\n".join(lines) + "\n"


def _known(key: str) -> Setting:
    if key in _BY_KEY:
        return _BY_KEY[key]
    if key.startswith(_KEYS) and len(key) > len(_KEYS):
        return Setting(key, lambda: _("The key of a command of the app; ? in the app lists them."))
    if key in _GONE:
        raise WrongInput(_GONE[key]())
    from difflib import get_close_matches

    near = get_close_matches(key, _BY_KEY, 1, 0.5)
    if near:
        raise WrongInput(_("There is no setting {key}; did you mean {near}?").format(key=shortened(key), near=near[0]))
    raise WrongInput(
        _("There is no setting {key}. There are: {known}.").format(key=shortened(key), known=", ".join(_BY_KEY))
    )


def _flattened(values: dict[str, Any], above: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in values.items():
        key = one_line(f"{above}{name}")
        found += _flattened(value, key + ".") if isinstance(value, dict) else [(key, value)]
    return found
