"""What is different from the usual week: leave, sickness, the office, visitors, focus, appointments."""

from __future__ import annotations

import importlib
import json
import re
import shlex
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cli.conftest import Refused, Typed
from conftest import AMSTERDAM, FrozenClock, Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import short_day

AVAILABILITY = ("hours", "leave", "sick", "office", "visitor", "focus", "away", "lunch", "back", "finish", "status")


def plans(typed: Typed, *wanted: str) -> list[Any]:
    """Return what is planned; only some fields of each, where these are named."""
    found = json.loads(typed("hours", "plans", "--json").out)
    return [tuple(one[name] for name in wanted) for one in found] if wanted else found


# --- leave -----------------------------------------------------------------------------------------------------


def test_leave_is_planned_listed_and_taken_away(typed: Typed) -> None:
    done = typed("leave", "2026-12-24..2027-01-02", "Leeds")
    assert done.err == "Planned: leave, Thu 24 Dec – Sat 2 Jan 2027, Leeds\n"
    assert re.fullmatch(r"[0-9a-z]{12}\n", done.out)
    typed("leave", "fri", "13-17", "--label", "Off in the afternoon")
    fri, december = typed("leave").out.splitlines()
    assert re.fullmatch(r"\w{5}  Fri 20 Nov 13:00–17:00 {7}for others: Off in the afternoon", fri)
    assert december.split("  ")[0] == done.out[:5]
    assert typed("leave", "--cancel", done.out.strip()).err == (
        "Taken away (wfhdesk undo brings it back): leave, Thu 24 Dec – Sat 2 Jan 2027, Leeds\n"
    )
    assert plans(typed, "first") == [("2026-11-20",)]
    assert "cancelled leave" in typed("undo").err
    assert len(plans(typed)) == 2


def test_leave_as_json(typed: Typed) -> None:
    made = typed("leave", "next", "week", "--tentative").out.strip()
    assert json.loads(typed("leave", "--json").out) == [
        {
            "id": made,
            "kind": "leave",
            "first": "2026-11-23",
            "last": "2026-11-27",
            "part": None,
            "place": None,
            "note": None,
            "label": None,
            "tentative": True,
            "told": None,
            "check_in": None,
            "checked_in": None,
        }
    ]


def test_days_behind_are_kept_with_a_doubt(typed: Typed) -> None:
    assert typed("leave", "2025-12-24").err.endswith("That lies in the past.\n")


def test_nothing_planned_is_said(typed: Typed) -> None:
    for words in (["leave"], ["sick", "--list"], ["office"], ["visitor"], ["hours", "plans"]):
        done = typed(*words)
        assert (done.out, done.err) == ("", "Nothing is planned.\n")
        assert json.loads(typed(*words, "--json").out) == []


def test_undo_names_what_it_takes_back(run: Run) -> None:
    tomorrow = date.today() + timedelta(days=1)
    done = run("leave", "tomorrow", "Leeds\x1b[2J")
    assert done.stderr == f"Planned: leave, {short_day(tomorrow, date.today())}, Leeds[2J\n"
    assert json.loads(run("hours", "plans", "--json").stdout)[0]["first"] == str(tomorrow)
    assert run("undo").stderr == "Took back: planned leave. wfhdesk redo does it again.\n"
    assert json.loads(run("hours", "plans", "--json").stdout) == []


# --- sick ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "first", "last", "note"),
    [
        ([], "2026-11-20", "2026-11-20", None),
        (["tomorrow"], "2026-11-21", "2026-11-21", None),
        (["until", "wed"], "2026-11-20", "2026-11-25", None),
        (["until wed", "flu"], "2026-11-20", "2026-11-25", "flu"),
        (["mon..wed"], "2026-11-23", "2026-11-25", None),
    ],
)
def test_sick_days(typed: Typed, words: list[str], first: str, last: str, note: str | None) -> None:
    done = typed("sick", *words)
    assert done.err.startswith("Noted: sick, ")
    days = first if first == last else f"{first}..{last}"
    hint = f"wfhdesk update --kind absence --period {days}"
    assert done.err.endswith(f"The message for your supervisor, to read and send: {hint}\n")
    assert plans(typed, "kind", "first", "last", "note") == [("sick", first, last, note)]
    assert typed("sick", "--list").out.startswith(done.out[:5])


def test_the_message_after_sick_is_about_those_days(typed: Typed) -> None:
    typed("hours", "set", "mon-fri 9-17")
    typed("leave", "tue")
    hint = typed("sick", "wed..thu").err.splitlines()[-1].partition(": wfhdesk ")[2]
    assert "I am not working from Wed 25 Nov until Thu 26 Nov." in typed(*hint.split()).out


# --- the office ------------------------------------------------------------------------------------------------


def test_a_swap_is_one_act(typed: Typed) -> None:
    done = typed("office", "wed", "9-16", "--instead-of", "thu")
    assert done.err.splitlines() == [
        "Planned: working day, Wed 25 Nov 09:00–16:00, Office",
        "Planned: working day, Thu 26 Nov, Home",
    ]
    assert plans(typed, "first", "place") == [("2026-11-25", "office"), ("2026-11-26", "home")]
    assert "swapped Wed 25 Nov and Thu 26 Nov" in typed("undo").err
    assert plans(typed) == []


@pytest.mark.parametrize("day", ["2026-12-25", "sat", "mon"])
def test_a_day_that_isnt_worked_is_no_swap(typed: Typed, desk: Desk, day: str) -> None:
    desk.settings.set("me.holidays", ["NL"])
    typed("hours", "set", "mon-fri 9-17")
    typed("leave", "mon")
    with pytest.raises(WrongInput, match=r"You don't work on .* anyway, so there is nothing to swap"):
        typed("office", "wed", "--instead-of", day)
    assert plans(typed, "kind") == [("leave",)]


def test_a_plan_that_changes_nothing_is_kept_with_a_remark(typed: Typed) -> None:
    typed("hours", "set", "mon-fri 9-17")
    typed("leave", "mon..tue")
    for words in (["office", "tue"], ["focus", "tue", "9-11"], ["office", "tue", "--instead-of", "wed"]):
        said = typed(*words).err
        assert said.count("On Tue 24 Nov you are away (leave, 23–24 Nov), so this changes nothing there.\n") == 1
    assert "On Mon 23 Nov you are away" in typed("office", "mon..thu").err
    assert "None of these days is worked, so this changes nothing." in typed("office", "sat..sun").err
    for words in (["office", "sat"], ["office", "thu"], ["office", "sat..mon"], ["visitor", "tue", "9-11"]):
        assert "changes nothing." not in typed(*words).err


@pytest.mark.parametrize(
    ("words", "place", "other"),
    [
        (["wed"], "office", None),
        (["wed", "--at", "thuis"], "home", None),
        (["wed", "--at", "Bakker & Zn"], "Bakker & Zn", None),
        (["wed", "--at", "home", "--instead-of", "thu"], "home", "office"),
        (["wed", "--at", "Bakker & Zn", "--instead-of", "thu"], "Bakker & Zn", "home"),
    ],
)
def test_where_a_day_is_worked(typed: Typed, words: list[str], place: str, other: str | None) -> None:
    typed("office", *words)
    assert [found for (found,) in plans(typed, "place")] == [place, *filter(None, [other])]


# --- visitors --------------------------------------------------------------------------------------------------


def test_days_in_a_row_are_written_in_several_ways(typed: Typed) -> None:
    for days in (["mon-wed"], ["mon..wed"], ["mon", "to", "wed"], ["maandag", "t/m", "woensdag"]):
        assert typed("leave", *days).err == "Planned: leave, Mon 23 Nov – Wed 25 Nov\n"


def test_a_visitor_has_who_knows_and_a_time_to_check_in(typed: Typed, clock: FrozenClock) -> None:
    done = typed("visitor", "mon", "9-11", "boiler man", "--told", "sam", "--check-in", "11:30")
    assert done.err == "Planned: visitor, Mon 23 Nov 09:00–11:00, boiler man, sam knows, check in by 11:30\n"
    clock.set(datetime(2026, 11, 23, 11, 29, tzinfo=AMSTERDAM))
    assert typed("status").err == ""
    clock.forward(minutes=2)
    late = typed("status")
    assert late.err == (
        "Visitor, Mon 23 Nov 09:00–11:00, boiler man: you wanted to check in by 11:30. All is well? "
        "wfhdesk visitor --checked-in\n"
    )
    (waiting,) = json.loads(typed("status", "--json").out)["check_ins"]
    assert (waiting["id"], waiting["check_in"], waiting["told"]) == (done.out.strip(), "11:30", "sam")
    assert typed("visitor", "--checked-in").err.startswith("All is well: visitor, Mon 23 Nov")
    assert typed("status").err == ""
    assert plans(typed, "checked_in") == []  # it is over, and nobody waits any more


def test_a_visitor_has_hours(typed: Typed) -> None:
    """A whole day of visitors would be a whole day on which nobody may call."""
    with pytest.raises(WrongInput, match="Say from when until when they are there"):
        typed("visitor", "mon", "plumber")


def test_of_several_open_check_ins_one_is_named(typed: Typed) -> None:
    soon = ("--told", "sam", "--check-in", "13:00")
    visitor = typed("visitor", "9-11", "boiler man", *soon).out.strip()
    visit = typed("visitor", "today", "11:30-12", "survey", "--visit", *soon).out.strip()
    with pytest.raises(WrongInput, match=f"Several are open; say which one: {visitor[:5]} .*; {visit[:5]} "):
        typed("visitor", "--checked-in")
    assert typed("visitor", "--checked-in", visit).err.startswith("All is well: visit, ")
    assert typed("visitor", "--checked-in").err.startswith("All is well: visitor, ")
    with pytest.raises(WrongInput, match="No check-in is open"):
        typed("visitor", "--checked-in")


def test_what_hasnt_begun_isnt_checked_in_by_chance(typed: Typed, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 20, 8, 0, tzinfo=AMSTERDAM))
    made = typed("visitor", "today", "14-16", "boiler man", "--told", "sam", "--check-in", "16:30").out.strip()
    with pytest.raises(WrongInput, match=r"No check-in is open\. For what hasn't begun yet, name its id"):
        typed("visitor", "--checked-in")
    clock.set(datetime(2026, 11, 20, 16, 31, tzinfo=AMSTERDAM))
    assert "boiler man: you wanted to check in by 16:30" in typed("status").err
    assert typed("visitor", "--checked-in").err.startswith("All is well: visitor, ")
    later = typed("visitor", "tomorrow", "9-11", "--check-in", "12").out.strip()
    assert typed("visitor", "--checked-in", later).err.startswith("All is well: visitor, ")
    assert made != later


def test_half_a_check_in_is_kept_with_a_doubt(typed: Typed) -> None:
    assert "say whom you told: --told NAME" in typed("visitor", "fri", "15-16", "--check-in", "17").err
    assert "There is no time to check in by" in typed("visitor", "fri", "16-17", "--told", "sam").err
    assert typed("visitor", "fri", "17-18").err.count("\n") == 1


# --- focus and appointments ------------------------------------------------------------------------------------


def test_focus_and_away_plan_where_a_day_is_named(typed: Typed) -> None:
    assert typed("focus", "wed", "9-11", "report").err == "Planned: focus, Wed 25 Nov 09:00–11:00, report\n"
    assert typed("away", "thu", "14-15:30", "dentist").err == "Planned: appointment, Thu 26 Nov 14:00–15:30, dentist\n"
    assert typed("away", "16-17").err == "Planned: appointment, Fri 20 Nov 16:00–17:00\n"
    found = plans(typed, "kind", "id")
    assert [kind for kind, _id in found] == ["appointment", "focus", "appointment"]
    lines = typed("hours", "plans").out.splitlines()
    assert re.fullmatch(r"\w{5}  Wed 25 Nov 09:00–11:00  focus        report", lines[1])
    typed("focus", "--cancel", found[1][1])
    typed("away", "--cancel", found[2][1])
    assert plans(typed, "kind") == [("appointment",)]


def test_a_plan_is_taken_away_by_its_own_word(typed: Typed) -> None:
    made = typed("focus", "wed", "9-11").out.strip()
    with pytest.raises(WrongInput, match=rf"is something else \(focus\). .* wfhdesk focus --cancel {made[:5]}"):
        typed("leave", "--cancel", made[:5])


def test_dutch_days_are_understood(typed: Typed, desk: Desk) -> None:
    desk.settings.set("me.language", ["nl"])
    typed("away", "do", "14-15", "tandarts")
    assert plans(typed, "kind", "first", "note") == [("appointment", "2026-11-26", "tandarts")]


@pytest.mark.parametrize("word", AVAILABILITY)
def test_the_examples_of_the_help_are_understood_as_they_stand(typed: Typed, word: str) -> None:
    typed("hours", "set", "mon-fri 9-17")
    module = importlib.import_module(f"wfhdesk.cli.{word}")
    examples = re.findall(r"^  wfhdesk (.*)$", module.describe(), re.MULTILINE)
    assert examples
    for example in examples:
        if not re.search(
            r"--cancel|--delete|--checked-in|hours copy| until \d", example
        ):  # what hangs on ids, and the clock
            typed(*shlex.split(example))


# --- what can't be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["leave", "Leeds"], "“Leeds” is no day; write it like today, fri"),
        (["leave", "2026-02-30"], "There is no day 2026-02-30"),
        (["leave", "2026-11-23", "2026-11-25"], "“2026-11-25” is one day too many"),
        (["away", "thu", "14:30", "dentist"], "“14:30” can't be the part of the day"),
        (["visitor", "tue", "9", "boiler"], "“9” can't be the part of the day"),
        (["focus", "9-11", "wed"], "“wed” is one day too many"),
        (["office", "wed", "--instead-of", "9999-12-31"], "9999-12-31 is more than ten years away"),
        (["leave", "wed..mon..fri"], "is no day"),
        (["leave", "fri", "17-13"], "is no part of a day"),
        (["leave", "2026-12-24..2026-12-01"], "The last day lies before the first one"),
        (["leave", "2026-12-24..2028-12-24"], "more than a year"),
        (["leave", "9999-12-31"], "9999-12-31 is more than ten years away"),
        (["leave", "fri", "x" * 5000], "too long for a line"),
        (["leave", ""], "“” is no day"),
        (["leave", "--tentative"], "Say on which days"),
        (["leave", "fri", "--json"], "--json stands alone"),
        (["leave", "--cancel", "zz"], "There is no plan zz"),
        (["sick", "until"], "Say until which day"),
        (["sick", "until", "flu"], "“flu” is no day"),
        (["sick", "flu"], "“flu” is no day"),
        (["office", "--at", "home"], "Say on which day"),
        (["office", "wed", "--at", " "], "--at needs a place"),
        (["office", "wed", "--at", "a;b"], "is no place"),
        (["office", "wed", "--instead-of", "wed"], "A swap is between two days"),
        (["office", "mon..wed", "--instead-of", "thu"], "A swap is between two days"),
        (["office", "wed", "--instead-of", "soon"], "“soon” is no day"),
        (["visitor", "--told", "sam"], "Say on which day"),
        (["visitor", "fri", "9-11", "--check-in", "soon"], "“soon” is no time of day"),
        (["visitor", "fri", "9-11", "--check-in", "8:30"], "can't check in before it has begun"),
        (["visitor", "fri", "--checked-in"], "--checked-in stands alone"),
        (["focus", "wendsday", "9-11"], "A plan begins with its day"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cant_be_planned_is_refused(typed: Typed, desk: Desk, words: list[str], why: str) -> None:
    with pytest.raises(WrongInput, match=re.escape(why)):
        typed(*words)
    assert desk.availability.occasions() == []


def test_refused_plans_change_nothing(run: Run, refused: Refused) -> None:
    run("leave", "tomorrow")
    assert "is no day" in refused("leave", "Leeds")


def test_a_plan_that_cant_be_read_is_named(typed: Typed, desk: Desk) -> None:
    made = desk.db.table("occasions").insert({"kind": "party", "first": "2999-01-01", "last": "2999-01-01"})
    assert desk.warnings() == []
    desk.availability.occasions()
    assert desk.warnings() == [f"Entry {made} holds something that is no entry; it is left as it is."]
    assert desk.unreadable() == desk.warnings()
