"""Two people who are one: who stands here twice, and what they are together."""

from __future__ import annotations

from datetime import date

import pytest

from wfhdesk import language
from wfhdesk.domain.joining import one_person, standing_twice
from wfhdesk.domain.people import Pause, Person
from wfhdesk.domain.periods import Period

EARLY, LATE = date(2026, 1, 5), date(2026, 11, 2)
ANA = Person("Ana Lima", emails=("ana@x.org",), uid="u1", added=LATE, id="b")


def ids(*people: Person) -> list[list[str]]:
    return [[one.id for one in group] for group in standing_twice(people)]


@pytest.mark.parametrize(
    "again",
    [
        Person("Somebody", uid="u1", added=EARLY, id="a"),
        Person("Aná LIMA", emails=("x@y.z", "ANA@x.org"), added=EARLY, id="a"),
    ],
    ids=["uid", "address and name"],
)
def test_a_uid_or_an_address_and_a_name_tell_who_stands_here_twice(again: Person) -> None:
    assert ids(ANA, again) == [["a", "b"]]  # who was known first stays


@pytest.mark.parametrize(
    "other",
    [
        Person("Ben Bos", emails=("ana@x.org",), id="a"),
        Person("Ana Lima", emails=("other@x.org",), id="a"),
        Person("Ana Lima", uid="u2", id="a"),
    ],
    ids=["address alone", "name alone", "another uid"],
)
def test_less_than_that_tells_nothing(other: Person) -> None:
    assert ids(ANA, other, Person("Ben Bos", id="c")) == []


def test_who_was_exported_and_came_back_by_another_desk_stands_here_twice() -> None:
    assert ids(Person("Ben", id="x7"), Person("Benjamin", uid="wfhdesk-x7", id="y")) == [["x7", "y"]]


def test_three_of_whom_each_two_share_something_are_one_group() -> None:
    third = Person("Ana L", uid="u3", emails=("l@x.org",), id="d")
    between = Person("Ana L", uid="u1", emails=("L@x.org",), id="c")
    assert ids(third, ANA, between) == [["b", "c", "d"]]
    assert ids(ANA, third, between._replace(id="z")) == [["b", "d", "z"]]


def test_what_is_empty_is_filled_and_what_differs_is_kept_in_the_notes() -> None:
    other = ANA._replace(name="ana lima", phone="1", role="Guide", notes="one\ntwo", relation="mentor", cadence=9)
    joined = one_person(ANA._replace(role="Chief", notes="two", relation="team"), [other])
    assert (joined.name, joined.nicknames, joined.phone) == ("Ana Lima", (), "1")
    assert (joined.role, joined.relation, joined.cadence) == ("Chief", "team", 9)
    assert joined.notes == "two\nrelation: mentor\nrole: Guide\none\ntwo"


def test_what_differs_is_kept_in_ones_own_language() -> None:
    language.speak("nl")
    joined = one_person(ANA._replace(relation="team"), [ANA._replace(relation="key co-worker")])
    assert joined.notes == "relatie: naaste collega"


def test_another_name_becomes_a_nickname_and_is_told_no_second_time() -> None:
    joined = one_person(ANA, [ANA._replace(name="Ana Souza"), ANA._replace(name="ana souza", uid="")])
    assert (joined.name, joined.nicknames, joined.uid, joined.notes) == ("Ana Lima", ("Ana Souza",), "u1", "")
    assert one_person(ANA._replace(uid=""), [ANA._replace(uid="u9")]).uid == "u9"


def test_days_of_both_count() -> None:
    first = ANA._replace(since=LATE, skipped=EARLY, snoozed=(LATE,), away=(Period(LATE, LATE),), pauses=(Pause(LATE),))
    other = ANA._replace(
        added=EARLY,
        since=EARLY,
        skipped=LATE,
        snoozed=(EARLY, LATE),
        snoozed_until=LATE,
        away=(Period(EARLY, LATE), Period(LATE, LATE)),
        pauses=(Pause(EARLY, EARLY), Pause(LATE)),
    )
    joined = one_person(first, [other])
    assert (joined.added, joined.since, joined.skipped, joined.snoozed_until) == (EARLY, EARLY, LATE, LATE)
    assert joined.snoozed == (EARLY, LATE)
    assert joined.away == (Period(EARLY, LATE), Period(LATE, LATE))
    assert joined.pauses == (Pause(LATE), Pause(EARLY, EARLY))
    assert joined.notes == ""
