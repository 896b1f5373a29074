"""The terminal that this process runs in, seen without writing to it."""

from __future__ import annotations

import os
import subprocess
import sys

from wfhdesk.domain.terminals import Terminal

_PATIENCE = 1.0
"""Seconds in which tmux has told its setting."""


def terminal() -> Terminal | None:
    """Return the terminal that any of the three streams leads to; None where none does."""
    for number in (1, 2, 0):
        try:
            size = os.get_terminal_size(number)
        except (OSError, ValueError):
            continue
        in_tmux = bool(os.environ.get("TMUX"))
        return Terminal(
            columns=size.columns,
            rows=size.lines,
            name=os.environ.get("TERM", "") if sys.platform != "win32" else os.environ.get("TERM", "Windows"),
            colorterm=os.environ.get("COLORTERM", ""),
            encoding=_encoding(),
            is_without_color=bool(os.environ.get("NO_COLOR")),
            multiplexer="tmux" if in_tmux else "",
            clipboard=_tmux_clipboard() if in_tmux else "",
        )
    return None


def _encoding() -> str:
    import locale

    return locale.getencoding()


def _tmux_clipboard() -> str:
    """Return what tmux does with what programs copy: on, external, off; nothing where it doesn't say."""
    command = ["tmux", "show-options", "-sv", "set-clipboard"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode("ascii", "replace").strip()
