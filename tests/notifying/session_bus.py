"""A session bus of its own, on which nobody is but whom a test puts there."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

PATIENCE = 20.0

_SETTINGS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SessionBus:
    """A bus in a folder; its socket is called `bus`, as it is in `$XDG_RUNTIME_DIR`."""

    def __init__(self, folder: Path, *, starts_services: bool = False) -> None:
        """Start it. `starts_services` lets it start what programs of this machine offer."""
        self.folder = folder
        self.address = f"unix:path={quote(str(folder / 'bus'))}"
        settings = folder / "bus.conf"
        services = "<standard_session_servicedirs/>" if starts_services else ""
        settings.write_text(_SETTINGS.format(address=self.address, services=services))
        with (folder / "bus.log").open("wb") as log:
            self._process = subprocess.Popen(
                ["dbus-daemon", f"--config-file={settings}", "--nofork", "--nopidfile"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until((folder / "bus").exists, folder / "bus.log")

    @property
    def environment(self) -> dict[str, str]:
        """What a program has to be told to be on this bus."""
        return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address, "XDG_RUNTIME_DIR": str(self.folder)}

    def has(self, name: str) -> bool:
        """Return whether a program is on the bus by this name, without starting one."""
        return "true" in self._asked("NameHasOwner", f"string:{name}")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def _asked(self, question: str, *words: str) -> str:
        bus = ("--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus")
        done = subprocess.run(
            ["dbus-send", *bus, f"org.freedesktop.DBus.{question}", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout


def wait_until(condition: Callable[[], bool], log: Path) -> None:
    """Wait until a condition is true; fail with what the log says where it doesn't become so."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, log.read_text(errors="replace")
        time.sleep(0.02)
