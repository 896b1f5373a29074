"""Open the app on a desk, and leave the terminal as it was."""

from __future__ import annotations

import gc

from wfhdesk.desk.desk import Desk

AGAIN = "again"
"""What the app leaves with when settings changed that it reads at its start: language, colours, keys."""


def run(desk: Desk, nudge: str = "") -> int:
    """Show the desk until the person leaves, and first what a nudge (`KIND/ABOUT`) is about; return the exit code."""
    opened = desk
    gc.disable()  # importing and mounting make no garbage worth looking for, and looking costs a tenth of the start
    from wfhdesk.tui.app import DeskApp

    try:
        while True:
            app = DeskApp(desk, nudge)
            if app.run() != AGAIN:
                return app.return_code or 0
            desk, nudge = desk.again(), ""
    finally:
        desk.unfinished.close()
        if desk is not opened:
            desk.close()
