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

    @property
    def options(self) -> list[str]:
        """What names this desk on the command line; nothing for the person's usual one."""
        is_named = os.path.dirname(self.settings) == self.desk
        return ["--desk", self.desk] if is_named else []

    @property
    def sign(self) -> str:
        """What tells this desk's files from other desks' in the state folder that all of them share."""
        from zlib import crc32

        return f"{crc32(os.fsencode(self.desk)):08x}"


def folders(named: str | None = None) -> Folders:
    """Return the places for the desk that was named (`--desk`, `WFHDESK_DIR`), or for the person's usual one.

    A named desk keeps its settings beside its files. The device's state never lies in the desk: a desk copied or
    synced to another host must not carry it along.
    """
    data, config, state = _usual()
    if named:
        desk = os.path.abspath(os.path.expanduser(named))
        return Folders(desk, os.path.join(desk, "config.toml"), state)
    return Folders(data, os.path.join(config, "config.toml"), state)


def _usual() -> tuple[str, str, str]:
    """Return the usual folders of data, configuration and state."""
    if sys.platform == "linux":
        # The XDG base directories, as platformdirs reads them (a test holds the two against each other): importing it
        # costs `wfhdesk log` 9 ms of 50.
        return _xdg("DATA", ".local/share"), _xdg("CONFIG", ".config"), _xdg("STATE", ".local/state")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("wfhdesk", appauthor=False)
    # Elsewhere the three may be one folder; the state must not lie in the desk.
    return os.path.join(dirs.user_data_dir, "desk"), dirs.user_config_dir, os.path.join(dirs.user_state_dir, "state")


def _xdg(what: str, usual: str) -> str:
    base = os.environ.get(f"XDG_{what}_HOME", "").strip()
    return os.path.join(base if os.path.isabs(base) else os.path.expanduser(f"~/{usual}"), "wfhdesk")
