"""Pictures of the screens, held against the ones that somebody looked at: `pytest --snapshot-update` takes new ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from conftest import FrozenClock
from tui.assessed_desk import assess
from tui.co_workers import add_co_workers
from tui.desk_driver import DeskDriver, Size
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY
from wfhdesk.tui.app import DeskApp

Compare = Callable[..., bool]

SHOWN = {
    "today": (["1"], "Weekly update to"),
    "log": (["2"], "11 entries"),
    "updates": (["3"], "to read"),
    "people": (["4"], "overdue 4 days"),
    "ergonomics": (["5"], "See to SCR-5"),
    "board": (["5", "b"], "Find a footrest"),
    "availability": (["6", "right_square_bracket", "left"], "confirmed"),
}
"""By screen: the keys that lead there, and what shows once it is complete."""


def ready(app: DeskApp, place: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return what goes to a screen and waits until nothing changes there any more."""

    async def go(pilot: Pilot[Any]) -> None:
        keys, told = SHOWN[place]
        me = DeskDriver(app, pilot, [])
        await me.presses(*keys[:1])
        if keys[1:] == ["b"]:
            await me.sees_soon("About you")  # before it is read there is nothing to go on from
        await me.presses(*keys[1:])
        await me.sees_soon(told, "nudge")  # of which the head tells last
        await me.holds_still()

    return go


def plan_a_week(desk: Desk) -> None:
    """Let next week have something of everything."""
    availability = desk.availability
    availability.set_hours(
        "mon-fri 9:00-12:30,13:00-17:30 home core 10-15; tue 9-12:30 home; tue 13-17 office core 10-15",
        date(2026, 11, 23),
    )
    monday = date(2026, 11, 23)
    for occasion in (
        Occasion("focus", monday, monday, Minutes(540, 660)),
        Occasion("visitor", monday + 2 * DAY, monday + 2 * DAY, Minutes(600, 690), note="boiler man", told="Sam"),
        Occasion("workday", monday + 3 * DAY, monday + 3 * DAY, place="office"),
        Occasion("leave", monday + 4 * DAY, monday + 7 * DAY, note="Leeds"),
    ):
        availability.plan(occasion)
    availability.confirm(monday)


def know_people(desk: Desk) -> None:
    """Let somebody be overdue, somebody due, and others not yet."""
    nadia, petra, priya = desk.people.keep_all(
        [
            Person("Nadia Rahman", "team", channel="call", zone="Asia/Kolkata", hours="mon-fri 10-19"),
            Person("Petra Vos", "supervisor", channel="1:1", hours="mon-fri 9-17"),
            Person("Priya Nair", "key co-worker"),
        ]
    )
    for person, day, note in (
        (nadia, date(2026, 11, 2), "priced a second test server"),
        (petra, date(2026, 11, 13), "the budget for billing"),
        (priya, date(2026, 11, 18), "the guide"),
    ):
        desk.people.met([person], "call", note, day)


@pytest.fixture(autouse=True)
def _same_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the device be called the same every time: the ids of entries, which the log shows, come from its name."""
    monkeypatch.setattr("os.urandom", lambda number: bytes(range(number)))


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("place", SHOWN)
def test_the_screen_looks_as_it_was_looked_at(  # noqa: PLR0917 - pytest gives them by name
    lived_in: Desk,
    clock: FrozenClock,
    open_again: Callable[[], Desk],
    snap_compare: Compare,
    place: str,
    size: Size,
    theme: str,
) -> None:
    """Colours, borders and places, on a small desk at a moment that stands still."""
    lived_in.settings.set("app.theme", [theme])
    if place == "availability":
        plan_a_week(lived_in)
    if place == "today":
        know_people(lived_in)
    if place == "people":
        add_co_workers(lived_in)
    if place in ("ergonomics", "board"):
        assess(lived_in, clock)
    desk = open_again()
    app = DeskApp(desk)
    try:
        assert snap_compare(app, terminal_size=size, run_before=ready(app, place))
    finally:
        desk.unfinished.close()
