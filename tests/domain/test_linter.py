"""What keeps an update from being read is told, and what doesn't is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.test_updates import FRIDAY, MONDAY, WEEK, entry, went_out
from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.linter import remarks, summary
from wfhdesk.domain.selections import select
from wfhdesk.domain.updates import SUPERVISOR, TEAM, Update

GOOD = entry("it", outcome="sooner")._replace(text="Fixed it, thanks @sam")


def told(
    *entries: Accomplishment, text: str = "", kind: str = SUPERVISOR, updates: tuple[Update, ...] = ()
) -> list[str]:
    """Return the remarks under an update of entries, beside one that leaves nothing to wish for."""
    known = [GOOD, *entries]
    return remarks(kind, text, select(kind, known, list(updates), WEEK), known)


def test_nothing_is_said_of_an_update_that_can_be_read() -> None:
    assert told(text="## Outcomes\n\n- **Sooner.** Fixed it, thanks Sam.\n") == []


def test_a_result_that_says_nothing_of_its_use_is_told() -> None:
    bare = entry("bare")
    assert told(bare) == ["No outcome: Did bare"]
    assert remarks(SUPERVISOR, "", select(SUPERVISOR, [bare], [], WEEK), [GOOD]) == [
        "No outcome: say what changed because of your work, behind =>."
    ]


def test_a_blocker_wants_somebody_and_a_day() -> None:
    assert told(entry("wait", kind="blocker", by=FRIDAY)) == ["Nobody is named who could help: Did wait"]
    named = entry("wait", kind="blocker")._replace(text="Need the key from @omar")
    assert told(named) == ["No day until when it can wait: Need the key from Omar"]
    assert told(named._replace(by=FRIDAY)) == []


def test_a_promise_that_was_moved_twice_is_to_be_split_or_dropped() -> None:
    moved = Move(went_out().made, "no time")
    plan = entry("plan", MONDAY - timedelta(days=7), "plan", moves=(moved,))
    assert told(plan, updates=(went_out(["plan"]),)) == []
    assert told(plan._replace(moves=(moved, moved)), updates=(went_out(["plan"]),)) == [
        "Moved 2 times; split it or drop it: Did plan"
    ]


def test_a_mistyped_wish_to_keep_it_back_is_told_first() -> None:
    slip = entry("slip", outcome="sooner")._replace(text="Fixed it !privat")
    assert told(slip, text="- Fixed it !privat\n") == [
        "This is told, for “!privat” is text; did you mean !private? Fixed it !privat"
    ]


@pytest.mark.parametrize(("points", "remark"), [(5, []), (6, ["6 points under “Outcomes”; five are read."])])
def test_five_points_under_a_heading_are_read(points: int, remark: list[str]) -> None:
    text = "## Next\n\n- one\n\n## Outcomes\n\n" + "- one\n" * points
    assert told(text=text) == remark


@pytest.mark.parametrize(("words", "is_told"), [(30, False), (31, True)])
def test_a_point_has_thirty_words(words: int, is_told: bool) -> None:
    remark = f"{words} words in one point, more than 30: {('word ' * 10)[:49]}…"
    assert told(text=f"- {'word ' * words}\n") == ([remark] if is_told else [])


@pytest.mark.parametrize(("words", "remark"), [(1099, []), (1101, ["6 minutes to read; five is the most."])])
def test_it_is_read_in_five_minutes_at_two_hundred_words_each(words: int, remark: list[str]) -> None:
    text = "word\n" * words
    assert told(text=text) == remark
    assert f"{5 if not remark else 6} minutes to read" in summary(SUPERVISOR, text, select(SUPERVISOR, [], [], WEEK))


@pytest.mark.parametrize(("day", "is_told"), [(date(2026, 10, 30), True), (date(2026, 10, 31), False)])
def test_whoever_was_thanked_within_three_weeks_counts(day: date, is_told: bool) -> None:
    now, thanked = entry("now", outcome="sooner"), GOOD._replace(day=day)
    said = remarks(SUPERVISOR, "", select(SUPERVISOR, [now], [], WEEK), [now, thanked])
    assert said == (["Nobody was thanked in three weeks; did nobody help?"] if is_told else [])


def test_thanks_that_the_reader_may_not_see_are_none() -> None:
    hidden = GOOD._replace(visibility="supervisor")
    nobody = ["Nobody was thanked in three weeks; did nobody help?"]
    for kind, said in ((SUPERVISOR, []), (TEAM, nobody)):
        now = entry("now", outcome="sooner")
        assert remarks(kind, "", select(kind, [now], [], WEEK), [now, hidden]) == said
