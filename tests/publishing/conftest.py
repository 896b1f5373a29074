"""What the tests of publishing share: a desk with hours, other people's readers, a calendar server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.calendar_server import CalendarServer, program
from wfhdesk.desk.desk import Desk

HOURS = "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office"


@pytest.fixture
def ana(desk: Desk) -> Desk:
    """The desk of somebody who said who she is and when she works."""
    desk.settings.set("me.name", ["Ana Lima"])
    desk.settings.set("me.email", ["ana@example.org"])
    desk.availability.set_hours(HOURS)
    return desk


@pytest.fixture
def server(tmp_path: Path) -> Iterator[CalendarServer]:
    """A calendar server with nothing on it."""
    if not (program("radicale") and program("vdirsyncer")):
        pytest.skip("needs Radicale and vdirsyncer: make servers")
    folder = tmp_path / "server"
    folder.mkdir()
    running = CalendarServer(folder)
    yield running
    running.stop()
