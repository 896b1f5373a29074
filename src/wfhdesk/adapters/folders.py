"""Where the desk, its settings and this device's state lie."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


class Folders(NamedTuple):
    """The three places: the desk's folder, the file of settings, and the folder of this device's state."""

    desk: str
    settings: str
    state: str


def folders(named: str | None = None) -> Folders:
    """Return the places for the desk that was named (`--desk`, `WFHDESK_DIR`), or for the person's usual one.

    A named desk keeps its settings beside its files. The device's state never lies in the desk: a desk copied or
    synced to another host must not carry it along.
    """
    if named:
        desk = os.path.abspath(os.path.expanduser(named))
        return Folders(desk, os.path.join(desk, "config.toml"), _state())
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("wfhdesk", appauthor=False)
    return Folders(dirs.user_data_dir, os.path.join(dirs.user_config_dir, "config.toml"), dirs.user_state_dir)


def _state() -> str:
    if sys.platform in ("win32", "darwin", "android"):
        from platformdirs import user_state_dir

        return user_state_dir("wfhdesk", appauthor=False)
    # XDG base directories, as platformdirs reads them; importing it costs `wfhdesk log` 11 ms.
    base = os.environ.get("XDG_STATE_HOME", "").strip()
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.local/state"), "wfhdesk")
