"""Availability in words: what the person reads, and the week's table that others do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agendas import USUAL, agenda, agendas, local, occasion, pattern
from wfhdesk import language
from wfhdesk.domain.availability import answer
from wfhdesk.domain.availability_texts import (
    NARROW,
    Row,
    absences_ahead,
    core_left,
    time_told,
    told,
    week_rows,
    week_table,
    week_zone,
)
from wfhdesk.domain.days import Agenda, Day, days_of
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.periods import Period, week_of
from wfhdesk.domain.statuses import Status

MONDAY = date(2026, 11, 23)


def week(known: Agenda, day: date = MONDAY) -> list[Day]:
    return days_of(known, week_of(day))


# --- for the person's own eyes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-23T08:00", "Off until 09:00"),
        ("2026-11-23T10:00", "Home, available until 12:30"),
        ("2026-11-23T12:45", "Off until 13:00"),
        ("2026-11-23T20:00", "Off until Tue 09:00"),
        ("2026-11-27T10:00", "Office, available until 13:00"),
        ("2026-11-28T10:00", "Off until Mon 09:00"),
    ],
)
def test_the_hours_are_told_by_the_moment(at: str, said: str) -> None:
    assert told(answer(agenda(), local(at))) == said


@pytest.mark.parametrize(
    ("kind", "part", "said"),
    [
        ("sick", None, "Sick until Tue 09:00"),
        ("leave", (9, 11), "Leave until 11:00"),
        ("visitor", (9, 11), "Visitor until 11:00"),
        ("focus", (9, 11), "Focus until 11:00"),
    ],
)
def test_the_person_sees_what_it_is(kind: str, part: tuple[int, int] | None, said: str) -> None:
    assert told(answer(agenda(USUAL, occasion(kind, "2026-11-23", part=part)), local("2026-11-23T10:00"))) == said


@pytest.mark.parametrize(
    ("state", "until", "at", "said"),
    [
        ("away", "10:30", "10:10", "Away until 10:30"),
        ("away", "10:30", "10:40", "Away until 10:30: are you back?"),
        ("lunch", "10:30", "10:10", "Lunch until 10:30"),
        ("focus", "10:30", "10:10", "Focus until 10:30"),
        ("finished", "23:59", "10:10", "Finished for today"),
        ("available", "", "10:10", "Home, available until 12:30"),
        ("available", "20:00", "19:00", "Home, available until 20:00"),
    ],
)
def test_what_one_said_is_told_with_its_end(state: str, until: str, at: str, said: str) -> None:
    day = "2026-11-23T"
    status = Status(state, local(f"{day}10:00"), local(day + until) if until else None)
    assert told(answer(agenda(statuses=[status]), local(day + at))) == said


def test_a_holiday_is_named_and_without_hours_that_is_said() -> None:
    known = agenda()._replace(holidays={MONDAY: "Bank Holiday"})
    assert told(answer(known, local("2026-11-23T10:00"))) == "Bank Holiday until Tue 09:00"
    assert told(answer(Agenda("Europe/London"), local("2026-11-23T10:00"))) == "No hours set"
    assert told(answer(agenda("off"), local("2026-11-23T10:00"))) == "Off"


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-11-23T17:00", "17:00"), ("2026-11-24T09:00", "Tue 09:00"), ("2026-11-30T09:00", "Mon 30 Nov 09:00")],
)
def test_a_time_has_its_day_where_it_is_another(moment: str, said: str) -> None:
    assert time_told(local(moment), local("2026-11-23T10:00")) == said


def test_every_time_is_by_the_clock_that_the_moment_was_told_by() -> None:
    """Hours by the clocks of Tokyo, and somebody who sits in London."""
    known = agenda("mon-sun 9-17", zone="Asia/Tokyo")
    assert told(answer(known, local("2026-11-23T03:00"))) == "Home, available until 08:00"
    assert told(answer(known, local("2026-11-23T10:00"))) == "Off until Tue 00:00"
    away = known._replace(statuses=[Status("away", local("2026-11-23T03:00"), local("2026-11-23T03:30"))])
    assert told(answer(away, local("2026-11-23T03:10"))) == "Away until 03:30"
    assert told(answer(known, local("2026-11-23T12:00", "Asia/Tokyo"))) == "Home, available until 17:00"


# --- the week ---------------------------------------------------------------------------------------------------


def test_the_table_tells_the_week() -> None:
    known = agenda(USUAL, occasion("sick", "2026-11-24"), occasion("appointment", "2026-11-25", part=(15, 16)))
    assert week_table("Ana", week(known)) == (
        "Ana · week of Mon 23 Nov (times in GMT, UTC+00:00)\n"
        "Mon 23  Home    09:00–12:30 13:00–17:30\n"
        "Tue 24  Away\n"
        "Wed 25  Home    09:00–12:30 13:00–15:00 16:00–17:30\n"
        "Thu 26  Home    09:00–12:30 13:00–17:30\n"
        "Fri 27  Office  09:00–13:00\n"
        "Core hours 10:00–15:00: Mon, Wed, Thu"
    )
    assert "Tue 24  sick" in week_table("Ana", week(known), for_others=False)
    assert "core 10:00–15:00" in week_table("", week(agenda()))
    assert week_table("", week(agenda())).startswith("Week of Mon 23 Nov")


@settings(max_examples=120)
@given(
    agendas(),
    st.text(max_size=90),
    st.text(st.characters(categories=("L", "N", "P")), max_size=90),
    st.booleans(),
    st.sampled_from(("en", "nl")),
)
def test_no_week_is_wider_than_a_mail_program_shows(
    known: tuple[Agenda, date], name: str, place: str, for_others: bool, spoken: str
) -> None:
    agenda, day = known
    long = agenda._replace(
        occasions=[one._replace(place=place) for one in agenda.occasions],
        holidays=dict.fromkeys(agenda.holidays, "A day off with a name " * 5),
    )
    with language.spoken(spoken):
        text = week_table(name, days_of(long, week_of(day)), for_others=for_others)
    assert all(len(line) <= NARROW for line in text.split("\n"))


def test_what_has_no_room_goes_on_below_and_no_hour_is_lost() -> None:
    crowded = agenda("mon 8-9,10-11,12-13,14-15,16-17,18-19,20-21 home; tue 9-17 " + "P" * 40)
    table = week_table("x" * 4000, week(crowded))
    assert all(len(line) <= NARROW for line in table.split("\n"))
    assert table.count("–") == 8
    assert table.count(":00") == 16 + 1  # and the offset of the zone


def test_others_read_no_reason_and_days_off_at_the_end_vanish() -> None:
    known = agenda("tue-thu 9-17", occasion("sick", "2026-11-25", note="xyzzy"), occasion("leave", "2026-11-26"))
    rows = week_rows(week(known._replace(holidays={date(2026, 11, 24): "Feast"})))
    assert rows == [
        Row("Mon 23", "Not working"),
        Row("Tue 24", "Away"),
        Row("Wed 25", "Away"),
        Row("Thu 26", "Away"),
        Row("Fri 27", "Not working"),
    ]


def test_the_person_reads_why() -> None:
    known = agenda("tue-fri 9-17", occasion("leave", "2026-11-26"), occasion("visitor", "2026-11-27"))
    rows = week_rows(week(known._replace(holidays={date(2026, 11, 24): "Feast"})), for_others=False)
    assert [row.where for row in rows] == ["free", "Feast", "Home", "leave", "taken all day"]


def test_before_there_were_hours_there_is_no_table() -> None:
    assert week_table("Ana", week(Agenda("Europe/London", [pattern("mon 9-17", start="2027-01-04")]))) == ""


@pytest.mark.parametrize(
    ("hours", "part", "left"),
    [
        ("mon 9-17 core 10-15", (9, 11), [Minutes(660, 900)]),
        ("mon 9-17 core 10-11", (9, 11), []),
        ("mon 9-12,13-17 core 10-11,14-15", (13, 17), [Minutes(600, 660)]),
        ("mon 9-17 core 10-15", (9, 17), []),
    ],
)
def test_core_hours_shrink_with_the_day(hours: str, part: tuple[int, int], left: list[Minutes]) -> None:
    (day, *_rest) = week(agenda(hours, occasion("leave", "2026-11-23", part=part)))
    assert core_left(day) == left


def test_in_a_week_in_which_the_clocks_change_both_offsets_are_told() -> None:
    assert week_zone(week(agenda(), date(2026, 10, 25))) == "BST, UTC+01:00 and GMT, UTC+00:00"
    assert week_zone(week(agenda(zone="Asia/Kolkata"))) == "IST, UTC+05:30"
    assert week_zone(week(agenda(zone="Etc/UTC"))) == "UTC"


def test_absences_ahead_are_spans_with_the_weekends_between() -> None:
    known = agenda(
        "mon-fri 9-17",
        occasion("leave", "2026-11-26", "2026-11-27"),
        occasion("sick", "2026-11-30"),
        occasion("leave", "2026-12-02", part=(9, 12)),
        occasion("leave", "2026-12-03", tentative=True),
    )._replace(holidays={date(2026, 12, 4): "Feast", date(2026, 12, 6): "A Sunday"})
    days = days_of(known, Period(MONDAY, date(2026, 12, 13)))
    assert absences_ahead(days, days[-1].date) == [
        (date(2026, 11, 26), date(2026, 11, 30)),
        (date(2026, 12, 4), date(2026, 12, 4)),
    ]


def test_an_absence_is_followed_to_its_end_and_none_begins_behind_the_last_day() -> None:
    known = agenda(
        "mon-fri 9-17",
        occasion("leave", "2026-11-26", "2026-12-04"),
        occasion("leave", "2026-12-07", "2026-12-08"),
        occasion("leave", "2026-12-10"),
    )
    days = days_of(known, Period(MONDAY, date(2026, 12, 31)))
    assert absences_ahead(days, date(2026, 11, 27)) == [(date(2026, 11, 26), date(2026, 12, 8))]


def test_only_days_that_are_worked_count_as_absences() -> None:
    known = agenda(
        "mon-fri 9-17",
        occasion("leave", "2026-11-21", "2026-11-22"),
        occasion("leave", "2026-11-26", "2026-11-29"),
    )
    days = days_of(known, Period(date(2026, 11, 20), date(2026, 12, 13)))
    assert absences_ahead(days, days[-1].date) == [(date(2026, 11, 26), date(2026, 11, 27))]


@pytest.mark.parametrize("for_others", [True, False])
def test_leave_on_a_saturday_that_is_worked_has_its_row(for_others: bool) -> None:
    known = agenda("tue-sat 9-17", occasion("leave", "2026-11-28"))
    assert [row.day for row in week_rows(week(known), for_others=for_others)][-1] == "Sat 28"
    holiday = agenda("tue-sat 9-17")._replace(holidays={date(2026, 11, 28): "Feast"})
    assert week_rows(week(holiday), for_others=for_others)[-1].where == ("Away" if for_others else "Feast")
    assert [row.day for row in week_rows(week(agenda("tue-fri 9-17", occasion("leave", "2026-11-28"))))][-1] == "Fri 27"


def test_leave_that_is_not_sure_is_told_as_such_and_a_day_of_visitors_is_no_absence() -> None:
    known = agenda(USUAL, occasion("leave", "2026-11-24", tentative=True), occasion("visitor", "2026-11-25"))
    assert [row.where for row in week_rows(week(known))] == ["Home", "Maybe away", "Unavailable", "Home", "Office"]
    own = [row.where for row in week_rows(week(known), for_others=False)]
    assert own == ["Home", "perhaps leave", "taken all day", "Home", "Office"]
