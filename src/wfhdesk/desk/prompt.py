"""The line of a shell's prompt or a status bar, kept once it was worked out, so that no prompt waits for it.

This is on the way of every prompt: it loads nothing of the desk. What works the line out is `desk.prompt_renewal`, a process
of its own as a rule.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress

from wfhdesk.adapters.folders import Folders, folders
from wfhdesk.desk.prompt_answer import Answer, answer_path, grounds_of, lock_path, marks_of, read
from wfhdesk.domain.plaintext import several_lines

_LONGEST = 120
"""Characters of a line for a prompt."""


def line(named: str | None) -> str:
    """Return what a prompt shows now for the desk that was named; nothing where nothing waits or it isn't known yet.

    What was kept is shown as long as it holds: until another moment, or until anything is written to the desk. Then nothing is
    shown while a process of its own works it out: a word about what was just done would be wrong, and so would one outside
    of one's hours. Only the very first time it is worked out at once.
    """
    places = folders(named)
    kept = read(answer_path(places))
    if kept is None and not os.path.exists(lock_path(places)):
        from wfhdesk.desk.prompt_renewal import renew

        return _harmless(renew(places))
    if kept is not None and _holds(kept, places):
        return _harmless(kept.line)
    start_beside("wfhdesk.desk.prompt_renewal", places)
    return ""


def _holds(kept: Answer, places: Folders) -> bool:
    is_its_time = kept.made <= time.time() < kept.until
    return is_its_time and kept.grounds == grounds_of(places) and kept.files == marks_of(places.desk)


def _harmless(text: str) -> str:
    """Return one short line without controls: whatever stands in the file, it goes to a terminal."""
    return several_lines(text).partition("\n")[0].strip()[:_LONGEST]


# --- working it out meanwhile ---------------------------------------------------------------------------------------


def start_beside(module: str, places: Folders) -> None:
    """Start a module on a desk as a process of its own; it outlives the terminal and says nothing in it."""
    words = [sys.executable, "-P", "-m", module, *places.options]
    with suppress(OSError):  # then it is done another time
        if sys.platform == "win32":
            import subprocess

            flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
            null = subprocess.DEVNULL
            subprocess.Popen(words, stdin=null, stdout=null, stderr=null, creationflags=flags)
        else:
            _spawn(words, os.environ)


def _spawn(words: list[str], environment: Mapping[str, str]) -> None:
    """Start a program in a session of its own; subprocess can do it too, but costs a prompt 8 ms."""
    if sys.platform != "win32":
        streams = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
        try:
            os.posix_spawn(words[0], words, environment, file_actions=streams, setsid=True)
        except NotImplementedError:  # an old C library; a process group of its own hears no Ctrl-C either
            os.posix_spawn(words[0], words, environment, file_actions=streams, setpgroup=0)
