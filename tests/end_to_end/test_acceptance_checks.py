"""What users of other programs complained of, one test for each complaint, with its name; those of screens are in tests/tui.

Each names the threads it comes from.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import icalendar
import pytest

from adapters.letters import html_part, plain_part, tags
from conftest import AMSTERDAM, FrozenClock, Run
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, Period

OpenAgain = Callable[[], Desk]


@pytest.fixture
def typed(open_again: OpenAgain, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Type a command at the moment of the test's clock; return all that it said."""

    def typed(*words: str) -> str:
        desk = open_again()
        options = build(words[0]).parse_args([*words])
        assert options.run(desk, options) == 0
        return "".join(capsys.readouterr())

    return typed


def at(day: str, time_of_day: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time_of_day}").replace(tzinfo=AMSTERDAM)


def known(desk: Desk, cadence: int = 14) -> Person:
    desk.availability.set_hours("mon-fri 9-17", date(2024, 1, 1))
    return desk.people.add(Person("Priya Nair", cadence=cadence))


# --- people -----------------------------------------------------------------------------------------------------------


def test_log_a_call_today_for_someone_due_yesterday_not_due_for_a_full_interval(desk: Desk, clock: FrozenClock) -> None:
    """Monica #1814: there the clock ran from the reminder, not from the contact."""
    clock.set(at("2026-10-29"))
    priya = known(desk)
    desk.people.met([priya], "call")
    due = desk.people.standing(priya).due
    assert due is not None
    clock.set(at((due + DAY).isoformat()))
    desk.people.met([priya], "call")
    called = desk.people.today()
    after = desk.people.standing(priya)
    assert after.due is not None
    assert (after.due - called).days >= 14
    for day in range(14):
        clock.set(at((called + day * DAY).isoformat()))
        assert not desk.people.standing(priya).is_pressing


def test_log_an_older_contact_after_a_newer_one_due_date_unchanged(desk: Desk, clock: FrozenClock) -> None:
    """Dex counts from the newest contact, whatever is logged later about earlier days."""
    priya = known(desk)
    desk.people.met([priya], "call", day=date(2026, 11, 18))
    due = desk.people.standing(priya).due
    clock.forward(minutes=5)
    desk.people.met([priya], "chat", day=date(2026, 11, 3))
    assert desk.people.standing(priya).due == due


def test_two_weeks_of_leave_no_pile_of_repeats_on_return_cadence_paused(
    desk: Desk, typed: Callable[..., str], clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Taskwarrior #1835, #1821: what repeats went on repeating, and all of it waited at the return."""
    clock.set(at("2026-10-30"))
    desk.availability.set_hours("mon-fri 9-17", date(2024, 1, 1))
    people = [desk.people.add(Person(f"Person {number}", cadence=7)) for number in range(12)]
    for person in people:
        desk.people.met([person], "call")
    ahead = {person.id: desk.people.standing(person).due for person in people}
    typed("leave", "2026-11-02..2026-11-13")
    clock.set(at("2026-11-12"))
    assert not [one for one in open_again().people.standings() if one.is_pressing]
    assert json.loads(typed("nudge", "--json")) == []
    clock.set(at("2026-11-16"))
    back = open_again()
    assert len(json.loads(typed("nudge", "--json"))) <= 3
    overdue = [one for one in back.people.standings() if one.state == "overdue"]
    assert overdue == []
    for person in people:
        due, before = back.people.standing(person).due, ahead[person.id]
        assert due is not None
        assert before is not None
        assert due >= date(2026, 11, 16)
        assert due - before >= 10 * DAY


# --- time -------------------------------------------------------------------------------------------------------------


def test_reminder_created_for_today_at_a_past_hour_fires_today_or_is_refused_never_next_year(
    typed: Callable[..., str], open_again: OpenAgain
) -> None:
    """Monica #2510: it was put down for the same day a year later, and nobody heard of it."""
    typed("visitor", "today", "9-11", "boiler man", "--check-in", "11:30")
    (nudge,) = json.loads(typed("nudge", "--json"))
    assert (nudge["kind"], nudge["since"][:10]) == ("check-in", "2026-11-20")
    typed("people", "add", "Priya Nair", "--relation", "team")
    for past in ("2026-11-20", "2026-11-19", "2025-12-01"):
        with pytest.raises(WrongInput, match="a day ahead"):
            typed("snooze", "priya", past)
    with pytest.raises(WrongInput, match="has passed already"):
        typed("quiet", "until", "9:00")
    assert open_again().nudges.quiet() is None


def test_week_report_at_23_30_local_and_across_dst_puts_items_in_the_local_day(
    desk: Desk, clock: FrozenClock, open_again: OpenAgain
) -> None:
    """Monica #389, brag: days were those of UTC, so late work fell into the next week, or into another day."""
    for moment in (at("2026-10-18", "23:30"), at("2026-10-24", "23:30"), at("2026-10-25", "02:30")):
        clock.set(moment)
        desk.accomplishments.log(f"Late work at {moment:%Y-%m-%d}")
    clock.set(at("2026-03-29", "23:30"))  # the day on which the clocks went forward
    week = open_again().accomplishments.within(Period(date(2026, 10, 19), date(2026, 10, 25)))
    assert [(entry.day.isoformat(), entry.text[-10:]) for entry in week] == [
        ("2026-10-24", "2026-10-24"),
        ("2026-10-25", "2026-10-25"),
    ]
    desk.accomplishments.log("Worked through the night #billing")
    clock.set(at("2026-03-30", "00:15"))
    desk.accomplishments.log("And was done #billing")
    days = open_again().accomplishments.within(Period(date(2026, 3, 29), date(2026, 3, 30)))
    assert [entry.day for entry in days] == [date(2026, 3, 29), date(2026, 3, 30)]


# --- the store --------------------------------------------------------------------------------------------------------


def test_kill_9_during_save_previous_data_intact(folder: Path, run: Run) -> None:
    """TinyDB #467: a whole file was written in place, and a kill left half of it."""
    run("log", "Before the power went")
    lines = "\n".join(f"Entry {number} #billing" for number in range(20_000))
    started = subprocess.Popen(
        [sys.executable, "-m", "wfhdesk", "log", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "WFHDESK_DIR": str(folder)},
    )
    assert started.stdin is not None
    started.stdin.write(lines.encode())
    started.stdin.close()
    (file,) = folder.glob("2*.jsonl")
    before, until = file.stat().st_size, time.monotonic() + 60
    while file.stat().st_size == before and started.poll() is None and time.monotonic() < until:
        pass
    started.send_signal(signal.SIGKILL)
    started.wait()
    found = json.loads(run("show", "--all", "--json").stdout)
    assert found[0]["text"] == "Before the power went" or found[-1]["text"] == "Before the power went"
    assert len(found) in (1, 20_001)
    run("log", "After it")
    assert len(json.loads(run("show", "--all", "--json").stdout)) == len(found) + 1
    assert run("doctor").stdout.endswith("All is well.\n")


def test_two_processes_tui_and_cron_nudge_write_at_once_nothing_lost(folder: Path, run: Run) -> None:
    """TinyDB #215: two processes wrote the same file, and one of them won. Here six do, and the scheduler's nudge."""
    run("config", "set", "nudges.wait", "0")
    run("people", "add", "Priya Nair", "--relation", "team")
    command = [sys.executable, "-m", "wfhdesk"]
    environment = {**os.environ, "WFHDESK_DIR": str(folder)}

    def begin(*words: str) -> subprocess.Popen[bytes]:
        nothing = subprocess.DEVNULL
        return subprocess.Popen([*command, *words], env=environment, stdin=nothing, stdout=nothing, stderr=nothing)

    for turn in range(4):
        writers = [begin("log", f"Line {turn} of {name} with @priya") for name in "abcdef"]
        writers += [begin("nudge", "--notify"), begin("met", "priya", f"call {turn}")]
        ended = [writer.wait() for writer in writers]
        assert ended[:6] == [0] * 6
        assert ended[7] == 0
    texts = [entry["text"] for entry in json.loads(run("show", "--all", "--json").stdout)]
    assert sorted(texts) == sorted(f"Line {turn} of {name} with @priya" for turn in range(4) for name in "abcdef")
    notes = [one.get("note") for one in json.loads(run("people", "show", "priya", "--json").stdout)["contacts"]]
    assert {f"call {turn}" for turn in range(4)} <= {*notes}
    assert run("doctor").stdout.endswith("All is well.\n")


# --- what leaves ------------------------------------------------------------------------------------------------------


def test_generated_html_has_inline_styles_only_plain_part_has_no_tags(run: Run, tmp_path: Path) -> None:
    """Outlook and Gmail drop style sheets (scrum_helper #605, #305)."""
    run("log", "Fixed <b>the</b> export #billing => invoices go out a day earlier")
    run("log", "> Finish the guide")
    run("config", "set", "me.email", "ana@example.org")
    run("config", "set", "supervisor.email", "petra@example.org")
    run("update", "--eml", str(tmp_path / "week.eml"))
    data = (tmp_path / "week.eml").read_bytes()
    found = tags(html_part(data))
    assert {tag.name for tag in found}.isdisjoint({"style", "link", "script", "img"})
    assert not [tag for tag in found if "class" in dict(tag.attributes)]
    assert [tag for tag in found if "style" in dict(tag.attributes)]
    plain = plain_part(data)
    assert "<b>the</b>" in plain  # as it was typed, and nothing of the page's own
    assert plain.replace("<b>the</b>", "").count("<") == 0
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects


def test_two_absences_that_touch_or_overlap_all_day_busy_is_oof_not_free(
    typed: Callable[..., str], tmp_path: Path, clock: FrozenClock
) -> None:
    """Nextcloud calendar #6931 knew one absence only; Exchange takes all-day events to be free (ics-tools #10)."""
    typed("hours", "set", "mon-fri 9-17")
    typed("leave", "2026-12-14..2026-12-18")
    typed("leave", "2026-12-18..2026-12-23", "Leeds")
    typed("sick", "2026-12-24")
    path = tmp_path / "week.ics"
    typed("publish", str(path), "--level", "busy")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    away: set[date] = set()
    for event in calendar.walk("VEVENT"):
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        if isinstance(start, datetime):
            continue
        day, days = start, []
        while day < end:
            days.append(day)
            day += DAY
        if {date(2026, 12, 14) <= one <= date(2026, 12, 24) for one in days} == {True}:
            assert (event["X-MICROSOFT-CDO-BUSYSTATUS"], event["TRANSP"]) == ("OOF", "OPAQUE")
            away.update(days)
    workdays = {date(2026, 12, 14) + place * DAY for place in range(11)} - {date(2026, 12, 19), date(2026, 12, 20)}
    assert workdays <= away
    for day in ("2026-12-14", "2026-12-18", "2026-12-23", "2026-12-24"):
        week = json.loads(typed("hours", "--week", day, "--json"))
        (found,) = [one for one in week if one["date"] == day]
        assert found["absence"] in ("leave", "sick")
        assert found["intervals"] == []
