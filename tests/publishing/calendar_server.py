"""A Radicale of one's own, and the vdirsyncer that carries a folder to it: in a folder, on a free port of 127.0.0.1."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar

ROOT = Path(__file__).parent.parent.parent
USER, PASSWORD = "ana", "not a secret"
_PATIENCE = 20.0

_RADICALE = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = {folder}/data
[logging]
level = warning
"""
_VDIRSYNCER = """\
[general]
status_path = "{folder}/status/"
[pair availability]
a = "here"
b = "there"
collections = ["availability"]
conflict_resolution = "a wins"
[storage here]
type = "filesystem"
path = "{calendars}"
fileext = ".ics"
[storage there]
type = "caldav"
url = "http://127.0.0.1:{port}/"
username = "{user}"
password = "{password}"
"""


def program(name: str) -> str | None:
    """Return a program from `.servers`, where `make servers` puts it, or from the path."""
    own = ROOT / ".servers" / name / "bin" / name
    return str(own) if own.exists() else shutil.which(name)


class Item(NamedTuple):
    """One file of a calendar on the server: its version, and what it says."""

    etag: str
    data: bytes


class CalendarServer:
    """Radicale with one person's calendars, and what that person's vdirsyncer does with them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        (folder / "radicale").write_text(_RADICALE.format(folder=folder, port=self.port))
        (folder / "vdirsyncer").write_text(
            _VDIRSYNCER.format(folder=folder, calendars=self.calendars, port=self.port, user=USER, password=PASSWORD)
        )
        radicale = program("radicale")
        assert radicale
        with (folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [radicale, "--config", str(folder / "radicale")], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._wait()

    @property
    def calendars(self) -> Path:
        """The folder whose folders are calendars, on this side."""
        return self._folder / "calendars"

    @property
    def availability(self) -> Path:
        """The folder that is published."""
        return self.calendars / "availability"

    def _wait(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError((self._folder / "log").read_text())

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(_PATIENCE)

    # --- as any client ------------------------------------------------------------------------------------------

    def asks(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask the server something; return the status, the headers and the body of its answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        known = {name.replace("_", "-"): value for name, value in headers.items()}
        token = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        connection.request(method, path, body.encode(), {**known, "Authorization": f"Basic {token}"})
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data

    def makes(self, calendar: str) -> None:
        """Make an empty calendar on the server."""
        assert self.asks("MKCALENDAR", f"/{USER}/{calendar}/")[0] == 201

    def puts(self, calendar: str, uid: str, data: bytes) -> None:
        """Put a file into a calendar, as another program would."""
        status, _headers, said = self.asks(
            "PUT", f"/{USER}/{calendar}/{uid}.ics", data.decode(), Content_Type="text/calendar"
        )
        assert status == 201, said

    def items(self, calendar: str) -> dict[str, Item]:
        """Return the files of a calendar by their UIDs."""
        whole = Calendar.from_ical(self.asks("GET", f"/{USER}/{calendar}/")[2])
        uids = {str(event["UID"]) for event in whole.walk("VEVENT")}
        found = {}
        for uid in uids:
            status, headers, data = self.asks("GET", f"/{USER}/{calendar}/{uid}.ics")
            assert status == 200, uid
            found[uid] = Item(headers["etag"], data)
        return found

    def busy(self, calendar: str, start: str, end: str) -> Calendar:
        """Ask for free and busy time (RFC 4791, section 7.10) between two moments such as 20261123T000000Z."""
        query = (
            '<?xml version="1.0" encoding="utf-8"?><C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">'
            f'<C:time-range start="{start}" end="{end}"/></C:free-busy-query>'
        )
        status, _headers, said = self.asks(
            "REPORT", f"/{USER}/{calendar}/", query, Content_Type="application/xml", Depth="1"
        )
        assert status == 200, said
        return Calendar.from_ical(said)

    # --- the person's own synchronizer --------------------------------------------------------------------------

    @property
    def sync_command(self) -> str:
        """The command that carries the folder to the server."""
        return f"env VDIRSYNCER_CONFIG={self._folder / 'vdirsyncer'} {program('vdirsyncer')} sync"

    def discovers(self) -> None:
        """Let vdirsyncer find the folder and make its calendar on the server."""
        self._vdirsyncer("discover", answer="y\n" * 9)

    def syncs(self) -> str:
        """Carry the folder to the server, and the server's to the folder; return what vdirsyncer said."""
        return self._vdirsyncer("sync")

    def _vdirsyncer(self, word: str, answer: str = "") -> str:
        vdirsyncer = program("vdirsyncer")
        assert vdirsyncer
        done = subprocess.run(
            [vdirsyncer, word],
            input=answer,
            env={**os.environ, "VDIRSYNCER_CONFIG": str(self._folder / "vdirsyncer")},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr
