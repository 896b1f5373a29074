"""What one is doing right now: until when, how it is typed, and what happens when its end has passed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.statuses import (
    AVAILABLE,
    AWAY,
    FINISHED,
    FOCUSED,
    LONGEST,
    LUNCH,
    STATUSES,
    Status,
    in_order,
    parse_duration,
    shown_status,
    split_end,
)

LONDON = ZoneInfo("Europe/London")


def at(hour: int, minute: int = 0) -> datetime:
    return FRIDAY.replace(hour=hour, minute=minute)


# --- how long --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("30", 30), ("30m", 30), ("30 min", 30), ("1 minute", 1), ("45 minuten", 45), ("90", 90), ("1440", 1440)),
        *(("1h", 60), ("2H", 120), ("1 hour", 60), ("2 hours", 120), ("1u", 60), ("2 uur", 120), ("24h", 1440)),
        *(("1h30", 90), ("1h30m", 90), ("1h 30m", 90), ("1 hour 30 minutes", 90), ("1u30", 90), ("0h45", 45)),
        *(("1.5h", 90), ("1,5 uur", 90), ("0.1h", 6), (" 1h30\t", 90)),
    ],
)
def test_a_length_of_time_is_understood_in_english_and_dutch(typed: str, minutes: int) -> None:
    assert parse_duration(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "h",
        "m",
        "0",
        "0m",
        "0h0",
        "-30",
        "1.5",
        "1.55h",
        "25h",
        "24h1",
        "1441",
        "30s",
        "1d",
        "half",
        "1h30x",
        "99999",
    ],
)
def test_what_is_no_length_of_time_is_refused_with_what_is(typed: str) -> None:
    with pytest.raises(WrongInput) as refused:
        parse_duration(typed)
    assert str(refused.value) == (
        f"“{typed}” is no length of time up to a day; write it like 30m, 1h30 or until 14:30."
    )


@given(st.integers(1, 1440), st.sampled_from(("{0}", "{0}m", "{1}h{2:02}", "{1} h {2} min", "{1}u{2}m")))
@settings(max_examples=100)
def test_every_length_up_to_a_day_can_be_typed(minutes: int, form: str) -> None:
    typed = form.format(minutes, *divmod(minutes, 60))
    assert parse_duration(typed) == timedelta(minutes=minutes) <= LONGEST


# --- until when ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "end", "message"),
    [
        ("30m school run", at(14, 40), "school run"),
        ("30 school run", at(14, 40), "school run"),
        ("30m", at(14, 40), ""),
        ("1h30 dentist", at(15, 40), "dentist"),
        ("1h 30m dentist", at(15, 40), "dentist"),
        ("1 hour dentist", at(15, 10), "dentist"),
        ("2 uur tandarts", at(16, 10), "tandarts"),
        ("20 min", at(14, 30), ""),
        ("30 monkeys", at(14, 40), "monkeys"),
        ("1 hr school run", at(15, 10), "school run"),
        ("2 hrs", at(16, 10), ""),
        ("1hr30 dentist", at(15, 40), "dentist"),
        ("20 mins walk", at(14, 30), "walk"),
        ("30 daydreams", at(14, 40), "daydreams"),
        ("until 14:30 a call", at(14, 30), "a call"),
        ("tot 15.00", at(15), ""),
        ("Till 4pm the plumber", at(16), "the plumber"),
        ("until 4 PM the plumber", at(16), "the plumber"),
        ("until 23:59", at(23, 59), ""),
    ],
)
def test_an_end_stands_first_and_the_rest_is_the_message(typed: str, end: datetime, message: str) -> None:
    wanted = end.replace(microsecond=0, second=0)
    assert split_end(typed.split(), at(14, 10)) == (wanted, message)
    assert split_end([typed], at(14, 10)) == (wanted, message)


@pytest.mark.parametrize("typed", ["", "school run", "lunch until late", "untilled land", "half an hour"])
def test_without_an_end_all_is_the_message(typed: str) -> None:
    assert split_end(typed.split(), FRIDAY) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2nd floor", "“2nd” is no length of time"),
        ("25h", "“25h” is no length of time"),
        ("3 days", "“3 days” is no length of time"),
        ("1 day conference", "“1 day” is no length of time"),
        ("2 weeks", "“2 weeks” is no length of time"),
        ("2 dagen weg", "“2 dagen” is no length of time"),
        ("1 week", "“1 week” is no length of time"),
        ("2 pm", "“2 pm” is no length of time"),
        ("9 a.m. dentist", "“9 a.m.” is no length of time"),
        ("1 kwartier", "“1 kwartier” is no length of time"),
        ("1h 2 days", "“1h 2 days” is no length of time"),
        ("0m nothing", "“0m” is no length of time"),
        ("until", "“” is no time of day"),
        ("until tomorrow", "“tomorrow” is no time of day"),
        ("until 24:00", "“24:00” is no time of day"),
        ("until 14:10 now", "14:10 has passed already; it has to be later today."),
        ("until 9 am", "9 am has passed already"),
    ],
)
def test_an_end_that_cant_be_is_refused(typed: str, said: str) -> None:
    with pytest.raises(WrongInput) as refused:
        split_end(typed.split(), at(14, 10))
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("now", "typed", "end"),
    [
        ("2026-03-29T00:30+00:00", "1h", "2026-03-29T02:30+01:00"),
        ("2026-03-29T00:30+00:00", "until 2:30", "2026-03-29T02:30+01:00"),
        ("2026-03-29T00:30+00:00", "until 1:30", "2026-03-29T02:30+01:00"),
        ("2026-03-29T00:30+00:00", "until 9:00", "2026-03-29T09:00+01:00"),
        ("2026-10-25T00:30+01:00", "2h", "2026-10-25T01:30+00:00"),
        ("2026-10-25T00:30+01:00", "until 1:30", "2026-10-25T01:30+01:00"),
        ("2026-10-25T01:40+01:00", "until 1:30", "2026-10-25T01:30+00:00"),
        ("2026-10-25T01:10+00:00", "until 1:30", "2026-10-25T01:30+00:00"),
        ("2026-10-25T01:10+00:00", "30m", "2026-10-25T01:40+00:00"),
        ("2026-10-25T01:10+00:00", "until 2:00", "2026-10-25T02:00+00:00"),
    ],
)
def test_an_end_is_right_in_the_night_in_which_the_clocks_change(now: str, typed: str, end: str) -> None:
    """A length is time that passes; a time of day is the next that the clock shows."""
    found, _message = split_end(typed.split(), datetime.fromisoformat(now).astimezone(LONDON))
    assert found is not None
    assert found.isoformat(timespec="minutes") == end


def test_a_time_that_came_twice_has_passed_after_the_second() -> None:
    now = datetime.fromisoformat("2026-10-25T01:40+00:00").astimezone(LONDON)
    with pytest.raises(WrongInput, match="1:30 has passed already"):
        split_end(["until", "1:30"], now)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.integers(1, 1440))
@settings(max_examples=100)
def test_a_length_always_passes_in_full(moment: datetime, minutes: int) -> None:
    now = moment.replace(tzinfo=UTC).astimezone(LONDON)
    end, _message = split_end([f"{minutes}m"], now)
    assert end is not None
    assert end.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=minutes)


# --- while it holds, and after -----------------------------------------------------------------------------------


def test_a_status_ends_by_itself() -> None:
    away = Status(AWAY, at(10), at(10, 30))
    assert [away.holds(moment) for moment in (at(9, 59), at(10), at(10, 29), at(10, 30))] == [False, True, True, False]
    assert [away.has_lapsed(moment) for moment in (at(9), at(10, 29), at(10, 30), at(20))] == [False, False, True, True]


def test_without_an_end_it_holds_for_good() -> None:
    status = Status(AVAILABLE, at(10))
    assert status.holds(at(10) + timedelta(days=400))
    assert not status.has_lapsed(at(10) + timedelta(days=400))


@pytest.mark.parametrize(
    ("state", "lapses"), [(AVAILABLE, False), (FINISHED, False), (FOCUSED, True), (LUNCH, True), (AWAY, True)]
)
def test_only_what_one_comes_back_from_lapses(state: str, lapses: bool) -> None:
    """After being finished comes the next day, and after being available the pattern."""
    assert Status(state, at(10), at(11)).has_lapsed(at(11)) is lapses


def test_a_status_holds_to_its_very_end_where_the_clocks_show_that_time_twice() -> None:
    since, until = (
        datetime.fromisoformat(text).astimezone(LONDON)
        for text in ("2026-10-25T01:20:00+01:00", "2026-10-25T01:10:00+00:00")
    )
    away = Status(AWAY, since, until)
    first, second = since.replace(minute=50), until.replace(minute=5)
    assert (first.fold, second.fold) == (0, 1)
    assert [away.holds(since), away.holds(first), away.holds(second), away.holds(until)] == [True, True, True, False]
    assert [away.has_lapsed(first), away.has_lapsed(until)] == [False, True]


def test_statuses_stand_in_the_order_in_which_they_were_said() -> None:
    """By time that passed, not by what the clock showed; and of one moment as they were given."""
    london = [datetime.fromisoformat(f"2026-10-25T01:{text}").astimezone(LONDON) for text in ("50+01:00", "10+00:00")]
    said = [Status(AWAY, london[1]), Status(LUNCH, london[0]), Status(AVAILABLE, london[1])]
    assert [one.state for one in in_order(said)] == [LUNCH, AWAY, AVAILABLE]


def test_every_status_has_a_name_of_its_own_for_a_reader() -> None:
    shown = [shown_status(state) for state in STATUSES]
    assert shown == ["Available", "Focus", "Lunch", "Away", "Finished for today"]
    language.speak("nl")
    assert all(shown_status(state) for state in STATUSES)
