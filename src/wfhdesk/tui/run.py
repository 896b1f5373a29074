"""Open the app on a desk, and leave the terminal as it was."""

from __future__ import annotations

import gc

from wfhdesk.desk.desk import Desk


def run(desk: Desk) -> int:
    """Show the desk until the person leaves; return the exit code."""
    gc.disable()  # importing and mounting make no garbage worth looking for, and looking costs a tenth of the start
    from wfhdesk.tui.app import DeskApp

    app = DeskApp(desk)
    app.call_later(_collect_again)
    try:
        app.run()
    finally:
        desk.unfinished.close()
    return app.return_code or 0


def _collect_again() -> None:
    gc.freeze()
    gc.enable()
