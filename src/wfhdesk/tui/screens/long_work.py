"""Work that takes its time, done in a thread with a desk of its own: shown, and with a way to stop it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from wfhdesk.desk.desk import Desk
from wfhdesk.tui.modals.progress import Progress

if TYPE_CHECKING:
    from wfhdesk.tui.screens.desk_screen import DeskScreen

Answer = TypeVar("Answer")


async def with_progress(screen: DeskScreen, title: str, read: Callable[[Desk, Progress], Answer]) -> Answer:
    """Read something in a thread with a desk of its own, shown and with a way to stop it. Raises DeskError."""
    progress = Progress(title)
    screen.app.push_screen(progress)
    try:
        return await asyncio.to_thread(read, screen.desk.beside(), progress)
    finally:
        await progress.close()
