"""The settings file as a file: read, changed, written whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from wfhdesk.adapters import config_file
from wfhdesk.domain.errors import DeskError

FRESH = '# fresh\n\n[me]\n# the name\nname = ""\n\n[team]\nemails = []\n'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_what_isnt_there_says_nothing(path: Path) -> None:
    assert config_file.read(str(path)) == {}
    assert config_file.text_of(str(path)) == ""
    path.write_text(" \n\n")
    assert config_file.read(str(path)) == {}


def test_a_change_begins_with_the_fresh_text_where_there_is_no_file(path: Path) -> None:
    config_file.change(str(path), FRESH, "me", "name", "Ana")
    assert path.read_text() == FRESH.replace('""', '"Ana"')
    config_file.change(str(path), FRESH, "team", "emails", ["a@b.nl", "c@d.nl"])
    assert path.read_text() == FRESH.replace('""', '"Ana"').replace("[]", '["a@b.nl", "c@d.nl"]')


def test_a_change_leaves_the_rest_byte_for_byte(path: Path) -> None:
    text = (
        "# é 🎉\nx=1#y\n\n\n[ me ]\n\tname = '''a\nb''' # c\nother = 0x1F\ndate = 2026-11-20 09:00:00\n"
        "[[list]]\na = 1\n[[list]]\na = 2\n"
    )
    path.write_text(text)
    config_file.change(str(path), FRESH, "me", "name", "Ana")
    assert path.read_text() == text.replace("'''a\nb'''", '"Ana"')


def test_a_section_that_is_missing_comes_last(path: Path) -> None:
    path.write_text("[other]\nx = 1\n")
    config_file.change(str(path), FRESH, "me", "name", "Ana")
    assert config_file.read(str(path)) == {"other": {"x": 1}, "me": {"name": "Ana"}}
    assert path.read_text().startswith("[other]\nx = 1\n")


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"[me\n", "at line 1, column 4"),
        (b'[me]\nname = "x\n', "line 2"),
        (b"a = 1\n\nb = \n", "line 3"),
        (b"[me]\nname = 1\nname = 2\n", "line 3"),
        (b"a = 1\r\nb = [1,\r\n", ""),
        (b'a = "\xe9"\n', "utf-8"),
    ],
)
def test_broken_toml_is_an_error_that_says_where(path: Path, data: bytes, where: str) -> None:
    path.write_bytes(data)
    for act in (
        lambda: config_file.read(str(path)),
        lambda: config_file.parse(data, str(path)),
        lambda: config_file.change(str(path), FRESH, "me", "name", "Ana"),
    ):
        with pytest.raises(DeskError, match=r"config\.toml is no sound TOML: ") as said:
            act()
        assert where in str(said.value)
    assert path.read_bytes() == data
    assert os.listdir(path.parent) == ["config.toml"]


def test_the_text_of_a_broken_file_can_still_be_mended(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf[me\r\n\xff\r\n")
    assert config_file.text_of(str(path)) == "[me\n�\n"


def test_a_file_is_replaced_whole_for_its_owner(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text("old")
    path.chmod(0o644)
    inode = path.stat().st_ino
    config_file.write(str(path), "new 🎉\n")
    assert path.read_bytes() == "new 🎉\n".encode()
    assert path.stat().st_ino != inode
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match=r"could not be written \(No space left on device\); it is as it was"):
        config_file.write(str(path), "newer")
    assert path.read_bytes() == "new 🎉\n".encode()


def test_a_folder_that_is_missing_is_made_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "config.toml"
    config_file.write(str(path), "x")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles" / "wfhdesk.toml"
    target.parent.mkdir()
    target.write_text(FRESH)
    link = tmp_path / "config.toml"
    link.symlink_to(target)
    config_file.change(str(link), FRESH, "me", "name", "Ana")
    assert link.is_symlink()
    assert '"Ana"' in target.read_text()


@pytest.mark.parametrize("place", ["folder", "below"])
def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    path = str(tmp_path / "folder") if place == "folder" else str(tmp_path / "file" / "config.toml")
    for act in (
        lambda: config_file.read(path),
        lambda: config_file.text_of(path),
        lambda: config_file.change(path, FRESH, "me", "name", "Ana"),
        lambda: config_file.write(path, "x"),
    ):
        with pytest.raises(DeskError, match=r"(can't be read|could not be written) \("):
            act()
