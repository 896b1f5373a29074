"""Which meetings were contacts: with whom, of which kind, and which are none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from conftest import AMSTERDAM, FRIDAY
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.meetings import (
    LONGEST_NOTE,
    MISSING,
    UNREADABLE,
    Attendee,
    Known,
    Meeting,
    Proposal,
    Unread,
    proposed,
    unread_told,
)
from wfhdesk.domain.people import Person

PRIYA = Person("Priya Nair", emails=("priya@example.org", "Priya.Nair@old.example.org"), id="p1")
OMAR = Person("Omar Haddad", emails=("omar@example.org",), id="o1")
ANA = Attendee("ana@example.org", "Ana Lima", "ACCEPTED")
TEN = datetime(2026, 11, 19, 10, tzinfo=AMSTERDAM)


def asked(address: str, partstat: str = "ACCEPTED", **more: object) -> Attendee:
    return Attendee(address, partstat=partstat)._replace(**more)  # type: ignore[arg-type]


WITH_PRIYA = (ANA, asked("priya@example.org"))


def meeting(*attendees: Attendee, start: datetime = TEN, minutes: int = 30, **more: object) -> Meeting:
    made = Meeting(
        "u1", f"{start:%Y%m%dT%H%M%S}", start, start + timedelta(minutes=minutes), "Weekly", attendees or WITH_PRIYA
    )
    return made._replace(**more)  # type: ignore[arg-type]


def found(
    *meetings: Meeting, contacts: tuple[Contact, ...] = (), mine: tuple[str, ...] = ("ana@example.org",)
) -> list[Proposal]:
    return proposed(meetings, Known((PRIYA, OMAR), frozenset(mine), contacts), FRIDAY)


def who(*meetings: Meeting) -> list[tuple[str, ...]]:
    return [one.contact.people for one in found(*meetings)]


def test_a_meeting_with_one_other_is_a_one_to_one() -> None:
    (one,) = found(meeting())
    assert one.contact == Contact(date(2026, 11, 19), ("p1",), "1:1", "Weekly", source="u1 20261119T100000")
    assert (one.people, one.is_likely) == ((PRIYA,), True)


def test_with_more_people_it_is_a_meeting_also_where_one_knows_only_one_of_them() -> None:
    (one,) = found(meeting(*WITH_PRIYA, asked("stranger@example.org")))
    assert (one.contact.kind, one.contact.people) == ("meeting", ("p1",))
    (one,) = found(meeting(*WITH_PRIYA, asked("omar@example.org")))
    assert (one.contact.kind, one.contact.people) == ("meeting", ("p1", "o1"))


def test_a_room_makes_no_third_person_and_a_group_does() -> None:
    (one,) = found(meeting(*WITH_PRIYA, asked("room@example.org", is_resource=True)))
    assert one.contact.kind == "1:1"
    (one,) = found(meeting(*WITH_PRIYA, asked("team@example.org", is_group=True)))
    assert one.contact.kind == "meeting"


def test_who_declined_or_sent_somebody_else_or_is_only_informed_was_not_there() -> None:
    assert who(meeting(ANA, asked("priya@example.org", "DECLINED"))) == []
    assert who(meeting(ANA, asked("priya@example.org", "DELEGATED"))) == []
    assert who(meeting(ANA, asked("priya@example.org", role="NON-PARTICIPANT"))) == []
    assert who(meeting(*WITH_PRIYA, asked("omar@example.org", "DECLINED"))) == [("p1",)]
    assert who(meeting(ANA, asked("priya@example.org", "NEEDS-ACTION"))) == [("p1",)]


@pytest.mark.parametrize(
    "none",
    [
        meeting(ANA._replace(partstat="DECLINED"), WITH_PRIYA[1]),
        meeting(status="CANCELLED"),
        meeting(is_all_day=True),
        meeting(minutes=24 * 60),
        meeting(start=FRIDAY - timedelta(minutes=10)),
        meeting(start=FRIDAY + timedelta(days=1)),
        meeting(ANA),
        meeting(ANA, asked("stranger@example.org")),
    ],
    ids=["I declined", "cancelled", "all day", "as long as a day", "not over", "ahead", "nobody else", "nobody known"],
)
def test_some_meetings_are_no_contact(none: Meeting) -> None:
    assert found(none) == []


def test_what_one_said_perhaps_to_is_proposed_and_not_ticked() -> None:
    (one,) = found(meeting(ANA._replace(partstat="TENTATIVE"), WITH_PRIYA[1]))
    assert (one.unsure, one.is_likely) == (True, False)


def test_an_assembly_is_no_contact_with_everybody_in_it() -> None:
    crowd = [asked(f"guest{number}@example.org") for number in range(10)]  # twelve with the two
    assert len(found(meeting(*WITH_PRIYA, *crowd))) == 1
    assert found(meeting(*WITH_PRIYA, *crowd, asked("one@example.org"))) == []
    declined = [one._replace(partstat="DECLINED") for one in crowd]
    assert len(found(meeting(*WITH_PRIYA, *crowd, *declined))) == 1


def test_addresses_are_compared_without_capitals_any_of_a_person() -> None:
    assert who(meeting(ANA, asked("priya.nair@old.example.org"))) == [("p1",)]


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("Priya Nair", "", [("p1",)]),
        ("NAIR, Priya", "", [("p1",)]),
        ("Priya", "", []),
        ("Priya Nair", "other@example.org", []),
        ("", "", []),
    ],
)
def test_a_whole_name_counts_only_where_there_is_no_address(
    name: str, address: str, expected: list[tuple[str]]
) -> None:
    assert who(meeting(ANA, Attendee(address, name, "ACCEPTED"))) == expected


def test_an_address_that_two_people_share_means_neither() -> None:
    twin = PRIYA._replace(name="Priya Nayar", id="p2")
    assert proposed([meeting()], Known((PRIYA, twin), frozenset(["ana@example.org"]), ()), FRIDAY) == []


def test_one_is_no_contact_of_oneself() -> None:
    me = Person("Ana Lima", emails=("ana@example.org", "ana@work.example.org"), id="me")
    known = Known((me, PRIYA), frozenset(["ana@example.org"]), ())
    (one,) = proposed([meeting(*WITH_PRIYA, asked("ana@work.example.org"))], known, FRIDAY)
    assert one.contact.people == ("p1",)
    assert one.contact.kind == "1:1"


def test_what_was_taken_in_is_not_proposed_again_and_the_next_of_its_series_is() -> None:
    first, second = meeting(), meeting(start=TEN - timedelta(days=7))
    (old, new) = found(first, second)
    assert [one.start for one in (old, new)] == [second.start, first.start]
    assert found(first, second, contacts=(old.contact, new.contact)) == []
    assert found(first, second, contacts=(old.contact,)) == [new]
    assert len(found(first, first)) == 1


def test_what_another_file_calls_off_is_gone() -> None:
    assert found(meeting(), meeting(status="CANCELLED")) == []


def test_a_contact_of_that_day_logged_by_hand_is_shown_and_not_ticked() -> None:
    by_hand = Contact(TEN.date(), ("p1", "x1"), "call")
    (one,) = found(meeting(), contacts=(by_hand,))
    assert (one.logged, one.is_likely) == (True, False)
    for other in (
        by_hand._replace(day=date(2026, 11, 18)),
        by_hand._replace(people=("o1",)),
        by_hand._replace(source="u2 x"),
    ):
        (one,) = found(meeting(), contacts=(other,))
        assert one.is_likely
    (one,) = found(meeting(*WITH_PRIYA, asked("omar@example.org")), contacts=(by_hand,))
    assert one.is_likely, "with Omar nothing was logged that day"


def test_the_note_is_one_bounded_line() -> None:
    (one,) = found(meeting(summary="Weekly\n\x1b[31m" + "very " * 100_000 + "long"))
    assert one.contact.note.startswith("Weekly [31mvery very")
    assert len(one.contact.note) <= LONGEST_NOTE


def test_what_was_not_read_is_told_with_its_line() -> None:
    assert unread_told(Unread("work.ics", 12, UNREADABLE)) == "work.ics, line 12: the event there can't be read."
    assert unread_told(Unread("gone\x1b.ics", 0, MISSING)) == "gone.ics: it can't be read."
