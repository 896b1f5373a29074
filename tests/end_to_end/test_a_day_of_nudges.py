"""Working days on which the scheduler looks every ten minutes: few nudges come, at their time, and each is acted on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import AMSTERDAM, FrozenClock
from notifying.conftest import Serve
from notifying.session_bus import SessionBus
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk

TUESDAY, WEDNESDAY, THURSDAY = (datetime(2026, 11, day, tzinfo=AMSTERDAM) for day in (17, 18, 19))
BEGIN, END = timedelta(hours=7), timedelta(hours=23)
EVERY = timedelta(minutes=10)

Typed = Callable[..., str]
Message = tuple[str, str, str]


@pytest.fixture
def typed(open_again: Callable[[], Desk], clock: FrozenClock, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Type a command at the moment of the test's clock, on a desk that is opened anew; return all that it said."""

    def typed(*words: str) -> str:
        desk = open_again()
        options = build(words[0]).parse_args([*words])
        assert options.run(desk, options) == 0
        return "".join(capsys.readouterr())

    return typed


@pytest.fixture
def working(typed: Typed, clock: FrozenClock, tmp_path: Path) -> Typed:
    """Somebody for whom six things wait: an update to settle, a blocker, and four people."""
    clock.set(datetime(2026, 11, 2, 9, 0, tzinfo=AMSTERDAM))
    typed("hours", "set", "mon-fri 9-12:30,13-17 core 10-16")
    typed("config", "set", "nudges.wait", "1")
    for name, relation, day in (
        ("Sam Li", "supervisor", "2026-10-27"),
        ("Priya Nair", "team", "2026-10-20"),
        ("Lena Vos", "team", "2026-10-28"),
        ("Omar Diaz", "weak", "2026-09-01"),
    ):
        typed("people", "add", name, "--relation", relation)
        typed("met", name, "--on", day)
    clock.set(datetime(2026, 11, 13, 15, 0, tzinfo=AMSTERDAM))
    typed("log", "Fixed the billing export")
    typed("log", "? Need the password from the bank by mon")
    typed("update", "--eml", str(tmp_path / "update.eml"))
    return typed


@pytest.fixture
def day(working: Typed, clock: FrozenClock, bus: SessionBus, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the scheduler look from early to late on a day; return what was shown with its time."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    pressed = ["sent", "done", "contact", "snooze", "contact", "dismissed", "dismissed"]
    service = serve("--able", "actions", "--able", "body", *(word for end in pressed for word in ("--end", end)))

    def day(date: datetime, begin: timedelta = BEGIN, end: timedelta = END) -> list[Message]:
        return list(messages(date, begin, end))

    def messages(date: datetime, begin: timedelta, end: timedelta) -> Iterator[Message]:
        moment = date + begin
        while moment <= date + end:
            clock.set(moment)
            before = len(service.shown)
            working("nudge", "--notify")
            yield from ((f"{moment:%H:%M}", shown["title"], shown["body"]) for shown in service.shown[before:])
            moment += EVERY

    return day


def test_a_few_come_together_and_each_is_done_with_one_click(
    day: Callable[..., list[Message]], working: Typed, open_again: Callable[[], Desk], clock: FrozenClock
) -> None:
    assert [(time, title) for time, title, _body in day(TUESDAY)] == [
        ("10:00", "Did it go out? “Week 46 (9–13 Nov): Fixed the billing export”"),
        ("10:00", "Need the password from the bank"),
        ("10:00", "Get in touch with Omar"),
    ]
    desk = open_again()
    assert [update.state for update in desk.updates.all()] == ["sent"]
    assert [entry.open for entry in desk.accomplishments.all() if entry.kind == "blocker"] == [False]
    omar = desk.people.named("Omar Diaz")
    assert desk.people.contacts_with(omar)[0].day == TUESDAY.date()
    clock.set(TUESDAY.replace(hour=15))
    assert working("nudge").startswith("Nothing now: today's nudges were shown, the others come another day.")


def test_what_was_left_comes_the_next_day_and_what_was_put_off_after_it(
    day: Callable[..., list[Message]], working: Typed, clock: FrozenClock
) -> None:
    day(TUESDAY)
    assert [(time, title) for time, title, _body in day(WEDNESDAY)] == [
        ("10:00", "Get in touch with Sam"),
        ("10:00", "Get in touch with Priya"),
        ("10:00", "Get in touch with Lena"),
    ]
    clock.set(THURSDAY.replace(hour=9, minute=30))
    working("focus", "until", "11:30", "report")
    thursday = day(THURSDAY, timedelta(hours=9, minutes=40))
    assert [(time, title) for time, title, _body in thursday] == [("11:30", "3 things waited for you")]
    assert [line.partition(": ")[0] for line in thursday[0][2].splitlines()] == [
        "The week ahead, 23–29 Nov",
        "Sam",
        "Lena",
    ]


def test_after_leave_nothing_has_piled_up(
    day: Callable[..., list[Message]], working: Typed, clock: FrozenClock
) -> None:
    clock.set(TUESDAY)
    working("leave", "2026-11-17..2026-11-27")
    assert [
        message
        for ago in (0, 3, 9, 10)
        for message in day(TUESDAY + timedelta(days=ago), timedelta(hours=9), timedelta(hours=11))
    ] == []
    assert len(day(datetime(2026, 11, 30, tzinfo=AMSTERDAM))) == 3
