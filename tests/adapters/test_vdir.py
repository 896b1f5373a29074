"""A folder of events, and one whole calendar file: written whole, and nothing else touched."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from wfhdesk.adapters.calendar import vdir, whole_file
from wfhdesk.adapters.calendar.document import PRODID
from wfhdesk.domain.errors import DeskError, WrongInput

UID = "7c1c0ed0-8d6d-5f3c-9d5a-07b1b5f5a111"
OTHER = "11111111-8d6d-5f3c-9d5a-07b1b5f5a111"
OURS = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODID}\r\nEND:VCALENDAR\r\n".encode()
THEIRS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another//EN\r\nEND:VCALENDAR\r\n"

as_root = getattr(os, "geteuid", lambda: 1)() == 0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "calendars" / "work"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- a folder of events -------------------------------------------------------------------------------------------


def test_an_event_is_a_file_of_its_own_in_a_folder_for_its_owner(place: Path) -> None:
    assert vdir.read(str(place), UID) is None
    assert vdir.write(str(place), UID, b"one")
    assert (place / f"{UID}.ics").read_bytes() == vdir.read(str(place), UID) == b"one"
    assert os.listdir(place) == [f"{UID}.ics"]
    assert (mode(place), mode(place.parent), mode(place / f"{UID}.ics")) == (0o700, 0o700, 0o600)


def test_a_file_is_replaced_whole_and_keeps_who_may_read_it(place: Path) -> None:
    vdir.write(str(place), UID, b"one")
    path = place / f"{UID}.ics"
    path.chmod(0o644)
    before = path.stat().st_ino
    assert vdir.write(str(place), UID, b"another")
    assert path.read_bytes() == b"another"
    assert path.stat().st_ino != before
    assert mode(path) == 0o644


def test_a_file_that_says_the_same_is_left_alone(place: Path) -> None:
    vdir.write(str(place), UID, b"one")
    before = (place / f"{UID}.ics").stat()
    assert not vdir.write(str(place), UID, b"one")
    after = (place / f"{UID}.ics").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_taken_away_is_gone_and_nothing_else(place: Path) -> None:
    vdir.write(str(place), UID, b"one")
    (place / "someone.ics").write_bytes(THEIRS)
    (place / "color").write_text("#123456")
    vdir.write(str(place), OTHER, b"two")
    assert vdir.remove(str(place), UID)
    assert not vdir.remove(str(place), UID)
    assert not vdir.remove(str(place.parent / "nowhere"), UID)
    assert sorted(os.listdir(place)) == sorted(["color", "someone.ics", f"{OTHER}.ics"])
    assert (place / "someone.ics").read_bytes() == THEIRS


def test_an_unfinished_file_has_a_name_that_synchronizers_leave_alone(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By vdirsyncer: what doesn't end in .ics, and what ends in .tmp; by the vdir format: what begins with a dot."""
    seen: list[str] = []
    sync = os.fsync

    def looking(number: int) -> None:
        seen.extend(os.listdir(place))
        sync(number)

    vdir.write(str(place), UID, b"one")
    monkeypatch.setattr(os, "fsync", looking)
    vdir.write(str(place), UID, b"two")
    seen.remove(f"{UID}.ics")
    (unfinished,) = seen
    assert unfinished.startswith(".")
    assert unfinished.endswith(".tmp")
    assert os.listdir(place) == [f"{UID}.ics"]


@pytest.mark.parametrize(
    "uid", ["", ".", "..", "../x", "a/b", "/etc/passwd", "a\nb", ".hidden", "a\x00b", "é", "x" * 101]
)
def test_no_uid_leads_elsewhere(place: Path, uid: str) -> None:
    for act in (
        lambda: vdir.write(str(place), uid, b"x"),
        lambda: vdir.read(str(place), uid),
        lambda: vdir.remove(str(place), uid),
    ):
        with pytest.raises(DeskError, match="is no name of an event"):
            act()
    assert not place.exists()


# --- what stands in the way ---------------------------------------------------------------------------------------


def stand_in_the_way(kind: str, path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        target.write_bytes(OURS)
        path.symlink_to(target)
    elif kind == "dangling link":
        path.symlink_to(target)
    else:
        os.mkfifo(path)


@pytest.mark.parametrize("kind", ["folder", "link", "dangling link", "pipe"])
def test_what_is_no_plain_file_is_told_and_left(place: Path, tmp_path: Path, kind: str) -> None:
    path, target = place / f"{UID}.ics", tmp_path / "target"
    stand_in_the_way(kind, path, target)
    before = os.lstat(path)
    for act in (
        lambda: vdir.write(str(place), UID, b"x"),
        lambda: vdir.read(str(place), UID),
        lambda: vdir.remove(str(place), UID),
        lambda: whole_file.write(str(path), OURS),
    ):
        with pytest.raises(DeskError, match="is no plain file; name another one, or take that away"):
            act()
    assert os.lstat(path) == before
    assert os.listdir(place) == [path.name]
    assert target.exists() == (kind == "link")
    assert kind != "link" or target.read_bytes() == OURS


@pytest.mark.parametrize("kind", ["file", "dangling link", "below a file"])
def test_a_folder_that_is_none_is_told(place: Path, tmp_path: Path, kind: str) -> None:
    place.parent.mkdir()
    if kind == "dangling link":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.write_bytes(b"mine")
    folder = place / "below" if kind == "below a file" else place
    with pytest.raises(DeskError, match=r"\(.+\)\.$"):
        vdir.write(str(folder), UID, b"x")
    assert kind == "dangling link" or place.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_link_to_a_folder_is_followed(place: Path, tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    place.parent.mkdir()
    place.symlink_to(tmp_path / "synced")
    assert vdir.write(str(place), UID, b"x")
    assert (tmp_path / "synced" / f"{UID}.ics").read_bytes() == b"x"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_disk_that_takes_nothing_leaves_all_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    vdir.write(str(place), UID, b"one")
    whole_file.write(str(place / "my.ics"), OURS)

    def full(_number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    acts: list[Callable[[], bool]] = [
        lambda: vdir.write(str(place), UID, b"two"),
        lambda: vdir.write(str(place), OTHER, b"two"),
        lambda: whole_file.write(str(place / "my.ics"), OURS + OURS),
    ]
    for act in acts:
        with pytest.raises(DeskError) as said:
            act()
        assert os.strerror(number) in str(said.value)
    assert sorted(os.listdir(place)) == sorted([f"{UID}.ics", "my.ics"])
    assert (place / f"{UID}.ics").read_bytes() == b"one"
    assert (place / "my.ics").read_bytes() == OURS


@pytest.mark.skipif(as_root, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(place: Path) -> None:
    vdir.write(str(place), UID, b"one")
    place.chmod(0o500)
    try:
        with pytest.raises(DeskError, match="Permission denied"):
            vdir.write(str(place), UID, b"two")
        with pytest.raises(DeskError, match="Permission denied"):
            vdir.remove(str(place), UID)
    finally:
        place.chmod(0o700)
    assert vdir.read(str(place), UID) == b"one"


def test_what_may_not_be_done_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder of somebody else's; root, who runs some tests, may do all."""
    vdir.write(str(place), UID, b"one")

    def refused(*_said: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as refusing:
        refusing.setattr(os, "replace", refused)
        with pytest.raises(DeskError, match=r"could not be written \(Permission denied\)"):
            vdir.write(str(place), UID, b"two")
    with monkeypatch.context() as refusing:
        refusing.setattr(os, "unlink", refused)
        with pytest.raises(DeskError, match=r"could not be taken away \(Permission denied\)"):
            vdir.remove(str(place), UID)
    with monkeypatch.context() as refusing:
        refusing.setattr(os, "mkdir", refused)
        with pytest.raises(DeskError, match=r"could not be made \(Permission denied\)"):
            vdir.write(str(place / "below"), UID, b"two")
    assert os.listdir(place) == [f"{UID}.ics"]
    assert vdir.read(str(place), UID) == b"one"


# --- one whole file -----------------------------------------------------------------------------------------------


def test_a_calendar_file_is_written_over_one_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "my.ics"
    assert whole_file.write(str(path), OURS)
    assert mode(path) == 0o600
    assert not whole_file.write(str(path), OURS)
    path.chmod(0o644)
    newer = OURS.replace(b"VERSION", b"METHOD:PUBLISH\r\nVERSION")
    assert whole_file.write(str(path), newer)
    assert path.read_bytes() == newer
    assert mode(path) == 0o644
    assert os.listdir(tmp_path) == ["my.ics"]


def test_a_calendar_file_in_the_folder_one_is_in_needs_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert whole_file.write("my.ics", OURS)
    assert os.listdir(tmp_path) == ["my.ics"]


@pytest.mark.parametrize(
    "data",
    [
        THEIRS,
        b"my notes\n",
        OURS + THEIRS,
        THEIRS.replace(b"Another", b"Not -//wfhdesk// but another"),
        b"SUMMARY:PRODID:-//wfhdesk//\r\n",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    ],
)
def test_another_programs_file_is_never_written_over(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "my.ics"
    path.write_bytes(data)
    with pytest.raises(WrongInput, match="was not made by wfhdesk"):
        whole_file.write(str(path), OURS)
    assert path.read_bytes() == data
    assert os.listdir(tmp_path) == ["my.ics"]


@pytest.mark.parametrize(
    "data", [b"", b"\n", OURS.replace(b"\r\n", b"\n"), OURS.replace(b"PRODID:", b"prodid;X-A=b:"), OURS + OURS]
)
def test_an_empty_file_and_one_of_ours_that_was_edited_may_be_written_over(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "my.ics"
    path.write_bytes(data)
    assert whole_file.write(str(path), THEIRS)
    assert path.read_bytes() == THEIRS


def test_a_folder_that_is_missing_is_not_made_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"could not be written \(No such file or directory\)"):
        whole_file.write(str(tmp_path / "tpyo" / "my.ics"), OURS)
    assert os.listdir(tmp_path) == []
