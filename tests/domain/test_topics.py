"""Topics for the 1:1: what waits, what moved, what went well; nothing that the supervisor may not read."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.projects import Project, ProjectState
from wfhdesk.domain.topics import Topics, topics
from wfhdesk.domain.update_sections import Party
from wfhdesk.domain.updates import MONTHLY, SUPERVISOR, TEAM, Update

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 20)


def entry(text: str, day: int = 18, **fields: object) -> Accomplishment:
    made = Accomplishment(text, date(2026, 11, day), id=text)
    return made._replace(**fields)  # type: ignore[arg-type]


def update(kind: str, *carries: str, until: int = 13) -> Update:
    last = date(2026, 11, until)
    return Update(
        1,
        kind,
        "sent",
        date(2026, 11, 9),
        last,
        last,
        datetime(2026, 11, until, tzinfo=AMSTERDAM),
        "s",
        "t",
        carries=carries,
    )


def found(*entries: Accomplishment, updates: tuple[Update, ...] = (), projects: tuple[Project, ...] = ()) -> Topics:
    states = [ProjectState(project, 1, None) for project in projects]
    return topics(Party("Ana", "Sam de Vries"), list(entries), list(updates), states, TODAY)


def blocker(text: str, day: int = 18, **fields: object) -> Accomplishment:
    return entry(text, day, kind="blocker", **fields)


def test_blockers_on_the_supervisor_are_decisions_and_the_others_wait_elsewhere() -> None:
    told = found(blocker("Need a yes from @sam"), blocker("Need it from @omar"), blocker("Nobody knows"))

    assert [point.text for point in told.decisions] == ["Need a yes from Sam"]
    assert [point.text for point in told.blockers] == ["Need it from Omar", "Nobody knows"]


def test_past_its_day_comes_first_then_what_waits_longest() -> None:
    told = found(
        blocker("old", 2, by=date(2026, 11, 25)),
        blocker("today", 9, by=TODAY),
        blocker("over", 18, by=date(2026, 11, 19)),
        blocker("solved", 1, settled=TODAY),
    )

    assert [(point.text, point.overdue) for point in told.blockers] == [
        ("Over", True),
        ("Old", False),
        ("Today", False),
    ]
    assert told.blockers[0].since == "Wed 18 Nov"
    assert told.blockers[0].by == "Thu 19 Nov"


def test_five_of_the_others_are_enough_but_every_decision_counts() -> None:
    told = found(*(blocker(f"b{n}") for n in range(7)), *(blocker(f"d{n} @sam") for n in range(7)))

    assert (len(told.blockers), len(told.decisions)) == (5, 7)


def test_a_blocker_of_last_year_says_so() -> None:
    (waiting,) = found(blocker("old")._replace(day=date(2025, 12, 30))).blockers

    assert waiting.since == "Tue 30 Dec 2025"


def test_promises_to_the_supervisor_come_the_most_often_moved_first() -> None:
    moves = tuple(Move(datetime(2026, 11, day, tzinfo=AMSTERDAM), f"why {day}") for day in (14, 16))
    plans = [entry(name, kind="plan") for name in ("a", "b", "c", "d", "kept")]
    plans[1] = plans[1]._replace(moves=moves)
    plans[2] = plans[2]._replace(moves=moves[:1])
    plans[4] = plans[4]._replace(settled=TODAY)
    told = found(*plans, updates=(update(SUPERVISOR, "a", "b", "kept"), update(MONTHLY, "c", "a"), update(TEAM, "d")))

    assert [(one.text, one.moved, one.why) for one in told.promises] == [
        ("B", "moved 2 times", "why 16"),
        ("C", "moved", "why 14"),
        ("A", "", ""),
    ]


def test_moves_are_told_in_dutch() -> None:
    moves = tuple(Move(datetime(2026, 11, day, tzinfo=AMSTERDAM), "x") for day in (14, 16))
    plan = entry("a", kind="plan", moves=moves)
    with language.spoken("nl"):
        assert found(plan, updates=(update(SUPERVISOR, "a"),)).promises[0].moved == "2 keer verschoven"


def test_only_projects_in_trouble_need_a_word() -> None:
    statuses = ("on track", "at risk", "off track", "waiting", "paused", "done", "")
    told = found(projects=tuple(Project(status or "none", status) for status in statuses))

    assert [line.name for line in told.projects] == ["at risk", "off track"]


def test_what_went_well_is_since_the_last_update_results_first() -> None:
    told = found(
        entry("Told", 12, outcome="1"),
        entry("Bare"),
        entry("Number", outcome="2 days"),
        entry("Result", outcome="better"),
        entry("Seen", kind="learned"),
        updates=(update(SUPERVISOR, "Told"),),
    )

    assert [item.text for item in told.well] == ["Number.", "Result."]
    assert [item.text for item in told.learned] == ["Seen."]


def test_what_was_logged_late_is_new_too_and_bare_work_counts_where_nothing_has_a_result() -> None:
    told = found(*(entry(f"Bare {n}", 11) for n in range(4)), updates=(update(SUPERVISOR),))

    assert [item.text for item in told.well] == ["Bare 0.", "Bare 1.", "Bare 2."]


@pytest.mark.parametrize("visibility", ["private", "team"])
def test_nothing_that_the_supervisor_may_not_read(visibility: str) -> None:
    hidden = [
        entry("done", outcome="x"),
        entry("plan", kind="plan"),
        entry("seen", kind="learned"),
        blocker("Need @sam"),
        blocker("Need @omar"),
    ]
    entries = [one._replace(visibility=visibility) for one in hidden]

    assert found(*entries, updates=(update(SUPERVISOR, "plan"),)).is_empty


def test_an_empty_desk_has_no_topics() -> None:
    told = found()

    assert told.is_empty
    assert (told.reader, told.day) == ("Sam", "Fri 20 Nov")
    assert topics(Party(), [], [], [], TODAY).reader == ""
