"""Quiet: it holds until its end and no longer, and what was said last counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from conftest import FRIDAY
from domain.agendas import local
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.quiet import Quiet, parse_quiet, quiet_at

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)


def test_quiet_holds_from_its_moment_until_its_end() -> None:
    quiet = Quiet(NOON, NOON + HOUR)
    assert [quiet.holds(NOON + place) for place in (-TICK, 0 * HOUR, HOUR - TICK, HOUR)] == [False, True, True, False]
    assert quiet_at([quiet], NOON + HOUR - TICK) == quiet
    assert quiet_at([quiet], NOON + HOUR) is None
    assert quiet_at([], NOON) is None


def test_what_was_said_last_counts_in_whatever_order_it_is_read() -> None:
    """A shorter quiet ends a longer one with it, and quiet that is over at once ends any."""
    long, short = Quiet(NOON, NOON + 5 * HOUR), Quiet(NOON + HOUR, NOON + 2 * HOUR)
    over = Quiet(NOON + HOUR, NOON + HOUR)
    for said in ([long, short], [short, long]):
        assert quiet_at(said, NOON + HOUR - TICK) == long
        assert quiet_at(said, NOON + HOUR) == short
        assert quiet_at(said, NOON + 2 * HOUR) is None
    assert quiet_at([over, long], NOON + HOUR) is None


def test_of_what_was_said_in_one_moment_the_later_word_counts() -> None:
    """A clock may stand still between two words."""
    quiet, over = Quiet(NOON, NOON + HOUR), Quiet(NOON, NOON)
    assert quiet_at([quiet, over], NOON) is None
    assert quiet_at([over, quiet], NOON) == quiet


def test_quiet_in_the_hour_that_clocks_show_twice_ends_at_the_right_one() -> None:
    first, second = local("2026-10-25T01:30+01:00"), local("2026-10-25T01:30+00:00")
    quiet = Quiet(local("2026-10-25T00:50"), first)
    assert quiet_at([quiet], first.replace(minute=20)) == quiet
    assert quiet_at([quiet], second.replace(minute=20)) is None
    assert quiet_at([quiet._replace(until=second)], second.replace(minute=20)) is not None


@pytest.mark.parametrize(
    ("words", "until"),
    [
        *(("1h", "15:10"), ("30m", "14:40"), ("30", "14:40"), ("1h30", "15:40"), ("1 hour", "15:10")),
        *(("until 15:00", "15:00"), ("until 3 pm", "15:00"), ("tot 15:00", "15:00"), ("24h", "14:10")),
    ],
)
def test_how_long_is_said_as_for_a_status(words: str, until: str) -> None:
    found = parse_quiet(words.split(), FRIDAY)
    assert f"{found:%H:%M}" == until
    assert timedelta() < found - FRIDAY <= 24 * HOUR


@pytest.mark.parametrize(
    "words", ["", "1h please", "now", "until", "until 14:00", "25h", "0m", "until 15:00 x", "2 days"]
)
def test_quiet_without_an_end_or_longer_than_a_day_is_refused(words: str) -> None:
    with pytest.raises(WrongInput):
        parse_quiet(words.split(), FRIDAY)
