"""What is told of an entry, and of what was found."""

from __future__ import annotations

from datetime import date, timedelta

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.tui.log_words import found_nothing, tally, what
from wfhdesk.tui.widgets.entry_facts import facts

TODAY = FRIDAY.date()
DAY = timedelta(days=1)


def test_an_entry_of_today() -> None:
    entry = Accomplishment("Met @priya, thanks @sam", TODAY, project="billing", logged=FRIDAY, id="abcdefghijkl")

    assert facts(entry, TODAY, ()) == [
        ("Kind", "done"),
        ("Project", "billing"),
        ("Day", "Fri 20 Nov"),
        ("Logged", "14:10"),
        ("People", "Priya and Sam"),
        ("Spoke with", "Priya"),
        ("Thanks to", "Sam"),
        ("Readers", "everybody"),
        ("Told", "in no update yet"),
        ("Id", "abcde"),
    ]


def test_one_logged_later_says_when() -> None:
    entry = Accomplishment("Fixed it", TODAY - 400 * DAY, logged=FRIDAY, visibility="private", pinned=True)

    told = dict(facts(entry, TODAY, (3, 4)))

    assert told["Day"] == "Thu 16 Oct 2025"
    assert told["Logged"] == "Fri 20 Nov 14:10"
    assert told["Readers"] == "only for you"
    assert told["Big"] == "the one big thing"
    assert told["Told"] == "in updates 3 and 4"


def test_a_plan_says_how_often_it_was_put_off_and_how_it_ended() -> None:
    plan = Accomplishment("Write it", TODAY, kind="plan", moves=(Move(FRIDAY, "the server was down"),))

    assert ("Put off", "Fri 20 Nov: the server was down") in facts(plan, TODAY, ())
    assert ("Settled", "not yet") in facts(plan, TODAY, ())
    assert ("Settled", "Fri 20 Nov") in facts(plan._replace(settled=TODAY), TODAY, ())
    dropped = facts(plan._replace(settled=TODAY, dropped="no longer wanted"), TODAY, ())
    assert ("Dropped", "no longer wanted") in dropped
    assert "Settled" not in dict(dropped)


def test_a_blocker_says_until_when_it_can_wait() -> None:
    blocker = Accomplishment("Need it", TODAY, kind="blocker", by=TODAY + DAY)

    assert dict(facts(blocker, TODAY, ()))["Wanted by"] == "Sat 21 Nov"


def test_the_tally_tells_what_is_loaded_found_and_chosen() -> None:
    assert tally(None, 12_500, None, 0, 0) == "12,500 entries"
    assert tally(None, 1, None, 0, 0) == "1 entry"
    assert tally(None, 1_200, date(2025, 1, 1), 0, 0) == "1,200 since 2025"
    assert tally(12, 12_500, None, 0, 0) == "12 of 12,500"
    assert tally(12, 12_500, None, 3, 1) == "3 chosen · 1 of them not shown · 12 of 12,500"


def test_several_entries_are_counted_one_is_quoted() -> None:
    entry = Accomplishment("Fixed the export", TODAY)

    assert what([entry]) == "“Fixed the export”"
    assert what([entry, entry]) == "2 entries"


def test_a_search_without_hits_says_what_was_looked_for_and_the_way_out() -> None:
    said = " ".join(found_nothing("zebra", 12_500))

    assert "“zebra”" in said
    assert "12,500" in said
    assert "esc" in said
