"""Which screens there are: the first one at once, every other when one goes there first."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen


def _log() -> Screen[None]:
    from wfhdesk.tui.screens.log import LogScreen

    return LogScreen()


def _updates() -> Screen[None]:
    from wfhdesk.tui.screens.updates import UpdatesScreen

    return UpdatesScreen()


def _people() -> Screen[None]:
    from wfhdesk.tui.screens.people import PeopleScreen

    return PeopleScreen()


def _ergonomics() -> Screen[None]:
    from wfhdesk.tui.screens.ergonomics import ErgonomicsScreen

    return ErgonomicsScreen()


def _availability() -> Screen[None]:
    from wfhdesk.tui.screens.availability import AvailabilityScreen

    return AvailabilityScreen()


FIRST = "today"
"""The screen that is there from the start."""

SCREENS: dict[str, str | Callable[[], Screen[None]]] = {
    "log": _log,
    "updates": _updates,
    "people": _people,
    "ergonomics": _ergonomics,
    "availability": _availability,
}
"""What makes each of the others, by its name."""
