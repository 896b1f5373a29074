"""Nudges on a real screen, and a mouse that acts on them."""

from __future__ import annotations

import signal
from pathlib import Path

from PIL import Image

from notifying.conftest import StartNudging
from notifying.desktop import Desktop
from notifying.office import Office


def test_three_nudges_stand_on_the_screen_and_a_click_on_each_does_what_it_says(
    office: Office, desktop: Desktop, start_nudging: StartNudging, tmp_path: Path
) -> None:
    office.know("Sam", "Priya")
    office.run("log", "--on", office.day(3), f"? Need the password for the bank & <b>more</b> by {office.day(1)}")
    process = start_nudging(desktop.environment)
    messages = desktop.messages(3)
    desktop.picture(tmp_path / "nudges.png")
    with Image.open(tmp_path / "nudges.png") as picture:
        assert picture.size == (1280, 720)
    blocker, priya, _sam = messages
    desktop.press(priya, 0)
    desktop.messages(2)
    desktop.press(blocker, 0)
    (sam,) = desktop.messages(1)
    desktop.press(sam, 1)
    _out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    shown, *done = err.splitlines()
    assert shown.startswith("3 nudges shown by Xfce Notify Daemon; the buttons work for 1 min")
    assert done[:2] == ["Logged contact with Priya", "Done: “Need the password for the bank & <b>mor…”"]
    assert done[2].startswith("Sam is put off until ")
    assert office.tells("people", "show", "priya")["last_contact"] == office.day(0)
    assert office.tells("people", "show", "sam")["snoozed_until"] == office.day(-1)
    assert office.tells("show", "--all")[0]["settled"]
    assert office.tells("nudge") == []


def test_a_nudge_leaves_the_screen_with_whom_would_hear_its_buttons(
    office: Office, desktop: Desktop, start_nudging: StartNudging
) -> None:
    office.know("Sam", "Priya")
    process = start_nudging(desktop.environment)
    desktop.messages(2)
    process.terminate()
    process.communicate(timeout=60)
    desktop.messages(0)
    assert process.returncode == -signal.SIGTERM
