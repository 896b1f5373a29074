"""A job of the system's scheduler: how often, when next, and which words it can have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.schedules import (
    Command,
    File,
    Job,
    Plan,
    check_words,
    next_turn,
    parse_every,
    plan_text,
    shown_every,
)

DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60)


@given(st.integers(-200, 200))
def test_an_interval_divides_an_hour_or_is_refused(number: int) -> None:
    if number in DIVISORS:
        assert parse_every(f" {number} ") == number
    else:
        with pytest.raises(WrongInput, match=f"“{number}” is no number of minutes that divides an hour"):
            parse_every(str(number))


@pytest.mark.parametrize("text", ["", " ", "ten", "1.5", "10m", "٣", "²", "0", "00", "9" * 5000, "10\n"])
def test_what_is_no_number_is_refused_too(text: str) -> None:
    if text.strip() == "10":
        assert parse_every(text) == 10
    else:
        with pytest.raises(WrongInput, match="one of 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60"):
            parse_every(text)


def test_an_interval_is_said_in_words() -> None:
    assert [shown_every(number) for number in (0, 1, 10)] == ["", "every minute", "every 10 minutes"]


@given(st.sampled_from(DIVISORS), st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))
def test_the_next_turn_is_the_first_minute_ahead_that_the_interval_divides(every: int, moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    turn = next_turn(every, now)
    assert timedelta(0) < turn - now <= timedelta(minutes=every)
    assert (turn.minute % every, turn.second, turn.microsecond) == (0, 0, 0)


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\t", "\x1b", "\x7f", "\x85", "\udcff"])
def test_a_word_that_a_file_of_a_scheduler_cannot_hold_is_refused(sign: str) -> None:
    for job in (Job((f"/home/a{sign}na/python",), 10), Job(("/python",), 10, (("LC_ALL", f"nl{sign}"),))):
        with pytest.raises(DeskError, match="there is a sign in it that can't be written"):
            check_words(job)


def test_every_other_word_is_fine() -> None:
    check_words(Job(('/home/Zoë 🎉/it\'s "50%" of $HOME\\bin/python',), 10))


def test_a_plan_tells_to_the_letter_what_is_written_and_run() -> None:
    files = (
        File("/home/ana/a.timer", b"[Timer]\n\nOnCalendar=*:0/10\n"),
        File("/t.xml", "<é/>".encode("utf-16"), "utf-16"),
    )
    commands = (Command(("systemctl", "--user", "enable", "a timer")), Command(("crontab", "-"), b"secret"))
    assert plan_text(Plan("systemd", files, commands, "* * * * * true", ("Mind this.",))).splitlines() == [
        "Writes /home/ana/a.timer:",
        "    [Timer]",
        "",
        "    OnCalendar=*:0/10",
        "Writes /t.xml:",
        "    <é/>",
        "Puts this into your crontab, every other line stays as it is:",
        "    * * * * * true",
        "Runs:",
        "    systemctl --user enable 'a timer'",
        "    crontab -",
        "! Mind this.",
    ]
