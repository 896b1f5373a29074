"""The line of a prompt: kept with what it depends on, said as long as it holds, and worked out anew beside the prompt."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from wfhdesk.adapters.folders import Folders, folders
from wfhdesk.desk import prompt
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.prompt_answer import Answer, answer_path, answer_paths, lock_path, marks_of, read
from wfhdesk.desk.prompt_renewal import renew
from wfhdesk.domain.people import Person
from wfhdesk.store.device import Device

PATIENCE = 30.0
"""Seconds in which a process beside the prompt has worked the line out."""
KEY = "Need the key"

Said = Callable[[], str]


@pytest.fixture
def places(folder: Path) -> Folders:
    return folders(str(folder))


@pytest.fixture
def now(folder: Path) -> Desk:
    """A desk on the system's own clock, at whatever hour: somebody works all day, and a blocker is late."""
    desk = open_desk(str(folder))
    desk.settings.set("nudges.without", ["update", "week", "status"])
    desk.availability.set_hours("mon-sun 0-24")
    today = desk.clock.now().date()
    desk.accomplishments.log(f"{today - timedelta(days=9)}: ? {KEY} by {today - timedelta(days=8)}")
    return desk


@pytest.fixture
def said(folder: Path) -> Said:
    return lambda: prompt.line(str(folder))


def kept(places: Folders) -> Answer:
    found = read(answer_path(places))
    assert found is not None
    return found


def alter(places: Folders, **parts: Any) -> None:
    """Write something else into the kept answer; what stands under `grounds` goes over what stands there."""
    path = Path(answer_path(places))
    found = json.loads(path.read_text())
    grounds = {**found["grounds"], **parts.pop("grounds", {})}
    path.write_text(json.dumps({**found, **parts, "grounds": grounds}))


def wait_for(places: Folders, is_there: Callable[[Answer], bool]) -> Answer:
    """Return the kept answer as soon as it is as wanted. Fails where a process beside the prompt doesn't make it so."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = read(answer_path(places))
        if found is not None and is_there(found):
            return found
        time.sleep(0.02)
    raise AssertionError(f"still {read(answer_path(places))}")


def is_of_now(places: Folders) -> Callable[[Answer], bool]:
    began = time.time()
    return lambda answer: began <= answer.made <= time.time() and answer.files == marks_of(places.desk)


# --- the first time -------------------------------------------------------------------------------------------------


def test_the_very_first_time_it_is_worked_out_at_once(now: Desk, said: Said) -> None:
    assert said() == KEY == now.nudges.prompt()


def test_it_is_kept_for_its_owner_only_and_not_on_the_desk(now: Desk, said: Said, places: Folders) -> None:
    before = {path.name: path.read_bytes() for path in Path(places.desk).iterdir()}
    said()
    assert {path.name: path.read_bytes() for path in Path(places.desk).iterdir()} == before
    assert stat.S_IMODE(os.stat(answer_path(places)).st_mode) == 0o600
    assert list(answer_paths(places)) == [answer_path(places)]


def test_it_holds_until_the_choice_can_be_another(now: Desk, said: Said, places: Folders) -> None:
    said()
    assert kept(places).until == now.nudges.choice().until.timestamp()


def test_a_desk_that_is_not_there_says_nothing_and_stays_unmade(said: Said, folder: Path) -> None:
    assert said() == ""
    assert said() == ""
    assert not folder.exists()


# --- as long as it holds --------------------------------------------------------------------------------------------


def test_what_is_kept_is_said_and_nothing_is_worked_out(now: Desk, said: Said, places: Folders) -> None:
    said()
    alter(places, line="from the file")
    before = Path(answer_path(places)).read_bytes()
    assert [said(), said()] == ["from the file"] * 2
    assert Path(answer_path(places)).read_bytes() == before


def test_each_desk_has_its_own(now: Desk, said: Said, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    assert said() == KEY
    assert prompt.line(other) == ""
    assert said() == KEY


def test_each_language_has_its_own(now: Desk, said: Said, places: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said() == KEY
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY
    assert len(list(answer_paths(places))) == 2


# --- once something was written -------------------------------------------------------------------------------------


ACTS: list[tuple[str, Callable[[Desk], object], str]] = [
    ("settled", lambda desk: desk.accomplishments.resolve([desk.accomplishments.get("last")]), ""),
    ("quiet", lambda desk: desk.nudges.be_quiet(desk.clock.now() + timedelta(hours=1)), ""),
    ("away", lambda desk: desk.availability.say("away", desk.clock.now() + timedelta(hours=1)), ""),
    ("undone", lambda desk: desk.care.undo(), ""),
    ("logged", lambda desk: desk.accomplishments.log("Fixed the export #billing"), KEY),
    ("shown elsewhere", lambda desk: desk.nudges.claim(), KEY),
    ("in touch, perhaps", lambda desk: desk.accomplishments.log("Reviewed it with @priya"), KEY),
    ("somebody new", lambda desk: desk.people.add(Person("Priya Nair", "team")), KEY),
]


@pytest.mark.parametrize(("act", "after"), [act[1:] for act in ACTS], ids=[act[0] for act in ACTS])
def test_nothing_is_said_of_what_may_just_have_been_done(
    now: Desk, said: Said, places: Folders, act: Callable[[Desk], object], after: str
) -> None:
    said()
    act(now)
    assert said() == ""
    assert wait_for(places, is_of_now(places)).line == after
    assert said() == after


def test_files_that_were_replaced_are_read_before_anything_is_said(now: Desk, said: Said, places: Folders) -> None:
    said()
    path = next(Path(places.desk).glob("2*.jsonl"))
    path.with_suffix(".new").write_bytes(path.read_bytes())
    path.with_suffix(".new").replace(path)
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY


def test_a_desk_that_is_gone_has_nothing_to_say(now: Desk, said: Said, places: Folders) -> None:
    said()
    Path(places.desk).rename(f"{places.desk}-elsewhere")
    assert said() == ""
    assert wait_for(places, is_of_now(places)).line == ""


# --- once it holds no more ------------------------------------------------------------------------------------------


STALE: list[tuple[str, dict[str, Any]]] = [
    ("hours that ended", {"until": time.time() - 1}),
    ("a clock that was set back", {"made": time.time() + 86_400}),
    ("another version", {"grounds": {"version": "0.0.1"}}),
    ("another zone", {"grounds": {"zone": "IST +0530"}}),
    ("other settings", {"grounds": {"settings": []}}),
    ("another desk of the same mark", {"grounds": {"desk": "/another"}}),
    ("a moment that is none", {"until": float("nan")}),
]


@pytest.mark.parametrize("stale", [one[1] for one in STALE], ids=[one[0] for one in STALE])
def test_a_stale_line_is_not_said_and_worked_out_beside(
    now: Desk, said: Said, places: Folders, stale: dict[str, Any]
) -> None:
    said()
    alter(places, line="stale", **stale)
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"line": "x"}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"grounds": 1, "files": 1, "made": 1, "until": 1, "line": 1}',
    b'{"grounds": {"desk": 1, "version": 1, "zone": 1, "settings": 1}, "files": {}, "made": 1e999, "until": '
    + b"1" * 400
    + b', "line": "x"}',
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_says_nothing_and_is_mended(now: Desk, said: Said, places: Folders, broken: bytes) -> None:
    said()
    Path(answer_path(places)).write_bytes(broken)
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY


@pytest.mark.parametrize("mark", ["x", [1, 2], [None, "", {}], None])
def test_marks_that_are_none_count_as_another_desk(now: Desk, said: Said, places: Folders, mark: object) -> None:
    said()
    alter(places, files=dict.fromkeys(marks_of(places.desk), mark), line="stale")
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY


def test_no_control_of_a_terminal_gets_through(now: Desk, said: Said, places: Folders) -> None:
    said()
    alter(places, line="\x1b]0;owned\x07\x1b[31mred\x9b2J\u202e\ud800 and\nmore\r" + "x" * 1000)
    assert said() == "]0;owned[31mred2J? and"
    alter(places, line="x" * 1000)
    assert said() == "x" * 120


# --- what is wrong --------------------------------------------------------------------------------------------------


def test_broken_settings_say_nothing_until_they_are_mended(now: Desk, said: Said, places: Folders) -> None:
    said()
    sound = Path(places.settings).read_text()
    Path(places.settings).write_text("[me\n")
    assert said() == ""
    answer = wait_for(places, is_of_now(places))
    assert answer.line == ""
    assert answer.until - answer.made == pytest.approx(900, abs=5)
    Path(places.settings).write_text(sound)
    assert said() == ""
    wait_for(places, is_of_now(places))
    assert said() == KEY


def test_a_desk_of_a_newer_wfhdesk_is_not_read_again_at_every_prompt(now: Desk, said: Said, places: Folders) -> None:
    (Path(places.desk) / "2026.zzzz.jsonl").write_text('{"format":99}\n')
    assert said() == ""
    before = Path(answer_path(places)).stat().st_mtime_ns
    assert said() == ""
    assert kept(places).until > time.time() + 600
    assert Path(answer_path(places)).stat().st_mtime_ns == before


def test_without_a_state_folder_nothing_is_said(
    now: Desk, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "a file"))
    (tmp_path / "a file").write_text("")
    assert said() == ""


# --- one at a time --------------------------------------------------------------------------------------------------


def test_while_one_works_it_out_another_leaves_it_alone(now: Desk, said: Said, places: Folders) -> None:
    said()
    alter(places, line="stale", until=time.time() - 1)
    before = Path(answer_path(places)).read_bytes()
    with Device(places.state).lock(os.path.basename(lock_path(places))):
        assert renew(places) == ""
        assert said() == ""
        assert Path(answer_path(places)).read_bytes() == before
        wanted = is_of_now(places)
    renew(places)  # or the process that stood beside the prompt does
    assert wait_for(places, wanted).line == KEY


def test_the_lock_dies_with_its_process(now: Desk, places: Folders) -> None:
    holding = (
        "import os, sys; from wfhdesk.store.device import Device\n"
        "with Device(sys.argv[1]).lock(sys.argv[2]): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", holding, places.state, os.path.basename(lock_path(places))], check=False)
    assert os.path.exists(lock_path(places))
    assert renew(places) == KEY


def test_what_was_written_while_it_was_worked_out_makes_it_an_old_one(now: Desk, places: Folders) -> None:
    """The files are looked at before they are read, so what comes between is found the next time."""
    pipe = Path(places.desk) / "2019.zzzz.jsonl"
    os.mkfifo(pipe)  # whoever reads the desk waits here until somebody else has it open too
    renewal = [sys.executable, "-m", "wfhdesk.desk.prompt_renewal", "--desk", places.desk]
    with subprocess.Popen(renewal) as working, pipe.open("w"):  # which opens as soon as it reads
        before = marks_of(places.desk)
        now.accomplishments.log("Written meanwhile")
        assert working.wait(PATIENCE) == 0
    assert kept(places).files == before != marks_of(places.desk)


def test_the_moment_is_told_as_the_desk_tells_it(now: Desk, said: Said, places: Folders) -> None:
    said()
    until = datetime.fromtimestamp(kept(places).until, now.clock.now().tzinfo)
    assert now.clock.now() < until <= now.clock.now() + timedelta(days=1)
