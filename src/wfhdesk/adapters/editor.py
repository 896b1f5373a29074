"""The person's own editor, for a text that is longer than a command line."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _


def _open_file(path: str) -> None:
    """Open a file in the person's editor and wait until it is closed. Raises DeskError where there is none."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    try:
        status = subprocess.run([*shlex.split(command), path], check=False).returncode
    except (OSError, ValueError) as problem:
        raise DeskError(
            _("The editor “{command}” could not be started; set EDITOR to the one you use.").format(command=command)
        ) from problem
    if status:
        raise DeskError(_("The editor “{command}” ended with an error; nothing was changed.").format(command=command))


def edited(text: str, suffix: str = ".txt") -> str:
    """Return a text as the person leaves it in the editor. Raises DeskError where that can't be read."""
    file, path = tempfile.mkstemp(prefix="wfhdesk-", suffix=suffix)
    try:
        with open(file, "w", encoding="utf-8") as draft:
            draft.write(text)
        _open_file(path)
        with open(path, encoding="utf-8-sig") as draft:
            return draft.read()
    except (OSError, UnicodeDecodeError) as problem:
        raise DeskError(
            _("What the editor left can't be read ({reason}); nothing was changed.").format(reason=problem)
        ) from problem
    finally:
        if os.path.exists(path):
            os.unlink(path)
