"""`wfhdesk hours`: the week, a moment, what was set, and the forms for others."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Refused, Typed
from cli.terminal import on_a_terminal
from conftest import AMSTERDAM, FrozenClock, Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError, WrongInput

HOURS = "mon-thu 9:00-12:30,13:00-17:30 home core 10-15; fri 9-13 office"
PRIVATE = ("sick", "Sick", "flu", "boiler", "school", "visitor", "Visitor", "Leeds")


@pytest.fixture
def working(typed: Typed, desk: Desk) -> Typed:
    desk.settings.set("me.name", ["Ana"])
    typed("hours", "set", HOURS, "--from", "2026-11-16")
    return typed


def days(typed: Typed, *arguments: str) -> list[dict[str, Any]]:
    found = json.loads(typed("hours", *arguments, "--json").out)
    assert isinstance(found, list)
    return found


# --- setting them ----------------------------------------------------------------------------------------------


def test_setting_shows_the_week_that_was_understood(typed: Typed) -> None:
    done = typed("hours", "set", HOURS)
    assert done.out.splitlines() == [
        "Week of Mon 16 Nov (times in CET, UTC+01:00)",
        "Mon 16  Home    09:00–12:30 13:00–17:30  core 10:00–15:00",
        "Tue 17  Home    09:00–12:30 13:00–17:30  core 10:00–15:00",
        "Wed 18  Home    09:00–12:30 13:00–17:30  core 10:00–15:00",
        "Thu 19  Home    09:00–12:30 13:00–17:30  core 10:00–15:00",
        "Fri 20  Office  09:00–13:00",
    ]
    assert done.err == "Your hours from Mon 16 Nov on. wfhdesk undo takes them back.\n"


def test_hours_that_begin_within_a_week_show_the_first_whole_one(working: Typed) -> None:
    """Leave doesn't hide what was understood."""
    working("leave", "next", "week")
    done = working("hours", "set", "mon-fri 9-17")
    assert done.out.splitlines()[:2] == [
        "Ana · week of Mon 23 Nov (times in CET, UTC+01:00)",
        "Mon 23  Home  09:00–17:00",
    ]
    assert done.err == "Your hours from Fri 20 Nov on. wfhdesk undo takes them back.\n"


def test_two_weeks_in_turn_are_both_shown(typed: Typed) -> None:
    done = typed("hours", "set", "mon-fri", "9-17", "/", "mon-thu", "10-16", "--until", "2027-01-29")
    first, second = done.out.split("\n\n")
    assert "Mon 16  Home  09:00–17:00" in first
    assert "Mon 23  Home  10:00–16:00" in second
    assert "Fri 27  free" in second
    assert "from Mon 16 Nov until Fri 29 Jan 2027" in done.err


def test_what_was_set_is_listed_with_what_holds_now(working: Typed) -> None:
    working("hours", "set", "mon-fri 10-16", "--from", "2026-12-07", "--until", "2026-12-18")
    usual, later = working("hours", "patterns").out.splitlines()
    assert re.fullmatch(r"\w{5}  now  from Mon 16 Nov on +Europe/Amsterdam  mon-thu .*fri 09:00-13:00 office", usual)
    assert re.fullmatch(r"\w{5} +from Mon 7 Dec until Fri 18 Dec  Europe/Amsterdam  mon-fri 10:00-16:00 home", later)
    first, second = json.loads(working("hours", "patterns", "--json").out)
    assert (first["now"], first["until"], second["now"], second["until"]) == (True, None, False, "2026-12-18")
    assert second["hours"] == "mon-fri 10:00-16:00 home"


# --- a week ----------------------------------------------------------------------------------------------------


def test_hours_are_deleted_by_their_id(working: Typed) -> None:
    working("hours", "set", "mon-fri 9-17")
    slip = json.loads(working("hours", "patterns", "--json").out)[-1]["id"]
    done = working("hours", "patterns", "--delete", slip[:5])
    assert done == ("", "Deleted (wfhdesk undo brings them back): mon-fri 09:00-17:00 home, from Fri 20 Nov on\n")
    (left,) = json.loads(working("hours", "patterns", "--json").out)
    assert (left["now"], left["id"] == slip) == (True, False)
    assert working("undo").err.startswith("Took back: deleted hours mon-fri 09:00-17:00 home.")
    assert len(json.loads(working("hours", "patterns", "--json").out)) == 2


def test_hours_that_others_will_hide_say_so(working: Typed) -> None:
    working("hours", "set", "mon-fri 10-15", "--from", "2026-11-30")
    told = working("hours", "set", "mon-thu 8-16 office").err
    assert "Other hours hold from Mon 30 Nov on; to take them away: wfhdesk hours patterns --delete " in told
    later = json.loads(working("hours", "patterns", "--json").out)[-1]["id"]
    assert told.splitlines()[-1].endswith(later[:5])
    working("hours", "patterns", "--delete", later)
    assert "Other hours" not in working("hours", "set", "mon-thu 8-16 office").err


def test_below_ones_own_week_stands_what_is_different(working: Typed) -> None:
    working("focus", "2026-11-18", "9-11", "report")
    assert working("hours").out.splitlines()[-1] == "Wed 18 Nov 09:00–11:00: focus, report"
    assert "report" not in working("hours", "table").out


def test_ones_own_week_tells_what_others_may_not_know(working: Typed) -> None:
    working("sick", "2026-11-18", "flu")
    working("visitor", "2026-11-19", "9-11", "boiler man")
    own, others = working("hours").out.splitlines(), working("hours", "table").out.splitlines()
    assert own[0] == others[0] == "Ana · week of Mon 16 Nov (times in CET, UTC+01:00)"
    assert (own[3], others[3]) == ("Wed 18  sick", "Wed 18  Away")
    assert own[4] == others[4] == "Thu 19  Home    11:00–12:30 13:00–17:30  core 11:00–15:00"


@pytest.mark.parametrize("week", ["next", "2026-W48", "2026-11-26", "tomorrow", "wed"])
def test_another_week_is_named_in_many_ways(working: Typed, week: str) -> None:
    monday = 16 if week == "tomorrow" else 23
    assert f"week of Mon {monday} Nov" in working("hours", "--week", week).out
    assert f"week of Mon {monday} Nov" in working("hours", "table", "--week", week).out


def test_json_has_every_day_with_where_when_and_why_not(working: Typed, desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    working("leave", "2026-12-24", "Leeds")
    working("leave", "2026-12-21", "9-11", "--tentative")
    monday, *_rest, thursday, friday, saturday, _sunday = days(working, "--week", "2026-W52")
    assert monday | {"busy": monday["busy"][0]["kind"]} == {
        "date": "2026-12-21",
        "place": "home",
        "intervals": [
            {"start": "2026-12-21T11:00:00+01:00", "end": "2026-12-21T12:30:00+01:00", "place": "home"},
            {"start": "2026-12-21T13:00:00+01:00", "end": "2026-12-21T17:30:00+01:00", "place": "home"},
        ],
        "core": [{"start": "2026-12-21T11:00:00+01:00", "end": "2026-12-21T15:00:00+01:00"}],
        "absence": None,
        "holiday": None,
        "busy": "leave",
    }
    assert monday["busy"][0]["tentative"] is True
    assert monday["busy"][0]["end"] == "2026-12-21T11:00:00+01:00"
    assert (thursday["absence"], thursday["place"], thursday["intervals"]) == ("leave", None, [])
    assert (friday["absence"], friday["holiday"], friday["place"]) == ("holiday", "Christmas Day", None)
    assert (saturday["absence"], saturday["place"]) == (None, None)


def test_a_day_at_two_places_names_both(typed: Typed) -> None:
    typed("hours", "set", "mon 9-12 home; mon 13-17 Bakker & Zn", "--from", "2026-11-16")
    monday = days(typed)[0]
    assert monday["place"] == "home + Bakker & Zn"
    assert [part["place"] for part in monday["intervals"]] == ["home", "Bakker & Zn"]


def test_in_the_week_in_which_the_clocks_change_each_day_has_its_own_offset(run: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "config.toml").write_text('[me]\ntimezone = "Europe/London"\n')
    run("hours", "set", "mon-sun 9-17", "--from", "2026-01-05")
    week = json.loads(run("hours", "--week", "2026-W13", "--json").stdout)
    starts = [day["intervals"][0]["start"] for day in week]
    assert starts[5:] == ["2026-03-28T09:00:00+00:00", "2026-03-29T09:00:00+01:00"]
    lengths = {
        datetime.fromisoformat(one["end"]) - datetime.fromisoformat(one["start"])
        for day in week
        for one in day["intervals"]
    }
    assert lengths == {timedelta(hours=8)}
    assert run("hours", "--week", "2026-W13").stdout.startswith(
        "Week of Mon 23 Mar (times in GMT, UTC+00:00 and BST, UTC+01:00)\n"
    )


def test_without_hours_it_says_how_to_set_them(typed: Typed) -> None:
    done = typed("hours")
    assert done.out == ""
    assert done.err == "You haven't said when you work yet: wfhdesk hours set 'mon-fri 9:00-17:30'\n"
    assert [day["intervals"] for day in days(typed)] == [[]] * 7
    assert typed("hours", "patterns").err == done.err
    for form in ("table", "line", "signature", "card", "week"):
        with pytest.raises(DeskError, match="You haven't said when you work yet"):
            typed("hours", form)


def test_a_week_before_the_first_hours_says_so(working: Typed) -> None:
    assert working("hours", "--week", "2026-11-02").err == (
        "No hours of yours hold in the week of Mon 2 Nov; wfhdesk hours patterns lists them.\n"
    )


# --- a moment --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (["9:30"], "Office, available until 13:00"),
        (["14:30"], "Off until Mon 09:00"),
        (["mon", "10:00"], "Home, available until 12:30"),
        (["tomorrow 10:00"], "Off until Mon 09:00"),
        (["2026-11-23", "13:00"], "Home, available until 17:30"),
        (["2026-11-23T13:00"], "Home, available until 17:30"),
        (["2026-11-23T11:00Z"], "Home, available until 12:30"),
        (["2026-11-23T07:10-05:00"], "Home, available until 17:30"),
    ],
)
def test_a_moment_is_answered_in_a_sentence(working: Typed, at: list[str], told: str) -> None:
    assert working("hours", "--at", *at).out == told + "\n"


def test_a_moment_as_json(working: Typed) -> None:
    assert json.loads(working("hours", "--at", "2026-11-23T10:00Z", "--json").out) == {
        "at": "2026-11-23T11:00:00+01:00",
        "state": "available",
        "place": "home",
        "until": "2026-11-23T12:30:00+01:00",
        "back": None,
        "lapsed": False,
        "reachable": True,
        "quiet": False,
    }


# --- the week ahead --------------------------------------------------------------------------------------------


def test_next_week_is_confirmed_once_and_undone(working: Typed, desk: Desk) -> None:
    shown = working("hours", "week")
    assert "week of Mon 23 Nov" in shown.out
    assert shown.err == "To confirm it: wfhdesk hours week --yes\n"
    assert "confirmed; wfhdesk undo" in working("hours", "week", "--yes").err
    assert working("hours", "week", "--yes").err == "The week of Mon 23 Nov is confirmed.\n"
    working("undo")
    assert working("hours", "week").err == shown.err


@pytest.mark.parametrize(("answer", "told"), [("\n", "is confirmed"), ("n\n", "Not confirmed.")])
def test_at_a_terminal_it_asks(working: Typed, folder: Path, answer: str, told: str) -> None:
    seen = on_a_terminal("hours", "week", typed=answer, WFHDESK_DIR=str(folder))
    assert seen.code == 0
    assert "Confirm? [Y/n]" in seen.text
    assert told in seen.text


# --- for others ------------------------------------------------------------------------------------------------


def test_the_line_follows_the_day(working: Typed, clock: FrozenClock, desk: Desk) -> None:
    desk.settings.set("me.phone", ["+31 20 5550"])
    assert working("hours", "line").out == "Ana: Away, back Mon 09:00; urgent: +31 20 5550\n"
    clock.set(datetime(2026, 11, 23, 11, 0, tzinfo=AMSTERDAM))
    there = "Ana: Home, 09:00–12:30 13:00–17:30 CET, core 10:00–15:00; urgent: +31 20 5550\n"
    assert working("hours", "line").out == there
    working("away", "30m", "school run")
    assert working("hours", "line").out == "Ana: Away, back 11:30; urgent: +31 20 5550\n"


def test_nothing_for_others_names_sickness_visitors_or_notes(working: Typed, clock: FrozenClock) -> None:
    clock.set(datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM))
    working("sick", "tue", "flu")
    working("leave", "2026-12-24..2027-01-02", "Leeds")
    working("visitor", "mon", "9-11", "boiler man")
    told = [working("hours", "line").out]
    working("away", "2h", "school run")
    told += [working("hours", form).out for form in ("table", "line", "signature", "card")]
    clock.set(datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM))
    told += [working("hours", form, "--lang", "en").out for form in ("line", "signature")]
    assert "Ana: Away, back 11:00" in told[0]
    assert "Ana: Away, back Wed 09:00" in told[-2]
    assert "Tue 24  Away" in told[1]
    assert not [word for word in PRIVATE for text in told if word in text]


def test_the_signature_has_four_lines_at_most(working: Typed, desk: Desk) -> None:
    desk.settings.set("me.phone", ["+31 20 5550"])
    working("leave", "2026-12-24..2027-01-01")
    assert working("hours", "signature").out.split("\n") == [
        "-- ",
        "Mon–Thu 09:00–17:30, Fri 09:00–13:00 (Amsterdam time)",
        "Away 24 Dec 2026 – 1 Jan 2027",
        "Urgent: +31 20 5550",
        "I may write outside your hours; no reply expected.",
        "",
    ]


def test_the_card_has_the_values_to_type(working: Typed) -> None:
    card = working("hours", "card").out
    assert "  Mon–Thu  09:00–12:30 13:00–17:30  Home\n  Fri      09:00–13:00              Office\n" in card
    assert "Time zone: Europe/Amsterdam" in card


def test_a_copy_has_the_text_and_its_html_twin(working: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    program = tmp_path / "bin" / "wl-copy"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n/bin/cat > "{notes}/$1"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    working("sick", "mon", "flu")
    said = [
        working("hours", "copy", *words).err for words in ([], ["line"], ["signature"], ["table", "--week", "next"])
    ]
    assert said[:3] == [f"The {form} is on the clipboard (by wl-copy).\n" for form in ("table", "line", "signature")]
    text, page = (notes / "--primary").read_text(), (notes / "--type").read_text()
    assert text.rstrip("\n") == working("hours", "table", "--week", "next").out.rstrip("\n")
    assert "<td" in page
    assert "Mon 23" in page
    assert not [word for word in PRIVATE if word in text + page]


def test_without_a_clipboard_it_says_so(working: Typed, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wfhdesk", "hours", "copy", "signature"],
        env={**os.environ, "WFHDESK_DIR": str(folder), "PATH": "/nowhere"},
        start_new_session=True,  # away from the terminal that these tests may run on
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "wfhdesk: No clipboard can be reached from here; print it instead: wfhdesk hours signature"
    )


# --- what can't be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--week", "someday"], "is no week; write it like next, 2026-W47"),
        (["--week", "2026-11"], "is no week"),
        (["--week", "2999-01-01"], "more than ten years away"),
        (["--at", "noon"], "is no moment; write it like 14:30, fri 10:00"),
        (["--at", "fri"], "is no moment"),
        (["--at", "0001-01-01T00:00"], "more than ten years away"),
        (["--at", "14:30", "--week", "next"], "leave one of them out"),
        (["set", "9-17"], "can't be working hours"),
        (["set", "mon-fri 9-17", "--from", "someday"], "is no day"),
        (["set", "mon-fri 9-17", "--until", "2026-11-02"], "can't end before it begins"),
        (["set", "mon-fri 9-17", "--from", "9999-12-31"], "more than ten years away"),
        (["patterns", "--delete", "zz"], "There are no hours zz"),
        (["copy", "everything"], "“everything” can't follow wfhdesk hours copy; it is one of: "),
    ],
)
def test_what_cant_be_is_refused(typed: Typed, arguments: list[str], why: str) -> None:
    with pytest.raises(WrongInput, match=re.escape(why)):
        typed("hours", *arguments)


def test_refused_hours_change_nothing(run: Run, refused: Refused) -> None:
    run("hours", "set", "mon-fri 9-17")
    assert "can't be working hours" in refused("hours", "set", "mon 17-9")


def test_dutch_days_are_understood(typed: Typed, desk: Desk) -> None:
    desk.settings.set("me.language", ["nl"])
    typed("hours", "set", "ma-vr 9-17", "--from", "ma")
    assert days(typed, "--week", "di")[0]["place"] == "home"
