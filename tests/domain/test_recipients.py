"""Whether now is a good hour for those who get a mail."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from domain.agendas import local
from wfhdesk.domain.recipients import hour_told

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    "at", ["2026-11-20T08:00", "2026-11-20T12:00", "2026-11-20T17:59", "2026-07-01T08:00", "2026-11-23T08:00"]
)
def test_within_working_hours_nothing_is_said(at: str) -> None:
    assert hour_told("Petra", LONDON, local(at)) == ""


@pytest.mark.parametrize(
    ("at", "time"),
    [
        ("2026-11-20T07:59", "07:59"),
        ("2026-11-20T18:00", "18:00"),
        ("2026-11-21T12:00", "12:00"),
        ("2026-11-22T12:00", "12:00"),
    ],
)
def test_before_and_after_them_and_on_a_weekend_the_hour_is_told(at: str, time: str) -> None:
    assert hour_told("Petra", LONDON, local(at)) == (
        f"It is {time} for Petra. Keep it as a draft, or let your mail program send it in the morning."
    )


def test_the_hour_is_that_of_the_reader_with_the_day_where_that_is_another() -> None:
    at = local("2026-11-20T22:30")
    assert "It is Sat 21 Nov 04:00 for" in hour_told("them", ZoneInfo("Asia/Kolkata"), at)
    assert hour_told("them", ZoneInfo("America/New_York"), at) == ""
    monday = local("2026-11-23T01:00")
    assert "It is Sun 22 Nov 20:00 for" in hour_told("them", ZoneInfo("America/New_York"), monday)
    assert hour_told("them", ZoneInfo("Asia/Tokyo"), monday) == ""
