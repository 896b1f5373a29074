"""`wfhdesk nudge --notify` as the scheduler runs it: shown once, and what is pressed is done on the desk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cli.terminal import on_a_terminal
from notifying.conftest import Serve, StartNudging
from notifying.office import Office
from notifying.session_bus import SessionBus, wait_until

ABLE = ("--able", "actions", "--able", "body")
NAMES = ("Sam", "Priya", "Omar")
NOTHING_NEW = "Nothing new to show; wfhdesk nudge tells what waits.\n"

Notify = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def notify(office: Office, bus: SessionBus) -> Notify:
    """Run `wfhdesk nudge --notify` in a session with a bus, and wait for its end."""
    return lambda *words, **environment: office.notify({**bus.environment, **environment}, *words)


# --- shown -------------------------------------------------------------------------------------------------------


def test_nudges_are_shown_once(office: Office, serve: Serve, notify: Notify) -> None:
    office.know(*NAMES)
    service = serve(*ABLE)
    done = notify("--wait", "0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "3 nudges shown by a test.\n")
    assert [shown["title"] for shown in service.shown] == [
        f"Get in touch with {name}" for name in ("Omar", "Priya", "Sam")
    ]
    assert service.shown[0]["body"].startswith("last contact 30 days ago, every 2 weeks (due since ")
    again = notify("--wait", "0")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", NOTHING_NEW)
    assert len(service.shown) == 3
    assert [one["text"] for one in office.tells("nudge")] == ["Omar", "Priya", "Sam"]  # they still wait


def test_without_anything_new_nothing_is_asked_of_the_desktop(office: Office, notify: Notify) -> None:
    assert notify().stderr == NOTHING_NEW
    office.know("Sam")
    office.run("quiet", "1h")
    quiet = office.at(office.now).quieting.quiet()
    assert quiet
    told = f"Nothing new is shown now: quiet until {quiet.until:%H:%M}; wfhdesk nudge tells what waits.\n"
    assert notify().stderr == told
    office.run("quiet", "off")
    assert "Nothing was shown. Nobody shows notifications" in notify().stderr


def test_when_the_time_is_over_it_ends(office: Office, serve: Serve, notify: Notify) -> None:
    office.know("Sam")
    service = serve(*ABLE)
    done = notify("--wait", "0.02")
    told = "1 nudge shown by a test; the buttons work for 1.2 s, as long as this runs.\n"
    assert (done.returncode, done.stderr) == (0, told)
    service.wait_for_closed(1)
    assert service.shown[0]["actions"] == ["default", "", "contact", "Log contact", "snooze", "Snooze", "open", "Open"]


def test_the_setting_says_how_long_buttons_work(office: Office, serve: Serve, notify: Notify) -> None:
    office.know("Sam")
    office.run("config", "set", "nudges.wait", "0")
    service = serve(*ABLE)
    assert notify().stderr == "1 nudge shown by a test.\n"
    assert service.shown[0]["actions"] == ["default", ""]


# --- pressed -----------------------------------------------------------------------------------------------------


def test_a_press_logs_a_contact(office: Office, serve: Serve, notify: Notify) -> None:
    office.know("Sam")
    serve(*ABLE, "--end", "contact")
    assert notify().stderr.endswith("Logged contact with Sam\n")
    contacts = office.tells("people", "show", "sam")["contacts"]
    assert [contact["day"] for contact in contacts] == [office.day(0), office.day(30)]
    assert office.tells("nudge") == []
    office.run("undo")
    assert len(office.tells("people", "show", "sam")["contacts"]) == 1


def test_a_press_puts_somebody_off(office: Office, serve: Serve, notify: Notify) -> None:
    office.know("Sam")
    serve(*ABLE, "--end", "snooze")
    assert "Sam is put off until " in notify().stderr
    assert office.tells("people")[0]["snoozed_until"] == office.day(-1)


def test_a_press_settles_a_blocker(office: Office, serve: Serve, notify: Notify) -> None:
    office.run("log", "--on", office.day(3), f"? Need the password by {office.day(1)}")
    serve(*ABLE, "--end", "done")
    assert notify().stderr.endswith("Done: “Need the password”\n")
    assert office.tells("show", "--all")[0]["settled"]
    assert office.tells("nudge") == []


def test_a_press_says_that_an_update_went_out(office: Office, serve: Serve, tmp_path: Path, notify: Notify) -> None:
    office.type_at(office.now - timedelta(days=1), "log", "Fixed the billing export")
    office.type_at(office.now - timedelta(days=1), "update", "--eml", str(tmp_path / "update.eml"))
    serve(*ABLE, "--end", "sent")
    assert notify().stderr.endswith("Update 1 is down as sent\n")
    assert office.tells("update", "list")[0]["state"] == "sent"


def test_a_press_says_that_one_is_back(office: Office, serve: Serve, notify: Notify) -> None:
    office.type_at(office.now - timedelta(hours=1), "away", "30m", "school run")
    assert office.tells("status")["lapsed"] is True
    serve(*ABLE, "--end", "back")
    assert notify().stderr.endswith("Home, available until 17:00\n")
    assert office.tells("status")["state"] == "available"


def test_a_press_says_that_all_is_well(office: Office, serve: Serve, notify: Notify) -> None:
    morning = office.now.replace(hour=9, minute=30)
    visit = ("visitor", "today", "10-11", "boiler man", "--told", "sam", "--check-in", "11:30")
    office.type_at(morning, *visit)
    service = serve(*ABLE, "--end", "well")
    assert notify().stderr.endswith("Checked in: all is well\n")
    assert service.shown[0]["title"] == "Is all well? boiler man"
    assert service.shown[0]["body"] == "you wanted to check in by 11:30; sam was told"
    assert office.tells("status")["check_ins"] == []


def test_each_press_is_done_and_what_can_not_be_is_told(
    office: Office, serve: Serve, start_nudging: StartNudging, bus: SessionBus
) -> None:
    """Omar is deleted while his nudge stands."""
    office.know(*NAMES)
    service = serve(*ABLE, "--end", "snooze", "--end", "contact", "--end", "dismissed", "--delay", "3")
    process = start_nudging(bus.environment)
    service.wait_for(3)
    office.run("people", "delete", "omar")
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "wfhdesk: Omar is not on the desk any more.\n" in err
    assert err.endswith("Logged contact with Priya\n")
    assert [one["name"] for one in office.tells("people") if one["last_contact"] == office.day(0)] == ["Priya"]


def a_terminal(folder: Path) -> str:
    """Put a terminal on the way that writes down what it is to run; return that way."""
    program = folder / "bin" / "xdg-terminal-exec"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/opened"\n')
    program.chmod(0o755)
    return f"{program.parent}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("end", ["open", "default"])
def test_a_press_opens_the_app_on_this_desk(
    office: Office, serve: Serve, tmp_path: Path, end: str, notify: Notify
) -> None:
    office.know("Sam")
    (sam,) = office.tells("people")
    serve(*ABLE, "--end", end)
    done = notify(PATH=a_terminal(tmp_path), DISPLAY=":77", TERMINAL="")
    assert done.returncode == 0
    opened = (tmp_path / "opened").read_text().splitlines()
    wfhdesk = [sys.executable, "-P", "-m", "wfhdesk"]
    assert opened == [*wfhdesk, "--desk", str(office.folder), "--nudge", f"contact/{sam['id']}"]


def test_where_no_window_can_be_opened_it_says_so(office: Office, serve: Serve, notify: Notify) -> None:
    office.know("Sam")
    serve(*ABLE, "--end", "open")
    done = notify(DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 0
    assert done.stderr.endswith("wfhdesk: There is no desktop to open a window on; run wfhdesk in a terminal.\n")


def test_after_quiet_all_come_as_one(office: Office, serve: Serve, tmp_path: Path, notify: Notify) -> None:
    office.know(*NAMES)
    office.type_at(office.now.replace(hour=8, minute=30), "quiet", "until", "11:50")
    service = serve(*ABLE, "--end", "open")
    done = notify(PATH=a_terminal(tmp_path), DISPLAY=":77", TERMINAL="")
    assert done.returncode == 0
    (shown,) = service.shown
    assert shown["title"] == "3 things waited for you"
    assert [line.partition(":")[0] for line in shown["body"].splitlines()] == ["Omar", "Priya", "Sam"]
    assert shown["actions"] == ["default", "", "open", "Open"]
    assert "--nudge" not in (tmp_path / "opened").read_text()  # the list has all of them
    assert notify().stderr == NOTHING_NEW


# --- no way out --------------------------------------------------------------------------------------------------


def test_without_a_desktop_and_a_terminal_nothing_counts_as_shown(office: Office, serve: Serve, notify: Notify) -> None:
    office.know(*NAMES)
    before = contents(office.folder)
    for _time in range(2):
        done = notify(DBUS_SESSION_BUS_ADDRESS="", XDG_RUNTIME_DIR="/nowhere")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("wfhdesk: Nothing was shown. There is no desktop here to show notifications on;")
        assert len(done.stderr.splitlines()) == 1
    done = notify()
    assert done.returncode == 1
    assert "Nobody shows notifications in this desktop session" in done.stderr
    assert contents(office.folder) == before
    service = serve(*ABLE)
    assert notify("--wait", "0").returncode == 0
    assert len(service.shown) == 3


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_in_a_terminal_without_a_desktop_the_bell_rings(office: Office, notify: Notify) -> None:
    office.know("Sam")
    seen = on_a_terminal("nudge", "--notify", WFHDESK_DIR=str(office.folder), NO_COLOR="1")
    assert seen.code == 0
    first, commands, second, *more = seen.text.splitlines()
    assert first.startswith("Sam  last contact 30 days ago, every 2 weeks (due since ")
    assert commands == "    wfhdesk met sam · wfhdesk snooze sam · wfhdesk people show sam"
    assert second.startswith("\aShown here, with the bell. There is no desktop here to show notifications on;")
    assert more == []
    assert notify().stderr == NOTHING_NEW


def test_a_test_without_a_desktop_has_no_button(office: Office) -> None:
    done = office.run("nudge", "test")
    assert done.stdout == "This is how a nudge looks  The reason stands here.\n"
    assert done.stderr.startswith("Shown here. There is no desktop here")
    seen = on_a_terminal("nudge", "test", WFHDESK_DIR=str(office.folder), NO_COLOR="1")
    assert seen.text.startswith("This is how a nudge looks  The reason stands here.\n\aShown here, with the bell.")


def test_a_test_says_which_way_it_went(office: Office, serve: Serve, bus: SessionBus) -> None:
    service = serve(*ABLE, "--end", "test", "--end", "dismissed")
    done = office.run("nudge", "test", **bus.environment)
    shown = "Shown by a test; the button works for 1 min. Press it, or Ctrl-C.\n"
    assert done.stderr == f"{shown}The button was pressed.\n"
    assert service.shown[0]["actions"] == ["default", "", "test", "It works"]
    assert service.shown[0]["body"] == "Press the button, and wfhdesk hears it."
    done = office.run("nudge", "test", **bus.environment)
    assert done.stderr == f"{shown}It went away; the button was not pressed.\n"
    done = office.run("nudge", "test", "--wait", "0.01", **bus.environment)
    assert done.stderr.splitlines() == [
        "Shown by a test; the button works for 0.6 s. Press it, or Ctrl-C.",
        "The time is over; the button was not pressed.",
    ]
    service.wait_for_closed(3)
    done = office.run("nudge", "test", "--wait", "0", **bus.environment)
    assert done.stderr == "Shown by a test.\n"
    assert service.shown[3]["body"] == "The reason stands here."


def test_a_test_where_buttons_are_unknown_asks_for_none(office: Office, serve: Serve, bus: SessionBus) -> None:
    service = serve("--able", "body")
    assert office.run("nudge", "test", **bus.environment).stderr == "Shown by a test.\n"
    assert (service.shown[0]["body"], service.closed) == ("The reason stands here.", [])


def test_a_service_that_vanishes_before_it_shows_any_leaves_them_for_later(
    office: Office, serve: Serve, notify: Notify
) -> None:
    office.know(*NAMES)
    serve(*ABLE, "--vanishes")
    done = notify()
    assert done.returncode == 1
    assert "Nothing was shown. The desktop took no notification" in done.stderr
    service = serve(*ABLE)
    assert notify("--wait", "0").returncode == 0
    assert len(service.shown) == 3


def test_a_service_that_vanishes_in_the_middle_took_all_with_it(office: Office, serve: Serve, notify: Notify) -> None:
    office.know(*NAMES)
    first = serve(*ABLE, "--most", "1")
    done = notify()
    assert done.returncode == 1
    assert "Nothing was shown. The desktop took no notification" in done.stderr
    assert len(first.shown) == 1
    second = serve(*ABLE)
    assert notify("--wait", "0").returncode == 0
    assert len(second.shown) == 3


def test_a_session_that_ends_ends_the_waiting(
    office: Office, serve: Serve, start_nudging: StartNudging, bus: SessionBus
) -> None:
    office.know("Sam")
    service = serve(*ABLE)
    process = start_nudging(bus.environment)
    service.wait_for(1)
    bus.stop()
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert err.splitlines() == ["1 nudge shown by a test; the buttons work for 1 min, as long as this runs."]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_waiting_and_closes_what_nobody_hears_any_more(
    office: Office, serve: Serve, start_nudging: StartNudging, bus: SessionBus, number: signal.Signals
) -> None:
    office.know("Sam", "Priya")
    service = serve(*ABLE)
    process = start_nudging(bus.environment)
    service.wait_for(2)
    process.send_signal(number)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert err.splitlines() == ["2 nudges shown by a test; the buttons work for 1 min, as long as this runs."]
    service.wait_for_closed(1, 2)
    assert office.tells("nudge")  # they still wait


def test_under_nohup_a_closed_terminal_ends_nothing(
    office: Office, serve: Serve, start_nudging: StartNudging, bus: SessionBus
) -> None:
    """Who starts us ignores SIGHUP, so we do."""
    office.know("Sam")
    service = serve(*ABLE, "--end", "contact", "--delay", "1")
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start_nudging(bus.environment)
    finally:
        signal.signal(signal.SIGHUP, before)
    service.wait_for(1)
    process.send_signal(signal.SIGHUP)
    _out, err = process.communicate(timeout=60)
    assert (process.returncode, err.splitlines()[1:]) == (0, ["Logged contact with Sam"])


# --- several at once ---------------------------------------------------------------------------------------------


def test_two_at_once_show_each_nudge_once(
    office: Office, serve: Serve, start_nudging: StartNudging, bus: SessionBus
) -> None:
    office.know(*NAMES)
    service = serve(*ABLE)
    both = [start_nudging(bus.environment, "--wait", "0") for _time in range(2)]
    told = [process.communicate(timeout=60) for process in both]
    assert sorted(err for _out, err in told) == ["3 nudges shown by a test.\n", NOTHING_NEW]
    assert [shown["title"] for shown in service.shown] == [
        f"Get in touch with {name}" for name in ("Omar", "Priya", "Sam")
    ]


def test_what_was_killed_before_it_showed_them_loses_nothing_for_the_next_day(
    office: Office, serve: Serve, start_nudging: StartNudging, notify: Notify, bus: SessionBus
) -> None:
    office.know(*NAMES)
    serve(*ABLE, "--slow-to-show", "30")
    process = start_nudging(bus.environment)
    wait_until(lambda: bool(office.at(office.now).nudges.shown()), bus.folder / "service.log")
    process.kill()
    process.wait()
    assert notify().stderr == NOTHING_NEW  # nobody knows whether they were seen
    tomorrow = office.at(office.now + timedelta(days=1)).nudges.choice()
    assert [nudge.text for nudge in tomorrow.fresh] == ["Omar", "Priya", "Sam"]
