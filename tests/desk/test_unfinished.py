"""What is typed and not kept yet: it outlives a crash, and nothing of it gets mixed up or left behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import FrozenClock
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.unfinished import Unfinished
from wfhdesk.domain.errors import DeskError

Window = Callable[..., Unfinished]

TYPING = """
import sys, time
from wfhdesk.desk.desk import open_desk
unfinished = open_desk(sys.argv[1]).unfinished
for length in range(len(sys.argv[2])):
    unfinished.keep("log", sys.argv[2][: length + 1])
print("typed", flush=True)
time.sleep(60)
"""


@pytest.fixture
def window(folder: Path, clock: FrozenClock) -> Iterator[Window]:
    """Open a window of the app on a desk; all of them are closed in the end."""
    opened: list[Unfinished] = []

    def window(on: Path = folder) -> Unfinished:
        opened.append(open_desk(str(on), clock).unfinished)
        return opened[-1]

    yield window
    for one in opened:
        one.close()


@pytest.fixture
def texts(desk: Desk) -> Callable[[], list[Path]]:
    """Return the files in which texts wait."""
    return lambda: sorted(Path(desk.places.state).glob("typing-*.json"))


Texts = Callable[[], list[Path]]


def killed_while_typing(folder: Path, text: str) -> None:
    """Type a text in a process of its own, key by key, and kill it."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPING, str(folder), text], stdout=subprocess.PIPE, text=True
    ) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == "typed\n"
        typing.send_signal(signal.SIGKILL)


# --- a crash --------------------------------------------------------------------------------------------------------


def test_a_killed_window_leaves_its_text_for_the_next(folder: Path, window: Window) -> None:
    """Whatever ends the app, the line that was being typed is there when it is opened again, whole."""
    killed_while_typing(folder, "Fixed the “export” 日本 #billing")
    assert window().text("log") == "Fixed the “export” 日本 #billing"


def test_a_text_is_found_behind_the_place_of_a_window_that_left_none(folder: Path, window: Window) -> None:
    """Of two windows the second was killed and the first closed with nothing typed: the text is found all the same."""
    first = window()
    killed_while_typing(folder, "in the second")
    first.close()
    assert window().text("log") == "in the second"


def test_of_two_killed_windows_each_text_goes_to_a_window_of_its_own(folder: Path, window: Window) -> None:
    """Two crashes cost nothing: one after the other is picked up, and none twice."""
    first = window()
    first.keep("log", "held")
    killed_while_typing(folder, "one")
    first.close()
    killed_while_typing(folder, "one and two")
    found = [window().text("log") for _ in range(3)]
    assert sorted(found) == ["", "one", "one and two"]


# --- several windows ------------------------------------------------------------------------------------------------


def test_two_open_windows_dont_share_what_is_typed(window: Window) -> None:
    """A second window begins empty, and what is typed in one doesn't show in the other or take its text away."""
    one = window()
    one.keep("log", "in the first")
    other = window()
    assert other.text("log") == ""
    other.keep("log", "in the second")
    other.keep("log", "")
    assert one.text("log") == "in the first"
    one.close()
    assert window().text("log") == "in the first"


def test_a_window_that_is_closed_hands_its_text_on(window: Window) -> None:
    """Leaving in the middle of a line is no reason to lose it."""
    one = window()
    one.keep("log", "half a line")
    one.keep("note", "and a reason")
    one.close()
    next_one = window()
    assert (next_one.text("log"), next_one.text("note")) == ("half a line", "and a reason")


def test_the_next_window_takes_over_the_texts_of_all_that_were_closed(window: Window, texts: Texts) -> None:
    """Two windows were left with something typed in each: whoever opens one has both, and no second copy lies around."""
    one, other = window(), window()
    one.keep("line", "half a line")
    other.keep("update weekly-supervisor", "my own words")
    one.close()
    other.close()
    next_one = window()
    assert (next_one.text("line"), next_one.text("update weekly-supervisor")) == ("half a line", "my own words")
    assert len(texts()) == 1
    next_one.keep("line", "")
    next_one.keep("update weekly-supervisor", "")
    assert texts() == []


def test_of_two_texts_with_one_name_the_second_waits_for_the_next_window(window: Window) -> None:
    """What doesn't get into each other's way is taken over all the same."""
    one, other = window(), window()
    one.keep("line", "one")
    other.keep("line", "other")
    other.keep("note", "text")
    one.close()
    other.close()
    first, second = window(), window()
    assert (first.text("line"), first.text("note")) == ("one", "text")
    assert (second.text("line"), second.text("note")) == ("other", "")


def test_a_window_that_is_open_keeps_its_texts(window: Window) -> None:
    """Only what nobody holds is taken over."""
    window()
    held = window()
    held.keep("line", "held")
    assert window().text("line") == ""
    assert held.text("line") == "held"


def test_on_a_full_disk_nothing_is_taken_over_and_nothing_lost(
    window: Window, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for a window that can keep it."""
    one, other = window(), window()
    one.keep("line", "one")
    other.keep("note", "text")
    one.close()
    other.close()
    with monkeypatch.context() as full:
        full.setattr(os, "replace", no_room)
        there = window()
        assert (there.text("line"), there.text("note")) == ("one", "")
        there.close()
    assert len(texts()) == 2
    assert window().text("note") == "text"


def test_more_windows_than_can_be_kept_apart_still_take_what_is_typed(window: Window, texts: Texts) -> None:
    """The seventeenth window works too; only a crash would cost its text."""
    windows = [window() for _ in range(17)]
    for number, one in enumerate(windows):
        one.keep("log", str(number))
    assert [one.text("log") for one in windows] == [str(number) for number in range(17)]
    assert len(texts()) == 16


def test_without_a_place_to_keep_anything_one_can_type(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the state folder can't be made the app opens all the same, and remembers as long as it is open."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "state"))
    one = open_desk(str(folder)).unfinished
    one.keep("log", "typed")
    assert one.text("log") == "typed"
    one.close()


def test_two_desks_dont_mix(folder: Path, tmp_path: Path, window: Window) -> None:
    """What was typed on the sample desk doesn't turn up on the real one."""
    one = window(folder)
    one.keep("log", "mine")
    one.close()
    assert window(tmp_path / "other").text("log") == ""
    assert window(folder).text("log") == "mine"


# --- files ----------------------------------------------------------------------------------------------------------


def test_what_is_finished_leaves_no_file(window: Window, texts: Texts, folder: Path) -> None:
    """Once a line is logged no copy of it lies around; the desk's own folder never gets one."""
    one = window()
    one.keep("log", "x")
    one.keep("note", "y")
    assert len(texts()) == 1
    one.keep("log", "")
    assert json.loads(texts()[0].read_text()) == {"note": "y"}
    one.keep("note", "")
    assert texts() == []
    one.keep("note", "")
    assert texts() == []
    assert not folder.exists()


def test_a_key_that_changes_nothing_writes_nothing(window: Window, texts: Texts) -> None:
    """Moving about in the line doesn't touch the disk."""
    one = window()
    one.keep("log", "x")
    (path,) = texts()
    before = path.stat()
    one.keep("log", "x")
    one.keep("note", "")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_only_its_owner_can_read_what_is_typed(window: Window, texts: Texts) -> None:
    """Half a thought is nobody else's business, whatever the umask."""
    before = os.umask(0)
    try:
        window().keep("log", "private")
    finally:
        os.umask(before)
    (path,) = texts()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"log": "x"', b"\xff\xfe", b"[]", b'"text"', b"7", b'{"log": 5}', b'{"log": ["x"]}', b"[" * 100_000],
    ids=lambda content: ascii(content[:9]),
)
def test_a_broken_file_is_nothing(window: Window, texts: Texts, content: bytes) -> None:
    """A file that was cut off or tampered with stops nobody from typing, and is written anew."""
    one = window()
    one.keep("log", "x")
    one.close()
    (path,) = texts()
    path.write_bytes(content)
    again = window()
    assert again.text("log") == ""
    again.keep("log", "new")
    again.close()
    assert window().text("log") == "new"


def test_what_is_no_text_in_a_file_costs_no_other(window: Window, texts: Texts) -> None:
    """What can be read of a file is kept."""
    one = window()
    one.keep("log", "x")
    one.close()
    texts()[0].write_text('{"log": "kept", "note": 5}')
    again = window()
    assert (again.text("log"), again.text("note")) == ("kept", "")


@pytest.mark.parametrize(
    "text", ["\udce9 latin", "\ud83d half", "\x00\x1b[2J", "x" * 100_000], ids=lambda text: ascii(text[:9])
)
def test_any_text_can_be_kept(window: Window, text: str) -> None:
    """No letter that a terminal hands over breaks the keeping."""
    one = window()
    one.keep("log", text)
    one.close()
    assert window().text("log") == text


# --- a full disk ----------------------------------------------------------------------------------------------------


def no_room(*_arguments: object, **_names: object) -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["open", "replace"])
def test_on_a_full_disk_the_text_stays_where_it_is_typed(
    window: Window, texts: Texts, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """It is said once per key that nothing can be kept; the text stays on the screen, and what was kept stays kept."""
    one = window()
    one.keep("log", "before")
    with monkeypatch.context() as full:
        full.setattr(os, step, no_room)
        with pytest.raises(DeskError, match=r"What you type can't be kept for later \(No space left on device\)\."):
            one.keep("log", "before and after")
    assert one.text("log") == "before and after"
    assert json.loads(texts()[0].read_text()) == {"log": "before"}
    one.keep("log", "before and after.")
    assert json.loads(texts()[0].read_text()) == {"log": "before and after."}


def test_once_there_is_room_the_same_text_is_kept(
    window: Window, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keeping the text again that the disk refused writes it."""
    one = window()
    with monkeypatch.context() as full:
        full.setattr(os, "open", no_room)
        with pytest.raises(DeskError):
            one.keep("log", "text")
    one.keep("log", "text")
    assert [json.loads(path.read_text()) for path in texts()] == [{"log": "text"}]


def test_a_finished_text_that_cant_be_taken_away_is_told(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is logged doesn't come back as unfinished without a word."""
    one = window()
    one.keep("log", "x")
    monkeypatch.setattr(os, "unlink", no_room)
    with pytest.raises(DeskError, match="can't be kept for later"):
        one.keep("log", "")
    assert one.text("log") == ""
