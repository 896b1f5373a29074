"""Which nudges are told when: never too many, never at the wrong time, and none lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import agenda, local, occasion, pattern
from domain.nudge_worlds import (
    HOURS,
    ORDER,
    Look,
    Thing,
    World,
    batch_at,
    days_shown,
    is_quiet,
    is_welcome,
    looks_of,
    next_check_in,
    nudge,
    recorded,
    rests_until,
    sets_its_minute,
    things,
    worlds,
)
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.nudge_moments import batch_begins, may_disturb
from wfhdesk.domain.nudges import (
    BIRTHDAY,
    BLOCKER,
    CHECK_IN,
    CONTACT,
    OPENED,
    PROMISE,
    SETTLE,
    STATUS,
    UPDATE,
    Nudge,
)
from wfhdesk.domain.nudging import (
    AWAY,
    CAP,
    LATELY,
    LATER,
    PERSON,
    QUIET,
    SHOWN,
    WEAK,
    Around,
    Choice,
    Shown,
    choose,
)
from wfhdesk.domain.occasions import APPOINTMENT, FOCUS, LEAVE, SICK, VISIT, VISITOR, WORKDAY
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet
from wfhdesk.domain.statuses import AVAILABLE, FINISHED, FOCUSED, LUNCH, Status
from wfhdesk.domain.statuses import AWAY as GONE

MONDAY = date(2026, 11, 16)
LONDON = "Europe/London"
CORE = agenda()  # mon-thu 9:00-12:30,13:00-17:30 core 10-15; fri 9-13
HOUR = timedelta(hours=1)


def at(clock: str, day: date = MONDAY) -> datetime:
    return local(f"{day}T{clock}")


def work(number: int, kind: str = UPDATE, since: date = MONDAY) -> Nudge:
    return nudge(kind, f"{kind} {number}", since)


def contact(person: str, since: date = MONDAY) -> Nudge:
    """Ana, Ben and Cem are weak ties."""
    return nudge(CONTACT, person, since, person)


def birthday(person: str, today: date = MONDAY) -> Nudge:
    return nudge(BIRTHDAY, person, today, person)


def check_in(by: datetime, about: str = "visit") -> Nudge:
    return Nudge(CHECK_IN, about, "Is all well?", "check in", by.date(), (OPENED,), by)


def lapsed(ended: datetime) -> Nudge:
    return Nudge(STATUS, f"{ended}", "Are you back?", "ended", ended.date(), (OPENED,), ended)


def look(
    found: Sequence[Nudge],
    moment: datetime,
    shown: Sequence[Shown] = (),
    *,
    by: Agenda = CORE,
    quiet: Sequence[Quiet] = (),
) -> Choice:
    return choose(found, Around(by, moment, shown, quiet))


def names(nudges: Sequence[Nudge]) -> list[str]:
    return [one.about for one in nudges]


def reasons(choice: Choice) -> dict[str, str]:
    return {one.nudge.about: one.reason for one in choice.held}


def said(state: str, since: str, until: str = "") -> Status:
    return Status(state, at(since), at(until) if until else None)


# --- when ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "day", "reason"),
    [
        *(("08:59", 16, AWAY), ("09:00", 16, LATER), ("09:59", 16, LATER), ("10:00", 16, ""), ("12:29", 16, "")),
        *(("12:30", 16, AWAY), ("13:00", 16, ""), ("17:29", 16, ""), ("17:30", 16, AWAY), ("23:59", 16, AWAY)),
        *(("09:00", 20, ""), ("12:59", 20, ""), ("13:00", 20, AWAY), ("10:00", 21, AWAY), ("10:00", 22, AWAY)),
    ],
)
def test_the_batch_comes_from_the_start_of_core_hours_and_never_outside_the_hours(
    clock: str, day: int, reason: str
) -> None:
    """On Friday there are no core hours, and it comes as the day begins."""
    found = look([work(1)], at(clock, MONDAY.replace(day=day)))
    assert names(found.today) == names(found.fresh) == ([] if reason else ["update 1"])
    assert reasons(found) == ({"update 1": reason} if reason else {})


def test_what_is_held_says_until_when() -> None:
    early, late = look([work(1)], at("09:30")), look([work(1)], at("18:00"))
    assert [(one.reason, one.until) for one in early.held] == [(LATER, at("10:00"))]
    assert [(one.reason, one.until) for one in late.held] == [(AWAY, at("09:00", MONDAY + DAY))]
    quiet = Quiet(at("10:00"), at("11:00"), "q")
    found = look([work(1)], at("10:30"), quiet=[quiet])
    assert [(one.reason, one.until) for one in found.held] == [(QUIET, at("11:00"))]
    assert found.quiet == quiet
    assert look([work(1)], at("11:00"), quiet=[quiet]).quiet is None


@pytest.mark.parametrize(
    "occasions",
    [
        (occasion(LEAVE, "2026-11-16"),),
        (occasion(SICK, "2026-11-16"),),
        (occasion(LEAVE, "2026-11-16", part=(10, 12)),),
        (occasion(FOCUS, "2026-11-16", part=(10, 12)),),
        (occasion(APPOINTMENT, "2026-11-16", part=(10, 12)),),
        (occasion(VISIT, "2026-11-16", part=(10, 12)),),
        (occasion(WORKDAY, "2026-11-16", part=(13, 17)),),
    ],
)
def test_on_leave_in_focus_and_engaged_nothing_speaks_up(occasions: tuple[object, ...]) -> None:
    by = agenda("mon-fri 9-17", *occasions)  # type: ignore[arg-type]
    assert reasons(look([work(1), contact("Dee")], at("11:00"), by=by)) == {"update 1": AWAY, "Dee": AWAY}


@pytest.mark.parametrize("state", [FOCUSED, LUNCH, GONE, FINISHED])
def test_what_one_says_of_right_now_silences_nudges_until_its_end(state: str) -> None:
    """And not longer: a status that has lapsed is asked about, so the person may be asked."""
    by = agenda(statuses=[said(state, "10:00", "11:00")])
    assert reasons(look([work(1)], at("10:30"), by=by)) == {"update 1": AWAY}
    assert names(look([work(1), lapsed(at("11:00"))], at("11:00"), by=by).fresh) == ["update 1", str(at("11:00"))]


def test_who_is_back_in_the_evening_or_on_leave_is_not_reminded_of_anything() -> None:
    by = agenda(statuses=[said(AVAILABLE, "18:00", "20:00")])
    assert not may_disturb(by, at("19:00"))
    assert reasons(look([work(1)], at("19:00"), by=by)) == {"update 1": AWAY}
    away = agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-16"), statuses=[said(AVAILABLE, "10:00", "12:00")])
    assert not may_disturb(away, at("11:00"))


def test_who_set_no_hours_hears_of_nudges_in_office_hours() -> None:
    nobody = Agenda(LONDON)
    for clock, day, is_told in (("08:59", 16, False), ("09:00", 16, True), ("16:59", 20, True), ("12:00", 21, False)):
        assert bool(look([work(1)], at(clock, MONDAY.replace(day=day)), by=nobody).fresh) is is_told
    assert reasons(look([work(1)], at("17:00"), by=nobody)) == {"update 1": AWAY}


@pytest.mark.parametrize(
    ("said_of_hours", "begins"),
    [
        ("mon-fri 9-17", "09:00"),
        ("mon-fri 9-17 core 13-15", "13:00"),
        ("mon 9-12,13-17 core 10-11,14-15", "10:00"),
        ("mon 13-17", "13:00"),
        ("mon 9-12,13-17 core 12:15-15", "13:00"),
    ],
)
def test_a_day_has_one_batch(said_of_hours: str, begins: str) -> None:
    assert batch_begins(agenda(said_of_hours), MONDAY) == at(begins)
    assert batch_begins(agenda(said_of_hours), date(2026, 11, 22)) is None
    assert batch_begins(agenda(said_of_hours, occasion(LEAVE, "2026-11-16")), MONDAY) is None
    assert batch_begins(agenda(said_of_hours)._replace(holidays={MONDAY: "x"}), MONDAY) is None


def test_a_batch_in_the_hour_that_clocks_show_twice_comes_at_the_first_of_both() -> None:
    """At 1:15 for the second time half past one was there already."""
    night = agenda("sun 0-6 core 1:30-4")
    first, second = local("2026-10-25T01:15+01:00"), local("2026-10-25T01:15+00:00")
    assert reasons(look([work(1)], first, by=night)) == {"update 1": LATER}
    assert names(look([work(1)], second, by=night).fresh) == ["update 1"]
    assert look([work(1)], first, by=night).until == local("2026-10-25T01:30+01:00")
    assert look([work(1)], second, by=night).until.astimezone(UTC) == datetime(2026, 10, 25, 6, tzinfo=UTC)


# --- what has a minute ----------------------------------------------------------------------------------------------


def test_what_has_a_minute_doesnt_wait_for_the_batch() -> None:
    found = look([check_in(at("09:10")), lapsed(at("09:15")), work(1)], at("09:20"))
    assert names(found.fresh) == ["visit", str(at("09:15"))]
    assert reasons(found) == {"update 1": LATER}


@pytest.mark.parametrize(
    ("by", "clock"),
    [
        (CORE, "20:00"),
        (CORE, "06:00"),
        (agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-16")), "11:00"),
        (agenda(statuses=[said(FINISHED, "10:00", "23:00")]), "11:00"),
        (agenda(statuses=[said(FOCUSED, "10:00", "23:00")]), "11:00"),
    ],
)
def test_a_check_in_comes_at_the_minute_that_was_set_whatever_one_does(by: Agenda, clock: str) -> None:
    """Somebody waits to hear that all is well; other things that have a minute don't disturb."""
    found = look([check_in(at("05:30")), lapsed(at("05:40"))], at(clock), by=by)
    assert names(found.fresh) == ["visit"]
    assert reasons(found) == {str(at("05:40")): AWAY}


def test_a_check_in_keeps_quiet_and_on_other_days_the_hours() -> None:
    quiet = [Quiet(at("19:00"), at("21:00"))]
    assert reasons(look([check_in(at("19:30"))], at("20:00"), quiet=quiet)) == {"visit": QUIET}
    assert names(look([check_in(at("19:30"))], at("21:00"), quiet=quiet).fresh) == ["visit"]
    assert reasons(look([check_in(at("19:30"))], at("08:00", MONDAY + DAY))) == {"visit": AWAY}
    assert names(look([check_in(at("19:30"))], at("09:00", MONDAY + DAY)).fresh) == ["visit"]


def test_check_ins_of_today_come_above_the_cap_and_leave_less_room() -> None:
    visits = [check_in(at("09:00"), f"visit {number}") for number in range(4)]
    found = look([*visits, work(1)], at("10:00"))
    assert names(found.fresh) == names(visits)
    assert reasons(found) == {"update 1": CAP}
    one = look([visits[0], work(1), work(2), work(3)], at("10:00"))
    assert names(one.fresh) == ["visit 0", "update 1", "update 2"]
    tomorrow = look([*visits, work(1)], at("10:00", MONDAY + DAY))
    assert names(tomorrow.fresh) == names(visits[:3])
    assert reasons(tomorrow) == {"visit 3": CAP, "update 1": CAP}


def test_after_three_today_only_a_check_in_speaks_up() -> None:
    batch = [work(number) for number in range(3)]
    shown = recorded(batch, at("10:00"))
    found = look([check_in(at("11:00")), lapsed(at("11:30")), *batch], at("12:00"), shown)
    assert names(found.fresh) == ["visit"]
    assert names(found.today) == ["visit", *names(batch)]
    assert reasons(found) == {str(at("11:30")): CAP}


# --- how many -----------------------------------------------------------------------------------------------------


def test_three_are_told_the_most_urgent_ones() -> None:
    found = look([work(number, kind) for number, kind in enumerate((UPDATE, SETTLE, PROMISE, BLOCKER))], at("10:00"))
    assert [one.kind for one in found.today] == [UPDATE, SETTLE, PROMISE]
    assert reasons(found) == {"blocker 3": CAP}


def test_after_the_batch_nothing_else_comes_that_day_also_where_there_is_room() -> None:
    """What comes up later waits for the next batch: what comes as it comes tires."""
    shown = recorded([work(1)], at("10:00"))
    found = look([work(1), work(2)], at("15:00"), shown)
    assert (names(found.today), names(found.fresh), reasons(found)) == (["update 1"], [], {"update 2": SHOWN})
    timely = look([lapsed(at("14:00")), work(2)], at("15:00"), shown)
    assert names(timely.fresh) == [str(at("14:00"))]
    assert reasons(timely) == {"update 2": SHOWN}


def test_what_has_a_minute_doesnt_use_up_the_batch() -> None:
    ended = lapsed(at("09:10"))
    found = look([ended, *(work(number) for number in range(3))], at("10:00"), recorded([ended], at("09:20")))
    assert names(found.fresh) == ["update 0", "update 1"]
    assert reasons(found) == {"update 2": CAP}


def test_what_was_done_makes_no_room_for_more() -> None:
    shown = recorded([work(number) for number in range(3)], at("10:00"))
    found = look([work(2), work(4)], at("11:00"), shown)
    assert (names(found.today), found.fresh, reasons(found)) == (["update 2"], [], {"update 4": SHOWN})


def test_what_was_shown_keeps_silent_when_the_moment_is_wrong() -> None:
    shown = recorded([work(1)], at("10:00"))
    found = look([work(1)], at("12:40"), shown)
    assert (found.today, reasons(found)) == ([], {"update 1": AWAY})
    assert names(look([work(1)], at("13:00"), shown).today) == ["update 1"]


def test_a_person_is_named_once_a_day() -> None:
    both = [birthday("Dee"), contact("Dee")]
    found = look(both, at("10:00"))
    assert [one.kind for one in found.fresh] == [BIRTHDAY]
    assert [(one.nudge.kind, one.reason) for one in found.held] == [(CONTACT, PERSON)]
    later = look([contact("Dee"), lapsed(at("10:30"))], at("11:00"), recorded([birthday("Dee")], at("10:00")))
    assert [one.nudge.kind for one in later.held] == [CONTACT]


def test_who_wasnt_named_for_the_cap_is_held_for_the_cap() -> None:
    """No reason is given that isn't so: neither are they named today, nor is another weak tie."""
    three = [work(number) for number in range(3)]
    named = [nudge(BLOCKER, "hers", MONDAY, "Dee"), contact("Dee"), contact("Ana"), contact("Ben")]
    assert set(reasons(look([*three, *named], at("10:00"))).values()) == {CAP}


# --- the weak tie ---------------------------------------------------------------------------------------------------


def test_one_weak_tie_is_among_them_and_takes_the_place_of_the_last_other_contact() -> None:
    found = look([contact(name) for name in ("Dee", "Eli", "Fay", "Ana", "Ben")], at("10:00"))
    assert names(found.fresh) == ["Dee", "Eli", "Ana"]
    assert reasons(found) == {"Fay": CAP, "Ben": WEAK}


def test_a_weak_tie_takes_no_place_of_work_that_others_wait_for() -> None:
    three = [work(number) for number in range(3)]
    assert names(look([*three, contact("Ana")], at("10:00")).fresh) == names(three)
    found = look([*three[:2], birthday("Dee"), contact("Ana")], at("10:00"))
    assert names(found.fresh) == ["update 0", "update 1", "Dee"]
    assert names(look([*three[:2], contact("Dee"), contact("Ana")], at("10:00")).fresh) == [*names(three[:2]), "Ana"]


def test_weak_ties_alone_come_one_a_day() -> None:
    found = look([contact(name) for name in ("Ana", "Ben", "Cem")], at("10:00"))
    assert (names(found.fresh), reasons(found)) == (["Ana"], {"Ben": WEAK, "Cem": WEAK})
    first = recorded(found.fresh, at("10:00"))
    assert names(look([contact("Ben"), contact("Ana")], at("10:00", MONDAY + DAY), first).fresh) == ["Ben"]


def test_birthdays_of_weak_ties_take_no_turn_of_theirs_for_tomorrow_is_too_late() -> None:
    found = look([birthday("Ana"), birthday("Ben"), contact("Cem"), contact("Dee")], at("10:00"))
    assert names(found.fresh) == ["Ana", "Ben", "Cem"]
    assert reasons(found) == {"Dee": CAP}


# --- again ----------------------------------------------------------------------------------------------------------


def test_what_still_waits_comes_again_after_one_two_four_and_seven_days() -> None:
    """And from then on every seven days."""
    daily = agenda("mon-sun 9-17")
    shown: list[Shown] = []
    for place in range(29):
        now = at("10:00", MONDAY + place * DAY)
        shown += recorded(look([work(1)], now, shown, by=daily).fresh, now)
    days = [(one.day - MONDAY).days for one in shown]
    assert [later - earlier for earlier, later in pairwise(days)] == [1, 2, 4, 7, 7, 7]


def test_what_was_shown_lately_says_from_when_it_comes_again() -> None:
    shown = [*recorded([work(1)], at("10:00", MONDAY - 3 * DAY)), *recorded([work(1)], at("10:00", MONDAY - DAY))]
    early = work(1, since=MONDAY - 9 * DAY)
    found = look([early], at("10:00"), shown)
    assert [(one.reason, one.day) for one in found.held] == [(LATELY, MONDAY + DAY)]
    assert names(look([early], at("10:00", MONDAY + DAY), shown).fresh) == ["update 1"]


def test_a_reason_that_came_up_anew_is_told_anew() -> None:
    """Overdue once more after a contact is no repetition."""
    shown = recorded([contact("Dee")], at("10:00", MONDAY - DAY)) + recorded(
        [contact("Dee")], at("10:00", MONDAY - 2 * DAY)
    )
    assert reasons(look([contact("Dee", MONDAY - 5 * DAY)], at("10:00"), shown)) == {"Dee": LATELY}
    assert names(look([contact("Dee", MONDAY)], at("10:00"), shown).fresh) == ["Dee"]


def test_what_was_never_shown_comes_first_and_then_what_was_shown_longest_ago() -> None:
    """However often it was: so each gets its turn."""
    early = MONDAY - 60 * DAY
    found = [work(number, since=early) for number in range(5)]
    ago = {0: (8, 9), 1: (20,), 2: (30, 31, 33)}
    shown = [
        one
        for number, days in ago.items()
        for day in days
        for one in recorded([found[number]], at("10:00", MONDAY - day * DAY))
    ]
    choice = look(found, at("10:00"), shown)
    assert names(choice.fresh) == ["update 2", "update 3", "update 4"]
    assert reasons(choice) == {"update 0": CAP, "update 1": CAP}


def test_a_birthday_cant_wait_and_comes_before_what_waited_longer() -> None:
    found = look([birthday("Dee"), birthday("Eli"), *(work(number) for number in range(3))], at("10:00"))
    assert names(found.fresh) == ["Dee", "Eli", "update 0"]
    late = [*(work(number) for number in range(3)), birthday("Dee")]
    assert names(look(late, at("10:00")).fresh) == ["update 0", "update 1", "Dee"]


# --- afterwards -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "quiet"),
    [
        (agenda("mon-fri 9-17", occasion(FOCUS, "2026-11-16", part=(9, 11))), ()),
        (agenda("mon-fri 9-17", statuses=[said(FOCUSED, "08:50", "11:00"), said(AVAILABLE, "11:00")]), ()),
        (agenda("mon-fri 9-17"), (Quiet(at("08:30"), at("11:00")),)),
        (agenda("mon-fri 9-17"), (Quiet(at("08:30"), at("17:00")), Quiet(at("11:00"), at("11:00")))),
    ],
)
def test_what_was_held_comes_as_one_digest(by: Agenda, quiet: Sequence[Quiet]) -> None:
    two = [work(1), contact("Dee")]
    assert not look(two, at("10:59"), by=by, quiet=quiet[:1]).fresh
    assert look(two, at("11:00"), by=by, quiet=quiet).is_digest
    assert not look(two[:1], at("11:00"), by=by, quiet=quiet).is_digest  # one alone is told as it is
    assert not look(two, at("11:00", MONDAY + DAY), by=by, quiet=quiet).is_digest


def test_a_batch_that_nobody_held_is_no_digest_however_late_it_is_seen() -> None:
    """A computer that was asleep kept nothing back."""
    assert not look([work(1), work(2)], at("16:00"), by=agenda("mon-fri 9-17")).is_digest
    quiet = [Quiet(at("08:00"), at("08:30")), Quiet(at("12:00"), at("12:00"))]
    assert not look([work(1), work(2)], at("16:00"), by=agenda("mon-fri 9-17"), quiet=quiet).is_digest


def test_a_batch_that_came_due_before_it_was_quiet_and_was_not_seen_is_a_digest_after_it() -> None:
    """Whoever asked for quiet was told that it is held, also where that was ended by hand."""
    daily = agenda("mon-fri 9-17")
    short = [Quiet(at("13:00"), at("14:00"))]
    ended = [Quiet(at("13:00"), at("17:00")), Quiet(at("13:30"), at("13:30"))]
    assert look([work(1), work(2)], at("14:00"), by=daily, quiet=short).is_digest
    assert look([work(1), work(2)], at("13:31"), by=daily, quiet=ended).is_digest


def test_what_waited_since_yesterday_is_no_digest() -> None:
    """Nothing was held today: the morning is the first moment at which it may come."""
    two = [check_in(at("19:10"), "one"), check_in(at("19:20"), "two")]
    found = look(two, at("09:00", MONDAY + DAY), quiet=[Quiet(at("19:00"), at("23:00"))])
    assert (names(found.fresh), found.is_digest) == (["one", "two"], False)


def test_check_ins_that_quiet_held_come_as_one_digest() -> None:
    two = [check_in(at("19:10"), "one"), check_in(at("19:20"), "two")]
    quiet = [Quiet(at("19:15"), at("20:00"))]
    assert look(two, at("20:00"), quiet=quiet).is_digest
    assert not look(two, at("20:00"), quiet=[Quiet(at("18:30"), at("19:05"))]).is_digest


def test_after_two_weeks_of_leave_the_first_day_brings_three() -> None:
    by = agenda("mon-fri 9-17", occasion(LEAVE, "2026-11-02", "2026-11-15"))
    early = MONDAY - 12 * DAY
    waiting = [
        *(work(number, kind, early) for number, kind in enumerate((UPDATE, SETTLE, PROMISE, PROMISE, BLOCKER))),
        *(contact(name, early) for name in ("Dee", "Eli", "Fay", "Ana", "Ben")),
    ]
    world = World(by, [Thing(one, early, date.max) for one in waiting], (), every(120, MONDAY - 14 * DAY, 17))
    days = Counter(look.around.today for look in looks_of(world) for _ in look.choice.fresh)
    assert days == {MONDAY: 3, MONDAY + DAY: 3, MONDAY + 2 * DAY: 3}
    assert not any(look.choice.is_digest for look in looks_of(world))


def every(minutes: int, first: date, days: int, clocks: str = LONDON) -> list[datetime]:
    start = datetime.combine(first, datetime.min.time(), ZoneInfo(clocks)).astimezone(UTC)
    step = timedelta(minutes=minutes)
    return [(start + place * step).astimezone(ZoneInfo(clocks)) for place in range(timedelta(days=days) // step)]


# --- until when -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "clock", "until"),
    [
        *((CORE, "03:00", "09:00"), (CORE, "09:00", "10:00"), (CORE, "10:00", "12:30"), (CORE, "12:30", "13:00")),
        *((CORE, "13:00", "17:30"), (Agenda(LONDON), "10:00", "17:00")),
        (agenda(statuses=[said(GONE, "10:00", "10:40")]), "10:10", "10:40"),
        (agenda(statuses=[said(GONE, "10:00", "10:40")]), "10:50", "12:30"),
        (agenda(statuses=[said(AVAILABLE, "12:00", "14:00")]), "12:40", "13:00"),
        (agenda("mon 9-17", occasion(FOCUS, "2026-11-16", part=(11, 12))), "10:00", "11:00"),
        (
            agenda(
                "mon 9-17",
                occasion(FOCUS, "2026-11-16", part=(11, 12)),
                statuses=[said(AVAILABLE, "10:00", "14:00")],
            ),
            "11:30",
            "12:00",
        ),
    ],
)
def test_a_choice_holds_until_the_next_moment_that_matters(by: Agenda, clock: str, until: str) -> None:
    assert look([work(1)], at(clock), by=by).until == at(until)


def test_a_choice_holds_until_midnight_and_until_quiet_ends() -> None:
    assert look([], at("17:45")).until == at("00:00", MONDAY + DAY)
    quiet = [Quiet(at("10:00"), at("11:15"))]
    assert look([], at("10:30"), quiet=quiet).until == at("11:15")
    assert look([], at("10:30"), quiet=quiet).until.tzinfo == ZoneInfo(LONDON)


# --- any desk, at any moment ------------------------------------------------------------------------------------------


def expected_silence(look: Look, nudge: Nudge) -> str:
    """Why now isn't the time for a nudge."""
    around = look.around
    if is_quiet(around, around.now):
        return QUIET
    if sets_its_minute(nudge, around.today):
        return ""
    if not is_welcome(around, around.now):
        return AWAY
    begins = batch_at(around)
    return LATER if nudge.at is None and begins is not None and around.now.astimezone(UTC) < begins else ""


def check_is_told_once(look: Look) -> None:
    """Every nudge is told or held, once, in the order of urgency."""
    choice, place = look.choice, {one.key: number for number, one in enumerate(look.found)}
    told, held = [one.key for one in choice.today], [one.nudge.key for one in choice.held]
    assert sorted([*told, *held]) == sorted(place)
    for keys in (told, held, [one.key for one in choice.fresh]):
        assert keys == sorted(keys, key=lambda key: place[key])
    was_shown = {one.key for one in look.shown_today}
    assert {one.key for one in choice.fresh} == set(told) - was_shown


def check_is_the_time(look: Look) -> None:
    """What is told may be told now; what isn't is held for the reason that holds."""
    for one in look.choice.today:
        assert not expected_silence(look, one)
    for held in look.choice.held:
        silence = expected_silence(look, held.nudge)
        assert held.reason == silence if silence else held.reason in (SHOWN, LATELY, PERSON, WEAK, CAP)
    assert bool(look.choice.quiet) is is_quiet(look.around, look.around.now)


def check_reason(look: Look, nudge: Nudge, reason: str) -> None:
    """A reason is given only where it is so."""
    told: list[Shown | Nudge] = [*look.shown_today, *look.choice.fresh]
    rests = rests_until(nudge, look.around)
    if reason == SHOWN:
        has_batch = any(not one.is_timely for one in look.shown_today)
        assert nudge.at is None
        assert has_batch or batch_at(look.around) is None
    elif reason == LATELY:
        assert rests is not None
        assert rests > look.around.today
    elif reason == PERSON:
        assert nudge.person
        assert nudge.person in {one.person for one in told}
    elif reason == WEAK:
        assert nudge.is_weak
        assert any(one.is_weak for one in told)
    elif reason == CAP:
        assert len(told) >= 3


def last_shown(nudge: Nudge, around: Around) -> date:
    return max(days_shown(nudge, around), default=date.min)


def check_rank(look: Look) -> None:
    """What was shown longest ago comes first; only the weak tie of the day goes ahead of others."""
    fresh = [one for one in look.choice.fresh if one.at is None]
    left_out = [one.nudge for one in look.choice.held if one.reason == CAP and one.nudge.at is None]
    for one in left_out:
        for other in fresh:
            if not other.is_weak and BIRTHDAY not in (one.kind, other.kind):
                assert last_shown(other, look.around) <= last_shown(one, look.around)
            assert not (one.kind == BIRTHDAY != other.kind and not other.is_weak)


def check_weak_tie(look: Look) -> None:
    """Where another contact is told and a weak tie waits for the cap alone, one is told."""
    strong = [one for one in look.choice.fresh if one.kind == CONTACT and not one.is_weak]
    waits = [one.nudge for one in look.choice.held if one.nudge.is_weak and one.reason in (CAP, WEAK)]
    if strong and waits:
        told: list[Shown | Nudge] = [*look.shown_today, *look.choice.fresh]
        assert any(one.is_weak for one in told)


def check_digest(look: Look) -> None:
    """A digest is of several, and only where one of them would have come earlier today, or it was quiet since."""

    def was_held(nudge: Nudge) -> bool:
        moment = nudge.at or batch_at(look.around)
        if moment is None or moment.astimezone(look.around.now.tzinfo).date() != look.around.today:
            return False
        if any(
            one.since < one.until and one.since < look.around.now and moment < one.until for one in look.around.quiet
        ):
            return True
        return not is_welcome(look.around, moment) and not sets_its_minute(nudge, look.around.today)

    fresh = look.choice.fresh
    assert look.choice.is_digest is (len(fresh) > 1 and any(map(was_held, fresh)))


@settings(max_examples=25)
@given(worlds())
def test_at_every_moment_what_is_told_is_rightly_told_and_what_is_held_rightly_held(world: World) -> None:
    for found in looks_of(world):
        check_is_told_once(found)
        check_is_the_time(found)
        for held in found.choice.held:
            check_reason(found, held.nudge, held.reason)
        check_rank(found)
        check_weak_tie(found)
        check_digest(found)


@settings(max_examples=25)
@given(worlds(most_days=16))
def test_no_day_brings_more_than_it_may(world: World) -> None:
    """Three nudges, each once, nobody twice, one weak tie, one batch; check-ins of the day come on top."""
    seen = [(look.around.today, look.around.now, one) for look in looks_of(world) for one in look.choice.fresh]
    assert most(day for day, _now, one in seen if not sets_its_minute(one, day)) <= 3
    assert most((day, one.key) for day, _now, one in seen) <= 1
    assert most((day, one.person) for day, _now, one in seen if one.person) <= 1
    assert most(day for day, _now, one in seen if one.is_weak) <= 1
    assert most(day for day, _now in {(day, now) for day, now, one in seen if one.at is None}) <= 1


def most(found: Iterable[object]) -> int:
    """How often the commonest of them comes."""
    return max(Counter(found).values(), default=0)


@settings(max_examples=25)
@given(worlds(most_days=4), st.randoms(use_true_random=False))
def test_the_same_desk_at_the_same_moment_gives_the_same_choice(world: World, random: Random) -> None:
    """In whatever order the record is read: two devices' files come in any."""
    for found in looks_of(world)[:: random.randint(1, 7)]:
        shown = list(found.around.shown)
        random.shuffle(shown)
        quiet = list(found.around.quiet)
        assert choose(found.found, found.around._replace(shown=shown, quiet=quiet)) == found.choice


@settings(max_examples=25)
@given(worlds(most_days=5), st.randoms(use_true_random=False))
def test_until_its_end_a_choice_stays_as_it_is(world: World, random: Random) -> None:
    """A shell's prompt keeps it as long as that, and asks nobody."""
    for found in looks_of(world)[:: random.randint(1, 9)]:
        around, until = found.around, found.choice.until
        now = around.now.astimezone(UTC)
        assert until.astimezone(UTC) > now
        length = min(filter(None, (until.astimezone(UTC), next_check_in(around)))) - now
        parts = [random.randint(0, 999) / 1000, random.randint(0, 999) / 1000, 0.999999]
        for moment in [(now + length * part).astimezone(around.now.tzinfo) for part in parts]:
            later = around._replace(now=moment)
            again = choose(world.found(later), later)
            assert outcome(again) == outcome(found.choice)


def outcome(choice: Choice) -> tuple[object, ...]:
    return choice.today, choice.fresh, choice.is_digest, [(one.nudge, one.reason) for one in choice.held], choice.quiet


# --- nothing lost -----------------------------------------------------------------------------------------------------


def batch_days(looks: Sequence[Look]) -> list[tuple[date, Look]]:
    """The days on which a batch could be told, each with the look at which it was."""
    days: dict[date, Look] = {}
    for one in looks:
        begins = batch_at(one.around)
        has_begun = begins is not None and begins <= one.around.now.astimezone(UTC)
        if has_begun and is_welcome(one.around, one.around.now) and not is_quiet(one.around, one.around.now):
            days.setdefault(one.around.today, one)
    return list(days.items())


@settings(max_examples=15)
@given(worlds(most_days=12, same_clocks=True))
def test_what_keeps_waiting_is_told_within_as_many_batches_as_there_are_things(world: World) -> None:
    """Each batch that passes over something that was never told brings something else that was never told.

    Days on which what has a minute took more than one place don't count.
    """
    looks = looks_of(world)
    waited: Counter[tuple[str, str]] = Counter()
    for day, first in batch_days(looks):
        told = [one.key for look in looks if look.around.today == day for one in look.choice.fresh]
        taken = [one for one in (*first.shown_today, *recorded(first.choice.fresh, first.around.now)) if one.is_timely]
        new = [one for one in first.found if one.at is None and not days_shown(one, first.around)]
        if len(taken) < 2 and all(one.is_timely for one in first.shown_today):
            waited.update(one.key for one in new if one.key not in told)
    assert max(waited.values(), default=0) < max(len(world.things), 1)


@settings(max_examples=15)
@given(things(MONDAY, 5), st.sampled_from(HOURS[:4]))
def test_over_months_nothing_that_waits_is_forgotten(found: list[Thing], hours: str) -> None:
    """Seven days after it was told it may come again, and then within as many batches as there are things."""
    waiting = [one.nudge._replace(since=MONDAY) for one in found if one.nudge.kind != BIRTHDAY]
    noon = [at("13:30", MONDAY + place * DAY) for place in range(56)]
    kept = [Thing(one, MONDAY, date.max) for one in waiting]
    looks = looks_of(World(agenda(hours.partition(";")[0]), kept, (), noon))
    batches = [day for day, _look in batch_days(looks)]
    for one in waiting:
        told = [look.around.today for look in looks if one.key in {fresh.key for fresh in look.choice.fresh}]
        for earlier, later in pairwise([MONDAY - 7 * DAY, *told, batches[-1]]):
            passed = [day for day in batches if earlier + 7 * DAY <= day < later]
            assert len(passed) < len(waiting)


@settings(max_examples=25)
@given(st.integers(0, 20))
def test_work_alone_is_told_three_a_day_until_all_is_told(count: int) -> None:
    waiting = [work(number, ORDER[3 + number % 7]) for number in range(count)]
    waiting = sorted(waiting, key=lambda one: ORDER.index(one.kind))
    noon = [at("12:00", MONDAY + place * DAY) for place in range(4)]
    world = World(agenda("mon-fri 9-17"), [Thing(one, MONDAY, date.max, True) for one in waiting], (), noon)
    told = [key for look in looks_of(world) for key in names(look.choice.fresh)]
    assert told == names(waiting)[:12]


def test_nothing_waits_longer_for_a_visit_that_nobody_ended() -> None:
    """A check-in that is forgotten takes one place of three, on the days on which anything comes again."""
    visit = occasion(VISITOR, "2026-11-16", part=(8, 9), check_in=600, note="visit")
    by = agenda("mon-fri 9-17", visit)
    things_to_do = [Thing(work(number), MONDAY, date.max) for number in range(4)]
    looks = looks_of(World(by, things_to_do, (), [at("12:00", MONDAY + place * DAY) for place in range(3)]))
    assert [names(one.choice.fresh) for one in looks] == [
        ["visit", "update 0", "update 1"],
        ["visit", "update 2", "update 3"],
        ["update 0", "update 1", "update 2"],
    ]


def test_on_a_day_without_work_by_the_persons_own_clocks_there_is_no_batch() -> None:
    """Who works by London's hours in New Zealand has Friday's afternoon on Saturday."""
    by = agenda("mon-fri 9-17")
    saturday = local("2026-11-21T02:00", "Pacific/Auckland")
    assert may_disturb(by, saturday)
    assert reasons(look([work(1)], saturday, by=by)) == {"update 1": SHOWN}


def test_a_pattern_that_begins_later_is_waited_for() -> None:
    by = Agenda(LONDON, [pattern("mon-fri 9-17", start="2026-11-23")])
    assert reasons(look([work(1)], at("12:00"), by=by)) == {"update 1": AWAY}
    assert names(look([work(1)], at("12:00", MONDAY + 7 * DAY), by=by).fresh) == ["update 1"]
