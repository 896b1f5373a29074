"""Who on this machine can read a file, by its mode; and exports of a desk that lie in a folder."""

from __future__ import annotations

import os
import stat

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_GO_IN = stat.S_IXGRP | stat.S_IXOTH
_BEGINNING = 200
"""Bytes of a file that tell whether it is an export: that is the first thing it says."""
_MOST = 500


def is_open(path: str) -> bool:
    """Return whether others than the owner can do anything with a file or folder, by its own mode; never so on Windows."""
    try:
        return os.name == "posix" and bool(os.stat(path).st_mode & _OTHERS)
    except OSError:
        return False


def is_reachable(path: str) -> bool:
    """Return whether others can read a file: it is open to them, and so is the folder it really lies in."""
    real = os.path.realpath(path)
    try:
        return is_open(real) and bool(os.stat(os.path.dirname(real)).st_mode & _OTHERS_GO_IN)
    except OSError:
        return False


def exports(folder: str, kind: str) -> list[str]:
    """Return the JSON files right in a folder that say at their beginning that they are of a kind."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))[:_MOST]
    except OSError:
        return []
    return [path for path in (os.path.join(folder, name) for name in names) if _says(path, kind)]


def _says(path: str, kind: str) -> bool:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as file:
            return kind.encode() in file.read(_BEGINNING)
    except OSError:
        return False
