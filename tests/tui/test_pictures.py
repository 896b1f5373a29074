"""Pictures of the screens, held against the ones that somebody looked at: `pytest --snapshot-update` takes new ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tui.desk_driver import DeskDriver, Size
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.app import DeskApp

Compare = Callable[..., bool]

SHOWN = {
    "today": (["1"], "promised on"),
    "log": (["2"], "11 entries"),
    "updates": (["3"], "to read"),
}
"""By screen: the keys that lead there, and what shows once it is complete."""


def ready(app: DeskApp, place: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return what goes to a screen and waits until nothing changes there any more."""

    async def go(pilot: Pilot[Any]) -> None:
        keys, told = SHOWN[place]
        me = DeskDriver(app, pilot, [])
        await me.presses(*keys)
        await me.sees_soon(told)
        await me.holds_still()

    return go


@pytest.fixture(autouse=True)
def _same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the device be called the same every time: the ids of entries, which the log shows, come from its name."""
    monkeypatch.setattr("os.urandom", lambda number: bytes(range(number)))


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("place", SHOWN)
def test_the_screen_looks_as_it_was_looked_at(  # noqa: PLR0917 - pytest gives them by name
    lived_in: Desk, open_again: Callable[[], Desk], snap_compare: Compare, place: str, size: Size, theme: str
) -> None:
    """Colours, borders and places, on a small desk at a moment that stands still."""
    lived_in.settings.set("app.theme", [theme])
    desk = open_again()
    app = DeskApp(desk)
    try:
        assert snap_compare(app, terminal_size=size, run_before=ready(app, place))
    finally:
        desk.unfinished.close()
