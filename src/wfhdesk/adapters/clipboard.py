"""The clipboard: the system's own program where there is one, else the terminal (OSC 52)."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

_PATIENCE = 5.0


def copy(text: str, html: str = "", terminal: Callable[[str], bool] | None = None) -> str:
    """Put a text on the clipboard and return by what; empty where nothing does it.

    `terminal` asks the terminal, for whoever writes to it all the time and must not be interrupted.

    These programs hold one form of a text each. So where there is HTML and a second selection, the HTML goes on the
    clipboard (Ctrl-V into a mail) and the text into that selection (the middle button). That a terminal was asked doesn't
    mean that it did it: no answer comes back.
    """
    for command, data in _programs(text, html):
        if shutil.which(command[0]) and _ran(command, data):
            if "text/html" in command:
                _ran(_SECOND[command[0]], text.encode())
            return command[0]
    return "OSC 52" if (terminal or _by_terminal)(text) else ""


def program() -> str:
    """Return the program that a text would go to first; empty where only the terminal can take it."""
    tried = (command[0] for command, _data in _programs("", ""))
    return next((name for name in tried if shutil.which(name)), "")


_SECOND = {"wl-copy": ["wl-copy", "--primary"], "xclip": ["xclip", "-selection", "primary"]}


def _programs(text: str, html: str) -> list[tuple[list[str], bytes]]:
    """Return the commands to try, the one that keeps the HTML first."""
    plain, rich = text.encode(), html.encode()
    if sys.platform == "darwin":
        return [(["pbcopy"], plain)]
    if sys.platform == "win32":
        return [(["clip"], text.encode("utf-16"))]
    tried: list[tuple[list[str], bytes]] = []
    if os.environ.get("WAYLAND_DISPLAY"):
        tried += [(["wl-copy", "--type", "text/html"], rich)] if html else []
        tried.append((["wl-copy"], plain))
    if os.environ.get("DISPLAY"):
        tried += [(["xclip", "-selection", "clipboard", "-t", "text/html"], rich)] if html else []
        tried += [(["xclip", "-selection", "clipboard"], plain), (["xsel", "--clipboard", "--input"], plain)]
    return tried


def _ran(command: list[str], data: bytes) -> bool:
    try:
        # Not captured: xclip stays behind to serve what was copied, and would hold a pipe open.
        done = subprocess.run(
            command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _by_terminal(text: str) -> bool:
    try:
        with open("/dev/tty", "w", encoding="ascii") as terminal:
            terminal.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a")
    except OSError:
        return False
    return True
