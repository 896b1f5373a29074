"""Checks of who else sees the desk: others on this machine, and whoever has what a sync program keeps."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wfhdesk.adapters import disks, who_can_read
from wfhdesk.desk.exporting import KIND
from wfhdesk.domain.health import NOTE, OK, PROBLEM, READABLE, SYNCED, Finding, Look, or_well
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


def readable(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether others on this machine can read the desk, the settings, the state, backups, or exports in the home."""
    if os.name != "posix":
        return [Finding(READABLE, OK, _("Not looked at: Windows says it in another way than by modes."))]
    found = [
        Finding(
            READABLE,
            PROBLEM,
            _("{path} can be read by others").format(path=path),
            f"chmod go= {shlex.quote(path)}",
        )
        for path in dict.fromkeys(_open_places(desk))
    ]
    return or_well(found, READABLE, _("No: only you can."))


def _open_places(desk: Desk) -> Iterator[str]:
    yield from desk.care.readable_by_others()
    if who_can_read.is_reachable(desk.settings.path):
        yield desk.settings.path
    if who_can_read.is_open(desk.places.state):
        yield desk.places.state
    yield from filter(who_can_read.is_open, (desk.backups.folder, *(kept.path for kept in desk.backups.all())))
    yield from filter(who_can_read.is_open, who_can_read.exports(desk.files_folder, KIND))


def synced(desk: Desk, _look: Look) -> list[Finding]:
    """Look whether the desk lies where other devices, and perhaps other people, have it too."""
    places, found = desk.places, []
    if program := disks.sync_program(places.desk):
        said = _(
            "{program} keeps the desk in step with other devices. It is made for that: each device writes only files of its "
            "own, and what was changed in two places waits for you here. Whoever else gets at what {program} has can read it."
        )
        found.append(Finding(SYNCED, NOTE, said.format(program=program)))
    if kind := disks.network_file_system(places.desk):
        said = _(
            "The desk lies on a disk of the network ({kind}). Several devices can use it at once, but while the network is "
            "away nothing can be kept, and whoever keeps that disk can read it all."
        )
        found.append(Finding(SYNCED, NOTE, said.format(kind=kind)))
    shared = disks.sync_program(places.state) or disks.network_file_system(places.state)
    if shared:
        said = _("This device's state in {path} is shared by {program}; every device has to have its own.")
        advice = _("Put it on a disk of this device: set XDG_STATE_HOME to a folder there.")
        found.append(Finding(SYNCED, NOTE, said.format(path=places.state, program=shared), advice))
    return or_well(found, SYNCED, _("No: the desk is on this device only, as far as one can see."))
