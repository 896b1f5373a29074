"""Checks of what sending takes: mail settings that fit together, a keyring for the passwords; servers only when asked to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wfhdesk.adapters.mail.connection import context
from wfhdesk.desk.passwords import WHATS, command_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.health import KEYRING, MAIL, NOTE, OK, PROBLEM, Finding, Look, or_well
from wfhdesk.domain.mail_settings import COMMANDS, misfits
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_ASKED = "wfhdesk config mail"


def mail(desk: Desk, look: Look) -> list[Finding]:
    """Look whether what is set for mail fits together, and, where the look is `online`, whether one can log in."""
    texts = {key: desk.settings.text(key) for key in desk.settings.all()}
    misfitting = misfits(texts)
    found = [Finding(MAIL, PROBLEM if one.stops else NOTE, one.text, one.advice) for one in misfitting]
    found += [*_programs(desk), *_certificates(desk)]
    hosts = [what for what in WHATS if texts[f"{what}.host"]]
    if look.online and not desk.is_sample:
        found += [_logged_in(desk, what) for what in hosts]
    ways = [texts[f"{what}.host"] for what in hosts] + ([texts["mail.command"]] if texts["mail.command"] else [])
    if not ways:
        return or_well(
            found, MAIL, _("No server is set: updates leave as a file, by the clipboard, by your mail program.")
        )
    return or_well(found, MAIL, _("What is set fits together: {ways}.").format(ways=", ".join(ways)))


def _programs(desk: Desk) -> Iterator[Finding]:
    """Yield the commands in the settings whose program isn't there, or that can't be read."""
    for key in COMMANDS:
        try:
            words = command_of(desk.settings, key)
        except DeskError as problem:
            yield Finding(MAIL, PROBLEM, str(problem))
            continue
        if words and not shutil.which(words[0]):
            said = _("{key}: there is no program {name}.").format(key=key, name=words[0])
            yield Finding(
                MAIL, PROBLEM, said, _("Install it, or say another: wfhdesk config set {key} ...").format(key=key)
            )


def _certificates(desk: Desk) -> Iterator[Finding]:
    for what in WHATS:
        if desk.settings.text(f"{what}.host") and desk.settings.text(f"{what}.ca_file"):
            try:
                context(desk.delivery.servers.named(what))
            except DeskError as problem:
                advice = _("wfhdesk config set {key} FILE, or '' for the system's own").format(key=f"{what}.ca_file")
                yield Finding(MAIL, PROBLEM, str(problem), advice)


def _logged_in(desk: Desk, what: str) -> Finding:
    host = desk.settings.text(f"{what}.host")
    try:
        desk.delivery.servers.try_login(what)
    except DeskError as problem:
        return Finding(MAIL, PROBLEM, f"{host}: {problem}", _("Ask for all of it again: {words}").format(words=_ASKED))
    return Finding(MAIL, OK, _("{host}: it works.").format(host=host))


def keyring(desk: Desk, look: Look) -> list[Finding]:
    """Look at the keyring where a password is looked for in it; it is asked for none, and nobody is asked to unlock it."""
    wanted = [what for what in WHATS if desk.passwords.is_wanted_from_keyring(what)]
    if desk.is_sample or not (wanted or look.at_all):
        return [Finding(KEYRING, OK, _("Not asked: no password is looked for in it."))]
    try:
        found = desk.passwords.keyring()
    except DeskError as problem:
        return [Finding(KEYRING, PROBLEM if wanted else NOTE, str(problem))]
    if found.is_locked:
        said = _("{name} is locked, so sending waits for you to unlock it.").format(name=found.name)
        return [Finding(KEYRING, NOTE, said, _("Most unlock it with your login; your system's settings say how."))]
    return [Finding(KEYRING, OK, _("{name} keeps passwords secret.").format(name=found.name))]
