"""What would leave, in words: shown to the person before it does."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from domain.agendas import agenda, local, occasion, pattern
from wfhdesk import language
from wfhdesk.domain.availability_blocks import availability_blocks
from wfhdesk.domain.busy_time import BUSY, FREE, TENTATIVE, UNAVAILABLE, Stretched
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.periods import Period
from wfhdesk.domain.publications import (
    EVENTS,
    FOLDER,
    FORMS,
    Publication,
    block_line,
    event_line,
    owner_lines,
    shown_as,
    times_lines,
    title_line,
)
from wfhdesk.domain.shared_events import shared_events
from wfhdesk.domain.sharing import KIND, SHOWN, Shared

AMSTERDAM, LONDON = ZoneInfo("Europe/Amsterdam"), ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)


def test_an_event_is_told_with_its_day_its_title_and_what_it_does_to_the_time() -> None:
    known = agenda(
        "mon 9-12,13-17 home",
        occasion("leave", "2026-11-26", "2026-11-27"),
        occasion("focus", "2026-11-23", part=(9, 11)),
        occasion("appointment", "2026-11-25", tentative=True, label="Perhaps the dentist"),
    )
    events = shared_events(known, Period(MONDAY, date(2026, 11, 27)), KIND)
    assert [event_line(one, LONDON) for one in events] == [
        "Mon 23 Nov  Home 09:00–12:00, 13:00–17:00 GMT  [free, working elsewhere]",
        "Mon 23 Nov  09:00–11:00  Focus – message me, no calls  [busy]",
        "Mon 23 Nov  12:00–13:00  Unavailable  [busy]",
        "Tue 24 Nov  Not working  [away]",
        "Wed 25 Nov  Perhaps the dentist  [tentative]",
        "Wed 25 Nov  Not working  [away]",
        "Thu 26 Nov – Fri 27 Nov  Away  [away]",
    ]


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_every_busy_status_has_words_of_its_own(spoken: str) -> None:
    with language.spoken(spoken):
        assert len({shown_as(shown) for shown in SHOWN}) == len(SHOWN)


def test_hours_are_told_with_their_days_and_zone() -> None:
    known = Agenda(
        "Europe/London",
        [
            pattern("mon,wed-fri 9-17 home; tue 10-12 office", start="2026-01-05"),
            pattern("mon 8-9 home", start="2026-12-07", end="2026-12-13"),
        ],
        [
            occasion("appointment", "2026-11-24", part=(10, 11)),
            occasion("leave", "2026-11-26", "2026-11-27"),
            occasion("leave", "2026-11-24", part=(11, 12), tentative=True),
        ],
    )
    assert [block_line(block, AMSTERDAM) for block in availability_blocks(known, MONDAY, KIND)] == [
        "from Mon 5 Jan (Europe/London): Mon,Wed,Thu,Fri 09:00–17:00 Home; Tue 10:00–12:00 Office",
        "from Mon 7 Dec until Mon 14 Dec 00:00 (Europe/London): Mon 08:00–09:00 Home",
        "from Tue 24 Nov 10:00 until Tue 24 Nov 11:00 (Europe/London): Unavailable",
        "from Thu 26 Nov until Sat 28 Nov 00:00 (Europe/London): Away",
        "from Tue 24 Nov 12:00 until Tue 24 Nov 13:00 (CET): Maybe away",
    ]


def test_core_hours_are_told_and_that_there_are_no_hours() -> None:
    known = Agenda("Europe/London", [pattern("mon 9-17 core 10-15", start="2026-01-05", end="2026-12-31")])
    assert [block_line(block, LONDON) for block in availability_blocks(known, MONDAY, KIND)] == [
        "from Thu 1 Jan (Europe/London): no hours",
        "from Mon 5 Jan until Fri 1 Jan 00:00 (Europe/London): Mon 09:00–17:00 Home (core 10:00–15:00)",
    ]


@pytest.mark.parametrize(
    ("owner", "told"),
    [
        (("Ana", "ana@example.org"), ["From: Ana <ana@example.org>"]),
        (("", "ana@example.org"), ["From: <ana@example.org>"]),
        (("Ana", ""), ["From: Ana"]),
        (("", ""), []),
    ],
)
def test_whose_time_it_is_is_told_as_far_as_it_leaves(owner: tuple[str, str], told: list[str]) -> None:
    assert owner_lines(owner) == told


def test_what_the_calendar_is_called_is_told_with_its_zone() -> None:
    assert title_line("Ana – availability") == "Calendar: Ana – availability"
    assert title_line("Availability", "Europe/London") == "Calendar: Availability (Europe/London)"


def test_busy_times_are_told_without_a_reason() -> None:
    times = [
        Stretched(local("2026-11-23T00:00"), local("2026-11-23T09:00"), UNAVAILABLE),
        Stretched(local("2026-11-23T09:00"), local("2026-11-23T10:00"), FREE),
        Stretched(local("2026-11-23T10:00"), local("2026-11-23T11:00"), BUSY),
        Stretched(local("2026-11-23T11:00"), local("2026-11-23T12:00"), TENTATIVE),
        Stretched(local("2026-11-23T17:00"), local("2026-11-24T09:00"), UNAVAILABLE),
    ]
    assert times_lines(times, LONDON) == [
        "Mon 23 Nov 00:00–09:00  not available",
        "Mon 23 Nov 10:00–11:00  busy",
        "Mon 23 Nov 11:00–12:00  perhaps busy",
        "Mon 23 Nov 17:00–Tue 24 Nov 09:00  not available",
    ]


def test_times_are_by_the_clocks_of_the_person() -> None:
    event = Shared("a", local("2026-07-01T09:00"), local("2026-07-01T10:00"), "Focus", "BUSY")
    assert event_line(event, ZoneInfo("Asia/Kolkata")) == "Wed 1 Jul  13:30–14:30  Focus  [busy]"


def test_only_events_can_be_withdrawn_one_by_one() -> None:
    assert {form for form in FORMS if Publication(form, "/x").has_events} == {EVENTS, FOLDER}
