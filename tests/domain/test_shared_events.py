"""What leaves of one's availability: true to the hours, and masked before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, ZONES, agenda, agendas, local, occasion, pattern
from wfhdesk.domain.busy_time import FREE, TENTATIVE, Span, joined, without
from wfhdesk.domain.days import Agenda, times_of
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.local_time import moment_of, zone_named
from wfhdesk.domain.occasions import OCCASIONS
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.shared_events import shared_events
from wfhdesk.domain.sharing import (
    AS_AWAY,
    AS_BUSY,
    AS_ELSEWHERE,
    AS_FREE,
    AS_TENTATIVE,
    BUSY_ONLY,
    FULL,
    KIND,
    LEVELS,
    Shared,
    horizon,
)
from wfhdesk.domain.statuses import Status

MONDAY = date(2026, 11, 23)
TODAY = Period(MONDAY, MONDAY)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
SECRET = "xyzzy"
PAIRS = {AS_FREE: True, AS_ELSEWHERE: True, AS_BUSY: False, AS_AWAY: False, AS_TENTATIVE: False}
"""Whether each busy status goes with TRANSP:TRANSPARENT (MS-OXCICAL 2.1.3.1.1.20.25)."""


def said(events: Iterable[Shared], zone: str = "Europe/London") -> list[str]:
    """Events as `Mon 09:00-10:00 Title BUSY`, whole days without times."""
    found = []
    for one in events:
        time = ""
        if isinstance(one.start, datetime) and isinstance(one.end, datetime):
            start, end = (moment.astimezone(zone_named(zone)) for moment in (one.start, one.end))
            time = f"{start:%H:%M}-{end:%H:%M} "
        elif one.last_day > one.start:
            time = f"- {one.last_day:%a} "
        day = one.start.astimezone(zone_named(zone)) if isinstance(one.start, datetime) else one.start
        found.append(f"{day:%a} {time}{one.summary} {one.shown}")
    return found


def on_monday(known: Agenda, level: str = KIND, *, outside: bool = False) -> list[str]:
    return said(shared_events(known, TODAY, level, outside=outside))


# --- true to the hours ------------------------------------------------------------------------------------------


def times_taken(events: Iterable[Shared], zone: str) -> list[Span]:
    found = []
    for one in events:
        if isinstance(one.start, datetime) and isinstance(one.end, datetime):
            found.append(Span(one.start, one.end))
        else:
            found.append(Span(moment_of(one.start, 0, zone_named(zone)), moment_of(one.end, 0, zone_named(zone))))
    return found


@settings(max_examples=150)
@given(agendas(), st.sampled_from(LEVELS))
def test_whoever_sees_only_the_events_knows_when_one_can_be_reached(known: tuple[Agenda, date], level: str) -> None:
    agenda, day = known
    period, zone = Period(day, day + 3 * DAY), zone_named(agenda.zone)
    seen = Span(moment_of(day, 0, zone), moment_of(day + 2 * DAY, 0, zone))  # statuses are told of today and tomorrow
    events = shared_events(agenda, period, level, outside=True)
    taken = times_taken((one for one in events if not one.is_transparent and one.shown != AS_TENTATIVE), agenda.zone)
    times = times_of(agenda, period, seen)
    assert without([seen], taken) == joined(Span(*one[:2]) for one in times if one.kind in (FREE, TENTATIVE))


@settings(max_examples=150)
@given(agendas(), st.sampled_from(LEVELS), st.booleans())
def test_every_event_is_sound(known: tuple[Agenda, date], level: str, outside: bool) -> None:
    agenda, day = known
    agenda = agenda._replace(
        occasions=[one._replace(id=f"o{place}") for place, one in enumerate(agenda.occasions)],
        statuses=[one._replace(id=f"s{place}") for place, one in enumerate(agenda.statuses)],
    )
    events = shared_events(agenda, Period(day, day + 6 * DAY), level, outside=outside)
    assert len({one.key for one in events}) == len(events)
    for one in events:
        assert one.start < one.end
        assert one.is_transparent is PAIRS[one.shown]
        assert one.summary
        assert one.is_whole_days or one.start.microsecond == 0  # type: ignore[attr-defined]
        assert one.location == "" or level == FULL


def test_a_usual_week_at_each_level() -> None:
    known = agenda()
    assert said(shared_events(known, Period(MONDAY + 3 * DAY, MONDAY + 6 * DAY), KIND)) == [
        "Thu Home 09:00–12:30, 13:00–17:30 GMT (core 10:00–15:00) WORKINGELSEWHERE",
        "Thu 12:30-13:00 Unavailable BUSY",
        "Fri Office 09:00–13:00 GMT FREE",
    ]
    assert said(shared_events(known, Period(MONDAY + 4 * DAY, MONDAY + 5 * DAY), BUSY_ONLY)) == [
        "Fri 00:00-09:00 Away OOF",
        "Fri 13:00-00:00 Away OOF",
        "Sat Away OOF",
    ]
    (full,) = shared_events(known, Period(MONDAY + 4 * DAY, MONDAY + 4 * DAY), FULL)
    assert full.location == "Office"


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("mon 9-13 office; mon 13-17 home", "Office / Home 09:00–13:00, 13:00–17:00 GMT"),
        ("mon 9-12 home; mon 13-17 Acme Ltd", "Home / Elsewhere 09:00–12:00, 13:00–17:00 GMT"),
    ],
)
def test_a_day_half_here_and_half_there_names_both_and_leaves_the_time_free(hours: str, told: str) -> None:
    whole, *_breaks = shared_events(agenda(hours), TODAY, KIND)
    assert (whole.summary, whole.shown) == (told, AS_ELSEWHERE)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ((9, 11), ["Home 11:00–12:30, 13:00–17:30", "09:00-11:00 Away OOF", "12:30-13:00 Unavailable BUSY"]),
        ((9, 13), ["Home 13:00–17:30", "09:00-13:00 Away OOF"]),
        ((12, 14), ["Home 09:00–12:00, 14:00–17:30", "12:00-14:00 Away OOF"]),
        ((13, 18), ["Home 09:00–12:30", "12:30-13:00 Unavailable BUSY", "13:00-18:00 Away OOF"]),
        ((9, 18), ["09:00-18:00 Away OOF"]),
    ],
)
@pytest.mark.parametrize("kind", ["leave", "sick"])
def test_part_of_a_day_off_leaves_the_rest_of_its_hours_and_the_break(
    kind: str, part: tuple[int, int], told: list[str]
) -> None:
    known = agenda("mon 9-12:30,13-17:30 home", occasion(kind, "2026-11-23", part=part))
    found = [line.removeprefix("Mon ").replace(" GMT WORKINGELSEWHERE", "") for line in on_monday(known)]
    assert found == told


def test_half_a_day_off_up_to_the_break_still_tells_the_break() -> None:
    morning = occasion("leave", "2026-11-23")._replace(part=Minutes(540, 750))
    known = agenda("mon 9-12:30,13-17:30", morning)
    assert "Mon 12:30-13:00 Unavailable BUSY" in on_monday(known)
    assert "Mon 12:30-13:00 Busy BUSY" in on_monday(known, BUSY_ONLY)


def test_leave_of_days_is_one_event_and_takes_the_place_of_their_hours() -> None:
    known = agenda(USUAL, occasion("leave", "2026-11-23", "2026-11-26"))
    assert said(shared_events(known, WEEK, KIND)) == ["Mon - Thu Away OOF", "Fri Office 09:00–13:00 GMT FREE"]


def test_leave_that_may_not_come_leaves_the_day_as_it_is() -> None:
    known = agenda("mon 9-17 office", occasion("leave", "2026-11-23", tentative=True))
    assert on_monday(known) == ["Mon Office 09:00–17:00 GMT FREE", "Mon Maybe away TENTATIVE"]


def test_a_public_holiday_is_away_and_named_only_to_those_who_see_everything() -> None:
    known = agenda()._replace(holidays={MONDAY: "Labour Thanksgiving Day", MONDAY + 6 * DAY: "A Sunday"})
    for level, told in ((BUSY_ONLY, "Away"), (KIND, "Away"), (FULL, "Labour Thanksgiving Day")):
        assert on_monday(known, level) == [f"Mon {told} OOF"]
    assert "Sunday" not in "".join(said(shared_events(known, WEEK, FULL)))


def test_a_day_worked_over_a_holiday_is_told_as_worked() -> None:
    known = agenda("mon-fri 9-17", occasion("workday", "2026-11-23", place="office"))
    assert on_monday(known._replace(holidays={MONDAY: "Holiday"})) == ["Mon Office 09:00–17:00 GMT FREE"]


def test_days_off_are_told_where_others_work_also_in_a_week_without_any_work() -> None:
    free = ["Mon Not working OOF", "Tue Not working OOF", "Wed Not working OOF", "Thu Not working OOF"]
    assert said(shared_events(agenda("fri 9-17"), WEEK, KIND))[:4] == free
    fortnight = agenda("mon-fri 9-17 / off")._replace(patterns=[pattern("mon-fri 9-17 / off", start="2026-11-16")])
    assert said(shared_events(fortnight, WEEK, KIND)) == [*free, "Fri Not working OOF"]


def test_the_time_outside_the_hours_is_told_where_it_is_asked_for_the_weekend_too() -> None:
    known = agenda("mon 9-17; fri 0-24")
    weekend = Period(MONDAY + 4 * DAY, MONDAY + 6 * DAY)
    told = ["Mon 00:00-09:00 Away OOF", "Mon Home 09:00–17:00 GMT WORKINGELSEWHERE", "Mon 17:00-00:00 Away OOF"]
    assert sorted(on_monday(known, outside=True)) == sorted(told)
    assert said(shared_events(known, weekend, KIND, outside=True))[1:] == ["Sat Not working OOF", "Sun Not working OOF"]
    assert len(shared_events(known, weekend, KIND)) == 1


@pytest.mark.parametrize(("start", "end"), [("2026-11-25", ""), ("2026-01-05", "2026-11-23")])
def test_before_a_pattern_begins_and_behind_its_end_one_is_not_there(start: str, end: str) -> None:
    known = Agenda("Europe/London", [pattern("mon-fri 9-17", start=start, end=end)])
    tuesday = Period(MONDAY + DAY, MONDAY + DAY)
    assert said(shared_events(known, tuesday, KIND)) == ["Tue Not working OOF"]
    assert said(shared_events(known, tuesday, BUSY_ONLY)) == ["Tue Away OOF"]


@pytest.mark.parametrize(
    ("hours", "part", "told"),
    [
        ("mon 9-17 core 10-15", (9, 13), "Home 13:00–17:00 GMT (core 13:00–15:00)"),
        ("mon 9-17 core 10-12", (9, 13), "Home 13:00–17:00 GMT"),
        ("mon 9-17 core 10-12,14-15", (14, 17), "Home 09:00–14:00 GMT (core 10:00–12:00)"),
    ],
)
def test_core_hours_shrink_with_what_is_left_of_the_day(hours: str, part: tuple[int, int], told: str) -> None:
    known = agenda(hours, occasion("leave", "2026-11-23", part=part))
    assert [line for line in on_monday(known) if "Home" in line] == [f"Mon {told} WORKINGELSEWHERE"]


# --- eight weeks ------------------------------------------------------------------------------------------------


def test_eight_weeks_roll_over_new_year_and_no_day_beyond_them_is_told() -> None:
    today = date(2026, 12, 1)
    period = horizon(today)
    assert (period.start, period.end) == (today, date(2027, 1, 25))
    long_focus = occasion("focus", "2026-11-02", "2027-06-30", (9, 10), id="f")
    events = shared_events(agenda("mon-fri 9-17", long_focus), period, FULL, outside=True)
    assert {one.start.isoformat()[:10] for one in events} <= {(today + place * DAY).isoformat() for place in range(56)}
    assert sum(one.key.startswith("occasion") for one in events) == 56


@pytest.mark.parametrize(
    ("day", "start", "zone"),
    [("2026-10-24", "08:00", "BST"), ("2026-10-26", "09:00", "GMT"), ("2026-03-28", "09:00", "GMT")],
)
def test_hours_stay_the_same_by_the_clock_when_the_clocks_change(day: str, start: str, zone: str) -> None:
    first = date.fromisoformat(day)
    events = shared_events(agenda("mon-sun 9-12,13-17"), Period(first, first), KIND, outside=True)
    before, after = (one for one in events if one.shown == AS_AWAY)
    assert f"{before.end:%H:%M}" == start
    assert any(f"13:00–17:00 {zone}" in one.summary for one in events)
    assert isinstance(after.start, datetime)


def test_an_hour_that_the_clocks_jump_over_makes_no_event_that_ends_before_it_begins() -> None:
    odd = occasion("focus", "2026-03-29")._replace(part=Minutes(105, 120))
    night = date(2026, 3, 29)
    assert all(one.start < one.end for one in shared_events(agenda("mon-sun 0-8", odd), Period(night, night), FULL))


# --- names stay -------------------------------------------------------------------------------------------------


def keys(known: Agenda, period: Period = WEEK) -> set[str]:
    return {one.key for one in shared_events(known, period, KIND, outside=True)}


def test_an_event_keeps_its_name_when_it_changes() -> None:
    assert keys(agenda("mon-fri 9-12,13-17 home")) == keys(agenda("mon-fri 10-11:30,12-18 office core 10-11"))
    assert keys(agenda("mon-fri 9-17", zone="Asia/Kolkata")) == keys(agenda("mon-fri 9-17"))
    one_day = occasion("leave", "2026-11-23", id="a")
    for changed in (
        occasion("leave", "2026-11-23", "2026-11-24", id="a"),
        occasion("leave", "2026-11-23", "2026-11-24", (9, 11), id="a"),
        occasion("leave", "2026-11-24", part=(9, 11), id="a"),
    ):
        assert "occasion a" in keys(agenda(USUAL, one_day)) & keys(agenda(USUAL, changed))


def test_a_name_tells_nothing_but_the_day_and_the_id() -> None:
    known = agenda(USUAL, occasion("sick", "2026-11-24", note=SECRET, id="a1"))
    assert {key.split(" ")[0] for key in keys(known)} <= {"day", "break", "off", "before", "after", "occasion"}
    assert not any("sick" in key or SECRET in key for key in keys(known))


# --- nothing private leaves -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in OCCASIONS if kind != "workday"])
@pytest.mark.parametrize("tentative", [False, True])
@pytest.mark.parametrize("part", [None, (10, 11)])
def test_a_note_is_for_those_who_see_everything_and_never_that_of_sickness(
    kind: str, tentative: bool, part: tuple[int, int] | None
) -> None:
    private = occasion(
        kind, "2026-11-23", part=part, note=SECRET, told="plugh", place="plover", tentative=tentative, id="a"
    )
    for level in LEVELS:
        text = repr(shared_events(agenda(USUAL, private), TODAY, level, outside=True))
        assert (SECRET in text) is (level == FULL and kind != "sick")
        assert not any(word in text.casefold() for word in ("plugh", "plover", "sick", "visit"))


@pytest.mark.parametrize("kind", [kind for kind in OCCASIONS if kind != "workday"])
def test_a_label_is_told_from_the_level_kind_on(kind: str) -> None:
    labelled = occasion(kind, "2026-11-23", label="Ask Omar", note=SECRET)
    for level in LEVELS:
        text = repr(shared_events(agenda(USUAL, labelled), TODAY, level))
        assert ("Ask Omar" in text) is (level != BUSY_ONLY)
        assert SECRET not in text


def test_a_partners_site_is_named_only_to_those_who_see_everything() -> None:
    known = agenda("mon-fri 9-17", occasion("workday", "2026-11-23", place=SECRET, part=(8, 12), note=SECRET))
    assert on_monday(known) == ["Mon Elsewhere 08:00–12:00 GMT WORKINGELSEWHERE"]
    assert on_monday(known, FULL) == [f"Mon {SECRET} 08:00–12:00 GMT WORKINGELSEWHERE"]
    assert SECRET not in repr(shared_events(known, TODAY, BUSY_ONLY))


@pytest.mark.parametrize("text", ["<b>bold</b> & co", "x" * 4000, "Zoë 👩🏽‍💻", 'BEGIN:VEVENT "a;b,c"'])
def test_what_somebody_wrote_for_others_leaves_letter_for_letter(text: str) -> None:
    assert on_monday(agenda("off", occasion("leave", "2026-11-23", label=text))) == [f"Mon {text} OOF"]


# --- right now --------------------------------------------------------------------------------------------------


def status(state: str, since: str, until: str = "", message: str = "") -> Status:
    day = f"{MONDAY}T"
    return Status(state, local(day + since), local(day + until) if until else None, message, f"{state} {since}")


def now_told(*statuses: Status, hours: str = "mon-fri 9-17 office", level: str = KIND) -> list[str]:
    return [line for line in on_monday(agenda(hours, statuses=statuses), level) if "GMT" not in line]


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([status("away", "10:00", "10:30")], ["Mon 10:00-10:30 Unavailable BUSY"]),
        ([status("focus", "10:00", "11:30")], ["Mon 10:00-11:30 Focus – message me, no calls BUSY"]),
        ([status("lunch", "12:00", "12:45")], ["Mon 12:00-12:45 Unavailable BUSY"]),
        (
            [status("away", "10:00", "11:00"), status("available", "10:20")],
            [],
        ),
        (
            [status("away", "10:00", "11:00"), status("lunch", "10:20", "11:00")],
            ["Mon 10:20-11:00 Unavailable BUSY"],
        ),
        ([status("away", "16:30", "18:00")], ["Mon 16:30-17:00 Unavailable BUSY"]),
        ([status("finished", "15:00", "23:59")], ["Mon 15:00-17:00 Unavailable BUSY"]),
        ([status("away", "07:00", "08:00")], []),
        ([status("away", "18:00", "19:00")], []),
        ([status("available", "10:00", "11:00")], []),
    ],
)
def test_a_status_is_told_as_far_as_it_takes_working_time(statuses: list[Status], told: list[str]) -> None:
    assert now_told(*statuses) == told


def test_a_status_on_a_day_off_or_of_a_second_is_not_told() -> None:
    away = status("away", "10:00", "11:00")
    for one in (agenda("tue 9-17"), agenda("mon 9-17", occasion("sick", "2026-11-23"))):
        assert len(shared_events(one._replace(statuses=[away]), TODAY, KIND)) == 1
    moment = away._replace(until=away.since + timedelta(microseconds=900))
    assert now_told(moment) == []


def test_what_one_says_of_a_status_is_for_those_who_see_everything() -> None:
    away = status("away", "10:00", "11:00", SECRET)
    assert now_told(away, level=FULL) == [f"Mon 10:00-11:00 {SECRET} BUSY"]
    assert SECRET not in "".join(now_told(away))
    assert "Mon 10:00-11:00 Busy BUSY" in now_told(away, level=BUSY_ONLY)


@pytest.mark.parametrize("zone", ZONES)
def test_whole_days_are_dates_whatever_the_zone(zone: str) -> None:
    known = agenda("mon 9-17", occasion("leave", "2026-11-23"), zone=zone)
    (away,) = shared_events(known, TODAY, KIND)
    assert (away.start, away.end, away.last_day) == (MONDAY, MONDAY + DAY, MONDAY)
