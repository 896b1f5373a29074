"""Contacts: of which kind they are, and in which order they come."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from wfhdesk import language
from wfhdesk.domain.contacts import KINDS, Contact, newest_first, parse_kind, shown_kind
from wfhdesk.domain.errors import WrongInput

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


def test_the_kinds_of_contact_are_those_one_has_with_co_workers() -> None:
    assert (
        *("chat", "call", "video", "mail", "in person", "coffee", "walk"),
        *("1:1", "meeting", "help given", "help received"),
    ) == KINDS


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("call", "call"),
        ("CHAT", "chat"),
        ("cof", "coffee"),
        ("in-person", "in person"),
        ("in", "in person"),
        ("1", "1:1"),
        ("help g", "help given"),
        ("help-received", "help received"),
        ("mai", "mail"),
        ("w", "walk"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_kind_is_known_by_its_unique_beginning(typed: str, kind: str) -> None:
    assert parse_kind(typed) == kind


@pytest.mark.parametrize("typed", ["c", "help", "m", "fax", "calls", "x" * 5000])
def test_what_is_no_kind_or_could_be_two_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(WrongInput, match="chat, call, video") as refused:
        parse_kind(typed)
    assert len(str(refused.value)) < 400


def test_every_kind_is_understood_as_it_is_shown_and_as_it_is_kept_in_either_language() -> None:
    for spoken in ("en", "nl"):
        with language.spoken(spoken):
            assert [parse_kind(shown_kind(kind)) for kind in KINDS] == list(KINDS)
            assert [parse_kind(kind) for kind in KINDS] == list(KINDS)
            assert shown_kind("")


def test_one_contact_can_have_several_people() -> None:
    assert Contact(MONDAY, ("ana", "ben")).people == ("ana", "ben")


def test_contacts_are_listed_newest_first_and_of_one_day_the_one_logged_last() -> None:
    def logged(day: date, hour: int | None, note: str) -> Contact:
        moment = datetime(2026, 11, 20, hour, tzinfo=UTC) if hour is not None else None
        return Contact(day, ("ana",), note=note, logged=moment)

    contacts = [
        logged(MONDAY, 15, "logged late"),
        logged(FRIDAY, 9, "morning"),
        logged(FRIDAY, None, "nobody knows when"),
        logged(FRIDAY, 14, "afternoon"),
    ]
    assert [one.note for one in newest_first(contacts)] == ["afternoon", "morning", "nobody knows when", "logged late"]


def test_a_kind_that_nobody_knows_is_shown_as_it_is() -> None:
    assert shown_kind("pigeon") == "pigeon"
