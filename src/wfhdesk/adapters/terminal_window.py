"""A new terminal window on the desktop with a program in it, for whoever pressed a button and has no terminal open."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from threading import Thread

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

_AT_ONCE = 0.5
"""Seconds in which a terminal ends that can't open a window."""

_TERMINALS = {
    "xdg-terminal-exec": (),
    "x-terminal-emulator": ("-e",),
    "ptyxis": ("--",),
    "kgx": ("--",),
    "gnome-terminal": ("--",),
    "konsole": ("-e",),
    "xfce4-terminal": ("-x",),
    "mate-terminal": ("-x",),
    "terminator": ("-x",),
    "ghostty": ("-e",),
    "kitty": (),
    "alacritty": ("-e",),
    "foot": (),
    "wezterm": ("start", "--"),
    "urxvt": ("-e",),
    "st": ("-e",),
    "xterm": ("-e",),
}
"""What stands between a terminal and a program with its words, so that no shell reads them; the one to try first comes first.

The first two are the person's own choice: freedesktop.org's proposal, and Debian's alternative (Debian Policy 11.8.3).
"""

_APPLESCRIPT = """\
on run words
    tell application "Terminal"
        do script (item 1 of words)
        activate
    end tell
end run"""


def open_window(program: Sequence[str]) -> None:
    """Open a terminal window and run a program with its arguments in it; don't wait for its end.

    May take half a second. Raises DeskError where there is no terminal, or where it opens no window.
    """
    if sys.platform == "win32":
        subprocess.Popen(list(program), creationflags=subprocess.CREATE_NEW_CONSOLE)
    elif sys.platform == "darwin":
        # Terminal hands the line to a shell, so it is quoted for one; to AppleScript it is a word and no text of its own.
        _start(["osascript", "-e", _APPLESCRIPT, shlex.join(program)])
    else:
        _start([*_terminal(), *program])


def _terminal() -> list[str]:
    """Return the words that come before the program."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise DeskError(_("There is no desktop to open a window on; run wfhdesk in a terminal."))
    for command in (_own_choice(), *([name] for name in _TERMINALS)):
        if command and (path := shutil.which(command[0])):
            return [path, *command[1:], *_TERMINALS.get(os.path.basename(command[0]), ("-e",))]
    raise DeskError(_("No terminal was found to open a window with; set TERMINAL to the one you use."))


def _own_choice() -> list[str]:
    try:
        return shlex.split(os.environ.get("TERMINAL", ""))
    except ValueError:  # a quotation mark without its other
        return []


def _start(command: Sequence[str]) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as problem:
        raise DeskError(_failed(command[0], problem.strerror or "")) from problem
    try:
        code = process.wait(_AT_ONCE)
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()  # else it stays in the process table once it has ended
        return
    if code:
        raise DeskError(_failed(command[0], _("exit code {code}").format(code=code)))


def _failed(command: str, reason: str) -> str:
    name = os.path.basename(command)
    return _("The terminal {name} opened no window ({reason}); run wfhdesk in a terminal.").format(
        name=name, reason=reason
    )
