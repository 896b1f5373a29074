"""What a folder lies on: how much room there is, whether it is a disk of the network, which program keeps it in step.

Sources: proc(5) for /proc/self/mounts; the marks that each program leaves in the folder it keeps in step (Syncthing's
`.stfolder`, Dropbox's `.dropbox.cache`, the journal `.sync_*.db` of Nextcloud and ownCloud), and the folders' usual names.
"""

from __future__ import annotations

import os
import re
import sys
from itertools import pairwise
from typing import NamedTuple

_MOUNTS = "/proc/self/mounts"
_OF_THE_NETWORK = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "ceph",
            "lustre",
            "glusterfs",
            "beegfs",
            "davfs",
            "coda",
        ),
        *(
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.davfs2",
            "fuse.glusterfs",
            "fuse.gvfsd-fuse",
            "fuse.s3fs",
            "fuse.curlftpfs",
        ),
    )
)
_JOURNAL = re.compile(r"\._?sync_.+\.db|\.(nextcloud|owncloud)sync\.log")
_NAMED = (
    ("OneDrive", re.compile(r"OneDrive( - .+)?")),
    ("Dropbox", re.compile(r"Dropbox( \(.+\))?")),
    ("Nextcloud", re.compile(r"Nextcloud\d*")),
)
_OF_APPLE = ("Library", "Mobile Documents")
_CLOUDS_ON_APPLE = ("Library", "CloudStorage")
_SHARES_OF_WINDOWS = ("\\\\", "//")


class Room(NamedTuple):
    """What is left on a disk: bytes, and how many files more; None where the disk doesn't count them."""

    bytes: int
    files: int | None


def nearest(path: str) -> str:
    """Return a path, or the nearest folder above it that is there."""
    while not os.path.lexists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def is_writable(folder: str) -> bool:
    """Return whether files can be made in a folder; where it isn't there yet, whether it can be made."""
    return os.access(nearest(folder), os.W_OK | os.X_OK)


def room(path: str) -> Room:
    """Return what is left on the disk for whoever isn't its keeper. Raises OSError."""
    if sys.platform == "win32":
        import shutil

        return Room(shutil.disk_usage(nearest(path)).free, None)
    status = os.statvfs(nearest(path))
    return Room(status.f_bavail * status.f_frsize, status.f_favail if status.f_files else None)


def network_file_system(path: str) -> str:
    """Return the kind of file system where a folder lies on one of the network, else nothing; known on Linux and Windows."""
    if sys.platform == "win32":
        return "SMB" if os.path.abspath(path).startswith(_SHARES_OF_WINDOWS) else ""
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as file:
            mounts = [line.split() for line in file]
    except OSError:
        return ""
    real = os.path.realpath(nearest(path))
    above = [(_unescaped(words[1]), words[2]) for words in mounts if len(words) > 2]
    # Of mounts on the same folder the last one covers the others.
    kind = max(
        ((len(place), number, kind) for number, (place, kind) in enumerate(above) if _is_in(real, place)),
        default=(0, 0, ""),
    )[2]
    return kind if kind in _OF_THE_NETWORK else ""


def _unescaped(place: str) -> str:
    """Return a mount's folder: blanks and the like are written as three octal digits."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def sync_program(path: str) -> str:
    """Return the name of the program that keeps a folder in step with other devices, as far as its marks tell."""
    real = os.path.realpath(nearest(path))
    if found := _of_apple(real.split(os.sep)):
        return found
    while True:
        if found := _kept_by(real):
            return found
        above = os.path.dirname(real)
        if above == real:
            return ""
        real = above


def _of_apple(parts: list[str]) -> str:
    for place, pair in enumerate(pairwise(parts)):
        if pair == _OF_APPLE:
            return "iCloud"
        if pair == _CLOUDS_ON_APPLE and len(parts) > place + 2:
            return parts[place + 2].partition("-")[0]
    return ""


def _kept_by(folder: str) -> str:
    """Return who keeps exactly this folder in step."""
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    if ".stfolder" in names:
        return "Syncthing"
    # ~/.dropbox is a folder of the program's own; in a folder that it keeps in step it is a file.
    if ".dropbox.cache" in names or (".dropbox" in names and os.path.isfile(os.path.join(folder, ".dropbox"))):
        return "Dropbox"
    if any(_JOURNAL.fullmatch(name) for name in names):
        return "Nextcloud"
    if folder in {
        os.path.realpath(path) for name in ("OneDrive", "OneDriveCommercial") if (path := os.environ.get(name))
    }:
        return "OneDrive"
    own = os.path.basename(folder)
    return next((name for name, form in _NAMED if form.fullmatch(own)), "")
