"""Published availability as events: what each property says, and that nothing else stands in the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from adapters.calendars import by_icalendar, by_vobject, crude
from adapters.hostile import HOSTILE
from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.adapters.calendar.document import PRODID
from wfhdesk.adapters.calendar.events import Head, calendar, single
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.hours import Minutes, parse_hours
from wfhdesk.domain.occasions import Occasion
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.published import Published, renewed, withdrawn
from wfhdesk.domain.shared_events import shared_events
from wfhdesk.domain.sharing import FULL, LEVELS, Shared, horizon

SPACE = "5b1f6a52-7d0e-4a40-9a0a-9f6f4f0f6a11"
HEAD = Head("0b0c1d7e-6f43-4f0b-8a11-6d1f5c2f7a11", "Ana Lima, availability; all of it", "Europe/Amsterdam")
TODAY = FRIDAY.date()
MONDAY = date(2026, 11, 23)

ALLOWED = {
    ("OPAQUE", "BUSY"),
    ("OPAQUE", "TENTATIVE"),
    ("OPAQUE", "OOF"),
    ("TRANSPARENT", "FREE"),
    ("TRANSPARENT", "WORKINGELSEWHERE"),
}
ALWAYS = {
    "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "STATUS", "CLASS",
    "CATEGORIES", "X-MICROSOFT-CDO-BUSYSTATUS",
}  # fmt: skip
SOMETIMES = {"LOCATION", "X-MICROSOFT-CDO-ALLDAYEVENT"}

WORDS = {
    "Dutch": "Thuis – bereikbaar in de kernuren, één telefoontje mag; coördinatie vóór de lunch graag per bericht",
    "Greek": "Εργάζομαι από το σπίτι, διαθέσιμος από τις δέκα μέχρι τις τρεις το μεσημέρι",
    "emoji": "🏠🎧👩‍👩‍👧‍👦" * 12,
    "Chinese": "今天在家工作，核心时间可以打电话，其余时间请留言。" * 3,
    "letters of every length": "aé漢😀" * 30,
}


def agenda(**said: object) -> Agenda:
    hours = parse_hours("mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office")
    occasions = [
        Occasion("leave", MONDAY + 2 * DAY, MONDAY + 3 * DAY, id="a"),
        Occasion("sick", MONDAY + 7 * DAY, MONDAY + 7 * DAY, note="flu", id="b"),
        Occasion("visitor", MONDAY, MONDAY, Minutes(600, 660), note="plumber", id="c"),
        Occasion("appointment", MONDAY + DAY, MONDAY + DAY, Minutes(840, 900), tentative=True, id="d"),
        Occasion("focus", MONDAY + 8 * DAY, MONDAY + 9 * DAY, Minutes(540, 600), label="Writing", id="e"),
        Occasion("workday", MONDAY + 9 * DAY, MONDAY + 9 * DAY, place="Kafé Ωmega", id="f"),
    ]
    made = Agenda("Europe/Amsterdam", [Pattern(hours, "Europe/Amsterdam", date(2026, 1, 5))], occasions)
    return made._replace(holidays={date(2026, 12, 25): "Christmas Day"}, **said)  # type: ignore[arg-type]


def published(level: str = FULL) -> list[Published]:
    return renewed([], shared_events(agenda(), horizon(TODAY), level), SPACE, FRIDAY).events


def one(event: Shared, **said: object) -> Published:
    moment = datetime(2026, 11, 20, 13, 10, 5, 999, tzinfo=UTC)
    made = Published("7c1c0ed0-8d6d-5f3c-9d5a-07b1b5f5a111", 0, moment, moment, event)
    return made._replace(**said)  # type: ignore[arg-type]


def timed(summary: str = "Unavailable", shown: str = "BUSY", location: str = "") -> Shared:
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return Shared("x", start, start + timedelta(hours=1), summary, shown, location)


def whole(summary: str = "Away", shown: str = "OOF") -> Shared:
    return Shared("x", MONDAY, MONDAY + 2 * DAY, summary, shown)


# --- the head -----------------------------------------------------------------------------------------------------


def test_the_head_says_what_the_calendar_is_and_how_often_to_look() -> None:
    made = crude(calendar([one(timed()), one(whole(), modified=FRIDAY + timedelta(days=1))], HEAD))
    assert made.name == "VCALENDAR"
    assert {(name, parameters): value for name, parameters, value in made.properties} == {
        ("VERSION", ""): "2.0",
        ("PRODID", ""): PRODID,
        ("CALSCALE", ""): "GREGORIAN",
        ("METHOD", ""): "PUBLISH",
        ("UID", ""): HEAD.uid,
        ("NAME", ""): r"Ana Lima\, availability\; all of it",
        ("X-WR-CALNAME", ""): r"Ana Lima\, availability\; all of it",
        ("X-WR-TIMEZONE", ""): "Europe/Amsterdam",
        ("LAST-MODIFIED", ""): "20261121T131000Z",
        ("REFRESH-INTERVAL", ";VALUE=DURATION"): "PT1H",
        ("X-PUBLISHED-TTL", ""): "PT1H",
    }
    assert made.names()[:2] == ["VERSION", "PRODID"]


def test_a_single_event_stands_in_a_file_without_a_method() -> None:
    event = published()[3]
    made = crude(single(event))
    assert set(made.names()) == {"VERSION", "PRODID", "CALSCALE"}
    (inside,) = made.parts
    assert inside.value("UID") == event.uid
    assert inside.properties == crude(calendar([event], HEAD)).parts[0].properties


# --- events -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_every_event_has_all_that_calendars_ask_for_and_nothing_else(level: str) -> None:
    events = [*published(level), *withdrawn(published(level), FRIDAY + timedelta(hours=1)).events]
    made = crude(calendar(events, HEAD)).parts
    assert len(made) == len(events) > 30
    for part in made:
        assert part.name == "VEVENT"
        assert part.parts == []
        assert set(part.names()) >= ALWAYS
        assert set(part.names()) <= ALWAYS | SOMETIMES
        assert len(set(part.names())) == len(part.names())
        assert (part.value("TRANSP"), part.value("X-MICROSOFT-CDO-BUSYSTATUS")) in ALLOWED
        assert part.value("CLASS") == "PUBLIC"
        assert part.value("CATEGORIES") == "wfhdesk"


def test_a_part_of_a_day_is_told_in_utc() -> None:
    (part,) = crude(single(one(timed(), sequence=3))).parts
    assert (part.value("DTSTART"), part.value("DTEND")) == ("20261123T090000Z", "20261123T100000Z")
    assert part.parameters("DTSTART") == part.parameters("DTEND") == ""
    assert part.value("DTSTAMP") == part.value("CREATED") == part.value("LAST-MODIFIED") == "20261120T131005Z"
    assert part.value("SEQUENCE") == "3"
    assert "X-MICROSOFT-CDO-ALLDAYEVENT" not in part.names()


def test_whole_days_are_dates_and_say_so() -> None:
    (part,) = crude(single(one(whole()))).parts
    assert (part.parameters("DTSTART"), part.value("DTSTART")) == ("VALUE=DATE", "20261123")
    assert (part.parameters("DTEND"), part.value("DTEND")) == ("VALUE=DATE", "20261125")
    assert part.value("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE"


@pytest.mark.parametrize(
    ("shown", "transp", "status"),
    [
        ("FREE", "TRANSPARENT", "CONFIRMED"),
        ("WORKINGELSEWHERE", "TRANSPARENT", "CONFIRMED"),
        ("TENTATIVE", "OPAQUE", "TENTATIVE"),
        ("BUSY", "OPAQUE", "CONFIRMED"),
        ("OOF", "OPAQUE", "CONFIRMED"),
    ],
)
def test_what_an_event_takes_is_told_twice_and_alike(shown: str, transp: str, status: str) -> None:
    (part,) = crude(single(one(timed(shown=shown)))).parts
    told = part.value("X-MICROSOFT-CDO-BUSYSTATUS"), part.value("TRANSP"), part.value("STATUS")
    assert told == (shown, transp, status)


def test_a_place_is_told_only_where_there_is_one() -> None:
    (part,) = crude(single(one(timed(location="Café, first; floor")))).parts
    assert part.text("LOCATION") == "Café, first; floor"
    assert "LOCATION" not in crude(single(one(timed()))).parts[0].names()


def test_a_withdrawn_event_is_cancelled_takes_no_time_and_tells_no_more_what_it_was() -> None:
    event = timed("Interview at Rival Ltd", "OOF", "Rival Street 1")
    data = single(one(event, cancelled=True, sequence=1))
    assert b"Rival" not in data
    (part,) = crude(data).parts
    assert part.value("STATUS") == "CANCELLED"
    assert part.value("SUMMARY") == "Cancelled"
    assert (part.value("TRANSP"), part.value("X-MICROSOFT-CDO-BUSYSTATUS")) == ("TRANSPARENT", "FREE")
    assert (part.value("DTSTART"), part.value("SEQUENCE")) == ("20261123T090000Z", "1")
    assert "LOCATION" not in part.names()


def test_a_withdrawn_event_is_told_of_in_the_language_that_is_spoken() -> None:
    language.speak("nl")
    (part,) = crude(single(one(timed(), cancelled=True))).parts
    assert part.text("SUMMARY") == language.gettext("Cancelled")


# --- read by others -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_other_programs_read_what_was_published(level: str) -> None:
    events = published(level)
    data = calendar(events, HEAD)
    ours = [(each.uid, each.event.summary, each.event.start, each.event.end, each.sequence) for each in events]
    assert [
        (str(each["UID"]), str(each["SUMMARY"]), each["DTSTART"].dt, each["DTEND"].dt, each["SEQUENCE"])
        for each in by_icalendar(data).walk("VEVENT")
    ] == ours
    other = by_vobject(data)
    assert [
        (each.uid.value, each.summary.value, each.dtstart.value, each.dtend.value, int(each.sequence.value))
        for each in other.vevent_list
    ] == ours
    assert other.method.value == "PUBLISH"


def test_a_single_event_is_read_by_others() -> None:
    data = single(one(timed("Focus: a, b; c \\ d", location="Ωmega")))
    (event,) = by_icalendar(data).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Focus: a, b; c \\ d", "Ωmega")
    other = by_vobject(data).vevent
    assert (other.summary.value, other.location.value) == ("Focus: a, b; c \\ d", "Ωmega")


# --- texts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WORDS)
def test_long_lines_are_folded_between_letters(name: str) -> None:
    text = WORDS[name]
    data = single(one(timed(text, location=text)))
    (part,) = crude(data).parts
    assert part.text("SUMMARY") == part.text("LOCATION") == text
    assert b"\r\n " in data
    assert str(by_icalendar(data).walk("VEVENT")[0]["SUMMARY"]) == text
    assert by_vobject(data).vevent.summary.value == text


def test_lines_are_folded_between_letters_wherever_the_fold_falls() -> None:
    for length in range(80):
        text = "x" * length + "é漢😀" * 12
        assert crude(single(one(timed(text)))).parts[0].text("SUMMARY") == text


def test_signs_with_a_meaning_are_escaped() -> None:
    (part,) = crude(single(one(timed('a\\b;c,d\\ne:f\n\n"g"', location="\\;")))).parts
    assert part.value("SUMMARY") == r'a\\b\;c\,d\\ne:f "g"'
    assert part.value("LOCATION") == r"\\\;"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_anything_but_text(name: str) -> None:
    text = HOSTILE[name]
    evil = f"{text}\r\nATTENDEE:mailto:spy@evil.example\r\nEND:VEVENT\r\nBEGIN:VALARM"
    for written in (text, evil):
        head = Head(HEAD.uid, written, written)
        made = crude(calendar([one(timed("a" + written, location="a" + written))], head))
        assert sorted(made.names()) == sorted(crude(calendar([one(timed())], HEAD)).names())
        (part,) = made.parts
        assert set(part.names()) == ALWAYS | {"LOCATION"}
        assert part.parts == []
        for found in (part.text("SUMMARY"), part.text("LOCATION"), made.text("NAME")):
            assert found.isprintable()
            assert len(found) <= 250


# --- the same again -----------------------------------------------------------------------------------------------


def test_publishing_without_a_change_gives_the_same_bytes() -> None:
    events = published()
    later = FRIDAY + timedelta(minutes=1)
    again = renewed(events, shared_events(agenda(), horizon(TODAY), FULL), SPACE, later)
    assert (again.came, again.changed, again.went) == (0, 0, 0)
    assert calendar(again.events, HEAD) == calendar(events, HEAD)
    assert [single(each) for each in again.events] == [single(each) for each in events]


def test_a_change_shows_in_its_event_and_in_the_head_only() -> None:
    events = published()
    later = FRIDAY + timedelta(minutes=1)
    wanted = [each.event for each in events]
    wanted[4] = wanted[4]._replace(summary="Somewhere else")
    again = renewed(events, wanted, SPACE, later)
    before, after = (crude(calendar(each, HEAD)) for each in (events, again.events))
    changed = [a.value("UID") for a, b in zip(before.parts, after.parts, strict=True) if a.properties != b.properties]
    assert changed == [events[4].uid]
    assert after.value("LAST-MODIFIED") == after.parts[4].value("LAST-MODIFIED") == "20261120T131100Z"
    assert after.parts[4].value("SEQUENCE") == "1"
