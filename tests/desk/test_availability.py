"""What a person says of being reachable, kept and read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.composing import Composition, Own, about_absence, composed, kept
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.notices import absence_told, told_ahead
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import OCCASIONS, Occasion
from wfhdesk.domain.periods import DAY, Period, week_of
from wfhdesk.domain.updates import ABSENCE

MONDAY = date(2026, 11, 23)
TODAY = FRIDAY.date()
OpenAgain = Callable[[], Desk]


def at(time: str, day: date = TODAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=AMSTERDAM)


# --- the hours --------------------------------------------------------------------------------------------------


def test_hours_hold_from_the_day_they_were_set_and_the_former_ones_are_kept(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    desk.availability.set_hours("mon-fri 9-17 home", date(2026, 11, 2))
    desk.availability.set_hours("mon-fri 10-18 office")
    known = open_again().availability
    assert [one.start for one in known.patterns()] == [date(2026, 11, 2), TODAY]
    thursday, friday = known.days(Period(TODAY - DAY, TODAY))
    assert (thursday.places, friday.places) == (["home"], ["office"])
    assert known.patterns()[0].zone == "Europe/Amsterdam"


def test_hours_for_some_weeks_give_way_to_the_usual_ones_again(desk: Desk) -> None:
    desk.availability.set_hours("mon-fri 9-17 home")
    desk.availability.set_hours("mon-fri 7-9 office", MONDAY, MONDAY + 6 * DAY)
    days = desk.availability.days(Period(MONDAY + 4 * DAY, MONDAY + 7 * DAY))
    assert [day.places for day in days] == [["office"], [], [], ["home"]]


def test_hours_that_were_never_meant_are_taken_away_and_brought_back(desk: Desk, open_again: OpenAgain) -> None:
    usual = desk.availability.set_hours("mon-fri 9-17 home")
    slip = desk.availability.set_hours("mon-fri 9-17 office")
    desk.availability.delete_hours(desk.availability.pattern(slip.id[:8]))
    assert open_again().availability.patterns() == [usual]
    assert desk.care.undo() == "deleted hours mon-fri 09:00-17:00 office"
    assert open_again().availability.patterns() == [usual, slip]
    with pytest.raises(WrongInput, match="There are no hours zz"):
        desk.availability.pattern("zz")


def test_it_is_known_whether_the_hours_go_by_the_clocks_of_elsewhere(desk: Desk, clock: FrozenClock) -> None:
    assert desk.availability.foreign_zone() == ""
    desk.availability.set_hours("mon-fri 9-17")
    assert desk.availability.foreign_zone() == ""
    clock.set(FRIDAY.astimezone(ZoneInfo("Europe/Brussels")))  # the same time by another name
    assert desk.availability.foreign_zone() == ""
    clock.set(FRIDAY.astimezone(ZoneInfo("Asia/Tokyo")))
    assert desk.availability.foreign_zone() == "Europe/Amsterdam"
    assert f"{desk.availability.now_in('Europe/Amsterdam'):%H:%M}" == "14:10"


@pytest.mark.parametrize(
    ("text", "start", "end", "why"),
    [
        ("mon-fri 9-17", MONDAY, TODAY, "A pattern can't end before it begins"),
        ("whenever", None, None, "can't be working hours"),
        ("mon-fri 9-17", date(2126, 1, 1), None, "more than ten years away"),
        ("mon-fri 9-17", None, date(2126, 1, 1), "more than ten years away"),
    ],
)
def test_hours_that_can_not_be_change_nothing(
    desk: Desk, text: str, start: date | None, end: date | None, why: str
) -> None:
    with pytest.raises(WrongInput, match=why):
        desk.availability.set_hours(text, start, end)
    assert not desk.availability.is_known


def test_more_than_a_year_of_days_is_refused(desk: Desk) -> None:
    with pytest.raises(WrongInput, match="more than a year"):
        desk.availability.days(Period(TODAY, TODAY + 367 * DAY))


# --- what is different ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", OCCASIONS)
def test_every_field_of_an_occasion_is_kept(desk: Desk, kind: str, open_again: OpenAgain) -> None:
    said = Occasion(
        *(kind, MONDAY, MONDAY + DAY, Minutes(540, 600)),
        place="A partner's site",
        note="Rui's <b>leak</b> 👩🏽‍💻",
        label="Ask Omar",
        tentative=True,
        told="Petra",
        check_in=630,
    )
    kept = desk.availability.plan(said)
    assert kept == said._replace(id=kept.id)
    assert open_again().availability.occasions() == [kept]
    checked = desk.availability.check_in(kept)
    (again,) = open_again().availability.occasions()
    assert again.checked_in is not None
    assert again == checked._replace(checked_in=again.checked_in)


def test_what_is_typed_becomes_clean_lines(desk: Desk) -> None:
    kept = desk.availability.plan(Occasion("leave", MONDAY, MONDAY, note=" red\x1b[31m\n alert ", label="\u202eevil"))
    assert (kept.note, kept.label) == ("red[31m alert", "evil")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Occasion("leave", MONDAY, TODAY), "The last day lies before the first one"),
        (Occasion("leave", MONDAY, MONDAY + 367 * DAY), "more than a year"),
        (Occasion("leave", date(9999, 1, 1), date(9999, 1, 1)), "more than ten years away"),
        (Occasion("leave", MONDAY, MONDAY, note="x" * 4001), "too long for a line"),
        (Occasion("leave", MONDAY, MONDAY, told="x" * 4001), "too long for a line"),
    ],
)
def test_what_can_not_be_is_neither_planned_nor_changed_to(desk: Desk, wrong: Occasion, why: str) -> None:
    kept = desk.availability.plan(Occasion("leave", MONDAY, MONDAY, note="x" * 4000))
    with pytest.raises(WrongInput, match=why):
        desk.availability.plan(wrong)
    with pytest.raises(WrongInput, match=why):
        desk.availability.change(wrong._replace(id=kept.id))
    assert desk.availability.occasions() == [kept]


def test_several_are_planned_as_one_act_or_not_at_all(desk: Desk) -> None:
    leave = Occasion("leave", MONDAY, MONDAY)
    with pytest.raises(WrongInput):
        desk.availability.plan_all([leave, Occasion("leave", MONDAY, TODAY)], "swapped")
    assert desk.availability.occasions() == []
    desk.availability.plan_all([leave, leave], "swapped")
    assert desk.care.undo() == "swapped"
    assert desk.availability.occasions() == []


def test_what_is_cancelled_is_gone_and_undo_brings_it_back(desk: Desk) -> None:
    kept = desk.availability.plan(Occasion("leave", MONDAY, MONDAY))
    assert desk.availability.is_away_ahead
    desk.availability.cancel(kept)
    assert desk.availability.ahead() == []
    desk.care.undo()
    assert desk.availability.occasion(kept.id) == kept
    with pytest.raises(WrongInput, match="There is no plan nothing"):
        desk.availability.occasion("nothing")


def test_occasions_of_a_period_are_those_that_touch_it(desk: Desk) -> None:
    spans = [(0, 0), (1, 3), (-2, 1), (5, 9), (4, 4)]
    for first, last in spans:
        desk.availability.plan(Occasion("leave", MONDAY + first * DAY, MONDAY + last * DAY))
    found = desk.availability.occasions(Period(MONDAY + DAY, MONDAY + 4 * DAY))
    assert [((one.first - MONDAY).days, (one.last - MONDAY).days) for one in found] == [(1, 3), (-2, 1), (4, 4)]


@pytest.mark.parametrize(
    "doc",
    [
        {"kind": "party", "first": "2026-11-23", "last": "2026-11-23"},
        {"kind": "leave", "first": "2026-11-23", "last": "2026-11-20"},
        {"kind": "leave", "first": 5, "last": "2026-11-23"},
        {"kind": "leave", "first": "2026-11-23", "last": "2026-11-23", "part": [600, 540]},
        {"kind": "leave", "first": "2026-11-23", "last": "2026-11-23", "note": ["a"]},
        {"kind": "leave", "first": "2026-11-23", "last": "2026-11-23", "check_in": "noon"},
    ],
)
def test_what_no_occasion_can_hold_is_left_as_it_is_and_told(desk: Desk, doc: dict[str, object]) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    with desk.db.lines.act("by hand"):
        desk.db.table("occasions").insert(doc)
    assert desk.availability.occasions() == []
    assert len(desk.availability.days(week_of(MONDAY))) == 7
    assert any("holds something that is no entry" in warning for warning in desk.unreadable())


# --- right now --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "until"),
    [("focus", "15:40"), ("lunch", "14:55"), ("away", "14:40"), ("available", ""), ("finished", "00:00")],
)
def test_a_status_lasts_as_long_as_it_usually_does(desk: Desk, state: str, until: str) -> None:
    said = desk.availability.say(state)
    assert (f"{said.until:%H:%M}" if said.until else "") == until


def test_lunch_in_the_break_ends_with_it(desk: Desk, clock: FrozenClock) -> None:
    desk.availability.set_hours("mon-fri 9-12,13:15-17")
    clock.set(at("12:30"))
    said = desk.availability.say("lunch")
    assert said.until == at("13:15")


def test_who_finishes_after_midnight_is_finished_until_the_hours_of_that_day(desk: Desk, clock: FrozenClock) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    clock.set(at("00:15"))
    assert desk.availability.say("finished").until == at("09:00")
    assert desk.availability.answer().back == at("09:00")
    clock.set(at("16:00"))
    assert desk.availability.say("finished").until == at("00:00", TODAY + DAY)
    clock.set(at("08:00", TODAY + DAY))
    assert desk.availability.say("finished").until == at("00:00", TODAY + 2 * DAY)


def test_a_status_ends_by_itself_and_then_asks(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    desk.availability.say("away", at("14:40"), "school run")
    assert open_again().availability.answer().state == "away"
    clock.set(at("14:41"))
    assert open_again().availability.answer().has_lapsed
    desk.availability.say("available")
    assert open_again().availability.answer().is_reachable


def test_statuses_of_yesterday_count_and_older_ones_do_not(desk: Desk, clock: FrozenClock) -> None:
    for day in (18, 19, 20):
        clock.set(FRIDAY.replace(day=day))
        desk.availability.say("away")
    assert [one.since.day for one in desk.availability.statuses()] == [19, 20]


def test_over_new_year_the_status_of_yesterday_is_found(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    clock.set(datetime(2026, 12, 31, 23, 50, tzinfo=AMSTERDAM))
    desk.availability.say("away", datetime(2027, 1, 1, 0, 30, tzinfo=AMSTERDAM))
    clock.set(datetime(2027, 1, 1, 0, 10, tzinfo=AMSTERDAM))
    assert open_again().availability.answer().state == "away"


def test_a_message_too_long_for_a_line_is_refused(desk: Desk) -> None:
    with pytest.raises(WrongInput, match="too long"):
        desk.availability.say("away", message="x" * 4001)
    assert desk.availability.say("away", message="x" * 4000).message == "x" * 4000


# --- who waits to hear ------------------------------------------------------------------------------------------


def test_the_desk_knows_who_should_have_checked_in(desk: Desk, clock: FrozenClock) -> None:
    visit = Occasion("visit", TODAY, TODAY, Minutes(780, 840), told="Petra", check_in=870)
    kept = desk.availability.plan(visit)
    assert desk.availability.overdue_check_ins() == []
    clock.set(at("14:30"))
    assert [one.occasion for one in desk.availability.overdue_check_ins()] == [kept]
    clock.forward(days=1)
    assert [one.occasion for one in desk.availability.overdue_check_ins()] == [kept]
    desk.availability.check_in(kept)
    assert desk.availability.overdue_check_ins() == []


def test_a_check_in_is_open_from_the_beginning_on(desk: Desk, clock: FrozenClock) -> None:
    kept = desk.availability.plan(Occasion("visitor", TODAY, TODAY, Minutes(14 * 60, 16 * 60), check_in=990))
    desk.availability.plan(Occasion("visitor", TODAY, TODAY, Minutes(9 * 60, 10 * 60)))  # nobody waits for that
    clock.set(at("13:59"))
    assert desk.availability.open_check_ins() == []
    assert not desk.availability.may_check_in(kept)
    clock.set(at("14:00"))
    assert desk.availability.open_check_ins() == [kept]
    clock.forward(days=7)
    assert desk.availability.open_check_ins() == [kept]
    clock.forward(days=1)
    assert desk.availability.open_check_ins() == []
    clock.set(at("15:00"))
    desk.availability.check_in(kept)
    assert desk.availability.open_check_ins() == []


# --- the week ahead, and the message ----------------------------------------------------------------------------


def test_a_week_is_confirmed_once_and_by_any_of_its_days(desk: Desk, open_again: OpenAgain) -> None:
    assert not desk.availability.is_confirmed(MONDAY)
    desk.availability.confirm(MONDAY + 3 * DAY)
    desk.availability.confirm(MONDAY)
    known = open_again().availability
    assert known.is_confirmed(MONDAY + 6 * DAY)
    assert not known.is_confirmed(MONDAY - DAY)
    assert len(desk.db.table("weeks")) == 1


def test_leave_that_may_not_come_is_not_told_as_an_absence(desk: Desk) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    desk.availability.plan(Occasion("leave", MONDAY, MONDAY, tentative=True))
    assert not desk.availability.is_away_ahead
    with pytest.raises(WrongInput, match="Nothing is planned that takes you away"):
        absence_told(desk.availability, None)
    desk.availability.plan(Occasion("sick", MONDAY + DAY, MONDAY + 2 * DAY, note="flu"))
    period, notice = absence_told(desk.availability, None)
    assert period == Period(MONDAY + DAY, MONDAY + 2 * DAY)
    assert (notice.days, notice.back) == ("Tue 24 Nov – Wed 25 Nov", "Thu 26 Nov")


def test_the_message_is_about_the_absence_whose_days_are_named(desk: Desk) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    desk.availability.plan(Occasion("leave", MONDAY + DAY, MONDAY + DAY))
    desk.availability.plan(Occasion("leave", MONDAY, MONDAY + 4 * DAY, Minutes(540, 600)))
    sick = desk.availability.plan(Occasion("sick", MONDAY + 2 * DAY, MONDAY + 3 * DAY))
    period, told = absence_told(desk.availability, Period(sick.first, sick.last))
    assert period == Period(sick.first, sick.last)
    assert (told.days, told.back) == ("Wed 25 Nov – Thu 26 Nov", "Fri 27 Nov")


def test_an_absence_noted_day_by_day_is_told_as_one(desk: Desk) -> None:
    desk.availability.set_hours("mon-fri 9-17")
    for first, last in ((MONDAY, MONDAY + DAY), (TODAY, TODAY), (MONDAY + 2 * DAY, MONDAY + 2 * DAY)):
        desk.availability.plan(Occasion("sick", first, last))
    desk.availability.plan(Occasion("sick", MONDAY + 4 * DAY, MONDAY + 4 * DAY))  # Thursday is worked
    desk.availability.plan(Occasion("leave", MONDAY + 7 * DAY, MONDAY + 7 * DAY))
    whole = Period(TODAY, MONDAY + 2 * DAY)
    for asked in (None, Period(TODAY, TODAY), Period(MONDAY, MONDAY + DAY), Period(whole.end, whole.end)):
        period, told = absence_told(desk.availability, asked)
        assert (period, told.days, told.back) == (whole, "Fri 20 Nov – Wed 25 Nov", "Thu 26 Nov")
    period, told = absence_told(desk.availability, Period(MONDAY + 4 * DAY, MONDAY + 4 * DAY))
    assert (told.days, told.back) == ("Fri 27 Nov", "Tue 1 Dec")


def test_what_was_written_about_another_absence_is_laid_aside(desk: Desk) -> None:
    first = desk.availability.plan(Occasion("sick", MONDAY, MONDAY))
    wanted = about_absence(desk, first)
    assert wanted == Composition(ABSENCE, Period(MONDAY, MONDAY))
    own = wanted._replace(own=Own("Hi Petra, back soon."), subject="Away")
    desk.unfinished.keep(*kept(own))
    desk.unfinished.close()
    assert about_absence(desk, first) == own
    other = desk.availability.plan(Occasion("sick", MONDAY + 3 * DAY, MONDAY + 4 * DAY))
    period = Period(other.first, other.last)
    assert about_absence(desk, other) == Composition(ABSENCE, period, laid_aside=own.own)
    assert composed(desk, about_absence(desk, other)).draft.selection.period == period


def test_without_hours_an_update_tells_nothing_ahead(desk: Desk) -> None:
    assert not told_ahead(desk.availability, week_of(TODAY)).rows
    desk.availability.set_hours("mon-fri 9-17")
    assert len(told_ahead(desk.availability, week_of(TODAY)).rows) == 5


def test_a_desk_that_can_not_be_written_says_so(desk: Desk) -> None:
    with open(desk.places.desk, "w", encoding="utf-8") as file:
        file.write("no folder")
    with pytest.raises(DeskError):
        desk.availability.say("away", FRIDAY + timedelta(minutes=30))


def test_two_weeks_in_turn_that_are_set_on_a_weekend_begin_with_the_week_that_comes(
    desk: Desk, clock: FrozenClock
) -> None:
    clock.set(datetime(2026, 11, 22, 10, 0, tzinfo=AMSTERDAM))
    assert desk.availability.set_hours("mon-fri 9-17 / mon-thu 9-17").start == date(2026, 11, 23)
    assert desk.availability.set_hours("mon-fri 9-17").start == date(2026, 11, 22)


def test_a_confirmed_week_that_changes_has_to_be_confirmed_again(desk: Desk) -> None:
    availability = desk.availability
    availability.set_hours("mon-fri 9-17")
    monday = date(2026, 11, 23)
    availability.confirm(monday)
    assert availability.is_confirmed(monday)
    leave = availability.plan(Occasion("leave", monday, monday))
    assert not availability.is_confirmed(monday)
    availability.cancel(leave)
    assert availability.is_confirmed(monday)
    availability.set_hours("mon-thu 9-17", monday)
    assert not availability.is_confirmed(monday)
    availability.confirm(monday)
    assert availability.is_confirmed(monday)
    availability.say("away")
    assert availability.is_confirmed(monday)
    assert not availability.is_confirmed(date(2026, 11, 30))


def test_who_checked_in_has_nothing_to_confirm_again(desk: Desk) -> None:
    monday = date(2026, 11, 23)
    desk.availability.set_hours("mon-fri 9-17")
    visitor = desk.availability.plan(Occasion("visitor", monday, monday, Minutes(540, 600), told="Sam", check_in=630))
    desk.availability.confirm(monday)
    desk.availability.check_in(visitor)
    assert desk.availability.is_confirmed(monday)
