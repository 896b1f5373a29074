"""What a job needs that a scheduler starts it without: this Python, and what the terminal's environment says."""

from __future__ import annotations

import os
import subprocess
import sys

from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.schedules import Environment
from wfhdesk.language import gettext as _

_PLACES = {
    "XDG_DATA_HOME": "~/.local/share",
    "XDG_CONFIG_HOME": "~/.config",
    "XDG_STATE_HOME": "~/.local/state",
}
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_RUNTIME = "XDG_RUNTIME_DIR"
_BUS = "DBUS_SESSION_BUS_ADDRESS"
_BUSES = "unix:path=/run/user/"
_PATIENCE = 5.0
"""Seconds in which a Python has started."""


def python() -> str:
    """Return the absolute path of this Python. Raises DeskError where nobody knows it.

    Links in it are not followed: a virtual environment is one. On Windows it is the one beside it that opens no window.
    """
    if not sys.executable:
        raise DeskError(_("Python doesn't know where it lies itself, so no scheduler can be told."))
    path = os.path.abspath(sys.executable)
    silent = os.path.join(os.path.dirname(path), "pythonw.exe")
    return silent if sys.platform == "win32" and os.path.exists(silent) else path


def is_program(path: str) -> bool:
    """Return whether there is a program at a path."""
    return os.path.isfile(path) and os.access(path, os.X_OK)


def knows_wfhdesk(path: str) -> bool:
    """Return whether the Python at a path can start wfhdesk; this one does."""
    if path == python():
        return True
    look = "import importlib.util, sys; sys.exit(importlib.util.find_spec('wfhdesk') is None)"
    try:
        done = subprocess.run(
            [path, "-P", "-c", look], stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def places() -> Environment:
    """Return where the person's data lie, as far as that isn't where it usually is."""
    told = [(name, os.environ.get(name, "").strip(), os.path.expanduser(usual)) for name, usual in _PLACES.items()]
    return tuple((name, value) for name, value, usual in told if os.path.isabs(value) and value != usual)


def locale() -> Environment:
    """Return the terminal's language. `LC_ALL`, because a scheduler may set any of the others itself."""
    value = next((os.environ[name] for name in _LOCALES if os.environ.get(name)), "")
    return (("LC_ALL", value),) if value else ()


def zone() -> Environment:
    """Return the terminal's time zone where it isn't that of the system."""
    value = os.environ.get("TZ", "")
    return (("TZ", value),) if value else ()


def own_terminal() -> Environment:
    """Return the terminal that the person wants new windows to be of."""
    value = os.environ.get("TERMINAL", "")
    return (("TERMINAL", value),) if value else ()


def session() -> Environment:
    """Return the way to the desktop: its bus, for notifications, and its display, for a window that one of their buttons opens.

    Where the terminal names no bus it lies in the runtime folder. A guid is left out: the next login has another.
    """
    if sys.platform != "linux":
        return ()
    address = os.environ.get(_BUS, "").partition(",guid=")[0]
    told = {_BUS: address, _RUNTIME: os.environ.get(_RUNTIME) or f"/run/user/{os.getuid()}"}
    told |= {name: os.environ.get(name, "") for name in _DISPLAYS}
    return tuple((name, value) for name, value in told.items() if value)


def is_lasting(environment: Environment) -> bool:
    """Return whether the bus that an environment names, if it names one, will be there after the next login too."""
    return all(name != _BUS or value.startswith(_BUSES) for name, value in environment)
