"""What a look at the desk's health found: a line about each subject, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wfhdesk.language import gettext as _

OK, NOTE, PROBLEM = "ok", "note", "problem"
_WORST_FIRST = (PROBLEM, NOTE, OK)

FOLDER, FILES, VERSIONS, READABLE, SYNCED = "folder", "files", "versions", "readable", "synced"
SETTINGS, OWN_FILES, ZONE, BACKUPS = "settings", "own files", "zone", "backups"
MAIL, KEYRING, NOTIFICATIONS, SCHEDULER = "mail", "keyring", "notifications", "scheduler"
TERMINAL, VERSION = "terminal", "version"

_ENDS = (".", "!", "?", "…")


class Finding(NamedTuple):
    """What was found about a subject. Only a `problem` is something to do something about; a `note` is worth knowing."""

    subject: str
    state: str
    text: str
    advice: str = ""

    @property
    def told(self) -> str:
        """What was found and what to do, one behind the other."""
        if not self.advice:
            return self.text
        return f"{self.text} {self.advice}" if self.text.endswith(_ENDS) else f"{self.text}; {self.advice}"


class Look(NamedTuple):
    """How closely to look: `at_all` also at what nothing here needs, `online` also at what takes the network."""

    at_all: bool = False
    online: bool = False


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with the problems first, then notes, then what is well; else in the order they came in."""
    return sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.state))


def problems(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that are something to do something about."""
    return [finding for finding in findings if finding.state == PROBLEM]


def worth_telling(findings: Iterable[Finding]) -> list[Finding]:
    """Return those that a person has to hear of without asking, the problems first."""
    return [finding for finding in worst_first(findings) if finding.state != OK]


def or_well(findings: Sequence[Finding], subject: str, text: str) -> list[Finding]:
    """Return what was found, or where that is nothing, that all is well with the subject."""
    return [*findings] or [Finding(subject, OK, text)]


def shown_subject(subject: str) -> str:
    """Return what a subject is called."""
    return {
        FOLDER: _("Folder"),
        FILES: _("Files"),
        VERSIONS: _("Second versions"),
        READABLE: _("Readable by others"),
        SYNCED: _("Synced"),
        SETTINGS: _("Settings"),
        OWN_FILES: _("Own templates and checklists"),
        ZONE: _("Time zone"),
        BACKUPS: _("Backups"),
        MAIL: _("Mail"),
        KEYRING: _("Keyring"),
        NOTIFICATIONS: _("Notifications"),
        SCHEDULER: _("Scheduler"),
        TERMINAL: _("Terminal"),
        VERSION: _("Version"),
    }[subject]
