"""What a person is asked to do next, and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from conftest import FRIDAY
from domain.checklist_runs import desk_check, run_of
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checkups import Checkup, History, checkups
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.days import Agenda, Day, days_of
from wfhdesk.domain.hours import Minutes, parse_hours
from wfhdesk.domain.next_steps import NextStep, next_steps
from wfhdesk.domain.occasions import LEAVE, VISITOR, CheckIn, Occasion
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import WEEK, week_of
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.standings import DUE, OVERDUE, Standing
from wfhdesk.domain.updates import SUPERVISOR, TEAM, Update
from wfhdesk.domain.waiting import NextUpdate, Pressing, Waiting, update_due, week_ahead_from

TODAY = FRIDAY.date()  # Friday 20 November 2026
DAY = timedelta(days=1)
SILENCE = Conversation(None, (), ())
NOTHING = Selection(week_of(TODAY), [], [], [], [], [], [], [])


def entry(text: str, day: date = TODAY, **fields: Any) -> Accomplishment:
    return Accomplishment(**{"text": text, "day": day, "id": text, **fields})


def coming(kind: str = SUPERVISOR, reader: str = "", lacks: tuple[str, ...] = (), **lists: Any) -> NextUpdate:
    return NextUpdate(kind, reader, NOTHING._replace(**lists), lacks)


def update(state: str, number: int = 7) -> Update:
    made = datetime.combine(TODAY - 3 * DAY, FRIDAY.timetz())
    return Update(number, SUPERVISOR, state, TODAY, TODAY, TODAY - 3 * DAY, made, "Week 46", "text")


def kinds(steps: list[NextStep]) -> list[str]:
    return [step.kind for step in steps]


def asked(updates: Any, upcoming: Any, entries: Any, torn: Any, today: date, **more: Any) -> list[NextStep]:
    return next_steps(Waiting(today, updates, upcoming, entries, torn, **more))


def overdue(visit: Occasion) -> list[CheckIn]:
    return [CheckIn(visit, datetime.combine(visit.last, FRIDAY.timetz()))]


# --- when an update is due ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ([], None),
        ([date(2026, 11, 16)], date(2026, 11, 20)),
        ([date(2026, 11, 20)], date(2026, 11, 20)),
        ([date(2026, 11, 22)], date(2026, 11, 27)),
        ([date(2026, 11, 18), date(2026, 11, 12)], date(2026, 11, 13)),
        ([date(2026, 12, 31), date(2027, 1, 4)], date(2027, 1, 1)),
    ],
)
def test_an_update_is_due_on_the_friday_of_its_oldest_news(days: list[date], due: date | None) -> None:
    """The week's last working day; news of an earlier week is overdue, and without news nothing is due."""
    assert update_due(NOTHING._replace(news=[entry(str(day), day) for day in days])) == due


def test_plans_and_blockers_that_nobody_was_told_make_an_update_due_too() -> None:
    """A reader wants to know of a blocker as of a result; what they were told before doesn't make one due."""
    monday, earlier = entry("x", date(2026, 11, 9), kind="plan"), entry("y", date(2026, 11, 2), kind="blocker")
    assert update_due(NOTHING._replace(plans=[monday])) == date(2026, 11, 13)
    assert update_due(NOTHING._replace(blockers=[earlier], plans=[monday])) == date(2026, 11, 6)
    assert update_due(NOTHING._replace(promised=[monday], standing=[earlier])) is None


# --- what waits -----------------------------------------------------------------------------------------------------


def test_with_nothing_to_do_nothing_stands_there() -> None:
    """An empty desk, a settled update and an update without news ask for nothing."""
    assert asked([], [], [], (), TODAY) == []
    settled = [update(state) for state in ("sent", "withdrawn", "failed", "sending")]
    assert asked(settled, [coming(), coming(TEAM)], [entry("done")], (), TODAY) == []


@pytest.mark.parametrize(("state", "why"), [("exported", "exported on Tue 17 Nov"), ("unknown", "on Tue 17 Nov")])
def test_an_update_of_which_nobody_knows_is_asked_about(state: str, why: str) -> None:
    """Whether it went out is asked with its subject and the day it left."""
    (step,) = asked([update(state)], [], [], (), TODAY)
    assert step[:3] == ("settle", "7", "Did it go out? “Week 46”")
    assert step.why.endswith(why)
    assert step.due == TODAY - 3 * DAY


def test_an_update_to_write_says_to_whom_what_of_and_what_it_lacks() -> None:
    """One line tells title, reader, entries, open promises and remarks, each counted."""
    news = [entry("one", TODAY - 4 * DAY), entry("two")]
    promised = [entry("p", kind="plan"), entry("q", kind="plan", settled=TODAY), entry("r", kind="plan")]
    (step, *_rest) = asked(
        [], [coming(reader="Petra", lacks=("no host",), news=news, promised=promised)], [], (), TODAY
    )
    assert step == NextStep(
        "update", SUPERVISOR, "Weekly update to Petra", "2 entries, 2 promises open, 1 remark", TODAY
    )


def test_a_single_entry_is_enough_to_write_of() -> None:
    """One is told as one, and without a reader's name the title stands alone."""
    (step,) = asked([], [coming(TEAM, news=[entry("one")])], [], (), TODAY)
    assert (step.text, step.why) == ("Team update", "1 entry")


def test_of_two_updates_the_one_due_earlier_stands_first() -> None:
    """What is overdue is seen before what is due today."""
    news, old = [entry("new")], [entry("old", TODAY - 10 * DAY)]
    steps = asked([], [coming(SUPERVISOR, news=news), coming(TEAM, news=old)], [], (), TODAY)
    assert [(step.about, step.due) for step in steps] == [(TEAM, date(2026, 11, 13)), (SUPERVISOR, TODAY)]


def test_news_too_old_for_a_week_has_no_day_and_stands_last() -> None:
    """An update of nothing but late news is never called overdue."""
    late = coming(SUPERVISOR, late=[entry("late", TODAY - 20 * DAY)])
    steps = asked([], [late, coming(TEAM, news=[entry("new")])], [], (), TODAY)
    assert [(step.about, step.due) for step in steps] == [(TEAM, TODAY), (SUPERVISOR, None)]


def test_a_blocker_is_chased_from_the_day_after_its_own() -> None:
    """On the day that was named there is still time; a settled one is over, and one without a day is never late."""
    late = entry("Waiting for \\@sam", kind="blocker", by=TODAY - DAY)
    others = [
        entry("today", kind="blocker", by=TODAY),
        entry("ahead", kind="blocker", by=TODAY + DAY),
        entry("no day", kind="blocker"),
        entry("over", kind="blocker", by=TODAY - DAY, settled=TODAY),
    ]
    assert asked([], [], [late, *others], (), TODAY) == [
        NextStep("blocker", late.id, "Waiting for @sam", "a blocker; its day has passed", TODAY - DAY)
    ]


def test_a_promise_is_named_once_until_it_is_kept() -> None:
    """What both readers were promised is one thing to do; what is kept or dropped is none."""
    plan = entry("Finish it", date(2025, 12, 30), kind="plan")
    kept = entry("kept", kind="plan", settled=TODAY)
    both = [coming(SUPERVISOR, promised=[plan, kept]), coming(TEAM, promised=[plan])]
    assert asked([], both, [plan, kept], (), TODAY) == [
        NextStep("promise", plan.id, "Finish it", "promised on Tue 30 Dec 2025")
    ]


def test_what_presses_most_stands_first() -> None:
    """First what can't wait: an open end, then the update, then who to chase, then what was promised."""
    blocker = entry("b", kind="blocker", by=TODAY - DAY)
    plan = entry("p", kind="plan")
    steps = asked([update("unknown")], [coming(news=[entry("n")], promised=[plan])], [plan, blocker], (), TODAY)
    assert kinds(steps) == ["settle", "update", "blocker", "promise"]


def test_an_entry_that_was_changed_in_two_places_at_once_comes_first() -> None:
    """Both versions are kept, and nobody finds out but by being told."""
    torn, whole = entry("torn"), entry("whole")
    (step, *_rest) = asked([update("unknown")], [], [torn, whole], {"torn"}, TODAY)
    assert (step.kind, step.about, step.text) == ("versions", "torn", torn.text)


# --- availability ---------------------------------------------------------------------------------------------------


def week(hours: str, *occasions: Occasion, on: date = TODAY) -> list[Day]:
    pattern = Pattern(parse_hours(hours), "Europe/Amsterdam", date(2026, 1, 1))
    return days_of(Agenda("Europe/Amsterdam", [pattern], occasions), week_of(on))


def test_a_check_in_that_is_overdue_comes_before_all_else() -> None:
    """Somebody may be waiting to hear that all is well."""
    visit = Occasion(VISITOR, TODAY, TODAY, Minutes(600, 690), note="boiler man", told="Sam", check_in=690, id="v")
    steps = asked([update("sent")], [], [entry("torn")], ["torn"], TODAY, check_ins=overdue(visit))
    assert kinds(steps)[0] == "check-in"
    assert steps[0] == NextStep(
        "check-in", "v", "Is all well? boiler man", "you wanted to check in by 11:30; Sam was told", TODAY
    )
    (alone,) = asked([], [], [], (), TODAY + DAY, check_ins=overdue(visit._replace(note="", told="")))
    assert (alone.text, alone.why) == ("Is all well? visitor", "you wanted to check in by Fri 20 Nov 11:30")


def test_the_week_ahead_is_told_with_its_days() -> None:
    """Before promises, behind what is overdue."""
    ahead = week("mon-fri 9-17", on=TODAY + WEEK)
    late = entry("blocked", kind="blocker", by=TODAY - DAY)
    promise = entry("promised", kind="plan")
    steps = asked([], [coming(promised=[promise])], [late], (), TODAY, week=ahead)
    assert kinds(steps) == ["blocker", "week", "promise"]
    assert (steps[1].about, steps[1].text) == ("2026-11-23", "The week ahead, 23–29 Nov")


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (week("mon-fri 9-17"), 3),
        (week("mon-wed 9-17"), 2),
        (week("tue 9-17; sat 9-12"), 3),
        (week("mon-fri 9-17", Occasion(LEAVE, date(2026, 11, 18), date(2026, 11, 20))), 1),
        (week("mon-fri 9-17", Occasion(LEAVE, date(2026, 11, 16), date(2026, 11, 20))), 3),
    ],
)
def test_the_week_ahead_is_due_from_thursday_or_the_last_working_day(days: list[Day], first: int) -> None:
    """Who doesn't work on Thursdays is asked before they leave for the week."""
    monday = date(2026, 11, 16)
    due = [place for place in range(7) if week_ahead_from(days) <= monday + place * DAY]
    assert due == list(range(first, 7))


# --- self-assessments -------------------------------------------------------------------------------------------------

CHECK = desk_check(("minutes = 2", "minutes = 2\nevery_days = 40"))


def checkup(*runs: Run) -> Checkup:
    (one,) = checkups([CHECK], [Workstation("Home desk", id="w1")], History(runs, []), TODAY)
    return one


def test_an_action_stands_there_with_the_risk_it_is_for_and_then_with_the_question_whether_it_helped() -> None:
    todo = Action("Buy a \\@chair", TODAY - DAY, TODAY, about="Which chair?", id="a")
    (step,) = asked([], [], [], [], TODAY, actions=[todo])
    assert step == NextStep("action", "a", "Buy a @chair", "Which chair?", TODAY)
    (own,) = asked([], [], [], [], TODAY, actions=[todo._replace(about="")])
    assert own.why == "an action of yours"
    done = todo._replace(state="fixed", fixed=TODAY - 14 * DAY)
    (look,) = asked([], [], [], [], TODAY, actions=[done])
    why = "fixed on Fri 6 Nov; see whether that solved it"
    assert look == NextStep("action", "a", "Did it help? Buy a @chair", why, TODAY, "look again")


@pytest.mark.parametrize(
    ("days", "state", "is_late"),
    [(40, "due today", False), (70, "due since Wed 21 Oct", False), (71, "overdue since Tue 20 Oct", True)],
)
def test_a_check_stands_there_with_how_due_it_is(days: int, state: str, is_late: bool) -> None:
    done = checkup(run_of(CHECK, {}, TODAY - days * DAY))
    (step,) = asked([], [], [], [], TODAY, checkups=[done])
    assert (step.about, step.text, step.state, step.is_late) == ("desk@w1", "Desk check, Home desk", state, is_late)
    assert step.due == TODAY - (days - 40) * DAY


@pytest.mark.parametrize("days", [5, 300])
def test_a_run_that_was_left_is_to_be_finished_and_never_late(days: int) -> None:
    """Whether the time before it is not up yet, or so long up that the check was let go of."""
    left = run_of(CHECK, {}, TODAY - DAY, finished=None)
    (step,) = asked([], [], [], [], TODAY, checkups=[checkup(run_of(CHECK, {}, TODAY - days * DAY), left)])
    why = "begun on Thu 19 Nov and not finished"
    assert step == NextStep("assessment", "desk@w1", "Desk check, Home desk", why, state="begun")


# --- people -----------------------------------------------------------------------------------------------------------


def pressing(name: str, state: str = OVERDUE, talk: Conversation = SILENCE, **fields: Any) -> Pressing:
    standing = Standing(Person(name, "team", id=name), state, **{"due": TODAY - 3 * DAY, "overdue_days": 3, **fields})
    return Pressing(standing, name, talk, "call · free now")


def test_a_person_whose_turn_it_is_is_named_with_how_due_they_are_and_how_to_reach_them() -> None:
    (step,) = asked([], [], [], [], TODAY, people=[pressing("Omar", last=TODAY - 17 * DAY)])
    assert step == NextStep(
        "contact",
        "Omar",
        "Omar",
        "last contact Tue 3 Nov",
        TODAY - 3 * DAY,
        "overdue 3 days",
        is_late=True,
        aside="call · free now",
    )
    (due,) = asked([], [], [], [], TODAY, people=[pressing("Sam", DUE, due=TODAY, overdue_days=0)])
    assert (due.state, due.is_late, due.why) == ("due today", False, "no contact yet")


@pytest.mark.parametrize(
    ("talk", "why"),
    [
        (
            Conversation(Contact(TODAY, ("1",), note="told @sam \\@home"), ("open",), ("opener",)),
            "last: told @sam @home",
        ),
        (Conversation(None, ("They asked for: a page",), ("Come back to: x",)), "They asked for: a page"),
        (Conversation(None, (), ("Come back to: her race",)), "Come back to: her race"),
    ],
)
def test_under_the_name_stands_what_it_was_about_or_what_is_open_or_a_way_to_begin(
    talk: Conversation, why: str
) -> None:
    (step,) = asked([], [], [], [], TODAY, people=[pressing("Omar", talk=talk)])
    assert step.why == why


def test_at_most_three_people_are_named_the_most_pressing_behind_what_is_to_be_settled() -> None:
    people = [pressing(name) for name in "ABCDE"]
    news = coming(news=[entry("Fixed it")])
    steps = asked([update("exported")], [news], [], [], TODAY, people=people)
    assert kinds(steps) == ["settle", "contact", "contact", "contact", "update"]
    assert [step.text for step in steps[1:4]] == ["A", "B", "C"]
