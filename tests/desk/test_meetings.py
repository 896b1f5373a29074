"""Meetings of calendar files as contacts of the desk: proposed, taken in once, undone in one act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adapters.foreign_calendars import EXCHANGE, GOOGLE, NEXTCLOUD, calendar
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period


@pytest.fixture
def file(tmp_path: Path, desk: Desk) -> str:
    desk.settings.set("me.email", ["ana@example.org"])
    desk.people.add(Person("Priya Nair", "team", emails=("Priya@Example.org",)))
    desk.people.add(Person("Omar Haddad", "partner", emails=("omar@example.org",)))
    (tmp_path / "work.ics").write_bytes(calendar(GOOGLE) + calendar(EXCHANGE) + calendar(NEXTCLOUD))
    return str(tmp_path / "work.ics")


def test_the_last_four_weeks_are_proposed_and_nothing_is_kept(desk: Desk, file: str) -> None:
    told = desk.meetings.propose([file])
    assert told.period == Period(date(2026, 10, 23), date(2026, 11, 20))
    assert [(one.contact.day.day, one.contact.kind, [who.name for who in one.people]) for one in told.found] == [
        (26, "1:1", ["Priya Nair"]),
        (2, "1:1", ["Priya Nair"]),
        (3, "1:1", ["Omar Haddad"]),
        (12, "1:1", ["Priya Nair"]),
        (17, "1:1", ["Priya Nair"]),
    ]
    assert told.is_me_known
    assert desk.people.contacts() == []


def test_what_was_taken_in_counts_and_is_not_proposed_again(desk: Desk, file: str) -> None:
    found = desk.meetings.propose([file]).found
    kept = desk.meetings.take_in([one for one in found if one.contact.day.day != 2])
    assert len(kept) == 4
    priya = desk.people.named("priya")
    assert [one.day.day for one in desk.people.contacts_with(priya)] == [17, 12, 26]
    assert [one.contact.day.day for one in desk.meetings.propose([file]).found] == [2]
    desk.care.undo()
    assert desk.people.contacts() == []
    assert len(desk.meetings.propose([file]).found) == 5


def test_a_day_with_a_contact_by_hand_is_not_ticked(desk: Desk, file: str) -> None:
    desk.people.met([desk.people.named("priya")], "call", day=date(2026, 11, 2))
    found = desk.meetings.propose([file]).found
    assert [one.contact.day.day for one in found if not one.is_likely] == [2]


def test_without_an_address_of_ones_own_that_is_said(desk: Desk, file: str) -> None:
    desk.settings.set("me.email", [""])
    assert not desk.meetings.propose([file]).is_me_known
    told = desk.meetings.propose([file], mine=["Ana@Example.org"])
    assert told.is_me_known
    assert {one.contact.kind for one in told.found} == {"1:1"}


def test_days_ahead_have_no_contacts_yet(desk: Desk, file: str) -> None:
    with pytest.raises(WrongInput, match="lies ahead"):
        desk.meetings.propose([file], Period(date(2026, 11, 21), date(2026, 11, 30)))


def test_nothing_to_take_in_is_no_act(desk: Desk) -> None:
    assert desk.meetings.take_in([]) == []
