"""What the app's tests share: a terminal like any, time that goes on only where a test says so, a desk with a past."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.periods import WEEK
from wfhdesk.domain.updates import SUPERVISOR
from wfhdesk.tui import nudging
from wfhdesk.tui.modals import dialog

SETTINGS = {
    "me.name": "Ana",
    "me.email": "ana@example.org",
    "supervisor.name": "Petra",
    "supervisor.email": "petra@example.org",
}
HOURS = "mon-fri 9:00-12:30,13:00-17:30 core 10-15"


class Reading:
    """The time dialogs go by: a person reads for a second between two looks, or, `hasty`, doesn't read at all."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.is_hasty = False

    def __call__(self) -> float:
        self.seconds += 0.0 if self.is_hasty else 1.0
        return self.seconds


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A person who reads what is asked before answering; a test can make them hasty."""
    person = Reading()
    monkeypatch.setattr(dialog, "monotonic", person)
    return person


@pytest.fixture(autouse=True)
def _a_terminal_like_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave nothing of the terminal that the tests run in, and let no cursor blink."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM_PROGRAM", "TMUX", "VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture(autouse=True)
def _nothing_speaks_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no nudge speak up by itself in a test that is about something else, and none on a real desktop."""
    monkeypatch.setattr(nudging, "SILENT", 3600.0)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk on which it is said who works, when, and who reads; nothing is logged yet, and next week is as usual."""
    for name, value in SETTINGS.items():
        desk.settings.set(name, [value])
    desk.availability.set_hours(HOURS, date(2024, 1, 1))
    desk.availability.confirm(FRIDAY.date() + WEEK)
    return desk


@pytest.fixture
def lived_in(known: Desk, clock: FrozenClock, tmp_path: Path, open_again: Callable[[], Desk]) -> Desk:
    """A desk with a past: old entries, last week's update with its promises, and this week's work up to Friday."""
    log = known.accomplishments
    for moment, line in (
        (datetime(2024, 3, 12, 10, 0, tzinfo=AMSTERDAM), "Ran the new payroll for the first time #payroll"),
        (datetime(2024, 3, 13, 11, 0, tzinfo=AMSTERDAM), "Closed the books of February #billing"),
        (datetime(2024, 4, 2, 9, 30, tzinfo=AMSTERDAM), "Mended the payroll report #payroll"),
        (datetime(2025, 6, 5, 9, 30, tzinfo=AMSTERDAM), "Trained two colleagues #onboarding"),
        (datetime(2026, 11, 12, 9, 40, tzinfo=AMSTERDAM), "Reviewed the migration plan with @omar #payroll"),
        (datetime(2026, 11, 13, 15, 0, tzinfo=AMSTERDAM), "> Write the onboarding guide #onboarding"),
        (datetime(2026, 11, 13, 15, 5, tzinfo=AMSTERDAM), "> Ask for the budget #billing"),
    ):
        clock.set(moment)
        log.log(line)
    clock.set(datetime(2026, 11, 13, 16, 30, tzinfo=AMSTERDAM))
    known.updates.export(known.updates.draft(SUPERVISOR), "eml", str(tmp_path / "week-46.eml"))
    known.updates.sent(1)
    for moment, line in (
        (datetime(2026, 11, 16, 9, 40, tzinfo=AMSTERDAM), "Fixed the export #billing => invoices go out a day earlier"),
        (
            datetime(2026, 11, 18, 13, 15, tzinfo=AMSTERDAM),
            "? Waiting for the new contract from @petra by thu #payroll",
        ),
        (
            datetime(2026, 11, 19, 16, 20, tzinfo=AMSTERDAM),
            "Showed the guide to three people, thanks @priya #onboarding",
        ),
        (datetime(2026, 11, 20, 11, 5, tzinfo=AMSTERDAM), "Answered the auditors #billing"),
    ):
        clock.set(moment)
        log.log(line)
    clock.set(FRIDAY)
    return open_again()
