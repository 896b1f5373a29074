"""Calendars as other programs export them, written from RFC 5545 and 5546 and from what those programs are known to add."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

ME = "ana@example.org"
PRIYA, OMAR, LENA = "priya@example.org", "omar@example.org", "lena@example.org"


def calendar(*parts: str, method: str = "", head: str = "-//Somebody//Calendar 1.0//EN", end: str = "\r\n") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{head}", "CALSCALE:GREGORIAN"]
    lines += [f"METHOD:{method}"] if method else []
    return end.join(
        [*lines, *(line for part in parts for line in part.strip("\n").split("\n")), "END:VCALENDAR", ""]
    ).encode()


def event(uid: str, start: str, *lines: str, end: str = "", asked: tuple[str, ...] = (ME, PRIYA)) -> str:
    """`start` and `end` are with everything behind the name: `;TZID=Europe/London:20261110T100000` or `:20261110T100000Z`."""
    return "\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            "DTSTAMP:20261101T120000Z",
            f"DTSTART{start}",
            *([f"DTEND{end}"] if end else []),
            *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{address}" for address in asked),
            *lines,
            "END:VEVENT",
        ]
    )


GOOGLE = """
X-WR-CALNAME:ana@example.org
X-WR-TIMEZONE:Europe/Amsterdam
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
X-LIC-LOCATION:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Amsterdam:20260907T100000
DTEND;TZID=Europe/Amsterdam:20260907T103000
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;TZID=Europe/Amsterdam:20261109T100000
DTSTAMP:20261120T083012Z
ORGANIZER;CN=Priya Nair:mailto:priya@example.org
UID:7kukuqrfedlm2f9t0vr3qd0n4k@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Pri
 ya Nair;X-NUM-GUESTS=0:mailto:priya@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=ana@ex
 ample.org;X-NUM-GUESTS=0:mailto:ana@example.org
ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Room 4;X
 -NUM-GUESTS=0:mailto:c_1882@resource.calendar.google.com
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij
CREATED:20260901T083012Z
DESCRIPTION:Agenda: https://docs.example.org/x\\n\\n-::~:~::~:~:~:~:~:~:~:~:~
 ::-\\nJoin with Google Meet
LAST-MODIFIED:20260901T083013Z
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Priya / Ana\\, weekly
TRANSP:OPAQUE
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:This is an event reminder
TRIGGER:-P0DT0H10M0S
END:VALARM
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Amsterdam:20261117T153000
DTEND;TZID=Europe/Amsterdam:20261117T160000
DTSTAMP:20261120T083012Z
ORGANIZER;CN=Priya Nair:mailto:priya@example.org
UID:7kukuqrfedlm2f9t0vr3qd0n4k@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Pri
 ya Nair;X-NUM-GUESTS=0:mailto:priya@example.org
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=ana@ex
 ample.org;X-NUM-GUESTS=0:mailto:ana@example.org
RECURRENCE-ID;TZID=Europe/Amsterdam:20261116T100000
SEQUENCE:1
STATUS:CONFIRMED
SUMMARY:Priya / Ana\\, weekly
END:VEVENT
"""
"""A weekly one; the 9th was deleted, the 16th of November moved to the day after."""

EXCHANGE = """
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN="Haddad, Omar":MAILTO:Omar@Example.org
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Lima, Ana
 ":MAILTO:ANA@example.org
ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CUTYPE=RESOURCE;CN="Roo
 m Pluto":MAILTO:pluto@example.org
DESCRIPTION;LANGUAGE=en-US:\\n________________________________\\nMicrosoft Te
 ams meeting\\n
UID:040000008200E00074C5B7101A82E00800000000B0C1E5C4A2E1DB010000000000000000
 10000000D6A1F6C1E4B54F4E9E2D1F3B5A0C9D7E
SUMMARY;LANGUAGE=en-US:Pipeline review
DTSTART;TZID=W. Europe Standard Time:20261103T140000
DTEND;TZID=W. Europe Standard Time:20261103T150000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261101T101500Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:0
LOCATION;LANGUAGE=en-US:Room Pluto
X-MICROSOFT-CDO-APPT-SEQUENCE:0
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
X-MICROSOFT-CDO-INSTTYPE:0
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
"""

APPLE = """
X-WR-CALNAME:Work
X-APPLE-CALENDAR-COLOR:#1BADF8
BEGIN:VEVENT
CREATED:20261028T090000Z
UID:5B1C3F60-3B2E-4B8E-9C0E-6D6F0C8B8A11
DTEND;TZID=America/New_York:20261028T113000
SUMMARY:Café with Lena ☕
LAST-MODIFIED:20261028T090100Z
DTSTAMP:20261028T090100Z
DTSTART;TZID=America/New_York:20261028T110000
SEQUENCE:1
ORGANIZER;CN="Ana Lima";EMAIL="ana@example.org":mailto:ana@example.org
ATTENDEE;CN="Ana Lima";CUTYPE=INDIVIDUAL;EMAIL="ana@example.org";PARTSTAT=A
 CCEPTED;ROLE=CHAIR:mailto:ana@example.org
ATTENDEE;CN="Lena";CUTYPE=INDIVIDUAL;EMAIL="lena@example.org";PARTSTAT=ACCE
 PTED:/aMTUxMTQxNTExNDE1MTE0/principal/
ATTENDEE;CN="Studio";CUTYPE=ROOM;PARTSTAT=ACCEPTED:urn:uuid:0f1e2d3c
X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
BEGIN:VALARM
X-WR-ALARMUID:9C1
TRIGGER:-PT15M
ACTION:AUDIO
ATTACH;VALUE=URI:Chord
END:VALARM
END:VEVENT
"""
"""The US left summer time four days later than Europe, so 11:00 in New York was 16:00 in Amsterdam."""

NEXTCLOUD = """
BEGIN:VEVENT
CREATED:20261030T150000Z
DTSTAMP:20261030T150100Z
LAST-MODIFIED:20261030T150100Z
SEQUENCE:2
UID:1e0f6a4c-6c3c-4b59-8d27-1d5f6e3b7c21
DTSTART;TZID=Asia/Kolkata:20261112T143000
DURATION:PT45M
STATUS:CONFIRMED
SUMMARY:Handover
ORGANIZER;CN=Ana:mailto:ana@example.org
ATTENDEE;CN=Priya Nair;CUTYPE=INDIVIDUAL;PARTSTAT=TENTATIVE;ROLE=REQ-PARTIC
 IPANT;RSVP=TRUE;LANGUAGE=en;SCHEDULE-STATUS=1.1:mailto:priya@example.org
ATTENDEE;CN=Lena;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;ROLE=REQ-PARTICIPANT;R
 SVP=TRUE;LANGUAGE=en:mailto:lena@example.org
END:VEVENT
"""


def ten_years(until: datetime, events: int = 6_300) -> bytes:
    """A busy calendar of ten years, five megabytes: one event in twenty comes weekly, and half of those have ended."""
    parts, step = [], timedelta(days=3652) / events
    for number in range(events):
        start = (until - timedelta(days=3650) + number * step).astimezone(UTC).replace(minute=0, second=0)
        when = f";TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}"
        more = [
            f"SUMMARY:Meeting {number}",
            f"DESCRIPTION:{'Agenda and minutes. ' * 18}",
            "STATUS:CONFIRMED",
            "DURATION:PT30M",
        ]
        if number % 20 == 0:
            ended = f";UNTIL={start + timedelta(days=200):%Y%m%dT%H%M%SZ}" if number % 40 else ""
            more.append(f"RRULE:FREQ=WEEKLY{ended}")
        more += [
            f"ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Guest {one}:mailto:guest{one}@example.org"
            for one in range(2)
        ]
        parts.append(event(f"{number}@example.org", when, *more))
    return calendar(*parts)
