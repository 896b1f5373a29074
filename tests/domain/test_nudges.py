"""What there is to nudge about: each kind with its words, its day, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from conftest import AMSTERDAM, FRIDAY
from domain.checklist_runs import desk_check, run_of
from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import Run, Trigger, Workstation
from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.birthdays import Birthday
from wfhdesk.domain.checkups import Checkup, History, checkups
from wfhdesk.domain.days import Agenda, days_of
from wfhdesk.domain.hours import Minutes, parse_hours
from wfhdesk.domain.nudges import (
    ALL_WELL,
    BACK,
    CONTACTED,
    DONE,
    HELPED,
    OPENED,
    SNOOZED,
    WENT_OUT,
    Nudge,
    nudges,
)
from wfhdesk.domain.occasions import VISIT, CheckIn, Occasion
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.people import FORMER, MENTOR, TEAM, WEAK_TIE, Person
from wfhdesk.domain.periods import WEEK, week_of
from wfhdesk.domain.selections import Selection
from wfhdesk.domain.standings import DUE, OVERDUE, Standing
from wfhdesk.domain.statuses import AVAILABLE, FOCUSED, Status
from wfhdesk.domain.updates import SUPERVISOR, Update
from wfhdesk.domain.updates import TEAM as TEAM_UPDATE
from wfhdesk.domain.waiting import NextUpdate, Pressing, Turn, Waiting

TODAY = FRIDAY.date()  # Friday 20 November 2026
DAY = timedelta(days=1)
NOTHING = Selection(week_of(TODAY), [], [], [], [], [], [], [])


def entry(text: str, day: date = TODAY, **fields: Any) -> Accomplishment:
    return Accomplishment(**{"text": text, "day": day, "id": text, **fields})


def coming(kind: str = SUPERVISOR, reader: str = "", **lists: Any) -> NextUpdate:
    return NextUpdate(kind, reader, NOTHING._replace(**lists))


def update(state: str = "exported", day: date = TODAY - DAY, number: int = 7, **more: Any) -> Update:
    made = datetime.combine(day, FRIDAY.timetz())
    return Update(number, SUPERVISOR, state, day, day, day, made, "Week 46", "text")._replace(**more)


def found(today: date = TODAY, **waiting: Any) -> list[Nudge]:
    return nudges(Waiting(today, **waiting))


def at(clock: str, day: date = TODAY) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), AMSTERDAM)


def agenda(*statuses: Status) -> Agenda:
    pattern = Pattern(parse_hours("mon-fri 9-17"), "Europe/Amsterdam", date(2026, 1, 1))
    return Agenda("Europe/Amsterdam", [pattern], statuses=statuses)


def overdue(name: str, relation: str = TEAM, due: date = TODAY - 3 * DAY, **more: Any) -> Turn:
    return Turn(Standing(Person(name, relation, id=name), OVERDUE, due=due, overdue_days=3, **more), name)


def test_on_an_empty_desk_there_is_nothing_to_nudge_about() -> None:
    assert found() == []


# --- what has a minute ----------------------------------------------------------------------------------------------


def test_a_check_in_says_what_it_is_about_by_when_and_who_was_told() -> None:
    visit = Occasion(VISIT, TODAY, TODAY, Minutes(600, 690), note="site of \\@sam", told="Priya", check_in=690, id="v")
    (one,) = found(check_ins=[CheckIn(visit, at("11:30"))])
    assert one == Nudge(
        *("check-in", "v", "Is all well? site of @sam", "you wanted to check in by 11:30; Priya was told", TODAY),
        *((ALL_WELL, OPENED), at("11:30")),
    )
    assert one.is_timely
    assert one.was_asked_for
    bare = visit._replace(note="", told="")
    (other,) = found(TODAY + DAY, check_ins=[CheckIn(bare, at("11:30"))])
    assert (other.text, other.why) == ("Is all well? visit", "you wanted to check in by 11:30")
    assert other.since == TODAY


def test_a_status_whose_end_has_passed_is_asked_about_from_that_minute() -> None:
    said = Status(FOCUSED, at("13:00"), at("14:00"), id="s")
    lapsed = answer(agenda(said), at("14:10"))
    (one,) = found(status=lapsed)
    assert (one.kind, one.about, one.text) == ("status", "s", "Focus until 14:00: are you back?")
    assert one.why == "its time has passed, and nobody knows whether you are back"
    assert (one.since, one.at, one.acts) == (TODAY, at("14:00"), (BACK, OPENED))
    assert one.is_timely
    assert not one.was_asked_for


def test_its_minute_is_told_by_the_clocks_of_the_person() -> None:
    lapsed = answer(agenda(Status(FOCUSED, at("13:00"), at("14:00").astimezone(), id="s")), at("14:10"))
    (one,) = found(status=lapsed)
    assert one.at is not None
    assert (one.at.tzinfo, f"{one.at:%H:%M}") == (AMSTERDAM, "14:00")


@pytest.mark.parametrize(
    "status",
    [
        None,
        Answer(FRIDAY, AVAILABLE),
        Answer(FRIDAY, AVAILABLE, by=Occasion(VISIT, TODAY, TODAY)),
        Answer(FRIDAY, FOCUSED, by=Status(FOCUSED, FRIDAY)),
    ],
)
def test_what_has_no_end_is_not_asked_about(status: Answer | None) -> None:
    assert found(status=status) == []


# --- people -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", [TEAM, MENTOR, WEAK_TIE, FORMER])
def test_a_birthday_names_the_person_and_is_only_today(relation: str) -> None:
    dee = Person("Dee Jones", relation, id="d")
    ahead = Birthday(dee, "Dee", TODAY + 2 * DAY)
    one, other = found(birthdays=[Birthday(dee, "Dee", TODAY), ahead])
    assert one == Nudge("birthday", "d", "Dee", "birthday today", TODAY, (CONTACTED, OPENED), person="d")
    assert (other.why, other.since) == ("birthday on Sun", TODAY)


def test_whoever_is_overdue_is_named_with_the_silence_and_the_cadence() -> None:
    (one,) = found(overdue=[overdue("Omar", last=TODAY - 17 * DAY)])
    assert one == Nudge(
        *("contact", "Omar", "Omar", "last contact 17 days ago, every 2 weeks", TODAY - 3 * DAY),
        *((CONTACTED, SNOOZED, OPENED), None, "Omar"),
    )
    first, yesterday = found(overdue=[overdue("Sam"), overdue("Ana", WEAK_TIE, last=TODAY - DAY)])
    assert (first.why, first.is_weak) == ("no contact yet; every 2 weeks", False)
    assert (yesterday.why, yesterday.is_weak) == ("last contact 1 day ago, every 45 days", True)


def test_whoever_was_put_off_is_told_of_anew_from_the_day_on_which_that_ends() -> None:
    due = TODAY - 9 * DAY
    omar = Person("Omar", TEAM, id="o", snoozed=(TODAY - DAY,), snoozed_until=TODAY)
    (put_off,) = found(overdue=[Turn(Standing(omar, OVERDUE, due=due, snoozes=1), "Omar")])
    assert put_off.since == TODAY
    ahead = omar._replace(snoozed_until=TODAY + 9 * DAY)  # a contact came between, and that day counts no more
    (in_touch_since,) = found(overdue=[Turn(Standing(ahead, OVERDUE, due=due), "Omar")])
    assert in_touch_since.since == due


def test_whoever_is_due_today_stands_on_todays_list_and_that_is_enough() -> None:
    standing = Standing(Person("Sam", TEAM, id="s"), DUE, due=TODAY)
    assert found(people=[Pressing(standing, "Sam", Conversation(None, (), ()))]) == []


# --- updates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "is_due"), [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True), (TODAY + 40 * DAY, True)]
)
def test_an_update_is_nudged_about_from_the_friday_on_which_it_is_due(today: date, is_due: bool) -> None:
    written = coming(reader="Petra", news=[entry("one", TODAY - 4 * DAY), entry("two")])
    one = found(today, upcoming=[written])
    assert bool(one) is is_due
    if is_due:
        text, since, acts = "Weekly update to Petra", TODAY, (OPENED,)
        assert (one[0].about, one[0].text, one[0].since, one[0].acts) == (SUPERVISOR, text, since, acts)
        assert one[0].why == "due Fri 20 Nov: 2 entries"


def test_an_update_without_news_or_without_a_day_is_not_due() -> None:
    late = coming(late=[entry("late", TODAY - 20 * DAY)])
    assert found(upcoming=[coming(), late, coming(TEAM_UPDATE, promised=[entry("p", kind="plan")])]) == []


def test_of_two_updates_the_one_that_was_due_earlier_comes_first() -> None:
    both = [coming(SUPERVISOR, news=[entry("n")]), coming(TEAM_UPDATE, news=[entry("o", TODAY - 9 * DAY)])]
    assert [(one.about, one.since) for one in found(upcoming=both)] == [
        (TEAM_UPDATE, date(2026, 11, 13)),
        (SUPERVISOR, TODAY),
    ]


@pytest.mark.parametrize(("state", "why"), [("exported", "exported on Thu 19 Nov"), ("unknown", "on Thu 19 Nov")])
def test_whether_an_update_went_out_is_asked_from_the_day_after(state: str, why: str) -> None:
    (one,) = found(updates=[update(state)])
    assert (one.kind, one.about, one.text) == ("settle", "7", "Did it go out? “Week 46”")
    assert one.why.endswith(why)
    assert (one.since, one.acts) == (TODAY, (WENT_OUT, OPENED))
    assert found(updates=[update(state, TODAY)]) == []


def test_what_is_settled_or_was_asked_once_is_not_asked_again() -> None:
    settled = [update(state) for state in ("sent", "withdrawn", "failed", "sending")]
    assert found(updates=[*settled, update(asked=True)]) == []
    assert len(found(updates=[update("unknown", asked=True)])) == 1


# --- promises and blockers ------------------------------------------------------------------------------------------


def promise(text: str, **more: Any) -> Accomplishment:
    return entry(text, TODAY - 20 * DAY, kind="plan", **more)


def sent(day: date, *ids: str, state: str = "sent") -> Update:
    """An update that told of plans."""
    return update(state, day, points=ids)


@pytest.mark.parametrize(
    ("told", "by"),
    [
        (date(2026, 11, 13), date(2026, 11, 20)),
        (date(2026, 11, 16), date(2026, 11, 20)),
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 12), date(2026, 11, 13)),
        (date(2026, 11, 20), date(2026, 11, 27)),
    ],
)
def test_a_promise_is_due_on_the_friday_after_it_was_told(told: date, by: date) -> None:
    """Then the reader hears whether it was kept."""
    waiting = {"upcoming": [coming(promised=[promise("guide")])], "updates": [sent(told, "guide")]}
    assert found(by - DAY, **waiting) == []
    (one,) = found(by, **waiting)
    why = f"a plan that an update told, for the week until Fri {by.day} Nov"
    assert one == Nudge("promise", "guide", "guide", why, by, (DONE, OPENED))


def test_the_promise_that_is_due_first_comes_first_and_each_once() -> None:
    promised = [promise("new"), promise("Ask \\@sam"), promise("kept", settled=TODAY), promise("untold")]
    both = [coming(SUPERVISOR, promised=promised), coming(TEAM_UPDATE, promised=promised)]
    updates = [
        sent(TODAY - 4 * DAY, "new", "Ask \\@sam"),
        sent(TODAY - 9 * DAY, "Ask \\@sam", "kept"),
        sent(TODAY - 9 * DAY, "untold", state="withdrawn"),
    ]
    first, second = found(upcoming=both, updates=updates)
    assert (first.text, first.since) == ("Ask @sam", date(2026, 11, 13))
    assert (second.text, second.since) == ("new", TODAY)


def test_a_promise_that_was_put_off_is_due_a_week_later() -> None:
    moved = promise("guide", moves=(Move(at("10:00", date(2026, 11, 18)), "ill"), Move(at("10:00"), "still ill")))
    waiting = {"upcoming": [coming(promised=[moved])], "updates": [sent(TODAY - 9 * DAY, "guide")]}
    assert found(TODAY + 6 * DAY, **waiting) == []
    assert [one.since for one in found(TODAY + 7 * DAY, **waiting)] == [TODAY + 7 * DAY]


def test_a_blocker_is_chased_from_the_day_after_its_own() -> None:
    blockers = [
        entry("key", kind="blocker", by=TODAY - DAY),
        entry("today", kind="blocker", by=TODAY),
        entry("no day", kind="blocker"),
        entry("over", kind="blocker", by=TODAY - DAY, settled=TODAY),
    ]
    (one,) = found(entries=blockers)
    why = "a blocker; it was to be gone by Thu 19 Nov"
    assert one == Nudge("blocker", "key", "key", why, TODAY, (DONE, OPENED))


def test_a_long_text_is_told_shortened() -> None:
    long = "word " * 100
    blocker = entry(long, kind="blocker", by=TODAY - DAY)
    visit = Occasion(VISIT, TODAY, TODAY, note=long, check_in=690)
    late: dict[str, Any] = {"entries": [blocker], "check_ins": [CheckIn(visit, at("11:30"))]}
    told = found(upcoming=[coming(promised=[promise(long)])], updates=[sent(TODAY - 9 * DAY, long)], **late)
    assert [one.kind for one in told] == ["check-in", "promise", "blocker"]
    assert all(60 < len(one.text) <= 115 for one in told)


# --- the week ahead -------------------------------------------------------------------------------------------------


def test_the_week_ahead_is_told_with_its_days_since_it_could_be_confirmed() -> None:
    ahead = days_of(agenda(), week_of(TODAY + WEEK))
    (one,) = found(week=ahead, week_from=TODAY - DAY)
    why = "its hours, office days and absences aren't confirmed yet"
    assert one == Nudge("week", "2026-11-23", "The week ahead, 23–29 Nov", why, TODAY - DAY, (OPENED,))
    assert found(week=ahead)[0].since == TODAY


# --- self-assessments -------------------------------------------------------------------------------------------------


def action(text: str = "Buy a chair", due: date | None = TODAY - DAY, **more: Any) -> Action:
    return Action(**{"text": text, "made": TODAY - 9 * DAY, "due": due, "id": text, **more})


def checkup(*runs: Run, triggers: Sequence[Trigger] = (), today: date = TODAY) -> Checkup:
    (one,) = checkups([WEEKLY], [Workstation("Home desk", id="w1")], History(runs, triggers), today)
    return one


def checked(day: date, **more: Any) -> Run:
    return run_of(WEEKLY, {}, day, **more)


WEEKLY = desk_check(("minutes = 2", "minutes = 2\nevery_days = 7"))


def test_an_action_is_nudged_about_from_the_day_after_its_own() -> None:
    """On the day itself Today's list names it, and that is enough."""
    some = [action(), action("today", TODAY), action("someday", None), action("ahead", TODAY + DAY)]
    (one,) = found(actions=some)
    why = "an action; it was to be done by Thu 19 Nov"
    assert one == Nudge("action", "Buy a chair", "Buy a chair", why, TODAY, (DONE, OPENED))


def test_what_was_fixed_is_asked_about_from_the_day_on_which_to_look() -> None:
    done = action("Buy a \\@chair", state="fixed", fixed=TODAY - 16 * DAY)
    (one,) = found(actions=[done])
    assert (one.text, one.acts, one.since) == ("Did it help? Buy a @chair", (HELPED, OPENED), TODAY - 2 * DAY)
    assert one.why == "fixed on Wed 4 Nov; see whether that solved it"
    assert found(actions=[done._replace(state="checked", checked=TODAY)]) == []


def test_a_check_is_nudged_about_from_its_day_until_it_is_let_go_of() -> None:
    done = checked(TODAY - 7 * DAY)
    (one,) = found(checkups=[checkup(done)])
    why = "time to look again; last done Fri 13 Nov"
    assert one == Nudge("assessment", "desk@w1", "Desk check, Home desk", why, TODAY, (OPENED,))


def test_a_change_is_told_as_the_reason() -> None:
    changed = Trigger("pain", TODAY - 2 * DAY, "a sore neck")
    (one,) = found(checkups=[checkup(triggers=[changed])])
    assert (one.why, one.since) == ("something changed on Wed 18 Nov: a sore neck", TODAY - 2 * DAY)


def test_a_run_that_was_left_is_nudged_about_from_the_day_after() -> None:
    left = checked(TODAY - 3 * DAY, finished=None)
    (one,) = found(checkups=[checkup(left)])
    assert (one.why, one.since) == ("begun on Tue 17 Nov and not finished", TODAY - 2 * DAY)


def test_a_run_that_was_left_is_told_as_such_even_where_its_check_was_let_go_of_long_ago() -> None:
    left = checked(TODAY - 3 * DAY, finished=None)
    (one,) = found(checkups=[checkup(checked(TODAY - 300 * DAY), left)])
    assert (one.why, one.since) == ("begun on Tue 17 Nov and not finished", TODAY - 2 * DAY)


# --- all of them ------------------------------------------------------------------------------------------------------


def everything() -> list[Nudge]:
    visit = Occasion(VISIT, TODAY, TODAY, note="n", check_in=690, id="v")
    return found(
        overdue=[overdue("Omar"), overdue("Sam")],
        week=days_of(agenda(), week_of(TODAY + WEEK)),
        entries=[entry("b", kind="blocker", by=TODAY - DAY)],
        actions=[action("a"), action("c", state="fixed", fixed=TODAY - 14 * DAY)],
        checkups=[checkup(checked(TODAY - 8 * DAY))],
        upcoming=[coming(news=[entry("n")], promised=[promise("p")])],
        updates=[update(points=("p",))],
        birthdays=[Birthday(Person("Dee", TEAM, id="d"), "Dee", TODAY)],
        status=answer(agenda(Status(FOCUSED, at("13:00"), at("14:00"), id="s")), at("14:10")),
        check_ins=[CheckIn(visit, at("11:30"))],
    )


def test_the_most_urgent_comes_first() -> None:
    """What has a minute, what is only today, what others wait for, what can wait a day; people in their own order."""
    order = ("check-in", "status", "birthday", "update", "settle", "promise", "blocker", "action", "week", "assessment")
    assert tuple(dict.fromkeys(one.kind for one in everything())) == (*order, "contact")
    assert [one.about for one in everything()][-2:] == ["Omar", "Sam"]


def test_each_can_be_told_from_all_others_says_why_and_can_be_opened() -> None:
    told = everything()
    assert len({one.key for one in told}) == len(told)
    for one in told:
        assert one.text
        assert one.why
        assert one.acts[-1] == OPENED
        assert one.since <= TODAY
        assert "\n" not in one.text + one.why
    assert [one.kind for one in told if one.is_timely] == ["check-in", "status"]
    assert {one.person for one in told} == {"", "d", "Omar", "Sam"}
