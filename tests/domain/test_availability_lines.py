"""One's hours in a few lines for others, and what these never tell."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from domain.agendas import USUAL, agenda, agendas, local, occasion, pattern
from wfhdesk.adapters.mail.markdown import to_html
from wfhdesk.domain.availability import answer
from wfhdesk.domain.availability_lines import (
    card,
    line,
    lines_markdown,
    signature,
    usual_pattern,
    week_markdown,
    zone_told,
)
from wfhdesk.domain.availability_texts import absences_ahead
from wfhdesk.domain.days import Agenda, day_of, days_of
from wfhdesk.domain.periods import Period
from wfhdesk.domain.statuses import Status

MONDAY = date(2026, 11, 23)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
SECRET = "xyzzy"


def told(known: Agenda, at: str, phone: str = "") -> str:
    moment = local(at)
    return line("Ana", day_of(known, moment.date()), answer(known, moment), phone)


# --- one line --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-23T07:00", "Ana: Home, 09:00–12:30 13:00–17:30 GMT, core 10:00–15:00"),
        ("2026-11-23T10:00", "Ana: Home, 09:00–12:30 13:00–17:30 GMT, core 10:00–15:00"),
        ("2026-11-23T12:45", "Ana: Home, 09:00–12:30 13:00–17:30 GMT, core 10:00–15:00"),
        ("2026-11-23T17:30", "Ana: Away, back Tue 09:00"),
        ("2026-11-27T10:00", "Ana: Office, 09:00–13:00 GMT"),
        ("2026-11-28T10:00", "Ana: Away, back Mon 09:00"),
        ("2026-07-01T10:00", "Ana: Home, 09:00–12:30 13:00–17:30 BST, core 10:00–15:00"),
    ],
)
def test_the_line_tells_the_day_until_it_is_over(at: str, said: str) -> None:
    assert told(agenda(), at) == said
    assert told(agenda(), at, "+44 20 5550") == f"{said}; urgent: +44 20 5550"


def test_the_line_has_one_clock_also_for_who_is_elsewhere() -> None:
    known = agenda(USUAL, occasion("focus", "2026-11-23", part=(9, 11)))
    moment = local("2026-11-23T18:30", "Asia/Tokyo")
    found = line("Ana", day_of(known, moment.date()), answer(known, moment), "")
    assert found == "Ana: Focus until 11:00: message me, no calls"


@pytest.mark.parametrize(
    ("kind", "part", "said"),
    [
        ("sick", None, "Ana: Away, back Tue 09:00"),
        ("leave", (9, 11), "Ana: Away, back 11:00"),
        ("visitor", (9, 11), "Ana: Away, back 11:00"),
        ("appointment", (9, 18), "Ana: Away, back Tue 09:00"),
        ("focus", (9, 11), "Ana: Focus until 11:00: message me, no calls"),
    ],
)
def test_the_line_tells_that_one_is_away_and_not_why(kind: str, part: tuple[int, int] | None, said: str) -> None:
    known = agenda(USUAL, occasion(kind, "2026-11-23", part=part, note=SECRET, told=SECRET))
    assert told(known, "2026-11-23T10:00") == said


def test_the_line_follows_what_one_said_of_right_now() -> None:
    def after(state: str, until: str | None) -> Agenda:
        end = local(f"2026-11-23T{until}") if until else None
        return agenda(statuses=[Status(state, local("2026-11-23T10:00"), end, SECRET)])

    assert told(after("away", "10:30"), "2026-11-23T10:10") == "Ana: Away, back 10:30"
    assert told(after("lunch", "12:45"), "2026-11-23T12:20") == "Ana: Away, back 13:00"
    assert told(after("focus", "11:30"), "2026-11-23T10:10") == "Ana: Focus until 11:30: message me, no calls"
    assert told(after("finished", "23:00"), "2026-11-23T15:00") == "Ana: Away, back Tue 09:00"
    assert told(after("available", "19:00"), "2026-11-23T18:00") == "Ana: Available until 19:00"
    lapsed = told(after("away", "10:30"), "2026-11-23T10:40")
    assert lapsed == "Ana: Home, 09:00–10:00 10:30–12:30 13:00–17:30 GMT, core 10:00–15:00"


def test_without_a_name_the_line_begins_with_the_place() -> None:
    moment = local("2026-11-27T10:00")
    assert line("", day_of(agenda(), moment.date()), answer(agenda(), moment), "") == "Office, 09:00–13:00 GMT"


# --- a signature -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (USUAL, "Mon–Thu 09:00–17:30, Fri 09:00–13:00 (London time)"),
        ("mon,wed 9-17", "Mon 09:00–17:00, Wed 09:00–17:00 (London time)"),
        ("mon-fri 6-9,19-22", "Mon–Fri 06:00–09:00 19:00–22:00 (London time)"),
        ("mon-fri 9-11,13-17", "Mon–Fri 09:00–17:00 (London time)"),
        ("mon-fri 9-17 / mon-thu 9-17", "Mon–Fri 09:00–17:00 / Mon–Thu 09:00–17:00, in turn (London time)"),
        ("mon-fri 9-17 / off", "Mon–Fri 09:00–17:00, every other week (London time)"),
    ],
)
def test_the_signature_tells_the_usual_week_in_short(hours: str, said: str) -> None:
    assert signature(pattern(hours), [], "").split("\n") == [
        "-- ",
        said,
        "I may write outside your hours; no reply expected.",
    ]


def test_the_signature_tells_the_next_absence_only() -> None:
    away = [(date(2026, 12, 24), date(2027, 1, 2)), (date(2027, 3, 1), date(2027, 3, 5))]
    assert signature(pattern(USUAL), away, "+44 20 5550").split("\n")[2:4] == [
        "Away 24 Dec 2026 – 2 Jan 2027",
        "Urgent: +44 20 5550",
    ]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/London", "London time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("Etc/GMT+3", "Etc/GMT+3"),
    ],
)
def test_a_zone_is_told_by_its_city_which_holds_all_year(zone: str, said: str) -> None:
    assert zone_told(zone) == said


def test_the_usual_hours_are_those_that_hold_for_good() -> None:
    former, usual = pattern("mon 9-17"), pattern("tue 9-17", start="2026-06-01")
    weeks, next_one = pattern("wed 9-17", start="2026-11-01", end="2026-12-31"), pattern("thu 9-17", start="2027-01-01")
    assert usual_pattern([former, usual, weeks, next_one], MONDAY) is usual
    assert usual_pattern([weeks, next_one], MONDAY) is next_one
    assert usual_pattern([weeks], MONDAY) is weeks
    assert usual_pattern([], MONDAY) is None


# --- the card --------------------------------------------------------------------------------------------------


def test_the_card_has_each_day_with_its_times_and_places() -> None:
    rows = card(pattern("mon-tue 9-12 home core 10-11; mon-tue 13-17 office; fri 9-13"), MONDAY).split("\n")
    assert rows[2:8] == [
        "  Mon–Tue  09:00–12:00  Home",
        "           13:00–17:00  Office",
        "  Wed–Thu  not ticked",
        "  Fri      09:00–13:00  Home",
        "  Sat–Sun  not ticked",
        "  Time zone: Europe/London",
    ]
    assert "  • Core hours: your week's table tells them (wfhdesk hours table)." in rows
    assert not [row for row in rows if "Two weeks" in row]


@pytest.mark.parametrize(("today", "first"), [("2026-11-20", "Mon 16 Nov"), ("2026-11-23", "Mon 23 Nov")])
def test_the_card_says_which_of_two_weeks_is_which(today: str, first: str) -> None:
    """The pattern began in the week of 5 January; that of 16 November is the 46th, and so one of the second kind."""
    rows = card(pattern("mon-fri 9-17 / tue 10-14"), date.fromisoformat(today)).split("\n")
    assert rows[2] == f"  In the week of {first}, and every other week from there:"
    is_second = first == "Mon 16 Nov"
    assert rows[3].split() == (["Mon", "not", "ticked"] if is_second else ["Mon–Fri", "09:00–17:00", "Home"])
    assert any(row.startswith("  • Two weeks in turn") for row in rows)


# --- markup ----------------------------------------------------------------------------------------------------


def test_the_week_in_markdown_is_a_table_whatever_a_place_is_called() -> None:
    days = days_of(agenda("mon 9-17 <b>|x*; tue 9-17 core 10-15"), WEEK)
    page = to_html(week_markdown("Ana *L*", days), "t", "en")
    assert "<b>" not in page
    assert "<em" not in page
    assert page.count("<tr>") == 1 + 1 + 5  # the page's own, the head, Monday to Friday
    assert "&lt;b&gt;|x*</td>" in page
    assert "10:00–15:00</td>" in page
    assert "Core" not in week_markdown("", days_of(agenda("mon 9-17"), WEEK))
    assert not week_markdown("", days_of(Agenda("UTC"), WEEK))


def test_lines_stay_lines_in_markdown() -> None:
    page = to_html(lines_markdown("-- \nMon–Fri\n+44 *20*"), "t", "en")
    assert "-- <br />\nMon–Fri<br />\n+44 *20*</p>" in page


# --- what is never told ----------------------------------------------------------------------------------------


@given(agendas())
@settings(max_examples=60)
def test_no_line_tells_why(made: tuple[Agenda, date]) -> None:
    known, day = made
    known = known._replace(
        occasions=[one._replace(note=SECRET, told=SECRET) for one in known.occasions],
        statuses=[one._replace(message=SECRET) for one in known.statuses],
        holidays=dict.fromkeys(known.holidays, SECRET),
    )
    at = datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo(known.zone))
    days = days_of(known, Period(day, day + timedelta(days=6)))
    usual = known.patterns[-1] if known.patterns else pattern(USUAL)
    texts = [
        line("Ana", day_of(known, day), answer(known, at), ""),
        week_markdown("Ana", days),
        signature(usual, absences_ahead(days, days[-1].date), ""),
        card(usual, day),
    ]
    told = "\n".join(texts).casefold()
    assert not [word for word in (SECRET, "sick", "visit", "appointment") if word in told]
