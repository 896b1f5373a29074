"""What waits, gathered: of one truth Today's list and the nudges are two views."""

from __future__ import annotations

from typing import Any

import pytest

from domain.test_next_steps import DAY, TODAY, coming, entry, update, week
from wfhdesk.domain.birthdays import Birthday
from wfhdesk.domain.next_steps import next_steps
from wfhdesk.domain.nudges import nudges
from wfhdesk.domain.occasions import LEAVE, Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.updates import SUPERVISOR, TEAM
from wfhdesk.domain.waiting import Waiting, week_ahead_from


def test_what_two_readers_were_promised_waits_once_and_only_while_it_is_open() -> None:
    plan, kept = entry("plan", kind="plan"), entry("kept", kind="plan", settled=TODAY)
    both = [coming(SUPERVISOR, promised=[plan, kept]), coming(TEAM, promised=[plan])]
    assert Waiting(TODAY, upcoming=both).promises == [plan]


def test_an_update_with_nothing_new_is_not_to_be_written() -> None:
    """What was promised and what stands in the way is told along with news, never by itself."""
    told = coming(promised=[entry("p", kind="plan")], standing=[entry("b", kind="blocker")])
    late = coming(TEAM, late=[entry("late", TODAY - 30 * DAY)])
    assert Waiting(TODAY, upcoming=[told, late, coming()]).to_write == [late]


def test_an_update_of_which_the_person_was_asked_waits_no_more() -> None:
    asked, unknown = update("exported")._replace(asked=True), update("unknown")._replace(asked=True)
    assert Waiting(TODAY, updates=[asked, unknown]).unsettled == [unknown]


@pytest.mark.parametrize(("place", "is_late"), [(-1, True), (0, False), (1, False)])
def test_a_blocker_is_late_when_its_day_is_over(place: int, is_late: bool) -> None:
    blocker = entry("b", kind="blocker", by=TODAY + place * DAY)
    assert bool(Waiting(TODAY, entries=[blocker]).late_blockers) is is_late
    assert not Waiting(TODAY, entries=[blocker._replace(kind="plan"), blocker._replace(settled=TODAY)]).late_blockers


def test_where_nothing_is_worked_in_a_week_the_next_is_looked_over_from_thursday() -> None:
    away = Occasion(LEAVE, TODAY - 7 * DAY, TODAY + 7 * DAY)
    assert week_ahead_from(week("mon-fri 9-17", away)).weekday() == 3
    assert week_ahead_from(week("mon-tue 9-17")).weekday() == 1
    assert week_ahead_from(week("sat-sun 9-17")).weekday() == 3


def test_both_views_speak_of_the_same_things() -> None:
    """Whatever is nudged about stands on Today's list too, under the same name."""
    waiting: dict[str, Any] = {
        "updates": [update("unknown")._replace(points=("p",))],
        "upcoming": [coming(news=[entry("n")], promised=[entry("p", kind="plan")])],
        "entries": [entry("b", kind="blocker", by=TODAY - DAY)],
        "birthdays": [Birthday(Person("Dee", "team", id="d"), "Dee", TODAY)],
        "week": week("mon-fri 9-17", on=TODAY + 7 * DAY),
    }
    found = Waiting(TODAY, **waiting)
    steps = {(one.kind, one.about): one.text for one in next_steps(found)}
    told = {one.key: one.text for one in nudges(found)}
    assert len(told) == 6
    assert told.items() <= steps.items()
