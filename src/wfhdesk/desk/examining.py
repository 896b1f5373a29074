"""A look at the desk's health: every subject once, quickly, with no network, and without asking anybody for a password."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wfhdesk.desk import examined_files, examined_own, examined_readers, examined_sending, examined_surroundings
from wfhdesk.domain import health
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.health import PROBLEM, Finding, Look
from wfhdesk.domain.plaintext import several_lines

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

_Check = Callable[["Desk", Look], Iterable[Finding]]

_CHECKS: tuple[tuple[str, _Check], ...] = (
    (health.FOLDER, examined_files.folder),
    (health.SETTINGS, examined_own.settings),
    (health.OWN_FILES, examined_own.own_files),
    (health.READABLE, examined_readers.readable),
    (health.SYNCED, examined_readers.synced),
    (health.ZONE, examined_own.zone),
    (health.MAIL, examined_sending.mail),
    (health.KEYRING, examined_sending.keyring),
    (health.NOTIFICATIONS, examined_surroundings.notifications),
    (health.SCHEDULER, examined_surroundings.scheduler),
    (health.TERMINAL, examined_surroundings.terminal),
    (health.BACKUPS, examined_files.backups),
    (health.VERSION, examined_files.version),
    (health.FILES, examined_files.files),
    (health.VERSIONS, examined_files.second_versions),
)
"""Every subject with what looks at it, in the order in which they are told."""


def examined(desk: Desk, look: Look) -> list[Finding]:
    """Return what there is to say of every subject, the problems first.

    Raises DeskError where the desk can't be read at all: it is a file, or a newer wfhdesk wrote it.
    """
    desk.db.lines.load_all()
    return health.worst_first(finding for subject, check in _CHECKS for finding in _checked(desk, look, subject, check))


def _checked(desk: Desk, look: Look, subject: str, check: _Check) -> list[Finding]:
    """Return what one check finds; one that fails tells so, and the others go on."""
    try:
        found = list(check(desk, look))
    except DeskError as problem:
        found = [Finding(subject, PROBLEM, str(problem))]
    except OSError as problem:
        said = ": ".join(str(part) for part in (problem.filename, problem.strerror) if part)
        found = [Finding(subject, PROBLEM, said or str(problem))]
    return [one._replace(text=several_lines(one.text), advice=several_lines(one.advice)) for one in found]
