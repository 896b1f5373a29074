"""`wfhdesk overlap`: the table, the JSON, and what is refused."""

from __future__ import annotations

import json

import pytest

from cli.conftest import Typed
from conftest import FrozenClock, Run
from wfhdesk.domain.errors import DeskError, WrongInput


@pytest.fixture
def working(typed: Typed) -> Typed:
    typed("hours", "set", "mon-fri 9-12:30,13-17", "--from", "2026-11-16")
    typed("people", "add", "Priya Nair", "--zone", "Asia/Kolkata", "--hours", "mon-fri 9-18", "--away", "2026-11-25")
    typed("people", "add", "Omar Haddad", "--hours", "mon-fri 10-16", "--holidays", "DE-BE")
    typed("people", "add", "Lena Brandt")
    return typed


def test_the_rest_of_the_week_is_shown_by_both_clocks(working: Typed) -> None:
    """It is Friday 14:10, and in Kolkata 18:40."""
    done = working("overlap", "omar")
    assert done.out == "        you (CET)\nFri 20  14:10–16:00\n"
    assert done.err == ""
    done = working("overlap", "priya")
    assert done.out.splitlines() == ["        you (CET)  Priya (IST)", "Fri 20  none"]
    assert done.err == "No hours in which you and Priya can all be reached, 20–22 Nov.\n"


def test_another_week_tells_of_leave(working: Typed) -> None:
    done = working("overlap", "priya", "--week", "next")
    shared = "09:00–12:30 13:00–13:30  13:30–17:00 17:30–18:00"
    assert done.out.splitlines() == [
        "        you (CET)                Priya (IST)",
        f"Mon 23  {shared}",
        f"Tue 24  {shared}",
        "Wed 25  none (Priya: away)",
        f"Thu 26  {shared}",
        f"Fri 27  {shared}",
    ]


def test_several_people_share_less_and_their_holidays_count(working: Typed) -> None:
    done = working("overlap", "priya", "omar", "--on", "2026-12-25")
    assert done.out.splitlines()[-1].startswith("Fri 25  none (Omar: ")
    found = json.loads(working("overlap", "priya", "omar", "--on", "mon", "--json").out)
    assert [one["date"] for one in found] == ["2026-11-23"]
    assert [one["name"] for one in found[0]["with"]] == ["Priya Nair", "Omar Haddad"]
    assert found[0]["shared"] == [
        {"start": "2026-11-23T10:00:00+01:00", "end": "2026-11-23T12:30:00+01:00"},
        {"start": "2026-11-23T13:00:00+01:00", "end": "2026-11-23T13:30:00+01:00"},
    ]
    assert found[0]["absent"] == []


def test_json_tells_who_is_absent_by_their_id(working: Typed) -> None:
    (day,) = json.loads(working("overlap", "priya", "--on", "2026-11-25", "--json").out)
    assert day["shared"] == []
    assert day["absent"] == [{"id": day["with"][0]["id"], "why": "away"}]


def test_who_has_no_hours_is_named_with_what_to_do(working: Typed) -> None:
    with pytest.raises(WrongInput, match=r"Nobody said when Lena Brandt works: wfhdesk people edit"):
        working("overlap", "lena")


def test_without_ones_own_hours_nothing_is_shared(typed: Typed) -> None:
    typed("people", "add", "Priya Nair", "--hours", "mon-fri 9-18")
    with pytest.raises(DeskError, match="You haven't said when you work yet"):
        typed("overlap", "priya")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody",), "You know nobody called “nobody”"),
        (("priya", "--on", "someday"), "is no day"),
        (("priya", "--on", "fri 10-12"), "is no day"),
        (("priya", "--week", "soon"), "is no week"),
        (("priya", "--on", "2026-11-20..2027-06-01"), "more than two months"),
    ],
)
def test_what_cannot_be_is_refused(working: Typed, arguments: tuple[str, ...], told: str) -> None:
    with pytest.raises(WrongInput, match=told):
        working("overlap", *arguments)


def test_it_works_as_a_command(run: Run) -> None:
    run("hours", "set", "mon-sun 0-24")
    run("people", "add", "Priya Nair", "--hours", "mon-sun 0-24")
    assert json.loads(run("overlap", "priya", "--week", "next", "--json").stdout)[0]["shared"]


def test_when_the_week_is_over_it_tells_of_the_next(working: Typed, clock: FrozenClock) -> None:
    clock.forward(days=1)
    assert [line[:6] for line in working("overlap", "omar").out.splitlines()[1:]] == [
        "Mon 23",
        "Tue 24",
        "Wed 25",
        "Thu 26",
        "Fri 27",
    ]
