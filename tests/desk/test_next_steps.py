"""What waits for a person, on a desk in a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import FrozenClock
from desk.test_updates import exported, write_settings
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.look_ahead import look_ahead
from wfhdesk.domain.next_steps import NextStep, next_steps
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.people import Person
from wfhdesk.domain.updates import SUPERVISOR, TEAM

OpenAgain = Callable[[], Desk]
FRIDAY_47 = date(2026, 11, 20)  # the clock's own day
FRIDAY_48 = date(2026, 11, 27)


@pytest.fixture
def ready(folder: Path, open_again: OpenAgain) -> Desk:
    """A desk that knows who reads the supervisor's update."""
    write_settings(
        folder,
        {
            "me": {"name": "Ana", "email": "ana@example.org"},
            "supervisor": {"name": "Petra", "email": "petra@example.org"},
        },
    )
    return open_again()


def steps(desk: Desk) -> list[NextStep]:
    return next_steps(desk.what_waits.gathered(desk.what_waits.upcoming()))


def told(desk: Desk) -> list[tuple[str, date | None]]:
    return [(step.kind, step.due) for step in steps(desk)]


def test_on_an_empty_desk_nothing_waits(desk: Desk, folder: Path) -> None:
    """The first look asks for nothing and writes nothing."""
    assert steps(desk) == []
    assert not folder.exists()


def test_this_weeks_news_is_due_on_its_friday(ready: Desk) -> None:
    """On Friday the update is due today; the line names the reader and counts the entries."""
    ready.accomplishments.log_lines("mon: Fixed it #billing => sooner\nWrote the guide #onboarding")
    (step,) = steps(ready)
    assert step[:3] == ("update", SUPERVISOR, "Weekly update to Petra")
    assert step.due == FRIDAY_47
    assert step.why.startswith("2 entries")


def test_news_that_nobody_was_told_is_overdue_after_the_weekend(
    ready: Desk, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path
) -> None:
    """What was due on Friday is still due on that Friday when Monday comes."""
    ready.accomplishments.log("Fixed it")
    exported(ready, tmp_path / "week.eml")
    ready.updates.sent(1)
    clock.forward(days=7)
    open_again().accomplishments.log("Fixed another")
    assert told(open_again()) == [("update", FRIDAY_48)]
    clock.forward(days=3)
    assert told(open_again()) == [("update", FRIDAY_48)]


def test_an_update_that_went_out_is_asked_about_until_it_is_settled(ready: Desk, tmp_path: Path) -> None:
    """After an export nothing is due, but whether it went out waits for an answer; the answer ends it."""
    ready.accomplishments.log("Fixed it")
    exported(ready, tmp_path / "week.eml")
    (step,) = steps(ready)
    assert (step.kind, step.about, step.due) == ("settle", "1", FRIDAY_47)
    assert step.why == "exported on Fri 20 Nov"
    ready.updates.sent(1)
    assert steps(ready) == []


def test_an_update_that_didnt_go_out_is_due_again(ready: Desk, tmp_path: Path) -> None:
    """What wasn't told is told next time."""
    ready.accomplishments.log("Fixed it")
    exported(ready, tmp_path / "week.eml")
    ready.updates.unsent(1)
    assert told(ready) == [("update", FRIDAY_47)]


def test_a_promise_waits_until_it_is_kept(
    ready: Desk, clock: FrozenClock, open_again: OpenAgain, tmp_path: Path
) -> None:
    """A plan is a promise once an update told of it; keeping it is news that is due on its own Friday."""
    plan = ready.accomplishments.log("> Finish it")
    assert told(ready) == [("update", FRIDAY_47)]
    exported(ready, tmp_path / "week.eml")
    ready.updates.sent(1)
    clock.forward(days=4)
    desk = open_again()
    (step,) = steps(desk)
    assert (step.kind, step.about, step.why) == ("promise", plan.id, "promised on Fri 20 Nov")
    desk.accomplishments.resolve([desk.accomplishments.get(plan.id)])
    assert told(desk) == []
    desk.accomplishments.log("And something else")
    assert told(desk) == [("update", FRIDAY_48)]


def test_a_dropped_promise_waits_no_more(ready: Desk, tmp_path: Path) -> None:
    """Given up with a reason, it is over."""
    plan = ready.accomplishments.log("> Finish it")
    exported(ready, tmp_path / "week.eml")
    ready.updates.sent(1)
    ready.accomplishments.drop_promises([plan], "not wanted any more")
    assert steps(ready) == []


def test_a_blocker_is_chased_when_its_day_has_passed(ready: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """On the day itself it can wait; a day later it stands there, until it is resolved."""
    blocker = ready.accomplishments.log("? Need the key by tomorrow")
    clock.forward(days=1)
    assert [kind for kind, _due in told(open_again())] == ["update"]
    clock.forward(days=1)
    desk = open_again()
    assert told(desk) == [("update", FRIDAY_47), ("blocker", FRIDAY_47 + timedelta(days=1))]
    desk.accomplishments.resolve([desk.accomplishments.get(blocker.id)])
    assert "blocker" not in [kind for kind, _due in told(desk)]


def test_the_teams_update_waits_only_where_somebody_gets_it(ready: Desk, folder: Path, open_again: OpenAgain) -> None:
    """Without co-workers' addresses nobody is asked to write to them."""
    ready.accomplishments.log("Fixed it")
    assert [one.kind for one in ready.what_waits.upcoming()] == [SUPERVISOR]
    write_settings(folder, {"team": {"emails": ["priya@example.org"]}})
    desk = open_again()
    assert [one.kind for one in desk.what_waits.upcoming()] == [SUPERVISOR, TEAM]
    assert [step.text for step in steps(desk)] == ["Weekly update", "Team update"]


def test_a_private_entry_makes_no_update_due(ready: Desk) -> None:
    """What nobody may read is nothing to tell."""
    ready.accomplishments.log("Saw the doctor !private")
    assert steps(ready) == []


def test_an_update_says_what_it_still_lacks(desk: Desk) -> None:
    """Without an address to write to the line counts a remark, before anybody tries to send."""
    desk.accomplishments.log("Fixed it #billing => sooner")
    (coming,) = desk.what_waits.upcoming()
    (step,) = steps(desk)
    assert coming.lacks
    assert f"{len(coming.lacks)} remark" in step.why


# --- availability ---------------------------------------------------------------------------------------------------


def test_the_week_ahead_waits_until_it_is_confirmed(ready: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """From Thursday on, where hours are known and something was logged; in the next week the one after it."""
    ready.availability.set_hours("mon-fri 9-17")
    assert told(ready) == []
    ready.accomplishments.log("Booked the dentist !private")
    assert told(ready) == [("week", None)]
    ready.availability.confirm(FRIDAY_47 + timedelta(days=3))
    assert told(open_again()) == []
    clock.forward(days=5)  # Wednesday
    assert told(open_again()) == []
    clock.forward(days=1)
    (step,) = steps(open_again())
    assert (step.kind, step.about) == ("week", "2026-11-30")


def test_a_visit_waits_for_its_check_in(ready: Desk) -> None:
    """From the moment that was agreed on until it was said that all is well."""
    at = Occasion("visitor", FRIDAY_47, FRIDAY_47, note="boiler man", check_in=14 * 60 + 5)
    visit = ready.availability.plan(at)
    ready.availability.plan(at._replace(note="painter", check_in=15 * 60))
    (step,) = steps(ready)
    assert step[:3] == ("check-in", visit.id, "Is all well? boiler man")
    ready.availability.check_in(visit)
    assert steps(ready) == []


# --- people -----------------------------------------------------------------------------------------------------------


def test_people_whose_turn_it_is_are_named_as_one_calls_them_and_reached_by_their_own_clocks(
    ready: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Two with one first name are told apart; clocks that show what one's own show are no news."""
    people = ready.people
    clock.forward(days=-30)
    priya, patel, sam, bo = people.keep_all(
        [
            Person("Priya Nair", "team", channel="call", zone="Asia/Kolkata", hours="mon-fri 10-19"),
            Person("Priya Patel", "team", channel="carrier pigeon", zone="Europe/Amsterdam"),
            Person("Sam Li", "team", hours="mon-thu 9-17"),
            Person("Bo Chen", "former"),
        ]
    )
    people.met([priya, patel, sam, bo])
    clock.forward(days=30)
    ahead = look_ahead(open_again())
    found = {step.text: step for step in ahead.steps if step.kind == "contact"}
    assert found.keys() == {"Priya Nair", "Priya Patel", "Sam"}
    assert all(step.is_late and step.state.startswith("overdue") for step in found.values())
    assert found["Priya Nair"].aside == "call · free now, 18:40 there"
    assert found["Priya Patel"].aside == "carrier pigeon"
    assert found["Sam"].aside == "off until Mon 09:00"
    assert [name for name, _standing in ahead.people] == [*found, "Bo"]
    assert "@priya.nair" in ahead.names


def test_who_is_put_off_paused_or_not_counted_stays_silent(ready: Desk, clock: FrozenClock) -> None:
    people = ready.people
    clock.forward(days=-30)
    off, paused, _uncounted = people.keep_all([Person("A B", "team"), Person("C D", "team"), Person("E F")])
    clock.forward(days=30)
    people.snooze(off, "next week")
    people.pause(paused)
    ahead = look_ahead(ready)
    assert (ahead.steps, ahead.people) == ([], [])


def test_an_offer_to_whoever_wants_it_is_proposed_for_one_of_them(ready: Desk, clock: FrozenClock) -> None:
    clock.forward(days=-30)
    ready.people.keep_all([Person("A B", "team"), Person("C D", "team")])
    ready.people.offer("a second pair of eyes on SQL")
    clock.forward(days=30)
    told = [step.why for step in look_ahead(ready).steps if step.kind == "contact"]
    assert sorted(told) == ["Offer: a second pair of eyes on SQL", "no contact yet"]
