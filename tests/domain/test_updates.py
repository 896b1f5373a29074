"""Which entries an update tells: nothing unreported, nothing twice, nothing that its reader isn't meant to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import DAY, Period, week_of
from wfhdesk.domain.projects import Project, ProjectState
from wfhdesk.domain.selections import Selection, big_thing, by_week, outcomes, select, shown_weeks
from wfhdesk.domain.update_sections import Party, decisions_wanted, readable_projects, sections
from wfhdesk.domain.updates import (
    AUDIENCES,
    MONTHLY,
    SUPERVISOR,
    TEAM,
    Update,
    checked_kind,
    checked_period,
    gone_out,
    next_period,
    visible,
    word_count,
)

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
WEEK = Period(MONDAY, FRIDAY)
WEEK_BEFORE = Period(MONDAY - 7 * DAY, FRIDAY - 7 * DAY)
PETRA = Party("Ana Lima", "Petra Jansen")


def entry(name: str, day: date = MONDAY, kind: str = "done", **said: object) -> Accomplishment:
    return Accomplishment(f"Did {name}", day, kind, id=name)._replace(**said)  # type: ignore[arg-type]


def went_out(
    carries: Collection[str] = (), kind: str = SUPERVISOR, period: Period = WEEK_BEFORE, **said: object
) -> Update:
    update = Update(
        number=1,
        kind=kind,
        state="exported",
        start=period.start,
        until=period.end,
        day=period.end,
        made=datetime(period.end.year, period.end.month, period.end.day, 15, tzinfo=AMSTERDAM),
        subject="s",
        text="t\n",
        carries=tuple(carries),
    )
    return update._replace(**said)  # type: ignore[arg-type]


def ids(entries: Collection[Accomplishment]) -> list[str]:
    return [one.id for one in entries]


def selected(*entries: Accomplishment, updates: Collection[Update] = (), kind: str = SUPERVISOR) -> Selection:
    return select(kind, entries, updates, WEEK)


# --- the period -----------------------------------------------------------------------------------------------------


def test_without_a_former_update_the_period_is_this_week() -> None:
    assert next_period([], SUPERVISOR, FRIDAY) == WEEK
    assert next_period([], SUPERVISOR, MONDAY) == Period(MONDAY, MONDAY)


def test_the_period_begins_the_day_after_the_last_update_of_its_kind() -> None:
    updates = [went_out(period=Period(date(2026, 11, 2), date(2026, 11, 5))), went_out(kind=TEAM)]
    assert next_period(updates, SUPERVISOR, FRIDAY) == Period(date(2026, 11, 6), FRIDAY)
    assert next_period(updates, TEAM, FRIDAY) == Period(FRIDAY - 6 * DAY, FRIDAY)


def test_after_an_update_of_today_or_of_days_to_come_the_period_is_today() -> None:
    for until in (FRIDAY, FRIDAY + 9 * DAY):
        assert next_period([went_out(period=Period(MONDAY, until))], SUPERVISOR, FRIDAY) == Period(FRIDAY, FRIDAY)


def test_an_update_of_long_ago_made_later_doesnt_move_the_period_back() -> None:
    updates = [went_out(period=WEEK), went_out(period=WEEK_BEFORE, made=datetime(2026, 11, 21, tzinfo=AMSTERDAM))]
    assert next_period(updates, SUPERVISOR, FRIDAY + 3 * DAY).start == FRIDAY + DAY


@pytest.mark.parametrize("state", ["exported", "sending", "sent", "unknown", "failed", "withdrawn"])
def test_only_what_went_out_or_may_have_counts(state: str) -> None:
    counts = state in ("exported", "sending", "sent", "unknown")
    update = went_out(["a"], state=state)
    assert bool(gone_out([update], SUPERVISOR)) == counts
    assert ids(selected(entry("a"), updates=[update]).news) == ([] if counts else ["a"])


def test_a_kind_that_isnt_one_is_refused() -> None:
    assert checked_kind("weekly-team") == "weekly-team"
    with pytest.raises(WrongInput, match=r"“daily” is no kind of update.*weekly-supervisor, weekly-team"):
        checked_kind("daily")


# --- what is told ---------------------------------------------------------------------------------------------------


def test_everything_of_the_period_is_told_in_its_section() -> None:
    kinds = {kind: entry(kind, kind=kind) for kind in ("done", "progress", "learned", "plan", "blocker")}
    selection = selected(*kinds.values())
    assert sorted(ids(selection.news)) == ["done", "learned", "progress"]
    assert ids(selection.plans) == ["plan"]
    assert ids(selection.blockers) == ["blocker"]
    assert sorted(selection.carries) == sorted(kinds)
    assert not selection.is_empty


def test_the_first_weekly_update_tells_of_its_week_and_late_of_the_week_before() -> None:
    days = {"older": MONDAY - 8 * DAY, "before": MONDAY - 7 * DAY, "within": MONDAY, "after": FRIDAY + DAY}
    entries = [entry(name, day) for name, day in days.items()]
    for kind in (SUPERVISOR, TEAM):
        selection = selected(*entries, kind=kind)
        assert (ids(selection.news), ids(selection.late)) == (["within"], ["before"])
        assert selection.left_out == []


def test_whoever_starts_in_the_middle_of_a_week_and_looks_on_monday_finds_what_was_done() -> None:
    thursday = entry("first", MONDAY - 4 * DAY, logged=datetime(2026, 11, 12, 9, tzinfo=AMSTERDAM))
    history = entry("history", MONDAY - 20 * DAY, logged=datetime(2026, 11, 12, 9, tzinfo=AMSTERDAM))
    selection = select(SUPERVISOR, [thursday, history], [], next_period([], SUPERVISOR, MONDAY))
    assert (ids(selection.late), selection.carries) == (["first"], ("first",))
    assert shown_weeks(selection) == WEEK_BEFORE


def test_what_waits_from_the_week_before_the_first_update_comes_with_the_second() -> None:
    kept, waits = entry("kept", WEEK_BEFORE.end), entry("waits", WEEK_BEFORE.end)
    assert selected(kept, waits).carries == ("kept", "waits")
    first = went_out(("kept",), period=WEEK)
    assert select(SUPERVISOR, [kept, waits], [first], Period(FRIDAY + DAY, FRIDAY + 7 * DAY)).carries == ("waits",)


def test_only_news_of_the_week_before_comes_along_and_only_into_a_weekly_update_of_whole_weeks() -> None:
    before = entry("a", WEEK_BEFORE.end)
    assert selected(entry("solved", WEEK_BEFORE.end, "blocker", settled=WEEK_BEFORE.end)).is_empty
    assert select(MONTHLY, [before], [], WEEK).is_empty
    assert select(SUPERVISOR, [before], [], Period(MONDAY + DAY, FRIDAY)).is_empty


def test_nothing_at_all_is_empty() -> None:
    assert selected().is_empty
    assert selected(entry("p", visibility="private")).is_empty
    assert selected(entry("a"), updates=[went_out(["a"])]).is_empty


def test_an_entry_that_was_told_is_not_told_again() -> None:
    selection = selected(entry("old"), entry("new"), updates=[went_out(["old"])])
    assert selection.carries == ("new",)


def test_an_entry_that_was_told_to_one_audience_is_still_new_to_the_other() -> None:
    selection = selected(entry("a"), updates=[went_out(["a"], left_out=("b",))], kind=TEAM)
    assert selection.carries == ("a",)


def test_an_entry_logged_too_late_for_its_week_comes_in_the_next() -> None:
    late = entry("late", WEEK_BEFORE.start)
    selection = selected(late, entry("new"), updates=[went_out(["told"])])
    assert ids(selection.late) == ["late"]
    assert ids(selection.news) == ["new"]
    assert set(selection.carries) == {"late", "new"}


def test_an_entry_of_long_before_the_first_update_was_nobodys_news() -> None:
    assert selected(entry("older", WEEK_BEFORE.start - 8 * DAY), updates=[went_out()]).is_empty


def test_what_was_logged_in_the_period_about_the_weeks_before_it_is_told_in_the_first_update_too() -> None:
    logged = datetime(2026, 11, 18, 9, tzinfo=AMSTERDAM)
    near, far = (entry(name, MONDAY - days * DAY, logged=logged) for name, days in (("near", 28), ("far", 29)))
    selection = selected(near, far, entry("brought along", MONDAY - 8 * DAY, logged=logged - 9 * DAY))
    assert (ids(selection.late), selection.carries) == (["near"], ("near",))


def test_what_is_still_open_is_told_however_old_it_is() -> None:
    plan, blocker = entry("p", date(2025, 1, 1), "plan"), entry("b", date(2024, 1, 1), "blocker")
    assert (ids(selected(plan).plans), ids(selected(blocker).blockers)) == (["p"], ["b"])
    settled = [one._replace(settled=FRIDAY) for one in (plan, blocker)]
    assert ids(selected(settled[0]).news) == ["p"], "done in this week, so news of this week"
    assert selected(settled[1]).is_empty


def test_a_period_has_to_lie_within_the_calendar() -> None:
    assert checked_period(WEEK) == WEEK
    for start, end in ((date.min, FRIDAY), (MONDAY, date.max)):
        with pytest.raises(WrongInput, match="years 1900 to 2999"):
            checked_period(Period(start, end))


def test_days_between_two_updates_that_neither_told_of_come_late() -> None:
    gap = went_out(period=Period(WEEK_BEFORE.start, WEEK_BEFORE.start))
    assert ids(selected(entry("gap", WEEK_BEFORE.end), updates=[gap]).late) == ["gap"]


def test_a_second_update_in_a_week_tells_its_own_week_as_news() -> None:
    updates = [went_out(["told"], period=Period(MONDAY, MONDAY + 2 * DAY))]
    selection = select(SUPERVISOR, [entry("late", MONDAY)], updates, Period(MONDAY + 3 * DAY, FRIDAY))
    assert (ids(selection.news), selection.late) == (["late"], [])


def test_a_late_plan_or_blocker_is_simply_a_plan_or_blocker() -> None:
    plan, blocker = entry("p", WEEK_BEFORE.start, "plan"), entry("b", WEEK_BEFORE.start, "blocker")
    selection = selected(plan, blocker, updates=[went_out()])
    assert (ids(selection.plans), ids(selection.blockers), selection.late) == (["p"], ["b"], [])


def test_late_entries_stand_under_their_weeks_oldest_first() -> None:
    entries = [entry("c", date(2026, 11, 10)), entry("a", date(2026, 11, 1)), entry("b", date(2026, 11, 9))]
    assert [(monday, ids(found)) for monday, found in by_week(entries)] == [
        (date(2026, 10, 26), ["a"]),
        (date(2026, 11, 9), ["c", "b"]),
    ]


def test_a_period_that_is_asked_for_takes_in_what_wasnt_told_before_it() -> None:
    year = Period(date(2026, 1, 1), FRIDAY)
    entries = [entry("old", date(2026, 3, 1)), entry("told"), entry("new", FRIDAY)]
    assert select(SUPERVISOR, entries, [went_out(["told"])], year).carries == ("old", "new")


# --- what is left out -----------------------------------------------------------------------------------------------


def test_what_the_person_takes_out_is_not_told_and_counted() -> None:
    selection = select(SUPERVISOR, [entry("in"), entry("out")], [], WEEK, ["out"])
    assert selection.carries == ("in",)
    assert ids(selection.left_out) == ["out"]


def test_what_was_taken_out_once_is_decided_for_that_kind_only() -> None:
    update = went_out(left_out=("out",))
    assert selected(entry("out"), updates=[update]).is_empty
    assert selected(entry("out"), updates=[update], kind=TEAM).carries == ("out",)


def test_a_promise_or_a_standing_blocker_can_be_taken_out_too_and_stays_out() -> None:
    plan, blocker = entry("p", WEEK_BEFORE.end, "plan"), entry("b", WEEK_BEFORE.end, "blocker")
    before = went_out(["p", "b"])
    selection = select(SUPERVISOR, [plan, blocker], [before], WEEK, ["p", "b"])
    assert (selection.promised, selection.standing) == ([], [])
    after = went_out(period=WEEK, left_out=("p", "b"))
    again = select(SUPERVISOR, [plan, blocker], [before, after], Period(FRIDAY + DAY, FRIDAY + 7 * DAY))
    assert again.is_empty


# --- who may see what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [("all", {"supervisor", "team"}), ("supervisor", {"supervisor"}), ("team", {"team"}), ("private", set())],
)
def test_each_audience_sees_what_is_meant_for_it(visibility: str, seen_by: set[str]) -> None:
    assert {
        audience for audience in ("supervisor", "team") if visible(entry("a", visibility=visibility), audience)
    } == (seen_by)
    for kind in (SUPERVISOR, TEAM):
        assert selected(entry("a", visibility=visibility), kind=kind).is_empty == (AUDIENCES[kind] not in seen_by)


def test_what_became_private_after_it_was_told_doesnt_come_back() -> None:
    hidden = [entry(kind, WEEK_BEFORE.end, kind, visibility="private") for kind in ("plan", "blocker")]
    assert selected(*hidden, updates=[went_out(["plan", "blocker"])]).is_empty


def test_what_became_visible_later_is_told_then() -> None:
    hidden = entry("a", WEEK_BEFORE.end, visibility="private")
    before = went_out(select(SUPERVISOR, [hidden], [], WEEK_BEFORE).carries)
    assert ids(selected(hidden._replace(visibility="all"), updates=[before]).late) == ["a"]


def test_a_project_all_of_whose_entries_are_hidden_is_hidden_itself() -> None:
    entries = [
        entry("a", project="Open"),
        entry("b", project="open", visibility="private"),
        entry("c", project="escape", visibility="private"),
        entry("d", project="budget", visibility="supervisor"),
    ]
    states = [ProjectState(Project(name), 1, MONDAY) for name in ("OPEN", "Escape", "budget")]
    assert readable_projects(states, entries, "supervisor") == ["OPEN", "budget"]
    assert readable_projects(states, entries, "team") == ["OPEN"]


def test_a_project_without_an_entry_is_for_the_supervisor_alone() -> None:
    states = [ProjectState(Project("never-touched"), 0, None)]
    assert readable_projects(states, [], "supervisor") == ["never-touched"]
    assert readable_projects(states, [], "team") == []


# --- promises and blockers ------------------------------------------------------------------------------------------


def test_a_plan_that_was_told_is_a_promise_in_the_next_update() -> None:
    plan = entry("p", WEEK_BEFORE.end, "plan")
    selection = selected(plan, updates=[went_out(["p"])])
    assert (ids(selection.promised), selection.plans, selection.carries) == (["p"], [], ())
    assert not selection.is_empty
    (told,) = sections(SUPERVISOR, PETRA, selection, []).promised
    assert not told.solved


def test_a_promise_that_is_kept_is_told_once() -> None:
    plan = entry("p", WEEK_BEFORE.end, "plan", settled=FRIDAY)
    selection = selected(plan, updates=[went_out(["p"])])
    assert selection.closed == ("p",)
    (told,) = sections(SUPERVISOR, PETRA, selection, []).promised
    assert told.solved
    after = went_out(period=WEEK, closed=selection.closed)
    assert select(SUPERVISOR, [plan], [went_out(["p"]), after], Period(FRIDAY, FRIDAY)).is_empty


def test_a_plan_that_was_done_before_anybody_heard_of_it_is_news() -> None:
    plan = entry("p", kind="plan", settled=FRIDAY)
    selection = selected(plan)
    assert (ids(selection.news), selection.plans, selection.closed) == (["p"], [], ("p",))
    assert selected(plan, updates=[went_out(["p"], closed=("p",))]).is_empty


def test_a_plan_that_was_dropped_before_anybody_heard_of_it_is_no_news() -> None:
    assert selected(entry("p", kind="plan", settled=FRIDAY, dropped="no time")).is_empty


@pytest.mark.parametrize("kind", ["done", "learned", "progress"])
def test_a_promise_that_was_written_anew_as_what_was_done_is_kept_and_told_once(kind: str) -> None:
    before = went_out(["p"], points=("p",))
    done = entry("p", FRIDAY, kind, outcome="it works")
    selection = selected(done, updates=[before])
    assert (ids(selection.promised), selection.carries, selection.closed) == (["p"], (), ("p",))
    (told,) = sections(SUPERVISOR, PETRA, selection, []).promised
    assert (told.solved, told.result) == (True, "It works.")
    after = went_out(period=WEEK, closed=selection.closed)
    assert select(SUPERVISOR, [done], [before, after], Period(FRIDAY, FRIDAY)).is_empty


def test_an_open_blocker_is_told_as_open_since_until_it_is_solved_once() -> None:
    blocker = entry("b", WEEK_BEFORE.end, "blocker", by=FRIDAY)
    updates = [went_out(["b"])]
    selection = selected(blocker, updates=updates)
    assert (ids(selection.standing), selection.blockers, selection.carries) == (["b"], [], ())
    (told,) = sections(SUPERVISOR, PETRA, selection, []).blockers
    assert (told.since, told.by, told.solved) == ("Fri 13 Nov", "Fri 20 Nov", False)
    updates.append(went_out(period=WEEK))
    solved = select(SUPERVISOR, [blocker._replace(settled=FRIDAY)], updates, Period(FRIDAY, FRIDAY))
    assert (ids(solved.standing), solved.closed) == (["b"], ("b",))
    updates.append(went_out(period=WEEK, closed=solved.closed))
    assert select(SUPERVISOR, [blocker._replace(settled=FRIDAY)], updates, Period(FRIDAY, FRIDAY)).is_empty


@pytest.mark.parametrize(
    ("by", "today", "overdue"),
    [
        (FRIDAY, FRIDAY, False),
        (FRIDAY, FRIDAY + DAY, True),
        (FRIDAY, None, False),
        (MONDAY, None, True),
        (None, None, False),
    ],
)
def test_a_blocker_whose_day_has_passed_says_so(by: date | None, today: date | None, overdue: bool) -> None:
    selection = selected(entry("b", kind="blocker", by=by), ON_PETRA._replace(by=by))
    told = sections(SUPERVISOR, PETRA, selection, [], today)
    assert [item.overdue for item in (*told.blockers, *told.decisions)] == [overdue, overdue]


def test_a_fresh_blocker_isnt_open_since_a_day() -> None:
    selection = selected(entry("b", kind="blocker"))
    assert [told.since for told in sections(SUPERVISOR, PETRA, selection, []).blockers] == [""]


# --- decisions ------------------------------------------------------------------------------------------------------

ON_PETRA = entry("x", kind="blocker")._replace(text="Need a yes from @petra to the second test week")


@pytest.mark.parametrize("name", ["@petra", "@Petra", "@petra.jansen", "@PetraJansen"])
def test_a_blocker_on_the_supervisor_is_a_decision_wanted(name: str) -> None:
    selection = selected(ON_PETRA._replace(text=f"Need a yes from {name} soon"), entry("other", kind="blocker"))
    assert decisions_wanted(SUPERVISOR, PETRA, selection) == 1
    told = sections(SUPERVISOR, PETRA, selection, [])
    assert len(told.decisions) == 1
    assert [item.text for item in told.blockers] == ["Did other"]


def test_in_the_teams_update_no_decision_is_wanted() -> None:
    selection = selected(ON_PETRA, kind=TEAM)
    assert decisions_wanted(TEAM, PETRA, selection) == 0
    told = sections(TEAM, PETRA, selection, [])
    assert (told.decisions, len(told.blockers)) == ([], 1)


def test_without_a_supervisor_no_decision_is_wanted() -> None:
    assert decisions_wanted(SUPERVISOR, Party("Ana"), selected(ON_PETRA)) == 0


def test_a_decision_that_was_made_is_a_solved_blocker() -> None:
    selection = selected(ON_PETRA._replace(settled=FRIDAY))
    assert decisions_wanted(SUPERVISOR, PETRA, selection) == 0
    told = sections(SUPERVISOR, PETRA, selection, [])
    assert told.decisions == []
    assert [item.solved for item in told.blockers] == [True]


def test_a_decision_that_isnt_made_is_wanted_again() -> None:
    selection = selected(ON_PETRA._replace(day=WEEK_BEFORE.end), updates=[went_out(["x"])])
    assert decisions_wanted(SUPERVISOR, PETRA, selection) == 1
    assert [item.since for item in sections(SUPERVISOR, PETRA, selection, []).decisions] == ["Fri 13 Nov"]


# --- the order of the news ------------------------------------------------------------------------------------------


def test_results_come_first_and_only_five_outcomes_stand_out() -> None:
    entries = [entry(f"bare{n}") for n in range(3)] + [entry(f"good{n}", outcome=f"x{n}") for n in range(4)]
    first, others = outcomes(selected(*entries))
    assert ids(first) == ["good0", "good1", "good2", "good3", "bare0"]
    assert ids(others) == ["bare1", "bare2"]


def test_what_is_under_way_or_learned_is_no_outcome() -> None:
    entries = [
        entry("p", MONDAY, "progress", outcome="x"),
        entry("l", MONDAY + DAY, "learned", outcome="y"),
        entry("d", FRIDAY),
    ]
    first, others = outcomes(selected(*entries))
    assert (ids(first), ids(others)) == (["d"], ["p", "l"])


def test_the_pinned_entry_is_the_one_big_thing_and_stands_nowhere_else() -> None:
    selection = selected(*[entry(f"e{n}") for n in range(7)], entry("big", pinned=True))
    assert big_thing(selection) == selection.news[-1]
    first, others = outcomes(selection)
    assert len(first) == 5
    assert len(others) == 2
    told = sections(SUPERVISOR, PETRA, selection, [])
    assert told.big is not None
    assert "Did big." not in [item.text for item in (*told.outcomes, *told.also)]
    assert told.headline == "Did big."


def test_of_several_pinned_entries_the_latest_is_the_big_one() -> None:
    selection = selected(entry("one", pinned=True), entry("two", FRIDAY, pinned=True))
    assert big_thing(selection) == selection.news[1]
    assert ids(outcomes(selection)[0]) == ["one"]


def test_every_news_stands_in_just_one_place() -> None:
    kinds = ("done", "progress", "learned")
    entries = [
        entry(f"{n}", kind=kinds[n % 3], outcome="x" if n % 2 else "", pinned=n in (4, 7), project="billing")
        for n in range(20)
    ]
    told = sections(SUPERVISOR, PETRA, selected(*entries), [])
    assert told.big is not None
    places = [told.big.text, *(item.text for item in (*told.outcomes, *told.also))]
    assert Counter(text.casefold() for text in places) == Counter(f"did {n}." for n in range(20))


def test_more_than_three_plans_stand_in_a_second_row() -> None:
    told = sections(SUPERVISOR, PETRA, selected(*[entry(f"p{n}", kind="plan") for n in range(5)]), [])
    assert [item.text for item in told.plans] == ["Did p0.", "Did p1.", "Did p2."]
    assert [item.text for item in told.more_plans] == ["Did p3.", "Did p4."]


def test_only_words_count_as_words() -> None:
    assert word_count("## Outcomes\n\n- **Guide** shipped – 3 days *(x)*\n") == 6


# --- the texts ------------------------------------------------------------------------------------------------------


def test_an_at_sign_that_was_meant_literally_stays_one_everywhere() -> None:
    one = entry("a")._replace(text="Removed the \\@property of @sam", outcome="\\@cache is 3 \\\\@times faster")
    told = sections(TEAM, PETRA, selected(one, kind=TEAM), [])
    assert told.outcomes[0].text == "Removed the @property of Sam."
    assert told.outcomes[0].result == "@cache is 3 \\@times faster."
    assert told.headline == "@cache is 3 \\@times faster."


def test_thanks_name_everybody_that_was_thanked_late_entries_too() -> None:
    entries = [
        entry("a")._replace(text="Fixed it, thanks @sam and @ana.lima"),
        entry("b", WEEK_BEFORE.end)._replace(text="Wrote it", outcome="done, thanks @Omar"),
        entry("c")._replace(text="Spoke with @priya"),
        entry("d")._replace(text="Tested it, thanks @Sam"),
    ]
    told = sections(TEAM, PETRA, selected(*entries, updates=[went_out(kind=TEAM)], kind=TEAM), [])
    assert told.thanks == "Sam, Ana Lima and Omar", "each once; for what, their points say"


def test_the_supervisor_is_greeted_by_first_name_and_the_team_by_none() -> None:
    assert sections(SUPERVISOR, PETRA, selected(), []).reader == "Petra"
    assert sections(TEAM, PETRA, selected(kind=TEAM), []).reader == ""
    assert sections(SUPERVISOR, Party(), selected(), []).reader == ""


def test_a_project_of_which_nothing_is_said_has_no_line() -> None:
    states = [
        ProjectState(Project("a"), 1, MONDAY),
        ProjectState(Project("b", status="at risk", next="run", by=FRIDAY), 1, MONDAY),
        ProjectState(Project("c", line="goes well"), 1, MONDAY),
    ]
    lines = sections(SUPERVISOR, PETRA, selected(), states).projects
    assert [(line.name, line.status, line.line, line.next, line.by) for line in lines] == [
        ("b", "at risk", "", "run", "Fri 20 Nov"),
        ("c", "", "goes well.", "", ""),
    ]


# --- any sequence of days -------------------------------------------------------------------------------------------


class Log(NamedTuple):
    kind: str
    days_ago: int
    visibility: str


class Out(NamedTuple):
    """An update goes out; of its fresh entries those at some places are left out, and it may be of days of one's own."""

    kind: str
    left_out: tuple[int, ...]
    days: tuple[int, int] | None


class Settle(NamedTuple):
    place: int
    dropped: bool


class WriteAnew(NamedTuple):
    """A plan or blocker becomes what was done."""

    place: int


class Redate(NamedTuple):
    place: int
    days_ago: int


class Forward(NamedTuple):
    days: int


Step = Log | Out | Settle | WriteAnew | Redate | Forward

steps = st.lists(
    st.one_of(
        st.builds(
            Log,
            st.sampled_from(["done", "progress", "learned", "plan", "blocker"]),
            st.integers(0, 20),
            st.sampled_from(["all", "all", "supervisor", "team", "private"]),
        ),
        st.builds(
            Out,
            st.sampled_from([SUPERVISOR, TEAM]),
            st.lists(st.integers(0, 8), max_size=2).map(tuple),
            st.none() | st.tuples(st.integers(-20, 5), st.integers(0, 12)),
        ),
        st.builds(Settle, st.integers(0, 30), st.booleans()),
        st.builds(WriteAnew, st.integers(0, 30)),
        st.builds(Redate, st.integers(0, 30), st.integers(0, 20)),
        st.builds(Forward, st.integers(1, 9)),
    ),
    max_size=40,
)


class Desk:
    """Plays a person's weeks on the rules alone, and remembers what each reader was told."""

    def __init__(self) -> None:
        self.today = MONDAY
        self.entries: list[Accomplishment] = []
        self.updates: list[Update] = []
        self.told: dict[str, Counter[str]] = {SUPERVISOR: Counter(), TEAM: Counter()}
        self.ended: dict[str, Counter[str]] = {SUPERVISOR: Counter(), TEAM: Counter()}

    def play(self, step: Step) -> None:
        if isinstance(step, Log):
            name = f"e{len(self.entries)}"
            self.entries.append(
                entry(name, self.today - step.days_ago * DAY, step.kind, visibility=step.visibility, logged=self.now())
            )
        elif isinstance(step, Out):
            self.let_out(step)
        elif isinstance(step, Settle) and self.entries:
            self.settle(step)
        elif isinstance(step, WriteAnew) and self.entries:
            self._change(step.place, kind="done", settled=None, dropped="")
        elif isinstance(step, Redate) and self.entries:
            self._change(step.place, day=self.today - step.days_ago * DAY)
        elif isinstance(step, Forward):
            self.today += step.days * DAY

    def now(self) -> datetime:
        return datetime(self.today.year, self.today.month, self.today.day, 15, tzinfo=AMSTERDAM)

    def settle(self, step: Settle) -> None:
        one = self.entries[step.place % len(self.entries)]
        if one.open:
            dropped = "no time" if step.dropped and one.kind == "plan" else ""
            self._change(step.place, settled=self.today, dropped=dropped)

    def _change(self, place: int, **fields: object) -> None:
        place %= len(self.entries)
        self.entries[place] = self.entries[place]._replace(**fields)  # type: ignore[arg-type]

    def let_out(self, step: Out) -> Selection:
        period = next_period(self.updates, step.kind, self.today)
        if step.days:
            start = self.today + step.days[0] * DAY
            period = Period(start, start + step.days[1] * DAY)
        shown = select(step.kind, self.entries, self.updates, period)
        offered = [*shown.carries, *ids(shown.promised), *ids(shown.standing)]
        out = [offered[place] for place in step.left_out if place < len(offered)]
        selection = select(step.kind, self.entries, self.updates, period, out)
        self.told[step.kind].update(selection.carries)
        self.ended[step.kind].update(selection.closed)
        made = self.now() + timedelta(microseconds=len(self.updates))
        update = went_out(selection.carries, step.kind, period, made=made, day=self.today, points=selection.points)
        self.updates.append(update._replace(closed=selection.closed, left_out=tuple(out), number=len(self.updates) + 1))
        return selection


def last_updates(desk: Desk) -> None:
    """The usual update of each kind goes out on the next day, and tells what was still to be told."""
    desk.play(Forward(1))
    for kind in (SUPERVISOR, TEAM):
        desk.play(Out(kind, (), None))


@given(steps)
@example([Out(SUPERVISOR, (), None), Log("done", 3, "all"), Forward(7)])
@example([Log("plan", 0, "all"), Out(SUPERVISOR, (), None), Settle(0, False), Out(SUPERVISOR, (0,), None)])
@example([Out(TEAM, (), (-20, 0)), Log("done", 10, "team"), Out(TEAM, (), (0, 12)), Log("learned", 0, "all")])
@settings(max_examples=600)
def test_nothing_stays_unreported_and_nothing_is_told_twice(played: list[Step]) -> None:
    desk = Desk()
    for step in played:
        desk.play(step)
    last_updates(desk)
    for kind, told in desk.told.items():
        assert max(told.values(), default=1) == 1, "told twice"
        assert max(desk.ended[kind].values(), default=1) == 1, "its end told twice"
        of_kind = [update for update in desk.updates if update.kind == kind]
        left_out = {name for update in of_kind for name in update.left_out}
        first = min(update.start for update in of_kind)
        for one in desk.entries:
            day = one.settled if one.settled and one.kind == "plan" else one.day  # what was planned is news when done
            due = (day >= first or one.open) and day <= desk.today and not one.dropped
            if due and visible(one, AUDIENCES[kind]) and one.id not in left_out:
                assert told[one.id] == 1, "unreported"
            if not visible(one, AUDIENCES[kind]):
                assert told[one.id] == 0, "told to somebody it isn't for"
            was_open = any(one.id in update.points for update in of_kind)
            if told[one.id] and (one.settled or (was_open and not one.open)) and one.id not in left_out:
                assert desk.ended[kind][one.id] == 1, "its end untold"
            if one.open:
                assert desk.ended[kind][one.id] == 0


@given(steps)
@settings(max_examples=200)
def test_every_open_promise_and_blocker_is_told_in_every_update_until_it_ends(played: list[Step]) -> None:
    desk = Desk()
    for step in played:
        desk.play(step)
    last_updates(desk)
    for kind in (SUPERVISOR, TEAM):
        left_out = {name for update in desk.updates if update.kind == kind for name in update.left_out}
        again = desk.let_out(Out(kind, (), None))
        assert again.carries == ()
        assert {*ids(again.promised), *ids(again.standing)} == {
            one.id for one in desk.entries if one.open and desk.told[kind][one.id] and one.id not in left_out
        }


@given(steps, st.sampled_from([SUPERVISOR, TEAM]))
@settings(max_examples=200)
def test_what_goes_out_to_one_audience_changes_nothing_for_the_other(played: list[Step], kind: str) -> None:
    both, alone = Desk(), Desk()
    for step in played:
        both.play(step)
        if not isinstance(step, Out) or step.kind == kind:
            alone.play(step)
    assert both.told[kind] == alone.told[kind]
    assert both.ended[kind] == alone.ended[kind]


@given(steps, st.integers(-30, 30), st.integers(0, 30))
@settings(max_examples=200)
def test_no_entry_stands_in_two_places_of_an_update(played: list[Step], start: int, length: int) -> None:
    desk = Desk()
    for step in played:
        desk.play(step)
    first = desk.today + start * DAY
    for kind in (SUPERVISOR, TEAM):
        chosen = select(kind, desk.entries, desk.updates, Period(first, first + length * DAY))
        places = [
            *chosen.carries,
            *ids(chosen.promised),
            *ids(chosen.standing),
            *ids(chosen.left_out),
        ]
        assert len(places) == len(set(places))
        assert all(one.day <= chosen.period.end for one in (*chosen.news, *chosen.late))
        assert all(one.day < min(first, week_of(chosen.period.end).start) for one in chosen.late)
