"""`wfhdesk nudge`: each kind of nudge, why it comes, the commands that do something about it, and what is held."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Printed, Refused, Typed
from conftest import AMSTERDAM, FRIDAY, FrozenClock, SampleOn
from wfhdesk.cli.parser import build
from wfhdesk.domain.errors import DeskError

Found = Callable[..., list[dict[str, Any]]]

EARLY = datetime(2026, 11, 2, 9, 0, tzinfo=AMSTERDAM)
TUESDAY = datetime(2026, 11, 17, 10, 0, tzinfo=AMSTERDAM)
NUDGE_JSON = ["kind", "about", "text", "why", "since", "acts", "commands"]


@pytest.fixture
def working(typed: Typed, clock: FrozenClock) -> Typed:
    """A desk of somebody with core hours, who knows three people and spoke with each of them long ago."""
    clock.set(EARLY)
    typed("hours", "set", "mon-fri 9-17 core 10-16")
    for name, relation, day in (
        ("Sam Li", "supervisor", "2026-11-02"),
        ("Omar Diaz", "weak", "2026-09-01"),
        ("Priya Nair", "team", "2026-10-26"),
    ):
        typed("people", "add", name, "--relation", relation)
        typed("met", name, "--on", day)
    typed("hours", "week", "2026-11-23", "--yes")
    clock.set(TUESDAY)
    return typed


@pytest.fixture
def found(typed: Typed) -> Found:
    """Return what `wfhdesk nudge --json` prints."""

    def found(*arguments: str) -> list[dict[str, Any]]:
        nudges: list[dict[str, Any]] = json.loads(typed("nudge", "--json", *arguments).out)
        return nudges

    return found


def told(nudges: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    (nudge,) = [one for one in nudges if one["kind"] == kind]
    return nudge


def an_update(typed: Typed, folder: Path) -> Printed:
    """An update that left as a mail draft, of which nobody knows yet whether it went out."""
    return typed("update", "--eml", str(folder.parent / "update.eml"))


# --- each kind ---------------------------------------------------------------------------------------------------


def test_without_anything_to_bring_up_it_says_so(typed: Typed) -> None:
    assert typed("nudge") == ("", "Nothing to bring up: go on with what you are doing.\n")
    assert typed("nudge", "--json").out == "[]\n"
    assert typed("nudge", "--prompt") == ("", "")


def test_who_is_overdue_is_named_with_the_silence_and_three_commands(working: Typed) -> None:
    done = working("nudge")
    assert done.out == (
        "Sam  last contact 15 days ago, every week (due since Mon 9 Nov)\n"
        "    wfhdesk met sam · wfhdesk snooze sam · wfhdesk people show sam\n"
        "Omar  last contact 77 days ago, every 45 days (due since Fri 16 Oct)\n"
        "    wfhdesk met omar · wfhdesk snooze omar · wfhdesk people show omar\n"
        "Priya  last contact 22 days ago, every 2 weeks (due since Tue 10 Nov)\n"
        "    wfhdesk met priya · wfhdesk snooze priya · wfhdesk people show priya\n"
    )
    assert done.err == ""


@pytest.mark.usefixtures("working")
def test_the_json_has_these_fields_in_this_order(found: Found) -> None:
    nudges = found()
    assert [list(one) for one in nudges] == [NUDGE_JSON] * 3
    omar = nudges[1]
    assert (omar["kind"], omar["text"], omar["why"]) == ("contact", "Omar", "last contact 77 days ago, every 45 days")
    assert (omar["since"], omar["acts"]) == ("2026-10-16", ["contact", "snooze", "open"])
    assert omar["commands"] == {
        "contact": "wfhdesk met omar",
        "snooze": "wfhdesk snooze omar",
        "open": "wfhdesk people show omar",
    }


def test_a_birthday_is_told_on_the_day(working: Typed, found: Found, clock: FrozenClock) -> None:
    working("people", "edit", "priya", "--birthday", "11-18")
    assert not [one for one in found("--all") if one["kind"] == "birthday"]
    clock.forward(days=1)
    birthday = found()[0]
    assert (birthday["kind"], birthday["text"], birthday["why"]) == ("birthday", "Priya", "birthday today")
    assert birthday["commands"] == {"contact": "wfhdesk met priya", "open": "wfhdesk people show priya"}
    held = [one for one in found("--all") if one["held"]]
    assert [(one["text"], one["held"]) for one in held] == [("Priya", "this person is named today already")]
    working(*shlex.split(birthday["commands"]["contact"])[1:])  # who was congratulated isn't brought up any more
    assert [one["text"] for one in found("--all")] == ["Sam", "Omar"]


def test_an_update_is_due_on_the_last_working_day(working: Typed, found: Found, clock: FrozenClock) -> None:
    working("log", "Fixed the billing export")
    clock.forward(days=2)
    assert not [one for one in found("--all") if one["kind"] == "update"]
    clock.forward(days=1)
    update = told(found("--all"), "update")
    assert (update["about"], update["why"]) == ("weekly-supervisor", "due Fri 20 Nov: 1 entry")
    assert update["since"] == "2026-11-20"
    assert "Fixed the billing export" in working(*shlex.split(update["commands"]["open"])[1:]).out


def test_an_update_is_asked_about_from_the_day_after(
    working: Typed, found: Found, clock: FrozenClock, folder: Path
) -> None:
    working("log", "Fixed the billing export")
    an_update(working, folder)
    assert not [one for one in found("--all") if one["kind"] == "settle"]
    clock.forward(days=1)
    asked = told(found(), "settle")
    assert asked["text"] == "Did it go out? “Week 47 (16–20 Nov): Fixed the billing export”"
    assert (asked["about"], asked["why"], asked["since"]) == ("1", "exported on Tue 17 Nov", "2026-11-18")
    working(*shlex.split(asked["commands"]["sent"])[1:])
    assert not [one for one in found("--all") if one["kind"] == "settle"]


def test_a_blocker_is_told_once_its_day_has_passed(working: Typed, found: Found, clock: FrozenClock) -> None:
    entry = working("log", "? Need the password from the bank by wed").out.strip()
    clock.forward(days=1)
    assert not [one for one in found("--all") if one["kind"] == "blocker"]
    clock.forward(days=1)
    blocker = told(found(), "blocker")
    assert (blocker["about"], blocker["text"]) == (entry, "Need the password from the bank")
    assert blocker["why"] == "a blocker; it was to be gone by Wed 18 Nov"
    assert "Need the password" in working(*shlex.split(blocker["commands"]["open"])[1:]).out
    working(*shlex.split(blocker["commands"]["done"])[1:])
    assert not [one for one in found("--all") if one["kind"] == "blocker"]


def test_a_short_id_is_enough_in_what_a_person_reads(working: Typed, clock: FrozenClock) -> None:
    entry = working("log", "? Need the password by wed").out.strip()
    clock.forward(days=2)
    out = working("nudge").out
    assert f"wfhdesk resolve {entry[:5]} ·" in out
    working("resolve", entry[:5])
    assert "password" not in working("nudge", "--all").out


def test_a_status_whose_time_has_passed_asks_whether_one_is_back(
    working: Typed, found: Found, clock: FrozenClock
) -> None:
    working("away", "30m", "school run")
    assert [one["held"] for one in found("--all")] == ["Away until 10:30"] * 3
    clock.forward(minutes=39)
    assert "status" not in [one["kind"] for one in found("--all")]
    clock.forward(minutes=1)
    status = found()[0]
    assert (status["kind"], status["text"]) == ("status", "Away until 10:30: are you back?")
    assert status["why"] == "its time has passed, and nobody knows whether you are back"
    assert status["since"] == "2026-11-17T10:30+01:00"
    working(*shlex.split(status["commands"]["back"])[1:])
    assert working("status").out == "Home, available until 17:00\n"
    assert "status" not in [one["kind"] for one in found("--all")]


def test_a_check_in_comes_at_its_minute_by_the_persons_clock(working: Typed, found: Found, clock: FrozenClock) -> None:
    working("visitor", "today", "10:30-11", "boiler man", "--told", "sam", "--check-in", "11:30")
    clock.set(TUESDAY.replace(hour=11, minute=29))
    assert not [one for one in found("--all") if one["kind"] == "check-in"]
    clock.set(TUESDAY.replace(hour=11, minute=31))
    check_in = found()[0]
    assert (check_in["text"], check_in["why"]) == (
        "Is all well? boiler man",
        "you wanted to check in by 11:30; sam was told",
    )
    assert check_in["since"] == "2026-11-17T11:30+01:00"
    assert "boiler man" in working(*shlex.split(check_in["commands"]["open"])[1:]).out
    assert "boiler man" in working("nudge").out
    working(*shlex.split(check_in["commands"]["well"])[1:])
    assert not [one for one in found("--all") if one["kind"] == "check-in"]


def test_a_check_in_comes_also_in_the_evening(working: Typed, found: Found, clock: FrozenClock) -> None:
    """The person asked for it; nothing else does."""
    working("visitor", "today", "18-19", "survey in Leeds", "--visit", "--told", "sam", "--check-in", "19:30")
    clock.set(TUESDAY.replace(hour=23, minute=50))  # in London it is another hour, in Tokyo another day
    assert [one["kind"] for one in found()] == ["check-in"]
    held = [one for one in found("--all") if one["held"]]
    assert {one["held"] for one in held} == {"Off until Wed 09:00"}
    assert {one["until"] for one in held} == {"2026-11-18T09:00+01:00"}


def test_the_next_week_is_brought_up_until_it_is_confirmed(working: Typed, found: Found, clock: FrozenClock) -> None:
    working("log", "Fixed the billing export")  # who logged nothing yet has more to find out first
    clock.forward(days=9)
    week = told(found("--all"), "week")
    assert (week["about"], week["text"]) == ("2026-11-30", "The week ahead, 30 Nov – 6 Dec")
    assert week["since"] == "2026-11-26"
    assert "To confirm it" in working(*shlex.split(week["commands"]["open"])[1:]).err
    working("hours", "week", "--yes")
    assert not [one for one in found("--all") if one["kind"] == "week"]


def test_what_is_most_urgent_comes_first(working: Typed, found: Found, clock: FrozenClock, folder: Path) -> None:
    working("log", "Fixed the billing export")
    an_update(working, folder)
    working("log", "? Need the password by wed")
    working("log", "Told the bank")
    working("people", "edit", "sam", "--birthday", "11-27")
    clock.set(datetime(2026, 11, 27, 9, 30, tzinfo=AMSTERDAM))
    working("visitor", "today", "9:40-9:50", "boiler man", "--told", "sam", "--check-in", "10:00")
    working("away", "10m")
    clock.set(datetime(2026, 11, 27, 10, 5, tzinfo=AMSTERDAM))
    assert [one["kind"] for one in found("--all") if not one["held"]] == ["check-in", "status", "birthday"]
    assert [one["kind"] for one in found("--all") if one["held"]] == [
        "update",
        "settle",
        "blocker",
        "week",
        "contact",
        "contact",
        "contact",
    ]


def test_every_command_that_is_offered_works(working: Typed, found: Found, clock: FrozenClock, folder: Path) -> None:
    """As it is typed, in the shell's own way of splitting words; where names are alike too."""
    working("people", "add", "Sam O'Hara", "--relation", "team")
    working("met", "Sam O'Hara", "--on", "2026-10-10")
    working("log", "Fixed the billing export")
    an_update(working, folder)
    working("log", "? Need the password by wed")
    working("log", "Told the bank")
    working("people", "edit", "Sam O'Hara", "--birthday", "11-27")
    clock.set(datetime(2026, 11, 27, 9, 0, tzinfo=AMSTERDAM))
    working("visitor", "today", "9:10-9:50", "boiler man", "--told", "sam", "--check-in", "10:00")
    working("away", "10m")
    clock.set(datetime(2026, 11, 27, 10, 5, tzinfo=AMSTERDAM))
    nudges = found("--all")
    assert len({one["kind"] for one in nudges}) == 8
    for act in ("open", "snooze", "back", "well", "sent", "done", "contact"):
        for nudge in nudges:
            if act in nudge["acts"]:
                assert "".join(working(*shlex.split(nudge["commands"][act])[1:])), nudge
    assert [one["kind"] for one in found("--all")] == ["update", "week"]


# --- held --------------------------------------------------------------------------------------------------------


def test_before_the_batch_it_says_when_it_comes(working: Typed, clock: FrozenClock) -> None:
    clock.set(TUESDAY.replace(hour=9, minute=30))
    held = "today's nudges come at 10:00"
    assert working("nudge") == ("", f"Nothing now: {held}. wfhdesk nudge --all shows what waits.\n")
    out = working("nudge", "--all").out.splitlines()
    assert out[0] == "Sam  last contact 15 days ago, every week (due since Mon 9 Nov)"
    assert out[1::3] == [f"    held: {held}"] * 3
    assert working("nudge", "--prompt").out == ""


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["focus", "until", "11:30"], "Focus until 11:30"),
        (["finish"], "Finished for today"),
        (["sick"], "Sick until Wed 09:00"),
        (["quiet", "until", "11:30"], "quiet until 11:30"),
        (["away", "today", "9:30-11", "dentist"], "Appointment until 11:00"),
    ],
    ids=["focus", "finish", "sick", "quiet", "appointment"],
)
def test_where_a_word_is_unwelcome_all_is_held(working: Typed, found: Found, words: list[str], held: str) -> None:
    working(*words)
    assert found() == []
    assert {one["held"] for one in found("--all")} == {held}
    assert working("nudge").err == f"Nothing now: {held}. wfhdesk nudge --all shows what waits.\n"
    assert working("nudge", "--prompt").out == ""


def test_three_are_enough_and_one_weak_tie_is_among_them(working: Typed, found: Found) -> None:
    for name in ("Ada West", "Ben East"):
        working("people", "add", name, "--relation", "weak")
        working("met", name, "--on", "2026-09-10")
    assert [one["text"] for one in found()] == ["Sam", "Omar", "Priya"]
    assert {one["text"]: one["held"] for one in found("--all") if one["held"]} == {
        "Ada": "one weak tie a day is enough",
        "Ben": "one weak tie a day is enough",
    }
    said = "There is more: wfhdesk nudge --all shows what, and why not now.\n"
    assert working("nudge").err == said


def test_what_one_does_not_want_to_hear_of_is_not_told(working: Typed, found: Found) -> None:
    working("config", "set", "nudges.without", "contact")
    assert found("--all") == []


def test_the_prompt_gets_one_short_line(working: Typed) -> None:
    assert working("nudge", "--prompt").out == "Sam: last contact 15 days ago, every we… +2\n"


# --- what can't be -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--wait", "5"), "--wait is how long buttons work; it goes with --notify."),
        (("--prompt", "--wait", "5"), "--wait is how long buttons work"),
        (("--notify", "--wait", "soon"), "--wait takes minutes from 0 to 60, such as 10 or 0.5."),
        (("--notify", "--wait", "61"), "from 0 to 60"),
        (("--notify", "--wait=-1"), "from 0 to 60"),
        (("--notify", "--wait", "nan"), "from 0 to 60"),
        (("test", "--wait", "inf"), "from 0 to 60"),
        (("--all", "--notify"), "--all prints what is held; it goes with --json, or alone."),
        (("--all", "--prompt"), "--all prints what is held"),
        (("--json", "--notify"), "not allowed with"),
        (("--json", "--prompt"), "not allowed with"),
        (("now",), "“now” can't follow wfhdesk nudge; it is one of: test, install, uninstall, status."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_go_together_is_refused(refused: Refused, arguments: tuple[str, ...], said: str) -> None:
    assert said in refused("nudge", *arguments)


def test_the_sample_desk_notifies_nobody(sample_on: SampleOn, capsys: pytest.CaptureFixture[str]) -> None:
    sample = sample_on(FRIDAY).desk
    options = build("nudge").parse_args(["nudge", "--notify"])
    with pytest.raises(DeskError, match="This is the sample desk: it notifies nobody"):
        options.run(sample, options)
    options = build("nudge").parse_args(["nudge", "test"])
    assert options.run(sample, options) == 0
    said = capsys.readouterr()
    assert said.out == "This is how a nudge looks  The reason stands here.\n"
    assert said.err == "Shown here. This is the sample desk: it notifies nobody.\n"
    options = build("nudge").parse_args(["nudge", "--all"])
    assert options.run(sample, options) == 0
    assert sample.nudges.shown() == []


def test_only_looking_counts_nothing_as_shown(working: Typed, found: Found, clock: FrozenClock) -> None:
    before = found()
    for arguments in ((), ("--all",), ("--json",), ("--prompt",)):
        working("nudge", *arguments)
    clock.forward(hours=2)
    assert found() == before


def test_it_speaks_the_persons_language_and_programs_find_the_same_words(working: Typed, found: Found) -> None:
    working("config", "set", "me.language", "nl")
    sam = found()[0]
    assert sam["why"].endswith("elke week")
    assert (sam["kind"], sam["acts"], sam["commands"]["contact"]) == (
        "contact",
        ["contact", "snooze", "open"],
        "wfhdesk met sam",
    )
    working("away", "30m")
    assert {one["held"] for one in found("--all")} == {"Afwezig tot 10:30"}
