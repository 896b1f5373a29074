"""The person's own files beside the settings, all together: the settings themselves, templates, checklists."""

from __future__ import annotations

import os
from collections.abc import Mapping

from wfhdesk.adapters.files import beginning_of, make_private, replace_whole
from wfhdesk.domain.holdings import is_own_name

SETTINGS = "config.toml"
_FOLDERS = (("templates", ".md.j2"), ("checklists", ".toml"))
_LARGEST = 1_000_000
"""Bytes of one file: nobody types more."""
_MOST = 500


def read_all(folder: str) -> dict[str, bytes]:
    """Return the files by their paths in `folder`, with `/` between the parts. Raises DeskError for what can't be read."""
    found = {}
    for name in _names(folder):
        data = beginning_of(os.path.join(folder, *name.split("/")), _LARGEST + 1)
        if len(data) <= _LARGEST:
            found[name] = data
    return found


def _names(folder: str) -> list[str]:
    names = [SETTINGS] if os.path.isfile(os.path.join(folder, SETTINGS)) else []
    for kind, suffix in _FOLDERS:
        top = os.path.join(folder, kind)
        for above, folders, files in os.walk(top):
            folders[:] = sorted(folders) if above == top else []  # templates have a folder a language, and none below
            inside = os.path.relpath(above, folder).replace(os.sep, "/")
            names += [f"{inside}/{name}" for name in sorted(files) if name.endswith(suffix)]
    return [name for name in names if is_own_name(name)][:_MOST]


def write_all(folder: str, files: Mapping[str, bytes]) -> None:
    """Write files at their paths in `folder`, each whole. Raises DeskError where the disk doesn't take one.

    Where the settings file is a link (dotfiles), it stays one.
    """
    for name, data in files.items():
        path = os.path.realpath(os.path.join(folder, *name.split("/")))
        make_private(os.path.dirname(path))
        replace_whole(path, data)
