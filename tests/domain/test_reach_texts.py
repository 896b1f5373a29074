"""Whether somebody can be reached now, in a few words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from wfhdesk import language
from wfhdesk.domain.availability import ABSENT, OFF, Answer
from wfhdesk.domain.reach_texts import reach_told
from wfhdesk.domain.statuses import AVAILABLE

KOLKATA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 20, 18, 40, tzinfo=KOLKATA)  # a Friday


def off(**later: int) -> Answer:
    return Answer(NOW, OFF, back=NOW + timedelta(**later))


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert reach_told(None, None) == ""


def test_who_works_now_is_free() -> None:
    assert reach_told(Answer(NOW, AVAILABLE), None) == "free now"
    assert reach_told(Answer(NOW, AVAILABLE), NOW) == "free now, 18:40 there"


def test_without_hours_their_clock_is_all_there_is_to_tell() -> None:
    assert reach_told(None, NOW) == "18:40 there"


@pytest.mark.parametrize("state", [OFF, ABSENT])
def test_who_isnt_known_to_come_back_is_off(state: str) -> None:
    assert reach_told(Answer(NOW, state), None) == "off"


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({"hours": 2}, "off until 20:40"),
        ({"hours": 14}, "off until Sat 08:40"),
        ({"days": 6}, "off until Thu 18:40"),
        ({"days": 7}, "off until 27-11 18:40"),
        ({"days": 45}, "off until 4-1 18:40"),
    ],
)
def test_who_is_off_is_back_on_a_day_that_is_named_as_far_as_it_takes(later: dict[str, int], told: str) -> None:
    assert reach_told(off(**later), None) == told


def test_the_time_of_coming_back_is_by_their_own_clock() -> None:
    back = (NOW + timedelta(hours=2)).astimezone(ZoneInfo("Europe/Amsterdam"))
    assert reach_told(Answer(NOW, OFF, back=back), None) == "off until 20:40"


def test_it_is_told_in_dutch() -> None:
    language.speak("nl")
    assert reach_told(off(hours=14), NOW) == "vrij tot za 08:40, daar 18:40"
