"""What a folder lies on, and which program keeps it in step."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wfhdesk.adapters import disks
from wfhdesk.adapters.disks import is_writable, nearest, network_file_system, room, sync_program

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and mounts")


def test_the_nearest_folder_that_is_there_speaks_for_one_that_isnt(tmp_path: Path) -> None:
    assert nearest(str(tmp_path / "a" / "b")) == str(tmp_path)
    assert nearest(str(tmp_path)) == str(tmp_path)
    assert is_writable(str(tmp_path / "a" / "b"))
    assert room(str(tmp_path / "a" / "b")).bytes == pytest.approx(room(str(tmp_path)).bytes, rel=0.2)


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".stfolder/", "Syncthing"),
        (".dropbox.cache/", "Dropbox"),
        (".dropbox", "Dropbox"),
        (".sync_a1b2c3.db", "Nextcloud"),
        ("._sync_a1b2c3.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
    ],
)
def test_a_program_is_known_by_its_mark_in_the_folder_or_above(tmp_path: Path, mark: str, program: str) -> None:
    desk = tmp_path / "work" / "desk"
    desk.mkdir(parents=True)
    assert sync_program(str(desk)) == ""
    if mark.endswith("/"):
        (tmp_path / mark).mkdir()
    else:
        (tmp_path / mark).write_text("")
    assert sync_program(str(desk)) == program
    assert sync_program(str(tmp_path)) == program
    assert sync_program(str(tmp_path / "not there yet" / "desk")) == program


@pytest.mark.parametrize(
    ("place", "program"),
    [
        ("OneDrive/desk", "OneDrive"),
        ("OneDrive - Initech BV/Documents/desk", "OneDrive"),
        ("Dropbox (Initech)/desk", "Dropbox"),
        ("Nextcloud2/desk", "Nextcloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud"),
        ("Library/CloudStorage/OneDrive-Initech/desk", "OneDrive"),
        ("Library/CloudStorage/Dropbox/desk", "Dropbox"),
        ("MyOneDrive/desk", ""),
        ("Library/CloudStorage", ""),
        ("Mobile Documents/desk", ""),
    ],
)
def test_a_program_is_known_by_the_name_of_its_folder(tmp_path: Path, place: str, program: str) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    assert sync_program(str(folder)) == program


def test_the_programs_own_folder_in_the_home_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert sync_program(str(tmp_path)) == ""


@posix
def test_a_link_into_a_synced_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "synced" / ".stfolder").mkdir(parents=True)
    (tmp_path / "desk").symlink_to(tmp_path / "synced")
    assert sync_program(str(tmp_path / "desk")) == "Syncthing"


def test_windows_says_where_onedrive_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cloud" / "desk").mkdir(parents=True)
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "cloud"))
    assert sync_program(str(tmp_path / "cloud" / "desk")) == "OneDrive"
    assert sync_program(str(tmp_path)) == ""


@posix
@pytest.mark.parametrize(
    ("mounts", "kind"),
    [
        ("server:/home {inside} nfs4 rw 0 0\n", "nfs4"),
        ("//server/home {inside} cifs rw 0 0\n", "cifs"),
        ("me@server: {inside} fuse.sshfs rw 0 0\n", "fuse.sshfs"),
        ("/dev/sda1 {inside} ext4 rw 0 0\n", ""),
        ("server:/home {inside} nfs4 rw 0 0\n/dev/sda1 {inside}/desk ext4 rw 0 0\n", ""),
        ("server:/home {inside} nfs4 rw 0 0\n/dev/sda1 {inside} ext4 rw 0 0\n", ""),
        ("/dev/sda1 {inside} ext4 rw 0 0\nserver:/home {inside} nfs4 rw 0 0\n", "nfs4"),
        ("server:/home {inside}/de nfs4 rw 0 0\n", ""),
        ("odd\n", ""),
    ],
)
def test_a_disk_of_the_network_is_known_by_its_mount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, kind: str
) -> None:
    inside = tmp_path / "my data"
    (inside / "desk").mkdir(parents=True)
    table = tmp_path / "mounts"
    table.write_text("/dev/sda1 / ext4 rw 0 0\n" + mounts.format(inside=str(inside).replace(" ", "\\040")))
    monkeypatch.setattr(disks, "_MOUNTS", str(table))
    assert network_file_system(str(inside / "desk")) == kind


def test_without_a_table_of_mounts_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disks, "_MOUNTS", str(tmp_path / "none"))
    assert network_file_system(str(tmp_path)) == ""


@posix
def test_files_are_counted_where_the_disk_counts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    status = os.statvfs("/")
    for total, files in ((0, None), (10, 7)):
        told = os.statvfs_result((4096, 4096, 9, 8, 5, total, 8, 7, 0, 255))
        monkeypatch.setattr(os, "statvfs", lambda _path, told=told: told)
        assert room("/") == (5 * 4096, files)
    assert status
